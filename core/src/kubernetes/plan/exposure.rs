//! Decides how the ports of services are reached from outside of the cluster.
//!
//! The Services by which services find each other never depend on it: what is opened to the outside is a second
//! Service, an Ingress, a route or a port of the node.

mod front;
mod host_port;
mod http_port;
mod published;
mod rules;
mod settings;

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::choices::{Choices, Said};
use crate::kubernetes::metadata::{self, Pairs};
use crate::model::{NetworkMode, Protocol};

use super::members::Decided;
use super::names::Taken;
use super::networks::Attached;
use super::pods::Kind;
use super::ports::Published;
use super::{Member, PerService, Pod};
pub(crate) use front::{Front, FrontWay};
pub(crate) use host_port::HostPort;
pub(crate) use http_port::speech;
pub(crate) use published::{PublishedPort, PublishedService};
pub(crate) use rules::HostPath;
use settings::Parent;

/// How everything is reached from outside.
#[derive(Debug, Default)]
pub(crate) struct Exposures<'a> {
    services: PerService<'a, Exposure>,
    /// The Gateway that is written, by its name and its class.
    pub(crate) gateway: Option<(String, String)>,
}

impl Exposures<'_> {
    /// How the ports of a service are reached from outside.
    pub(crate) fn of(&self, key: &str) -> &Exposure {
        static NOTHING: std::sync::LazyLock<Exposure> = std::sync::LazyLock::new(Exposure::default);
        self.services.get(key).unwrap_or(&NOTHING)
    }
}

/// How the ports of a service are reached from outside.
#[derive(Debug, Default)]
pub(crate) struct Exposure {
    /// The ports that may be reached from anywhere once somebody opens a way.
    pub(crate) open: Vec<(u16, Protocol)>,
    /// The second Service.
    pub(crate) published: Option<PublishedService>,
    /// Whether requests were to come in by an Ingress or a route.
    pub(crate) wants_front: bool,
    /// The Ingress or route.
    pub(crate) front: Option<Front>,
    /// The ports of the node.
    pub(crate) host_ports: Vec<HostPort>,
    /// Whether the service's name is to stand for its Pods themselves.
    pub(crate) headless: Option<bool>,
    /// Annotations of the Service by which others find the service.
    pub(crate) annotations: Pairs,
}

impl Exposure {
    /// The port of the second Service that leads to a published port.
    pub(crate) fn published_port(&self, port: &Published) -> Option<&PublishedPort> {
        let ports = self.published.iter().flat_map(|service| &service.ports);
        let mut leading = ports.filter(|found| found.leads_to(port));
        leading.next().filter(|_| !port.is_loopback())
    }

    /// The Ingress or route that leads to a published port.
    pub(crate) fn front_of(&self, port: &Published) -> Option<&Front> {
        let leads = |front: &&Front| (front.port, Protocol::Tcp) == (port.target, port.protocol);
        self.front.as_ref().filter(leads).filter(|_| !port.is_loopback())
    }

    /// The port of the node that leads to a port of the container.
    pub(crate) fn host_port(&self, number: u16, protocol: Protocol) -> Option<&HostPort> {
        self.host_ports.iter().find(|port| (port.target, port.protocol) == (number, protocol))
    }
}

/// A service whose exposure is decided.
struct Subject<'m, 'a> {
    member: &'m Member<'a>,
    kind: &'m Kind,
    /// Whether it is on a network from which there is a way to the outside.
    reachable: bool,
    /// The published ports that others than this machine can reach.
    open: Vec<&'m Published>,
}

impl Subject<'_, '_> {
    /// Why there is no way to the service from outside, and what to do about it.
    fn closed(&self) -> (&'static str, &'static str) {
        if self.member.service.network_mode == Some(NetworkMode::Host) {
            return (
                "the service uses the network of its node, where nothing is published",
                "remove this, or `network_mode: host`",
            );
        }
        if !self.reachable {
            return (
                "the service is on no network that is connected to the outside",
                "put it on a network that is not internal",
            );
        }
        (
            "no port of the service is open to others, so no way can lead to one",
            "publish a port in `ports`, and not on a loopback address such as 127.0.0.1",
        )
    }
}

/// What is known while one service after the other is decided.
struct Deciding<'d, 'a> {
    choices: &'d Choices<'a>,
    diagnostics: &'d mut Diagnostics,
    parent: Parent,
    service_names: Taken,
    route_names: Taken,
    /// Whose the ports of the nodes are.
    node_ports: BTreeMap<(u16, Protocol), String>,
    /// Whose the requests for a host and a path are; routes of different Gateways are apart.
    requests: BTreeMap<(String, HostPath), String>,
}

