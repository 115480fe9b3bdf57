//! The keys outside of services: the project, its networks, volumes, secrets, configs and models.

use super::{service, values};
use crate::coverage::ledger;
use crate::diagnostic::codes::kubernetes::{
    CLIENT_ONLY_KEY, IPAM_UNSUPPORTED, MODEL_OPTION_UNSUPPORTED, NETWORK_OPTION_UNSUPPORTED,
    SECRET_DRIVER_UNSUPPORTED, SINGLE_NETWORK, STATIC_ADDRESS_UNSUPPORTED, TEMPLATE_DRIVER_UNSUPPORTED,
    VERSION_IGNORED,
};
use crate::model::{Attachment, Config, Ipam, IpamPool, LanguageModel, Network, Project, Secret, Volume};

/// What is said of addresses and interfaces, also of those of a service without networks.
pub(super) const STATIC_ADDRESS: &str =
    "cannot be chosen in a cluster, which gives Pods their addresses; use the service's name instead";

const NETWORK_OPTION: &str = "has no counterpart: these options are for Docker's network driver, and a cluster \
                              has one network of its own";
const PRIORITY: &str = "means nothing in a cluster, where a Pod has one network interface";
const MODEL_OPTION: &str =
    "is an option of the program that runs the model; set it on the model server of the cluster";
const SECRET_DRIVER: &str = "belongs to a secret store that this conversion cannot read; create the Secret in \
                             the cluster by other means";
const TEMPLATE_DRIVER: &str =
    "is not applied: the content is used as it stands, so write the final text into it";

ledger! {
    /// Enters the keys of the whole project.
    pub(super) fn project(Project) {
        version: NotApplicable(VERSION_IGNORED, "has no meaning any more; the line can go");
        name: Translated;
        services: Noted => service::service;
        networks: Noted => self::network;
        volumes: Noted => self::volume;
        secrets: Noted => self::secret;
        configs: Noted => self::config;
        models: Nearly => self::language_model;
    }

    fn language_model(LanguageModel) {
        name: Translated;
        model: Translated;
        context_size: Unsupported(MODEL_OPTION_UNSUPPORTED, MODEL_OPTION);
        runtime_flags: Unsupported(MODEL_OPTION_UNSUPPORTED, MODEL_OPTION);
    }

    fn network(Network) {
        name: Translated;
        driver: values::network_driver(driver.as_deref());
        driver_opts: Unsupported(NETWORK_OPTION_UNSUPPORTED, NETWORK_OPTION);
        ipam: Unsupported(
            IPAM_UNSUPPORTED,
            "has no counterpart: a cluster gives Pods their addresses; let services find each other by name",
        ) => self::ipam;
        external: Depends;
        internal: Translated;
        enable_ipv4: values::address_family(*enable_ipv4, true);
        enable_ipv6: values::address_family(*enable_ipv6, false);
        attachable: NotApplicable(
            CLIENT_ONLY_KEY,
            "is about containers that are started by hand on a Docker network; a cluster has none",
        );
        labels: Differs;
    }

    fn ipam(Ipam) {
        driver: Inherited;
        config: Inherited => self::ipam_pool;
        options: Inherited;
    }

    fn ipam_pool(IpamPool) {
        subnet: Inherited;
        ip_range: Inherited;
        gateway: Inherited;
        aux_addresses: Inherited;
    }

    /// Enters how a service is known on a network.
    pub(super) fn attachment(Attachment) {
        aliases: Depends;
        interface_name: Unsupported(STATIC_ADDRESS_UNSUPPORTED, STATIC_ADDRESS);
        ipv4_address: Unsupported(STATIC_ADDRESS_UNSUPPORTED, STATIC_ADDRESS);
        ipv6_address: Unsupported(STATIC_ADDRESS_UNSUPPORTED, STATIC_ADDRESS);
        link_local_ips: Unsupported(STATIC_ADDRESS_UNSUPPORTED, STATIC_ADDRESS);
        mac_address: Unsupported(STATIC_ADDRESS_UNSUPPORTED, STATIC_ADDRESS);
        driver_opts: Unsupported(NETWORK_OPTION_UNSUPPORTED, NETWORK_OPTION);
        priority: NotApplicable(SINGLE_NETWORK, PRIORITY);
        gw_priority: NotApplicable(SINGLE_NETWORK, PRIORITY);
    }

    fn volume(Volume) {
        name: Translated;
        driver: values::volume_driver(driver.as_deref());
        driver_opts: Noted;
        external: Noted;
        labels: Depends;
    }

    fn secret(Secret) {
        name: Translated;
        environment: Noted;
        file: Noted;
        external: Noted;
        labels: Depends;
        driver: Unsupported(SECRET_DRIVER_UNSUPPORTED, SECRET_DRIVER);
        driver_opts: Unsupported(SECRET_DRIVER_UNSUPPORTED, SECRET_DRIVER);
        template_driver: Unsupported(TEMPLATE_DRIVER_UNSUPPORTED, TEMPLATE_DRIVER);
    }

    fn config(Config) {
        name: Translated;
        content: Noted;
        environment: Noted;
        file: Noted;
        external: Noted;
        labels: Depends;
        template_driver: Unsupported(TEMPLATE_DRIVER_UNSUPPORTED, TEMPLATE_DRIVER);
    }
}
