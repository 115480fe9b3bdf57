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
        /// How fast the container may read and write block devices.
        blkio_config: Option<Box<BlkioConfig>>,
        /// How the image is built, if it is not pulled: a folder, or a mapping with more to say.
        build: Option<Box<Build>>,
        /// Linux capabilities to add.
        cap_add: Words,
        /// Linux capabilities to take away.
        cap_drop: Words,
        /// Whose cgroup namespace is used: the host's, or one of its own.
        cgroup: Option<Cgroup>,
        /// The cgroup of the host that the container's own is put below.
        cgroup_parent: Option<String>,
        /// The command of the container; empty means none, absent means the image's.
        command: Option<Command>,
        /// Configuration files of the project that the container sees.
        configs: Vec<FileReference>,
        /// A fixed name for the container, which then cannot run twice.
        container_name: Option<String>,
        /// The number of usable CPUs (Windows).
        cpu_count: Option<Int>,
        /// The usable percentage of the CPUs (Windows).
        cpu_percent: Option<Number>,
        /// The length of a CPU accounting period in microseconds.
        cpu_period: Option<Int>,
        /// The CPU time in a period, in microseconds.
        cpu_quota: Option<Int>,
        /// The length of a CPU accounting period for real-time tasks.
        cpu_rt_period: Option<Text>,
        /// The CPU time that real-time tasks get in a period.
        cpu_rt_runtime: Option<Text>,
        /// How much CPU time it gets beside other containers, as a weight; 1024 by default.
        cpu_shares: Option<Int>,
        /// The number of CPUs that can be used at most.
        cpus: Option<Number>,
        /// The CPUs to run on, such as `0-3`.
        cpuset: Option<String>,
        /// The managed service account (Windows).
        credential_spec: Option<Box<CredentialSpec>>,
        /// The services that start before this one, and what is awaited of each.
        depends_on: Map<Dependency>,
        /// How the service is deployed: how many containers, where, with which resources.
        deploy: Option<Box<Deploy>>,
        /// How the service is developed; speaks to `docker compose watch`.
        develop: Option<Box<Develop>>,
        /// Rules for access to devices, as cgroups write them.
        device_cgroup_rules: Words,
        /// Devices of the host that the container sees, as `host:container`.
        devices: Vec<Device>,
        /// DNS servers that the container asks.
        dns: OneOrMany<Spanned<String>>,
        /// Options of the name resolver, as in `resolv.conf`.
        dns_opt: Words,
        /// Domains in which short host names are looked up.
        dns_search: OneOrMany<Spanned<String>>,
        /// The domain of the container's host name.
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
        /// GPUs that the container may use; `all`, or a list.
        gpus: Vec<DeviceRequest>,
        /// Further groups that the user in the container belongs to.
        group_add: Vec<Spanned<Text>>,
        /// How to tell whether the container is healthy.
        healthcheck: Option<Box<HealthCheck>>,
        /// The host name of the container.
        hostname: Option<String>,
        /// The image that the container is made of, such as `nginx:1.27`.
        image: Option<String>,
        /// Whether an init process runs as process 1.
        init: Option<bool>,
        /// Whose shared memory the container sees: the host's, another service's, or its own.
        ipc: Option<NamespaceMode>,
        /// The isolation technology (Windows).
        isolation: Option<String>,
        /// Files with labels, one `NAME=value` in a line.
        label_file: OneOrMany<Spanned<String>>,
        /// Metadata of the container: names and values for people and programs.
        labels: Labels,
        /// Services with further names for them: `service` or `service:alias`.
        links: Words,
        /// Where the output of the container is kept.
        logging: Option<Box<Logging>>,
        /// The hardware address of the container's network interface.
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
        /// Whose network the container uses instead of joining `networks`: `host`, `none`, `service:NAME`.
        network_mode: Option<NetworkMode>,
        /// The networks that the service joins, and how it is known on each; `default` if none is named.
        networks: Map<Option<Attachment>>,
        /// Whether the container survives when memory is short.
        oom_kill_disable: Option<bool>,
        /// How readily the container is killed when memory is short.
        oom_score_adj: Option<Int>,
        /// Whose processes the container sees: the host's, another service's, or its own.
        pid: Option<NamespaceMode>,
        /// How many processes may run in the container at most.
        pids_limit: Option<Int>,
        /// The operating system and the architecture, such as `linux/arm64`.
        platform: Option<String>,
        /// The ports that can be reached from outside, as `host:container` or with more to say.
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
        /// The OCI runtime that runs the container.
        runtime: Option<String>,
        /// The number of containers of the service; 1 by default.
        scale: Option<Int>,
        /// Secrets of the project that the container sees as files.
        secrets: Vec<FileReference>,
        /// Options of the security modules, such as `no-new-privileges:true`.
        security_opt: Words,
        /// The size of the shared memory in `/dev/shm`.
        shm_size: Option<Bytes>,
        /// Whether standard input stays open.
        stdin_open: Option<bool>,
        /// How long the container has to end before it is killed; 10 seconds by default.
        stop_grace_period: Option<Duration>,
        /// The signal that asks the container to end; `SIGTERM` by default.
        stop_signal: Option<String>,
        /// Options of the storage driver.
        storage_opt: Labels,
        /// Kernel parameters of the container, such as `net.core.somaxconn`.
        sysctls: Labels,
        /// Memory file systems: a path, or a path and options.
        tmpfs: OneOrMany<Spanned<String>>,
        /// Whether the container has a terminal.
        tty: Option<bool>,
        /// Limits of processes, such as the number of open files (`nofile`).
        ulimits: Map<Ulimit>,
        /// Whether the container may speak to the Docker engine.
        use_api_socket: Option<bool>,
        /// The user, by number or by name, perhaps with a group.
        user: Option<String>,
        /// Whose user namespace is used.
        userns_mode: Option<NamespaceMode>,
        /// Whose host name the container has: the host's, or its own.
        uts: Option<NamespaceMode>,
        /// What the container sees of volumes and folders: `source:path`, or with more to say.
        volumes: Vec<Mount>,
        /// Services whose mounts this one has as well.
        volumes_from: Words,
        /// The folder in which the command starts.
        working_dir: Option<String>,
    }
}
