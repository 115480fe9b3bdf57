//! What stands at the wrong level of a document, and where it belongs.

mod text;

use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Place, Sources};
use crate::yaml::{Key, Mapping, Node, Value};

/// Reports what stands at the top of a document by mistake, and services that are only text.
pub(super) fn report(root: &mut Node, sources: &Sources, diagnostics: &mut Diagnostics) {
    manifest(root, diagnostics);
    services(root, diagnostics);
    text::services(root, sources, diagnostics);
}

/// Reports a file that was written for Kubernetes, and empties it: nothing else in it is worth a message.
fn manifest(root: &mut Node, diagnostics: &mut Diagnostics) {
    let Value::Mapping(entries) = &mut root.value else { return };
    let Some((key, _)) = entries.get_key_value("apiVersion").filter(|_| entries.contains_key("kind")) else {
        return;
    };
    let message = "this is a Kubernetes manifest, not a Compose file";
    let diagnostic = Diagnostic::new(codes::MISPLACED, Place::new("apiVersion", key.span), message);
    diagnostics.push(diagnostic.help("name the Compose file with `-f`; a manifest needs no conversion"));
    entries.clear();
}

/// Reports services that stand at the top of the file, and reads on as if they stood below `services`: what else
/// there is to say about them, and about those that need them, is true all the same.
fn services(root: &mut Node, diagnostics: &mut Diagnostics) {
    let span = root.span;
    let Value::Mapping(entries) = &mut root.value else { return };
    let (found, rest): (Mapping, Mapping) =
        std::mem::take(entries).into_iter().partition(|(key, node)| looks_like_service(key, node));
    *entries = rest;
    if found.is_empty() {
        return;
    }
    let first = !entries.contains_key("services");
    found.keys().for_each(|name| diagnostics.push(misplaced(name, first)));
    let services = entries.entry(Key::new("services", span)).or_insert_with(|| Node::mapping(span));
    for (name, service) in found {
        if let Some(services) = services.as_mapping_mut() {
            services.entry(name).or_insert(service);
        }
    }
}

fn misplaced(name: &Key, first: bool) -> Diagnostic {
    let message = format!("the service `{name}` stands at the top of the file, and not below `services:`");
    let diagnostic = Diagnostic::new(codes::MISPLACED, Place::new(name.text.clone(), name.span), message);
    diagnostic.help(if first {
        "write a first line `services:` and indent all services by two spaces"
    } else {
        "move it below `services:` and indent it like the other services"
    })
}

fn looks_like_service(key: &str, node: &Node) -> bool {
    let known =
        ["services", "networks", "volumes", "secrets", "configs", "models", "include", "name", "version"];
    let is_service = ["image", "build"].iter().any(|key| node.get(key).is_some());
    is_service && !known.contains(&key) && !key.starts_with("x-")
}
