//! What everything is called: names that the user wrote come first, ours give way.

use std::collections::BTreeMap;

use indexmap::IndexMap;

use super::super::choices::Choices;
use super::super::names;
use crate::Application;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Service;
use crate::ordered::Ordered;
use crate::source::{Place, Span};
use crate::yaml::Key;
use crate::yaml::decode::{Map, Origin};

/// The names of services, volumes, secrets and configs by their Compose keys.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) services: IndexMap<String, String>,
    pub(crate) volumes: IndexMap<String, String>,
    pub(crate) secrets: IndexMap<String, String>,
    pub(crate) configs: IndexMap<String, String>,
}

impl Names {
    pub(crate) fn new(
        application: &Application,
        choices: &Choices<'_>,
        diagnostics: &mut Diagnostics,
    ) -> Self {
        let project = &application.project;
        Self {
            services: services(&project.services, choices, diagnostics),
            volumes: objects(&project.volumes, "volumes", diagnostics, |volume| Written {
                origin: &volume.origin,
                name: volume.name.as_deref(),
                external: volume.is_external(),
            }),
            secrets: objects(&project.secrets, "secrets", diagnostics, |secret| Written {
                origin: &secret.origin,
                name: secret.name.as_deref(),
                external: secret.is_external() || secret.driver.is_some(),
            }),
            configs: objects(&project.configs, "configs", diagnostics, |config| Written {
                origin: &config.origin,
                name: config.name.as_deref(),
                external: config.is_external(),
            }),
        }
    }

    /// Whether a service has a name.
    pub(crate) fn knows(&self, key: &str) -> bool {
        self.services.contains_key(key)
    }

    /// The Kubernetes name of a service.
    pub(crate) fn service<'a>(&'a self, key: &'a str) -> &'a str {
        self.services.get(key).map_or(key, String::as_str)
    }
}

/// The number of the second thing that wants a name.
const SECOND: usize = 2;

/// Names that are taken, so that a name of our own making becomes another one.
///
/// Each has the number to try next, so that a thousand equal wishes are not a million attempts.
#[derive(Debug, Default)]
pub(crate) struct Taken(BTreeMap<String, usize>);

impl Taken {
    pub(crate) fn of<'a>(names: impl IntoIterator<Item = &'a String>) -> Self {
        Self(names.into_iter().map(|name| (name.clone(), SECOND)).ordered_map())
    }

    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The name, with a number if it is taken.
    pub(crate) fn fresh(&mut self, name: &str) -> String {
        let mut free = name.to_owned();
        let mut number = self.0.get(name).copied().unwrap_or(SECOND);
        while self.0.contains_key(&free) {
            free = names::derive(name, &format!("-{number}"));
            number += 1;
        }
        self.0.insert(free.clone(), SECOND);
        self.0.insert(name.to_owned(), number);
        free
    }
}

fn services(
    services: &Map<Service>,
    choices: &Choices<'_>,
    diagnostics: &mut Diagnostics,
) -> IndexMap<String, String> {
    let mut unique = Unique::default();
    for (key, service) in services {
        let place = Place::new(service.origin.path.clone(), key.span);
        let chosen = choices.name(&key.text);
        let Some(name) = names::service(chosen.unwrap_or(&key.text)) else {
            diagnostics.push(empty(&key.text, place));
            continue;
        };
        if chosen.is_none() && service.provider.is_none() && name != key.text.to_ascii_lowercase() {
            let message =
                format!("`{}` is no name for a Kubernetes Service, so it becomes `{name}`", key.text);
            diagnostics.push(
                Diagnostic::new(codes::SERVICE_RENAMED, place.clone(), message).help(format!(
                    "name the service `{name}` in the Compose file to have one name everywhere"
                )),
            );
        }
        diagnostics.extend(unique.add(key, name, place));
    }
    unique.names
}

/// What the names of volumes, secrets and configs are made from.
struct Written<'a> {
    origin: &'a Origin,
    name: Option<&'a str>,
    external: bool,
}

fn objects<T>(
    map: &Map<T>,
    key: &str,
    diagnostics: &mut Diagnostics,
    written: impl Fn(&T) -> Written<'_>,
) -> IndexMap<String, String> {
    let mut unique = Unique::default();
    for (name, value) in map {
        let Written { origin, name: explicit, external } = written(value);
        let explicit = explicit.filter(|name| origin.has("name") && !name.is_empty());
        let place = Place::new(format!("{key}.{}", name.text), name.span);
        let text = explicit.unwrap_or(&name.text);
        let found = if external {
            external_name(text, &place, diagnostics)
        } else {
            names::label(text, names::LABEL)
        };
        match found {
            Some(found) if external => {
                unique.names.insert(name.text.clone(), found);
            }
            Some(found) => diagnostics.extend(unique.add(name, found, place)),
            None => diagnostics.push(empty(text, place)),
        }
    }
    unique.names
}

/// The name of something that exists already: as it is, wherever Kubernetes allows that.
fn external_name(text: &str, place: &Place, diagnostics: &mut Diagnostics) -> Option<String> {
    if names::is_subdomain(text) {
        return Some(text.to_owned());
    }
    let parts: Vec<String> = text.split('.').filter_map(|part| names::label(part, names::LABEL)).collect();
    let name = Some(parts.join(".")).filter(|name| !name.is_empty())?;
    let message = format!("Kubernetes cannot have an object named `{text}`; `{name}` is used instead");
    diagnostics.push(
        Diagnostic::new(codes::EXTERNAL_NAME_CHANGED, place.clone(), message)
            .help(format!("create the object in the cluster under the name `{name}`")),
    );
    Some(name)
}

fn empty(text: &str, place: Place) -> Diagnostic {
    Diagnostic::new(
        codes::NAME_EMPTY,
        place,
        format!("`{text}` has no letter or digit a name could be made of"),
    )
    .help("use letters, digits and `-`")
}

/// Names with the keys they come from.
#[derive(Default)]
struct Unique {
    names: IndexMap<String, String>,
    spans: IndexMap<String, (String, Span)>,
}

impl Unique {
    /// Adds a name, or says which other one it is like.
    fn add(&mut self, key: &Key, name: String, place: Place) -> Option<Diagnostic> {
        let taken = self.spans.get(&name).map(|(other, span)| {
            let message = format!("`{other}` and `{}` would both be called `{name}` on Kubernetes", key.text);
            Diagnostic::new(codes::NAME_COLLISION, place, message)
                .related(*span, format!("`{other}` is here"))
                .help("rename one of them")
        });
        self.spans.entry(name.clone()).or_insert_with(|| (key.text.clone(), key.span));
        self.names.insert(key.text.clone(), name);
        taken
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_wishes_get_numbers() {
        let mut taken = Taken::of([&"a".to_owned(), &"a-3".to_owned()]);
        let names = ["a", "b", "a-2", "a", "a", "b"].map(|name| taken.fresh(name));
        assert_eq!(names, ["a-2", "b", "a-2-2", "a-4", "a-5", "b-2"]);
    }
}
