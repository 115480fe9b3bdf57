//! The words of other tools and other levels, and what Compose calls them.

/// A level of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Top,
    Service,
    Deploy,
    Resources,
    Limits,
    Healthcheck,
    Port,
    Mount,
    Network,
    InService,
    Elsewhere,
}

/// What to do with a key.
#[derive(Clone, Copy)]
pub(super) enum Advice {
    /// It has another name in Compose.
    Rename(&'static str),
    /// It stands further in.
    Below(&'static [&'static str]),
    /// It takes a person.
    Say(&'static str),
}

use Advice::{Below, Rename, Say};

/// The keys of a health check, which are often written beside it.
pub(super) const HEALTHCHECK_KEYS: &[&str] =
    &["interval", "timeout", "retries", "start_period", "start_interval", "test"];

const DEPLOY: Advice = Below(&["deploy"]);
const RESOURCES: Advice = Below(&["deploy", "resources"]);
const BUILD: Advice = Below(&["build"]);
const LIMITS: Advice = Below(&["resources", "limits"]);

const CONTAINERS: Advice = Say(
    "a service is one container: write its `image:`, `ports:` and so on right below the name of the service",
);
const TAKE_OUT: Advice =
    Say("take it out: it is an option of the command line, and a service has no such thing");
const PROBE: Advice =
    Say("write `healthcheck:` and below it `test: …`, a command that fails if the container is ill");
const DRIVER: Advice = Say(
    "for logs write `logging:` and below it `driver: …`; the driver of a network or a volume stands below its name at the end of the file",
);
const EXTERNAL: Advice = Say(
    "it belongs to a network, volume, secret or config: below its name in `networks:`, `volumes:` and so on",
);
const CONDITION: Advice =
    Say("write `depends_on:`, below it the name of the service to wait for, and below that `condition: …`");
const SUBNET: Advice = Say("write `ipam:`, below it `config:`, and below that `- subnet: …`");

/// Each key with the level where it is not known, and what to do with it.
pub(super) const KEYS: &[(Level, &str, Advice)] = &[
    (Level::Top, "service", Rename("services")),
    (Level::Top, "containers", Rename("services")),
    (Level::Top, "env", Say("variables belong to a service: below its name, `environment:`")),
    (
        Level::Top,
        "driver",
        Say("it belongs to a network or a volume: below its name in `networks:` or `volumes:`"),
    ),
    (Level::Top, "external", EXTERNAL),
    // The words of other levels.
    (Level::Service, "replicas", DEPLOY),
    (Level::Service, "mode", DEPLOY),
    (Level::Service, "endpoint_mode", DEPLOY),
    (Level::Service, "placement", DEPLOY),
    (Level::Service, "constraints", Below(&["deploy", "placement"])),
    (Level::Service, "update_config", DEPLOY),
    (Level::Service, "rollback_config", DEPLOY),
    (Level::Service, "restart_policy", DEPLOY),
    (Level::Service, "resources", DEPLOY),
    (Level::Service, "limits", RESOURCES),
    (Level::Service, "reservations", RESOURCES),
    (Level::Service, "context", BUILD),
    (Level::Service, "target", BUILD),
    (Level::Service, "dockerfile_inline", BUILD),
    (Level::Service, "cache_from", BUILD),
    (Level::Service, "options", Below(&["logging"])),
    (Level::Service, "driver", DRIVER),
    (Level::Service, "external", EXTERNAL),
    (Level::Service, "condition", CONDITION),
    (
        Level::Service,
        "aliases",
        Say("write `networks:`, below it the name of the network, and below that `aliases:`"),
    ),
    (Level::Service, "watch", Below(&["develop"])),
    (Level::Service, "subnet", Say("it belongs to a network: in `networks:`, below its name")),
    (Level::Deploy, "limits", Below(&["resources"])),
    (Level::Deploy, "reservations", Below(&["resources"])),
    (Level::Deploy, "memory", LIMITS),
    (Level::Deploy, "cpus", LIMITS),
    (Level::Deploy, "pids", LIMITS),
    (Level::Deploy, "constraints", Below(&["placement"])),
    (Level::Deploy, "restart", Rename("restart_policy")),
    (Level::Deploy, "condition", Below(&["restart_policy"])),
    (Level::Deploy, "scale", Rename("replicas")),
    (Level::Resources, "memory", Below(&["limits"])),
    (Level::Resources, "cpus", Below(&["limits"])),
    (Level::Resources, "pids", Below(&["limits"])),
    (Level::Resources, "requests", Rename("reservations")),
    (Level::Limits, "mem", Rename("memory")),
    (Level::Limits, "mem_limit", Rename("memory")),
    (Level::Limits, "cpu", Rename("cpus")),
    (Level::Healthcheck, "command", Rename("test")),
    (Level::Healthcheck, "cmd", Rename("test")),
    (Level::Healthcheck, "period", Rename("interval")),
    (
        Level::Healthcheck,
        "httpGet",
        Say("write `test: …` with a command, such as `curl -f http://localhost/`"),
    ),
    (Level::Network, "subnet", SUBNET),
    (Level::Network, "gateway", Say("write `ipam:`, below it `config:`, and below that `- gateway: …`")),
    // The words of `docker run` and of beginners.
    (Level::Service, "e", Rename("environment")),
    (Level::Service, "env", Rename("environment")),
    (Level::Service, "envs", Rename("environment")),
    (Level::Service, "variables", Rename("environment")),
    (Level::Service, "p", Rename("ports")),
    (Level::Service, "port", Rename("ports")),
    (Level::Service, "publish", Rename("ports")),
    (Level::Service, "v", Rename("volumes")),
    (Level::Service, "volume", Rename("volumes")),
    (Level::Service, "mount", Rename("volumes")),
    (Level::Service, "mounts", Rename("volumes")),
    (Level::Service, "network", Rename("networks")),
    (Level::Service, "name", Rename("container_name")),
    (Level::Service, "host", Rename("hostname")),
    (Level::Service, "add-host", Rename("extra_hosts")),
    (Level::Service, "hosts", Rename("extra_hosts")),
    (Level::Service, "w", Rename("working_dir")),
    (Level::Service, "workdir", Rename("working_dir")),
    (Level::Service, "cwd", Rename("working_dir")),
    (Level::Service, "u", Rename("user")),
    (Level::Service, "m", Rename("mem_limit")),
    (Level::Service, "memory", Rename("mem_limit")),
    (Level::Service, "mem", Rename("mem_limit")),
    (Level::Service, "memory-swap", Rename("memswap_limit")),
    (Level::Service, "cpu", Rename("cpus")),
    (Level::Service, "cmd", Rename("command")),
    (Level::Service, "run", Rename("command")),
    (Level::Service, "depends", Rename("depends_on")),
    (Level::Service, "needs", Rename("depends_on")),
    (Level::Service, "requires", Rename("depends_on")),
    (Level::Service, "wait_for", Rename("depends_on")),
    (Level::Service, "ulimit", Rename("ulimits")),
    (Level::Service, "device", Rename("devices")),
    (Level::Service, "device-cgroup-rule", Rename("device_cgroup_rules")),
    (Level::Service, "secret", Rename("secrets")),
    (Level::Service, "stop-timeout", Rename("stop_grace_period")),
    (Level::Service, "pull", Rename("pull_policy")),
    (Level::Service, "interactive", Rename("stdin_open")),
    (Level::Service, "i", Rename("stdin_open")),
    (Level::Service, "t", Rename("tty")),
    (Level::Service, "it", Say("write `stdin_open: true` and `tty: true`")),
    (Level::Service, "d", TAKE_OUT),
    (Level::Service, "detach", TAKE_OUT),
    (Level::Service, "rm", TAKE_OUT),
    (Level::Service, "log-driver", Below(&["logging"])),
    (Level::Service, "log-opt", Say("write `logging:`, below it `options:`, and below that the option")),
    (Level::Service, "health-cmd", PROBE),
    // The words of Kubernetes.
    (Level::Service, "containers", CONTAINERS),
    (Level::Service, "container", CONTAINERS),
    (Level::Service, "spec", CONTAINERS),
    (Level::Service, "template", CONTAINERS),
    (
        Level::Service,
        "containerPort",
        Say("write `ports:` and below it `- \"8080:80\"`, with the container's port last"),
    ),
    (
        Level::Service,
        "args",
        Say("for the arguments of the container write `command:`; those of a build stand below `build:`"),
    ),
    (Level::Service, "workingDir", Rename("working_dir")),
    (Level::Service, "imagePullPolicy", Rename("pull_policy")),
    (Level::Service, "restartPolicy", Rename("restart")),
    (Level::Service, "volumeMounts", Rename("volumes")),
    (Level::Service, "envFrom", Rename("env_file")),
    (Level::Service, "terminationGracePeriodSeconds", Rename("stop_grace_period")),
    (Level::Service, "livenessProbe", PROBE),
    (Level::Service, "readinessProbe", PROBE),
    (Level::Service, "startupProbe", PROBE),
    (
        Level::Service,
        "nodeSelector",
        Say("write `deploy:`, below it `placement:`, and below that `constraints:`"),
    ),
    (
        Level::Service,
        "initContainers",
        Say(
            "write it as a service of its own, and wait for it in `depends_on` with `condition: service_completed_successfully`",
        ),
    ),
    (
        Level::Service,
        "securityContext",
        Say("write `user:`, `cap_add:`, `cap_drop:`, `read_only:` and so on"),
    ),
    (Level::Service, "metadata", Say("write `labels:` or `annotations:`")),
    (Level::Port, "containerPort", Rename("target")),
    (Level::Port, "container", Rename("target")),
    (Level::Port, "hostPort", Rename("published")),
    (Level::Port, "host", Rename("published")),
    (Level::Mount, "mountPath", Rename("target")),
    (Level::Mount, "path", Rename("target")),
    (Level::Mount, "name", Rename("source")),
];
