//! The Services by which services find each other.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{Service, ServicePort, ServiceSpec};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::container::protocol;
use super::metadata::Pairs;
use super::object::Object;
use super::plan::members::alias_mark;
use super::plan::pods::Kind;
use super::plan::{Member, Plan, Pod, ports};
use crate::Access;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{EndpointMode, NetworkMode, Protocol};

/// The Services of all names of the containers of a Pod.
pub(crate) fn services(pod: &Pod<'_>, plan: &Plan<'_>) -> Vec<Object> {
    let mut services = Vec::new();
    for member in pod.members.iter().filter(|member| member.has_name()) {
        let own = plan.aliases.of(member.key).filter(|(_, shared)| !shared);
        let names = std::iter::once(member.name.as_str()).chain(own.map(|(alias, _)| alias));
        services.extend(names.map(|name| Object::Service(service(name, member, pod, plan))));
    }
    services
}

fn service(name: &str, member: &Member<'_>, pod: &Pod<'_>, plan: &Plan<'_>) -> Service {
    let ports: Vec<ServicePort> =
        member.ports.all().map(|port| service_port(port, pod.members.len() > 1)).collect();
    let deploy = member.service.deploy.as_ref();
    let round_robin = deploy.and_then(|deploy| deploy.endpoint_mode) == Some(EndpointMode::Dnsrr);
    let headless = ports.is_empty() || round_robin || pod.kind == Kind::StatefulSet;
    spec(plan, (name, &member.name), plan.identity.selector(&pod.name), (headless, ports))
}

fn spec(
    plan: &Plan<'_>,
    (name, app): (&str, &str),
    selector: Pairs,
    (headless, ports): (bool, Vec<ServicePort>),
) -> Service {
    Service {
        metadata: plan.identity.metadata(name, app),
        spec: Some(ServiceSpec {
            cluster_ip: headless.then(|| "None".to_owned()),
            ports: (!ports.is_empty()).then_some(ports),
            selector: Some(selector),
            ..ServiceSpec::default()
        }),
        status: None,
    }
}

fn service_port(port: &ports::ServicePort, by_number: bool) -> ServicePort {
    let target = if by_number {
        IntOrString::Int(i32::from(port.number))
    } else {
        IntOrString::String(port.name.clone())
    };
    ServicePort {
        app_protocol: port.app_protocol.clone(),
        name: Some(port.name.clone()),
        port: i32::from(port.number),
        protocol: protocol(port.protocol),
        target_port: Some(target),
        ..ServicePort::default()
    }
}

/// The Services of names that several services answer to.
pub(crate) fn shared_aliases(plan: &Plan<'_>) -> Vec<Object> {
    let members = plan.pods.iter().flat_map(|pod| &pod.members).enumerate();
    let known: BTreeMap<&str, (usize, &Member<'_>)> =
        members.map(|(position, member)| (member.key, (position, member))).collect();
    let service = |(alias, users): (&String, &Vec<String>)| {
        let members = users.iter().filter_map(|user| known.get(user.as_str()));
        let members: BTreeMap<usize, &Member<'_>> = members.copied().collect();
        let everywhere = |port: &&ports::ServicePort| {
            members.values().all(|member| member.ports.declares(port.number, port.protocol))
        };
        let first = members.values().next().map_or(&[][..], |member| member.ports.declared.as_slice());
        let common = first.iter().filter(everywhere).map(|port| service_port(port, true)).collect();
        let selector = plan.identity.marked(alias_mark(alias));
        Object::Service(spec(plan, (alias, alias), selector, (true, common)))
    };
    plan.aliases.shared().map(service).collect()
}

/// How the published ports of the project are reached now.
pub(crate) fn access(plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> Vec<Access> {
    let mut access = Vec::new();
    for member in plan.pods.iter().flat_map(|pod| &pod.members) {
        for port in &member.ports.published {
            if member.service.network_mode == Some(NetworkMode::None) {
                continue;
            }
            let local = port.on_machine.unwrap_or(port.target);
            let instead = if port.protocol == Protocol::Tcp {
                let namespace = plan.identity.namespace.as_deref();
                let namespace = namespace.map(|name| format!("-n {name} ")).unwrap_or_default();
                format!("kubectl {namespace}port-forward service/{} {local}:{}", member.name, port.target)
            } else {
                format!(
                    "a Service of type LoadBalancer or NodePort ({} cannot be forwarded)",
                    port.protocol.word()
                )
            };
            diagnostics.push(internal(port, &instead));
            let address = port.address.as_deref().unwrap_or("localhost");
            let published = format!("{address}:{local}");
            access.push(Access { service: member.key.to_owned(), published, instead });
        }
    }
    access
}

fn internal(port: &ports::Published, instead: &str) -> Diagnostic {
    let target = port.target;
    let loopback = port.address.as_deref().filter(|_| port.is_loopback());
    let (code, message) = if let Some(address) = loopback {
        (
            codes::LOOPBACK_PORT_NOT_EXPOSED,
            format!("port {target} was bound to `{address}` and stays inside of the cluster"),
        )
    } else {
        let address = port.address.as_deref().map(|address| format!(" at `{address}`")).unwrap_or_default();
        let published =
            port.on_machine.map(|port| format!(" (published as {port}{address})")).unwrap_or_default();
        (
            codes::PUBLISHED_PORT_INTERNAL,
            format!("port {target}{published} is open inside of the cluster only"),
        )
    };
    Diagnostic::new(code, port.place.clone(), message).help(format!("to reach it from here: {instead}"))
}
