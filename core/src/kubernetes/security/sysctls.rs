//! Kernel settings.

use k8s_openapi::api::core::v1::Sysctl;

use super::{Level, User};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::place;
use crate::kubernetes::plan::ports::Ports;
use crate::model::{NamespaceMode, NetworkMode, Service};
use crate::options::kubernetes::KubernetesVersion;

/// Settings that every node allows, with the release that allowed them first.
const SAFE: [(&str, u16); 12] = [
    ("kernel.shm_rmid_forced", 29),
    ("net.ipv4.ip_local_port_range", 29),
    ("net.ipv4.tcp_syncookies", 29),
    ("net.ipv4.ping_group_range", 29),
    ("net.ipv4.ip_unprivileged_port_start", 29),
    ("net.ipv4.ip_local_reserved_ports", 29),
    ("net.ipv4.tcp_keepalive_time", 29),
    ("net.ipv4.tcp_keepalive_intvl", 29),
    ("net.ipv4.tcp_keepalive_probes", 29),
    ("net.ipv4.tcp_fin_timeout", 29),
    ("net.ipv4.tcp_rmem", 32),
    ("net.ipv4.tcp_wmem", 32),
];

/// Whether every node of a release, and of later ones, allows a setting.
pub(crate) fn is_safe(name: &str, version: KubernetesVersion) -> bool {
    SAFE.iter().any(|(safe, since)| *safe == name && version.minor >= *since)
}

/// Adds the settings of a service to those of its Pod.
pub(super) fn add(sysctls: &mut Vec<Sysctl>, service: &Service, level: Level, diagnostics: &mut Diagnostics) {
    let network = service.network_mode == Some(NetworkMode::Host);
    let memory = service.ipc == Some(NamespaceMode::Host);
    for (name, value) in &service.sysctls {
        let place = place::entry(&service.origin, "sysctls", name);
        let name = name.text.as_str();
        let of_node = name.starts_with("net.") && network || name.starts_with("kernel.") && memory;
        if of_node || !is_safe(name, level.version) && !level.unsafe_sysctls {
            diagnostics.push(left_out(name, of_node, place));
            continue;
        }
        match sysctls.iter().find(|known| known.name == name) {
            Some(known) if known.value != value.0 => {
                let message = format!("services in one Pod differ in `{name}`; the first one counts");
                diagnostics.push(Diagnostic::new(codes::SHARED_POD_CONFLICT, place, message));
            }
            Some(_) => {}
            None => sysctls.push(Sysctl { name: name.to_owned(), value: value.0.clone() }),
        }
    }
}

fn left_out(name: &str, of_node: bool, place: crate::source::Place) -> Diagnostic {
    let why =
        if of_node { "would change the node" } else { "is not among the settings that every node allows" };
    let message = format!("`{name}` {why}, so it is left out");
    let diagnostic = Diagnostic::new(codes::SYSCTL_UNSAFE, place, message);
    let known = SAFE.iter().find(|(safe, _)| *safe == name).filter(|(_, since)| *since > 29);
    diagnostic.help(match known {
        _ if of_node => "the container shares this part of the node; set it there".to_owned(),
        Some((_, since)) => {
            format!("clusters from 1.{since} on allow it; pass `--kubernetes-version 1.{since}`")
        }
        None => "set it on the nodes, or let the nodes allow it and pass `--unsafe-sysctls emit`".to_owned(),
    })
}

/// Docker lets every user open low ports; so must the Pod if its user needs one.
pub(super) fn low_ports(service: &Service, ports: &Ports, diagnostics: &mut Diagnostics) -> Option<Sysctl> {
    const NAME: &str = "net.ipv4.ip_unprivileged_port_start";
    let user = User::of(service).ordinary()?;
    let port = ports.all().find(|port| port.number < 1024)?;
    if service.network_mode == Some(NetworkMode::Host) || service.sysctls.get(NAME).is_some() {
        return None;
    }
    let message = format!("user {user} may open port {}, as in Docker", port.number);
    diagnostics.push(Diagnostic::new(codes::UNPRIVILEGED_PORTS, service.origin.value("user"), message));
    Some(Sysctl { name: NAME.to_owned(), value: "0".to_owned() })
}
