//! Ports of the node that a container runs on.

use super::{Deciding, Subject};
use crate::kubernetes::choices::Said;
use crate::model::Protocol;

/// A port of the node that leads to a port of the container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct HostPort {
    pub(crate) target: u16,
    pub(crate) protocol: Protocol,
    pub(crate) number: u16,
    /// The address of the node, if it is to be a single one.
    pub(crate) address: Option<String>,
}

impl Deciding<'_, '_> {
    /// The ports of the node: all if a label says so, else those in the mode `host` of an exposed service.
    pub(super) fn host_ports(&mut self, subject: &Subject<'_, '_>, exposed: bool) -> Vec<HostPort> {
        let label = self.choices.service(subject.member.key).labels.host_ports.as_ref();
        if let Some(given) = label.filter(|given| given.value && subject.open.is_empty()) {
            let (message, help) = subject.closed();
            self.diagnostics.push(Said::by_label(given.clone()).refused(message).help(help));
        }
        let all = label.map(|given| given.value);
        let mut ports: Vec<HostPort> = Vec::new();
        for port in subject.open.iter().filter(|port| all.unwrap_or(port.on_node && exposed)) {
            if ports.iter().any(|known| (known.target, known.protocol) == (port.target, port.protocol)) {
                continue;
            }
            ports.push(HostPort {
                target: port.target,
                protocol: port.protocol,
                number: port.outside(),
                address: port.single_address().filter(|_| all.is_some()).map(str::to_owned),
            });
        }
        ports
    }
}
