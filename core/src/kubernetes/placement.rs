//! On which nodes Pods run.

use k8s_openapi::api::core::v1::{
    Affinity, NodeAffinity, NodeSelector, NodeSelectorRequirement, NodeSelectorTerm, PodAffinity,
    PodAffinityTerm, PodAntiAffinity, TopologySpreadConstraint,
};

use super::metadata::{self, Pairs};
use super::names;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Placement, Service};
use crate::source::Place;

const HOSTNAME: &str = "kubernetes.io/hostname";
const OS: &str = "kubernetes.io/os";
const ARCH: &str = "kubernetes.io/arch";

/// The affinity of the Pod that some services share; `together` are marks of claims that tie Pods to one node.
pub(crate) fn affinity(
    services: &[&Service],
    selector: &Pairs,
    together: &[Pairs],
    diagnostics: &mut Diagnostics,
) -> Option<Affinity> {
    let mut nodes = Vec::new();
    for service in services {
        if let Some(placement) = placement(service) {
            nodes.extend(constraints(placement, diagnostics));
        }
        nodes.extend(platform(service, diagnostics));
    }
    let term = |labels: &Pairs| PodAffinityTerm {
        label_selector: Some(metadata::matching(labels.clone())),
        topology_key: HOSTNAME.to_owned(),
        ..PodAffinityTerm::default()
    };
    let apart = services.first().and_then(|service| per_node(service)).is_some_and(|(count, _)| count == 1);
    let affinity = Affinity {
        node_affinity: (!nodes.is_empty()).then(|| node_affinity(nodes)),
        pod_affinity: (!together.is_empty()).then(|| PodAffinity {
            required_during_scheduling_ignored_during_execution: Some(together.iter().map(term).collect()),
            ..PodAffinity::default()
        }),
        pod_anti_affinity: apart.then(|| PodAntiAffinity {
            required_during_scheduling_ignored_during_execution: Some(vec![term(selector)]),
            ..PodAntiAffinity::default()
        }),
    };
    (affinity != Affinity::default()).then_some(affinity)
}

fn placement(service: &Service) -> Option<&Placement> {
    service.deploy.as_ref()?.placement.as_ref()
}

/// How many Pods may run on one node, if there is a limit.
pub(crate) fn per_node(service: &Service) -> Option<(i32, Place)> {
    let placement = placement(service)?;
    let count = i32::try_from(placement.max_replicas_per_node?.0).unwrap_or(i32::MAX);
    (count > 0).then(|| (count, placement.origin.value("max_replicas_per_node")))
}

fn node_affinity(expressions: Vec<NodeSelectorRequirement>) -> NodeAffinity {
    let term = NodeSelectorTerm { match_expressions: Some(expressions), match_fields: None };
    NodeAffinity {
        required_during_scheduling_ignored_during_execution: Some(NodeSelector {
            node_selector_terms: vec![term],
        }),
        ..NodeAffinity::default()
    }
}

fn constraints(placement: &Placement, diagnostics: &mut Diagnostics) -> Vec<NodeSelectorRequirement> {
    let mut expressions = Vec::new();
    for (index, text) in placement.constraints.iter().enumerate() {
        if let Some(expression) = constraint(text) {
            expressions.push(expression);
            continue;
        }
        let place = super::place::item(&placement.origin, "constraints", index, text.span);
        let message = format!("`{}` has no counterpart on Kubernetes nodes", text.value);
        diagnostics.push(
            Diagnostic::new(codes::PLACEMENT_UNSUPPORTED, place, message)
                .help("label the nodes with `kubectl label node` and write `node.labels.NAME == VALUE`"),
        );
    }
    expressions
}

fn constraint(text: &str) -> Option<NodeSelectorRequirement> {
    let (key, equal, value) = match text.split_once("!=") {
        Some((key, value)) => (key.trim(), false, value.trim()),
        None => text.split_once("==").map(|(key, value)| (key.trim(), true, value.trim()))?,
    };
    let (key, value) = match key {
        "node.hostname" => (HOSTNAME, value),
        "node.platform.os" | "engine.labels.operatingsystem" => (OS, value),
        "node.platform.arch" => (ARCH, architecture(value)),
        "node.role" => {
            let worker = matches!((value, equal), ("worker", true) | ("manager", false));
            return worker.then(|| NodeSelectorRequirement {
                key: "node-role.kubernetes.io/control-plane".to_owned(),
                operator: "DoesNotExist".to_owned(),
                values: None,
            });
        }
        _ => {
            let label = key.strip_prefix("node.labels.").or_else(|| key.strip_prefix("engine.labels."))?;
            (label, value)
        }
    };
    (names::is_qualified(key) && names::is_label_value(value)).then(|| requirement(key, equal, value))
}

