//! Networks, and who is on them.

use super::{UNDEFINED, written};
use crate::application::Application;
use crate::graph::desk::{Desk, Part};
use crate::graph::{EdgeKind, NodeKind};
use crate::model::{Attachment, Network, NetworkMode, Service};
use crate::yaml::Key;

/// Adds the networks of the project, but for the one that everybody is on because nobody says anything.
pub(super) fn declare(application: &Application, desk: &mut Desk) {
    for (name, network) in &application.project.networks {
        if !is_understood(name, application) {
            let detail = detail(name, network);
            desk.node(Part::named(NodeKind::Network, name, detail, written(name.span)));
        }
    }
}

/// Whether a network is the default one, and the only one.
fn is_understood(name: &Key, application: &Application) -> bool {
    written(name.span).is_none() && application.project.networks.0.len() == 1
}

fn detail(name: &Key, network: &Network) -> String {
    let mut words = vec!["network".to_owned()];
    if network.is_external() {
        let outside = network.name.as_deref().filter(|outside| *outside != name.text);
        words.push(outside.map_or("external".to_owned(), |outside| format!("external: {outside}")));
    }
    if network.internal.unwrap_or(false) {
        words.push("internal".to_owned());
    }
    words.extend(network.driver.iter().cloned());
    words.join(", ")
}

/// Connects a service with its networks, or with the one that it has instead.
pub(super) fn join(at: usize, service: &Service, application: &Application, desk: &mut Desk) {
    if let Some(mode) = &service.network_mode {
        return instead(at, mode, desk);
    }
    for (name, attachment) in &service.networks {
        if !is_understood_here(name, application) {
            let network = desk.known(NodeKind::Network, name, UNDEFINED);
            desk.edge(
                EdgeKind::Network,
                (at, network),
                attachment.as_ref().map_or_else(String::new, known_as),
            );
        }
    }
}

/// The same for the key under which a service joins it.
fn is_understood_here(name: &Key, application: &Application) -> bool {
    let networks = &application.project.networks.0;
    networks
        .get_key_value(name.text.as_str())
        .is_some_and(|(declared, _)| is_understood(declared, application))
}

/// How a service is known on a network.
fn known_as(attachment: &Attachment) -> String {
    let addresses = [&attachment.ipv4_address, &attachment.ipv6_address];
    let aliases: Vec<&str> = attachment.aliases.iter().map(|alias| alias.value.as_str()).collect();
    let aliases = (!aliases.is_empty()).then(|| format!("as {}", aliases.join(", ")));
    let words: Vec<String> = aliases.into_iter().chain(addresses.into_iter().flatten().cloned()).collect();
    words.join(", ")
}

fn instead(at: usize, mode: &NetworkMode, desk: &mut Desk) {
    let network = |name: &str, detail: &str, desk: &mut Desk| {
        desk.node(Part::named(NodeKind::Network, name, detail.to_owned(), None))
    };
    let (other, label) = match mode {
        NetworkMode::None => return,
        NetworkMode::Host => (network("host", "network of the host", desk), ""),
        NetworkMode::Bridge => (network("bridge", "network of Docker", desk), ""),
        NetworkMode::Service(name) => (desk.known(NodeKind::Service, name, UNDEFINED), "shares its network"),
        NetworkMode::Container(name) => {
            let name = format!("container {name}");
            (network(&name, "its network is shared", desk), "")
        }
        NetworkMode::Other(name) => (desk.known(NodeKind::Network, name, "network, external"), ""),
    };
    desk.edge(EdgeKind::Network, (at, other), label.to_owned());
}
