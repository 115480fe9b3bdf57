//! The second Service of a service, which publishes ports to the outside.

use std::collections::{BTreeMap, BTreeSet};

use super::{Deciding, Subject};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::choices::{Given, Publication, Said};
use crate::kubernetes::metadata::Pairs;
use crate::kubernetes::names;
use crate::model::Protocol;
use crate::model::x_kubernetes::XTrafficPolicy;
use crate::ordered::Ordered;

use super::super::names::Taken;
use super::super::ports::Published;

/// The ports that a node can open for a Service.
const NODE_PORTS: std::ops::RangeInclusive<u16> = 30_000..=32_767;

/// A Service of type `LoadBalancer` or `NodePort`.
#[derive(Debug)]
pub(crate) struct PublishedService {
    pub(crate) name: String,
    pub(crate) kind: Publication,
    pub(crate) traffic_policy: Option<XTrafficPolicy>,
    pub(crate) annotations: Pairs,
    pub(crate) ports: Vec<PublishedPort>,
}

/// A port of that Service.
#[derive(Debug)]
pub(crate) struct PublishedPort {
    pub(crate) name: String,
    pub(crate) number: u16,
    pub(crate) protocol: Protocol,
    pub(crate) target: u16,
    /// The name of the port in the container.
    pub(crate) target_name: String,
    pub(crate) app_protocol: Option<String>,
    pub(crate) node_port: Option<u16>,
}

impl PublishedPort {
    /// Whether it stands for a published port of the Compose file.
    pub(crate) fn leads_to(&self, port: &Published) -> bool {
        (self.number, self.protocol, self.target) == (port.outside(), port.protocol, port.target)
    }
}

impl Deciding<'_, '_> {
    /// The second Service, if one is wanted and has a port.
    pub(super) fn published(&mut self, subject: &Subject<'_, '_>) -> Option<PublishedService> {
        let key = subject.member.key;
        let Some((kind, said)) = self.choices.publication(key) else {
            self.refuse_without_service(key);
            return None;
        };
        if subject.open.is_empty() {
            let (message, help) = subject.closed();
            match said {
                Some(said) => self.diagnostics.push(said.refused(message).help(help)),
                None => self.refuse_without_service(key),
            }
            return None;
        }
        let name = self.service_names.fresh(&names::derive(&subject.member.name, "-published"));
        let mut ports = ports(subject);
        self.node_ports(kind, subject, &mut ports);
        Some(PublishedService {
            name,
            kind,
            traffic_policy: self.choices.traffic_policy(key).map(|said| said.value),
            annotations: Pairs::new(),
            ports,
        })
    }

    /// Reports what only a published Service can have.
    fn refuse_without_service(&mut self, key: &str) {
        let policy = self.choices.traffic_policy(key).map(|said| said.map(drop));
        let node_port = self.choices.service(key).labels.node_port.clone();
        let node_port = node_port.map(|given| Said::by_label(given).map(drop));
        for said in policy.into_iter().chain(node_port) {
            let message = "this has no effect, because no Service publishes the ports of the service";
            let help = "ask for one with `--expose`, the label `kompose.service.type`, or `expose` in `x-kubernetes`";
            self.diagnostics.push(said.refused(message).help(help));
        }
    }

    /// Gives the ports those of the nodes that are asked for.
    fn node_ports(&mut self, kind: Publication, subject: &Subject<'_, '_>, ports: &mut [PublishedPort]) {
        if let Some(given) = &self.choices.service(subject.member.key).labels.node_port {
            self.node_port_by_label(given, subject, ports);
            return;
        }
        if kind == Publication::LoadBalancer {
            return;
        }
        for port in ports {
            let leading = subject.open.iter().find(|published| port.leads_to(published));
            if let Some(published) = leading.filter(|published| published.on_machine.is_some()) {
                port.node_port = self.node_port(published, subject);
            }
        }
    }

    fn node_port_by_label(
        &mut self,
        given: &Given<i32>,
        subject: &Subject<'_, '_>,
        ports: &mut [PublishedPort],
    ) {
        let said = Said::by_label(given.clone());
        let [port] = ports else {
            let list: Vec<String> = ports.iter().map(|port| port.number.to_string()).collect();
            let message = format!("the service publishes several ports: {}", list.join(", "));
            let help = "publish them as the ports of the nodes that you want, such as `30080:80`";
            self.diagnostics.push(said.refused(message).help(help));
            return;
        };
        let number = u16::try_from(given.value).unwrap_or(*NODE_PORTS.start());
        if let Some(other) = self.node_ports.get(&(number, port.protocol)) {
            let message = format!("port {number} of the nodes belongs to `{other}` already");
            self.diagnostics.push(said.refused(message).help("choose another port from 30000 to 32767"));
            return;
        }
        self.node_ports.insert((number, port.protocol), subject.member.key.to_owned());
        port.node_port = Some(number);
    }

    /// The port of the nodes for a published port, if nodes can open it.
    fn node_port(&mut self, port: &Published, subject: &Subject<'_, '_>) -> Option<u16> {
        let number = port.outside();
        let taken = self.node_ports.get(&(number, port.protocol));
        let reason = match taken {
            Some(other) => format!("belongs to `{other}` already"),
            None if !NODE_PORTS.contains(&number) => "is none that nodes open for Services".to_owned(),
            None => {
                self.node_ports.insert((number, port.protocol), subject.member.key.to_owned());
                return Some(number);
            }
        };
        let message = format!("port {number} {reason}, so the cluster picks one");
        self.diagnostics.push(
            Diagnostic::new(codes::NODEPORT_OUT_OF_RANGE, port.machine_place.clone(), message)
                .help("publish a port from 30000 to 32767 if it matters which one it is"),
        );
        None
    }
}

/// One port for each that Compose publishes; a number can lead to one port only.
fn ports(subject: &Subject<'_, '_>) -> Vec<PublishedPort> {
    let mut ports: Vec<PublishedPort> = Vec::new();
    let mut names = Taken::default();
    let targets = subject.member.ports.declared.iter();
    let targets: BTreeMap<_, _> = targets.map(|known| ((known.number, known.protocol), known)).ordered_map();
    let mut seen = BTreeSet::new();
    for port in &subject.open {
        let number = port.outside();
        let Some(target) = targets.get(&(port.target, port.protocol)) else { continue };
        if !seen.insert((number, port.protocol)) {
            continue;
        }
        let plain = format!("{}-{number}", port.protocol.word());
        let name = names.fresh(if names.has(&target.name) { &plain } else { &target.name });
        ports.push(PublishedPort {
            name,
            number,
            protocol: port.protocol,
            target: port.target,
            target_name: target.name.clone(),
            app_protocol: target.app_protocol.clone(),
            node_port: None,
        });
    }
    ports
}
