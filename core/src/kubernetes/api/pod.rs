//! Pods.

use k8s_openapi::api::core::v1 as core;

use super::api;

api! { core;
    HostAlias { ip, hostnames }
    LocalObjectReference { name }
    PodDNSConfig { nameservers, searches, options }
    PodDNSConfigOption { name, value }
    PodOS { name }
    PodReadinessGate { condition_type as "conditionType" }
    PodResourceClaim {
        name, resource_claim_name as "resourceClaimName",
        resource_claim_template_name as "resourceClaimTemplateName"
    }
    PodSchedulingGate { name }
    PodSecurityContext {
        run_as_user as "runAsUser", run_as_group as "runAsGroup", run_as_non_root as "runAsNonRoot",
        supplemental_groups as "supplementalGroups", fs_group as "fsGroup",
        app_armor_profile as "appArmorProfile", fs_group_change_policy as "fsGroupChangePolicy",
        se_linux_change_policy as "seLinuxChangePolicy", se_linux_options as "seLinuxOptions",
        seccomp_profile as "seccompProfile", supplemental_groups_policy as "supplementalGroupsPolicy",
        sysctls, windows_options as "windowsOptions"
    }
    PodSpec {
        hostname, subdomain, service_account_name as "serviceAccountName",
        automount_service_account_token as "automountServiceAccountToken",
        enable_service_links as "enableServiceLinks", restart_policy as "restartPolicy",
        termination_grace_period_seconds as "terminationGracePeriodSeconds", os,
        runtime_class_name as "runtimeClassName", priority_class_name as "priorityClassName",
        host_network as "hostNetwork", host_pid as "hostPID", host_ipc as "hostIPC",
        share_process_namespace as "shareProcessNamespace", dns_policy as "dnsPolicy",
        dns_config as "dnsConfig", host_aliases as "hostAliases", security_context as "securityContext",
        image_pull_secrets as "imagePullSecrets", node_selector as "nodeSelector", affinity, tolerations,
        topology_spread_constraints as "topologySpreadConstraints", init_containers as "initContainers",
        containers, volumes, active_deadline_seconds as "activeDeadlineSeconds", host_users as "hostUsers",
        hostname_override as "hostnameOverride", node_name as "nodeName", overhead,
        preemption_policy as "preemptionPolicy", priority, readiness_gates as "readinessGates",
        resource_claims as "resourceClaims", resources, scheduler_name as "schedulerName",
        scheduling_gates as "schedulingGates", service_account as "serviceAccount",
        set_hostname_as_fqdn as "setHostnameAsFQDN", workload_ref as "workloadRef"; ephemeral_containers
    }
    PodTemplateSpec { metadata, spec }
    Sysctl { name, value }
    WorkloadReference { name, pod_group as "podGroup", pod_group_replica_key as "podGroupReplicaKey" }
}
