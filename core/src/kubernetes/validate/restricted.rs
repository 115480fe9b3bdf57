//! V63: Pods that are to keep to the Pod Security Standard "restricted" do, in every container.

use k8s_openapi::api::core::v1::{
    AppArmorProfile, Capabilities, PodSecurityContext, PodSpec, SELinuxOptions, SeccompProfile,
    SecurityContext,
};

use super::view::{Objects, Part, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;
use crate::kubernetes::security::{is_safe_sysctl, restricted};

const RULE: Rule = Rule::Restricted;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    let Some(workload) = Workload::of(object) else { return };
    let name = workload.labels().and_then(|labels| labels.get("app.kubernetes.io/name"));
    if !name.is_some_and(|name| objects.demands.restricted.contains(name)) {
        return;
    }
    let Some(pod) = workload.pod() else { return };
    pod_rules(workload, objects, findings);
    for part in workload.containers() {
        container_rules(&part, pod, findings);
    }
}

fn is_on(switch: Option<bool>) -> bool {
    switch == Some(true)
}

fn pod_rules(workload: Workload<'_>, objects: Objects<'_>, findings: &mut Findings) {
    let Some(pod) = workload.pod() else { return };
    let at = workload.pod_field();
    let host = is_on(pod.host_network) || is_on(pod.host_pid) || is_on(pod.host_ipc);
    findings.require(!host, RULE, (*at, "shares namespaces with the node"));
    let volumes = pod.volumes.iter().flatten().all(restricted::is_allowed);
    findings.require(volumes, RULE, (at.key("volumes"), "have one of a kind that is not allowed"));
    let empty = PodSecurityContext::default();
    let context = pod.security_context.as_ref().unwrap_or(&empty);
    let mut sysctls = context.sysctls.iter().flatten();
    let safe = sysctls.all(|sysctl| is_safe_sysctl(&sysctl.name, objects.demands.version));
    let good = safe
        && context.run_as_user != Some(0)
        && confined(context.seccomp_profile.as_ref(), context.app_armor_profile.as_ref())
        && harmless(context.se_linux_options.as_ref());
    findings.require(good, RULE, (at.key("securityContext"), "gives more rights than are allowed"));
}

fn container_rules(part: &Part<'_>, pod: &PodSpec, findings: &mut Findings) {
    let empty = SecurityContext::default();
    let context = part.container.security_context.as_ref().unwrap_or(&empty);
    let field = part.field.key("securityContext");
    let of_pod = pod.security_context.as_ref();
    let not_root = context.run_as_non_root.or(of_pod.and_then(|of_pod| of_pod.run_as_non_root));
    findings.require(is_on(not_root), RULE, (field, "does not forbid root"));
    let good = context.run_as_user != Some(0)
        && !is_on(context.privileged)
        && confined(context.seccomp_profile.as_ref(), context.app_armor_profile.as_ref())
        && harmless(context.se_linux_options.as_ref())
        && context.proc_mount.as_deref().is_none_or(|mount| mount == "Default");
    findings.require(good, RULE, (field, "gives more rights than are allowed"));
    if pod.os.as_ref().is_none_or(|os| os.name != "windows") {
        let seccomp = of_pod.and_then(|of_pod| of_pod.seccomp_profile.as_ref());
        let good = context.allow_privilege_escalation == Some(false)
            && drops_all(context.capabilities.as_ref())
            && (seccomp.is_some() || context.seccomp_profile.is_some());
        findings.require(good, RULE, (field, "does not take away all rights that have to go"));
    }
    let mut ports = part.container.ports.iter().flatten();
    let inside = ports.all(|port| port.host_port.is_none_or(|port| port == 0));
    findings.require(inside, RULE, (part.field.key("ports"), "take ports of the node"));
}

fn confined(seccomp: Option<&SeccompProfile>, app_armor: Option<&AppArmorProfile>) -> bool {
    let good = |kind: &str| matches!(kind, "RuntimeDefault" | "Localhost");
    seccomp.is_none_or(|profile| good(&profile.type_)) && app_armor.is_none_or(|profile| good(&profile.type_))
}

fn harmless(options: Option<&SELinuxOptions>) -> bool {
    let empty = |text: &Option<String>| text.as_deref().is_none_or(str::is_empty);
    options.is_none_or(|options| {
        let kind = options.type_.as_deref().unwrap_or_default();
        empty(&options.user)
            && empty(&options.role)
            && (kind.is_empty() || restricted::SELINUX_TYPES.contains(&kind))
    })
}

fn drops_all(capabilities: Option<&Capabilities>) -> bool {
    capabilities.is_some_and(|capabilities| {
        let mut added = capabilities.add.iter().flatten();
        capabilities.drop.iter().flatten().any(|name| name == "ALL")
            && added.all(|name| name == restricted::CAPABILITY)
    })
}
