//! Checks of how an image is built.

use super::references::suggested;
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Build, Project, Service};
use crate::source::Place;
use crate::yaml::Key;

pub(super) fn check(name: &Key, service: &Service, project: &Project, diagnostics: &mut Diagnostics) {
    let Some(build) = &service.build else { return };
    if build.dockerfile_inline.is_some() && build.dockerfile.is_some() {
        let message = "`dockerfile` and `dockerfile_inline` exclude each other";
        let place = build.origin.key("dockerfile_inline");
        diagnostics.push(Diagnostic::new(codes::CONTRADICTION, place, message));
    }
    platforms(name, service, build, diagnostics);
    contexts(name, build, project, diagnostics);
}

/// What the service runs on must be among what is built.
fn platforms(name: &Key, service: &Service, build: &Build, diagnostics: &mut Diagnostics) {
    let Some(platform) = &service.platform else { return };
    if build.platforms.is_empty() || build.platforms.iter().any(|built| built.value == *platform) {
        return;
    }
    let message = format!("the service `{name}` runs on `{platform}`, and its image is not built for it");
    let diagnostic = Diagnostic::new(codes::CONTRADICTION, service.origin.value("platform"), message);
    let diagnostic = match build.origin.value("platforms").span {
        Some(span) => diagnostic.related(span, "what is built"),
        None => diagnostic,
    };
    diagnostics
        .push(diagnostic.help(format!("add `{platform}` to `build.platforms`, or take `platform` out")));
}

/// A context can be the image of another service, which then has to be built.
fn contexts(name: &Key, build: &Build, project: &Project, diagnostics: &mut Diagnostics) {
    for (context, value) in &build.additional_contexts {
        let Some(other) = value.strip_prefix("service:") else { continue };
        let path = format!("services.{name}.build.additional_contexts.{context}");
        let place = Place::new(path, context.span);
        match project.services.get(other) {
            Some(service) if service.build.is_some() => {}
            Some(_) => {
                let message = format!("the context `{context}` is the service `{other}`, which is not built");
                let diagnostic = Diagnostic::new(codes::INVALID_VALUE, place, message);
                let help = format!("name its image instead: `docker-image://…`, or give `{other}` a `build`");
                diagnostics.push(diagnostic.help(help));
            }
            None => {
                let message =
                    format!("the context `{context}` is the service `{other}`, which does not exist");
                let diagnostic = Diagnostic::new(codes::UNDEFINED_REFERENCE, place, message);
                diagnostics.push(suggested(diagnostic, other, project.services.0.keys(), None));
            }
        }
    }
}
