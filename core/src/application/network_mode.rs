//! Networks that are none: a service that joins one has the network of its host, or no network at all.

use super::Application;
use crate::model::Network;

impl Application {
    /// Gives services that join such a network the `network_mode` that says the same.
    pub(crate) fn name_network_modes(&mut self) {
        let networks = &self.project.networks;
        for service in self.project.services.0.values_mut().filter(|service| service.network_mode.is_none()) {
            let mut joined = service.networks.iter().filter_map(|(key, _)| networks.get(&key.text));
            service.network_mode = joined.find_map(Network::mode);
            if service.network_mode.is_some() {
                service.origin.stand_in("network_mode", "networks");
            }
        }
    }
}
