//! V8 to V18 and V67: selectors, restarts, updates.

use k8s_openapi::api::apps::v1::{DeploymentSpec, RollingUpdateDeployment, StatefulSetSpec};
use k8s_openapi::api::batch::v1::JobSpec;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::services::is_headless;
use super::view::{Objects, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;
use crate::yaml::Field;

/// How long a rollout may stand still if nothing else is said, in seconds.
const PROGRESS_DEADLINE: i32 = 600;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    let Some(workload) = Workload::of(object) else { return };
    selector(workload, objects, findings);
    life_cycle(workload, findings);
    if let Object::Deployment(deployment) = object {
        deployment.spec.iter().for_each(|spec| rollout(spec, findings));
    }
    if let Object::StatefulSet(set) = object {
        set.spec.iter().for_each(|spec| governing_service(spec, objects, findings));
    }
    if let Object::Job(job) = object {
        job.spec.iter().for_each(|spec| numbers(spec, Field::Root("spec"), findings));
    }
    if let Object::CronJob(cron) = object
        && let Some(spec) = cron.spec.as_ref().and_then(|spec| spec.job_template.spec.as_ref())
    {
        numbers(spec, Field::Root("spec.jobTemplate.spec"), findings);
    }
}

fn selector(workload: Workload<'_>, objects: Objects<'_>, findings: &mut Findings) {
    let field = "spec.selector";
    if workload.is_job() {
        findings.require(
            workload.selector.is_none(),
            Rule::ClusterSelects,
            (field, "is chosen by the cluster for a Job"),
        );
    }
    let Some(selector) = workload.selector else { return };
    let selects = *selector != LabelSelector::default() && workload.is_matched_by(selector);
    findings.require(selects, Rule::OwnPods, (field, "does not select the Pods of the template"));
    let alone = objects.index.selected(selector).all(|other| std::ptr::eq(other.object, workload.object));
    findings.require(alone, Rule::NoOtherPods, (field, "also selects the Pods of another workload"));
}

fn life_cycle(workload: Workload<'_>, findings: &mut Findings) {
    let Some(pod) = workload.pod() else { return };
    let good = match pod.restart_policy.as_deref() {
        None | Some("Always") => !workload.is_job(),
        Some("OnFailure" | "Never") => workload.is_job(),
        Some(_) => false,
    };
    let reason = "is not what this kind of workload needs";
    findings.require(good, Rule::RestartPolicies, (workload.pod_field().key("restartPolicy"), reason));
    let good = pod.termination_grace_period_seconds.is_none_or(|seconds| seconds >= 1);
    findings.require(
        good,
        Rule::GracePeriods,
        (workload.pod_field().key("terminationGracePeriodSeconds"), "is less than one second"),
    );
}

fn numbers(spec: &JobSpec, field: Field<'_>, findings: &mut Findings) {
    let numbers = [
        ("backoffLimit", spec.backoff_limit),
        ("completions", spec.completions),
        ("parallelism", spec.parallelism),
    ];
    for (name, number) in numbers {
        let good = number.is_none_or(|number| number >= 0);
        findings.require(good, Rule::JobNumbers, (field.key(name), "is less than zero"));
    }
}

fn rollout(spec: &DeploymentSpec, findings: &mut Findings) {
    if let Some(strategy) = &spec.strategy {
        let update = strategy.rolling_update.as_ref();
        let recreate = strategy.type_.as_deref() == Some("Recreate");
        let reason = "means nothing for a Deployment that stops all Pods first";
        findings.require(
            !(recreate && update.is_some()),
            Rule::RecreateAlone,
            ("spec.strategy.rollingUpdate", reason),
        );
        let stuck = update.is_some_and(cannot_move);
        findings.require(
            !stuck,
            Rule::UpdatesMove,
            ("spec.strategy.rollingUpdate", "lets no Pod be added or taken away"),
        );
    }
    let ready = spec.min_ready_seconds.unwrap_or(0);
    let good = spec.progress_deadline_seconds.unwrap_or(PROGRESS_DEADLINE) > ready;
    findings.require(
        good,
        Rule::ProgressDeadlines,
        ("spec.progressDeadlineSeconds", "is not longer than minReadySeconds"),
    );
}

fn cannot_move(update: &RollingUpdateDeployment) -> bool {
    is_zero(update.max_surge.as_ref()) && is_zero(update.max_unavailable.as_ref())
}

/// Whether a number or share of Pods is said, and is none.
pub(super) fn is_zero(share: Option<&IntOrString>) -> bool {
    match share {
        Some(IntOrString::Int(number)) => *number == 0,
        Some(IntOrString::String(text)) => text.trim_end_matches('%') == "0",
        None => false,
    }
}

/// The Pods of a `StatefulSet` get their names from a headless Service.
fn governing_service(spec: &StatefulSetSpec, objects: Objects<'_>, findings: &mut Findings) {
    let service = objects.find("Service", spec.service_name.as_deref().unwrap_or(""));
    let good = matches!(service, Some(Object::Service(service)) if is_headless(service));
    findings.require(
        good,
        Rule::GoverningServices,
        ("spec.serviceName", "names no headless Service of this application"),
    );
}
