//! Whether the parts of a project fit together.

mod build;
mod container_names;
mod cycle;
mod mounts;
mod references;
mod required;
mod resources;
mod services;

use crate::application::Application;
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Place;
use crate::yaml::Key;

/// Checks a project as a whole and reports what does not fit.
pub(super) fn validate(application: &Application, diagnostics: &mut Diagnostics) {
    let project = &application.project;
    names(application, diagnostics);
    for (name, service) in &project.services {
        services::check(name, service, diagnostics);
        build::check(name, service, project, diagnostics);
        resources::check(name, service, diagnostics);
        required::check(service, diagnostics);
        mounts::check(name, service, diagnostics);
        references::check(name, service, application, diagnostics);
    }
    references::sources(project, diagnostics);
    required::models(project, diagnostics);
    container_names::check(project, diagnostics);
    cycle::check(project, diagnostics);
}

/// Reports a project in which no service is active: Compose reads it, and there is nothing to make of it.
pub(crate) fn some_service(application: &Application, diagnostics: &mut Diagnostics) {
    let project = &application.project;
    if !project.services.is_empty() {
        return;
    }
    let (message, help) = match application.inactive.first() {
        None => (
            "there is no service in this project".to_owned(),
            "a Compose file has `services:` with at least one service below it".to_owned(),
        ),
        Some(first) => {
            let profile = first.profiles.first().map_or("", String::as_str);
            let message = "every service of this project has a profile, and none of these is active";
            (message.to_owned(), format!("activate one, such as `--profile {profile}`"))
        }
    };
    let place = project.origin.key("services");
    diagnostics.push(Diagnostic::new(codes::NO_SERVICES, place, message).help(help));
}

fn names(application: &Application, diagnostics: &mut Diagnostics) {
    let project = &application.project;
    let all = [
        ("services", project.services.0.keys().collect::<Vec<_>>()),
        ("volumes", project.volumes.0.keys().collect()),
        ("secrets", project.secrets.0.keys().collect()),
        ("configs", project.configs.0.keys().collect()),
    ];
    for (section, keys) in all {
        for key in keys.into_iter().filter(|key| !is_name(key)) {
            let message = format!("`{key}` cannot be a name in `{section}`");
            let place = Place::new(format!("{section}.{key}"), key.span);
            let help = "names consist of letters, digits, `.`, `_` and `-`";
            diagnostics.push(Diagnostic::new(codes::INVALID_NAME, place, message).help(help));
        }
    }
}

fn is_name(key: &Key) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    !key.text.is_empty() && key.text.chars().all(allowed)
}
