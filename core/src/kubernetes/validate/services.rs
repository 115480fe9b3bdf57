//! V10 and V22 to V25: Services and the Pods behind them.

use std::collections::{BTreeMap, BTreeSet};

use k8s_openapi::api::core::v1::{Service, ServicePort, ServiceSpec};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::grammar::{is_port, is_port_name};
use super::view::{Objects, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;
use crate::ordered::Ordered;
use crate::yaml::Field;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    let Object::Service(service) = object else { return };
    let Some(spec) = &service.spec else { return };
    let has_port = spec.ports.as_ref().is_some_and(|ports| !ports.is_empty());
    findings.require(has_port || is_headless(service), Rule::PortsOfServices, ("spec.ports", "is empty"));
    ports(spec, findings);
    node_ports(spec, objects, findings);
    let behind = pods_behind(spec, objects);
    findings.require(
        !behind.is_empty(),
        Rule::ServicePods,
        ("spec.selector", "selects no Pod of this application"),
    );
    target_ports(spec, &behind, findings);
}

/// Ports that are named in Pods are there in all of them.
fn target_ports(spec: &ServiceSpec, behind: &[Workload<'_>], findings: &mut Findings) {
    let targets: Vec<&str> = target_names(spec).collect();
    // A Pod can have thousands of containers, with a Service for each that names no port.
    let behind = behind.iter().filter(|_| !targets.is_empty());
    let known: Vec<BTreeSet<&str>> = behind.map(|pod| port_names(*pod)).collect();
    for target in targets {
        let good = known.iter().all(|names| names.contains(target));
        let reason = "names a target port that not every Pod has";
        findings.require(good, Rule::TargetPorts, ("spec.ports", reason));
    }
}

/// Whether a Service is only a name for the addresses of its Pods.
pub(super) fn is_headless(service: &Service) -> bool {
    service.spec.as_ref().and_then(|spec| spec.cluster_ip.as_deref()) == Some("None")
}

/// The workloads whose Pods a Service selects.
pub(super) fn pods_behind<'o>(spec: &ServiceSpec, objects: Objects<'o>) -> Vec<Workload<'o>> {
    if spec.selector.as_ref().is_none_or(BTreeMap::is_empty) {
        return Vec::new();
    }
    let selector = LabelSelector { match_labels: spec.selector.clone(), match_expressions: None };
    objects.index.selected(&selector).collect()
}

fn ports(spec: &ServiceSpec, findings: &mut Findings) {
    let all = || spec.ports.iter().flatten();
    let all_named = all().count() < 2 || all().all(|port| port.name.is_some());
    findings.require(
        all_named,
        Rule::ServicePorts,
        ("spec.ports", "has several ports, and not all of them have names"),
    );
    let (mut names, mut numbers) = (BTreeSet::new(), BTreeSet::new());
    for (index, port) in all().enumerate() {
        let field = Field::Item(&Field::Root("spec.ports"), index);
        findings.require(is_port(port.port), Rule::ServicePorts, (field, "is not between 1 and 65535"));
        let alone = numbers.insert((port.port, port.protocol.as_deref().unwrap_or("TCP")));
        findings.require(alone, Rule::ServicePorts, (field, "repeats a number and protocol of the Service"));
        if let Some(name) = &port.name {
            findings.require(
                is_port_name(name),
                Rule::ServicePorts,
                (field, "has a name that no port can have"),
            );
            findings.require(
                names.insert(name),
                Rule::ServicePorts,
                (field, "repeats a name of the Service"),
            );
        }
    }
}

/// A port of the nodes belongs to one Service only.
fn node_ports(spec: &ServiceSpec, objects: Objects<'_>, findings: &mut Findings) {
    for (index, port) in spec.ports.iter().flatten().enumerate() {
        let Some(taken) = node_port(port) else { continue };
        let field = Field::Item(&Field::Root("spec.ports"), index);
        let good = (30_000..=32_767).contains(&taken.0);
        let reason = "has a node port that is not between 30000 and 32767";
        findings.require(good, Rule::NodePorts, (field, reason));
        let alone = objects.index.node_ports.get(&taken).is_none_or(|uses| *uses == 1);
        findings.require(alone, Rule::NodePorts, (field, "has a node port that is used twice"));
    }
}

/// The ports of the nodes that a Service takes, with their protocols.
pub(super) fn node_ports_of(spec: &ServiceSpec) -> impl Iterator<Item = (i32, &str)> {
    spec.ports.iter().flatten().filter_map(node_port)
}

fn node_port(port: &ServicePort) -> Option<(i32, &str)> {
    Some((port.node_port?, port.protocol.as_deref().unwrap_or("TCP")))
}

fn target_names(spec: &ServiceSpec) -> impl Iterator<Item = &str> {
    spec.ports.iter().flatten().filter_map(|port| match &port.target_port {
        Some(IntOrString::String(name)) => Some(name.as_str()),
        Some(IntOrString::Int(_)) | None => None,
    })
}

/// The names that the ports of a Pod have.
fn port_names(workload: Workload<'_>) -> BTreeSet<&str> {
    let containers = workload.containers().into_iter().map(|part| part.container);
    let ports = containers.flat_map(|container| container.ports.iter().flatten());
    ports.filter_map(|port| port.name.as_deref()).ordered_set()
}
