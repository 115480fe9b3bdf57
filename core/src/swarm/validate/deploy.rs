//! Rules of how services are deployed.

use super::{Rules, Subject};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::swarm as codes;
use crate::model::{DeployMode, Duration, FailureAction};
use crate::source::Place;
use crate::swarm::deploy::is_job;
use crate::swarm::document::{Deploy, Placement, Resources, RestartPolicy, Update};
use crate::swarm::file::Refuser;
use crate::swarm::text::Text;

/// The least memory that Swarm gives to a task.
const LEAST_MEMORY: i64 = 4 * 1024 * 1024;

/// The least part of a CPU that Swarm gives to a task.
const LEAST_CPUS: f64 = 0.001;

/// The signs that can stand in the value of a constraint, beside letters and digits.
const VALUE: &[u8] = b":-_ .*()?+[]\\^$|/\t";

/// The properties of nodes that constraints can compare; those that end in a dot have names of the user's.
const PROPERTIES: [&str; 8] = [
    "node.id",
    "node.hostname",
    "node.ip",
    "node.role",
    "node.platform.os",
    "node.platform.arch",
    "node.labels.",
    "engine.labels.",
];

impl Rules<'_> {
    pub(super) fn deploy(&mut self, subject: &Subject<'_>) {
        let Some(deploy) = &subject.service.deploy else { return };
        self.mode(subject, deploy);
        if let Some(policy) = deploy.restart_policy.as_ref().filter(|policy| is_negative(policy)) {
            let message = format!("the restart policy of `{}` has a negative value", subject.service.compose);
            let place =
                subject.in_deploy(if policy.max_attempts.is_some() { "restart_policy" } else { "delay" });
            self.refuse(Diagnostic::new(codes::STACK_RESTART_CONDITION, place, message));
        }
        let updates =
            [("update_config", &deploy.update_config), ("rollback_config", &deploy.rollback_config)];
        for (key, update) in updates {
            if let Some(reason) = update.as_ref().and_then(|update| update_mistake(update, key)) {
                let message = format!("`{key}` of `{}` {reason}", subject.service.compose);
                self.refuse(Diagnostic::new(codes::STACK_UPDATE, subject.in_deploy(key), message));
            }
        }
        if let Some(placement) = &deploy.placement {
            self.placement(subject, placement);
        }
        if let Some(resources) = &deploy.resources {
            self.resources(subject, resources);
        }
    }

    fn mode(&mut self, subject: &Subject<'_>, deploy: &Deploy) {
        let compose = &subject.service.compose;
        let global = matches!(deploy.mode, Some(DeployMode::Global | DeployMode::GlobalJob));
        let reason = match deploy.replicas {
            Some(count) if count < 0 => "has a negative number of tasks",
            Some(_) if global => "runs on every node and has a number of tasks",
            _ => "",
        };
        if !reason.is_empty() {
            self.refuse(Diagnostic::new(
                codes::STACK_MODE,
                subject.in_deploy("replicas"),
                format!("`{compose}` {reason}"),
            ));
        }
        if is_job(deploy.mode) && deploy.update_config.is_some() {
            let message = format!("`{compose}` is a job and has `update_config`");
            self.refuse(Diagnostic::new(codes::STACK_JOB, subject.in_deploy("update_config"), message));
        }
    }

    fn placement(&mut self, subject: &Subject<'_>, placement: &Placement) {
        for constraint in &placement.constraints {
            // Swarm does not look at capitals, save in the names of labels.
            let key = constraint.key.to_ascii_lowercase();
            let known = |property: &str| match property.strip_suffix('.') {
                Some(_) => key.strip_prefix(property).is_some_and(|label| !label.is_empty()),
                None => key == property,
            };
            let first = key.bytes().next().is_some_and(|byte| byte.is_ascii_lowercase() || byte == b'_');
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
            if !first || !key.bytes().all(plain) || !PROPERTIES.iter().any(|property| known(property)) {
                let message = format!(
                    "nodes have no property `{}`, so `{constraint}` would match none",
                    constraint.key
                );
                self.refuse(
                    Diagnostic::new(codes::STACK_CONSTRAINT, subject.in_deploy("placement"), message)
                        .help("labels are `node.labels.NAME`"),
                );
            }
        }
        let strange =
            |value: &str| !value.bytes().all(|byte| byte.is_ascii_alphanumeric() || VALUE.contains(&byte));
        for constraint in placement.constraints.iter().filter(|constraint| strange(&constraint.value)) {
            let message = format!("`{constraint}` compares with a value that Swarm does not take");
            let diagnostic =
                Diagnostic::new(codes::STACK_CONSTRAINT, subject.in_deploy("placement"), message);
            let help = "values have letters, digits, spaces and some signs, but no quotes or commas";
            self.refuse_as(Refuser::Manager, diagnostic.help(help));
        }
        if placement.max_replicas_per_node.is_some_and(|count| count < 0) {
            let message = format!("`max_replicas_per_node` of `{}` is negative", subject.service.compose);
            self.refuse(Diagnostic::new(codes::STACK_SCHEMA, subject.in_deploy("placement"), message));
        }
    }

    fn resources(&mut self, subject: &Subject<'_>, resources: &Resources) {
        let limits = resources.limits.as_ref();
        let reserved = resources.reservations.as_ref();
        let cpus = [limits.and_then(|l| l.cpus.as_ref()), reserved.and_then(|r| r.cpus.as_ref())];
        for cpus in cpus.into_iter().flatten().map(Text::as_str).filter(|cpus| !is_cpus(cpus)) {
            let message = format!("`{cpus}` CPUs are not 0, below {LEAST_CPUS}, or finer than 9 decimals");
            let number = cpus.parse::<f64>().is_ok();
            let refuser = if number && !is_too_precise(cpus) { Refuser::Manager } else { Refuser::Client };
            let diagnostic = Diagnostic::new(codes::STACK_CPUS, subject.resource("cpus"), message);
            self.refuse_as(refuser, diagnostic.help("write a number such as `0.5`"));
        }
        let memory = [limits.and_then(|l| l.memory.as_ref()), reserved.and_then(|r| r.memory.as_ref())];
        for memory in memory.into_iter().flatten().map(Text::as_str).filter(|memory| !is_memory(memory)) {
            let message = format!("{memory} bytes of memory are less than the 4 MiB that a task needs");
            self.refuse(
                Diagnostic::new(codes::STACK_MEMORY, subject.resource("mem_limit"), message)
                    .help("write `4m` or more"),
            );
        }
        let pids = limits.and_then(|limits| limits.pids);
        let generic = reserved.into_iter().flat_map(|reserved| &reserved.generic_resources);
        let mut values = generic.filter_map(|resource| resource.discrete_resource_spec.value);
        if pids.is_some_and(|pids| pids < 0) || values.any(|value| value < 0) {
            let message = format!("a resource of `{}` is negative", subject.service.compose);
            self.refuse(Diagnostic::new(codes::STACK_SCHEMA, subject.in_deploy("resources"), message));
        }
    }
}

