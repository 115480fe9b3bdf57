//! What the user asks for a workload beyond Compose: how it runs, how many Pods it has, what they are like.

use k8s_openapi::api::core::v1::Toleration;

use super::pods::Kind;
use crate::diagnostic::Diagnostics;
use crate::kubernetes::choices::{Account, Autoscaler, Budget, Choices, Cron, Limits, Said};
use crate::kubernetes::metadata::Pairs;
use crate::model::x_kubernetes::XToleration;
use crate::yaml::decode::Int;

/// What is asked for a workload.
#[derive(Debug, Default)]
pub(crate) struct Chosen {
    pub(crate) cron: Option<Cron>,
    pub(crate) limits: Limits,
    pub(crate) autoscaler: Option<Said<Autoscaler>>,
    pub(crate) budget: Option<Budget>,
    pub(crate) account: Option<Account>,
    pub(crate) pull_secrets: Vec<String>,
    pub(crate) node_selector: Pairs,
    pub(crate) tolerations: Vec<Toleration>,
    pub(crate) priority_class: Option<String>,
    pub(crate) pod_labels: Pairs,
    pub(crate) pod_annotations: Pairs,
    pub(crate) labels: Pairs,
    pub(crate) annotations: Pairs,
}

impl Chosen {
    /// What is asked for the workload of a service of some kind, with some Pods.
    pub(super) fn of(
        choices: &Choices<'_>,
        key: &str,
        (kind, replicas): (Kind, i32),
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let autoscaler = autoscaler(choices, key, kind, diagnostics);
        let several = autoscaler.as_ref().map_or(replicas, |scaler| scaler.value.min) > 1;
        Self {
            cron: choices.cron(key, diagnostics),
            limits: choices.limits(key, kind.is_job(), diagnostics),
            budget: budget(choices, key, (kind, several), diagnostics),
            autoscaler,
            account: choices.account(key, diagnostics),
            pull_secrets: Vec::new(),
            node_selector: choices.node_selector(key, diagnostics),
            tolerations: Vec::new(),
            priority_class: choices.priority_class(key, diagnostics),
            pod_labels: choices.pod_labels(key, diagnostics),
            pod_annotations: choices.pod_annotations(key, diagnostics),
            labels: choices.workload_labels(key, diagnostics),
            annotations: choices.workload_annotations(key, diagnostics),
        }
    }

    /// Takes in what each service of a Pod may ask for.
    pub(super) fn join(&mut self, choices: &Choices<'_>, key: &str, diagnostics: &mut Diagnostics) {
        for secret in choices.pull_secrets(key, diagnostics) {
            if !self.pull_secrets.contains(&secret) {
                self.pull_secrets.push(secret);
            }
        }
        for toleration in choices.tolerations(key, diagnostics).iter().map(toleration) {
            if !self.tolerations.contains(&toleration) {
                self.tolerations.push(toleration);
            }
        }
    }

    /// The most Pods that run at the same time.
    pub(crate) fn most(&self, replicas: i32) -> i32 {
        self.autoscaler.as_ref().map_or(replicas, |scaler| scaler.value.max)
    }
}

fn autoscaler(
    choices: &Choices<'_>,
    key: &str,
    kind: Kind,
    diagnostics: &mut Diagnostics,
) -> Option<Said<Autoscaler>> {
    let said = choices.autoscaler(key, diagnostics)?;
    if !kind.is_scalable() {
        let message =
            format!("`{key}` is a {}, and the number of its Pods cannot follow the load", kind.word());
        diagnostics.push(
            said.refused(message)
                .help("remove the autoscaler, or make the service a Deployment or a StatefulSet"),
        );
        return None;
    }
    Some(said)
}

fn budget(
    choices: &Choices<'_>,
    key: &str,
    (kind, several): (Kind, bool),
    diagnostics: &mut Diagnostics,
) -> Option<Budget> {
    let Some(said) = choices.budget(key, diagnostics) else {
        let wanted = choices.budgets_for_all() && kind.is_scalable() && several;
        return wanted.then(|| Budget::MaxUnavailable("1".to_owned()));
    };
    if !kind.is_scalable() {
        let message = format!("`{key}` is a {}, which has no disruption budget", kind.word());
        diagnostics.push(
            said.refused(message).help("remove `pdb`, or make the service a Deployment or a StatefulSet"),
        );
        return None;
    }
    Some(said.value)
}

fn toleration(asked: &XToleration) -> Toleration {
    Toleration {
        effect: asked.effect.map(|effect| effect.word().to_owned()),
        key: asked.key.as_ref().map(|key| key.value.clone()),
        operator: asked.operator.map(|operator| operator.word().to_owned()),
        toleration_seconds: asked.toleration_seconds.map(|Int(seconds)| seconds),
        value: asked.value.as_ref().map(|value| value.value.0.clone()),
    }
}
