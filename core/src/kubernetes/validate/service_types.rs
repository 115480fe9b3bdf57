//! V93: what goes with which type of Service.

use k8s_openapi::api::core::v1::ServiceSpec;

use super::view::Objects;
use super::{Findings, Rule};
use crate::kubernetes::Object;

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    let Object::Service(service) = object else { return };
    if let Some(spec) = &service.spec {
        for (field, good) in fields(spec) {
            let reason = "does not go with the type of the Service";
            findings.require(good, Rule::ServiceTypes, (field, reason));
        }
    }
}

/// The fields that do not go with every type, and whether they go with this one.
fn fields(spec: &ServiceSpec) -> [(&'static str, bool); 8] {
    let kind = spec.type_.as_deref().unwrap_or("ClusterIP");
    let balanced = kind == "LoadBalancer";
    let outside = balanced || kind == "NodePort";
    let headless = spec.cluster_ip.as_deref() == Some("None");
    let node_port = spec.ports.iter().flatten().any(|port| port.node_port.is_some());
    let local = spec.external_traffic_policy.as_deref() == Some("Local");
    let by_client = spec.session_affinity.as_deref() == Some("ClientIP");
    [
        ("spec.ports", outside || !node_port),
        ("spec.clusterIP", !headless || kind == "ClusterIP"),
        ("spec.externalName", (kind == "ExternalName") == spec.external_name.is_some()),
        (
            "spec.externalTrafficPolicy",
            outside || spec.external_traffic_policy.is_none() || spec.external_ips.is_some(),
        ),
        ("spec.loadBalancerSourceRanges", balanced || spec.load_balancer_source_ranges.is_none()),
        (
            "spec.loadBalancerClass",
            balanced
                || spec.load_balancer_class.is_none() && spec.allocate_load_balancer_node_ports.is_none(),
        ),
        ("spec.healthCheckNodePort", balanced && local || spec.health_check_node_port.is_none()),
        ("spec.sessionAffinityConfig", by_client || spec.session_affinity_config.is_none()),
    ]
}
