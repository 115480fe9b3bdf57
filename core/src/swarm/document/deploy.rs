//! How a service of a stack is deployed.

use std::fmt;

use serde::{Serialize, Serializer};

use super::{Text, Texts, document};
use crate::model::{DeployMode, Duration, EndpointMode, FailureAction, RestartCondition, UpdateOrder};
use crate::yaml::decode::Number;

document! {
    /// How a service is deployed.
    pub struct Deploy {
        /// How clients find the tasks; by a virtual address if absent.
        endpoint_mode: Option<EndpointMode>,
        /// Metadata of the service.
        labels: Texts,
        /// How many tasks there are, and where; a number of them if absent.
        mode: Option<DeployMode>,
        /// On which nodes tasks run.
        placement: Option<Placement>,
        /// The number of tasks.
        replicas: Option<i64>,
        /// What tasks may use and what is kept for them.
        resources: Option<Resources>,
        /// When tasks are started again.
        restart_policy: Option<RestartPolicy>,
        /// How a failed update is undone.
        rollback_config: Option<Update>,
        /// How tasks are replaced.
        update_config: Option<Update>,
    }

    /// On which nodes tasks run.
    pub struct Placement {
        /// What a node must be.
        constraints: Vec<Constraint>,
        /// How many tasks may run on one node.
        max_replicas_per_node: Option<i64>,
        /// How tasks are spread.
        preferences: Vec<Preference>,
    }

    /// How tasks are spread.
    pub struct Preference {
        /// The property of nodes over whose values they are spread.
        spread: Option<Text>,
    }

    /// What tasks may use and what is kept for them.
    pub struct Resources {
        /// The most that can be used.
        limits: Option<Limits>,
        /// What is kept.
        reservations: Option<Reservations>,
    }

    /// The most that a task can use.
    pub struct Limits {
        /// CPUs.
        cpus: Option<Text>,
        /// Bytes of memory.
        memory: Option<Text>,
        /// Processes.
        pids: Option<i64>,
    }

    /// What is kept for a task.
    pub struct Reservations {
        /// CPUs.
        cpus: Option<Text>,
        /// Resources that nodes advertise.
        generic_resources: Vec<GenericResource>,
        /// Bytes of memory.
        memory: Option<Text>,
    }

    /// A resource that nodes advertise.
    pub struct GenericResource {
        /// A countable one.
        discrete_resource_spec: DiscreteResource,
    }

    /// A countable resource.
    pub struct DiscreteResource {
        /// Its kind.
        kind: Text,
        /// How many.
        value: Option<i64>,
    }

    /// When tasks are started again.
    pub struct RestartPolicy {
        /// After which ends.
        condition: Option<RestartCondition>,
        /// The pause before.
        delay: Option<Duration>,
        /// How often at most.
        max_attempts: Option<i64>,
        /// How long a task must run to count as started.
        window: Option<Duration>,
    }

    /// How tasks are replaced.
    pub struct Update {
        /// The pause between two groups.
        delay: Option<Duration>,
        /// What happens when it fails.
        failure_action: Option<FailureAction>,
        /// The share of failures that is tolerated.
        max_failure_ratio: Option<Number>,
        /// How long each task is watched for failure.
        monitor: Option<Duration>,
        /// Whether old tasks stop before new ones start.
        order: Option<UpdateOrder>,
        /// How many at a time.
        parallelism: Option<i64>,
    }
}

/// What a node must be, or must not be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Constraint {
    /// The property of the node.
    pub key: String,
    /// Whether it must be equal.
    pub operator: Operator,
    /// The value.
    pub value: String,
}

/// How a constraint compares.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// The property has the value.
    Equal,
    /// It does not have it.
    NotEqual,
}

impl fmt::Display for Constraint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let operator = match self.operator {
            Operator::Equal => "==",
            Operator::NotEqual => "!=",
        };
        write!(f, "{} {operator} {}", self.key, self.value)
    }
}

impl Serialize for Constraint {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Text::from(self.to_string()).serialize(serializer)
    }
}
