//! Further names of services on networks: container names, links, and names that Swarm does not take.

use std::collections::{BTreeMap, BTreeSet};

use super::connection::{Connection, connection};
use super::names::{Names, deployed};
use super::place;
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Project, Service};
use crate::yaml::decode::Spanned;

/// The further names of each service on each network.
pub(super) type Aliases = BTreeMap<(String, String), BTreeSet<String>>;

/// All aliases that `networks` does not spell out itself.
pub(super) fn aliases(project: &Project, names: &Names, diagnostics: &mut Diagnostics) -> Aliases {
    let mut aliases = Aliases::new();
    for (name, service) in deployed(project) {
        let renamed = names.get(name).is_some_and(|new| new != name).then(|| name.to_owned());
        for alias in renamed.iter().chain(&service.container_name) {
            for network in networks(service) {
                aliases.entry((name.to_owned(), network.to_owned())).or_default().insert(alias.clone());
            }
        }
        if let Some(container) = &service.container_name {
            diagnostics.push(container_name(service, container));
        }
        for (index, link) in service.links.iter().enumerate() {
            if let Err(diagnostic) = add_link(project, (name, service), (index, link), &mut aliases) {
                diagnostics.push(*diagnostic);
            }
        }
    }
    aliases
}

/// The networks of the stack that a service joins.
fn networks(service: &Service) -> Vec<&str> {
    match connection(service) {
        Connection::Host => Vec::new(),
        Connection::Networks(joined) => joined.into_iter().map(|(network, _)| network).collect(),
    }
}

fn container_name(service: &Service, container: &str) -> Diagnostic {
    let message = format!("containers are named by Swarm; `{container}` becomes an alias of the service");
    Diagnostic::new(codes::STACK_CONTAINER_NAME, service.origin.key("container_name"), message)
}

/// Gives the other end of a link the name that the link asks for.
fn add_link(
    project: &Project,
    (name, service): (&str, &Service),
    (index, link): (usize, &Spanned<String>),
    aliases: &mut Aliases,
) -> Result<(), Box<Diagnostic>> {
    let (target, alias) = link.split_once(':').unwrap_or((link.as_str(), link.as_str()));
    let own = networks(service);
    let other = project.services.get(target).map(networks).unwrap_or_default();
    let shared: Vec<&str> = own.into_iter().filter(|network| other.contains(network)).collect();
    if shared.is_empty() {
        let message =
            format!("`{name}` and `{target}` share no network, so `{name}` cannot reach it as `{alias}`");
        let place = place::item(&service.origin, "links", index, link.span);
        let diagnostic = Diagnostic::new(codes::STACK_LINK_UNSHARED, place, message);
        return Err(Box::new(diagnostic.help("let both services join one network")));
    }
    if alias != target {
        for network in shared {
            aliases.entry((target.to_owned(), network.to_owned())).or_default().insert(alias.to_owned());
        }
    }
    Ok(())
}
