//! Where Pods run.

use k8s_openapi::api::core::v1 as core;

use super::api;

api! { core;
    Affinity {
        node_affinity as "nodeAffinity", pod_affinity as "podAffinity",
        pod_anti_affinity as "podAntiAffinity"
    }
    NodeAffinity {
        preferred_during_scheduling_ignored_during_execution as "preferredDuringSchedulingIgnoredDuringExecution",
        required_during_scheduling_ignored_during_execution as "requiredDuringSchedulingIgnoredDuringExecution"
    }
    NodeSelector { node_selector_terms as "nodeSelectorTerms" }
    NodeSelectorRequirement { key, operator, values }
    NodeSelectorTerm { match_expressions as "matchExpressions", match_fields as "matchFields" }
    PodAffinity {
        preferred_during_scheduling_ignored_during_execution as "preferredDuringSchedulingIgnoredDuringExecution",
        required_during_scheduling_ignored_during_execution as "requiredDuringSchedulingIgnoredDuringExecution"
    }
    PodAffinityTerm {
        label_selector as "labelSelector", match_label_keys as "matchLabelKeys",
        mismatch_label_keys as "mismatchLabelKeys", namespace_selector as "namespaceSelector", namespaces,
        topology_key as "topologyKey"
    }
    PodAntiAffinity {
        preferred_during_scheduling_ignored_during_execution as "preferredDuringSchedulingIgnoredDuringExecution",
        required_during_scheduling_ignored_during_execution as "requiredDuringSchedulingIgnoredDuringExecution"
    }
    PreferredSchedulingTerm { preference, weight }
    Toleration { key, operator, value, effect, toleration_seconds as "tolerationSeconds" }
    TopologySpreadConstraint {
        max_skew as "maxSkew", topology_key as "topologyKey", when_unsatisfiable as "whenUnsatisfiable",
        label_selector as "labelSelector", match_label_keys as "matchLabelKeys",
        min_domains as "minDomains", node_affinity_policy as "nodeAffinityPolicy",
        node_taints_policy as "nodeTaintsPolicy"
    }
    WeightedPodAffinityTerm { pod_affinity_term as "podAffinityTerm", weight }
}
