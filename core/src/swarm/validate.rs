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
use super::file::{self, Finding, Refuser};
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::{self, PortMode, Project, Protocol};
use crate::source::Place;

/// Every rule, and who refuses most of what breaks it.
pub(super) const RULES: &[(Code, Refuser)] = &[
    (codes::STACK_SCHEMA, Refuser::Schema),
    (codes::STACK_VERSION, Refuser::Nobody),
    (codes::STACK_INTERPOLATION, Refuser::Client),
    (codes::STACK_YAML, Refuser::Nobody),
    (codes::STACK_SERVICE_NAME, Refuser::Manager),
    (codes::STACK_OBJECT_NAME, Refuser::Manager),
    (codes::STACK_OBJECT_SIZE, Refuser::Manager),
    (codes::STACK_IMAGE, Refuser::Client),
    (codes::STACK_REFERENCE, Refuser::Client),
    (codes::STACK_EXTERNAL_KEYS, Refuser::Client),
    (codes::STACK_MODE, Refuser::Client),
    (codes::STACK_JOB, Refuser::Manager),
    (codes::STACK_UPDATE, Refuser::Manager),
    (codes::STACK_RESTART_CONDITION, Refuser::Manager),
    (codes::STACK_ENDPOINT_MODE, Refuser::Manager),
    (codes::STACK_PORT, Refuser::Nobody),
    (codes::STACK_DUPLICATE_PORT, Refuser::Manager),
    (codes::STACK_DNSRR_PORTS, Refuser::Manager),
    (codes::STACK_CPUS, Refuser::Manager),
    (codes::STACK_MEMORY, Refuser::Manager),
    (codes::STACK_MOUNT, Refuser::Client),
    (codes::STACK_HEALTHCHECK, Refuser::Manager),
    (codes::STACK_CONSTRAINT, Refuser::Nobody),
    (codes::STACK_TEMPLATE, Refuser::Manager),
    (codes::STACK_NETWORK_NAME, Refuser::Manager),
    (codes::STACK_NETWORK_SCOPE, Refuser::Manager),
    (codes::STACK_SUBNET, Refuser::Manager),
    (codes::STACK_DNS_ADDRESS, Refuser::Nobody),
    (codes::STACK_SECRET_DRIVER, Refuser::Client),
    (codes::STACK_ULIMIT, Refuser::Nobody),
];

/// Applies every rule to a stack. A mistake is reported where the project makes it.
pub(crate) fn validate(stack: &Stack, project: &Project, diagnostics: &mut Diagnostics) {
    diagnostics.extend(applied(stack, project).into_iter().map(|(_, diagnostic)| diagnostic));
}

/// Reads the text of a stack back. A mistake is reported where the project says what it concerns.
pub(crate) fn validate_text(text: &str, stack: &Stack, project: &Project, diagnostics: &mut Diagnostics) {
    for finding in file::written(text, stack.version) {
        let place = place_of(&finding.path, stack, project);
        let message = format!("`{}` of the stack file is refused: {}", finding.path, finding.message);
        diagnostics.push(Diagnostic::new(finding.code, place, message));
    }
}

/// What breaks a rule in a stack of any origin.
pub(super) fn rules(stack: &Stack) -> Vec<Finding> {
    let found = applied(stack, &Project::default()).into_iter();
    let found = found.map(|(refuser, diagnostic)| Finding {
        code: diagnostic.code,
        refuser,
        path: diagnostic.place.path,
        message: diagnostic.message,
    });
    found.collect()
}

fn applied(stack: &Stack, project: &Project) -> Vec<(Refuser, Diagnostic)> {
    let mut rules = Rules { stack, found: Vec::new() };
    rules.version();
    for (name, service) in &stack.services {
        let compose = project.services.get(&service.compose);
        let subject = Subject { name, service, compose, path: format!("services.{}", service.compose) };
        rules.service(&subject);
    }
    rules.ingress_ports(project);
    rules.networks(project);
    rules.objects(project);
    rules.nameless_labels();
    rules.volume_names(project);
    rules.volume_templates(project);
    rules.found
}

/// Where a project says what stands at a path of the stack file.
fn place_of(path: &str, stack: &Stack, project: &Project) -> Place {
    let elsewhere = || Place { path: path.to_owned(), span: None };
    let mut parts = path.split('.');
    let (Some("services"), Some(name)) = (parts.next(), parts.next()) else { return elsewhere() };
    let compose = stack.services.get(name).and_then(|service| project.services.get(&service.compose));
    let Some(service) = compose else { return elsewhere() };
    let key = parts.next().and_then(|key| key.split('[').next()).unwrap_or_default();
    if service.origin.has(key) { service.origin.value(key) } else { service.origin.whole() }
}

struct Rules<'a> {
    stack: &'a Stack,
    found: Vec<(Refuser, Diagnostic)>,
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
    /// Finds what breaks a rule.
    fn refuse(&mut self, diagnostic: Diagnostic) {
        let rule = RULES.iter().find(|(code, _)| *code == diagnostic.code);
        let refuser = rule.map_or(Refuser::Nobody, |(_, refuser)| *refuser);
        self.refuse_as(refuser, diagnostic);
    }

    /// Finds what another one refuses than the rest of what breaks the rule.
    fn refuse_as(&mut self, refuser: Refuser, diagnostic: Diagnostic) {
        self.found.push((refuser, diagnostic));
    }

    fn version(&mut self) {
        let needed = super::version(&self.stack.services);
        if self.stack.version != needed {
            let message = format!("the version of the stack file should be {}", needed.word());
            self.refuse(Diagnostic::new(codes::STACK_VERSION, Place::default(), message));
        }
    }

    /// Each port of the routing mesh leads to one service only, and no other service takes it on its node.
    fn ingress_ports(&mut self, project: &Project) {
        let mut taken: BTreeMap<(u16, Protocol), (&str, bool)> = BTreeMap::new();
        let services = self.stack.services.values();
        let ports = services.flat_map(|service| service.ports.iter().map(move |port| (service, port)));
        for (service, port) in ports {
            let Some(published) = port.published else { continue };
            let protocol = port.protocol.unwrap_or(Protocol::Tcp);
            let mesh = port.mode != Some(PortMode::Host);
            let first = taken.entry((published, protocol)).or_insert((&service.compose, mesh));
            let (other, other_mesh) = *first;
            first.1 |= mesh;
            if other != service.compose && (mesh || other_mesh) {
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

/// Where a project publishes a port.
fn port_place(project: &Project, service: &str, published: u16) -> Place {
    let Some(service) = project.services.get(service) else { return Place::default() };
    let number = published.to_string();
    let port = service.ports.iter().find(|port| port.published.as_deref() == Some(number.as_str()));
    port.map_or_else(|| service.origin.value("ports"), |port| port.origin.value("published"))
}
