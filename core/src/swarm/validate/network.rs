//! Rules of networks.

use std::collections::BTreeSet;
use std::net::IpAddr;

use super::Rules;
use super::service::name_mistake;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::swarm as codes;
use crate::model::Project;
use crate::source::Place;
use crate::swarm::connection::DEFAULT;
use crate::swarm::document::Network;
use crate::swarm::network::declared;
use crate::swarm::text::Text;

impl Rules<'_> {
    pub(super) fn networks(&mut self, project: &Project) {
        let used = self.used_networks();
        for (key, network) in &self.stack.networks {
            let place = declared(project, key).map(|network| network.origin.whole());
            let place = place.unwrap_or_else(|| Place { path: format!("networks.{key}"), span: None });
            self.network_name(key, network, &place);
            let used = used.contains(key.as_str());
            if let Some(reason) = scope_mistake(network).filter(|_| used) {
                let message = format!("services cannot use the network `{key}`: {reason}");
                self.refuse(
                    Diagnostic::new(codes::STACK_NETWORK_SCOPE, place.clone(), message)
                        .help("use a network without `driver` or with `overlay`"),
                );
            }
            let plain = Network { external: true, name: network.name.clone(), ..Network::default() };
            if network.external && *network != plain {
                let message = format!("the external network `{key}` has options");
                self.refuse(
                    Diagnostic::new(codes::STACK_EXTERNAL_KEYS, place.clone(), message)
                        .help("leave them out"),
                );
            }
            let pools = network.ipam.iter().flat_map(|ipam| &ipam.config);
            for subnet in pools.filter_map(|pool| pool.subnet.as_ref()).map(Text::as_str) {
                if used && !is_block(subnet) {
                    let message = format!("`{subnet}` is not a block of addresses");
                    self.refuse(
                        Diagnostic::new(codes::STACK_SUBNET, place.clone(), message)
                            .help("write it like `10.0.9.0/24`"),
                    );
                }
            }
        }
    }

    /// The names of networks obey the same rule as those of services.
    fn network_name(&mut self, key: &str, network: &Network, place: &Place) {
        let own = || format!("{}_{key}", self.stack.name);
        let name = network.name.as_ref().map_or_else(own, |name| name.as_str().to_owned());
        if let Some(reason) = name_mistake(&name) {
            let message = format!("the network name `{name}` {reason}");
            self.refuse(
                Diagnostic::new(codes::STACK_NETWORK_NAME, place.clone(), message)
                    .help("rename the network, or deploy under a shorter name"),
            );
        }
    }
}

impl<'a> Rules<'a> {
    /// The networks that some service joins; the client makes no others.
    fn used_networks(&self) -> BTreeSet<&'a str> {
        let services = self.stack.services.values();
        let joined = services.clone().flat_map(|service| service.networks.keys().map(String::as_str));
        let default = services.filter(|service| service.networks.is_empty()).map(|_| DEFAULT);
        joined.chain(default).collect()
    }
}

fn scope_mistake(network: &Network) -> Option<&'static str> {
    let name = network.name.as_ref().map(Text::as_str);
    match (network.driver.as_ref().map(Text::as_str), name) {
        (Some("bridge"), _) => Some("a bridge is on one node only"),
        (Some("macvlan" | "ipvlan"), _) => Some("its driver makes networks on one node only"),
        (Some("host" | "none"), _) => Some("its driver makes no networks of a swarm"),
        (_, Some("none")) if network.external => Some("every task needs a network"),
        (_, Some("ingress")) if network.external => Some("it belongs to the routing mesh"),
        _ => None,
    }
}

fn is_block(text: &str) -> bool {
    let Some((address, length)) = text.split_once('/') else { return false };
    let longest = match address.parse() {
        Ok(IpAddr::V4(_)) => 32,
        Ok(IpAddr::V6(_)) => 128,
        Err(_) => return false,
    };
    length.parse::<u8>().is_ok_and(|length| length <= longest)
}
