//! Who names whom as a host, and what becomes of names that Kubernetes cannot have.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::environment::Variable;
use super::names::Names;
use super::references::{self, Index, Occurrence};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::{names as syntax, place};
use crate::model::{Project, Service, Test};
use crate::options::kubernetes::RewriteHosts;
use crate::ordered::Ordered;
use crate::source::Place;
use crate::yaml::decode::Origin;

/// A text of a service that may name other services.
struct Text<'t> {
    value: &'t str,
    holder: Holder<'t>,
}

/// What holds a text.
#[derive(Clone, Copy)]
enum Holder<'t> {
    Variable(&'t Variable),
    /// A key of the service.
    Key(&'t Origin, &'static str),
}

impl Text<'_> {
    fn place(&self) -> Place {
        match self.holder {
            Holder::Variable(variable) => variable.place.clone(),
            Holder::Key(origin, key) => origin.value(key),
        }
    }
}

/// A service that names another one, with the port if the text says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Reference {
    pub(crate) from: String,
    pub(crate) to: String,
    pub(crate) port: Option<u16>,
    pub(crate) place: Place,
}

/// The texts of a service.
fn texts<'t>(service: &'t Service, variables: &'t [Variable]) -> Vec<Text<'t>> {
    let variables =
        variables.iter().map(|variable| Text { value: &variable.value, holder: Holder::Variable(variable) });
    let words = |key: &'static str, words: &'t [String]| {
        words.iter().map(move |value| Text { value, holder: Holder::Key(&service.origin, key) })
    };
    let command = service.command.as_ref().map_or(&[][..], |command| command.0.as_slice());
    let entrypoint = service.entrypoint.as_ref().map_or(&[][..], |command| command.0.as_slice());
    let test = match service.healthcheck.as_ref().and_then(|check| check.test.as_ref()) {
        Some(Test::Command(words) | Test::Shell(words)) => words.as_slice(),
        Some(Test::None) | None => &[],
    };
    variables
        .chain(words("command", command))
        .chain(words("entrypoint", entrypoint))
        .chain(words("healthcheck", test))
        .collect()
}

/// Where a text names a service, a whole host variable included.
fn occurrences(text: &Text<'_>, name: &str, variables: &[Variable]) -> Vec<Occurrence> {
    let variable = match text.holder {
        Holder::Variable(variable) if text.value == name => Some(&variable.name),
        Holder::Variable(_) | Holder::Key(..) => None,
    };
    match variable.and_then(|variable| references::port_variable(variable)) {
        Some(sibling) => {
            let port = variables.iter().find(|variable| variable.name.eq_ignore_ascii_case(&sibling));
            let port = port.and_then(|variable| variable.value.parse().ok());
            vec![Occurrence { start: 0, host: true, port }]
        }
        None => references::occurrences(text.value, name),
    }
}

/// All references between services.
pub(crate) fn references(project: &Project, variables: &IndexMap<&str, Vec<Variable>>) -> Vec<Reference> {
    let mut found = Vec::new();
    let services = service_index(project);
    for (from, service) in &project.services {
        let variables = variables.get(from.text.as_str()).map_or(&[][..], Vec::as_slice);
        for text in texts(service, variables) {
            let named = services.named(text.value).into_iter();
            for (to, _) in named.filter_map(|position| project.services.0.get_index(position)) {
                let hosts = occurrences(&text, &to.text, variables).into_iter().filter(|found| found.host);
                found.extend(hosts.map(|occurrence| Reference {
                    from: from.text.clone(),
                    to: to.text.clone(),
                    port: occurrence.port,
                    place: text.place(),
                }));
            }
        }
    }
    found
}

/// The services whose own texts name them as hosts.
pub(crate) fn name_themselves(references: &[Reference]) -> BTreeSet<&str> {
    references
        .iter()
        .filter(|reference| reference.from == reference.to)
        .map(|own| own.to.as_str())
        .ordered_set()
}

/// All services by their keys.
fn service_index(project: &Project) -> Index {
    Index::new(project.services.iter().map(|(key, _)| key.text.as_str()))
}

