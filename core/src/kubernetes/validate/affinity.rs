//! V54 to V56: on which nodes Pods may run.

use k8s_openapi::api::core::v1::{Affinity, NodeSelectorRequirement, PodAffinityTerm, PodSpec};

use super::grammar::{is_label_key, is_label_value};
use super::view::{Objects, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    let Some(workload) = Workload::of(object) else { return };
    let Some(pod) = workload.pod() else { return };
    let field = workload.pod_field().key("affinity");
    let affinity = pod.affinity.as_ref();
    for requirement in affinity.into_iter().flat_map(node_requirements) {
        findings.require(
            is_valid(requirement),
            Rule::NodeAffinities,
            (field, "asks for what no node can have"),
        );
    }
    findings.require(
        has_topology_keys(pod),
        Rule::TopologyKeys,
        (field, "does not say over which nodes Pods are spread"),
    );
    for term in affinity.into_iter().flat_map(required_terms) {
        let near = term.label_selector.as_ref();
        let met = near.is_some_and(|near| objects.index.selected(near).next().is_some());
        findings.require(
            met,
            Rule::PodAffinities,
            (field, "wants to be near Pods that this application does not have"),
        );
    }
}

fn node_requirements(affinity: &Affinity) -> impl Iterator<Item = &NodeSelectorRequirement> {
    let nodes = affinity.node_affinity.iter();
    let required = nodes.clone().flat_map(|nodes| {
        let required = nodes.required_during_scheduling_ignored_during_execution.iter();
        required.flat_map(|selector| &selector.node_selector_terms)
    });
    let preferred = nodes.flat_map(|nodes| {
        let preferred = nodes.preferred_during_scheduling_ignored_during_execution.iter().flatten();
        preferred.map(|preferred| &preferred.preference)
    });
    required.chain(preferred).flat_map(|term| term.match_expressions.iter().flatten())
}

fn is_valid(requirement: &NodeSelectorRequirement) -> bool {
    let values = requirement.values.as_deref().unwrap_or_default();
    let good = match requirement.operator.as_str() {
        "In" | "NotIn" => !values.is_empty() && values.iter().all(|value| is_label_value(value)),
        "Exists" | "DoesNotExist" => values.is_empty(),
        "Gt" | "Lt" => matches!(values, [value] if value.parse::<i64>().is_ok()),
        _ => false,
    };
    good && is_label_key(&requirement.key)
}

fn has_topology_keys(pod: &PodSpec) -> bool {
    let spread = pod.topology_spread_constraints.iter().flatten();
    let mut spread = spread.map(|constraint| constraint.topology_key.as_str());
    let affinity = pod.affinity.as_ref();
    let mut terms = affinity.into_iter().flat_map(|affinity| required_terms(affinity).chain(apart(affinity)));
    spread.all(is_label_key) && terms.all(|term| is_label_key(&term.topology_key))
}

fn required_terms(affinity: &Affinity) -> impl Iterator<Item = &PodAffinityTerm> {
    let near = affinity.pod_affinity.iter();
    near.flat_map(|near| near.required_during_scheduling_ignored_during_execution.iter().flatten())
}

fn apart(affinity: &Affinity) -> impl Iterator<Item = &PodAffinityTerm> {
    let apart = affinity.pod_anti_affinity.iter();
    apart.flat_map(|apart| apart.required_during_scheduling_ignored_during_execution.iter().flatten())
}
