//! V57 to V62 and V86: rights and namespaces of the node; V63 has a file of its own.

use k8s_openapi::api::core::v1::{AppArmorProfile, PodSpec, SeccompProfile, SecurityContext};

use super::view::{Objects, Part, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;
use crate::yaml::Field;

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    let Some(workload) = Workload::of(object) else { return };
    let Some(pod) = workload.pod() else { return };
    pod_rules(pod, workload.pod_field(), findings);
    for part in workload.containers() {
        container_rules(&part, pod, findings);
    }
}

/// Whether a profile that lies on the node has a name, and no other has one.
fn is_named(seccomp: Option<&SeccompProfile>, app_armor: Option<&AppArmorProfile>) -> bool {
    let fits = |kind: &str, name: Option<&String>| (kind == "Localhost") == name.is_some();
    seccomp.is_none_or(|profile| fits(&profile.type_, profile.localhost_profile.as_ref()))
        && app_armor.is_none_or(|profile| fits(&profile.type_, profile.localhost_profile.as_ref()))
}

fn is_on(switch: Option<bool>) -> bool {
    switch == Some(true)
}

fn pod_rules(pod: &PodSpec, field: &Field<'static>, findings: &mut Findings) {
    let both = is_on(pod.host_pid) && is_on(pod.share_process_namespace);
    let reason = "cannot be combined with the processes of the node";
    findings.require(!both, Rule::Processes, (field.key("shareProcessNamespace"), reason));
    let context = pod.security_context.as_ref();
    let named = context.is_none_or(|of| is_named(of.seccomp_profile.as_ref(), of.app_armor_profile.as_ref()));
    let reason = "names a profile that is not used, or does not name one that is";
    findings.require(named, Rule::Profiles, (field.key("securityContext"), reason));
    for sysctl in context.iter().flat_map(|context| context.sysctls.iter().flatten()) {
        let of_node = (is_on(pod.host_network) && sysctl.name.starts_with("net."))
            || (is_on(pod.host_ipc) && sysctl.name.starts_with("kernel."));
        findings.require(
            !of_node,
            Rule::SysctlsOfNode,
            (field.key("securityContext.sysctls"), "would change the node"),
        );
    }
    if is_windows(pod) {
        let linux = context.is_some_and(|context| {
            context.fs_group.is_some()
                || context.fs_group_change_policy.is_some()
                || context.app_armor_profile.is_some()
                || context.supplemental_groups_policy.is_some()
                || context.run_as_user.is_some()
                || context.run_as_group.is_some()
                || context.seccomp_profile.is_some()
                || context.se_linux_options.is_some()
                || context.sysctls.is_some()
                || context.supplemental_groups.is_some()
        });
        let host = pod.host_users.is_some()
            || is_on(pod.host_pid)
            || is_on(pod.host_ipc)
            || is_on(pod.share_process_namespace);
        let reason = "has settings that Windows does not know";
        findings.require(!linux && !host, Rule::Windows, (field.key("securityContext"), reason));
    }
}

fn is_windows(pod: &PodSpec) -> bool {
    pod.os.as_ref().is_some_and(|os| os.name == "windows")
}

fn container_rules(part: &Part<'_>, pod: &PodSpec, findings: &mut Findings) {
    let empty = SecurityContext::default();
    let context = part.container.security_context.as_ref().unwrap_or(&empty);
    let field = part.field.key("securityContext");
    let named = is_named(context.seccomp_profile.as_ref(), context.app_armor_profile.as_ref());
    let reason = "names a profile that is not used, or does not name one that is";
    findings.require(named, Rule::Profiles, (field, reason));
    let contradicts = context.allow_privilege_escalation == Some(false) && has_all_rights(context);
    findings.require(
        !contradicts,
        Rule::Escalation,
        (field, "forbids more rights and gives them at the same time"),
    );
    let of_pod = pod.security_context.as_ref();
    let user = context.run_as_user.or(of_pod.and_then(|of_pod| of_pod.run_as_user));
    let not_root = context.run_as_non_root.or(of_pod.and_then(|of_pod| of_pod.run_as_non_root));
    findings.require(
        !(is_on(not_root) && user == Some(0)),
        Rule::Root,
        (field, "forbids root and asks for it"),
    );
    if is_on(pod.host_network) {
        let mut ports = part.container.ports.iter().flatten();
        let same = ports.all(|port| port.host_port.is_none_or(|host| host == port.container_port));
        findings.require(same, Rule::PortsOfNode, (part.field.key("ports"), "differ from those of the node"));
    }
    if is_windows(pod) {
        findings.require(
            !is_for_linux(context),
            Rule::Windows,
            (field, "has settings that Windows does not know"),
        );
    }
}

fn has_all_rights(context: &SecurityContext) -> bool {
    let added = context.capabilities.iter().flat_map(|capabilities| capabilities.add.iter().flatten());
    is_on(context.privileged)
        || added.into_iter().any(|name| matches!(name.as_str(), "SYS_ADMIN" | "CAP_SYS_ADMIN"))
}

fn is_for_linux(context: &SecurityContext) -> bool {
    context.capabilities.is_some()
        || context.privileged.is_some()
        || context.read_only_root_filesystem.is_some()
        || context.allow_privilege_escalation.is_some()
        || context.run_as_user.is_some()
        || context.run_as_group.is_some()
        || context.seccomp_profile.is_some()
        || context.app_armor_profile.is_some()
        || context.se_linux_options.is_some()
        || context.proc_mount.is_some()
}
