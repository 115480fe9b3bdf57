//! Outcomes that depend on the value alone: where the value asks for what Swarm does anyway, nothing is lost.

use crate::coverage::Outcome::{self, Translated, Unsupported};
use crate::diagnostic::codes::swarm::{STACK_IGNORED, STACK_RESOURCE, STACK_SECURITY};
use crate::model::{Cgroup, NamespaceMode};
use crate::yaml::decode::Int;

const NAMESPACE: &str = "has no counterpart in Swarm: each task has namespaces of its own";

/// The first outcome if a value is what Swarm does anyway, else the second.
pub(super) fn unless(harmless: bool, otherwise: Outcome) -> Outcome {
    if harmless { Translated } else { otherwise }
}

pub(super) fn cgroup(cgroup: Option<Cgroup>) -> Outcome {
    unless(cgroup == Some(Cgroup::Private), Unsupported(STACK_SECURITY, NAMESPACE))
}

pub(super) fn ipc(mode: Option<&NamespaceMode>) -> Outcome {
    let own = matches!(mode, Some(NamespaceMode::Private | NamespaceMode::Shareable));
    if own { Translated } else { namespace(mode) }
}

pub(super) fn namespace(mode: Option<&NamespaceMode>) -> Outcome {
    let empty = mode.is_some_and(|mode| mode.to_string().is_empty());
    unless(empty, Unsupported(STACK_SECURITY, NAMESPACE))
}

pub(super) fn runtime(runtime: Option<&str>) -> Outcome {
    let text = "cannot be chosen in a stack file; set the default runtime of the nodes";
    unless(matches!(runtime, Some("" | "runc")), Unsupported(STACK_IGNORED, text))
}

/// The period divides the quota; alone it limits nothing.
pub(super) fn cpu_period(quota: Option<Int>) -> Outcome {
    let text = "limits nothing without `cpu_quota`; use `cpus`";
    unless(quota.is_some(), Unsupported(STACK_RESOURCE, text))
}
