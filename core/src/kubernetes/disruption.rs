//! How many Pods of a workload may be missing while nodes are emptied.

use k8s_openapi::api::policy::v1::{PodDisruptionBudget, PodDisruptionBudgetSpec};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::choices::Budget;
use super::metadata;
use super::object::Object;
use super::plan::{Plan, Pod};

/// The disruption budget of a workload, if it has one.
pub(crate) fn budget(pod: &Pod<'_>, plan: &Plan<'_>) -> Option<Object> {
    let (max_unavailable, min_available) = match pod.chosen.budget.as_ref()? {
        Budget::MaxUnavailable(amount) => (Some(number_or_share(amount)), None),
        Budget::MinAvailable(amount) => (None, Some(number_or_share(amount))),
    };
    Some(Object::PodDisruptionBudget(PodDisruptionBudget {
        metadata: plan.identity.metadata(&pod.name, &pod.name),
        spec: Some(PodDisruptionBudgetSpec {
            max_unavailable,
            min_available,
            selector: Some(metadata::matching(plan.identity.selector(&pod.name))),
            // Otherwise a Pod that never becomes ready keeps its node from being emptied.
            unhealthy_pod_eviction_policy: Some("AlwaysAllow".to_owned()),
        }),
        status: None,
    }))
}

fn number_or_share(text: &str) -> IntOrString {
    text.parse().map_or_else(|_| IntOrString::String(text.to_owned()), IntOrString::Int)
}
