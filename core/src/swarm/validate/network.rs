//! Rules of networks.

use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

use super::Rules;
use super::service::name_mistake;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::swarm as codes;
use crate::model::Project;
use crate::ordered::Ordered;
use crate::source::Place;
use crate::swarm::connection::DEFAULT;
use crate::swarm::document::Network;
use crate::swarm::file::Refuser;
use crate::swarm::network::declared;
use crate::swarm::text::Text;

/// The networks that every engine has, and a name that it gives to none.
const PREDEFINED: [&str; 5] = ["bridge", "default", "host", "ingress", "none"];

impl Rules<'_> {
    pub(super) fn networks(&mut self, project: &Project) {
        let used = self.used_networks();
        self.equal_networks(&used, project);
        for (key, network) in &self.stack.networks {
            let place = declared(project, key).map(|network| network.origin.whole());
            let place = place.unwrap_or_else(|| Place { path: format!("networks.{key}"), span: None });
            let used = used.contains(key.as_str());
            if used {
                self.network_name(key, network, &place);
            }
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
                let diagnostic = Diagnostic::new(codes::STACK_EXTERNAL_KEYS, place.clone(), message);
                self.refuse_as(Refuser::Nobody, diagnostic.help("leave them out"));
            }
            let pools = network.ipam.iter().flat_map(|ipam| &ipam.config);
            for subnet in pools.filter_map(|pool| pool.subnet.as_ref()).map(Text::as_str) {
                let block = block(subnet);
                if used && block.as_deref() != Some(subnet) {
                    let message = format!("`{subnet}` is not a block of addresses");
                    let help = format!("write it like `{}`", block.as_deref().unwrap_or("10.0.9.0/24"));
                    self.refuse(Diagnostic::new(codes::STACK_SUBNET, place.clone(), message).help(help));
                }
            }
        }
    }

    /// Networks of one name are one network, but not in another case, and not if only one of them is made here.
    fn equal_networks(&mut self, used: &BTreeSet<&str>, project: &Project) {
        let mut taken: BTreeMap<String, (String, bool)> = BTreeMap::new();
        let networks = self.stack.networks.iter().filter(|(key, _)| used.contains(key.as_str()));
        for (key, network) in networks {
            let name = self.network_full_name(key, network);
            let own = (name.clone(), network.external);
            let first = taken.entry(name.to_ascii_lowercase()).or_insert_with(|| own.clone());
            let both_exist = network.external && first.1;
            if *first != own && !both_exist {
                let place = declared(project, key).map(|network| network.origin.whole()).unwrap_or_default();
                let message = format!("the network `{name}` would be made beside another one of this name");
                self.refuse(
                    Diagnostic::new(codes::STACK_NETWORK_NAME, place, message)
                        .help("give one of them another name; Swarm tells no `A` from `a`"),
                );
            }
        }
    }

    /// The name that a network has in the swarm.
    fn network_full_name(&self, key: &str, network: &Network) -> String {
        let own = || format!("{}_{key}", self.stack.name);
        network.name.as_ref().map_or_else(own, |name| name.as_str().to_owned())
    }

    /// The names of networks obey the same rule as those of services.
    fn network_name(&mut self, key: &str, network: &Network, place: &Place) {
        let name = self.network_full_name(key, network);
        let taken = !network.external && PREDEFINED.contains(&name.to_ascii_lowercase().as_str());
        let mistake = taken.then(|| "belongs to a network of the engine".to_owned());
        if let Some(reason) = mistake.or_else(|| name_mistake(&name)) {
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
        joined.chain(default).ordered_set()
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

/// The block that a text means: an address without the bits that differ within the block. A block that is right is
/// given back as it is written.
fn block(text: &str) -> Option<String> {
    let (address, length) = text.split_once('/')?;
    let (address, length): (IpAddr, u32) = (address.parse().ok()?, length.parse().ok()?);
    let first = match address {
        IpAddr::V4(address) => {
            let mask = u32::MAX.checked_shl(32_u32.checked_sub(length)?).unwrap_or(0);
            IpAddr::from((address.to_bits() & mask).to_be_bytes())
        }
        IpAddr::V6(address) => {
            let mask = u128::MAX.checked_shl(128_u32.checked_sub(length)?).unwrap_or(0);
            IpAddr::from((address.to_bits() & mask).to_be_bytes())
        }
    };
    Some(if first == address { text.to_owned() } else { format!("{first}/{length}") })
}
