//! The fields in which two documents differ.

use super::Document;
use crate::source::Span;
use crate::yaml::{Key, Mapping, Node, Value};

/// One field that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// Its path in the object, such as `/spec/replicas` or `/spec/template/spec/containers/[name=web]/image`.
    pub pointer: String,
    /// What it was, on one line; nothing if it was not there.
    pub before: Option<String>,
    /// What it is; nothing if it is gone.
    pub after: Option<String>,
}

/// What stands for a value that nobody may see.
const HIDDEN: &str = "<secret>";

impl Field {
    /// The field with neither of its values.
    pub(super) fn without_values(self) -> Self {
        let hidden = |value: Option<String>| value.map(|_| HIDDEN.to_owned());
        Self { before: hidden(self.before), after: hidden(self.after), ..self }
    }
}

/// The fields in which a document differs from an earlier one.
pub(super) fn fields(before: &Document<'_>, after: &Document<'_>) -> Vec<Field> {
    let (Some(old), Some(new)) = (&before.root, &after.root) else {
        return vec![Field { pointer: String::new(), before: None, after: None }];
    };
    let is_secret = [old, new].iter().any(|root| root.get("kind").and_then(Node::as_str) == Some("Secret"));
    let mut found = Vec::new();
    differences(old, new, &mut Vec::new(), &mut |pointer, before, after| {
        let field = Field { pointer: pointer.concat(), before: before.map(shown), after: after.map(shown) };
        found.push(if is_secret { field.without_values() } else { field });
    });
    found
}

fn shown((_, node): Entry<'_>) -> String {
    serde_json::to_string(node).unwrap_or_default()
}

/// A value, with its key if it has one of its own.
pub(crate) type Entry<'a> = (Option<&'a Key>, &'a Node);

/// What is told of a field: its pointer, and what both sides have.
type Found<'f, 'n> = dyn FnMut(&[String], Option<Entry<'n>>, Option<Entry<'n>>) + 'f;

/// The range of an entry, key and all.
pub(crate) fn whole((key, node): Entry<'_>) -> Span {
    key.map_or(node.span, |key| Span { start: key.span.start, ..node.span })
}

/// Calls back for each field that differs, with its pointer and what both sides have.
pub(crate) fn differences<'n>(
    before: &'n Node,
    after: &'n Node,
    pointer: &mut Vec<String>,
    found: &mut Found<'_, 'n>,
) {
    match (&before.value, &after.value) {
        (Value::Mapping(old), Value::Mapping(new)) => mappings(old, new, pointer, found),
        (Value::Sequence(old), Value::Sequence(new)) => lists(old, new, pointer, found),
        (old, new) if old == new => {}
        _ => found(pointer, Some((None, before)), Some((None, after))),
    }
}

fn mappings<'n>(
    before: &'n Mapping,
    after: &'n Mapping,
    pointer: &mut Vec<String>,
    found: &mut Found<'_, 'n>,
) {
    for (key, old) in before {
        pointer.push(format!("/{}", key.text.replace('~', "~0").replace('/', "~1")));
        match after.get(key.text.as_str()) {
            Some(new) => differences(old, new, pointer, found),
            None => found(pointer, Some((Some(key), old)), None),
        }
        pointer.pop();
    }
    for (key, new) in after.iter().filter(|(key, _)| !before.contains_key(key.text.as_str())) {
        pointer.push(format!("/{}", key.text.replace('~', "~0").replace('/', "~1")));
        found(pointer, None, Some((Some(key), new)));
        pointer.pop();
    }
}

fn lists<'n>(before: &'n [Node], after: &'n [Node], pointer: &mut Vec<String>, found: &mut Found<'_, 'n>) {
    let (old, new) = (names(before), names(after));
    for (item, name) in before.iter().zip(&old) {
        pointer.push(format!("/[{name}]"));
        match new.iter().position(|other| other == name).and_then(|at| after.get(at)) {
            Some(same) => differences(item, same, pointer, found),
            None => found(pointer, Some((None, item)), None),
        }
        pointer.pop();
    }
    for (item, name) in after.iter().zip(&new).filter(|(_, name)| !old.contains(name)) {
        pointer.push(format!("/[{name}]"));
        found(pointer, None, Some((None, item)));
        pointer.pop();
    }
}

/// The fields that name an item of a list, in the order in which they are looked for.
const NAMES: [&str; 9] =
    ["name", "mountPath", "target", "containerPort", "port", "key", "ip", "topologyKey", "path"];

/// What each item is called among its own: by a field of it, by its value, or by its position.
fn names(items: &[Node]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (position, item) in items.iter().enumerate() {
        let name = name(item).filter(|name| !names.contains(name));
        names.push(name.unwrap_or_else(|| position.to_string()));
    }
    names
}

fn name(item: &Node) -> Option<String> {
    let text = |node: &Node| match &node.value {
        Value::String(text) => Some(text.clone()),
        Value::Int(number) => Some(number.to_string()),
        Value::Null | Value::Bool(_) | Value::Float(_) | Value::Sequence(_) | Value::Mapping(_) => None,
    };
    match &item.value {
        Value::Mapping(entries) => {
            NAMES.iter().find_map(|field| Some(format!("{field}={}", text(entries.get(*field)?)?)))
        }
        Value::Null
        | Value::Bool(_)
        | Value::Int(_)
        | Value::Float(_)
        | Value::String(_)
        | Value::Sequence(_) => text(item),
    }
}
