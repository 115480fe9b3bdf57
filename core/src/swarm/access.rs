//! How people reach what the stack publishes.

use super::document::{Port, Stack};
use crate::conversion::Access;
use crate::model::{PortMode, Protocol};

/// How to reach each published port.
pub(crate) fn access(stack: &Stack) -> Vec<Access> {
    let services = stack.services.iter();
    services
        .flat_map(|(name, service)| {
            service.ports.iter().map(move |port| Access {
                service: service.compose.clone(),
                published: published(port),
                instead: instead(&stack.name, name, port),
            })
        })
        .collect()
}

fn published(port: &Port) -> String {
    let number = match (port.published, port.target) {
        (Some(published), _) => format!("localhost:{published}"),
        (None, target) => format!("a free port of localhost for {}", target.unwrap_or_default()),
    };
    format!("{number}{}", suffix(port))
}

fn suffix(port: &Port) -> String {
    match port.protocol {
        None | Some(Protocol::Tcp) => String::new(),
        Some(protocol) => format!("/{}", protocol.word()),
    }
}

fn instead(stack: &str, service: &str, port: &Port) -> String {
    let node = if port.mode == Some(PortMode::Host) { "the node of the task" } else { "any node" };
    match port.published {
        Some(number) => format!("{node} on port {number}{}", suffix(port)),
        None => format!("{node} on the port that `docker service inspect {stack}_{service}` shows"),
    }
}
