//! The rules that the client and the managers would refuse a stack by, or that would fail without a word.
//!
//! A deployment is not undone when it fails halfway, so everything is checked before anything is written.

mod deploy;
mod files;
mod network;
mod object;
mod service;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use super::document::{Service, Stack};
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, PortMode, Project, Protocol};
use crate::source::Place;

/// Applies every rule to a stack. A mistake is reported where the project makes it.
pub(crate) fn validate(stack: &Stack, project: &Project, diagnostics: &mut Diagnostics) {
    let mut rules = Rules { stack, diagnostics };
    rules.version();
    for (name, service) in &stack.services {
        let compose = project.services.get(&service.compose);
        let subject = Subject { name, service, compose, path: format!("services.{}", service.compose) };
        rules.service(&subject);
    }
    rules.ingress_ports(project);
    rules.networks(project);
    rules.objects(project);
    rules.volume_templates(project);
}

struct Rules<'a> {
    stack: &'a Stack,
    diagnostics: &'a mut Diagnostics,
}

/// A service with the Compose service that it was made from.
struct Subject<'a> {
    name: &'a str,
    service: &'a Service,
    compose: Option<&'a model::Service>,
    path: String,
}

impl Subject<'_> {
    /// Where the project writes a key of the service.
    fn place(&self, key: &str) -> Place {
        self.compose.map_or_else(
            || Place { path: format!("{}.{key}", self.path), span: None },
            |service| service.origin.value(key),
        )
    }

    /// Where the project writes the service.
    fn whole(&self) -> Place {
        self.compose
            .map_or_else(|| Place { path: self.path.clone(), span: None }, |service| service.origin.whole())
    }
}

impl Rules<'_> {
    fn refuse(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn version(&mut self) {
        let needed = super::version(&self.stack.services);
        if self.stack.version != needed {
            let message = format!("the version of the stack file should be {}", needed.word());
            self.refuse(Diagnostic::new(codes::STACK_VERSION, Place::default(), message));
        }
    }

    /// Each port of the routing mesh leads to one service only.
    fn ingress_ports(&mut self, project: &Project) {
        let mut taken: BTreeMap<(u16, Protocol), &str> = BTreeMap::new();
        for service in self.stack.services.values() {
            for port in service.ports.iter().filter(|port| port.mode != Some(PortMode::Host)) {
                let Some(published) = port.published else { continue };
                let protocol = port.protocol.unwrap_or(Protocol::Tcp);
                let other = taken.insert((published, protocol), &service.compose);
                if let Some(other) = other.filter(|other| *other != service.compose) {
                    let message = format!(
                        "`{other}` and `{}` both publish port {published}/{}",
                        service.compose,
                        protocol.word()
                    );
                    let place = port_place(project, &service.compose, published);
                    self.refuse(
                        Diagnostic::new(codes::STACK_DUPLICATE_PORT, place, message)
                            .help("publish one of them as another port"),
                    );
                }
            }
        }
    }
}

/// Where a project publishes a port.
fn port_place(project: &Project, service: &str, published: u16) -> Place {
    let Some(service) = project.services.get(service) else { return Place::default() };
    let number = published.to_string();
    let port = service.ports.iter().find(|port| port.published.as_deref() == Some(number.as_str()));
    port.map_or_else(|| service.origin.value("ports"), |port| port.origin.value("published"))
}
