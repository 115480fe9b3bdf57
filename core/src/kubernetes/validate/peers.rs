//! V96: who and what the rules of network policies are about.

use k8s_openapi::api::networking::v1::{NetworkPolicyPeer, NetworkPolicyPort, NetworkPolicySpec};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::grammar::{is_port, is_port_name};
use super::view::Objects;
use super::{Findings, Rule};
use crate::kubernetes::Object;

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    let Object::NetworkPolicy(policy) = object else { return };
    if let Some(spec) = &policy.spec {
        let good = peers(spec).all(is_peer);
        findings.require(
            good,
            Rule::PolicyPeers,
            ("spec", "has a peer that is no Pod and no range of addresses"),
        );
        let good = ports(spec).all(is_policy_port);
        findings.require(good, Rule::PolicyPeers, ("spec", "has a port that is none"));
    }
}

fn peers(spec: &NetworkPolicySpec) -> impl Iterator<Item = &NetworkPolicyPeer> {
    let from = spec.ingress.iter().flatten().flat_map(|rule| rule.from.iter().flatten());
    from.chain(spec.egress.iter().flatten().flat_map(|rule| rule.to.iter().flatten()))
}

fn ports(spec: &NetworkPolicySpec) -> impl Iterator<Item = &NetworkPolicyPort> {
    let into = spec.ingress.iter().flatten().flat_map(|rule| rule.ports.iter().flatten());
    into.chain(spec.egress.iter().flatten().flat_map(|rule| rule.ports.iter().flatten()))
}

fn is_peer(peer: &NetworkPolicyPeer) -> bool {
    peer.ip_block.is_some() != (peer.pod_selector.is_some() || peer.namespace_selector.is_some())
}

fn is_policy_port(port: &NetworkPolicyPort) -> bool {
    match (&port.port, port.end_port) {
        (None, last) => last.is_none(),
        (Some(IntOrString::Int(number)), last) => is_port(*number) && last.is_none_or(|last| last >= *number),
        (Some(IntOrString::String(name)), last) => is_port_name(name) && last.is_none(),
    }
}
