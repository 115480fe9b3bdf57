//! The keys of a service.

use super::top_level::{self, STATIC_ADDRESS};
use super::{build, container, deploy, files, values};
use crate::coverage::ledger;
use crate::diagnostic::codes::shared::{BUILD_NOT_CONVERTED, CLIENT_ONLY_KEY, DEVELOP_NOT_CONVERTED};
use crate::diagnostic::codes::swarm::{
    STACK_HOOKS, STACK_IGNORED, STACK_PULL_POLICY, STACK_RESOURCE, STACK_SECURITY, STACK_STATIC_ADDRESS,
};
use crate::model::Service;

const RESOURCE: &str = "has no counterpart in Swarm, which limits CPUs, memory and processes only";
const SECURITY: &str = "has no counterpart in Swarm; the service runs without it";
const HOOK: &str = "has no counterpart in Swarm; let an entrypoint script of the image do it";
const DEVICE: &str = "has no counterpart: tasks of Swarm cannot use devices of their nodes";
const PULL: &str = "is a choice of the deployment: use `docker stack deploy --resolve-image`";

ledger! {
    /// Enters the keys of a service.
    pub(super) fn service(Service) {
        annotations: Unsupported(STACK_IGNORED, "have no counterpart in Swarm; `labels` are kept");
        attach: NotApplicable(CLIENT_ONLY_KEY, "only says what `docker compose up` shows in your terminal");
        blkio_config: Unsupported(STACK_RESOURCE, RESOURCE) => container::blkio_config;
        build: NotApplicable(
            BUILD_NOT_CONVERTED,
            "is not carried out: build the image and push it to a registry that all nodes can read",
        ) => build::build;
        cap_add: Translated;
        cap_drop: Translated;
        cgroup: values::cgroup(*cgroup);
        cgroup_parent: Unsupported(STACK_SECURITY, SECURITY);
        command: Depends;
        configs: Depends => files::file_reference;
        container_name: Depends;
        cpu_count: Unsupported(STACK_RESOURCE, RESOURCE);
        cpu_percent: Unsupported(STACK_RESOURCE, RESOURCE);
        cpu_period: values::cpu_period(*cpu_quota);
        cpu_quota: Translated;
        cpu_rt_period: Unsupported(STACK_RESOURCE, RESOURCE);
        cpu_rt_runtime: Unsupported(STACK_RESOURCE, RESOURCE);
        cpu_shares: Unsupported(STACK_RESOURCE, RESOURCE);
        cpus: Depends;
        cpuset: Unsupported(STACK_RESOURCE, RESOURCE);
        credential_spec: Translated => container::credential_spec;
        depends_on: Lost => container::dependency;
        deploy: Translated => deploy::deploy;
        develop: NotApplicable(
            DEVELOP_NOT_CONVERTED,
            "is for `docker compose watch` on a developer's machine; nodes run images as they are",
        ) => build::develop;
        device_cgroup_rules: Unsupported(STACK_IGNORED, DEVICE);
        devices: Unsupported(STACK_IGNORED, DEVICE) => deploy::device;
        dns: Depends;
        dns_opt: Unsupported(STACK_IGNORED, "has no counterpart in a stack file; the default options apply");
        dns_search: Translated;
        domainname: Unsupported(STACK_IGNORED, "is never sent to Swarm; write the whole name as `hostname`");
        entrypoint: Depends;
        env_file: Depends => files::env_file;
        environment: Noted;
        expose: Translated;
        external_links: Unsupported(
            STACK_IGNORED,
            "has no counterpart in Swarm; let both sides join one external network",
        );
        extra_hosts: Translated;
        gpus: Differs => deploy::device_request;
        group_add: Unsupported(STACK_SECURITY, SECURITY);
        healthcheck: Depends => container::health_check;
        hostname: Depends;
        image: Depends;
        init: Translated;
        ipc: values::ipc(ipc.as_ref());
        isolation: Translated;
        label_file: Translated;
        labels: Noted;
        links: Depends;
        logging: Translated => container::logging;
        mac_address: Unsupported(STACK_STATIC_ADDRESS, STATIC_ADDRESS);
        mem_limit: Depends;
        mem_reservation: Depends;
        mem_swappiness: Unsupported(STACK_RESOURCE, RESOURCE);
        memswap_limit: Unsupported(STACK_RESOURCE, RESOURCE);
        models: Differs => container::model_binding;
        network_mode: Differs;
        networks: Depends => top_level::attachment;
        oom_kill_disable: values::unless(*oom_kill_disable == Some(false), Unsupported(STACK_RESOURCE, RESOURCE));
        oom_score_adj: Unsupported(STACK_RESOURCE, RESOURCE);
        pid: values::namespace(pid.as_ref());
        pids_limit: Translated;
        platform: Translated;
        ports: Noted => container::port;
        post_start: Unsupported(STACK_HOOKS, HOOK) => container::hook;
        pre_start: Unsupported(STACK_HOOKS, HOOK) => container::pre_start_hook;
        pre_stop: Unsupported(STACK_HOOKS, HOOK) => container::hook;
        privileged: values::unless(*privileged == Some(false), Unsupported(STACK_SECURITY, SECURITY));
        profiles: Translated;
        provider: Depends => build::provider;
        pull_policy: Unsupported(STACK_PULL_POLICY, PULL);
        pull_refresh_after: Unsupported(STACK_PULL_POLICY, PULL);
        read_only: Translated;
        restart: Translated;
        runtime: values::runtime(runtime.as_deref());
        scale: Depends;
        secrets: Depends => files::file_reference;
        security_opt: Unsupported(STACK_SECURITY, SECURITY);
        shm_size: Translated;
        stdin_open: Translated;
        stop_grace_period: Translated;
        stop_signal: Translated;
        storage_opt: Unsupported(STACK_IGNORED, "has no counterpart in Swarm; the storage of the node applies");
        sysctls: Translated;
        tmpfs: Depends;
        tty: Translated;
        ulimits: Depends => container::ulimit;
        use_api_socket: values::unless(
            *use_api_socket == Some(false),
            Unsupported(STACK_IGNORED, "has no counterpart in Swarm; the service cannot speak to the engine"),
        );
        user: Translated;
        userns_mode: values::namespace(userns_mode.as_ref());
        uts: values::namespace(uts.as_ref());
        volumes: Depends => files::mount;
        volumes_from: Depends;
        working_dir: Translated;
    }
}
