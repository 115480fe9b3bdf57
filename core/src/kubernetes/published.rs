//! The second Services, which publish ports to the outside.

use k8s_openapi::api::core::v1::{Service, ServicePort, ServiceSpec};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::choices::Publication;
use super::container::protocol;
use super::object::Object;
use super::plan::exposure::PublishedPort;
use super::plan::{Plan, Pod};

/// The Services that publish the ports of the containers of a Pod.
pub(crate) fn services(pod: &Pod<'_>, plan: &Plan<'_>) -> Vec<Object> {
    let by_number = pod.members.len() > 1;
    let service = |member: &super::plan::Member<'_>| {
        let published = plan.exposures.of(member.key).published.as_ref()?;
        let annotations = published.annotations.clone();
        Some(Object::Service(Service {
            metadata: plan.identity.annotated(&published.name, &member.name, annotations),
            spec: Some(ServiceSpec {
                external_traffic_policy: published.traffic_policy.map(|policy| policy.word().to_owned()),
                ports: Some(published.ports.iter().map(|port| service_port(port, by_number)).collect()),
                selector: Some(plan.identity.selector(&pod.name)),
                type_: Some(word(published.kind).to_owned()),
                ..ServiceSpec::default()
            }),
            status: None,
        }))
    };
    pod.members.iter().filter_map(service).collect()
}

fn word(kind: Publication) -> &'static str {
    match kind {
        Publication::LoadBalancer => "LoadBalancer",
        Publication::NodePort => "NodePort",
    }
}

fn service_port(port: &PublishedPort, by_number: bool) -> ServicePort {
    let target = if by_number {
        IntOrString::Int(i32::from(port.target))
    } else {
        IntOrString::String(port.target_name.clone())
    };
    ServicePort {
        app_protocol: port.app_protocol.clone(),
        name: Some(port.name.clone()),
        node_port: port.node_port.map(i32::from),
        port: i32::from(port.number),
        protocol: protocol(port.protocol),
        target_port: Some(target),
    }
}
