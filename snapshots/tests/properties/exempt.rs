//! The keys that may be silent, each with the reason.

use kompose_core::Target;
use kompose_core::yaml::{Node, Value};
use kompose_snapshots::edit::Step;

use super::outcome::Outcome;

/// Codes that speak of a key and of all below it: who reads that `build` is not carried out does not need to hear
/// it of `build.args` too.
const WHOLE_KEYS: &[&str] = &[
    "blkio-unsupported",
    "build-not-converted",
    "credential-spec-unsupported",
    "develop-not-converted",
    "device-unsupported",
    "gpu-approximated",
    "ipam-unsupported",
    "logging-by-kubelet",
    "logging-unsupported",
    "probe-test-unknown",
    "profile-inactive",
    "provider-unsupported",
    "rollback-uses-update-strategy",
    "shared-pod-conflict",
    "stack-condition-lost",
    "stack-gpu",
    "stack-hooks",
    "stack-ignored",
    "stack-image-volume",
    "stack-ipam",
    "stack-models",
    "stack-resource",
    "stack-security",
    "stack-start-order",
    "ulimits-unsupported",
    "unused-resource",
    "volume-driver-unsupported",
];

/// Keys that have nothing to say to a target, by their path with `*` for names.
const NOTHING_TO_SAY: &[(Target, &str, &str)] = &[
    (Target::Swarm, "services.*.expose", "tasks on one network reach all ports of each other anyway"),
    (Target::Swarm, "services.*.expose[]", "tasks on one network reach all ports of each other anyway"),
    (Target::Swarm, "version", "the stack file has the version that its keys need"),
    (Target::Kubernetes, "services.*.volumes[].bind.create_host_path", NOT_FROM_THE_NODE),
    (Target::Kubernetes, "services.*.env_file[].required", FILE_IS_THERE),
    (Target::Swarm, "services.*.env_file[].required", FILE_IS_THERE),
    (Target::Kubernetes, "services.*.profiles[]", ONE_OF_SEVERAL),
    (Target::Swarm, "services.*.profiles[]", ONE_OF_SEVERAL),
    (Target::Kubernetes, "networks.*.name", "Pods know a network of the project by its key"),
    (Target::Kubernetes, "services.*.x-kubernetes.patches[].target.apiVersion", ONE_OBJECT),
    (Target::Kubernetes, "services.*.x-kubernetes.patches[].target.name", ONE_OBJECT),
    (Target::Kubernetes, "volumes.*.driver_opts.device", "the device of a memory volume is only a word"),
];

const NOT_FROM_THE_NODE: &str =
    "it says who makes a folder of the node, and the folder does not come from the node";
const ONE_OF_SEVERAL: &str = "the service has other profiles too, and all or none are active here";
const ONE_OBJECT: &str = "the service has one object of the kind, and another target would be refused";
const FILE_IS_THERE: &str = "the file is there, required or not";

/// Whether a key is an extension, or lies in one: nobody here defined what it means.
pub(crate) fn is_extension(path: &[Step]) -> bool {
    path.iter().any(|step| matches!(step, Step::Key(key) if key.starts_with("x-") && key != "x-kubernetes"))
}

/// Why a key may be silent for a target.
pub(crate) fn reason(target: Target, path: &[Step], node: &Node, base: &[Outcome]) -> Option<&'static str> {
    if is_empty(node) {
        return Some("it is empty");
    }
    if base.iter().any(|outcome| outcome.says_of_whole_key(WHOLE_KEYS, path)) {
        return Some("a key above it is reported as a whole");
    }
    let is_for_kubernetes =
        |step: &Step| matches!(step, Step::Key(key) if key == "x-kubernetes" || key.starts_with("kompose."));
    if target == Target::Swarm && path.iter().any(is_for_kubernetes) {
        return Some("it speaks to Kubernetes alone");
    }
    let pattern = pattern(path);
    let row = NOTHING_TO_SAY.iter().find(|(of, key, _)| *of == target && *key == pattern);
    row.map(|(_, _, reason)| *reason)
}

fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Null => true,
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(entries) => entries.values().all(is_empty),
        Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_) => false,
    }
}

/// A path with `*` for the names of services, networks, volumes, secrets and configs.
fn pattern(path: &[Step]) -> String {
    let words = path.iter().enumerate().map(|(depth, step)| match step {
        Step::Key(_) if depth == 1 => ".*".to_owned(),
        Step::Key(key) => format!(".{key}"),
        Step::Item(_) => "[]".to_owned(),
    });
    words.collect::<String>().trim_start_matches('.').to_owned()
}
