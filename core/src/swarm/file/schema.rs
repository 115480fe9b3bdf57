//! The schema of stack files: their keys, what each can be, and since which version.

use super::shape::{
    Keys, Others,
    Shape::{
        self, Any, Boolean, Each, Either, Integer, Items, Map, Names, Natural, Null, Number, Text, Word,
    },
};

/// The oldest version that is told apart; older ones know fewer keys.
const OLD: u8 = 8;

/// A mapping that has no other keys.
const fn closed(known: &'static [(&'static str, Shape, u8)]) -> Keys {
    Keys { known, required: &[], others: Others::None }
}

/// A mapping that can have extensions beside its keys.
const fn extensible(known: &'static [(&'static str, Shape, u8)]) -> Keys {
    Keys { known, required: &[], others: Others::Extensions }
}

/// A mapping whose other keys the client does not look at.
const fn open(known: &'static [(&'static str, Shape, u8)]) -> Keys {
    Keys { known, required: &[], others: Others::Any }
}

const DURATION: Shape = Shape::Duration;
const WORDS: Shape = Each(&Text);
const TEXT_OR_LIST: Shape = Either(&[Text, WORDS]);
const COMMAND: Shape = Either(&[Text, Items(&Text)]);
const SCALAR: Shape = Either(&[Text, Number, Null]);
const OPTION: Shape = Either(&[Text, Number]);
const MAP_OR_LIST: Shape = Either(&[Map(&SCALAR), WORDS]);

pub(super) static DOCUMENT: Keys = extensible(&[
    // The version is judged before everything else.
    ("version", Any, OLD),
    ("services", Names(&Shape::Keys(&SERVICE)), OLD),
    ("networks", Map(&Either(&[Shape::Keys(&NETWORK), Null])), OLD),
    ("volumes", Names(&Either(&[Shape::Keys(&VOLUME), Null])), OLD),
    ("secrets", Names(&Shape::Keys(&SECRET)), OLD),
    ("configs", Names(&Shape::Keys(&CONFIG)), OLD),
]);

static SERVICE: Keys = extensible(&[
    ("build", Either(&[Text, Shape::Keys(&BUILD)]), OLD),
    ("cap_add", WORDS, OLD),
    ("cap_drop", WORDS, OLD),
    ("cgroup_parent", Text, OLD),
    ("cgroupns_mode", Text, OLD),
    ("command", COMMAND, OLD),
    ("configs", Items(&Either(&[Text, Shape::Keys(&FILE_REFERENCE)])), OLD),
    ("container_name", Text, OLD),
    ("credential_spec", Shape::Keys(&CREDENTIAL_SPEC), OLD),
    ("depends_on", WORDS, OLD),
    ("deploy", Either(&[Shape::Keys(&DEPLOY), Null]), OLD),
    ("devices", WORDS, OLD),
    ("dns", TEXT_OR_LIST, OLD),
    ("dns_search", TEXT_OR_LIST, OLD),
    ("domainname", Text, OLD),
    ("entrypoint", COMMAND, OLD),
    ("env_file", TEXT_OR_LIST, OLD),
    ("environment", MAP_OR_LIST, OLD),
    ("expose", Each(&OPTION), OLD),
    ("external_links", WORDS, OLD),
    ("extra_hosts", MAP_OR_LIST, OLD),
    ("group_add", Each(&OPTION), OLD),
    ("healthcheck", Shape::Keys(&HEALTHCHECK), OLD),
    ("hostname", Text, OLD),
    ("image", Text, OLD),
    ("init", Boolean, OLD),
    ("ipc", Text, OLD),
    ("isolation", Text, OLD),
    ("labels", MAP_OR_LIST, OLD),
    ("links", WORDS, OLD),
    ("logging", Shape::Keys(&LOGGING), OLD),
    ("mac_address", Text, OLD),
    ("network_mode", Text, OLD),
    ("networks", Either(&[WORDS, Names(&Either(&[Shape::Keys(&ATTACHMENT), Null]))]), OLD),
    ("oom_score_adj", Integer, 13),
    ("pid", Either(&[Text, Null]), OLD),
    ("ports", Each(&Either(&[Integer, Text, Shape::Keys(&PORT)])), OLD),
    ("privileged", Boolean, OLD),
    ("read_only", Boolean, OLD),
    ("restart", Text, OLD),
    ("secrets", Items(&Either(&[Text, Shape::Keys(&FILE_REFERENCE)])), OLD),
    ("security_opt", WORDS, OLD),
    ("shm_size", OPTION, OLD),
    ("stdin_open", Boolean, OLD),
    ("stop_grace_period", DURATION, OLD),
    ("stop_signal", Text, OLD),
    ("sysctls", MAP_OR_LIST, OLD),
    ("tmpfs", TEXT_OR_LIST, OLD),
    ("tty", Boolean, OLD),
    ("ulimits", Map(&Either(&[Integer, Shape::Keys(&ULIMIT)])), OLD),
    ("user", Text, OLD),
    ("userns_mode", Text, OLD),
    ("volumes", Items(&Either(&[Text, Shape::Keys(&MOUNT)])), OLD),
    ("working_dir", Text, OLD),
]);

