//! NetworkPolicies: services that share no network cannot reach each other.

use std::iter;

use k8s_openapi::api::networking::v1::{
    NetworkPolicy, NetworkPolicyEgressRule, NetworkPolicyIngressRule, NetworkPolicyPeer, NetworkPolicyPort,
    NetworkPolicySpec,
};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::metadata::{self, Pairs, mark, matching};
use super::names;
use super::object::Object;
use super::plan::networks::{self, Attached, Net};
use super::plan::{Plan, Pod};
use crate::diagnostic::Diagnostics;
use crate::ordered::Ordered;

/// All policies of a project.
pub(crate) fn policies(plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> Vec<Object> {
    let mut policies = Vec::new();
    let alone = |pod: &&Pod<'_>| pod.attached == Attached::Nothing && !plan.networks.never;
    for pod in plan.pods.iter().filter(alone) {
        policies.push(no_network(pod, plan));
    }
    if plan.networks.policies {
        for (key, net) in &plan.networks.used {
            policies.push(network(key, net, plan, diagnostics));
        }
        policies.extend(plan.pods.iter().filter_map(|pod| published(pod, plan)));
    }
    networks::report(&plan.application.project, &plan.networks, policies.len(), diagnostics);
    policies.into_iter().map(Object::NetworkPolicy).collect()
}

fn types(egress: bool) -> Vec<String> {
    let types = if egress { &["Ingress", "Egress"][..] } else { &["Ingress"] };
    types.iter().map(|word| (*word).to_owned()).collect()
}

/// Nothing in, nothing out.
fn no_network(pod: &Pod<'_>, plan: &Plan<'_>) -> NetworkPolicy {
    NetworkPolicy {
        metadata: plan.identity.metadata(&names::derive(&pod.name, "-no-network"), &pod.name),
        spec: Some(NetworkPolicySpec {
            pod_selector: Some(matching(plan.identity.selector(&pod.name))),
            policy_types: Some(types(true)),
            ..NetworkPolicySpec::default()
        }),
    }
}

/// The Pods of a network may speak to each other.
fn network(key: &str, net: &Net, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> NetworkPolicy {
    let mark = mark("network", &net.label);
    let pods = matching(plan.identity.marked(mark.clone()));
    let peer = if net.external {
        NetworkPolicyPeer {
            namespace_selector: Some(LabelSelector::default()),
            pod_selector: Some(matching(iter::once((mark, "true".to_owned())).ordered_map())),
            ip_block: None,
        }
    } else {
        NetworkPolicyPeer { pod_selector: Some(pods.clone()), ..NetworkPolicyPeer::default() }
    };
    let name = names::label(&format!("network-{}", net.label), names::LABEL).unwrap_or_default();
    let labels = plan.application.project.networks.get(key);
    let annotations = labels.map_or_else(Pairs::new, |network| {
        metadata::annotations(&network.labels, &network.origin, "labels", diagnostics)
    });
    let restricted = plan.networks.has_internal();
    NetworkPolicy {
        metadata: plan.identity.annotated(&name, &name, annotations),
        spec: Some(NetworkPolicySpec {
            egress: restricted.then(|| egress(net, &peer)),
            ingress: Some(vec![NetworkPolicyIngressRule { from: Some(vec![peer]), ports: None }]),
            pod_selector: Some(pods),
            policy_types: Some(types(restricted)),
        }),
    }
}

/// From an internal network only its own Pods and the DNS of the cluster can be reached.
fn egress(net: &Net, peer: &NetworkPolicyPeer) -> Vec<NetworkPolicyEgressRule> {
    if !net.internal {
        return vec![NetworkPolicyEgressRule::default()];
    }
    let namespace =
        iter::once(("kubernetes.io/metadata.name".to_owned(), "kube-system".to_owned())).ordered_map();
    let dns =
        NetworkPolicyPeer { namespace_selector: Some(matching(namespace)), ..NetworkPolicyPeer::default() };
    let ports = ["UDP", "TCP"].map(|protocol| policy_port(53, protocol));
    vec![
        NetworkPolicyEgressRule { to: Some(vec![peer.clone()]), ports: None },
        NetworkPolicyEgressRule { to: Some(vec![dns]), ports: Some(ports.to_vec()) },
    ]
}

fn policy_port(port: u16, protocol: &str) -> NetworkPolicyPort {
    NetworkPolicyPort {
        end_port: None,
        port: Some(IntOrString::Int(i32::from(port))),
        protocol: Some(protocol.to_owned()),
    }
}

/// What Compose publishes, and what an Ingress or a route leads to, can be reached from anywhere.
fn published(pod: &Pod<'_>, plan: &Plan<'_>) -> Option<NetworkPolicy> {
    let mut ports: Vec<NetworkPolicyPort> = Vec::new();
    for (number, protocol) in pod.members.iter().flat_map(|member| &plan.exposures.of(member.key).open) {
        let port = policy_port(*number, &protocol.word().to_ascii_uppercase());
        if !ports.contains(&port) {
            ports.push(port);
        }
    }
    (!ports.is_empty()).then(|| NetworkPolicy {
        metadata: plan.identity.metadata(&names::derive(&pod.name, "-published"), &pod.name),
        spec: Some(NetworkPolicySpec {
            ingress: Some(vec![NetworkPolicyIngressRule { from: None, ports: Some(ports) }]),
            pod_selector: Some(matching(plan.identity.selector(&pod.name))),
            policy_types: Some(types(false)),
            ..NetworkPolicySpec::default()
        }),
    })
}
