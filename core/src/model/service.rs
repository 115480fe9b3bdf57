//! A service: one kind of container, and how it runs.

use super::{
    Attachment, BlkioConfig, Build, Bytes, Cgroup, Command, CredentialSpec, Dependency, Deploy, Develop,
    Device, DeviceRequest, Duration, EnvFile, Environment, FileReference, HealthCheck, Hook, Labels, Logging,
    ModelBinding, Mount, NamespaceMode, NetworkMode, Port, PreStartHook, Provider, PullPolicy, Restart,
    Ulimit,
};
use crate::yaml::decode::{Int, Map, Number, OneOrMany, Spanned, Text};

/// A list of words, each with its place.
type Words = Vec<Spanned<String>>;

model! {
    /// A service ([compose-spec, "Services"]).
    ///
    /// [compose-spec, "Services"]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md
    pub struct Service {
        /// Metadata of the container for its runtime.
        annotations: Labels,
        /// Whether `up` shows this service's logs; true by default.
        attach: Option<bool>,
        /// Limits of block devices.
        blkio_config: Option<Box<BlkioConfig>>,
        /// How the image is built.
        build: Option<Box<Build>>,
        /// Linux capabilities to add.
        cap_add: Words,
        /// Linux capabilities to take away.
        cap_drop: Words,
        /// Whose cgroup namespace is used.
        cgroup: Option<Cgroup>,
        /// The parent cgroup.
        cgroup_parent: Option<String>,
        /// The arguments of the container; empty means none, absent means the image's.
        command: Option<Command>,
        /// Configuration files to mount.
        configs: Vec<FileReference>,
        /// The name of the container.
        container_name: Option<String>,
        /// The number of usable CPUs (Windows).
        cpu_count: Option<Int>,
        /// The usable percentage of the CPUs (Windows).
        cpu_percent: Option<Number>,
        /// The length of a CPU accounting period in microseconds.
        cpu_period: Option<Int>,
        /// The CPU time in a period, in microseconds.
        cpu_quota: Option<Int>,
        /// The length of a real-time period.
        cpu_rt_period: Option<Text>,
        /// The real-time CPU time in a period.
        cpu_rt_runtime: Option<Text>,
        /// The relative weight against other containers.
        cpu_shares: Option<Int>,
        /// The number of CPUs that can be used at most.
        cpus: Option<Number>,
        /// The CPUs to run on, such as `0-3`.
        cpuset: Option<String>,
        /// The managed service account (Windows).
        credential_spec: Option<Box<CredentialSpec>>,
        /// The services that start before this one, and what is awaited of each.
        depends_on: Map<Dependency>,
        /// How the service is deployed.
        deploy: Option<Box<Deploy>>,
        /// How the service is developed; speaks to `docker compose watch`.
        develop: Option<Box<Develop>>,
        /// Rules for device access.
        device_cgroup_rules: Words,
        /// Devices of the host.
        devices: Vec<Device>,
        /// DNS servers.
        dns: OneOrMany<Spanned<String>>,
        /// Options of the resolver.
        dns_opt: Words,
        /// Search domains of the resolver.
        dns_search: OneOrMany<Spanned<String>>,
        /// The domain of the container.
        domainname: Option<String>,
        /// The program of the container; empty means none, absent means the image's.
        entrypoint: Option<Command>,
        /// Files with environment variables, later ones winning.
        env_file: Vec<EnvFile>,
        /// Environment variables; they win over those of files.
        environment: Environment,
        /// Ports that the container listens on, such as `8000` or `7000-7002/udp`.
        expose: Vec<Spanned<Text>>,
        /// Links to containers outside of the project.
        external_links: Words,
        /// Further entries of `/etc/hosts`: host names and their addresses.
        extra_hosts: Map<OneOrMany<String>>,
        /// GPUs.
        gpus: Vec<DeviceRequest>,
        /// Further groups of the user.
        group_add: Vec<Spanned<Text>>,
        /// How to tell whether the container is healthy.
        healthcheck: Option<Box<HealthCheck>>,
        /// The host name of the container.
        hostname: Option<String>,
        /// The image.
        image: Option<String>,
        /// Whether an init process runs as process 1.
        init: Option<bool>,
        /// Whose IPC namespace is used.
        ipc: Option<NamespaceMode>,
        /// The isolation technology (Windows).
        isolation: Option<String>,
        /// Files with labels.
        label_file: OneOrMany<Spanned<String>>,
        /// Metadata of the container.
        labels: Labels,
        /// Services with further names for them: `service` or `service:alias`.
        links: Words,
        /// Where logs go.
        logging: Option<Box<Logging>>,
        /// The hardware address.
        mac_address: Option<String>,
        /// The most memory that can be used.
        mem_limit: Option<Bytes>,
        /// The memory that is kept for the container.
        mem_reservation: Option<Bytes>,
        /// How readily memory is swapped out, in percent.
        mem_swappiness: Option<Int>,
        /// The most memory and swap together.
        memswap_limit: Option<Bytes>,
        /// Language models, and the variables that tell about them.
        models: Map<Option<ModelBinding>>,
        /// The way of networking, instead of `networks`.
        network_mode: Option<NetworkMode>,
        /// The networks, and how the service is known on each.
        networks: Map<Option<Attachment>>,
        /// Whether the container survives when memory is short.
        oom_kill_disable: Option<bool>,
        /// How readily the container is killed when memory is short.
        oom_score_adj: Option<Int>,
        /// Whose process namespace is used.
        pid: Option<NamespaceMode>,
        /// The most processes.
        pids_limit: Option<Int>,
        /// The operating system and the architecture, such as `linux/arm64`.
        platform: Option<String>,
        /// The ports to publish.
        ports: Vec<Port>,
        /// Commands that run after the container has started.
        post_start: Vec<Hook>,
        /// Containers that run to their end before the service's starts.
        pre_start: Vec<PreStartHook>,
        /// Commands that run before the container stops.
        pre_stop: Vec<Hook>,
        /// Whether the container has all rights on the host.
        privileged: Option<bool>,
        /// The profiles in which the service is active; none means always.
        profiles: Words,
        /// A program that runs the service instead of a container.
        provider: Option<Box<Provider>>,
        /// When the image is pulled.
        pull_policy: Option<PullPolicy>,
        /// How old an image may become with `pull_policy: refresh`.
        pull_refresh_after: Option<String>,
        /// Whether the root file system is read-only.
        read_only: Option<bool>,
        /// When the container is started again.
        restart: Option<Restart>,
        /// The runtime of the container.
        runtime: Option<String>,
        /// The number of containers.
        scale: Option<Int>,
        /// Secrets to mount.
        secrets: Vec<FileReference>,
        /// Options of the security modules.
        security_opt: Words,
        /// The size of `/dev/shm`.
        shm_size: Option<Bytes>,
        /// Whether standard input stays open.
        stdin_open: Option<bool>,
        /// How long the container has to stop.
        stop_grace_period: Option<Duration>,
        /// The signal that stops the container.
        stop_signal: Option<String>,
        /// Options of the storage driver.
        storage_opt: Labels,
        /// Kernel parameters.
        sysctls: Labels,
        /// Memory file systems: a path, or a path and options.
        tmpfs: OneOrMany<Spanned<String>>,
        /// Whether the container has a terminal.
        tty: Option<bool>,
        /// Resource limits of processes.
        ulimits: Map<Ulimit>,
        /// Whether the container may speak to the Docker engine.
        use_api_socket: Option<bool>,
        /// The user, by number or by name, perhaps with a group.
        user: Option<String>,
        /// Whose user namespace is used.
        userns_mode: Option<NamespaceMode>,
        /// Whose UTS namespace is used.
        uts: Option<NamespaceMode>,
        /// What is mounted.
        volumes: Vec<Mount>,
        /// Services whose mounts are shared.
        volumes_from: Words,
        /// The working directory.
        working_dir: Option<String>,
    }
}
