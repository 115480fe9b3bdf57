//! Outcomes that depend on the value alone: where the value asks for what a cluster does anyway, nothing
//! is lost.

use crate::coverage::Ledger;
use crate::coverage::Outcome::{self, Approximated, Translated, Unsupported};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes::{
    API_SOCKET_UNSUPPORTED, DEPENDS_ON_RESTART, HOOK_OPTION_UNSUPPORTED, IP_FAMILY_IGNORED,
    ISOLATION_UNSUPPORTED, LOGGING_BY_KUBELET, LOGGING_UNSUPPORTED, NAMESPACE_UNSUPPORTED,
    NETWORK_DRIVER_UNSUPPORTED, OOM_UNSUPPORTED, PIDS_LIMIT_UNSUPPORTED, STOP_SIGNAL_UNSUPPORTED,
    SWAP_UNSUPPORTED, TMPFS_OPTION_IGNORED, VOLUME_DRIVER_UNSUPPORTED,
};
use crate::model::{Bytes, Cgroup, Deploy, FileMode, Hook, Logging, NamespaceMode, NetworkMode, Service};
use crate::yaml::decode::Int;

/// The first outcome if a value is what a cluster does anyway, else the second.
fn unless(harmless: bool, otherwise: Outcome) -> Outcome {
    if harmless { Translated } else { otherwise }
}

pub(super) fn cgroup(cgroup: Option<Cgroup>) -> Outcome {
    let text = "has no counterpart: a container in a cluster always has a cgroup namespace of its own";
    unless(cgroup == Some(Cgroup::Private), Unsupported(NAMESPACE_UNSUPPORTED, text))
}

pub(super) fn userns_mode(mode: Option<&NamespaceMode>) -> Outcome {
    let text = "has no counterpart: the node decides how the users of its containers are mapped";
    let harmless = mode.is_some_and(|mode| *mode == NamespaceMode::Host || mode.to_string().is_empty());
    unless(harmless, Unsupported(NAMESPACE_UNSUPPORTED, text))
}

/// The host's network brings the host's UTS namespace along.
pub(super) fn uts(mode: Option<&NamespaceMode>, network: Option<&NetworkMode>) -> Outcome {
    let text = "has no counterpart: only a Pod on the network of its node has the node's host name";
    let of_host = mode == Some(&NamespaceMode::Host) && network == Some(&NetworkMode::Host);
    let empty = mode.is_some_and(|mode| mode.to_string().is_empty());
    unless(of_host || empty, Unsupported(NAMESPACE_UNSUPPORTED, text))
}

pub(super) fn isolation(isolation: Option<&str>) -> Outcome {
    let text = "has no counterpart: how Windows containers are kept apart is set on the node";
    unless(matches!(isolation, Some("" | "default")), Unsupported(ISOLATION_UNSUPPORTED, text))
}

pub(super) fn stop_signal(signal: Option<&str>) -> Outcome {
    let text = "is not sent: a container gets the signal that its image names, or SIGTERM; write `STOPSIGNAL` \
                into the Dockerfile";
    unless(matches!(signal, Some("SIGTERM" | "TERM" | "15")), Unsupported(STOP_SIGNAL_UNSUPPORTED, text))
}

/// Docker's own drivers keep the logs on the machine, which is what a node does as well.
pub(super) fn logging(logging: Option<&Logging>) -> Outcome {
    match logging.and_then(|logging| logging.driver.as_deref()).unwrap_or("") {
        "" | "json-file" | "local" => Unsupported(
            LOGGING_BY_KUBELET,
            "has no counterpart in a Pod: the node keeps the logs, and how many of them is set there",
        ),
        _ => Unsupported(
            LOGGING_UNSUPPORTED,
            "names a log driver of Docker, to which no log will go; let a log collector of the cluster send \
             them there",
        ),
    }
}

/// With as much memory and swap as memory there is no swap, and a Pod has none either.
pub(super) fn memswap_limit(limit: Option<Bytes>, memory: Option<Bytes>) -> Outcome {
    unless(limit == Some(Bytes(0)) || limit == memory, swap())
}

