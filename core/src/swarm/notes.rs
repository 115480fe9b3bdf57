//! What there is to say about the project as a whole: order, restarts, names, services that are left out.

use super::Start;
use super::job::{Ending, Endings};
use super::names::{deployed, place};
use crate::application::Application;
use crate::diagnostic::codes::{shared, swarm as codes};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Condition, Dependency, Project, Service};
use crate::source::Place;

/// Reports what concerns more than one service.
pub(super) fn report(start: Start<'_>, endings: &Endings<'_>, diagnostics: &mut Diagnostics) {
    let application = start.application;
    let project = &application.project;
    if project.origin.has("name") {
        let message =
            format!("a stack file has no name; deploy it as `{}` to keep the names of volumes", project.name);
        diagnostics.push(Diagnostic::new(codes::STACK_NAME, project.origin.key("name"), message));
    }
    report_inactive(application, diagnostics);
    report_providers(project, diagnostics);
    report_restarts(project, endings, diagnostics);
    for (name, service) in deployed(project) {
        report_order(project, (name, service), diagnostics);
    }
}

fn report_inactive(application: &Application, diagnostics: &mut Diagnostics) {
    let Some(first) = application.inactive.first() else { return };
    let names: Vec<String> =
        application.inactive.iter().map(|service| format!("`{}`", service.service)).collect();
    let message = format!("left out because none of their profiles is active: {}", names.join(", "));
    diagnostics.push(
        Diagnostic::new(shared::PROFILE_INACTIVE, first.place.clone(), message)
            .help("activate a profile with `--profile NAME`"),
    );
}

fn report_providers(project: &Project, diagnostics: &mut Diagnostics) {
    for (key, service) in &project.services {
        let Some(provider) = &service.provider else { continue };
        let kind = provider.kind.as_deref().unwrap_or("");
        let message =
            format!("`{}` is run by the program `{kind}` and not by a container; it is left out", key.text);
        let warning = Diagnostic::new(shared::PROVIDER_UNSUPPORTED, service.origin.key("provider"), message);
        let dependants = deployed(project).filter(|(_, other)| other.depends_on.get(&key.text).is_some());
        let dependants: Vec<String> = dependants.map(|(name, _)| format!("`{name}`")).collect();
        diagnostics.push(match dependants.as_slice() {
            [] => warning,
            names => warning.help(format!("set the variables that it would give to {}", names.join(", "))),
        });
    }
}

/// Says once that Swarm starts again what Compose leaves alone.
fn report_restarts(project: &Project, endings: &Endings<'_>, diagnostics: &mut Diagnostics) {
    let silent = |service: &Service| {
        let policy = service.deploy.as_ref().and_then(|deploy| deploy.restart_policy.as_ref());
        let mode = service.deploy.as_ref().and_then(|deploy| deploy.mode);
        service.restart.is_none() && policy.is_none() && !super::deploy::is_job(mode)
    };
    let ends = |name: &str, service: &Service| endings.of_service(name, service) != Ending::None;
    let silent = deployed(project).filter(|(name, service)| silent(service) && !ends(name, service));
    let names: Vec<&str> = silent.map(|(name, _)| name).collect();
    let Some(first) = names.first() else { return };
    let list: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    let message = format!("Swarm restarts tasks that end, where Compose does not: {}", list.join(", "));
    diagnostics.push(
        Diagnostic::new(codes::STACK_RESTART_DEFAULT, place(project, first), message)
            .help("say what is meant: `restart: \"no\"`, `on-failure` or `always`"),
    );
}

/// Says what a service will no longer wait for.
fn report_order(project: &Project, (name, service): (&str, &Service), diagnostics: &mut Diagnostics) {
    let mut edges = Vec::new();
    for (key, dependency) in &service.depends_on {
        if project.services.get(&key.text).is_none_or(|other| other.provider.is_some()) {
            continue;
        }
        match dependency.condition() {
            Condition::Started => edges.push(edge(name, &key.text, dependency)),
            Condition::Healthy => diagnostics.push(lost(name, (&key.text, dependency), "is healthy")),
            Condition::CompletedSuccessfully => {
                diagnostics.push(lost(name, (&key.text, dependency), "has completed"));
            }
        }
    }
    if !edges.is_empty() {
        let message = format!("all services start at once; this order is not kept: {}", edges.join(", "));
        diagnostics.push(Diagnostic::new(codes::STACK_START_ORDER, order_place(service), message));
    }
}

/// Where an order is written; links and shared namespaces mean one without saying it.
fn order_place(service: &Service) -> Place {
    service.origin.key("depends_on")
}

fn edge(name: &str, dependency: &str, options: &Dependency) -> String {
    let restarted = if options.restart == Some(true) { ", and restarts with it" } else { "" };
    let optional = if options.is_required() { "" } else { ", if it is there" };
    format!("`{name}` after `{dependency}`{optional}{restarted}")
}

fn lost(name: &str, (dependency, options): (&str, &Dependency), state: &str) -> Diagnostic {
    let restarted = if options.restart == Some(true) { " and will not restart with it" } else { "" };
    let optional = if options.is_required() { "" } else { ", even if it is there," };
    let message = format!("`{name}` will not wait until `{dependency}` {state}{optional}{restarted}");
    Diagnostic::new(codes::STACK_CONDITION_LOST, options.origin.whole(), message).help(format!(
        "`{name}` should end with an error while `{dependency}` is not ready: Swarm starts it again"
    ))
}
