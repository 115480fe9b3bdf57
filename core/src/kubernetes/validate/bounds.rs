//! V81: between which numbers the value of a field has to be.

const ANY: i64 = i64::MAX;

/// The greatest number of a user or group.
const IDENTITY: i64 = 2_147_483_647;

/// The smallest and the greatest number that a field can have; nothing if other rules look after it.
pub(super) fn bounds(outer: &str, field: &str) -> Option<(i64, i64)> {
    of_objects(field).or_else(|| of_pods(outer, field)).or_else(|| of_other_fields(outer, field))
}

fn of_objects(field: &str) -> Option<(i64, i64)> {
    Some(match field {
        "replicas"
        | "revisionHistoryLimit"
        | "minReadySeconds"
        | "progressDeadlineSeconds"
        | "partition"
        | "ttlSecondsAfterFinished"
        | "backoffLimitPerIndex"
        | "maxFailedIndexes"
        | "startingDeadlineSeconds"
        | "successfulJobsHistoryLimit"
        | "failedJobsHistoryLimit" => (0, ANY),
        "activeDeadlineSeconds" | "minReplicas" | "maxReplicas" | "averageUtilization" => (1, ANY),
        "stabilizationWindowSeconds" => (0, 3600),
        "healthCheckNodePort" | "endPort" => (1, 65_535),
        _ => return None,
    })
}

fn of_pods(outer: &str, field: &str) -> Option<(i64, i64)> {
    Some(match (outer, field) {
        (_, "runAsUser" | "runAsGroup" | "fsGroup" | "supplementalGroups") => (0, IDENTITY),
        (_, "defaultMode" | "mode") => (0, 0o777),
        (_, "maxSkew" | "minDomains")
        | ("sleep", "seconds")
        | ("livenessProbe" | "startupProbe", "terminationGracePeriodSeconds") => (1, ANY),
        (_, "weight") => (1, 100),
        (_, "priority") => (-2_147_483_648, 1_000_000_000),
        (_, "expirationSeconds") => (600, 1 << 32),
        _ => return None,
    })
}

fn of_other_fields(outer: &str, field: &str) -> Option<(i64, i64)> {
    Some(match (outer, field) {
        ("policies", "value") => (1, ANY),
        ("policies", "periodSeconds") => (1, 1800),
        ("clientIP", "timeoutSeconds") => (1, 86_400),
        ("listeners" | "backendRefs" | "grpc", "port") => (1, 65_535),
        _ => return None,
    })
}
