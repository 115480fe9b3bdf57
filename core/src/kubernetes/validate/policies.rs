//! V70 to V72: network policies; and whether they let a connection pass.

use k8s_openapi::api::networking::v1::{
    NetworkPolicyEgressRule, NetworkPolicyIngressRule, NetworkPolicyPeer, NetworkPolicyPort,
    NetworkPolicySpec,
};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::view::{Objects, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    let Object::NetworkPolicy(policy) = object else { return };
    let Some(spec) = &policy.spec else { return };
    let types = spec.policy_types.as_deref().unwrap_or_default();
    findings.require(!types.is_empty(), Rule::PolicyTypes, ("spec.policyTypes", "is not said"));
    let everybody = LabelSelector::default();
    let selector = spec.pod_selector.as_ref().unwrap_or(&everybody);
    let selects = objects.index.selected(selector).next().is_some();
    findings.require(selects, Rule::PolicyPods, ("spec.podSelector", "selects no Pod of this application"));
    let shut = spec.egress.as_ref().is_none_or(Vec::is_empty);
    let names = spec.egress.iter().flatten().any(reaches_names);
    let good = !limits(spec, "Egress") || shut || names;
    findings.require(good, Rule::NameServers, ("spec.egress", "does not let Pods ask for names"));
}

fn limits(spec: &NetworkPolicySpec, direction: &str) -> bool {
    spec.policy_types.iter().flatten().any(|known| known == direction)
}

/// Whether a rule lets Pods reach the name server, which is outside of the application.
fn reaches_names(rule: &NetworkPolicyEgressRule) -> bool {
    let to = rule.to.as_deref().unwrap_or_default();
    let outside =
        to.is_empty() || to.iter().any(|peer| peer.namespace_selector.is_some() || peer.ip_block.is_some());
    outside && has_port(rule.ports.as_deref(), 53)
}

fn has_port(ports: Option<&[NetworkPolicyPort]>, number: i32) -> bool {
    let ports = ports.unwrap_or_default();
    ports.is_empty()
        || ports.iter().any(|port| port.port.is_none() || port.port == Some(IntOrString::Int(number)))
}

/// A TCP connection between two of our Pods.
pub(super) struct Connection<'o> {
    pub(super) from: Workload<'o>,
    pub(super) to: Workload<'o>,
    pub(super) port: i32,
}

/// Whether no policy stands in the way of a connection. Policies add up.
pub(super) fn is_admitted(connection: &Connection<'_>, objects: Objects<'_>) -> bool {
    let Connection { from, to, port } = *connection;
    let specs = |pod, direction| {
        let specs = objects.index.policies(pod).iter();
        specs.filter(move |spec| limits(spec, direction)).peekable()
    };
    let (mut ways_out, mut ways_in) = (specs(from, "Egress"), specs(to, "Ingress"));
    let goes_out = ways_out.peek().is_none()
        || ways_out.any(|spec| {
            let mut rules = spec.egress.iter().flatten();
            rules.any(|rule| is_peer(to, rule.to.as_deref()) && has_port(rule.ports.as_deref(), port))
        });
    let comes_in = ways_in.peek().is_none()
        || ways_in.any(|spec| {
            let mut rules = spec.ingress.iter().flatten();
            rules.any(|rule| is_peer(from, rule.from.as_deref()) && has_port(rule.ports.as_deref(), port))
        });
    goes_out && comes_in
}

/// Whether a port of a Pod can be reached from anywhere. Policies add up.
pub(super) fn is_open(pod: Workload<'_>, (port, protocol): (i32, &str), objects: Objects<'_>) -> bool {
    let specs = objects.index.policies(pod).iter();
    let mut ways_in = specs.filter(|spec| limits(spec, "Ingress")).peekable();
    let admits = |known: &NetworkPolicyPort| {
        known.protocol.as_deref().unwrap_or("TCP") == protocol
            && known.port.as_ref().is_none_or(|known| *known == IntOrString::Int(port))
    };
    let opens = |rule: &NetworkPolicyIngressRule| {
        let ports = rule.ports.as_deref().unwrap_or_default();
        rule.from.as_ref().is_none_or(Vec::is_empty) && (ports.is_empty() || ports.iter().any(admits))
    };
    ways_in.peek().is_none() || ways_in.any(|spec| spec.ingress.iter().flatten().any(opens))
}

/// Whether a Pod of ours is among the peers of a rule; a rule without peers means everybody.
fn is_peer(pod: Workload<'_>, peers: Option<&[NetworkPolicyPeer]>) -> bool {
    let peers = peers.unwrap_or_default();
    peers.is_empty() || peers.iter().any(|peer| is_one(pod, peer))
}

fn is_one(pod: Workload<'_>, peer: &NetworkPolicyPeer) -> bool {
    let here = peer.namespace_selector.as_ref().is_none_or(|all| all.match_labels.is_none());
    let chosen = peer.pod_selector.as_ref().is_none_or(|selector| pod.is_matched_by(selector));
    peer.ip_block.is_none() && here && chosen
}
