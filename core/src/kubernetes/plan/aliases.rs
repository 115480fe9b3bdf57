//! Further names of services: aliases, links, container names and host names.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::names::Names;
use crate::Application;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::{names, place};
use crate::model::{NetworkMode, Project, Service};
use crate::ordered::Ordered;
use crate::source::Place;

/// Further names and the services that answer to them.
#[derive(Debug, Default)]
pub(crate) struct Aliases {
    users: IndexMap<String, Vec<String>>,
    of: BTreeMap<String, Vec<String>>,
}

impl Aliases {
    fn add(&mut self, name: String, service: String) {
        let names = self.of.entry(service.clone()).or_default();
        if !names.contains(&name) {
            names.push(name.clone());
            self.users.entry(name).or_default().push(service);
        }
    }

    /// The services that have a name, if they are several.
    pub(crate) fn sharing(&self, name: &str) -> Option<&[String]> {
        self.users.get(name).map(Vec::as_slice).filter(|users| users.len() > 1)
    }

    /// The names that several services have, with these services.
    pub(crate) fn shared(&self) -> impl Iterator<Item = (&String, &Vec<String>)> {
        self.users.iter().filter(|(_, users)| users.len() > 1)
    }

    /// The names of a service, and whether others have the name as well.
    pub(crate) fn of(&self, service: &str) -> impl Iterator<Item = (&str, bool)> {
        let shared = |name: &String| self.users.get(name).is_some_and(|users| users.len() > 1);
        self.of.get(service).into_iter().flatten().map(move |name| (name.as_str(), shared(name)))
    }
}

/// A further name as the file writes it.
struct Wanted {
    service: String,
    name: String,
    place: Place,
}

/// Every further name that becomes a Service.
pub(crate) fn aliases(application: &Application, taken: &Names, diagnostics: &mut Diagnostics) -> Aliases {
    let mut aliases = Aliases::default();
    report_unreachable(&application.project, diagnostics);
    let services: BTreeSet<&str> = taken.services.values().map(String::as_str).ordered_set();
    let old = old_names(&application.project, taken).into_iter();
    for wanted in old.chain(all(&application.project)) {
        let lower = wanted.name.to_ascii_lowercase();
        if taken.service(&wanted.service) == lower {
            continue;
        }
        let reason = if names::service(&lower).as_deref() != Some(lower.as_str()) {
            "names of Services consist of lower-case letters, digits and `-`"
        } else if services.contains(lower.as_str()) {
            "another service has this name"
        } else {
            aliases.add(lower, wanted.service);
            continue;
        };
        let message = format!("`{}` cannot be reached as `{}`: {reason}", wanted.service, wanted.name);
        diagnostics.push(
            Diagnostic::new(codes::ALIAS_SKIPPED, wanted.place, message)
                .help(format!("use the name `{}` in the other services", taken.service(&wanted.service))),
        );
    }
    aliases
}

/// Says of a service without a network that nobody can use the further names that it gives itself.
fn report_unreachable(project: &Project, diagnostics: &mut Diagnostics) {
    let apart = |service: &&Service| service.network_mode == Some(NetworkMode::None);
    for service in project.services.0.values().filter(apart) {
        for (name, place) in own(service) {
            let message = format!("`{name}` is a name for Docker alone: the service has no network");
            diagnostics.push(Diagnostic::new(codes::CLIENT_ONLY_KEY, place, message));
        }
    }
}

/// The Compose names of services that the user calls by another name on Kubernetes.
fn old_names(project: &Project, taken: &Names) -> Vec<Wanted> {
    let named = project.services.iter().filter(|(key, service)| has_name(service) && taken.knows(&key.text));
    let wanted = named.filter_map(|(key, service)| {
        let name = names::service(&key.text).filter(|name| name != taken.service(&key.text))?;
        let place = Place::new(service.origin.path.clone(), key.span);
        Some(Wanted { service: key.text.clone(), name, place })
    });
    wanted.collect()
}

fn has_name(service: &Service) -> bool {
    service.provider.is_none() && service.network_mode != Some(NetworkMode::None)
}

fn all(project: &Project) -> Vec<Wanted> {
    let mut found = Vec::new();
    for (key, service) in &project.services {
        if has_name(service) {
            let own = own(service).into_iter();
            found.extend(own.map(|(name, place)| Wanted { service: key.text.clone(), name, place }));
        }
    }
    for (_, service) in &project.services {
        for (index, link) in service.links.iter().enumerate() {
            let Some((target, alias)) = link.split_once(':') else { continue };
            let named = |service: &Service| service.network_mode != Some(NetworkMode::None);
            if project.services.get(target).is_some_and(named) {
                let place = place::item(&service.origin, "links", index, link.span);
                found.push(Wanted { service: target.to_owned(), name: alias.to_owned(), place });
            }
        }
    }
    found
}

/// The names that a service gives itself.
fn own(service: &Service) -> Vec<(String, Place)> {
    let mut found = Vec::new();
    for attachment in service.networks.0.values().flatten() {
        for (index, alias) in attachment.aliases.iter().enumerate() {
            found.push((alias.value.clone(), place::item(&attachment.origin, "aliases", index, alias.span)));
        }
    }
    if let Some(name) = service.container_name.as_ref().filter(|name| !name.is_empty()) {
        found.push((name.clone(), service.origin.value("container_name")));
    }
    let hostname = service.hostname.as_ref().filter(|name| names::is_label(&name.to_ascii_lowercase()));
    found.extend(hostname.map(|name| (name.clone(), service.origin.value("hostname"))));
    found
}
