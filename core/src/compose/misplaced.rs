//! Keys that stand at the wrong level, and where they belong.

use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Place;
use crate::yaml::{Mapping, Node, Value};

/// Reports a file that was written for Kubernetes, and empties it: nothing else in it is worth a message.
pub(super) fn manifest(root: &mut Node, diagnostics: &mut Diagnostics) {
    let Value::Mapping(entries) = &mut root.value else { return };
    let Some((key, _)) = entries.get_key_value("apiVersion").filter(|_| entries.contains_key("kind")) else {
        return;
    };
    let message = "this is a Kubernetes manifest, not a Compose file";
    let diagnostic = Diagnostic::new(codes::MISPLACED, Place::new("apiVersion", key.span), message);
    diagnostics.push(diagnostic.help("name the Compose file with `-f`; a manifest needs no conversion"));
    entries.clear();
}

/// Reports services that stand at the top of the file, as in the first format of Compose, and takes them out.
pub(super) fn services(root: &mut Node, diagnostics: &mut Diagnostics) {
    let Value::Mapping(entries) = &mut root.value else { return };
    let found: Vec<String> = entries
        .iter()
        .filter(|(key, node)| looks_like_service(key, node))
        .map(|(key, _)| key.text.clone())
        .collect();
    let first = !found.is_empty() && !entries.contains_key("services");
    for name in &found {
        if let Some((key, _)) = entries.shift_remove_entry(name.as_str()) {
            let message =
                format!("the service `{name}` stands at the top of the file, and not below `services:`");
            let place = Place::new(name.clone(), key.span);
            let diagnostic = Diagnostic::new(codes::MISPLACED, place, message);
            let help = if first {
                "write a first line `services:` and indent all services by two spaces"
            } else {
                "move it below `services:` and indent it like the other services"
            };
            diagnostics.push(diagnostic.help(help));
        }
    }
    if first {
        // Nobody needs to hear as well that there are no services.
        entries.insert(
            crate::yaml::Key::new("services", root.span),
            Node::new(Value::Mapping(Mapping::new()), root.span),
        );
    }
}

fn looks_like_service(key: &str, node: &Node) -> bool {
    let known =
        ["services", "networks", "volumes", "secrets", "configs", "models", "include", "name", "version"];
    let is_service = ["image", "build"].iter().any(|key| node.get(key).is_some());
    is_service && !known.contains(&key) && !key.starts_with("x-")
}
