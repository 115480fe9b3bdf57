//! V100: labels that are asked for.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{Affinity, PodAffinityTerm, PodSpec};
use k8s_openapi::api::networking::v1::NetworkPolicySpec;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, LabelSelectorRequirement};

use super::grammar::{is_label_key, is_label_value};
use super::view::{Labels, Objects, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    let mut good = true;
    if let Some(workload) = Workload::of(object) {
        good = workload.selector.is_none_or(is_selector) && workload.pod().is_none_or(of_pod);
    } else if let Object::Service(service) = object {
        good = service.spec.iter().flat_map(|spec| &spec.selector).all(are_labels);
    } else if let Object::NetworkPolicy(policy) = object {
        good = policy.spec.iter().flat_map(of_policy).all(is_selector);
    } else if let Object::PodDisruptionBudget(budget) = object {
        good = budget.spec.iter().flat_map(|spec| &spec.selector).all(is_selector);
    }
    findings.require(good, Rule::Selectors, ("spec", "asks for labels that nothing can have"));
}

fn of_pod(pod: &PodSpec) -> bool {
    let spread = pod.topology_spread_constraints.iter().flatten();
    let spread = spread.filter_map(|spread| spread.label_selector.as_ref());
    let terms = pod.affinity.iter().flat_map(terms);
    let mut selectors = spread.chain(terms.filter_map(|term| term.label_selector.as_ref()));
    selectors.all(is_selector) && pod.node_selector.iter().all(are_labels)
}

/// To which Pods a Pod wants to be near, and from which far.
fn terms(affinity: &Affinity) -> Vec<&PodAffinityTerm> {
    let mut terms = Vec::new();
    let (near, far) = (affinity.pod_affinity.as_ref(), affinity.pod_anti_affinity.as_ref());
    let must = near.and_then(|near| near.required_during_scheduling_ignored_during_execution.as_ref());
    let must_not = far.and_then(|far| far.required_during_scheduling_ignored_during_execution.as_ref());
    terms.extend(must.into_iter().chain(must_not).flatten());
    let near = near.and_then(|near| near.preferred_during_scheduling_ignored_during_execution.as_ref());
    let far = far.and_then(|far| far.preferred_during_scheduling_ignored_during_execution.as_ref());
    terms.extend(near.into_iter().chain(far).flatten().map(|preferred| &preferred.pod_affinity_term));
    terms
}

fn of_policy(spec: &NetworkPolicySpec) -> Vec<&LabelSelector> {
    let from = spec.ingress.iter().flatten().flat_map(|rule| rule.from.iter().flatten());
    let to = spec.egress.iter().flatten().flat_map(|rule| rule.to.iter().flatten());
    let peers = from.chain(to).flat_map(|peer| peer.pod_selector.iter().chain(&peer.namespace_selector));
    spec.pod_selector.iter().chain(peers).collect()
}

fn is_selector(selector: &LabelSelector) -> bool {
    selector.match_labels.iter().all(are_labels)
        && selector.match_expressions.iter().flatten().all(is_requirement)
}

fn are_labels(labels: &Labels) -> bool {
    let good = |(key, value): (&String, &String)| is_label_key(key) && is_label_value(value);
    BTreeMap::iter(labels).all(good)
}

fn is_requirement(requirement: &LabelSelectorRequirement) -> bool {
    let values = requirement.values.as_deref().unwrap_or_default();
    let operator = match requirement.operator.as_str() {
        "In" | "NotIn" => !values.is_empty() && values.iter().all(|value| is_label_value(value)),
        "Exists" | "DoesNotExist" => values.is_empty(),
        _ => false,
    };
    operator && is_label_key(&requirement.key)
}
