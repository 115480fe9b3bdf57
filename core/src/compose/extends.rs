//! `extends`: a service takes over what another one says.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::budget;
use super::layer::Loader;
use super::schema::{SERVICE, Shape};
use super::{merge, paths};
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, nearest};
use crate::source::{Place, Span};
use crate::yaml::{Node, Value};

/// Works in the services that services of a layer extend, in this file or in others.
pub(super) fn apply(mut layer: Node, path: &str, loader: &mut Loader<'_>) -> Node {
    let Some(services) = layer.get("services").and_then(Node::as_mapping) else { return layer };
    let extending: Vec<String> = services
        .iter()
        .filter(|(_, service)| service.get("extends").is_some())
        .map(|(name, _)| name.text.clone())
        .collect();
    let mut circles = BTreeSet::new();
    for name in extending {
        let resolved = Extension { loader: &mut *loader, chain: Vec::new(), circles: &mut circles }
            .resolve(&name, &layer, path);
        let services = layer.as_mapping_mut().and_then(|root| root.get_mut("services"));
        let slot =
            services.and_then(Node::as_mapping_mut).and_then(|services| services.get_mut(name.as_str()));
        loader.incomplete |= resolved.is_none();
        match (slot, resolved) {
            (Some(slot), Some(resolved)) => *slot = resolved,
            (Some(slot), None) => {
                slot.as_mapping_mut().and_then(|service| service.shift_remove("extends"));
            }
            (None, _) => {}
        }
    }
    layer
}

/// A link of a chain of extensions: a service of a file.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Link {
    service: String,
    file: String,
}

/// The work on one service, with the links that led to where it is.
struct Extension<'l, 'a> {
    loader: &'l mut Loader<'a>,
    chain: Vec<Link>,
    /// The links of the circles and of the ways without end that were found so far, each worth one message.
    circles: &'l mut BTreeSet<Link>,
}

impl Extension<'_, '_> {
    /// A service of a layer with everything that it extends.
    fn resolve(&mut self, name: &str, layer: &Node, path: &str) -> Option<Node> {
        let mut service = layer.get("services")?.get(name)?.clone();
        let Some(extends) = service.as_mapping_mut().and_then(|service| service.shift_remove("extends"))
        else {
            return Some(service);
        };
        let place = Place::new(format!("services.{name}.extends"), extends.span);
        self.chain.push(Link { service: name.to_owned(), file: path.to_owned() });
        let target = Target::of(&extends, path, &place, self.loader)?;
        let link = Link { service: target.service.clone(), file: target.file.clone() };
        if self.circles.contains(&link) {
            return None;
        }
        if self.chain.contains(&link) {
            self.loader.desk.diagnostics.push(cycle(&self.chain, &link, place));
            self.circles.extend(self.chain.drain(..));
            return None;
        }
        if self.chain.len() > budget::EXTENDS_DEPTH {
            self.loader.desk.diagnostics.push(too_long(place));
            self.circles.extend(self.chain.drain(..));
            return None;
        }
        let base = if target.file == path {
            self.base(&target, layer, &place)?
        } else {
            let place = Place { span: target.file_span.or(place.span), ..place.clone() };
            let other = other_file(&target.file, &place, self.loader)?;
            self.base(&target, &other, &place)?
        };
        Some(merge::merge(base, service, Shape::Object(SERVICE), self.loader.desk.diagnostics))
    }

    /// The service that is extended.
    fn base(&mut self, target: &Target, layer: &Node, place: &Place) -> Option<Node> {
        let services = layer.get("services").and_then(Node::as_mapping);
        if services.is_some_and(|services| services.contains_key(target.service.as_str())) {
            return self.resolve(&target.service, layer, &target.file);
        }
        let known = services.into_iter().flat_map(|services| services.keys()).map(|key| key.text.as_str());
        let message =
            format!("`{}` has no service `{}` to extend", Loader::shown(&target.file), target.service);
        let place = Place { span: Some(target.span), ..place.clone() };
        let diagnostic = Diagnostic::new(codes::EXTENDS, place, message);
        self.loader.desk.diagnostics.push(match nearest(&target.service, known) {
            Some(near) => diagnostic.fix(format!("did you mean `{near}`?"), target.span, near),
            None => diagnostic,
        });
        None
    }
}

/// What a service extends.
struct Target {
    service: String,
    file: String,
    span: Span,
    /// Where the file is named, if it is.
    file_span: Option<Span>,
}

impl Target {
    fn of(extends: &Node, path: &str, place: &Place, loader: &mut Loader<'_>) -> Option<Self> {
        let Some(service) = extends.get("service").and_then(Node::as_str) else {
            let message = "`extends` must name the service to extend";
            let diagnostic = Diagnostic::new(codes::EXTENDS, place.clone(), message);
            loader.desk.diagnostics.push(
                diagnostic.help("write `extends: {service: NAME}`, with `file: PATH` if it is elsewhere"),
            );
            return None;
        };
        let file_span = extends.get("file").map(|file| file.span);
        let file = extends.get("file").and_then(Node::as_str);
        let file = match file {
            Some(file) if paths::is_remote(file) => file.to_owned(),
            Some(file) => paths::join(&directory(loader, path), file),
            None => path.to_owned(),
        };
        let span = extends.get("service").map_or(extends.span, |node| node.span);
        Some(Self { service: service.to_owned(), file, span, file_span })
    }
}

/// Where the paths of `extends` start from: the project directory, or the folder of an extended file.
fn directory(loader: &Loader<'_>, path: &str) -> String {
    if loader.is_project_file(path) { loader.directory.clone() } else { paths::parent(path).to_owned() }
}

/// Another file of which a service is extended, prepared with paths of its own folder.
fn other_file(path: &str, place: &Place, loader: &mut Loader<'_>) -> Option<Rc<Node>> {
    if let Some(read) = loader.extended.get(path) {
        return Some(Rc::clone(read));
    }
    if paths::is_remote(path) {
        let message = format!("`{path}` is not on this machine, and kompose-rs reads no network");
        let diagnostic = Diagnostic::new(codes::REMOTE_FILE, place.clone(), message);
        loader.desk.diagnostics.push(diagnostic.help("download the file and name it by its path"));
        return None;
    }
    let (_, documents) = loader.read(path, place)?;
    let document = documents.into_iter().next()?;
    if !matches!(document.value, Value::Mapping(_)) {
        return None;
    }
    let prepared = Rc::new(loader.prepared(document, paths::parent(path)));
    loader.extended.insert(path.to_owned(), Rc::clone(&prepared));
    Some(prepared)
}

fn too_long(place: Place) -> Diagnostic {
    let message = format!("more than {} services extend each other in a row", budget::EXTENDS_DEPTH);
    Diagnostic::new(codes::EXTENDS, place, message).help("extend the last of them without the ones between")
}

fn cycle(chain: &[Link], last: &Link, place: Place) -> Diagnostic {
    let start = chain.iter().position(|link| link == last).unwrap_or(0);
    let links = chain.iter().skip(start).chain(std::iter::once(last));
    let way = super::chain::chain(
        links.map(|link| format!("`{}` of `{}`", link.service, Loader::shown(&link.file))),
    );
    let message = format!("these services extend each other in a circle: {way}");
    Diagnostic::new(codes::EXTENDS, place, message).help("one of them must stop extending the next")
}
