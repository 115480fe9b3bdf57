//! The lines of `deploy` and of wishes for devices.

use super::{Key, Shape, distinct, key, labels, leaf, object};
use crate::compose::canonical;

pub(super) const DEPLOY: &[Key] = &[
    leaf("mode"),
    leaf("endpoint_mode"),
    leaf("replicas"),
    labels("labels"),
    object("rollback_config", UPDATE),
    object("update_config", UPDATE),
    object("resources", RESOURCES),
    object("restart_policy", &[leaf("condition"), leaf("delay"), leaf("max_attempts"), leaf("window")]),
    object("placement", PLACEMENT),
];

const UPDATE: &[Key] = &[
    leaf("parallelism"),
    leaf("delay"),
    leaf("failure_action"),
    leaf("monitor"),
    leaf("max_failure_ratio"),
    leaf("order"),
];

const MEMORY: Key = leaf("memory").expand(canonical::text);

const RESOURCES: &[Key] =
    &[object("limits", &[leaf("cpus"), MEMORY, leaf("pids")]), object("reservations", RESERVATIONS)];

const RESERVATIONS: &[Key] = &[
    leaf("cpus"),
    MEMORY,
    leaf("generic_resources"),
    key("devices", Shape::Items(&Shape::Object(DEVICE_REQUEST))),
];

const PLACEMENT: &[Key] = &[leaf("constraints"), leaf("preferences"), leaf("max_replicas_per_node")];

pub(super) const DEVICE_REQUEST: &[Key] =
    &[distinct("capabilities"), leaf("count"), distinct("device_ids"), leaf("driver"), labels("options")];
