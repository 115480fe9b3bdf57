//! The lines of a service.

use super::build::BUILD;
use super::deploy::{DEPLOY, DEVICE_REQUEST};
use super::{
    Alone, Key, Merge, Paths, Shape, distinct, identity, key, labels, leaf, object, settings, variables,
    whole, word_or_words, words,
};
use crate::compose::canonical;

/// The services of a project.
pub(in crate::compose) const SERVICES: Shape = Shape::Entries(&Shape::Object(SERVICE));

pub(super) const ULIMITS: Shape = Shape::Entries(&Shape::Leaf);

/// A service.
pub(in crate::compose) const SERVICE: &[Key] = &[
    labels("annotations"),
    leaf("attach"),
    object("blkio_config", BLKIO),
    object("build", BUILD).expand(canonical::build),
    words("cap_add"),
    words("cap_drop"),
    leaf("cgroup"),
    leaf("cgroup_parent"),
    leaf("command").expand(canonical::command).merge(Merge::Replace),
    leaf("configs").expand(canonical::file_references).unique(identity::config),
    leaf("container_name"),
    leaf("cpu_count"),
    leaf("cpu_percent"),
    whole("cpu_period"),
    whole("cpu_quota"),
    leaf("cpu_rt_period").expand(canonical::microseconds),
    leaf("cpu_rt_runtime").expand(canonical::microseconds),
    whole("cpu_shares"),
    leaf("cpus"),
    leaf("cpuset"),
    leaf("credential_spec"),
    key("depends_on", Shape::Entries(&Shape::Leaf)).expand(canonical::dependencies),
    object("deploy", DEPLOY),
    object("develop", DEVELOP),
    distinct("device_cgroup_rules"),
    leaf("devices").expand(canonical::devices).unique(identity::target),
    word_or_words("dns"),
    words("dns_opt").expand(canonical::list_only),
    word_or_words("dns_search"),
    leaf("domainname"),
    leaf("entrypoint").expand(canonical::command).merge(Merge::Replace),
    key("env_file", Shape::Items(&Shape::Object(ENV_FILE)))
        .expand(canonical::env_files)
        .unique(identity::path),
    variables("environment"),
    words("expose"),
    leaf("extends").expand(canonical::extends),
    distinct("external_links"),
    leaf("extra_hosts").expand(canonical::hosts).merge(Merge::Missing),
    key("gpus", Shape::Items(&Shape::Object(DEVICE_REQUEST))).expand(canonical::gpus),
    distinct("group_add"),
    object("healthcheck", HEALTHCHECK),
    leaf("hostname"),
    leaf("image"),
    leaf("init").expand(canonical::init),
    leaf("ipc"),
    leaf("isolation"),
    leaf("label_file").expand(canonical::list).paths(Paths::File),
    labels("labels"),
    settings("links"),
    object("logging", LOGGING).merge(Merge::SameDriver),
    leaf("mac_address"),
    leaf("mem_limit"),
    leaf("mem_reservation"),
    leaf("mem_swappiness"),
    leaf("memswap_limit"),
    key("models", Shape::Entries(&Shape::Leaf)).expand(canonical::names),
    leaf("network_mode"),
    key("networks", Shape::Entries(&Shape::Object(ATTACHMENT))).expand(canonical::names),
    leaf("oom_kill_disable"),
    leaf("oom_score_adj"),
    leaf("pid"),
    whole("pids_limit"),
    leaf("platform"),
    leaf("ports").expand(canonical::ports).unique(identity::port),
    key("post_start", HOOKS),
    key("pre_start", HOOKS),
    key("pre_stop", HOOKS),
    leaf("privileged"),
    words("profiles"),
    object("provider", &[leaf("type"), leaf("options")]),
    leaf("pull_policy"),
    leaf("pull_refresh_after"),
    leaf("read_only"),
    leaf("restart"),
    leaf("runtime"),
    leaf("scale"),
    leaf("secrets").expand(canonical::file_references).unique(identity::secret),
    distinct("security_opt"),
    leaf("shm_size"),
    leaf("stdin_open"),
    leaf("stop_grace_period"),
    leaf("stop_signal"),
    leaf("storage_opt"),
    labels("sysctls"),
    settings("tmpfs").expand(canonical::list),
    leaf("tty"),
    key("ulimits", ULIMITS).merge(Merge::Entries(Alone::Refused)),
    leaf("use_api_socket"),
    leaf("user"),
    leaf("userns_mode"),
    leaf("uts"),
    key("volumes", Shape::Items(&Shape::Object(MOUNT))).expand(canonical::mounts).unique(identity::target),
    distinct("volumes_from"),
    leaf("working_dir"),
];

const WEIGHT: Key = leaf("weight").expand(canonical::number);

const BLKIO: &[Key] = &[WEIGHT, key("weight_device", Shape::Items(&Shape::Object(&[WEIGHT])))];

const LOGGING: &[Key] =
    &[leaf("driver"), leaf("options").expand(canonical::option_labels).merge(Merge::Entries(Alone::Empty))];

const ENV_FILE: &[Key] = &[leaf("path").paths(Paths::File), leaf("format"), leaf("required")];

const HEALTHCHECK: &[Key] = &[leaf("test").merge(Merge::Replace), whole("retries")];

const ATTACHMENT: &[Key] = &[
    words("aliases"),
    words("link_local_ips"),
    leaf("driver_opts").expand(canonical::options),
    whole("priority"),
    whole("gw_priority"),
];

const HOOKS: Shape = Shape::Items(&Shape::Object(&[
    leaf("command").expand(canonical::command).merge(Merge::Replace),
    variables("environment"),
]));

const DEVELOP: &[Key] = &[key("watch", Shape::Items(&Shape::Object(WATCH)))];

const WATCH: &[Key] = &[
    leaf("path").paths(Paths::File),
    leaf("ignore").expand(canonical::list),
    leaf("include").expand(canonical::list),
    object("exec", &[leaf("command").expand(canonical::command), variables("environment")]),
];

const MOUNT: &[Key] = &[
    leaf("source").paths(Paths::Mount),
    object("volume", &[labels("labels")]),
    object("tmpfs", &[leaf("mode").expand(canonical::mode)]),
];
