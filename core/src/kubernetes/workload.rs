//! The object that runs Pods: a Deployment, a DaemonSet or a Job.

use k8s_openapi::api::apps::v1::{
    DaemonSet, DaemonSetSpec, DaemonSetUpdateStrategy, Deployment, DeploymentSpec, DeploymentStrategy,
    RollingUpdateDaemonSet, RollingUpdateDeployment,
};
use k8s_openapi::api::batch::v1::{Job, JobSpec};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::metadata;
use super::object::Object;
use super::plan::pods::{Attempts, Kind};
use super::plan::update::Strategy;
use super::plan::{Plan, Pod};
use super::pod;
use crate::diagnostic::Diagnostics;

/// The workload of a Pod.
pub(crate) fn workload(found: &Pod<'_>, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> Object {
    match found.kind {
        Kind::Deployment => Object::Deployment(Box::new(deployment(found, plan, diagnostics))),
        Kind::DaemonSet => Object::DaemonSet(Box::new(daemon_set(found, plan, diagnostics))),
        Kind::Job(attempts) => Object::Job(Box::new(job(found, attempts, plan, diagnostics))),
    }
}

fn object_metadata(found: &Pod<'_>, plan: &Plan<'_>) -> ObjectMeta {
    let mut labels = found.workload_labels.clone();
    labels.extend(plan.identity.labels(&found.name));
    ObjectMeta {
        labels: Some(labels),
        ..plan.identity.annotated(&found.name, &found.name, found.workload_annotations.clone())
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
            replicas: Some(found.replicas),
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

fn job(found: &Pod<'_>, attempts: Attempts, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> Job {
    let backoff_limit = match attempts {
        Attempts::Once => 0,
        Attempts::Again(times) => times,
    };
    let count = (found.replicas != 1).then_some(found.replicas);
    Job {
        metadata: object_metadata(found, plan),
        spec: Some(JobSpec {
            backoff_limit: Some(backoff_limit),
            completions: count,
            parallelism: count,
            template: pod::template(found, plan, diagnostics),
            ..JobSpec::default()
        }),
        status: None,
    }
}
