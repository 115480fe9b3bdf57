//! The networks of the stack.

use std::collections::{BTreeMap, BTreeSet};

use super::connection::{Connection, DEFAULT, HOST, connection, texts};
use super::document::{Ipam, IpamPool, Network, Prerequisite, Texts};
use super::names::{self, deployed};
use super::place;
use super::prerequisite;
use super::text::Text;
use crate::diagnostic::codes::{shared, swarm as codes};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, Project};
use crate::ordered::Ordered;
use crate::yaml::decode::Absent;

/// The networks that services use, and what must exist for them.
pub(super) fn networks(
    project: &Project,
    stack: &str,
    prerequisites: &mut Vec<Prerequisite>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Network> {
    let used = used(project);
    let mut networks = BTreeMap::new();
    if deployed(project).any(|(_, service)| matches!(connection(service), Connection::Host)) {
        networks.insert(HOST.to_owned(), external(HOST));
    }
    for (key, network) in &project.networks {
        if !used.contains(key.text.as_str()) {
            if network.origin.span.is_some() && network.mode().is_none() {
                diagnostics.push(unused(key));
            }
            continue;
        }
        let name = names::name(&key.text);
        let definition = Definition { key: &name, stack, network };
        definition.report_name(&key.text, diagnostics);
        if networks.insert(name.clone(), definition.document(prerequisites, diagnostics)).is_some() {
            diagnostics.push(twice(key, &name));
        }
    }
    networks.retain(|key, network| key != DEFAULT || !network.is_absent());
    if let Some(place) = configured(project, &networks) {
        let message = "the options of a network that exists already are not changed by another deploy";
        diagnostics.push(Diagnostic::new(codes::STACK_NETWORK_OPTIONS, place, message));
    }
    networks
}

fn used(project: &Project) -> BTreeSet<&str> {
    let joined = deployed(project).map(|(_, service)| match connection(service) {
        Connection::Host => Vec::new(),
        Connection::Networks(joined) => joined,
    });
    joined.flatten().map(|(network, _)| network).ordered_set()
}

fn unused(key: &crate::yaml::Key) -> Diagnostic {
    let place = crate::source::Place::new(format!("networks.{}", key.text), key.span);
    Diagnostic::new(shared::UNUSED_RESOURCE, place, format!("no service joins the network `{}`", key.text))
}

fn twice(key: &crate::yaml::Key, name: &str) -> Diagnostic {
    let place = crate::source::Place::new(format!("networks.{}", key.text), key.span);
    let message = format!("`{}` and another network would both be called `{name}` in Swarm", key.text);
    Diagnostic::new(codes::STACK_NETWORK_NAME, place, message)
        .help("rename one of them; Swarm takes no dots, and no `-` or `_` at the end")
}

/// The first network whose options are written.
fn configured(project: &Project, networks: &BTreeMap<String, Network>) -> Option<crate::source::Place> {
    let plain = |network: &Network| {
        let options = Network { name: None, driver: None, ..network.clone() };
        network.external || options.is_absent()
    };
    let (key, _) = networks.iter().find(|(_, network)| !plain(network))?;
    Some(declared(project, key)?.origin.whole())
}

/// The network of the project that became one of the stack.
pub(super) fn declared<'a>(project: &'a Project, name: &str) -> Option<&'a model::Network> {
    let mut networks = project.networks.iter();
    networks.find(|(key, _)| names::name(&key.text) == name).map(|(_, network)| network)
}

fn external(name: &str) -> Network {
    Network { external: true, name: Some(Text::from(name)), ..Network::default() }
}

/// A network of the project that the stack needs.
struct Definition<'a> {
    key: &'a str,
    stack: &'a str,
    network: &'a model::Network,
}