static BUILD: Keys = open(&[("context", Text, OLD), ("dockerfile", Text, OLD), ("args", MAP_OR_LIST, OLD)]);

static FILE_REFERENCE: Keys = open(&[
    ("source", Text, OLD),
    ("target", Text, OLD),
    ("uid", Text, OLD),
    ("gid", Text, OLD),
    ("mode", Number, OLD),
]);

static CREDENTIAL_SPEC: Keys = closed(&[("config", Text, OLD), ("file", Text, OLD), ("registry", Text, OLD)]);

static HEALTHCHECK: Keys = closed(&[
    ("disable", Boolean, OLD),
    ("interval", DURATION, OLD),
    ("retries", Natural, OLD),
    ("start_interval", DURATION, 12),
    ("start_period", DURATION, OLD),
    ("test", COMMAND, OLD),
    ("timeout", DURATION, OLD),
]);

static LOGGING: Keys = closed(&[("driver", Text, OLD), ("options", Map(&SCALAR), OLD)]);

static ATTACHMENT: Keys = closed(&[
    ("aliases", WORDS, OLD),
    ("driver_opts", Map(&OPTION), 13),
    ("ipv4_address", Text, OLD),
    ("ipv6_address", Text, OLD),
]);

static PORT: Keys = closed(&[
    ("mode", Text, OLD),
    ("protocol", Text, OLD),
    ("published", Natural, OLD),
    ("target", Natural, OLD),
]);

static ULIMIT: Keys = Keys {
    known: &[("hard", Integer, OLD), ("soft", Integer, OLD)],
    required: &["hard", "soft"],
    others: Others::None,
};

static MOUNT: Keys = Keys {
    known: &[
        ("bind", Shape::Keys(&BIND), OLD),
        ("consistency", Text, OLD),
        ("read_only", Boolean, OLD),
        ("source", Text, OLD),
        ("target", Text, OLD),
        ("tmpfs", Shape::Keys(&TMPFS), OLD),
        ("type", Text, OLD),
        ("volume", Shape::Keys(&VOLUME_OPTIONS), OLD),
    ],
    required: &["type"],
    others: Others::None,
};

static BIND: Keys = open(&[("propagation", Text, OLD)]);
static TMPFS: Keys = open(&[("size", Natural, OLD)]);
static VOLUME_OPTIONS: Keys = open(&[("nocopy", Boolean, OLD)]);

