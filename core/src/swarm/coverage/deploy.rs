//! The keys of `deploy`, and devices.

use crate::coverage::ledger;
use crate::model::{
    Deploy, Device, DeviceRequest, DiscreteResource, GenericResource, Limits, Placement, PlacementPreference,
    Reservations, Resources, RestartPolicy, UpdateConfig,
};

ledger! {
    /// Enters how a service is deployed.
    pub(super) fn deploy(Deploy) {
        mode: Depends;
        endpoint_mode: Depends;
        replicas: Depends;
        labels: Translated;
        rollback_config: Depends => self::update_config;
        update_config: Depends => self::update_config;
        resources: Translated => self::resources;
        restart_policy: Translated => self::restart_policy;
        placement: Translated => self::placement;
    }

    fn update_config(UpdateConfig) {
        parallelism: Inherited;
        delay: Inherited;
        failure_action: Inherited;
        monitor: Inherited;
        max_failure_ratio: Inherited;
        order: Inherited;
    }

    fn resources(Resources) {
        limits: Translated => self::limits;
        reservations: Translated => self::reservations;
    }

    fn limits(Limits) {
        cpus: Depends;
        memory: Depends;
        pids: Translated;
    }

    fn reservations(Reservations) {
        cpus: Depends;
        memory: Depends;
        generic_resources: Noted => self::generic_resource;
        devices: Differs => self::device_request;
    }

    fn generic_resource(GenericResource) {
        discrete_resource_spec: Inherited => self::discrete_resource;
    }

    fn discrete_resource(DiscreteResource) {
        kind: Inherited;
        value: Inherited;
    }

    /// Enters a wish for devices, which is reported as a whole.
    pub(super) fn device_request(DeviceRequest) {
        capabilities: Inherited;
        count: Inherited;
        device_ids: Inherited;
        driver: Inherited;
        options: Inherited;
    }

    /// Enters a device of the host.
    pub(super) fn device(Device) {
        source: Inherited;
        target: Inherited;
        permissions: Inherited;
    }

    fn restart_policy(RestartPolicy) {
        condition: Translated;
        delay: Depends;
        max_attempts: Depends;
        window: Depends;
    }

    fn placement(Placement) {
        constraints: Noted;
        preferences: Depends => self::preference;
        max_replicas_per_node: Depends;
    }

    fn preference(PlacementPreference) {
        spread: Inherited;
    }
}
