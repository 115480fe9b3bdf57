//! What a Pod waits for before its containers start.

use super::hosts::{UsedPorts, dependency_place};
use super::networks::{self, Attached, Networks};
use super::pods::{self, Kind};
use super::ports::Ports;
use super::wait_port;
use crate::Application;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::kubernetes::choices::Choices;
use crate::model::{Condition, Dependency, Project, Service};
use crate::source::Place;

/// Something that a Pod waits for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Wait {
    /// A connection to a Service.
    Tcp { service: String, port: u16 },
    /// The end of a Job.
    Job { name: String },
}

/// What is known about the services that others wait for.
pub(crate) struct Surroundings<'a, 'p> {
    pub(crate) application: &'a Application,
    pub(crate) choices: &'p Choices<'a>,
    pub(crate) networks: &'p Networks,
    pub(crate) used_ports: &'p UsedPorts<'p>,
    pub(crate) ports: &'p indexmap::IndexMap<&'p str, Ports>,
    pub(crate) kinds: &'p indexmap::IndexMap<&'p str, Kind>,
    pub(crate) names: &'p super::names::Names,
}

/// The waits of one service, in the order of `depends_on`.
pub(crate) fn waits(
    key: &str,
    service: &Service,
    around: &Surroundings<'_, '_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Wait> {
    let mut waits = Vec::new();
    for (on, dependency) in &service.depends_on {
        let place = dependency_place(service, &on.text);
        if !dependency.is_required() {
            let message = format!("`{}` is optional, so `{key}` does not wait for it", on.text);
            diagnostics.push(Diagnostic::new(codes::DEPENDS_ON_OPTIONAL, place, message));
            continue;
        }
        let edge = Edge { key, on: &on.text, dependency, place };
        waits.extend(edge.wait(around, diagnostics));
    }
    waits
}

/// One service that waits for another one.
struct Edge<'e> {
    key: &'e str,
    on: &'e str,
    dependency: &'e Dependency,
    place: Place,
}

impl Edge<'_> {
    fn wait(&self, around: &Surroundings<'_, '_>, diagnostics: &mut Diagnostics) -> Option<Wait> {
        let project = &around.application.project;
        let same_pod = pods::owner(project, self.key) == pods::owner(project, self.on);
        let condition = self.dependency.condition();
        if same_pod || condition == Condition::Started || !around.choices.waits(self.key, self.on) {
            return None;
        }
        let service = project.services.get(self.on)?;
        if let Some(reason) = self.obstacle(service, around) {
            let message = format!("`{}` does not wait for `{}`: {reason}", self.key, self.on);
            diagnostics.push(
                self.diagnostic(codes::WAIT_NOT_POSSIBLE, message)
                    .help("let the program try again until its dependency answers"),
            );
            return None;
        }
        if condition == Condition::CompletedSuccessfully {
            let name = around.names.service(self.on).to_owned();
            let message = format!(
                "`{}` waits for the Job `{name}` at each start, for ever if the Job has failed",
                self.key
            );
            diagnostics.push(self.diagnostic(codes::WAIT_JOB, message));
            return Some(Wait::Job { name });
        }
        self.tcp(service, around, diagnostics)
    }

    fn tcp(
        &self,
        service: &Service,
        around: &Surroundings<'_, '_>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Wait> {
        let name = around.names.service(self.on).to_owned();
        let ports = around.ports.get(self.on)?;
        let used = around.used_ports.port(self.key, self.on);
        let Some((port, assumed)) = wait_port::port(service, ports, used) else {
            let message =
                format!("`{}` does not wait for `{}`, because no TCP port of it is known", self.key, self.on);
            diagnostics.push(
                self.diagnostic(codes::WAIT_NO_PORT, message)
                    .help(format!("write `expose` with the port for `{}`", self.on)),
            );
            return None;
        };
        if assumed {
            let message = format!("`{}` is assumed to listen on port {port}", self.on);
            diagnostics.push(
                self.diagnostic(codes::WAIT_PORT_ASSUMED, message)
                    .help(format!("write `expose: [\"{port}\"]` for `{}` if that is right", self.on)),
            );
        }
        let tested = service.healthcheck.as_ref().is_some_and(|check| check.test.is_some());
        let only = if tested { "" } else { ", and its own health check is not known" };
        let message = format!("`{}` waits for `{name}:{port}` at each start of a Pod{only}", self.key);
        diagnostics.push(self.diagnostic(codes::WAIT_TCP, message));
        Some(Wait::Tcp { service: name, port })
    }

    /// Why waiting would never end, or cannot begin.
    fn obstacle(&self, service: &Service, around: &Surroundings<'_, '_>) -> Option<&'static str> {
        let project = &around.application.project;
        let kind = around.kinds.get(pods::owner(project, self.on)).copied().unwrap_or(Kind::Deployment);
        let job = self.dependency.condition() == Condition::CompletedSuccessfully;
        let attached = networks::attached(project, self.on);
        let policies = !around.networks.never;
        if service.provider.is_some() {
            Some("another program runs it")
        } else if attached == Attached::Nothing {
            Some("it has no network")
        } else if pods::replicas(service).is_some_and(|(count, _)| count == 0) {
            Some("it has no replicas")
        } else if matches!(kind, Kind::CronJob(_)) {
            Some("it runs by a time table")
        } else if job && !kind.is_job() {
            Some("it is not a Job")
        } else if job && policies && around.networks.only_internal(&networks::attached(project, self.key)) {
            Some("its internal networks do not reach the Kubernetes API")
        } else if !job && policies && !networks::share(project, self.key, self.on) {
            Some("they share no network")
        } else {
            None
        }
    }

    fn diagnostic(&self, code: Code, message: String) -> Diagnostic {
        Diagnostic::new(code, self.place.clone(), message)
    }
}

/// Says once which services start without order.
pub(crate) fn report_started(project: &Project, choices: &Choices<'_>, diagnostics: &mut Diagnostics) {
    let mut edges = Vec::new();
    let mut unwanted = true;
    let mut place = None;
    for (key, service) in &project.services {
        for (on, dependency) in &service.depends_on {
            let same_pod = pods::owner(project, &key.text) == pods::owner(project, &on.text);
            let started = dependency.condition() == Condition::Started;
            if dependency.is_required() && !same_pod && (started || !choices.waits(key, on)) {
                unwanted &= !started;
                edges.push(format!("`{}` after `{}`", key.text, on.text));
                place.get_or_insert_with(|| dependency_place(service, &on.text));
            }
        }
    }
    if let Some(place) = place {
        let message = format!("everything starts at once: {} is not kept", edges.join(", "));
        let help = if unwanted {
            "if a service cannot try again, let it wait: `x-kubernetes: {waitFor: auto}`"
        } else {
            "if a service cannot try again, write `condition: service_healthy` to make it wait"
        };
        diagnostics.push(Diagnostic::new(codes::DEPENDS_ON_STARTED, place, message).help(help));
    }
}
