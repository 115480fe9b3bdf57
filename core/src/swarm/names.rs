//! The names of services and networks: Swarm takes fewer than Compose.

use std::collections::BTreeMap;

use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Project, Service};
use crate::source::Place;

/// The name in the stack of each Compose service.
pub(super) type Names = BTreeMap<String, String>;

/// The services that are deployed: all but those that a program on the client's machine runs.
pub(super) fn deployed(project: &Project) -> impl Iterator<Item = (&str, &Service)> {
    let services = project.services.iter().map(|(key, service)| (key.text.as_str(), service));
    services.filter(|(_, service)| service.provider.is_none())
}

/// Where the name of a service is written.
pub(super) fn place(project: &Project, service: &str) -> Place {
    let path = format!("services.{service}");
    let span = project.services.0.get_key_value(service).map(|(key, _)| key.span);
    Place { path, span }
}

/// The names of all services that are deployed.
pub(super) fn names(project: &Project, diagnostics: &mut Diagnostics) -> Names {
    let mut names = Names::new();
    let mut taken: BTreeMap<String, &str> = BTreeMap::new();
    for (service, _) in deployed(project) {
        let name = name(service);
        let folded = name.to_ascii_lowercase();
        if let Some(other) = taken.get(&folded) {
            let message = format!("`{service}` and `{other}` would both be called `{name}` in Swarm");
            diagnostics.push(
                Diagnostic::new(codes::STACK_SERVICE_NAME, place(project, service), message)
                    .help("rename one of them; Swarm takes no dots, no `-` or `_` at the end, and tells no `A` from `a`"),
            );
        }
        if name != service {
            diagnostics.push(renamed(project, service, &name));
        }
        taken.entry(folded).and_modify(|first| *first = service.min(first)).or_insert(service);
        names.insert(service.to_owned(), name);
    }
    names
}

/// The name that Swarm takes.
pub(super) fn name(compose: &str) -> String {
    compose.replace('.', "-").trim_end_matches(['-', '_']).to_owned()
}

fn renamed(project: &Project, service: &str, name: &str) -> Diagnostic {
    let message = format!("service `{service}` becomes `{name}`; the old name is an alias of it");
    Diagnostic::new(codes::STACK_SERVICE_RENAMED, place(project, service), message)
}
