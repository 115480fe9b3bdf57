//! The objects of an output: where in the files each of them stands, and which services it comes from.

use std::collections::BTreeSet;

use crate::conversion::{Conversion, Output};
use crate::diagnostic::Diagnostics;
use crate::diff::{chunks, texts, whole};
use crate::kubernetes::Object;
use crate::ordered::Ordered;
use crate::source::{Sources, Span};
use crate::swarm::document::Service;
use crate::swarm::{Stack, Text};
use crate::yaml::{Key, Node, parse};

/// One object of an output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The word for it: `Deployment/web`, as the source map says it; `services.web` for an entry of a stack.
    pub id: String,
    /// Its kind, such as `Deployment`; `service`, `network`, `volume`, `secret` or `config` in a stack.
    pub kind: String,
    /// Its name; in a stack, its key.
    pub name: String,
    /// The Compose services that it comes from, none if it is the whole project's.
    pub services: Vec<String>,
    /// The file, by its position in [`Conversion::files`].
    pub file: usize,
    /// Its first line, counted from 1.
    pub first: usize,
    /// Its last line.
    pub last: usize,
}

impl Conversion {
    /// Every object of the output in the order of the files; none if the project was refused.
    #[must_use]
    pub fn objects(&self) -> Vec<Item> {
        let texts = texts(&self.files);
        match &self.output {
            Output::None => Vec::new(),
            Output::Kubernetes(objects) => {
                let items = objects.iter().zip(ranges(&texts, objects.len()));
                items.map(|(object, lines)| self.item(object, lines)).collect()
            }
            Output::Swarm(stack) => entries(stack, &texts),
        }
    }

    fn item(&self, object: &Object, (file, first, last): Lines) -> Item {
        let named = (object.kind(), object.name().to_owned());
        let services = self.accounts.makers.get(&named).cloned().unwrap_or_default();
        let (kind, name) = (named.0.to_owned(), named.1);
        Item { id: format!("{kind}/{name}"), kind, name, services, file, first, last }
    }
}

/// A file by its position, and the first and the last line of something in it.
type Lines = (usize, usize, usize);

/// Where the objects of Kubernetes stand: one in each document, or all of them in one list.
fn ranges(texts: &Sources, count: usize) -> Vec<Lines> {
    let documents: Vec<Span> = chunks(texts).iter().map(|chunk| chunk.span()).collect();
    if documents.len() >= count {
        return documents.into_iter().filter_map(|span| lines(texts, span)).collect();
    }
    let list = root(texts);
    let items = list.as_ref().and_then(|list| list.get("items")).and_then(Node::as_sequence);
    items.into_iter().flatten().filter_map(|item| lines(texts, item.span)).collect()
}

/// The first document of the first file.
fn root(texts: &Sources) -> Option<Node> {
    let (file, source) = texts.iter().next()?;
    parse(&source.text, file, &mut Diagnostics::new()).into_iter().next()
}

fn lines(texts: &Sources, span: Span) -> Option<Lines> {
    let source = texts.get(span.file)?;
    let text = source.text.get(span.start as usize..span.end as usize)?.trim_end();
    let length = u32::try_from(text.len()).ok()?;
    let line = |offset| source.line_column(offset).line;
    let file = texts.iter().position(|(file, _)| file == span.file)?;
    Some((file, line(span.start), line(span.start + length.saturating_sub(1))))
}

/// The sections of a stack file, with the kind of what stands in each.
const SECTIONS: [(&str, &str); 5] = [
    ("services", "service"),
    ("networks", "network"),
    ("volumes", "volume"),
    ("secrets", "secret"),
    ("configs", "config"),
];

fn entries(stack: &Stack, texts: &Sources) -> Vec<Item> {
    let root = root(texts);
    let mut items = Vec::new();
    for (section, kind) in SECTIONS {
        let entries = root.as_ref().and_then(|root| root.get(section)).and_then(Node::as_mapping);
        for (key, node) in entries.into_iter().flatten() {
            let Some((file, first, last)) = lines(texts, whole((Some(key), node))) else { continue };
            let services = makers(stack, section, key);
            let (id, kind, name) = (format!("{section}.{}", key.text), kind.to_owned(), key.text.clone());
            items.push(Item { id, kind, name, services, file, first, last });
        }
    }
    items
}

/// The Compose services of an entry: the one that it is, or those that use it.
fn makers(stack: &Stack, section: &str, key: &Key) -> Vec<String> {
    let made = stack.services.iter().filter(|(name, service)| uses(name, service, section, &key.text));
    let services: BTreeSet<&String> = made.map(|(_, service)| &service.compose).ordered_set();
    services.into_iter().cloned().collect()
}

fn uses(own: &str, service: &Service, section: &str, name: &str) -> bool {
    let mut files = if section == "secrets" { &service.secrets } else { &service.configs }.iter();
    match section {
        "services" => own == name,
        // One that names no network joins this one.
        "networks" if name == "default" && service.networks.is_empty() => true,
        "networks" => service.networks.contains_key(name),
        "volumes" => service.volumes.iter().any(|mount| is(mount.source.as_ref(), name)),
        _ => {
            files.any(|file| file.source.as_str() == name)
                || (section == "configs" && describes(service, name))
        }
    }
}

/// Whether a config describes the account of a service.
fn describes(service: &Service, config: &str) -> bool {
    service.credential_spec.as_ref().is_some_and(|spec| is(spec.config.as_ref(), config))
}

fn is(text: Option<&Text>, name: &str) -> bool {
    text.is_some_and(|text| text.as_str() == name)
}

#[cfg(test)]
mod tests;
