//! How many Pods there are.

use k8s_openapi::api::autoscaling::v2 as autoscaling;
use k8s_openapi::api::policy::v1 as policy;

use super::api;

api! { autoscaling;
    ContainerResourceMetricSource { container, name, target }
    CrossVersionObjectReference { api_version as "apiVersion", kind, name }
    ExternalMetricSource { metric, target }
    HPAScalingPolicy { period_seconds as "periodSeconds", type_ as "type", value }
    HPAScalingRules {
        policies, select_policy as "selectPolicy",
        stabilization_window_seconds as "stabilizationWindowSeconds", tolerance
    }
    HorizontalPodAutoscaler: object { metadata, spec; status }
    HorizontalPodAutoscalerBehavior { scale_down as "scaleDown", scale_up as "scaleUp" }
    HorizontalPodAutoscalerSpec {
        scale_target_ref as "scaleTargetRef", min_replicas as "minReplicas", max_replicas as "maxReplicas",
        metrics, behavior
    }
    MetricIdentifier { name, selector }
    MetricSpec {
        type_ as "type", container_resource as "containerResource", external, object, pods, resource
    }
    MetricTarget {
        type_ as "type", average_utilization as "averageUtilization", average_value as "averageValue", value
    }
    ObjectMetricSource { described_object as "describedObject", metric, target }
    PodsMetricSource { metric, target }
    ResourceMetricSource { name, target }
}

api! { policy;
    PodDisruptionBudget: object { metadata, spec; status }
    PodDisruptionBudgetSpec {
        selector, max_unavailable as "maxUnavailable", min_available as "minAvailable",
        unhealthy_pod_eviction_policy as "unhealthyPodEvictionPolicy"
    }
}
