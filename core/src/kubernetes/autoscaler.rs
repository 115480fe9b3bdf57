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

/// The autoscaler of a workload, if one is asked for.
pub(crate) fn autoscaler(pod: &Pod<'_>, plan: &Plan<'_>) -> Option<Object> {
    let asked = pod.chosen.autoscaler.as_ref()?;
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
