//! Taking one key out of a Compose file, or giving it another value, without caring how the file is laid out.
//!
//! The edits are made on trees. What comes out is YAML that no person would write (flow style on one line, with
//! the tags of the original), but the engine reads the same project in it.

use kompose_core::diagnostic::Diagnostics;
use kompose_core::source::Sources;
use kompose_core::yaml::{Node, Tag, Value, parse};

mod change;

pub use change::changes;

/// A step from a node to one below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// To the value of a key.
    Key(String),
    /// To an item of a list.
    Item(usize),
}

/// A way from the root of a document to a key or an item.
pub type Path = Vec<Step>;

/// The documents of a file; nothing if it is no YAML.
#[must_use]
pub fn documents(text: &str) -> Vec<Node> {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("edited", text);
    let documents = parse(text, file, &mut diagnostics);
    if diagnostics.has_errors() { Vec::new() } else { documents }
}

/// The ways to all keys and items below a node, each one after those below it.
#[must_use]
pub fn paths(node: &Node) -> Vec<Path> {
    let mut found = Vec::new();
    collect(node, &mut Vec::new(), &mut found);
    found
}

fn collect(node: &Node, here: &mut Path, found: &mut Vec<Path>) {
    for (step, child) in children(node) {
        here.push(step);
        collect(child, here, found);
        found.push(here.clone());
        here.pop();
    }
}

fn children(node: &Node) -> Vec<(Step, &Node)> {
    match &node.value {
        Value::Mapping(entries) => {
            entries.iter().map(|(key, value)| (Step::Key(key.text.clone()), value)).collect()
        }
        Value::Sequence(items) => {
            items.iter().enumerate().map(|(index, item)| (Step::Item(index), item)).collect()
        }
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_) => Vec::new(),
    }
}

/// How many keys or items a node has.
#[must_use]
pub fn width(node: &Node) -> usize {
    children(node).len()
}

/// The node at the end of a way.
#[must_use]
pub fn at<'a>(node: &'a Node, path: &[Step]) -> Option<&'a Node> {
    let Some((step, rest)) = path.split_first() else { return Some(node) };
    let child = match step {
        Step::Key(key) => node.get(key),
        Step::Item(index) => node.as_sequence()?.get(*index),
    };
    at(child?, rest)
}

fn at_mut<'a>(node: &'a mut Node, path: &[Step]) -> Option<&'a mut Node> {
    let Some((step, rest)) = path.split_first() else { return Some(node) };
    let child = match (step, &mut node.value) {
        (Step::Key(key), Value::Mapping(entries)) => entries.get_mut(key.as_str()),
        (Step::Item(index), Value::Sequence(items)) => items.get_mut(*index),
        _ => None,
    };
    at_mut(child?, rest)
}

/// The document without the key or item at the end of a way.
#[must_use]
pub fn without(document: &Node, path: &[Step]) -> Node {
    let mut document = document.clone();
    let Some((last, parents)) = path.split_last() else { return document };
    match (last, at_mut(&mut document, parents).map(|parent| &mut parent.value)) {
        (Step::Key(key), Some(Value::Mapping(entries))) => {
            entries.shift_remove(key.as_str());
        }
        (Step::Item(index), Some(Value::Sequence(items))) if *index < items.len() => {
            items.remove(*index);
        }
        _ => {}
    }
    document
}

/// The document with another value at the end of a way.
#[must_use]
pub fn with(document: &Node, path: &[Step], value: Value) -> Node {
    let mut document = document.clone();
    if let Some(node) = at_mut(&mut document, path) {
        node.value = value;
    }
    document
}

/// The way as a person writes it: `services.web.ports[0]`.
#[must_use]
pub fn describe(path: &[Step]) -> String {
    let words = path.iter().map(|step| match step {
        Step::Key(key) => format!(".{key}"),
        Step::Item(index) => format!("[{index}]"),
    });
    words.collect::<String>().trim_start_matches('.').to_owned()
}

/// Documents as text again.
#[must_use]
pub fn text(documents: &[Node]) -> String {
    let mut text = String::new();
    for document in documents {
        text.push_str("---\n");
        write(document, &mut text);
        text.push('\n');
    }
    text
}

fn write(node: &Node, text: &mut String) {
    text.push_str(match node.tag {
        Some(Tag::Reset) => "!reset ",
        Some(Tag::Override) => "!override ",
        Some(Tag::Replaced) | None => "",
    });
    match &node.value {
        Value::Null => text.push_str("null"),
        Value::Bool(value) => text.push_str(if *value { "true" } else { "false" }),
        Value::Int(value) => text.push_str(&value.to_string()),
        Value::Float(value) => text.push_str(&float(*value)),
        Value::String(value) => text.push_str(&quoted(value)),
        Value::Sequence(_) => between(node, ['[', ']'], text),
        Value::Mapping(_) => between(node, ['{', '}'], text),
    }
}

fn between(node: &Node, [open, close]: [char; 2], text: &mut String) {
    text.push(open);
    for (index, (step, child)) in children(node).into_iter().enumerate() {
        if index > 0 {
            text.push_str(", ");
        }
        if let Step::Key(key) = step {
            text.push_str(&quoted(&key));
            text.push_str(": ");
        }
        write(child, text);
    }
    text.push(close);
}

fn float(value: f64) -> String {
    if value.is_nan() {
        ".nan".to_owned()
    } else if value.is_infinite() {
        if value > 0.0 { ".inf".to_owned() } else { "-.inf".to_owned() }
    } else {
        format!("{value:?}")
    }
}

/// Text in double quotes, with escapes that YAML shares with JSON.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "services:\n  web:\n    image: nginx\n    ports: [\"80\", 81]\n    x: !reset null\n";

    fn path(text: &str) -> Path {
        let steps = text.split('.').map(|step| match step.parse() {
            Ok(index) => Step::Item(index),
            Err(_) => Step::Key(step.to_owned()),
        });
        steps.collect()
    }

    #[test]
    fn text_keeps_types_and_tags() {
        let documents = documents(FILE);
        assert_eq!(
            text(&documents),
            "---\n{\"services\": {\"web\": {\"image\": \"nginx\", \"ports\": [\"80\", 81], \
             \"x\": !reset null}}}\n"
        );
        assert_eq!(super::documents(&text(&documents)), documents);
    }

    #[test]
    fn every_key_and_item_has_a_way_and_parents_come_last() {
        let document = documents(FILE).remove(0);
        let found: Vec<String> = paths(&document).iter().map(|path| describe(path)).collect();
        assert_eq!(
            found,
            [
                "services.web.image",
                "services.web.ports[0]",
                "services.web.ports[1]",
                "services.web.ports",
                "services.web.x",
                "services.web",
                "services"
            ]
        );
    }

    #[test]
    fn keys_and_items_go_and_values_change() {
        let document = documents("a: {b: [1, 2], c: d}\n").remove(0);
        let shown = |node: Node| text(&[node]);
        assert_eq!(shown(without(&document, &path("a.b.0"))), "---\n{\"a\": {\"b\": [2], \"c\": \"d\"}}\n");
        assert_eq!(shown(without(&document, &path("a.b"))), "---\n{\"a\": {\"c\": \"d\"}}\n");
        let other = with(&document, &path("a.c"), Value::Bool(true));
        assert_eq!(shown(other), "---\n{\"a\": {\"b\": [1, 2], \"c\": true}}\n");
        assert_eq!(without(&document, &path("a.x.y")), document);
    }
}
