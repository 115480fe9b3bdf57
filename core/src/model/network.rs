//! Networks, and the services on them.

use super::{Labels, NetworkMode};
use crate::yaml::decode::{Int, Map, Spanned};

model! {
    /// A network ([compose-spec, "Networks"]).
    ///
    /// [compose-spec, "Networks"]: https://github.com/compose-spec/compose-spec/blob/main/06-networks.md
    pub struct Network {
        /// Its name outside of the project.
        name: Option<String>,
        /// The driver that makes it; the engine's default if absent.
        driver: Option<String>,
        /// Options of the driver.
        driver_opts: Labels,
        /// How addresses are given.
        ipam: Option<Ipam>,
        /// Whether it exists already.
        external: Option<bool>,
        /// Whether it has no way out.
        internal: Option<bool>,
        /// Whether it has IPv4 addresses.
        enable_ipv4: Option<bool>,
        /// Whether it has IPv6 addresses.
        enable_ipv6: Option<bool>,
        /// Whether other containers can join it.
        attachable: Option<bool>,
        /// Metadata of the network.
        labels: Labels,
    }
}

model! {
    /// How addresses are given.
    pub struct Ipam {
        /// The driver.
        driver: Option<String>,
        /// The ranges of addresses.
        config: Vec<IpamPool>,
        /// Options of the driver.
        options: Labels,
    }
}

model! {
    /// A range of addresses.
    pub struct IpamPool {
        /// The subnet, such as `10.0.9.0/24`.
        subnet: Option<String>,
        /// The part of it that containers get.
        ip_range: Option<String>,
        /// The address of the gateway.
        gateway: Option<String>,
        /// Addresses that are taken, by host name.
        aux_addresses: Map<String>,
    }
}

model! {
    /// How a service is known on a network.
    pub struct Attachment {
        /// Further host names of the service on this network.
        aliases: Vec<Spanned<String>>,
        /// The name of the interface in the container.
        interface_name: Option<String>,
        /// A fixed IPv4 address.
        ipv4_address: Option<String>,
        /// A fixed IPv6 address.
        ipv6_address: Option<String>,
        /// Link-local addresses.
        link_local_ips: Vec<Spanned<String>>,
        /// The hardware address.
        mac_address: Option<String>,
        /// Options of the driver.
        driver_opts: Labels,
        /// The order of joining, highest first.
        priority: Option<Int>,
        /// The order of being the gateway, highest first.
        gw_priority: Option<Int>,
    }
}

impl Network {
    /// Whether the network exists already, with the default.
    #[must_use]
    pub fn is_external(&self) -> bool {
        self.external.unwrap_or(false)
    }

    /// The network mode that joining this network means, if it is none of the project's own: that of the host, or the
    /// lack of one. An engine has one of each, which a file names by the driver, or as what exists already.
    #[must_use]
    pub fn mode(&self) -> Option<NetworkMode> {
        let name = if self.is_external() { self.name.as_deref() } else { self.driver.as_deref() };
        match name? {
            "host" => Some(NetworkMode::Host),
            "none" => Some(NetworkMode::None),
            _ => None,
        }
    }
}
