//! Containers and what is in them.

use k8s_openapi::api::core::v1 as core;

use super::api;

api! { core;
    AppArmorProfile { type_ as "type", localhost_profile as "localhostProfile" }
    Capabilities { add, drop }
    ConfigMapEnvSource { name, optional }
    ConfigMapKeySelector { name, key, optional }
    Container {
        name, image, image_pull_policy as "imagePullPolicy", command, args, working_dir as "workingDir",
        ports, env_from as "envFrom", env, resources, volume_mounts as "volumeMounts",
        liveness_probe as "livenessProbe", readiness_probe as "readinessProbe",
        startup_probe as "startupProbe", lifecycle, security_context as "securityContext", stdin, tty,
        resize_policy as "resizePolicy", restart_policy as "restartPolicy",
        restart_policy_rules as "restartPolicyRules", stdin_once as "stdinOnce",
        termination_message_path as "terminationMessagePath",
        termination_message_policy as "terminationMessagePolicy", volume_devices as "volumeDevices"
    }
    ContainerPort {
        name, container_port as "containerPort", protocol, host_port as "hostPort", host_ip as "hostIP"
    }
    ContainerResizePolicy { resource_name as "resourceName", restart_policy as "restartPolicy" }
    ContainerRestartRule { action, exit_codes as "exitCodes" }
    ContainerRestartRuleOnExitCodes { operator, values }
    EnvFromSource { config_map_ref as "configMapRef", prefix, secret_ref as "secretRef" }
    EnvVar { name, value, value_from as "valueFrom" }
    EnvVarSource {
        config_map_key_ref as "configMapKeyRef", field_ref as "fieldRef", file_key_ref as "fileKeyRef",
        resource_field_ref as "resourceFieldRef", secret_key_ref as "secretKeyRef"
    }
    ExecAction { command }
    FileKeySelector { key, optional, path, volume_name as "volumeName" }
    GRPCAction { port, service }
    HTTPGetAction { path, port, host, scheme, http_headers as "httpHeaders" }
    HTTPHeader { name, value }
    Lifecycle { post_start as "postStart", pre_stop as "preStop", stop_signal as "stopSignal" }
    LifecycleHandler { exec, http_get as "httpGet", sleep, tcp_socket as "tcpSocket" }
    ObjectFieldSelector { api_version as "apiVersion", field_path as "fieldPath" }
    Probe {
        exec, http_get as "httpGet", tcp_socket as "tcpSocket", grpc,
        initial_delay_seconds as "initialDelaySeconds", period_seconds as "periodSeconds",
        timeout_seconds as "timeoutSeconds", success_threshold as "successThreshold",
        failure_threshold as "failureThreshold",
        termination_grace_period_seconds as "terminationGracePeriodSeconds"
    }
    ResourceClaim { name, request }
    ResourceFieldSelector { container_name as "containerName", divisor, resource }
    ResourceRequirements { claims, limits, requests }
    SELinuxOptions { level, role, type_ as "type", user }
    SeccompProfile { type_ as "type", localhost_profile as "localhostProfile" }
    SecretEnvSource { name, optional }
    SecretKeySelector { name, key, optional }
    SecurityContext {
        run_as_user as "runAsUser", run_as_group as "runAsGroup", run_as_non_root as "runAsNonRoot",
        privileged, allow_privilege_escalation as "allowPrivilegeEscalation",
        app_armor_profile as "appArmorProfile", capabilities, proc_mount as "procMount",
        read_only_root_filesystem as "readOnlyRootFilesystem", se_linux_options as "seLinuxOptions",
        seccomp_profile as "seccompProfile", windows_options as "windowsOptions"
    }
    SleepAction { seconds }
    TCPSocketAction { host, port }
    VolumeDevice { device_path as "devicePath", name }
    VolumeMount {
        name, mount_path as "mountPath", sub_path as "subPath", read_only as "readOnly",
        mount_propagation as "mountPropagation", recursive_read_only as "recursiveReadOnly",
        sub_path_expr as "subPathExpr"
    }
    WindowsSecurityContextOptions {
        gmsa_credential_spec as "gmsaCredentialSpec", gmsa_credential_spec_name as "gmsaCredentialSpecName",
        host_process as "hostProcess", run_as_user_name as "runAsUserName"
    }
}
