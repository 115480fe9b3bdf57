//! The keys of what a service says about its containers: ports, health, hooks, limits.

use super::values;
use crate::coverage::{Ledger, ledger};
use crate::model::{
    BlkioConfig, CredentialSpec, Dependency, HealthCheck, Hook, Logging, ModelBinding, Port, PreStartHook,
    ThrottleDevice, Ulimit, UlimitRange, WeightDevice,
};

/// Enters the keys of a limit that is written as two.
pub(super) fn ulimit(ulimit: &Ulimit, ledger: &mut Ledger<'_>) {
    if let Ulimit::Range(range) = ulimit {
        ulimit_range(range, ledger);
    }
}

ledger! {
    fn ulimit_range(UlimitRange) {
        soft: Inherited;
        hard: Inherited;
    }

    /// Enters the limits of block devices.
    pub(super) fn blkio_config(BlkioConfig) {
        device_read_bps: Inherited => self::throttle_device;
        device_read_iops: Inherited => self::throttle_device;
        device_write_bps: Inherited => self::throttle_device;
        device_write_iops: Inherited => self::throttle_device;
        weight: Inherited;
        weight_device: Inherited => self::weight_device;
    }

    fn throttle_device(ThrottleDevice) {
        path: Inherited;
        rate: Inherited;
    }

    fn weight_device(WeightDevice) {
        path: Inherited;
        weight: Inherited;
    }

    /// Enters the keys of a managed service account.
    pub(super) fn credential_spec(CredentialSpec) {
        config: Inherited;
        file: Inherited;
        registry: Inherited;
    }

    /// Enters what is awaited of another service.
    pub(super) fn dependency(Dependency) {
        condition: Inherited;
        required: Inherited;
        restart: values::dependency_restart(*restart);
    }

    /// Enters the keys of a health check.
    pub(super) fn health_check(HealthCheck) {
        disable: Translated;
        interval: Depends;
        retries: Depends;
        test: Depends;
        timeout: Depends;
        start_period: Depends;
        start_interval: Depends;
    }

    /// Enters the keys of a command that runs in the container when it has started.
    pub(super) fn hook(Hook) {
        command: Depends;
        user: Depends;
        privileged: Depends;
        working_dir: Inherited;
        environment: Inherited;
    }

    /// Enters the keys of a command that runs in the container before it stops.
    pub(super) fn pre_stop_hook(Hook) {
        command: Inherited;
        user: Depends;
        privileged: Depends;
        working_dir: Inherited;
        environment: Inherited;
    }

    /// Enters the keys of a container that runs before.
    pub(super) fn pre_start_hook(PreStartHook) {
        command: Depends;
        image: Depends;
        user: Depends;
        privileged: Depends;
        working_dir: Translated;
        environment: Depends;
        per_replica: Inherited;
    }

    /// Enters where logs go.
    pub(super) fn logging(Logging) {
        driver: Inherited;
        options: Inherited;
    }

    /// Enters the variables that tell about a model.
    pub(super) fn model_binding(ModelBinding) {
        endpoint_var: Inherited;
        model_var: Inherited;
    }

    /// Enters the keys of a port.
    pub(super) fn port(Port) {
        name: Translated;
        mode: Translated;
        host_ip: Noted;
        target: Depends;
        published: Depends;
        protocol: Translated;
        app_protocol: Translated;
    }
}
