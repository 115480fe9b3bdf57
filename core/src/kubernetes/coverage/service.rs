//! The keys of a service.

use super::top_level::{self, STATIC_ADDRESS};
use super::{build, container, deploy, files, values};
use crate::coverage::ledger;
use crate::diagnostic::codes::kubernetes::{
    BLKIO_UNSUPPORTED, BUILD_NOT_CONVERTED, CLIENT_ONLY_KEY, CPU_TUNING_UNSUPPORTED,
    CREDENTIAL_SPEC_UNSUPPORTED, DEVELOP_NOT_CONVERTED, DEVICE_UNSUPPORTED, DOMAINNAME_UNSUPPORTED,
    EXTERNAL_LINK_UNSUPPORTED, NAMESPACE_UNSUPPORTED, PROVIDER_UNSUPPORTED, STATIC_ADDRESS_UNSUPPORTED,
    ULIMITS_UNSUPPORTED,
};
use crate::model::Service;

const CPU_TUNING: &str = "has no counterpart in a Pod; use `cpus` to limit the CPU time, or \
                          `deploy.resources.reservations.cpus` to keep some for the service";

ledger! {
    /// Enters the keys of a service.
    pub(super) fn service(Service) {
        annotations: Depends;
        attach: NotApplicable(CLIENT_ONLY_KEY, "only says what `docker compose up` shows in your terminal");
        blkio_config: Unsupported(
            BLKIO_UNSUPPORTED,
            "has no counterpart: Kubernetes does not limit the block devices of a single container",
        ) => container::blkio_config;
        build: NotApplicable(
            BUILD_NOT_CONVERTED,
            "is not carried out here: build the image and push it to a registry that the cluster can read",
        ) => build::build;
        cap_add: Depends;
        cap_drop: Depends;
        cgroup: values::cgroup(*cgroup);
        cgroup_parent: Unsupported(
            NAMESPACE_UNSUPPORTED,
            "has no counterpart: the node arranges the cgroups of its containers itself",
        );
        command: Depends;
        configs: Noted => files::file_reference;
        container_name: Depends;
        cpu_count: Unsupported(CPU_TUNING_UNSUPPORTED, CPU_TUNING);
        cpu_percent: Unsupported(CPU_TUNING_UNSUPPORTED, CPU_TUNING);
        cpu_period: Depends;
        cpu_quota: Noted;
        cpu_rt_period: Unsupported(CPU_TUNING_UNSUPPORTED, CPU_TUNING);
        cpu_rt_runtime: Unsupported(CPU_TUNING_UNSUPPORTED, CPU_TUNING);
        cpu_shares: Unsupported(CPU_TUNING_UNSUPPORTED, CPU_TUNING);
        cpus: Noted;
        cpuset: Unsupported(CPU_TUNING_UNSUPPORTED, CPU_TUNING);
        credential_spec: Unsupported(
            CREDENTIAL_SPEC_UNSUPPORTED,
            "is not converted: a managed service account must be set up in the cluster by its administrator",
        ) => container::credential_spec;
        depends_on: Differs => container::dependency;
        deploy: Translated => deploy::deploy;
        develop: NotApplicable(
            DEVELOP_NOT_CONVERTED,
            "is for `docker compose watch` on a developer's machine; a cluster runs images as they are",
        ) => build::develop;
        device_cgroup_rules: Unsupported(
            DEVICE_UNSUPPORTED,
            "has no counterpart: in a cluster, device plug-ins give containers their devices",
        );
        devices: Depends => deploy::device;
        dns: Depends;
        dns_opt: Translated;
        dns_search: Translated;
        domainname: Unsupported(
            DOMAINNAME_UNSUPPORTED,
            "has no effect: the cluster gives every Pod its domain",
        );
        entrypoint: Depends;
        env_file: Noted => files::env_file;
        environment: Noted;
        expose: Noted;
        external_links: Unsupported(
            EXTERNAL_LINK_UNSUPPORTED,
            "names containers outside of this project; create a Service for each of them in the cluster",
        );
        extra_hosts: Depends;
        gpus: Differs => deploy::device_request;
        group_add: Depends;
        healthcheck: Depends => container::health_check;
        hostname: Depends;
        image: Noted;
        init: Depends;
        ipc: Noted;
        isolation: values::isolation(isolation.as_deref());
        label_file: Noted;
        labels: Noted;
        links: Depends;
        logging: values::logging(logging.as_deref()) => container::logging;
        mac_address: Unsupported(STATIC_ADDRESS_UNSUPPORTED, STATIC_ADDRESS);
        mem_limit: Noted;
        mem_reservation: Nearly;
        mem_swappiness: values::swappiness(*mem_swappiness);
        memswap_limit: values::memswap_limit(*memswap_limit, mem_limit.or(values::memory_limit(deploy.as_deref())));
        models: Differs => container::model_binding;
        network_mode: Noted;
        networks: Depends => top_level::attachment;
        oom_kill_disable: values::oom_kill_disable(*oom_kill_disable);
        oom_score_adj: values::oom_score_adj(*oom_score_adj);
        pid: Noted;
        pids_limit: values::pids_limit(*pids_limit);
        platform: Depends;
        ports: Noted => container::port;
        post_start: Depends => container::hook;
        pre_start: Depends => container::pre_start_hook;
        pre_stop: Depends => container::pre_stop_hook;
        privileged: Depends;
        profiles: Translated;
        provider: Unsupported(
            PROVIDER_UNSUPPORTED,
            "runs this service outside of containers, so nothing is written for it; set it up in the cluster \
             by other means",
        ) => build::provider;
        pull_policy: Depends;
        pull_refresh_after: Depends;
        read_only: Translated;
        restart: Depends;
        runtime: Depends;
        scale: Depends;
        secrets: Noted => files::file_reference;
        security_opt: Depends;
        shm_size: Translated;
        stdin_open: Translated;
        stop_grace_period: Translated;
        stop_signal: values::stop_signal(stop_signal.as_deref());
        storage_opt: Differs;
        sysctls: Depends;
        tmpfs: Depends;
        tty: Translated;
        ulimits: Unsupported(
            ULIMITS_UNSUPPORTED,
            "has no counterpart in a Pod: containers get the limits that are set on their node",
        ) => container::ulimit;
        use_api_socket: values::use_api_socket(*use_api_socket);
        user: Noted;
        userns_mode: values::userns_mode(userns_mode.as_ref());
        uts: values::uts(uts.as_ref(), network_mode.as_ref());
        volumes: Noted => files::mount;
        volumes_from: Noted;
        working_dir: Translated;
    }
}
