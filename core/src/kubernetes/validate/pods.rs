//! V87 to V90, V101 and V102: what a Pod says about names, ports, nodes and its containers.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{PodSpec, Toleration};

use super::grammar::is_label_value;
use super::view::{Objects, Part, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;
use crate::yaml::Field;

/// How many name servers and search domains a Pod can have, and how long the domains can be together.
const NAME_SERVERS: usize = 3;
const SEARCHES: usize = 32;
const SEARCHES_LENGTH: usize = 2048;

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    let Some(workload) = Workload::of(object) else { return };
    let Some(pod) = workload.pod() else { return };
    let at = workload.pod_field();
    repetitions(pod, at, findings);
    host_ports(pod, at, findings);
    name_servers(pod, at, findings);
    for (index, toleration) in pod.tolerations.iter().flatten().enumerate() {
        let good = is_toleration(toleration);
        findings.require(good, Rule::Tolerations, (at.key("tolerations").item(index), "contradicts itself"));
    }
    kinds(workload, pod, findings);
    let host = [pod.host_network, pod.host_pid, pod.host_ipc].contains(&Some(true));
    let alone = pod.host_users != Some(false) || !host;
    findings.require(
        alone,
        Rule::HostUsers,
        (at.key("hostUsers"), "needs namespaces that the node does not share"),
    );
}

fn repetitions(pod: &PodSpec, at: &Field<'static>, findings: &mut Findings) {
    let mut known = BTreeSet::new();
    let sysctls = pod.security_context.iter().flat_map(|context| context.sysctls.iter().flatten());
    let once = sysctls.into_iter().all(|sysctl| known.insert(sysctl.name.replace('/', ".")));
    findings.require(once, Rule::Repetitions, (at.key("securityContext.sysctls"), "sets one twice"));
    let mut known = BTreeSet::new();
    let mut spread = pod.topology_spread_constraints.iter().flatten();
    let once = spread.all(|spread| known.insert((&spread.topology_key, &spread.when_unsatisfiable)));
    let field = at.key("topologySpreadConstraints");
    findings.require(once, Rule::Repetitions, (field, "says the same twice"));
}

/// The containers of a Pod are on one node.
fn host_ports(pod: &PodSpec, at: &Field<'static>, findings: &mut Findings) {
    let mut known = BTreeSet::new();
    let ports = pod.containers.iter().flat_map(|container| container.ports.iter().flatten());
    for port in ports {
        let Some(number) = port.host_port else { continue };
        let protocol = port.protocol.as_deref().unwrap_or("TCP");
        let alone = known.insert((number, protocol, port.host_ip.as_deref().unwrap_or("")));
        findings.require(alone, Rule::HostPorts, (at.key("containers"), "take a port of the node twice"));
    }
}

fn name_servers(pod: &PodSpec, at: &Field<'static>, findings: &mut Findings) {
    let config = pod.dns_config.as_ref();
    let servers = config.and_then(|config| config.nameservers.as_deref()).unwrap_or_default();
    let searches = config.and_then(|config| config.searches.as_deref()).unwrap_or_default();
    let length: usize = searches.iter().map(|domain| domain.len() + 1).sum();
    let few = servers.len() <= NAME_SERVERS && searches.len() <= SEARCHES && length <= SEARCHES_LENGTH + 1;
    findings.require(few, Rule::DnsSettings, (at.key("dnsConfig"), "has more than a Pod can have"));
    let own = pod.dns_policy.as_deref() != Some("None") || !servers.is_empty();
    findings.require(own, Rule::DnsSettings, (at.key("dnsPolicy"), "leaves the Pod without a name server"));
    let mut options = config.iter().flat_map(|config| config.options.iter().flatten());
    let named = options.all(|option| option.name.as_ref().is_some_and(|name| !name.is_empty()));
    findings.require(named, Rule::DnsSettings, (at.key("dnsConfig.options"), "has one without a name"));
}

fn is_toleration(toleration: &Toleration) -> bool {
    let has_key = toleration.key.as_ref().is_some_and(|key| !key.is_empty());
    let value = toleration.value.as_deref().unwrap_or_default();
    let operator = match toleration.operator.as_deref() {
        None | Some("" | "Equal") => has_key && is_label_value(value),
        Some("Exists") => value.is_empty(),
        Some(_) => false,
    };
    operator && (toleration.toleration_seconds.is_none() || toleration.effect.as_deref() == Some("NoExecute"))
}

/// What only some Pods and some containers can have.
fn kinds(workload: Workload<'_>, pod: &PodSpec, findings: &mut Findings) {
    let at = workload.pod_field();
    let added = pod.ephemeral_containers.is_none();
    findings.require(
        added,
        Rule::PodKinds,
        (at.key("ephemeralContainers"), "can only be added to a running Pod"),
    );
    let ends = workload.is_job() || pod.active_deadline_seconds.is_none();
    findings.require(
        ends,
        Rule::PodKinds,
        (at.key("activeDeadlineSeconds"), "ends a Pod that runs for ever"),
    );
    for part in workload.containers() {
        container(&part, findings);
    }
}

fn container(part: &Part<'_>, findings: &mut Findings) {
    let restart = part.container.restart_policy.as_deref();
    let good = restart.is_none() || part.is_init && restart == Some("Always");
    let reason = "is `Always` for containers that run beside the others, and not there for all others";
    findings.require(good, Rule::PodKinds, (part.field.key("restartPolicy"), reason));
    let good = !part.is_init || restart.is_some() || part.container.lifecycle.is_none();
    findings.require(
        good,
        Rule::PodKinds,
        (part.field.key("lifecycle"), "is not for containers that run before"),
    );
}