impl Subject<'_> {
    /// Where the project writes a key of `deploy`.
    fn in_deploy(&self, key: &str) -> Place {
        let deploy = self.compose.and_then(|service| service.deploy.as_ref());
        deploy.map_or_else(|| self.place("deploy"), |deploy| deploy.origin.value(key))
    }

    /// Where the project writes a resource: outside of `deploy` or inside.
    fn resource(&self, key: &str) -> Place {
        let outside = self.compose.is_some_and(|service| service.origin.has(key));
        if outside { self.place(key) } else { self.in_deploy("resources") }
    }
}

fn below_zero(span: Option<Duration>) -> bool {
    span.is_some_and(|span| span.as_nanos() < 0)
}

fn is_negative(policy: &RestartPolicy) -> bool {
    policy.max_attempts.is_some_and(|count| count < 0)
        || below_zero(policy.delay)
        || below_zero(policy.window)
}

/// What Swarm would refuse an update or a rollback for.
fn update_mistake(update: &Update, key: &str) -> Option<&'static str> {
    let ratio = update.max_failure_ratio.map_or(0.0, |ratio| ratio.0);
    if update.parallelism.is_some_and(|count| count < 0) {
        Some("has a negative `parallelism`")
    } else if below_zero(update.delay) || below_zero(update.monitor) {
        Some("has a negative span of time")
    } else if !(0.0..=1.0).contains(&ratio) {
        Some("has a `max_failure_ratio` that is not between 0 and 1")
    } else if key == "rollback_config" && update.failure_action == Some(FailureAction::Rollback) {
        Some("cannot be rolled back itself")
    } else {
        None
    }
}

fn is_too_precise(text: &str) -> bool {
    text.split_once('.').is_some_and(|(_, decimals)| decimals.len() > 9)
}

fn is_cpus(text: &str) -> bool {
    let number: Option<f64> = text.parse().ok();
    !is_too_precise(text) && number.is_some_and(|number| number == 0.0 || number >= LEAST_CPUS)
}

fn is_memory(text: &str) -> bool {
    text.parse::<i64>().is_ok_and(|bytes| bytes == 0 || bytes >= LEAST_MEMORY)
}
