//! The Services by which services find each other.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{Service, ServicePort, ServiceSpec};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::container::protocol;
use super::metadata::Pairs;
use super::object::Object;
use super::plan::members::alias_mark;
use super::plan::pods::Kind;
use super::plan::{Member, Plan, Pod, ports};
use crate::model::EndpointMode;
use crate::ordered::Ordered;

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
    let exposure = plan.exposures.of(member.key);
    let governing = pod.kind == Kind::StatefulSet;
    let headless = ports.is_empty() || governing || exposure.headless.unwrap_or(round_robin);
    let annotations = if name == member.name { exposure.annotations.clone() } else { Pairs::new() };
    let metadata = plan.identity.annotated(name, &member.name, annotations);
    spec(metadata, plan.identity.selector(&pod.name), (headless, ports))
}

fn spec(metadata: ObjectMeta, selector: Pairs, (headless, ports): (bool, Vec<ServicePort>)) -> Service {
    Service {
        metadata,
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
        members.map(|(position, member)| (member.key, (position, member))).ordered_map();
    let service = |(alias, users): (&String, &Vec<String>)| {
        let members = users.iter().filter_map(|user| known.get(user.as_str()));
        let members: BTreeMap<usize, &Member<'_>> = members.copied().ordered_map();
        let everywhere = |port: &&ports::ServicePort| {
            members.values().all(|member| member.ports.declares(port.number, port.protocol))
        };
        let first = members.values().next().map_or(&[][..], |member| member.ports.declared.as_slice());
        let common = first.iter().filter(everywhere).map(|port| service_port(port, true)).collect();
        let selector = plan.identity.marked(alias_mark(alias));
        Object::Service(spec(plan.identity.metadata(alias, alias), selector, (true, common)))
    };
    plan.aliases.shared().map(service).collect()
}