/// The memory limit under `deploy`.
pub(super) fn memory_limit(deploy: Option<&Deploy>) -> Option<Bytes> {
    deploy?.resources.as_ref()?.limits.as_ref()?.memory
}

pub(super) fn swappiness(percent: Option<Int>) -> Outcome {
    unless(percent == Some(Int(0)), swap())
}

fn swap() -> Outcome {
    Unsupported(SWAP_UNSUPPORTED, "has no counterpart in a Pod: swapping is a setting of the node")
}

pub(super) fn oom_kill_disable(disable: Option<bool>) -> Outcome {
    unless(disable == Some(false), out_of_memory())
}

pub(super) fn oom_score_adj(score: Option<Int>) -> Outcome {
    unless(score == Some(Int(0)), out_of_memory())
}

fn out_of_memory() -> Outcome {
    let text = "has no counterpart: which container ends first when memory is short follows from the memory \
                requests and limits; give this service equal ones";
    Unsupported(OOM_UNSUPPORTED, text)
}

/// Numbers below 1 ask for no limit.
pub(super) fn pids_limit(limit: Option<Int>) -> Outcome {
    let text = "has no counterpart in a Pod: the number of processes is limited on the node";
    unless(limit.is_some_and(|limit| limit.0 < 1), Unsupported(PIDS_LIMIT_UNSUPPORTED, text))
}

pub(super) fn use_api_socket(wanted: Option<bool>) -> Outcome {
    let text = "cannot work in a cluster, whose nodes have no Docker engine to speak to";
    unless(wanted == Some(false), Unsupported(API_SOCKET_UNSUPPORTED, text))
}

pub(super) fn dependency_restart(restart: Option<bool>) -> Outcome {
    let text = "has no counterpart: no Pod is started again because another one was";
    unless(restart == Some(false), Unsupported(DEPENDS_ON_RESTART, text))
}

/// The memory volumes of a Pod can be written by everybody; the sticky bit makes no difference there.
pub(super) fn tmpfs_mode(mode: Option<FileMode>) -> Outcome {
    let text = "has no effect: everybody in the container may write to a memory volume (mode 0777)";
    let harmless = mode.is_some_and(|mode| matches!(mode.0, 0o777 | 0o1777));
    unless(harmless, Approximated(TMPFS_OPTION_IGNORED, text))
}

/// `host` and `none` act on the services of the network.
pub(super) fn network_driver(driver: Option<&str>) -> Outcome {
    let text = "is not used: all Pods are on the one network of the cluster";
    let harmless = matches!(driver, Some("" | "bridge" | "overlay" | "default" | "host" | "none"));
    unless(harmless, Unsupported(NETWORK_DRIVER_UNSUPPORTED, text))
}

/// Asking for the kind of addresses that Docker gives without being asked loses nothing.
pub(super) fn address_family(enabled: Option<bool>, default: bool) -> Outcome {
    let text = "has no effect: which kinds of addresses there are is decided for the cluster as a whole";
    unless(enabled == Some(default), Unsupported(IP_FAMILY_IGNORED, text))
}

pub(super) fn volume_driver(driver: Option<&str>) -> Outcome {
    let text =
        "is replaced by a storage class of the cluster; choose one that stores the data in the same way";
    unless(matches!(driver, Some("" | "local")), Unsupported(VOLUME_DRIVER_UNSUPPORTED, text))
}

/// Reports what hooks ask for that their container does not have anyway.
pub(super) fn hook_options(service: &Service, ledger: &mut Ledger<'_>) {
    for hook in service.post_start.iter().chain(&service.pre_stop) {
        if hook.user.is_some() && hook.user != service.user {
            hook_option(hook, "user", ledger);
        }
        if hook.privileged == Some(true) && service.privileged != Some(true) {
            hook_option(hook, "privileged", ledger);
        }
    }
}

fn hook_option(hook: &Hook, key: &str, ledger: &mut Ledger<'_>) {
    let message = format!("`{key}` of a hook has no effect: hooks run with the rights of their container");
    let help = format!("if the service may run that way as a whole, set its own `{key}`");
    ledger.report(Diagnostic::new(HOOK_OPTION_UNSUPPORTED, hook.origin.key(key), message).help(help));
}
