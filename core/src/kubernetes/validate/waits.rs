//! V69 and V74: init containers that wait for other services, and the policies on their way.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{Container, ServiceSpec};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::policies::{Connection, is_admitted};
use super::services::{is_headless, pods_behind};
use super::view::{Objects, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;
use crate::ordered::Ordered;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    let Some(workload) = Workload::of(object) else { return };
    for part in workload.containers() {
        if !part.container.name.starts_with("wait-for-") {
            continue;
        }
        for job in jobs(part.container) {
            let there = objects.find("Job", job).is_some();
            findings.require(there, Rule::Waits, (part.field, "waits for a Job that is not there"));
        }
        if let Some((host, port)) = target(part.container) {
            let service = objects.find("Service", host);
            let answers = service.is_some_and(|service| has_port(service, port));
            findings.require(answers, Rule::Waits, (part.field, "waits for a port that no Service has"));
            let admitted = service.is_none_or(|service| reaches(workload, service, (objects, port)));
            findings.require(
                admitted,
                Rule::WaitsAdmitted,
                (part.field, "waits for what the network policies shut off"),
            );
        }
    }
}

/// The Jobs that a container waits for.
fn jobs(container: &Container) -> impl Iterator<Item = &str> {
    container.command.iter().flatten().filter_map(|word| word.strip_prefix("job/"))
}

/// The name and the port that a container waits for.
fn target(container: &Container) -> Option<(&str, i32)> {
    let values: BTreeMap<_, _> = container
        .env
        .iter()
        .flatten()
        .filter_map(|var| Some((var.name.as_str(), var.value.as_deref()?)))
        .ordered_map();
    Some((values.get("HOST")?, values.get("PORT")?.parse().ok()?))
}

fn has_port(service: &Object, port: i32) -> bool {
    let Object::Service(service) = service else { return false };
    let mut ports = service.spec.iter().flat_map(|spec| spec.ports.iter().flatten());
    is_headless(service) || ports.any(|known| known.port == port && is_tcp(known.protocol.as_deref()))
}

fn is_tcp(protocol: Option<&str>) -> bool {
    matches!(protocol, None | Some("TCP"))
}

fn reaches(from: Workload<'_>, service: &Object, (objects, port): (Objects<'_>, i32)) -> bool {
    let Object::Service(service) = service else { return true };
    let Some(spec) = &service.spec else { return true };
    pods_behind(spec, objects)
        .into_iter()
        .all(|to| is_admitted(&Connection { from, to, port: target_port(spec, to, port) }, objects))
}

/// The port in the Pod behind a port of a Service.
pub(super) fn target_port(spec: &ServiceSpec, pod: Workload<'_>, port: i32) -> i32 {
    let service_port = spec.ports.iter().flatten().find(|known| known.port == port);
    match service_port.and_then(|known| known.target_port.as_ref()) {
        Some(IntOrString::Int(number)) => *number,
        Some(IntOrString::String(name)) => named_port(pod, name).unwrap_or(port),
        None => port,
    }
}

fn named_port(pod: Workload<'_>, name: &str) -> Option<i32> {
    let containers = pod.containers();
    let mut ports = containers.iter().flat_map(|part| part.container.ports.iter().flatten());
    ports.find(|port| port.name.as_deref() == Some(name)).map(|port| port.container_port)
}
