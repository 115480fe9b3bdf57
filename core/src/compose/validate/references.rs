//! Whether every name that a service uses is defined, and every secret and config has a source.

use crate::application::Application;
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics, nearest};
use crate::model::{FileReference, MountType, NetworkMode, Project, Service};
use crate::source::{Place, Span};
use crate::yaml::Key;
use crate::yaml::decode::{Map, Origin};

/// A use of a name that should be defined somewhere.
struct Use<'a> {
    kind: &'static str,
    section: &'static str,
    name: &'a str,
    place: Place,
}

pub(super) fn check(name: &Key, service: &Service, application: &Application, diagnostics: &mut Diagnostics) {
    let project = &application.project;
    for (index, mount) in service.volumes.iter().enumerate() {
        let source = mount.source.as_deref().filter(|source| !source.is_empty());
        if let (MountType::Volume, Some(source)) = (mount.kind(), source) {
            let place =
                Place { path: format!("services.{name}.volumes[{index}]"), ..mount.origin.value("source") };
            let found = Use { kind: "volume", section: "volumes", name: source, place };
            defined(&found, &project.volumes, name, diagnostics);
        }
    }
    for network in service.networks.0.keys() {
        let place = Place::new(format!("services.{name}.networks.{network}"), network.span);
        let found = Use { kind: "network", section: "networks", name: network, place };
        defined(&found, &project.networks, name, diagnostics);
    }
    for model in service.models.0.keys() {
        let place = Place::new(format!("services.{name}.models.{model}"), model.span);
        defined(
            &Use { kind: "model", section: "models", name: model, place },
            &project.models,
            name,
            diagnostics,
        );
    }
    let build_secrets = service.build.iter().flat_map(|build| &build.secrets);
    for reference in service.secrets.iter().chain(build_secrets) {
        defined(&file_use("secret", "secrets", reference), &project.secrets, name, diagnostics);
    }
    for reference in &service.configs {
        defined(&file_use("config", "configs", reference), &project.configs, name, diagnostics);
    }
    services(name, service, application, diagnostics);
}

fn file_use<'a>(kind: &'static str, section: &'static str, reference: &'a FileReference) -> Use<'a> {
    Use { kind, section, name: &reference.source, place: reference.origin.value("source") }
}

fn defined<T>(found: &Use<'_>, map: &Map<T>, service: &Key, diagnostics: &mut Diagnostics) {
    if map.get(found.name).is_some() {
        return;
    }
    let Use { kind, section, name, place } = found;
    let message = format!("the service `{service}` uses the {kind} `{name}`, which is not defined");
    let diagnostic = Diagnostic::new(codes::UNDEFINED_REFERENCE, place.clone(), message);
    let define = match *kind {
        "volume" if name.contains('/') => format!("for a folder of the project write `./{name}`"),
        _ => format!("define it at the end of the file: `{section}:` and below it `{name}:`"),
    };
    diagnostics.push(suggested(diagnostic, name, map.0.keys(), place.span).help(define));
}

pub(super) fn suggested<'a>(
    diagnostic: Diagnostic,
    name: &str,
    known: impl Iterator<Item = &'a Key>,
    span: Option<Span>,
) -> Diagnostic {
    let near = nearest(name, known.map(|key| key.text.as_str()));
    match (near, span) {
        (Some(near), Some(span)) if covers(span, name) => {
            diagnostic.fix(format!("did you mean `{near}`?"), span, near)
        }
        (Some(near), _) => diagnostic.help(format!("did you mean `{near}`?")),
        (None, _) => diagnostic,
    }
}

/// The services that there are, as far as a line has room for them.
fn listed<'a>(names: impl Iterator<Item = &'a Key>) -> String {
    const SHOWN: usize = 8;
    let mut names: Vec<String> = names.take(SHOWN + 1).map(|name| format!("`{name}`")).collect();
    if names.len() > SHOWN {
        names.truncate(SHOWN);
        names.push("…".to_owned());
    }
    format!("the services of this project are {}", names.join(", "))
}

