//! The order of keys: what people look for first comes first.
//!
//! The types of the API list their keys by the alphabet, which puts the arguments of a container before its
//! name. Types that are not listed here read well that way.

/// The keys of an API type that come first; the others follow by the alphabet.
pub(super) fn key_order(type_name: &'static str) -> &'static [&'static str] {
    object(type_name)
        .or_else(|| workload(type_name))
        .or_else(|| pod(type_name))
        .or_else(|| volume(type_name))
        .unwrap_or_default()
}

/// What makes Pods, and how many.
fn workload(type_name: &str) -> Option<&'static [&'static str]> {
    Some(match type_name {
        "DeploymentSpec" => {
            &["replicas", "selector", "strategy", "minReadySeconds", "progressDeadlineSeconds", "template"]
        }
        "StatefulSetSpec" => &[
            "serviceName",
            "replicas",
            "selector",
            "podManagementPolicy",
            "updateStrategy",
            "minReadySeconds",
            "template",
            "volumeClaimTemplates",
        ],
        "DaemonSetSpec" => &["selector", "updateStrategy", "minReadySeconds", "template"],
        "JobSpec" => &[
            "parallelism",
            "completions",
            "backoffLimit",
            "activeDeadlineSeconds",
            "ttlSecondsAfterFinished",
        ],
        "CronJobSpec" => &["schedule", "timeZone", "concurrencyPolicy", "jobTemplate"],
        "HorizontalPodAutoscalerSpec" => &["scaleTargetRef", "minReplicas", "maxReplicas", "metrics"],
        "MetricSpec" | "MetricTarget" => &["type"],
        "PodDisruptionBudgetSpec" => &["selector", "maxUnavailable", "minAvailable"],
        "DeploymentStrategy" | "StatefulSetUpdateStrategy" | "DaemonSetUpdateStrategy" => {
            &["type", "rollingUpdate"]
        }
        _ => return None,
    })
}

/// Whole objects and their specs.
fn object(type_name: &str) -> Option<&'static [&'static str]> {
    Some(match type_name {
        "ConfigMap" => &["apiVersion", "kind", "metadata", "data"],
        "Secret" => &["apiVersion", "kind", "metadata", "type", "data", "stringData"],
        "RoleBinding" => &["apiVersion", "kind", "metadata", "subjects", "roleRef"],
        "ServiceAccount" => &["apiVersion", "kind", "metadata"],
        "ObjectMeta" => &["name", "namespace", "labels", "annotations"],
        "LabelSelector" => &["matchLabels", "matchExpressions"],
        "ServiceSpec" => &["type", "clusterIP", "externalTrafficPolicy", "selector", "ports"],
        "ServicePort" => &["name", "port", "targetPort", "nodePort", "protocol", "appProtocol"],
        "NetworkPolicySpec" => &["podSelector", "policyTypes", "ingress", "egress"],
        "NetworkPolicyEgressRule" => &["to", "ports"],
        "NetworkPolicyPort" => &["port", "endPort", "protocol"],
        "PolicyRule" => &["apiGroups", "resources", "resourceNames", "verbs"],
        "Subject" => &["kind", "name", "namespace"],
        "PersistentVolumeClaimSpec" => &["accessModes", "storageClassName", "volumeName", "selector"],
        "PersistentVolumeSpec" => &[
            "capacity",
            "accessModes",
            "persistentVolumeReclaimPolicy",
            "storageClassName",
            "mountOptions",
            "nfs",
        ],
        _ => return None,
    })
}

/// A Pod: what it is, then how it runs, then what is in it.
const POD: &[&str] = &[
    "hostname",
    "subdomain",
    "serviceAccountName",
    "automountServiceAccountToken",
    "enableServiceLinks",
    "restartPolicy",
    "terminationGracePeriodSeconds",
    "os",
    "runtimeClassName",
    "priorityClassName",
    "hostNetwork",
    "hostPID",
    "hostIPC",
    "shareProcessNamespace",
    "dnsPolicy",
    "dnsConfig",
    "hostAliases",
    "securityContext",
    "imagePullSecrets",
    "nodeSelector",
    "affinity",
    "tolerations",
    "topologySpreadConstraints",
    "initContainers",
    "containers",
    "volumes",
];

/// A container: what it runs, then with what, then how it is watched.
const CONTAINER: &[&str] = &[
    "name",
    "image",
    "imagePullPolicy",
    "command",
    "args",
    "workingDir",
    "ports",
    "envFrom",
    "env",
    "resources",
    "volumeMounts",
    "livenessProbe",
    "readinessProbe",
    "startupProbe",
    "lifecycle",
    "securityContext",
    "stdin",
    "tty",
];

/// Pods and what is in them.
fn pod(type_name: &str) -> Option<&'static [&'static str]> {
    Some(match type_name {
        "PodSpec" => POD,
        "Container" => CONTAINER,
        "ContainerPort" => &["name", "containerPort", "protocol", "hostPort", "hostIP"],
        "EnvVar" => &["name", "value", "valueFrom"],
        "SecretKeySelector" | "ConfigMapKeySelector" => &["name", "key"],
        "Probe" => &[
            "exec",
            "httpGet",
            "tcpSocket",
            "grpc",
            "initialDelaySeconds",
            "periodSeconds",
            "timeoutSeconds",
            "successThreshold",
            "failureThreshold",
        ],
        "HTTPGetAction" => &["path", "port", "host", "scheme", "httpHeaders"],
        "PodSecurityContext" | "SecurityContext" => {
            &["runAsUser", "runAsGroup", "runAsNonRoot", "supplementalGroups", "fsGroup", "privileged"]
        }
        "SeccompProfile" | "AppArmorProfile" => &["type", "localhostProfile"],
        "HostAlias" => &["ip", "hostnames"],
        "PodDNSConfig" => &["nameservers", "searches", "options"],
        "TopologySpreadConstraint" => &["maxSkew", "topologyKey", "whenUnsatisfiable", "labelSelector"],
        "Toleration" => &["key", "operator", "value", "effect"],
        _ => return None,
    })
}

/// Volumes and mounts.
fn volume(type_name: &str) -> Option<&'static [&'static str]> {
    Some(match type_name {
        "Volume" => &["name"],
        "VolumeMount" => &["name", "mountPath", "subPath", "readOnly"],
        "ConfigMapVolumeSource" => &["name", "defaultMode", "items"],
        "SecretVolumeSource" => &["secretName", "defaultMode", "items"],
        "ConfigMapProjection" | "SecretProjection" => &["name", "items"],
        "ServiceAccountTokenProjection" => &["path", "expirationSeconds"],
        "DownwardAPIVolumeFile" => &["path", "fieldRef"],
        "KeyToPath" => &["key", "path", "mode"],
        "NFSVolumeSource" => &["server", "path", "readOnly"],
        _ => return None,
    })
}
