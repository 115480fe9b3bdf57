//! The keys outside of services: the project, its networks, volumes, secrets, configs and models.

use super::service;
use crate::coverage::ledger;
use crate::diagnostic::codes::swarm::{STACK_MODELS, STACK_NETWORK_PRIORITY, STACK_STATIC_ADDRESS};
use crate::model::{Attachment, Config, Ipam, IpamPool, LanguageModel, Network, Project, Secret, Volume};

/// What is said of addresses and interfaces, also of those of a service without networks.
pub(super) const STATIC_ADDRESS: &str =
    "cannot be chosen: Swarm gives tasks their addresses; use the service's name instead";

const PRIORITY: &str = "means nothing in Swarm, which has no order of networks";

ledger! {
    /// Enters the keys of the whole project.
    pub(super) fn project(Project) {
        version: Translated;
        name: Depends;
        services: Noted => service::service;
        networks: Noted => self::network;
        volumes: Noted => self::volume;
        secrets: Noted => self::secret;
        configs: Noted => self::config;
        models: Unsupported(
            STACK_MODELS,
            "are not deployed: Swarm runs no language models; run them elsewhere",
        ) => self::language_model;
    }

    fn language_model(LanguageModel) {
        name: Inherited;
        model: Inherited;
        context_size: Inherited;
        runtime_flags: Inherited;
    }

    fn network(Network) {
        name: Translated;
        driver: Depends;
        driver_opts: Depends;
        ipam: Translated => self::ipam;
        external: Noted;
        internal: Translated;
        enable_ipv4: Depends;
        enable_ipv6: Depends;
        attachable: Translated;
        labels: Translated;
    }

    fn ipam(Ipam) {
        driver: Translated;
        config: Translated => self::ipam_pool;
        options: Lost;
    }

    fn ipam_pool(IpamPool) {
        subnet: Depends;
        ip_range: Lost;
        gateway: Lost;
        aux_addresses: Lost;
    }

    /// Enters how a service is known on a network.
    pub(super) fn attachment(Attachment) {
        aliases: Translated;
        interface_name: Unsupported(STACK_STATIC_ADDRESS, STATIC_ADDRESS);
        ipv4_address: Unsupported(STACK_STATIC_ADDRESS, STATIC_ADDRESS);
        ipv6_address: Unsupported(STACK_STATIC_ADDRESS, STATIC_ADDRESS);
        link_local_ips: Unsupported(STACK_STATIC_ADDRESS, STATIC_ADDRESS);
        mac_address: Unsupported(STACK_STATIC_ADDRESS, STATIC_ADDRESS);
        driver_opts: Translated;
        priority: Unsupported(STACK_NETWORK_PRIORITY, PRIORITY);
        gw_priority: Unsupported(STACK_NETWORK_PRIORITY, PRIORITY);
    }

    fn volume(Volume) {
        name: Translated;
        driver: Translated;
        driver_opts: Depends;
        external: Noted;
        labels: Depends;
    }

    fn secret(Secret) {
        name: Noted;
        environment: Depends;
        file: Depends;
        external: Noted;
        labels: Translated;
        driver: Depends;
        driver_opts: Translated;
        template_driver: Translated;
    }

    fn config(Config) {
        name: Noted;
        content: Depends;
        environment: Depends;
        file: Depends;
        external: Noted;
        labels: Translated;
        template_driver: Translated;
    }
}
