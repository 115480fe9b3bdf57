//! How services of a stack file are deployed.

use super::Reader;
use super::values::{duration, fraction, items, maybe_text, number, text, texts};
use crate::diagnostic::codes::swarm as codes;
use crate::model::{Bytes, DeployMode, EndpointMode, FailureAction, RestartCondition, UpdateOrder};
use crate::swarm::document::{
    Deploy, DiscreteResource, GenericResource, Limits, Placement, Preference, Reservations, Resources,
    RestartPolicy, Update,
};
use crate::swarm::file::Refuser;
use crate::swarm::placement::constraint;
use crate::swarm::text::Text;
use crate::yaml::Node;
use crate::yaml::decode::Number;

/// The words of an option and what they mean.
type Words<T> = &'static [(&'static str, T)];

const MODES: Words<DeployMode> = &[
    ("replicated", DeployMode::Replicated),
    ("global", DeployMode::Global),
    ("replicated-job", DeployMode::ReplicatedJob),
    ("global-job", DeployMode::GlobalJob),
];

const ENDPOINT_MODES: Words<EndpointMode> = &[("vip", EndpointMode::Vip), ("dnsrr", EndpointMode::Dnsrr)];

const CONDITIONS: Words<RestartCondition> = &[
    ("none", RestartCondition::None),
    ("on-failure", RestartCondition::OnFailure),
    ("any", RestartCondition::Any),
];

const ACTIONS: Words<FailureAction> = &[
    ("pause", FailureAction::Pause),
    ("continue", FailureAction::Continue),
    ("rollback", FailureAction::Rollback),
];

const ORDERS: Words<UpdateOrder> =
    &[("start-first", UpdateOrder::StartFirst), ("stop-first", UpdateOrder::StopFirst)];

/// The rule that a word breaks if it is none of the known ones, and who refuses it.
type Rule = (crate::diagnostic::Code, Refuser);

impl Reader<'_, '_> {
    pub(super) fn deploy(&mut self, path: &str, node: &Node) -> Deploy {
        let path = format!("{path}.deploy");
        let update = |reader: &mut Self, key: &str| node.get(key).map(|node| reader.update(&path, node));
        Deploy {
            endpoint_mode: self.word(
                (&path, node.get("endpoint_mode")),
                ENDPOINT_MODES,
                (codes::STACK_ENDPOINT_MODE, Refuser::Manager),
            ),
            labels: texts(node.get("labels")),
            mode: self.word((&path, node.get("mode")), MODES, (codes::STACK_MODE, Refuser::Client)),
            placement: node.get("placement").map(|node| self.placement(&path, node)),
            replicas: node.get("replicas").and_then(number),
            resources: node.get("resources").map(|node| self.resources(&path, node)),
            restart_policy: node.get("restart_policy").map(|node| self.restart_policy(&path, node)),
            rollback_config: update(self, "rollback_config"),
            update_config: update(self, "update_config"),
        }
    }

    fn word<T: Copy>(
        &mut self,
        (path, node): (&str, Option<&Node>),
        words: Words<T>,
        rule: Rule,
    ) -> Option<T> {
        let written = node?.as_str().filter(|text| !text.is_empty())?;
        let known = words.iter().find(|(word, _)| *word == written);
        if known.is_none() {
            let names: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.find(rule.0, rule.1, (path, &format!("`{written}` is not one of {}", names.join(", "))));
        }
        known.map(|(_, meaning)| *meaning)
    }

    fn placement(&mut self, path: &str, node: &Node) -> Placement {
        let mut constraints = Vec::new();
        for written in items(node.get("constraints")).iter().filter_map(Node::as_str) {
            let Some(constraint) = constraint(written) else {
                let message = format!("`{written}` compares nothing by `==` or `!=`");
                self.find(codes::STACK_CONSTRAINT, Refuser::Manager, (path, &message));
                continue;
            };
            constraints.push(constraint);
        }
        let preferences = items(node.get("preferences")).iter();
        Placement {
            constraints,
            max_replicas_per_node: node.get("max_replicas_per_node").and_then(number),
            preferences: preferences.map(|node| Preference { spread: text(node, "spread") }).collect(),
        }
    }

    fn resources(&mut self, path: &str, node: &Node) -> Resources {
        let limits = node.get("limits").map(|node| Limits {
            cpus: text(node, "cpus"),
            memory: self.memory(path, node),
            pids: node.get("pids").and_then(number),
        });
        let reservations = node.get("reservations").map(|node| Reservations {
            cpus: text(node, "cpus"),
            generic_resources: items(node.get("generic_resources")).iter().filter_map(generic).collect(),
            memory: self.memory(path, node),
        });
        Resources { limits, reservations }
    }

    /// An amount of memory as its bytes.
    fn memory(&mut self, path: &str, node: &Node) -> Option<Text> {
        let written = text(node, "memory")?;
        let bytes = Bytes::parse(written.as_str()).ok();
        if bytes.is_none() {
            let message = format!("`{}` is no amount of memory", written.as_str());
            self.find(codes::STACK_MEMORY, Refuser::Client, (path, &message));
        }
        bytes.map(|bytes| Text::from(bytes.0.to_string()))
    }

    fn restart_policy(&mut self, path: &str, node: &Node) -> RestartPolicy {
        RestartPolicy {
            condition: self.word(
                (path, node.get("condition")),
                CONDITIONS,
                (codes::STACK_RESTART_CONDITION, Refuser::Manager),
            ),
            delay: duration(node, "delay"),
            max_attempts: node.get("max_attempts").and_then(number),
            window: duration(node, "window"),
        }
    }

    fn update(&mut self, path: &str, node: &Node) -> Update {
        let rule = (codes::STACK_UPDATE, Refuser::Manager);
        Update {
            delay: duration(node, "delay"),
            failure_action: self.word((path, node.get("failure_action")), ACTIONS, rule),
            max_failure_ratio: node.get("max_failure_ratio").and_then(fraction).map(Number),
            monitor: duration(node, "monitor"),
            order: self.word((path, node.get("order")), ORDERS, rule),
            parallelism: node.get("parallelism").and_then(number),
        }
    }
}

fn generic(node: &Node) -> Option<GenericResource> {
    let spec = node.get("discrete_resource_spec")?;
    let kind = spec.get("kind").and_then(maybe_text).unwrap_or_default();
    let value = spec.get("value").and_then(number);
    Some(GenericResource { discrete_resource_spec: DiscreteResource { kind, value } })
}
