//! The object that runs Pods, such as a Deployment or a Job.

use k8s_openapi::api::apps::v1::{
    DaemonSet, DaemonSetSpec, DaemonSetUpdateStrategy, Deployment, DeploymentSpec, DeploymentStrategy,
    RollingUpdateDaemonSet, RollingUpdateDeployment, StatefulSet, StatefulSetSpec,
};
use k8s_openapi::api::batch::v1::{CronJob, CronJobSpec, Job, JobSpec, JobTemplateSpec};
use k8s_openapi::api::core::v1::PersistentVolumeClaim;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::claim;
use super::metadata;
use super::object::Object;
use super::plan::pods::{Attempts, Kind};
use super::plan::storage::Claim;
use super::plan::update::Strategy;
use super::plan::{Plan, Pod};
use super::pod;
use crate::diagnostic::Diagnostics;

/// The workload of a Pod.
pub(crate) fn workload(found: &Pod<'_>, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> Object {
    match found.kind {
        Kind::Deployment => Object::Deployment(Box::new(deployment(found, plan, diagnostics))),
        Kind::DaemonSet => Object::DaemonSet(Box::new(daemon_set(found, plan, diagnostics))),
        Kind::StatefulSet => Object::StatefulSet(Box::new(stateful_set(found, plan, diagnostics))),
        Kind::Job(attempts) => Object::Job(Box::new(job(found, attempts, plan, diagnostics))),
        Kind::CronJob(attempts) => Object::CronJob(Box::new(cron_job(found, attempts, plan, diagnostics))),
    }
}

fn object_metadata(found: &Pod<'_>, plan: &Plan<'_>) -> ObjectMeta {
    let mut labels = found.workload_labels.clone();
    labels.extend(plan.identity.labels(&found.name));
    ObjectMeta {
        labels: Some(labels),
        ..plan.identity.annotated(&found.workload_name(), &found.name, found.workload_annotations.clone())
    }
}

fn deployment(found: &Pod<'_>, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> Deployment {
    let strategy = found.update.strategy.as_ref().map(|strategy| match strategy {
        Strategy::Recreate => DeploymentStrategy { rolling_update: None, type_: Some("Recreate".to_owned()) },
        Strategy::Rolling { max_surge, max_unavailable } => DeploymentStrategy {
            rolling_update: Some(RollingUpdateDeployment {
                max_surge: Some(max_surge.clone()),
                max_unavailable: Some(max_unavailable.clone()),
            }),
            type_: Some("RollingUpdate".to_owned()),
        },
    });
    Deployment {
        metadata: object_metadata(found, plan),
        spec: Some(DeploymentSpec {
            min_ready_seconds: found.update.min_ready_seconds,
            progress_deadline_seconds: found.update.progress_deadline_seconds,
            replicas: replicas(found),
            selector: metadata::matching(plan.identity.selector(&found.name)),
            strategy,
            template: pod::template(found, plan, diagnostics),
            ..DeploymentSpec::default()
        }),
        status: None,
    }
}

fn daemon_set(found: &Pod<'_>, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> DaemonSet {
    let rolling = found.update.strategy.as_ref().and_then(|strategy| match strategy {
        Strategy::Recreate => None,
        Strategy::Rolling { max_surge, max_unavailable } => Some(RollingUpdateDaemonSet {
            max_surge: Some(max_surge.clone()),
            max_unavailable: Some(max_unavailable.clone()),
        }),
    });
    DaemonSet {
        metadata: object_metadata(found, plan),
        spec: Some(DaemonSetSpec {
            min_ready_seconds: found.update.min_ready_seconds,
            selector: metadata::matching(plan.identity.selector(&found.name)),
            template: pod::template(found, plan, diagnostics),
            update_strategy: rolling.map(|rolling| DaemonSetUpdateStrategy {
                rolling_update: Some(rolling),
                type_: Some("RollingUpdate".to_owned()),
            }),
            ..DaemonSetSpec::default()
        }),
        status: None,
    }
}

fn stateful_set(found: &Pod<'_>, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> StatefulSet {
    let templates: Vec<_> =
        found.claim_templates.iter().filter_map(|claim| claim_template(claim, plan)).collect();
    let several = found.chosen.most(found.replicas) > 1;
    StatefulSet {
        metadata: object_metadata(found, plan),
        spec: Some(StatefulSetSpec {
            min_ready_seconds: found.update.min_ready_seconds,
            // Compose starts all containers of a service at once.
            pod_management_policy: several.then(|| "Parallel".to_owned()),
            replicas: replicas(found),
            selector: metadata::matching(plan.identity.selector(&found.name)),
            service_name: Some(found.name.clone()),
            template: pod::template(found, plan, diagnostics),
            volume_claim_templates: (!templates.is_empty()).then_some(templates),
            ..StatefulSetSpec::default()
        }),
        status: None,
    }
}

/// The claim as each Pod gets it for itself.
fn claim_template(claim: &Claim, plan: &Plan<'_>) -> Option<PersistentVolumeClaim> {
    let objects = claim::claim(claim, plan).into_iter();
    let mut claims = objects.filter_map(|object| {
        let Object::PersistentVolumeClaim(claim) = object else { return None };
        Some(claim)
    });
    let claim = claims.next()?;
    Some(PersistentVolumeClaim { metadata: ObjectMeta { namespace: None, ..claim.metadata }, ..claim })
}

/// The number of Pods; an autoscaler would fight against a fixed one.
fn replicas(found: &Pod<'_>) -> Option<i32> {
    found.chosen.autoscaler.is_none().then_some(found.replicas)
}

fn job(found: &Pod<'_>, attempts: Attempts, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> Job {
    Job {
        metadata: object_metadata(found, plan),
        spec: Some(job_spec(found, attempts, plan, diagnostics)),
        status: None,
    }
}

fn cron_job(found: &Pod<'_>, attempts: Attempts, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> CronJob {
    let cron = found.chosen.cron.as_ref();
    CronJob {
        metadata: object_metadata(found, plan),
        spec: Some(CronJobSpec {
            concurrency_policy: cron.and_then(|cron| cron.concurrency).map(|word| word.word().to_owned()),
            job_template: JobTemplateSpec {
                metadata: Some(ObjectMeta {
                    labels: Some(plan.identity.labels(&found.name)),
                    ..ObjectMeta::default()
                }),
                spec: Some(job_spec(found, attempts, plan, diagnostics)),
            },
            schedule: cron.map(|cron| cron.schedule.clone()).unwrap_or_default(),
            time_zone: cron.and_then(|cron| cron.time_zone.clone()),
            ..CronJobSpec::default()
        }),
        status: None,
    }
}

fn job_spec(found: &Pod<'_>, attempts: Attempts, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> JobSpec {
    let limits = &found.chosen.limits;
    let usual = match attempts {
        Attempts::Once => Some(0),
        Attempts::Again(times) => Some(times),
        Attempts::Usual => None,
    };
    let count = (found.replicas != 1).then_some(found.replicas);
    JobSpec {
        active_deadline_seconds: limits.deadline_seconds,
        backoff_limit: limits.backoff.or(usual),
        completions: count,
        parallelism: count,
        template: pod::template(found, plan, diagnostics),
        ttl_seconds_after_finished: limits.ttl_seconds,
        ..JobSpec::default()
    }
}
