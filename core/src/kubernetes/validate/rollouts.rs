//! V91, V92, V97 and V103: how many Pods there are, may be missing, and run to their end.

use k8s_openapi::api::apps::v1::RollingUpdateDaemonSet;
use k8s_openapi::api::autoscaling::v2::{HorizontalPodAutoscalerSpec, MetricTarget};
use k8s_openapi::api::batch::v1::JobSpec;
use k8s_openapi::api::policy::v1::PodDisruptionBudgetSpec;
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::view::Objects;
use super::workloads::is_zero;
use super::{Findings, Rule};
use crate::kubernetes::Object;
use crate::yaml::Field;

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    match object {
        Object::Deployment(found) => {
            let strategy = found.spec.as_ref().and_then(|spec| spec.strategy.as_ref());
            let update = strategy.and_then(|strategy| strategy.rolling_update.as_ref());
            if let Some(update) = update {
                shares(
                    "spec.strategy",
                    (update.max_surge.as_ref(), update.max_unavailable.as_ref()),
                    findings,
                );
            }
        }
        Object::DaemonSet(found) => {
            let strategy = found.spec.as_ref().and_then(|spec| spec.update_strategy.as_ref());
            let update = strategy.and_then(|strategy| strategy.rolling_update.as_ref());
            if let Some(update) = update {
                of_daemons(update, findings);
            }
        }
        Object::PodDisruptionBudget(found) => found.spec.iter().for_each(|spec| budget(spec, findings)),
        Object::HorizontalPodAutoscaler(found) => found.spec.iter().for_each(|spec| scaler(spec, findings)),
        Object::Job(found) => found.spec.iter().for_each(|spec| job(spec, Field::Root("spec"), findings)),
        Object::CronJob(found) => {
            let spec = found.spec.as_ref().and_then(|spec| spec.job_template.spec.as_ref());
            if let Some(spec) = spec {
                job(spec, Field::Root("spec.jobTemplate.spec"), findings);
            }
        }
        Object::Namespace(_)
        | Object::ServiceAccount(_)
        | Object::Role(_)
        | Object::RoleBinding(_)
        | Object::PersistentVolume(_)
        | Object::PersistentVolumeClaim(_)
        | Object::ConfigMap(_)
        | Object::Secret(_)
        | Object::NetworkPolicy(_)
        | Object::Service(_)
        | Object::StatefulSet(_)
        | Object::Ingress(_)
        | Object::Gateway(_)
        | Object::HttpRoute(_) => {}
    }
}

/// The number of a share in per cent, if it is one.
fn per_cent(text: &str) -> Option<u32> {
    let number = text.strip_suffix('%')?;
    number.chars().all(|c| c.is_ascii_digit()).then(|| number.parse().ok()).flatten()
}

/// Whether a value is a number of Pods or a share of them that is not above a limit.
fn is_share(value: Option<&IntOrString>, most: u32) -> bool {
    match value {
        None => true,
        Some(IntOrString::Int(number)) => *number >= 0,
        Some(IntOrString::String(text)) => per_cent(text).is_some_and(|number| number <= most),
    }
}

/// More Pods than usual, and fewer.
type Bounds<'s> = (Option<&'s IntOrString>, Option<&'s IntOrString>);

fn shares(strategy: &str, (surge, missing): Bounds<'_>, findings: &mut Findings) {
    let good = is_share(surge, u32::MAX) && is_share(missing, 100);
    let reason = "has neither a number of Pods nor a share such as `25%`";
    findings.require(good, Rule::Shares, (Field::Root(strategy).key("rollingUpdate"), reason));
}

/// On a node the new Pod of a `DaemonSet` comes either before the old one goes, or after.
fn of_daemons(update: &RollingUpdateDaemonSet, findings: &mut Findings) {
    let (surge, missing) = (update.max_surge.as_ref(), update.max_unavailable.as_ref());
    shares("spec.updateStrategy", (surge, missing), findings);
    let surge = surge.is_some() && !is_zero(surge);
    let missing = !is_zero(missing);
    let reason = "has to let either one more or one less Pod run on a node";
    findings.require(surge != missing, Rule::Shares, ("spec.updateStrategy.rollingUpdate", reason));
}

fn budget(spec: &PodDisruptionBudgetSpec, findings: &mut Findings) {
    let both = spec.min_available.is_some() && spec.max_unavailable.is_some();
    let good =
        !both && is_share(spec.min_available.as_ref(), 100) && is_share(spec.max_unavailable.as_ref(), 100);
    findings.require(
        good,
        Rule::DisruptionBudgets,
        ("spec", "does not say in one way how many Pods may be missing"),
    );
}

fn scaler(spec: &HorizontalPodAutoscalerSpec, findings: &mut Findings) {
    let least = spec.min_replicas.unwrap_or(1);
    findings.require(
        least <= spec.max_replicas,
        Rule::Scaling,
        ("spec.maxReplicas", "is less than minReplicas"),
    );
    let metrics = spec.metrics.iter().flatten();
    let targets = metrics.filter_map(|metric| metric.resource.as_ref().map(|resource| &resource.target));
    for target in targets {
        findings.require(
            is_target(target),
            Rule::Scaling,
            ("spec.metrics", "aims at nothing, or at two things"),
        );
    }
}

fn is_target(target: &MetricTarget) -> bool {
    let (utilization, value) = (target.average_utilization.is_some(), target.average_value.is_some());
    match target.type_.as_str() {
        "Utilization" => utilization && !value,
        "AverageValue" => value && !utilization,
        _ => false,
    }
}

fn job(spec: &JobSpec, field: Field<'_>, findings: &mut Findings) {
    let indexed = spec.completion_mode.as_deref() == Some("Indexed");
    let counted = !indexed || spec.completions.is_some();
    findings.require(
        counted,
        Rule::JobModes,
        (field.key("completions"), "is missing, and every Pod has a number"),
    );
    let per_index = spec.backoff_limit_per_index.is_some()
        || spec.max_failed_indexes.is_some()
        || spec.success_policy.is_some();
    findings.require(indexed || !per_index, Rule::JobModes, (field, "counts Pods that have no number"));
    let never = spec.template.spec.as_ref().and_then(|pod| pod.restart_policy.as_deref()) == Some("Never");
    let good = spec.pod_failure_policy.is_none() || never;
    findings.require(good, Rule::JobModes, (field.key("podFailurePolicy"), "needs Pods that never restart"));
}