impl Definition<'_> {
    fn document(&self, prerequisites: &mut Vec<Prerequisite>, diagnostics: &mut Diagnostics) -> Network {
        let network = self.network;
        if network.is_external() {
            return self.existing(prerequisites, diagnostics);
        }
        match network.driver.as_deref() {
            None | Some("" | "bridge" | "default" | "overlay") => {}
            Some("host" | "none") => return external(network.driver.as_deref().unwrap_or(HOST)),
            Some(driver) => return self.made_beforehand(driver, prerequisites, diagnostics),
        }
        self.report_ipam(diagnostics);
        Network {
            attachable: network.attachable,
            driver: network.driver.as_deref().filter(|driver| *driver == "overlay").map(Text::from),
            driver_opts: self.driver_opts(diagnostics),
            external: false,
            internal: network.internal,
            ipam: network.ipam.as_ref().map(ipam).filter(|ipam| !ipam.is_absent()),
            labels: texts(&network.labels),
            name: self.written_name().map(Text::from),
        }
    }

    /// The name that the user gives the network, as far as Swarm takes it.
    fn written_name(&self) -> Option<String> {
        self.network.name.as_deref().filter(|_| self.network.origin.has("name")).map(names::name)
    }

    /// The name that the network has outside of the stack file.
    fn full_name(&self) -> String {
        self.written_name().unwrap_or_else(|| format!("{}_{}", self.stack, self.key))
    }

    /// Says which name Swarm does not take. Others join the network by that of the user, or by its key if it has none
    /// and is external.
    fn report_name(&self, key: &str, diagnostics: &mut Diagnostics) {
        let origin = &self.network.origin;
        let (old, place) = match self.network.name.as_deref().filter(|_| origin.has("name")) {
            Some(name) => (name, origin.value("name")),
            None => (key, origin.whole()),
        };
        let new = names::name(old);
        if new != old {
            let message = format!("Swarm takes no network named `{old}`; it becomes `{new}`");
            diagnostics.push(
                Diagnostic::new(codes::STACK_NETWORK_RENAMED, place, message)
                    .help(format!("whoever else joins the network joins `{new}`")),
            );
        }
    }

    fn existing(&self, prerequisites: &mut Vec<Prerequisite>, diagnostics: &mut Diagnostics) -> Network {
        let name = self.written_name().unwrap_or_else(|| self.key.to_owned());
        let name = name.as_str();
        if !matches!(name, "host" | "bridge" | "none" | "ingress") {
            let command = prerequisite::network(name, &self.settings("overlay"));
            let message =
                format!("the network `{name}` must exist in the swarm before the stack is deployed");
            diagnostics.push(command.note(self.network.origin.key("external"), message));
            prerequisites.push(command);
        }
        external(name)
    }

    /// A network whose driver Swarm does not make networks of.
    fn made_beforehand(
        &self,
        driver: &str,
        prerequisites: &mut Vec<Prerequisite>,
        diagnostics: &mut Diagnostics,
    ) -> Network {
        let name = self.full_name();
        let command = prerequisite::network(&name, &self.settings(driver));
        let message =
            format!("a stack cannot make networks with the driver `{driver}`; `{name}` must exist before");
        diagnostics.push(
            Diagnostic::new(codes::STACK_NETWORK_DRIVER, self.network.origin.value("driver"), message)
                .help(format!("make it with `{}`", command.command)),
        );
        prerequisites.push(command);
        external(&name)
    }

    fn driver_opts(&self, diagnostics: &mut Diagnostics) -> Texts {
        let mut options = texts(&self.network.driver_opts);
        for (key, _) in &self.network.driver_opts {
            if key.text.starts_with("com.docker.network.bridge.") {
                options.remove(&key.text);
                let message = format!("`{}` is an option of bridges and has no meaning here", key.text);
                let place = place::entry(&self.network.origin, "driver_opts", key);
                diagnostics.push(Diagnostic::new(codes::STACK_BRIDGE_OPTION, place, message));
            }
        }
        options
    }

    /// Reports what a stack file cannot say about addresses.
    fn report_ipam(&self, diagnostics: &mut Diagnostics) {
        let network = self.network;
        let mut lost = Vec::new();
        let switches =
            [("enable_ipv4", network.enable_ipv4, true), ("enable_ipv6", network.enable_ipv6, false)];
        let changed =
            switches.iter().filter(|(_, value, default)| value.is_some_and(|value| value != *default));
        lost.extend(changed.map(|(key, _, _)| network.origin.key(key)));
        for pool in network.ipam.iter().flat_map(|ipam| &ipam.config) {
            let keys = ["ip_range", "gateway", "aux_addresses"];
            lost.extend(keys.iter().filter(|key| pool.origin.has(key)).map(|key| pool.origin.key(key)));
        }
        if let Some(ipam) = network.ipam.as_ref().filter(|ipam| !ipam.options.is_empty()) {
            lost.push(ipam.origin.key("options"));
        }
        let command = prerequisite::network(&self.full_name(), &self.settings("overlay")).command;
        for place in lost {
            let key = place.path.rsplit_once('.').map_or("", |(_, key)| key).to_owned();
            let message = format!("a stack file cannot say `{key}` of the network `{}`", self.key);
            diagnostics.push(Diagnostic::new(codes::STACK_IPAM, place, message).help(format!(
                "make the network with `{command}` and write `external: true` and `name: {}` here",
                self.full_name()
            )));
        }
    }

    /// The options of the command that makes the network.
    fn settings(&self, driver: &str) -> Vec<(&'static str, String)> {
        let network = self.network;
        let mut settings = vec![("--driver", driver.to_owned()), ("--scope", "swarm".to_owned())];
        for pool in network.ipam.iter().flat_map(|ipam| &ipam.config) {
            let values =
                [("--subnet", &pool.subnet), ("--ip-range", &pool.ip_range), ("--gateway", &pool.gateway)];
            settings.extend(values.into_iter().filter_map(|(flag, value)| Some((flag, value.clone()?))));
            settings.extend(
                pool.aux_addresses.iter().map(|(host, ip)| ("--aux-address", format!("{}={ip}", host.text))),
            );
        }
        let options = network.driver_opts.iter();
        settings.extend(options.map(|(key, value)| ("--opt", format!("{}={}", key.text, &**value))));
        let options = network.ipam.iter().flat_map(|ipam| &ipam.options);
        settings.extend(options.map(|(key, value)| ("--ipam-opt", format!("{}={}", key.text, &**value))));
        settings.extend(
            network.labels.iter().map(|(key, value)| ("--label", format!("{}={}", key.text, &**value))),
        );
        let switches = [
            ("--internal", network.internal == Some(true)),
            ("--ipv6", network.enable_ipv6 == Some(true)),
            ("--ipv4=false", network.enable_ipv4 == Some(false)),
            ("--attachable", network.attachable == Some(true)),
        ];
        settings.extend(switches.into_iter().filter(|(_, on)| *on).map(|(flag, _)| (flag, String::new())));
        settings
    }
}

fn ipam(ipam: &model::Ipam) -> Ipam {
    let subnets = ipam.config.iter().filter_map(|pool| pool.subnet.as_deref());
    Ipam {
        config: subnets.map(|subnet| IpamPool { subnet: Some(Text::from(subnet)) }).collect(),
        driver: ipam.driver.as_deref().map(Text::from),
    }
}