/// The ports by which references show services: the first of those by the service itself, and the first of all.
pub(crate) struct UsedPorts<'r>(BTreeMap<(&'r str, Option<&'r str>), u16>);

impl<'r> UsedPorts<'r> {
    pub(crate) fn new(references: &'r [Reference]) -> Self {
        let mut ports = BTreeMap::new();
        let with_port = references.iter().filter_map(|reference| Some((reference, reference.port?)));
        for (Reference { from, to, .. }, port) in with_port {
            ports.entry((to.as_str(), Some(from.as_str()))).or_insert(port);
            ports.entry((to.as_str(), None)).or_insert(port);
        }
        Self(ports)
    }

    /// The port of a service that another one uses, or else anybody.
    pub(crate) fn port(&self, from: &str, to: &str) -> Option<u16> {
        self.0.get(&(to, Some(from))).or_else(|| self.0.get(&(to, None))).copied()
    }
}

/// Services whose names had to change by more than the case of letters.
#[derive(Debug, Default)]
pub(crate) struct Renamed {
    /// The old names and the new ones.
    names: Vec<(String, String)>,
    old: Index,
    /// Whether texts keep the old names, by the user's wish.
    kept: bool,
}

impl Renamed {
    pub(crate) fn new(names: &Names, rewrite: RewriteHosts) -> Self {
        // A name that a Service can have stays one, beside the new name that the user has chosen.
        let impossible = |key: &str| syntax::service(key).is_none_or(|name| name != key.to_ascii_lowercase());
        let changed = names.services.iter().filter(|(key, _)| impossible(key));
        let names: Vec<_> = changed.map(|(key, name)| (key.clone(), name.clone())).collect();
        let old = Index::new(names.iter().map(|(old, _)| old.as_str()));
        Self { names, old, kept: rewrite == RewriteHosts::Off }
    }

    /// The old and new names that a text has.
    fn named(&self, text: &str) -> impl Iterator<Item = &(String, String)> {
        self.old.named(text).into_iter().filter_map(|position| self.names.get(position))
    }

    /// A text with the new names in place of the old ones, where they are hosts.
    pub(crate) fn text<'t>(&self, text: &'t str) -> Cow<'t, str> {
        let names = self.named(text).filter(|_| !self.kept);
        names.fold(Cow::Borrowed(text), |text, (old, new)| references::replace(&text, old, new).into())
    }

    /// The value of a variable with the new names.
    pub(crate) fn value<'t>(&'t self, variable: &str, value: &'t str) -> Cow<'t, str> {
        let whole = self.old.position(value).and_then(|position| self.names.get(position));
        match whole.filter(|_| !self.kept && references::port_variable(variable).is_some()) {
            Some((_, new)) => Cow::Borrowed(new),
            None => self.text(value),
        }
    }

    /// Says where names changed, and where they cannot be changed.
    pub(crate) fn report(
        &self,
        project: &Project,
        variables: &IndexMap<&str, Vec<Variable>>,
        diagnostics: &mut Diagnostics,
    ) {
        let services = service_index(project);
        for (key, service) in &project.services {
            let variables = variables.get(key.text.as_str()).map_or(&[][..], Vec::as_slice);
            for text in texts(service, variables) {
                for renamed in self.named(text.value) {
                    let found = occurrences(&text, &renamed.0, variables);
                    self.report_found((&text, renamed), &found, diagnostics);
                }
                report_containers(project, &text, &services, diagnostics);
            }
        }
        self.report_configs(project, diagnostics);
    }

    fn report_found(
        &self,
        (text, (old, new)): (&Text<'_>, &(String, String)),
        found: &[Occurrence],
        diagnostics: &mut Diagnostics,
    ) {
        let inside = described(text);
        let is_changed = |found: &Occurrence| found.host && !self.kept;
        if found.iter().any(is_changed) {
            let message = format!("the host `{old}` became `{new}` in {inside}");
            diagnostics.push(
                Diagnostic::new(codes::HOST_REFERENCE_REWRITTEN, text.place(), message)
                    .help("`--rewrite-hosts off` leaves texts as they are"),
            );
        }
        if !found.iter().all(is_changed) {
            let broken = broken(old, new, text.place(), &inside);
            let is_kept = found.iter().any(|found| found.host) && self.kept;
            let help = "leave `--rewrite-hosts` at `auto` to have hosts changed";
            diagnostics.push(if is_kept { broken.help(help) } else { broken });
        }
    }

    /// Says which configs of services have old names.
    fn report_configs(&self, project: &Project, diagnostics: &mut Diagnostics) {
        let services = project.services.iter().flat_map(|(_, service)| &service.configs);
        let used: BTreeSet<&str> = services.map(|reference| reference.source.as_str()).ordered_set();
        for (key, config) in project.configs.iter().filter(|(key, _)| used.contains(key.text.as_str())) {
            for (old, new) in self.named(config.content.as_deref().unwrap_or("")) {
                let place = config.origin.value("content");
                diagnostics.push(broken(old, new, place, &format!("the config `{}`", key.text)));
            }
        }
    }
}

