//! Secrets and configs, and who gets them. Their values are never looked at.

use super::{UNDEFINED, path, written};
use crate::application::Application;
use crate::graph::desk::{Desk, Part};
use crate::graph::{EdgeKind, NodeKind};
use crate::model::{FileReference, Service};

/// Adds the secrets and configs of the project.
pub(super) fn declare(application: &Application, desk: &mut Desk) {
    for (name, secret) in &application.project.secrets {
        let source = Source {
            is_external: secret.is_external(),
            outside: secret.name.as_deref(),
            file: secret.file.as_deref(),
            variable: secret.environment.as_deref(),
        };
        let detail = source.detail("secret", application);
        desk.node(Part::named(NodeKind::Secret, name, detail, written(name.span)));
    }
    for (name, config) in &application.project.configs {
        let source = Source {
            is_external: config.is_external(),
            outside: config.name.as_deref(),
            file: config.file.as_deref(),
            variable: config.environment.as_deref(),
        };
        let detail = source.detail("config", application);
        desk.node(Part::named(NodeKind::Config, name, detail, written(name.span)));
    }
}

/// Where a secret or a config comes from.
struct Source<'a> {
    is_external: bool,
    outside: Option<&'a str>,
    file: Option<&'a str>,
    variable: Option<&'a str>,
}

impl Source<'_> {
    fn detail(&self, kind: &str, application: &Application) -> String {
        match (self.file, self.variable) {
            _ if self.is_external => match self.outside {
                Some(outside) => format!("{kind}, external: {outside}"),
                None => format!("{kind}, external"),
            },
            (Some(file), _) => format!("{kind} from {}", path(application, file)),
            (None, Some(variable)) => format!("{kind} from ${variable}"),
            (None, None) => kind.to_owned(),
        }
    }
}

/// Connects a service with the secrets and configs that it gets, and with those that building it takes.
pub(super) fn give(at: usize, service: &Service, desk: &mut Desk) {
    for reference in &service.secrets {
        let secret = desk.known(NodeKind::Secret, &reference.source, UNDEFINED);
        desk.edge(EdgeKind::Secret, (at, secret), elsewhere(reference, "/run/secrets/"));
    }
    for reference in service.build.iter().flat_map(|build| &build.secrets) {
        let secret = desk.known(NodeKind::Secret, &reference.source, UNDEFINED);
        desk.edge(EdgeKind::Secret, (at, secret), "while it is built".to_owned());
    }
    for reference in &service.configs {
        let config = desk.known(NodeKind::Config, &reference.source, UNDEFINED);
        desk.edge(EdgeKind::Config, (at, config), elsewhere(reference, "/"));
    }
}

/// The path in the container, if it is another than the usual one.
fn elsewhere(reference: &FileReference, folder: &str) -> String {
    let target = reference.target.as_deref().unwrap_or_default();
    let is_usual = target.strip_prefix(folder).unwrap_or(target) == reference.source;
    if is_usual { String::new() } else { target.to_owned() }
}