fn requirement(key: &str, equal: bool, value: &str) -> NodeSelectorRequirement {
    NodeSelectorRequirement {
        key: key.to_owned(),
        operator: if equal { "In" } else { "NotIn" }.to_owned(),
        values: Some(vec![value.to_owned()]),
    }
}

fn architecture(name: &str) -> &str {
    match name {
        "x86_64" => "amd64",
        "aarch64" => "arm64",
        "i386" | "i686" => "386",
        _ if name.starts_with("armv") => "arm",
        _ => name,
    }
}

fn platform(service: &Service, diagnostics: &mut Diagnostics) -> Vec<NodeSelectorRequirement> {
    let Some(platform) = service.platform.as_deref().filter(|platform| !platform.is_empty()) else {
        return Vec::new();
    };
    let mut parts = platform.split('/');
    let (first, arch, variant) = (parts.next().unwrap_or(""), parts.next(), parts.next());
    let (os, arch) = match arch {
        None if matches!(first, "linux" | "windows") => (Some(first), None),
        None => (None, Some(first)),
        Some(_) => (Some(first), arch),
    };
    if let Some(variant) = variant {
        let message = format!("the variant `{variant}` is left out, because nodes do not tell theirs");
        let place = service.origin.value("platform");
        diagnostics.push(Diagnostic::new(codes::PLATFORM_VARIANT_DROPPED, place, message));
    }
    let os = os.map(|os| requirement(OS, true, os));
    os.into_iter().chain(arch.map(|arch| requirement(ARCH, true, architecture(arch)))).collect()
}

/// How the Pods of a service are spread over nodes.
pub(crate) fn spread(
    service: &Service,
    selector: &Pairs,
    diagnostics: &mut Diagnostics,
) -> Option<Vec<TopologySpreadConstraint>> {
    let mut constraints = Vec::new();
    let constraint = |key: &str, skew: i32, strict: bool| TopologySpreadConstraint {
        label_selector: Some(metadata::matching(selector.clone())),
        max_skew: skew,
        topology_key: key.to_owned(),
        when_unsatisfiable: if strict { "DoNotSchedule" } else { "ScheduleAnyway" }.to_owned(),
        ..TopologySpreadConstraint::default()
    };
    for preference in placement(service).into_iter().flat_map(|placement| &placement.preferences) {
        let place = preference.origin.value("spread");
        let spread = preference.spread.as_deref().unwrap_or("");
        let key = match spread {
            "node.hostname" => Some(HOSTNAME),
            _ => spread.strip_prefix("node.labels.").filter(|key| names::is_qualified(key)),
        };
        if let Some(key) = key {
            let said = constraints.iter().any(|known: &TopologySpreadConstraint| known.topology_key == key);
            constraints.extend((!said).then(|| constraint(key, 1, false)));
            let message =
                format!("Pods are spread over `{key}`, together with all other preferences at once");
            diagnostics.push(Diagnostic::new(codes::PREFERENCE_APPROXIMATED, place, message));
        } else {
            let message = format!("`{spread}` has no counterpart");
            diagnostics.push(
                Diagnostic::new(codes::PLACEMENT_UNSUPPORTED, place, message)
                    .help("label the nodes and write `node.labels.NAME`"),
            );
        }
    }
    if let Some((count, place)) = per_node(service).filter(|(count, _)| *count > 1) {
        constraints.push(constraint(HOSTNAME, count, true));
        let message = format!("no node gets more than {count} Pods above the emptiest one");
        diagnostics.push(Diagnostic::new(codes::MAX_REPLICAS_APPROXIMATED, place, message));
    }
    (!constraints.is_empty()).then_some(constraints)
}
