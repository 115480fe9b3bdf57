//! What makes Pods.

use k8s_openapi::api::apps::v1 as apps;
use k8s_openapi::api::batch::v1 as batch;

use super::api;

api! { apps;
    DaemonSet: object { metadata, spec; status }
    DaemonSetSpec {
        selector, update_strategy as "updateStrategy", min_ready_seconds as "minReadySeconds", template,
        revision_history_limit as "revisionHistoryLimit"
    }
    DaemonSetUpdateStrategy { type_ as "type", rolling_update as "rollingUpdate" }
    Deployment: object { metadata, spec; status }
    DeploymentSpec {
        replicas, selector, strategy, min_ready_seconds as "minReadySeconds",
        progress_deadline_seconds as "progressDeadlineSeconds", template, paused,
        revision_history_limit as "revisionHistoryLimit"
    }
    DeploymentStrategy { type_ as "type", rolling_update as "rollingUpdate" }
    RollingUpdateDaemonSet { max_surge as "maxSurge", max_unavailable as "maxUnavailable" }
    RollingUpdateDeployment { max_surge as "maxSurge", max_unavailable as "maxUnavailable" }
    RollingUpdateStatefulSetStrategy { max_unavailable as "maxUnavailable", partition }
    StatefulSet: object { metadata, spec; status }
    StatefulSetOrdinals { start }
    StatefulSetPersistentVolumeClaimRetentionPolicy {
        when_deleted as "whenDeleted", when_scaled as "whenScaled"
    }
    StatefulSetSpec {
        service_name as "serviceName", replicas, selector, pod_management_policy as "podManagementPolicy",
        update_strategy as "updateStrategy", min_ready_seconds as "minReadySeconds", template,
        volume_claim_templates as "volumeClaimTemplates", ordinals,
        persistent_volume_claim_retention_policy as "persistentVolumeClaimRetentionPolicy",
        revision_history_limit as "revisionHistoryLimit"
    }
    StatefulSetUpdateStrategy { type_ as "type", rolling_update as "rollingUpdate" }
}

api! { batch;
    CronJob: object { metadata, spec; status }
    CronJobSpec {
        schedule, time_zone as "timeZone", concurrency_policy as "concurrencyPolicy",
        job_template as "jobTemplate", failed_jobs_history_limit as "failedJobsHistoryLimit",
        starting_deadline_seconds as "startingDeadlineSeconds",
        successful_jobs_history_limit as "successfulJobsHistoryLimit", suspend
    }
    Job: object { metadata, spec; status }
    JobSpec {
        parallelism, completions, backoff_limit as "backoffLimit",
        active_deadline_seconds as "activeDeadlineSeconds",
        ttl_seconds_after_finished as "ttlSecondsAfterFinished",
        backoff_limit_per_index as "backoffLimitPerIndex", completion_mode as "completionMode",
        managed_by as "managedBy", manual_selector as "manualSelector",
        max_failed_indexes as "maxFailedIndexes", pod_failure_policy as "podFailurePolicy",
        pod_replacement_policy as "podReplacementPolicy", selector, success_policy as "successPolicy",
        suspend, template
    }
    JobTemplateSpec { metadata, spec }
    PodFailurePolicy { rules }
    PodFailurePolicyOnExitCodesRequirement { container_name as "containerName", operator, values }
    PodFailurePolicyOnPodConditionsPattern { type_ as "type"; status }
    PodFailurePolicyRule { action, on_exit_codes as "onExitCodes", on_pod_conditions as "onPodConditions" }
    SuccessPolicy { rules }
    SuccessPolicyRule { succeeded_count as "succeededCount", succeeded_indexes as "succeededIndexes" }
}
