//! The accounts that Pods have towards the API server.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::ServiceAccount;

use super::choices::Account;
use super::object::Object;
use super::plan::{Plan, Pod};
use super::validate::External;
use crate::ordered::Ordered;

/// The accounts that are to be written, each once.
pub(crate) fn accounts(plan: &Plan<'_>) -> Vec<Object> {
    let mut accounts: BTreeMap<&str, (&Pod<'_>, &Account)> = BTreeMap::new();
    for pod in &plan.pods {
        if let Some(account) = pod.chosen.account.as_ref().filter(|account| account.create) {
            accounts.entry(&account.name).or_insert((pod, account));
        }
    }
    accounts.into_values().map(|(pod, asked)| Object::ServiceAccount(account(pod, asked, plan))).collect()
}

fn account(pod: &Pod<'_>, asked: &Account, plan: &Plan<'_>) -> ServiceAccount {
    ServiceAccount {
        metadata: plan.identity.annotated(&asked.name, &pod.name, asked.annotations.clone()),
        automount_service_account_token: asked.token,
        ..ServiceAccount::default()
    }
}

/// Whether an account of this name is to be written.
pub(crate) fn is_written(name: &str, plan: &Plan<'_>) -> bool {
    let mut accounts = plan.pods.iter().filter_map(|pod| pod.chosen.account.as_ref());
    accounts.any(|account| account.create && account.name == name)
}

/// The accounts that exist already.
pub(crate) fn existing(plan: &Plan<'_>) -> External {
    let accounts = plan.pods.iter().filter_map(|pod| pod.chosen.account.as_ref());
    let existing = accounts.filter(|account| !account.create);
    existing.map(|account| ("ServiceAccount", account.name.clone())).ordered_set()
}
