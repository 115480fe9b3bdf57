//! Ingresses and network policies.

use k8s_openapi::api::networking::v1 as networking;

use super::api;

api! { networking;
    HTTPIngressPath { backend, path, path_type as "pathType" }
    HTTPIngressRuleValue { paths }
    IPBlock { cidr, except }
    Ingress: object { metadata, spec; status }
    IngressBackend { resource, service }
    IngressRule { host, http }
    IngressServiceBackend { name, port }
    IngressSpec {
        default_backend as "defaultBackend", ingress_class_name as "ingressClassName", rules, tls
    }
    IngressTLS { hosts, secret_name as "secretName" }
    NetworkPolicy: object { metadata, spec }
    NetworkPolicyEgressRule { to, ports }
    NetworkPolicyIngressRule { from, ports }
    NetworkPolicyPeer {
        ip_block as "ipBlock", namespace_selector as "namespaceSelector", pod_selector as "podSelector"
    }
    NetworkPolicyPort { port, end_port as "endPort", protocol }
    NetworkPolicySpec { pod_selector as "podSelector", policy_types as "policyTypes", ingress, egress }
    ServiceBackendPort { name, number }
}