fn broken(old: &str, new: &str, place: Place, inside: &str) -> Diagnostic {
    let message = format!("{inside} says `{old}`; if that is the service, its name is now `{new}`");
    Diagnostic::new(codes::HOST_REFERENCE_BROKEN, place, message)
        .help(format!("name the service `{new}` in the whole Compose file if it is meant as a host"))
}

/// Says where a text names containers of services as Docker Compose calls them.
fn report_containers(project: &Project, text: &Text<'_>, services: &Index, diagnostics: &mut Diagnostics) {
    if !text.value.contains(&project.name) {
        return;
    }
    let mut found = BTreeSet::new();
    for word in references::words(text.value) {
        let Some(rest) = word.strip_prefix(project.name.as_str()) else { continue };
        for separator in ['-', '_'] {
            let service = rest.strip_prefix(separator).and_then(|rest| rest.strip_suffix('1'));
            let service = service.and_then(|rest| rest.strip_suffix(separator));
            let position = service.and_then(|service| services.position(service));
            found.extend(position.zip(service).map(|(position, service)| (position, separator, service)));
        }
    }
    for (_, separator, service) in found {
        let container = format!("{}{separator}{service}{separator}1", project.name);
        let message =
            format!("{} names the container `{container}`, which has no name on Kubernetes", described(text));
        diagnostics.push(
            Diagnostic::new(codes::HOST_REFERENCE_BROKEN, text.place(), message)
                .help(format!("use the name of the service, `{service}`")),
        );
    }
}

fn described(text: &Text<'_>) -> String {
    match text.holder {
        Holder::Variable(variable) => format!("`{}`", variable.name),
        Holder::Key(..) => "the command".to_owned(),
    }
}

/// Adds the ports that services use of each other without their being listed.
pub(crate) fn infer_ports(
    references: &[Reference],
    ports: &mut IndexMap<&str, super::ports::Ports>,
    diagnostics: &mut Diagnostics,
) {
    for reference in references {
        let (Some(port), Some(ports)) = (reference.port, ports.get_mut(reference.to.as_str())) else {
            continue;
        };
        if ports.declares(port, crate::model::Protocol::Tcp) {
            continue;
        }
        if !ports.declared.is_empty() {
            let Reference { from, to, .. } = reference;
            let message = format!("`{from}` uses port {port} of `{to}`, which does not list it; it is added");
            diagnostics.push(
                Diagnostic::new(codes::PORT_INFERRED, reference.place.clone(), message)
                    .help(format!("write `expose: [\"{port}\"]` for `{to}`")),
            );
        }
        ports.infer(port);
    }
}

/// The place of the name of a service.
pub(crate) fn service_place(project: &Project, key: &str) -> Place {
    project
        .services
        .0
        .get_key_value(key)
        .map_or_else(Place::default, |(key, service)| Place::new(service.origin.path.clone(), key.span))
}

/// The place of an entry of `depends_on`.
pub(crate) fn dependency_place(service: &Service, on: &str) -> Place {
    service.depends_on.0.get_key_value(on).map_or_else(
        || service.origin.key("depends_on"),
        |(key, _)| place::entry(&service.origin, "depends_on", key),
    )
}
