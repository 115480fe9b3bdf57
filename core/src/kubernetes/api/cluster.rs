//! What stands beside workloads: accounts and rights, data, Services.

use k8s_openapi::api::core::v1 as core;
use k8s_openapi::api::rbac::v1 as rbac;
use k8s_openapi::apimachinery::pkg::apis::meta::v1 as meta;

use super::api;

api! { core;
    ClientIPConfig { timeout_seconds as "timeoutSeconds" }
    ConfigMap: object { metadata, data, binary_data as "binaryData", immutable }
    Namespace: object { metadata, spec; status }
    NamespaceSpec { finalizers }
    ObjectReference {
        api_version as "apiVersion", field_path as "fieldPath", kind, name, namespace, uid; resource_version
    }
    Secret: object { metadata, type_ as "type", data, string_data as "stringData", immutable }
    Service: object { metadata, spec; status }
    ServiceAccount: object {
        metadata, automount_service_account_token as "automountServiceAccountToken",
        image_pull_secrets as "imagePullSecrets", secrets
    }
    ServicePort {
        name, port, target_port as "targetPort", node_port as "nodePort", protocol,
        app_protocol as "appProtocol"
    }
    ServiceSpec {
        type_ as "type", cluster_ip as "clusterIP", external_traffic_policy as "externalTrafficPolicy",
        selector, ports, allocate_load_balancer_node_ports as "allocateLoadBalancerNodePorts",
        cluster_ips as "clusterIPs", external_ips as "externalIPs", external_name as "externalName",
        health_check_node_port as "healthCheckNodePort", internal_traffic_policy as "internalTrafficPolicy",
        ip_families as "ipFamilies", ip_family_policy as "ipFamilyPolicy",
        load_balancer_class as "loadBalancerClass", load_balancer_ip as "loadBalancerIP",
        load_balancer_source_ranges as "loadBalancerSourceRanges",
        publish_not_ready_addresses as "publishNotReadyAddresses", session_affinity as "sessionAffinity",
        session_affinity_config as "sessionAffinityConfig", traffic_distribution as "trafficDistribution"
    }
    SessionAffinityConfig { client_ip as "clientIP" }
}

api! { rbac;
    PolicyRule {
        api_groups as "apiGroups", resources, resource_names as "resourceNames", verbs,
        non_resource_urls as "nonResourceURLs"
    }
    Role: object { metadata, rules }
    RoleBinding: object { metadata, subjects, role_ref as "roleRef" }
    RoleRef { api_group as "apiGroup", kind, name }
    Subject { kind, name, namespace, api_group as "apiGroup" }
}

api! { meta;
    LabelSelector { match_labels as "matchLabels", match_expressions as "matchExpressions" }
    LabelSelectorRequirement { key, operator, values }
    ObjectMeta {
        name, namespace, labels, annotations, finalizers, generate_name as "generateName",
        owner_references as "ownerReferences"; creation_timestamp, deletion_grace_period_seconds,
        deletion_timestamp, generation, managed_fields, resource_version, self_link, uid
    }
    OwnerReference {
        api_version as "apiVersion", block_owner_deletion as "blockOwnerDeletion", controller, kind, name,
        uid
    }
}
