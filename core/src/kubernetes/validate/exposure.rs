//! V65, V66 and V73: what is reached from outside of the cluster.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{Service, ServicePort};
use k8s_openapi::api::networking::v1::{Ingress, IngressServiceBackend, IngressSpec};

use super::policies::is_open;
use super::services::pods_behind;
use super::view::Objects;
use super::waits::target_port;
use super::{Findings, Rule};
use crate::kubernetes::Object;
use crate::ordered::Ordered;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    if let Object::Service(service) = object {
        published(service, objects, findings);
    }
    if let Object::Ingress(Ingress { spec: Some(spec), .. }) = object {
        certificates(spec, findings);
        for backend in ingress_backends(spec) {
            let number = backend.port.as_ref().and_then(|port| port.number);
            leads((&backend.name, number), objects, findings);
        }
    }
    if let Object::HttpRoute(route) = object {
        for backend in route.spec.rules.iter().flat_map(|rule| &rule.backend_refs) {
            leads((&backend.name, Some(backend.port)), objects, findings);
        }
    }
}

/// A Service that publishes ports has Pods that take requests from anywhere.
fn published(service: &Service, objects: Objects<'_>, findings: &mut Findings) {
    let kind = service.spec.as_ref().and_then(|spec| spec.type_.as_deref());
    if !matches!(kind, Some("LoadBalancer" | "NodePort")) {
        return;
    }
    for port in service.spec.iter().flat_map(|spec| spec.ports.iter().flatten()) {
        let open = takes_all(service, port, objects);
        findings.require(
            open,
            Rule::PublishedPorts,
            ("spec.ports", "has a port that the network policies shut off"),
        );
    }
}

/// A backend is a Service of ours with that port, and its Pods take requests from anywhere.
fn leads((name, number): (&str, Option<i32>), objects: Objects<'_>, findings: &mut Findings) {
    let service = match objects.find("Service", name) {
        Some(Object::Service(service)) => Some(service),
        _ => None,
    };
    let mut ports =
        service.iter().flat_map(|found| found.spec.iter()).flat_map(|spec| spec.ports.iter().flatten());
    let port = ports.find(|port| Some(port.port) == number && port.protocol.is_none());
    findings.require(port.is_some(), Rule::Backends, ("spec.rules", "leads to a port that no Service has"));
    let open = service.zip(port).is_none_or(|(service, port)| takes_all(service, port, objects));
    findings.require(
        open,
        Rule::PublishedPorts,
        ("spec.rules", "leads to a port that the network policies shut off"),
    );
}

fn takes_all(service: &Service, port: &ServicePort, objects: Objects<'_>) -> bool {
    let Some(spec) = &service.spec else { return true };
    let protocol = port.protocol.as_deref().unwrap_or("TCP");
    let mut pods = pods_behind(spec, objects).into_iter();
    pods.all(|pod| is_open(pod, (target_port(spec, pod, port.port), protocol), objects))
}

fn ingress_backends(spec: &IngressSpec) -> impl Iterator<Item = &IngressServiceBackend> {
    let rules = spec.rules.iter().flatten().filter_map(|rule| rule.http.as_ref());
    rules.flat_map(|http| &http.paths).filter_map(|path| path.backend.service.as_ref())
}

/// Every host of a certificate has a rule.
fn certificates(spec: &IngressSpec, findings: &mut Findings) {
    let hosts: BTreeSet<&String> =
        spec.rules.iter().flatten().filter_map(|rule| rule.host.as_ref()).ordered_set();
    let mut certified = spec.tls.iter().flatten().flat_map(|tls| tls.hosts.iter().flatten());
    let good = certified.all(|host| hosts.contains(host));
    findings.require(good, Rule::Certificates, ("spec.tls", "has a host for which there is no rule"));
}
