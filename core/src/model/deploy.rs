//! How a service is deployed.

use super::{Bytes, DeviceRequest, Duration, Labels};
use crate::yaml::decode::{Int, Number, Spanned};

model! {
    /// How a service is deployed ([compose-spec, "Compose Deploy Specification"]).
    ///
    /// [compose-spec, "Compose Deploy Specification"]: https://github.com/compose-spec/compose-spec/blob/main/deploy.md
    pub struct Deploy {
        /// How many containers there are, and where; `replicated` by default.
        mode: Option<DeployMode>,
        /// How clients find the containers; `vip` by default.
        endpoint_mode: Option<EndpointMode>,
        /// The number of containers; 1 by default.
        replicas: Option<Int>,
        /// Metadata of the service.
        labels: Labels,
        /// How a failed update is undone.
        rollback_config: Option<UpdateConfig>,
        /// How containers are replaced by newer ones.
        update_config: Option<UpdateConfig>,
        /// What the containers may use.
        resources: Option<Resources>,
        /// When containers are started again; wins over `restart`.
        restart_policy: Option<RestartPolicy>,
        /// On which nodes containers run.
        placement: Option<Placement>,
    }
}

model! {
    /// How containers are replaced.
    pub struct UpdateConfig {
        /// How many at a time; 0 means all.
        parallelism: Option<Int>,
        /// The pause between two groups.
        delay: Option<Duration>,
        /// What happens when it fails.
        failure_action: Option<FailureAction>,
        /// How long each container is watched for failure.
        monitor: Option<Duration>,
        /// The share of failures that is tolerated, 0 to 1.
        max_failure_ratio: Option<Number>,
        /// Whether old containers stop before new ones start; `stop-first` by default.
        order: Option<UpdateOrder>,
    }
}

model! {
    /// What containers may use and what is kept for them.
    pub struct Resources {
        /// The most that each container can use.
        limits: Option<Limits>,
        /// What is kept free for each container.
        reservations: Option<Reservations>,
    }
}

model! {
    /// The most that a container can use.
    pub struct Limits {
        /// How many CPUs, such as `0.5`.
        cpus: Option<Number>,
        /// How much memory, such as `512M`.
        memory: Option<Bytes>,
        /// How many processes may run.
        pids: Option<Int>,
    }
}

model! {
    /// What is kept for a container.
    pub struct Reservations {
        /// How many CPUs, such as `0.5`.
        cpus: Option<Number>,
        /// How much memory, such as `512M`.
        memory: Option<Bytes>,
        /// Countable resources of the user's own.
        generic_resources: Vec<GenericResource>,
        /// Devices such as GPUs.
        devices: Vec<DeviceRequest>,
    }
}

model! {
    /// A resource of the user's own.
    pub struct GenericResource {
        /// A resource that is counted.
        discrete_resource_spec: Option<DiscreteResource>,
    }
}

model! {
    /// A countable resource.
    pub struct DiscreteResource {
        /// The kind of the resource.
        kind: String,
        /// How many of it.
        value: Option<Int>,
    }
}

model! {
    /// When containers are started again.
    pub struct RestartPolicy {
        /// After which ends; `any` by default.
        condition: Option<RestartCondition>,
        /// The pause before each new start.
        delay: Option<Duration>,
        /// How often it is tried at most; without end by default.
        max_attempts: Option<Int>,
        /// How long a container must run to count as started.
        window: Option<Duration>,
    }
}

model! {
    /// On which nodes containers run.
    pub struct Placement {
        /// What a node must be, such as `node.labels.disk == ssd`.
        constraints: Vec<Spanned<String>>,
        /// How containers are spread.
        preferences: Vec<PlacementPreference>,
        /// How many may run on one node.
        max_replicas_per_node: Option<Int>,
    }
}

model! {
    /// How containers are spread.
    pub struct PlacementPreference {
        /// The node label over whose values they are spread.
        spread: Option<String>,
    }
}

keyword! {
    /// How many containers there are, and where.
    pub enum DeployMode {
        /// A number of containers.
        Replicated = "replicated",
        /// One on each node.
        Global = "global",
        /// A number of containers that run to their end.
        ReplicatedJob = "replicated-job",
        /// One on each node that runs to its end.
        GlobalJob = "global-job",
    }
}

keyword! {
    /// How clients find the containers of a service.
    pub enum EndpointMode {
        /// Through one virtual address.
        Vip = "vip",
        /// Through one DNS answer for each container.
        Dnsrr = "dnsrr",
    }
}

keyword! {
    /// What happens when an update fails.
    pub enum FailureAction {
        /// It goes on.
        Continue = "continue",
        /// It stops.
        Pause = "pause",
        /// It is undone.
        Rollback = "rollback",
    }
}

keyword! {
    /// The order of stopping and starting.
    pub enum UpdateOrder {
        /// Old containers stop first.
        StopFirst = "stop-first",
        /// New containers start first.
        StartFirst = "start-first",
    }
}

keyword! {
    /// After which ends a container is started again.
    pub enum RestartCondition {
        /// Never.
        None = "none",
        /// After an error.
        OnFailure = "on-failure",
        /// Always.
        Any = "any",
    }
}
