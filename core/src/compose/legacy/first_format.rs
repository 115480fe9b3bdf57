//! The first format: services at the top of the file, without `services:`, and volumes that nobody declares.

use super::{keys, named_volumes};
use crate::compose::schema::{PROJECT, SERVICE};
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Place;
use crate::yaml::{Key, Mapping, Node, Value};

/// Puts the services of a file in the first format below `services`, and declares their volumes.
pub(super) fn wrap(root: &mut Node, diagnostics: &mut Diagnostics) {
    let span = root.span;
    let Value::Mapping(entries) = &mut root.value else { return };
    if !is_first_format(entries) {
        return;
    }
    let (services, mut rest): (Mapping, Mapping) =
        std::mem::take(entries).into_iter().partition(|(key, _)| !stays(key));
    if let Some((first, _)) = services.first() {
        diagnostics.push(warning(first));
    }
    let volumes = volumes(&services);
    rest.insert(Key::new("services", span), Node::new(Value::Mapping(services), span));
    if !volumes.is_empty() {
        rest.insert(Key::new("volumes", span), Node::new(Value::Mapping(volumes), span));
    }
    *entries = rest;
}

/// Whether everything at the top of a file is a service, and the file claims no later format.
fn is_first_format(entries: &Mapping) -> bool {
    let version = entries.get("version").is_none_or(|version| match &version.value {
        Value::String(text) => matches!(text.as_str(), "1" | "1.0"),
        Value::Int(number) => *number == 1,
        _ => false,
    });
    let mut services = entries.iter().filter(|(key, _)| !stays(key)).peekable();
    version
        && services.clone().any(|(_, node)| has_origin(node))
        && services.all(|(key, node)| could_be_service(key, node))
}

/// Whether a key at the top means the same in all formats.
fn stays(key: &Key) -> bool {
    key.text == "version" || key.text.starts_with("x-")
}

fn has_origin(node: &Node) -> bool {
    ["image", "build", "extends"].iter().any(|key| node.get(key).is_some())
}

fn could_be_service(name: &Key, node: &Node) -> bool {
    let is_section = PROJECT.iter().any(|section| section.name == name.text);
    let knows = |key: &str| {
        SERVICE.iter().any(|known| known.name == key) || keys::is_old(key) || key.starts_with("x-")
    };
    let keys = node.as_mapping().filter(|entries| !entries.is_empty());
    !is_section && keys.is_some_and(|entries| entries.keys().all(|key| knows(&key.text)))
}

fn volumes(services: &Mapping) -> Mapping {
    let named = services.values().flat_map(named_volumes);
    named.map(|(name, span)| (Key::new(name, span), Node::mapping(span))).collect()
}

fn warning(first: &Key) -> Diagnostic {
    let message = "this file is in the first format of Compose, which had no `services:` above the services";
    let place = Place::new(format!("services.{first}"), first.span);
    Diagnostic::new(codes::LEGACY_FORMAT, place, message)
        .label("a service, read as if it stood below `services:`")
        .help("write a first line `services:` and indent all lines below it by two spaces")
}