static DEPLOY: Keys = closed(&[
    ("endpoint_mode", Text, OLD),
    ("labels", MAP_OR_LIST, OLD),
    ("mode", Text, OLD),
    ("placement", Shape::Keys(&PLACEMENT), OLD),
    ("replicas", Natural, OLD),
    ("resources", Shape::Keys(&RESOURCES), OLD),
    ("restart_policy", Shape::Keys(&RESTART_POLICY), OLD),
    ("rollback_config", Shape::Keys(&UPDATE), OLD),
    ("update_config", Shape::Keys(&UPDATE), OLD),
]);

static PLACEMENT: Keys = closed(&[
    ("constraints", Items(&Text), OLD),
    ("max_replicas_per_node", Natural, OLD),
    ("preferences", Items(&Shape::Keys(&PREFERENCE)), OLD),
]);

static PREFERENCE: Keys = closed(&[("spread", Text, OLD)]);

static RESOURCES: Keys =
    closed(&[("limits", Shape::Keys(&LIMITS), OLD), ("reservations", Shape::Keys(&RESERVATIONS), OLD)]);

static LIMITS: Keys = closed(&[("cpus", Text, OLD), ("memory", Text, OLD), ("pids", Integer, 9)]);

static RESERVATIONS: Keys = closed(&[
    ("cpus", Text, OLD),
    ("generic_resources", Items(&Shape::Keys(&GENERIC_RESOURCE)), OLD),
    ("memory", Text, OLD),
]);

static GENERIC_RESOURCE: Keys = closed(&[("discrete_resource_spec", Shape::Keys(&DISCRETE_RESOURCE), OLD)]);

static DISCRETE_RESOURCE: Keys = closed(&[("kind", Text, OLD), ("value", Number, OLD)]);

static RESTART_POLICY: Keys = closed(&[
    ("condition", Text, OLD),
    ("delay", DURATION, OLD),
    ("max_attempts", Natural, OLD),
    ("window", DURATION, OLD),
]);

static UPDATE: Keys = closed(&[
    ("delay", DURATION, OLD),
    ("failure_action", Text, OLD),
    ("max_failure_ratio", Number, OLD),
    ("monitor", DURATION, OLD),
    ("order", Word(&["start-first", "stop-first"]), OLD),
    ("parallelism", Natural, OLD),
]);

const EXTERNAL: Shape = Either(&[Boolean, Shape::Keys(&EXTERNAL_NAME)]);

static EXTERNAL_NAME: Keys = closed(&[("name", Text, OLD)]);

static NETWORK: Keys = extensible(&[
    ("attachable", Boolean, OLD),
    ("driver", Text, OLD),
    ("driver_opts", Map(&OPTION), OLD),
    ("external", EXTERNAL, OLD),
    ("internal", Boolean, OLD),
    ("ipam", Shape::Keys(&IPAM), OLD),
    ("labels", MAP_OR_LIST, OLD),
    ("name", Text, OLD),
]);

static IPAM: Keys = closed(&[("config", Items(&Shape::Keys(&POOL)), OLD), ("driver", Text, OLD)]);

static POOL: Keys = closed(&[("subnet", Text, OLD)]);

static VOLUME: Keys = extensible(&[
    ("driver", Text, OLD),
    ("driver_opts", Map(&OPTION), OLD),
    ("external", EXTERNAL, OLD),
    ("labels", MAP_OR_LIST, OLD),
    ("name", Text, OLD),
    ("x-cluster-spec", Any, OLD),
]);

static SECRET: Keys = extensible(&[
    ("driver", Text, OLD),
    ("driver_opts", Map(&OPTION), OLD),
    ("external", EXTERNAL, OLD),
    ("file", Text, OLD),
    ("labels", MAP_OR_LIST, OLD),
    ("name", Text, OLD),
    ("template_driver", Text, OLD),
]);

static CONFIG: Keys = extensible(&[
    ("external", EXTERNAL, OLD),
    ("file", Text, OLD),
    ("labels", MAP_OR_LIST, OLD),
    ("name", Text, OLD),
    ("template_driver", Text, OLD),
]);
