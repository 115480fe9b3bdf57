//! The ports of a service: those that it lists, and those that others use without its saying so.

use std::collections::BTreeSet;

use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::{names, place};
use crate::model::{NetworkMode, Port, PortMode, Protocol, Service};
use crate::ordered::Ordered;
use crate::source::Place;

/// A port that a container listens on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ServicePort {
    pub(crate) number: u16,
    pub(crate) protocol: Protocol,
    pub(crate) name: String,
    pub(crate) app_protocol: Option<String>,
}

/// A port that Compose opens on the machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Published {
    pub(crate) target: u16,
    pub(crate) protocol: Protocol,
    /// The port of the machine; absent if Docker picks one.
    pub(crate) on_machine: Option<u16>,
    /// The address of the machine, if the file names one.
    pub(crate) address: Option<String>,
    /// Whether it is a port of the node that the container runs on.
    pub(crate) on_node: bool,
    /// What the file calls it.
    pub(crate) name: Option<String>,
    /// What the file says is spoken on it.
    pub(crate) app_protocol: Option<String>,
    pub(crate) place: Place,
    /// Where the port of the machine is written.
    pub(crate) machine_place: Place,
    /// Where the address is written.
    pub(crate) address_place: Place,
}

impl Published {
    /// The port by which it is reached from outside.
    pub(crate) fn outside(&self) -> u16 {
        self.on_machine.unwrap_or(self.target)
    }

    /// The address of the machine, if it is a single one.
    pub(crate) fn single_address(&self) -> Option<&str> {
        self.address.as_deref().filter(|address| !matches!(*address, "0.0.0.0" | "::"))
    }

    /// Whether only this machine can reach the port.
    pub(crate) fn is_loopback(&self) -> bool {
        self.address.as_deref().is_some_and(|address| address.starts_with("127.") || address == "::1")
    }
}

/// The ports of a service.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Ports {
    /// Those that `ports` and `expose` list.
    pub(crate) declared: Vec<ServicePort>,
    /// Those that only references of services show.
    pub(crate) inferred: Vec<ServicePort>,
    pub(crate) published: Vec<Published>,
}

impl Ports {
    /// The ports of a Service that forwards single ports.
    pub(crate) fn all(&self) -> impl Iterator<Item = &ServicePort> {
        let inferred = if self.declared.is_empty() { &[] } else { self.inferred.as_slice() };
        self.declared.iter().chain(inferred)
    }

    /// Whether a port is among those that are listed.
    pub(crate) fn declares(&self, number: u16, protocol: Protocol) -> bool {
        self.declared.iter().any(|port| (port.number, port.protocol) == (number, protocol))
    }

    /// Whether a port is published for this machine and nobody else.
    pub(crate) fn is_of_this_machine(&self, number: u16) -> bool {
        let mut published = self.published.iter().filter(|port| port.target == number).peekable();
        published.peek().is_some() && published.all(Published::is_loopback)
    }

    /// Adds a port that a reference shows.
    pub(crate) fn infer(&mut self, number: u16) {
        let known = |port: &ServicePort| (port.number, port.protocol) == (number, Protocol::Tcp);
        if !self.declared.iter().chain(&self.inferred).any(known) {
            let wish = Wish { number, protocol: Protocol::Tcp, name: None, app_protocol: None };
            let mut used =
                self.declared.iter().chain(&self.inferred).map(|port| port.name.clone()).ordered_set();
            let port = named(&wish, &mut used);
            self.inferred.push(port);
        }
    }
}

/// The ports that a service lists.
pub(crate) fn ports(service: &Service, diagnostics: &mut Diagnostics) -> Ports {
    let mut wishes: Vec<Wish> = Vec::new();
    let mut published = Vec::new();
    if service.network_mode == Some(NetworkMode::Host) {
        return Ports::default();
    }
    for port in &service.ports {
        listed(port, &mut wishes, &mut published, diagnostics);
    }
    for (index, text) in service.expose.iter().enumerate() {
        let place = place::item(&service.origin, "expose", index, text.span);
        wishes.extend(exposed(&text.value, place, diagnostics));
    }
    let mut seen = BTreeSet::new();
    wishes.retain(|wish| seen.insert((wish.number, wish.protocol)));
    let mut used = BTreeSet::new();
    let declared = wishes.iter().map(|wish| named(wish, &mut used)).collect();
    Ports { declared, inferred: Vec::new(), published }
}

/// A port and what the file says about its name.
struct Wish {
    number: u16,
    protocol: Protocol,
    name: Option<String>,
    app_protocol: Option<String>,
}

