//! V12, V32, V64 and V68: accounts and rights, and what changes the number of Pods.

use k8s_openapi::api::autoscaling::v2::HorizontalPodAutoscalerSpec;
use k8s_openapi::api::rbac::v1::RoleBinding;

use super::view::{Objects, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    if let Some(workload) = Workload::of(object) {
        let account = workload.pod().and_then(|pod| pod.service_account_name.as_deref());
        let there = account.is_none_or(|name| name == "default" || objects.has("ServiceAccount", name));
        findings.require(
            there,
            Rule::References,
            (workload.pod_field().key("serviceAccountName"), "names an account that is not there"),
        );
    }
    if let Object::RoleBinding(binding) = object {
        self::binding(binding, objects, findings);
    }
    if let Object::HorizontalPodAutoscaler(scaler) = object
        && let Some(spec) = &scaler.spec
    {
        autoscaler(spec, objects, findings);
    }
    if let Object::PodDisruptionBudget(budget) = object {
        let selector = budget.spec.as_ref().and_then(|spec| spec.selector.as_ref());
        let there = selector.is_some_and(|selector| objects.index.selected(selector).next().is_some());
        findings.require(there, Rule::ScaleTargets, ("spec.selector", "selects no Pod of this application"));
    }
}

fn autoscaler(spec: &HorizontalPodAutoscalerSpec, objects: Objects<'_>, findings: &mut Findings) {
    let target = &spec.scale_target_ref;
    let target = objects.find(&target.kind, &target.name);
    let deployment = if let Some(Object::Deployment(found)) = target { found.spec.as_ref() } else { None };
    let set = if let Some(Object::StatefulSet(found)) = target { found.spec.as_ref() } else { None };
    let replicas = deployment.map(|spec| spec.replicas).or_else(|| set.map(|spec| spec.replicas));
    let field = "spec.scaleTargetRef";
    findings.require(replicas.is_some(), Rule::ScaleTargets, (field, "names a workload that is not there"));
    let fixed = replicas.flatten().is_some();
    findings.require(!fixed, Rule::ScaledByOne, (field, "names a workload with a fixed number of Pods"));
}

fn binding(binding: &RoleBinding, objects: Objects<'_>, findings: &mut Findings) {
    let there = objects.has("Role", &binding.role_ref.name) && binding.role_ref.kind == "Role";
    findings.require(there, Rule::Bindings, ("roleRef", "names a Role that is not there"));
    for subject in binding.subjects.iter().flatten() {
        let there = subject.kind == "ServiceAccount" && objects.has("ServiceAccount", &subject.name);
        findings.require(there, Rule::Bindings, ("subjects", "names an account that is not there"));
    }
}