/// Whether a span is the name itself and not a short form that contains it.
fn covers(span: Span, name: &str) -> bool {
    usize::try_from(span.end - span.start).is_ok_and(|length| length == name.len())
}

/// The services that a service names: dependencies, written or implied.
fn services(name: &Key, service: &Service, application: &Application, diagnostics: &mut Diagnostics) {
    let project = &application.project;
    for (other, dependency) in &service.depends_on {
        if project.services.get(other).is_some() {
            continue;
        }
        let inactive = application.inactive.iter().find(|inactive| inactive.service == other.text);
        if inactive.is_some() && !dependency.is_required() {
            continue;
        }
        let place = Place::new(format!("services.{name}.depends_on.{other}"), other.span);
        diagnostics.push(if let Some(inactive) = inactive {
            let message = format!("the service `{name}` needs `{other}`, which no active profile starts");
            let profile = inactive.profiles.first().map_or("", String::as_str);
            let help = format!("activate it with `--profile {profile}`, or write `required: false`");
            Diagnostic::new(codes::UNDEFINED_REFERENCE, place, message).help(help)
        } else {
            let message = format!("the service `{name}` needs the service `{other}`, which does not exist");
            let diagnostic = Diagnostic::new(codes::UNDEFINED_REFERENCE, place, message);
            let known = listed(project.services.0.keys());
            suggested(diagnostic, other, project.services.0.keys(), Some(other.span)).help(known)
        });
    }
    if service.network_mode == Some(NetworkMode::Service(name.text.clone())) {
        let message = format!("the service `{name}` cannot share its own network");
        let place = service.origin.value("network_mode");
        diagnostics.push(Diagnostic::new(codes::INVALID_VALUE, place, message));
    }
}

/// Whether each secret and config has exactly one source.
pub(super) fn sources(project: &Project, diagnostics: &mut Diagnostics) {
    for (name, secret) in &project.secrets {
        let given = [("file", secret.file.is_some()), ("environment", secret.environment.is_some())];
        if secret.is_external() {
            continue;
        }
        if secret.driver.is_some() && given.iter().all(|(_, given)| !given) {
            let message = format!("Docker Compose takes the secret `{name}` from a file or a variable only");
            let place = secret.origin.key("driver");
            diagnostics.push(Diagnostic::new(codes::SECRET_DRIVER, place, message).label("Swarm takes it"));
        } else {
            diagnostics.extend(one_source(&secret.origin, "secret", name, &given));
        }
    }
    for (name, config) in &project.configs {
        let given = [
            ("file", config.file.is_some()),
            ("environment", config.environment.is_some()),
            ("content", config.content.is_some()),
        ];
        if !config.is_external() {
            diagnostics.extend(one_source(&config.origin, "config", name, &given));
        }
    }
    for (name, volume) in &project.volumes {
        if volume.is_external() && volume.driver.is_some() {
            let message = format!("the volume `{name}` exists already, so its `driver` cannot be chosen");
            let place = volume.origin.key("driver");
            let help = "keep either `external: true` or `driver`";
            diagnostics.push(Diagnostic::new(codes::CONTRADICTION, place, message).help(help));
        }
    }
}

fn one_source(origin: &Origin, kind: &str, name: &Key, given: &[(&str, bool)]) -> Option<Diagnostic> {
    let written: Vec<&str> = given.iter().filter(|(_, given)| *given).map(|(key, _)| *key).collect();
    let all: Vec<String> = given.iter().map(|(key, _)| format!("`{key}`")).collect();
    let message = match written.as_slice() {
        [_] => return None,
        [] => format!("the {kind} `{name}` does not say where its content comes from"),
        _ => format!("the {kind} `{name}` says in two ways where its content comes from"),
    };
    let span = origin.span.unwrap_or(name.span);
    let place = Place::new(format!("{kind}s.{name}"), if written.is_empty() { name.span } else { span });
    let help = format!("write one of {}, or `external: true` if it exists already", all.join(", "));
    Some(Diagnostic::new(codes::CONTENT_SOURCE, place, message).help(help))
}
