//! The keys that only build and develop images, and those of providers: reported with the key that holds
//! them, so every one of them shares its fate.

use super::container::{hook, ulimit};
use super::files::file_reference;
use crate::coverage::ledger;
use crate::model::{Build, Develop, Provider, Watch};

ledger! {
    /// Enters how an image is built.
    pub(super) fn build(Build) {
        context: Inherited;
        dockerfile: Inherited;
        dockerfile_inline: Inherited;
        entitlements: Inherited;
        args: Inherited;
        ssh: Inherited;
        labels: Inherited;
        cache_from: Inherited;
        cache_to: Inherited;
        no_cache: Inherited;
        no_cache_filter: Inherited;
        additional_contexts: Inherited;
        network: Inherited;
        provenance: Inherited;
        sbom: Inherited;
        pull: Inherited;
        target: Inherited;
        shm_size: Inherited;
        extra_hosts: Inherited;
        isolation: Inherited;
        privileged: Inherited;
        secrets: Inherited => file_reference;
        tags: Inherited;
        ulimits: Inherited => ulimit;
        platforms: Inherited;
    }

    /// Enters how a service is developed.
    pub(super) fn develop(Develop) {
        watch: Inherited => self::watch;
    }

    fn watch(Watch) {
        ignore: Inherited;
        include: Inherited;
        path: Inherited;
        action: Inherited;
        target: Inherited;
        exec: Inherited => hook;
        initial_sync: Inherited;
    }

    /// Enters the keys of a provider.
    pub(super) fn provider(Provider) {
        kind as "type": Inherited;
        options: Inherited;
    }
}
