//! What the types of the API leave open: since when a field is there, which words it can have, and how many fields of
//! a type go together.

/// The minor number of the first 1.x release that has a field of this client's types, if 1.29 does not have it.
///
/// Most of these names are used once in the whole API; the others are told apart by the field around them.
pub(super) fn since(outer: &str, field: &str) -> Option<u16> {
    Some(match (outer, field) {
        (
            _,
            "managedBy"
            | "successPolicy"
            | "appArmorProfile"
            | "trafficDistribution"
            | "recursiveReadOnly"
            | "sleep",
        ) => 30,
        (_, "supplementalGroupsPolicy") | ("volumes", "image") => 31,
        (_, "seLinuxChangePolicy") => 32,
        (_, "tolerance" | "stopSignal") => 33,
        (_, "restartPolicyRules" | "fileKeyRef" | "podCertificate" | "hostnameOverride") => 34,
        (_, "workloadRef") => 35,
        _ => return None,
    })
}

const PROFILES: &[&str] = &["RuntimeDefault", "Localhost", "Unconfined"];
const PATHS: &[&str] =
    &["", "DirectoryOrCreate", "Directory", "FileOrCreate", "File", "Socket", "CharDevice", "BlockDevice"];
const METRICS: &[&str] = &["Resource", "ContainerResource", "Pods", "Object", "External"];
const MODES: &[&str] = &["ReadWriteOnce", "ReadOnlyMany", "ReadWriteMany", "ReadWriteOncePod"];

/// The words that a field can have; nothing for fields with other values.
pub(super) fn allowed(outer: &str, field: &str) -> Option<&'static [&'static str]> {
    match (outer, field) {
        (_, "type") => of_type(outer),
        ("listeners", "protocol") => Some(&["HTTP", "HTTPS", "TLS", "TCP", "UDP"]),
        ("namespaces", "from") => Some(&["All", "Selector", "Same"]),
        _ => of_pods(field).or_else(|| of_others(field)),
    }
}

/// A field of this name is there in many types.
fn of_type(outer: &str) -> Option<&'static [&'static str]> {
    Some(match outer {
        "strategy" => &["RollingUpdate", "Recreate"],
        "updateStrategy" => &["RollingUpdate", "OnDelete"],
        "seccompProfile" | "appArmorProfile" => PROFILES,
        "hostPath" => PATHS,
        "metrics" => METRICS,
        "target" => &["Utilization", "Value", "AverageValue"],
        "path" => &["Exact", "PathPrefix", "RegularExpression"],
        "policies" => &["Pods", "Percent"],
        "spec" => &["ClusterIP", "NodePort", "LoadBalancer", "ExternalName"],
        _ => return None,
    })
}

fn of_pods(field: &str) -> Option<&'static [&'static str]> {
    Some(match field {
        "imagePullPolicy" | "pullPolicy" => &["Always", "IfNotPresent", "Never"],
        "terminationMessagePolicy" => &["File", "FallbackToLogsOnError"],
        "dnsPolicy" => &["ClusterFirst", "ClusterFirstWithHostNet", "Default", "None"],
        "preemptionPolicy" => &["PreemptLowerPriority", "Never"],
        "mountPropagation" => &["None", "HostToContainer", "Bidirectional"],
        "recursiveReadOnly" => &["Disabled", "IfPossible", "Enabled"],
        "procMount" => &["Default", "Unmasked"],
        "fsGroupChangePolicy" => &["OnRootMismatch", "Always"],
        "supplementalGroupsPolicy" => &["Merge", "Strict"],
        "seLinuxChangePolicy" => &["MountOption", "Recursive"],
        "whenUnsatisfiable" => &["DoNotSchedule", "ScheduleAnyway"],
        "nodeAffinityPolicy" | "nodeTaintsPolicy" => &["Honor", "Ignore"],
        "effect" => &["NoSchedule", "PreferNoSchedule", "NoExecute"],
        "scheme" => &["HTTP", "HTTPS"],
        _ => return None,
    })
}

fn of_others(field: &str) -> Option<&'static [&'static str]> {
    Some(match field {
        "protocol" => &["TCP", "UDP", "SCTP"],
        "concurrencyPolicy" => &["Allow", "Forbid", "Replace"],
        "completionMode" => &["NonIndexed", "Indexed"],
        "podReplacementPolicy" => &["TerminatingOrFailed", "Failed"],
        "podManagementPolicy" => &["OrderedReady", "Parallel"],
        "whenDeleted" | "whenScaled" => &["Retain", "Delete"],
        "persistentVolumeReclaimPolicy" => &["Retain", "Delete", "Recycle"],
        "volumeMode" => &["Block", "Filesystem"],
        "accessModes" => MODES,
        "policyTypes" => &["Ingress", "Egress"],
        "pathType" => &["Exact", "Prefix", "ImplementationSpecific"],
        "sessionAffinity" => &["None", "ClientIP"],
        "externalTrafficPolicy" | "internalTrafficPolicy" => &["Cluster", "Local"],
        "ipFamilyPolicy" => &["SingleStack", "PreferDualStack", "RequireDualStack"],
        "ipFamilies" => &["IPv4", "IPv6"],
        "trafficDistribution" => &["PreferClose", "PreferSameZone", "PreferSameNode"],
        "unhealthyPodEvictionPolicy" => &["IfHealthyBudget", "AlwaysAllow"],
        "selectPolicy" => &["Max", "Min", "Disabled"],
        _ => return None,
    })
}

/// How many fields a value in this place has at least and at most, where there is a choice between several.
pub(super) fn choices(outer: &str, field: &str) -> Option<(usize, usize)> {
    Some(match (outer, field) {
        (_, "valueFrom" | "sources" | "backend" | "defaultBackend") | ("service", "port") => (1, 1),
        // A name or a prefix stands beside the choice.
        (_, "volumes" | "metrics") => (2, 2),
        (_, "env" | "envFrom") => (1, 2),
        _ => return None,
    })
}
