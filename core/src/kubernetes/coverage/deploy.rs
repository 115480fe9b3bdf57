//! The keys of `deploy`, and devices.

use super::values;
use crate::coverage::ledger;
use crate::diagnostic::codes::kubernetes::{
    GPU_APPROXIMATED, RESTART_TIMING_UNSUPPORTED, ROLLBACK_USES_UPDATE_STRATEGY,
};
use crate::model::{
    Deploy, Device, DeviceRequest, DiscreteResource, GenericResource, Limits, Placement, PlacementPreference,
    Reservations, Resources, RestartPolicy, UpdateConfig,
};

const RESTART_TIMING: &str = "has no counterpart: a cluster waits 10 seconds before the first new start, and \
                              twice as long each time, up to 5 minutes";

ledger! {
    /// Enters how a service is deployed.
    pub(super) fn deploy(Deploy) {
        mode: Depends;
        endpoint_mode: Translated;
        replicas: Depends;
        labels: Depends;
        rollback_config: Approximated(
            ROLLBACK_USES_UPDATE_STRATEGY,
            "is not kept apart: `kubectl rollout undo` replaces Pods the way that `update_config` says",
        ) => self::update_config;
        update_config: Depends => self::update_config;
        resources: Translated => self::resources;
        restart_policy: Translated => self::restart_policy;
        placement: Translated => self::placement;
    }

    fn update_config(UpdateConfig) {
        parallelism: Depends;
        delay: Depends;
        failure_action: Depends;
        monitor: Depends;
        max_failure_ratio: Depends;
        order: Depends;
    }

    fn resources(Resources) {
        limits: Translated => self::limits;
        reservations: Translated => self::reservations;
    }

    fn limits(Limits) {
        cpus: Noted;
        memory: Noted;
        pids: values::pids_limit(*pids);
    }

    fn reservations(Reservations) {
        cpus: Depends;
        memory: Nearly;
        generic_resources: Differs => self::generic_resource;
        devices: Differs => self::device_request;
    }

    fn generic_resource(GenericResource) {
        discrete_resource_spec: Inherited => self::discrete_resource;
    }

    fn discrete_resource(DiscreteResource) {
        kind: Inherited;
        value: Inherited;
    }

    /// Enters a wish for devices.
    pub(super) fn device_request(DeviceRequest) {
        capabilities: Depends;
        count: Inherited;
        device_ids: Inherited;
        driver: Depends;
        options: Unsupported(
            GPU_APPROXIMATED,
            "has no counterpart: a container asks for a number of devices, and the device plug-in chooses them",
        );
    }

    /// Enters a device of the host.
    pub(super) fn device(Device) {
        source: Inherited;
        target: Inherited;
        permissions: Inherited;
    }

    fn restart_policy(RestartPolicy) {
        condition: Depends;
        delay: Unsupported(RESTART_TIMING_UNSUPPORTED, RESTART_TIMING);
        max_attempts: Depends;
        window: Unsupported(RESTART_TIMING_UNSUPPORTED, RESTART_TIMING);
    }

    fn placement(Placement) {
        constraints: Depends;
        preferences: Differs => self::preference;
        max_replicas_per_node: Depends;
    }

    fn preference(PlacementPreference) {
        spread: Differs;
    }
}
