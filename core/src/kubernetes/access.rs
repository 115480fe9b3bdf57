//! How each published port is reached after the conversion.

use super::choices::Publication;
use super::plan::exposure::{self, Exposure, Front, FrontWay, HostPort, PublishedPort, PublishedService};
use super::plan::{Member, Plan, ports};
use crate::Access;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{NetworkMode, Protocol};

/// How the published ports of the project are reached now; says which of them stay inside of the cluster.
pub(crate) fn access(plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> Vec<Access> {
    let mut access = Vec::new();
    for member in plan.pods.iter().flat_map(|pod| &pod.members) {
        if member.service.network_mode == Some(NetworkMode::None) {
            continue;
        }
        let exposure = plan.exposures.of(member.key);
        for port in &member.ports.published {
            let instead = outside(port, (member, exposure), plan).unwrap_or_else(|| {
                let inside = inside(port, member, plan);
                diagnostics.push(internal(port, exposure, &inside));
                inside
            });
            let address = port.address.as_deref().unwrap_or("localhost");
            let published = format!("{address}:{}", port.outside());
            access.push(Access { service: member.key.to_owned(), published, instead });
        }
    }
    access
}

/// The namespace, as `kubectl` wants to be told.
fn namespace(plan: &Plan<'_>) -> String {
    plan.identity.namespace.as_ref().map(|name| format!("-n {name} ")).unwrap_or_default()
}

/// How a port is reached from outside of the cluster, if it is.
fn outside(
    port: &ports::Published,
    (member, exposure): (&Member<'_>, &Exposure),
    plan: &Plan<'_>,
) -> Option<String> {
    if let Some(front) = exposure.front_of(port) {
        return Some(requests(front, member, plan));
    }
    if let Some((service, found)) = exposure.published.as_ref().zip(exposure.published_port(port)) {
        return Some(published(service, found, plan));
    }
    let host_port = exposure.host_port(port.target, port.protocol).filter(|_| !port.is_loopback());
    let host_port: &HostPort = host_port.filter(|found| found.number == port.outside())?;
    Some(format!("port {} of the node that `{}` runs on", host_port.number, member.name))
}

fn requests(front: &Front, member: &Member<'_>, plan: &Plan<'_>) -> String {
    let (kind, scheme) = match &front.way {
        FrontWay::Ingress { tls_secret: Some(_), .. } => ("ingress", "https"),
        FrontWay::Ingress { .. } => ("ingress", "http"),
        FrontWay::Routes { .. } => ("httproute", "http"),
    };
    let named = front.rules.first().and_then(|rule| Some((rule.host.as_ref()?, &rule.path)));
    named.map_or_else(
        || format!("kubectl {}get {kind} {}", namespace(plan), member.name),
        |(host, path)| format!("{scheme}://{host}{path}"),
    )
}

fn published(service: &PublishedService, port: &PublishedPort, plan: &Plan<'_>) -> String {
    match (service.kind, port.node_port) {
        (Publication::NodePort, Some(number)) => format!("port {number} of any node"),
        (Publication::NodePort, None) | (Publication::LoadBalancer, _) => {
            format!("kubectl {}get service {}", namespace(plan), service.name)
        }
    }
}

/// How a port is reached that is open inside of the cluster only.
fn inside(port: &ports::Published, member: &Member<'_>, plan: &Plan<'_>) -> String {
    if port.protocol == Protocol::Tcp {
        let (namespace, local) = (namespace(plan), port.outside());
        return format!("kubectl {namespace}port-forward service/{} {local}:{}", member.name, port.target);
    }
    format!("a Service of type LoadBalancer or NodePort ({} cannot be forwarded)", port.protocol.word())
}

fn internal(port: &ports::Published, exposure: &Exposure, instead: &str) -> Diagnostic {
    let target = port.target;
    let loopback = port.address.as_deref().filter(|_| port.is_loopback());
    let (code, message) = if let Some(address) = loopback {
        (
            codes::LOOPBACK_PORT_NOT_EXPOSED,
            format!("port {target} was bound to `{address}` and stays inside of the cluster"),
        )
    } else if exposure.wants_front && exposure::speech(port).is_none() {
        (
            codes::PORT_NOT_HTTP,
            format!("port {target} does not look like HTTP and is open inside of the cluster only"),
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
