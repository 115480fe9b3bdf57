//! How services are connected: the networks that each one joins.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use super::alias::Aliases;
use super::document::{Attachment, Texts};
use super::names;
use super::text::Text;
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, NetworkMode, Service};
use crate::ordered::Ordered;

/// The network of the project, which every service joins that says nothing else.
pub(super) const DEFAULT: &str = "default";

/// The network of the nodes.
pub(super) const HOST: &str = "host";

/// How a service is connected.
pub(super) enum Connection<'a> {
    /// By the network of its node.
    Host,
    /// By networks of the stack, and what is said about each.
    Networks(Vec<(&'a str, Option<&'a model::Attachment>)>),
}

/// How a service is connected.
pub(super) fn connection(service: &Service) -> Connection<'_> {
    if service.network_mode == Some(NetworkMode::Host) {
        return Connection::Host;
    }
    if service.networks.is_empty() || service.network_mode.is_some() {
        return Connection::Networks(vec![(DEFAULT, None)]);
    }
    let networks = service.networks.iter();
    Connection::Networks(networks.map(|(key, attachment)| (key.text.as_str(), attachment.as_ref())).collect())
}

/// The attachments of a service; none if it joins the default network only, without any options.
pub(super) fn attachments(
    name: &str,
    service: &Service,
    aliases: &Aliases,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Attachment> {
    report(name, service, diagnostics);
    let attachments: BTreeMap<_, _> = match connection(service) {
        Connection::Host => iter::once((HOST.to_owned(), Attachment::default())).ordered_map(),
        Connection::Networks(joined) => joined
            .into_iter()
            .map(|(network, options)| {
                let further = aliases.get(&(name.to_owned(), network.to_owned()));
                (names::name(network), attachment(options, further))
            })
            .ordered_map(),
    };
    let plain = iter::once((DEFAULT.to_owned(), Attachment::default())).ordered_map();
    if attachments == plain { BTreeMap::new() } else { attachments }
}

fn attachment(options: Option<&model::Attachment>, further: Option<&BTreeSet<String>>) -> Attachment {
    let written = options.into_iter().flat_map(|options| &options.aliases).map(|alias| alias.value.as_str());
    let aliases: BTreeSet<&str> =
        written.chain(further.into_iter().flatten().map(String::as_str)).ordered_set();
    Attachment {
        aliases: aliases.into_iter().map(Text::from).collect(),
        driver_opts: options.map(|options| texts(&options.driver_opts)).unwrap_or_default(),
    }
}

/// Names and values as the stack file holds them.
pub(super) fn texts(labels: &model::Labels) -> Texts {
    labels.iter().map(|(key, value)| (key.text.clone(), Text::from(&**value))).ordered_map()
}

/// Says what becomes of `network_mode`.
fn report(name: &str, service: &Service, diagnostics: &mut Diagnostics) {
    let Some(mode) = &service.network_mode else { return };
    let place = service.origin.value("network_mode");
    let diagnostic = match mode {
        NetworkMode::Host => {
            let message =
                format!("`{name}` uses the network of its node; its ports and aliases are left out");
            Diagnostic::new(codes::STACK_HOST_NETWORK, service.origin.key("network_mode"), message)
                .help("its ports are open on each node that runs it, without being published")
        }
        NetworkMode::Bridge | NetworkMode::None => {
            let message = format!("Swarm has no network mode `{mode}`; `{name}` joins the default network");
            Diagnostic::new(codes::STACK_NETWORK_MODE, service.origin.key("network_mode"), message)
        }
        NetworkMode::Service(_) | NetworkMode::Container(_) => Diagnostic::new(
            codes::STACK_NOT_EXPRESSIBLE,
            place,
            format!("tasks of Swarm cannot use `network_mode: {mode}`"),
        )
        .help("let both services join one network, and let them reach each other by name"),
        NetworkMode::Other(other) => Diagnostic::new(
            codes::STACK_NOT_EXPRESSIBLE,
            place,
            format!("Swarm knows no network mode `{other}`"),
        )
        .help(format!("if `{other}` is a network, list it under `networks` and declare it there")),
    };
    diagnostics.push(diagnostic);
}