fn listed(
    port: &Port,
    wishes: &mut Vec<Wish>,
    published: &mut Vec<Published>,
    diagnostics: &mut Diagnostics,
) {
    let text = port.target.map(|target| target.0.to_string()).unwrap_or_default();
    let Some((number, _)) = range(&text) else {
        diagnostics.push(invalid(&text, port.origin.value("target")));
        return;
    };
    let protocol = port.protocol.unwrap_or(Protocol::Tcp);
    let on_machine = machine_port(port, diagnostics);
    wishes.push(Wish { number, protocol, name: port.name.clone(), app_protocol: port.app_protocol.clone() });
    published.push(Published {
        target: number,
        protocol,
        on_machine,
        address: port.host_ip.clone().filter(|address| !address.is_empty()),
        on_node: port.mode == Some(PortMode::Host),
        name: port.name.clone(),
        app_protocol: port.app_protocol.clone(),
        place: port.origin.whole(),
        machine_place: port.origin.value("published"),
        address_place: port.origin.value("host_ip"),
    });
}

/// The port of the machine, the first one of a range.
fn machine_port(port: &Port, diagnostics: &mut Diagnostics) -> Option<u16> {
    let text = port.published.as_deref().filter(|text| !text.is_empty() && *text != "0")?;
    let Some((first, last)) = range(text) else {
        diagnostics.push(invalid(text, port.origin.value("published")));
        return None;
    };
    if first != last {
        let message = format!("`{text}` means one port of this range; `{first}` is taken");
        diagnostics.push(Diagnostic::new(codes::PUBLISHED_RANGE, port.origin.value("published"), message));
    }
    Some(first)
}

fn exposed(text: &str, place: Place, diagnostics: &mut Diagnostics) -> Vec<Wish> {
    let (numbers, protocol) = text.split_once('/').unwrap_or((text, "tcp"));
    let protocol = Protocol::from_word(&protocol.to_ascii_lowercase());
    let (Some((first, last)), Some(protocol)) = (range(numbers), protocol) else {
        diagnostics.push(invalid(text, place));
        return Vec::new();
    };
    (first..=last).map(|number| Wish { number, protocol, name: None, app_protocol: None }).collect()
}

fn range(text: &str) -> Option<(u16, u16)> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let number = |text: &str| text.trim().parse::<u16>().ok().filter(|number| *number > 0);
    let (first, last) = (number(first)?, number(last)?);
    (first <= last).then_some((first, last))
}

fn invalid(text: &str, place: Place) -> Diagnostic {
    let message = if text.is_empty() {
        "the port of the container is missing".to_owned()
    } else {
        format!("`{text}` is not a port")
    };
    Diagnostic::new(codes::PORT_INVALID, place, message)
        .help("write a number from 1 to 65535, or a range such as `8000-8010`, with `/udp` or `/sctp` after it if it is not TCP")
}

/// A port with the first name that is valid and still free.
fn named(wish: &Wish, used: &mut BTreeSet<String>) -> ServicePort {
    let plain = format!("{}-{}", wish.protocol.word(), wish.number);
    let well_known = match (wish.number, wish.protocol) {
        (80, Protocol::Tcp) => Some("http".to_owned()),
        (443, Protocol::Tcp) => Some("https".to_owned()),
        _ => None,
    };
    let own = wish.name.as_deref().and_then(|name| names::label(name, usize::MAX));
    let own = own.map(|name| name.chars().take(15).collect::<String>().trim_end_matches('-').to_owned());
    let candidates = [own, wish.app_protocol.clone(), well_known];
    let name = candidates.into_iter().flatten().find(|name| is_port_name(name) && !used.contains(name));
    let name = name.unwrap_or(plain);
    used.insert(name.clone());
    ServicePort {
        number: wish.number,
        protocol: wish.protocol,
        name,
        app_protocol: wish.app_protocol.as_deref().map(app_protocol),
    }
}

fn is_port_name(name: &str) -> bool {
    name.len() <= 15
        && names::is_label(name)
        && !name.contains("--")
        && name.contains(|character: char| character.is_ascii_lowercase())
}

/// The word of Kubernetes for the protocol of an application.
fn app_protocol(word: &str) -> String {
    match word {
        "http2" | "h2c" => "kubernetes.io/h2c",
        "ws" => "kubernetes.io/ws",
        "wss" => "kubernetes.io/wss",
        other => other,
    }
    .to_owned()
}