/// Decides how everything is reached from outside.
pub(super) fn exposures<'a>(
    decided: &Decided<'a, '_>,
    choices: &Choices<'a>,
    pods: &[Pod<'a>],
    diagnostics: &mut Diagnostics,
) -> Exposures<'a> {
    let around = decided.around;
    settings::check(choices.options, diagnostics);
    let names: Vec<String> = around.names.services.values().cloned().collect();
    let mut service_names = Taken::of(&names);
    for alias in around.names.services.keys().flat_map(|key| decided.aliases.of(key)) {
        service_names.fresh(alias.0);
    }
    let parent = Parent::of(choices.options, &around.application.project.name, diagnostics);
    let mut deciding = Deciding {
        choices,
        diagnostics,
        parent,
        service_names,
        route_names: Taken::of(&names),
        node_ports: BTreeMap::new(),
        requests: BTreeMap::new(),
    };
    let mut services = PerService::new();
    for (pod, member) in pods.iter().flat_map(|pod| pod.members.iter().map(move |member| (pod, member))) {
        let outside = pod.attached != Attached::Host && !around.networks.only_internal(&pod.attached);
        let reachable = member.has_name() && outside;
        let open = open(member, reachable, deciding.diagnostics);
        services.insert(member.key, deciding.exposure(&Subject { member, kind: &pod.kind, reachable, open }));
    }
    let gateway = deciding.parent.written(services.values());
    Exposures { services, gateway }
}

/// The published ports that others than this machine can reach.
fn open<'m>(member: &'m Member<'_>, reachable: bool, diagnostics: &mut Diagnostics) -> Vec<&'m Published> {
    let ports = member.ports.published.iter().filter(|port| member.has_name() && !port.is_loopback());
    if reachable {
        return ports.collect();
    }
    for port in ports {
        let message =
            format!("port {} is not published: all networks of the service are internal", port.target);
        diagnostics.push(Diagnostic::new(codes::PUBLISHED_ON_INTERNAL, port.place.clone(), message));
    }
    Vec::new()
}

impl Deciding<'_, '_> {
    fn exposure(&mut self, subject: &Subject<'_, '_>) -> Exposure {
        let key = subject.member.key;
        self.choices.report_exposure(key, self.diagnostics);
        let mut published = self.published(subject);
        let wants_front = self.choices.front(key).is_some();
        let front = self.front(subject);
        let host_ports = self.host_ports(subject, published.is_some() || front.is_some());
        let annotations = self.annotations(subject);
        let own = match &mut published {
            Some(service) => {
                service.annotations = annotations;
                Pairs::new()
            }
            None => annotations,
        };
        let exposure = Exposure {
            open: open_ports(subject, front.as_ref()),
            published,
            wants_front,
            front,
            host_ports,
            headless: self.headless(subject),
            annotations: own,
        };
        self.report_addresses(subject, &exposure);
        exposure
    }

    /// The annotations that the extension gives to a Service.
    fn annotations(&mut self, subject: &Subject<'_, '_>) -> Pairs {
        let Some(service) = &self.choices.service(subject.member.key).extension.service else {
            return Pairs::new();
        };
        if !subject.member.has_name() && !service.annotations.is_empty() {
            let said = Said::by_extension((), service.origin.value("annotations"));
            let message = "a service without a network has no Service that could carry annotations";
            self.diagnostics.push(said.refused(message).help("remove them"));
        }
        metadata::annotations(&service.annotations, &service.origin, "annotations", self.diagnostics)
    }

    /// Whether a file asks for a name that stands for the Pods themselves.
    fn headless(&mut self, subject: &Subject<'_, '_>) -> Option<bool> {
        let said = self.choices.headless(subject.member.key)?;
        let ports = !subject.member.ports.declared.is_empty();
        if !subject.member.has_name() {
            let message = "a service without a network has no name to begin with";
            self.diagnostics.push(said.refused(message).help("remove this, or `network_mode: none`"));
        } else if !said.value && !ports {
            let message = "a Service with an address of its own needs a port, and no port is known";
            self.diagnostics.push(said.refused(message).help("list the ports of the service in `expose`"));
        } else if !said.value && *subject.kind == Kind::StatefulSet {
            let message = "the Pods of a StatefulSet have names of their own, which need a headless Service";
            self.diagnostics
                .push(said.refused(message).help("remove this, or ask for another kind of workload"));
        }
        Some(said.value)
    }

    /// Says which ports are open on other addresses than the file names.
    fn report_addresses(&mut self, subject: &Subject<'_, '_>, exposure: &Exposure) {
        for port in &subject.open {
            let Some(address) = port.single_address() else { continue };
            let number = port.outside();
            let message = if exposure.published_port(port).is_some() || exposure.front_of(port).is_some() {
                format!("port {number} is open on all addresses of the cluster, not only on `{address}`")
            } else if exposure.published.is_some() {
                format!(
                    "port {number} leads to another port already, and a cluster has no address `{address}`"
                )
            } else {
                continue;
            };
            self.diagnostics.push(
                Diagnostic::new(codes::HOST_IP_IGNORED, port.address_place.clone(), message).help(
                    "let a firewall restrict it, or publish ports that differ and leave the address out",
                ),
            );
        }
    }
}

/// The ports that may be reached from anywhere, each once.
fn open_ports(subject: &Subject<'_, '_>, front: Option<&Front>) -> Vec<(u16, Protocol)> {
    let front = front.map(|front| (front.port, Protocol::Tcp));
    let open = subject.open.iter().map(|port| (port.target, port.protocol)).chain(front);
    let mut seen = BTreeSet::new();
    open.filter(|port| seen.insert(*port)).collect()
}
