//! How many Pods a workload has at which load.

use k8s_openapi::Resource;
use k8s_openapi::api::apps::v1::Deployment;
use k8s_openapi::api::autoscaling::v2::{
    CrossVersionObjectReference, HorizontalPodAutoscaler, HorizontalPodAutoscalerSpec, MetricSpec,
    MetricTarget, ResourceMetricSource,
};
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

use super::choices::MemoryTarget;
use super::object::Object;
use super::plan::{Plan, Pod};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Place;

/// The autoscaler of a workload, if one is asked for.
pub(crate) fn autoscaler(
    pod: &Pod<'_>,
    workload: &Object,
    plan: &Plan<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Object> {
    let said = pod.chosen.autoscaler.as_ref()?;
    let asked = &said.value;
    let by_memory = matches!(asked.memory, Some(MemoryTarget::Percent(_)));
    for (resource, wanted) in [("cpu", asked.cpu.is_some()), ("memory", by_memory)] {
        if wanted && let Some(container) = without_request(resource, workload) {
            diagnostics.push(unrequested(resource, container, said.place.clone()));
        }
    }
    let cpu = asked.cpu.map(|percent| metric("cpu", share(percent)));
    let memory = asked.memory.as_ref().map(|target| {
        metric(
            "memory",
            match target {
                MemoryTarget::Percent(percent) => share(*percent),
                MemoryTarget::Amount(amount) => MetricTarget {
                    average_value: Some(Quantity(amount.clone())),
                    type_: "AverageValue".to_owned(),
                    ..MetricTarget::default()
                },
            },
        )
    });
    Some(Object::HorizontalPodAutoscaler(Box::new(HorizontalPodAutoscaler {
        metadata: plan.identity.metadata(&pod.name, &pod.name),
        spec: Some(HorizontalPodAutoscalerSpec {
            behavior: None,
            max_replicas: asked.max,
            metrics: Some(cpu.into_iter().chain(memory).collect()),
            min_replicas: Some(asked.min),
            scale_target_ref: CrossVersionObjectReference {
                // A StatefulSet has the same version.
                api_version: Some(Deployment::API_VERSION.to_owned()),
                kind: pod.kind.word().to_owned(),
                name: pod.workload_name(),
            },
        }),
        status: None,
    })))
}

/// The first container that neither requests nor limits a resource.
fn without_request<'o>(resource: &str, workload: &'o Object) -> Option<&'o str> {
    let deployment = if let Object::Deployment(found) = workload { found.spec.as_ref() } else { None };
    let set = if let Object::StatefulSet(found) = workload { found.spec.as_ref() } else { None };
    let template = deployment.map(|spec| &spec.template).or_else(|| set.map(|spec| &spec.template))?;
    let mut containers = template.spec.iter().flat_map(|pod| &pod.containers);
    let without = containers.find(|container| {
        let resources = container.resources.as_ref();
        let amounts = resources.into_iter().flat_map(|found| [&found.requests, &found.limits]);
        !amounts.flatten().any(|amounts| amounts.contains_key(resource))
    });
    without.map(|container| container.name.as_str())
}

fn unrequested(resource: &str, container: &str, place: Place) -> Diagnostic {
    let message =
        format!("the autoscaler cannot work: the container `{container}` does not request {resource}");
    let (compose, amount) = if resource == "cpu" { ("cpus", "\"0.1\"") } else { ("memory", "64M") };
    Diagnostic::new(codes::AUTOSCALER_WITHOUT_REQUEST, place, message).help(format!(
        "write `deploy: {{resources: {{reservations: {{{compose}: {amount}}}}}}}` with what it usually needs"
    ))
}

fn share(percent: i32) -> MetricTarget {
    MetricTarget {
        average_utilization: Some(percent),
        type_: "Utilization".to_owned(),
        ..MetricTarget::default()
    }
}

fn metric(name: &str, target: MetricTarget) -> MetricSpec {
    MetricSpec {
        resource: Some(ResourceMetricSource { name: name.to_owned(), target }),
        type_: "Resource".to_owned(),
        ..MetricSpec::default()
    }
}
