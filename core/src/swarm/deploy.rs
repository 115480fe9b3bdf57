//! How services are deployed: number, place, restarts, updates.

use super::connection::texts;
use super::document::{Deploy, Prerequisite, RestartPolicy, Update};
use super::job::Ending;
use super::placement::placement;
use super::resources::resources;
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, DeployMode, EndpointMode, Restart, RestartCondition, Service};
use crate::options::SwarmOptions;
use crate::yaml::decode::Absent;

/// A service and what decides about its tasks.
pub(super) struct Tasks<'a> {
    pub(super) service: &'a Service,
    pub(super) ending: Ending,
    pub(super) options: &'a SwarmOptions,
}

/// How a service is deployed; nothing if Swarm's defaults say it all. A service that somebody awaits to its
/// end and that says nothing about restarts runs once.
pub(super) fn deploy(
    &Tasks { service, ending, options }: &Tasks<'_>,
    prerequisites: &mut Vec<Prerequisite>,
    diagnostics: &mut Diagnostics,
) -> Option<Deploy> {
    let empty = model::Deploy::default();
    let written = service.deploy.as_deref().unwrap_or(&empty);
    let mode = ending.mode().or(written.mode).filter(|mode| *mode != DeployMode::Replicated);
    let job = is_job(mode);
    if job {
        report_job(service, written, diagnostics);
    }
    let deploy = Deploy {
        endpoint_mode: written.endpoint_mode.filter(|mode| *mode == EndpointMode::Dnsrr),
        labels: texts(&written.labels),
        mode,
        placement: placement(service, prerequisites, diagnostics),
        replicas: replicas(service, mode, diagnostics),
        resources: resources(service, options.gpu_kind.as_deref(), prerequisites, diagnostics),
        restart_policy: restart_policy(service, ending.is_awaited(), job),
        rollback_config: written.rollback_config.as_ref().map(update).filter(|update| !update.is_absent()),
        update_config: written.update_config.as_ref().filter(|_| !job).map(update),
    };
    let deploy =
        Deploy { update_config: deploy.update_config.filter(|update| !update.is_absent()), ..deploy };
    (!deploy.is_absent()).then_some(deploy)
}

pub(super) fn is_job(mode: Option<DeployMode>) -> bool {
    matches!(mode, Some(DeployMode::ReplicatedJob | DeployMode::GlobalJob))
}

fn report_job(service: &Service, deploy: &model::Deploy, diagnostics: &mut Diagnostics) {
    let message = "the job runs again at every `docker stack deploy`, whether it has changed or not";
    let written = deploy.origin.has("mode");
    let place = if written { deploy.origin.value("mode") } else { service.origin.whole() };
    diagnostics.push(Diagnostic::new(codes::STACK_JOB_RERUNS, place, message));
    if deploy.origin.has("update_config") {
        let message = "jobs are not updated, so `update_config` is left out";
        diagnostics.push(Diagnostic::new(
            codes::STACK_JOB_UPDATE,
            deploy.origin.key("update_config"),
            message,
        ));
    }
}

/// The number of tasks, where it means something.
fn replicas(service: &Service, mode: Option<DeployMode>, diagnostics: &mut Diagnostics) -> Option<i64> {
    let written = service.deploy.as_ref().and_then(|deploy| deploy.replicas);
    let count = service.scale.or(written);
    if !matches!(mode, Some(DeployMode::Global | DeployMode::GlobalJob)) {
        return count.map(|count| count.0);
    }
    let origins = [
        service.deploy.as_ref().map(|deploy| (&deploy.origin, "replicas")),
        Some((&service.origin, "scale")),
    ];
    for (origin, key) in origins.into_iter().flatten().filter(|(origin, key)| origin.has(key)) {
        let message = format!("`{key}` has no meaning for a service that runs once on every node");
        diagnostics.push(Diagnostic::new(codes::STACK_IGNORED, origin.key(key), message));
    }
    None
}

/// When tasks are started again: what `deploy` says, or else what `restart` says.
fn restart_policy(service: &Service, awaited: bool, job: bool) -> Option<RestartPolicy> {
    let written = service.deploy.as_ref().and_then(|deploy| deploy.restart_policy.as_ref());
    let adapted = |condition| if job { of_job(condition) } else { condition };
    if let Some(policy) = written {
        let policy = RestartPolicy {
            condition: policy.condition.map(adapted),
            delay: policy.delay,
            max_attempts: policy.max_attempts.map(|attempts| attempts.0),
            window: policy.window,
        };
        return (!policy.is_absent()).then_some(policy);
    }
    let (condition, max_attempts) = match service.restart {
        None if !awaited => return None,
        None | Some(Restart::No) => (RestartCondition::None, None),
        Some(Restart::Always | Restart::UnlessStopped) => (RestartCondition::Any, None),
        Some(Restart::OnFailure(times)) => (RestartCondition::OnFailure, times.map(i64::from)),
    };
    Some(RestartPolicy { condition: Some(adapted(condition)), max_attempts, ..RestartPolicy::default() })
}

/// A job that has ended well is not started again.
fn of_job(condition: RestartCondition) -> RestartCondition {
    if condition == RestartCondition::Any { RestartCondition::OnFailure } else { condition }
}

fn update(config: &model::UpdateConfig) -> Update {
    Update {
        delay: config.delay,
        failure_action: config.failure_action,
        max_failure_ratio: config.max_failure_ratio,
        monitor: config.monitor,
        order: config.order,
        parallelism: config.parallelism.map(|count| count.0),
    }
}
