//! Values of a document by their kind.

use std::collections::BTreeMap;

use crate::model::Duration;
use crate::ordered::Ordered;
use crate::swarm::document::Texts;
use crate::swarm::file::shape::number_of;
use crate::swarm::text::Text;
use crate::yaml::{Node, Value, scalar};

/// The entries of a mapping, if there is one.
pub(super) fn entries(node: Option<&Node>) -> impl Iterator<Item = (&str, &Node)> {
    let entries = node.and_then(Node::as_mapping).into_iter().flatten();
    entries.map(|(key, node)| (key.text.as_str(), node))
}

/// The items of a list, if there is one.
pub(super) fn items(node: Option<&Node>) -> &[Node] {
    node.and_then(Node::as_sequence).unwrap_or_default()
}

/// A text of a mapping.
pub(super) fn text(node: &Node, key: &str) -> Option<Text> {
    node.get(key).and_then(maybe_text)
}

/// A value as text, if it is no list and no mapping.
pub(super) fn maybe_text(node: &Node) -> Option<Text> {
    match &node.value {
        Value::String(text) => Some(Text::from(text.as_str())),
        Value::Int(number) => Some(Text::from(number.to_string())),
        Value::Float(number) => Some(Text::from(scalar::print_float(*number))),
        Value::Bool(truth) => Some(Text::from(truth.to_string())),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
    }
}

/// The value that the client reads: of a text that it made, what the text stands for.
fn meant(node: &Node) -> Value {
    number_of(node).unwrap_or_else(|| node.value.clone())
}

/// A whole number.
pub(super) fn number(node: &Node) -> Option<i64> {
    let Value::Int(number) = meant(node) else { return None };
    Some(number)
}

/// A number with places.
pub(super) fn fraction(node: &Node) -> Option<f64> {
    if let Value::Float(number) = meant(node) {
        return Some(number);
    }
    // The numbers of a stack file are small.
    number(node).and_then(|number| i32::try_from(number).ok()).map(f64::from)
}

/// A truth value.
pub(super) fn truth(node: &Node) -> Option<bool> {
    let Value::Bool(truth) = meant(node) else { return None };
    Some(truth)
}

/// A span of time of a mapping.
pub(super) fn duration(node: &Node, key: &str) -> Option<Duration> {
    node.get(key).and_then(Node::as_str).and_then(|text| Duration::parse(text).ok())
}

/// A text or a list of texts.
pub(super) fn words(node: Option<&Node>) -> Vec<Text> {
    match node.and_then(Node::as_sequence) {
        Some(items) => items.iter().filter_map(maybe_text).collect(),
        None => node.and_then(maybe_text).into_iter().collect(),
    }
}

/// Names with values that may be absent: a mapping, or a list of `NAME=VALUE`.
pub(super) fn pairs(node: Option<&Node>) -> BTreeMap<String, Option<Text>> {
    let listed = items(node).iter().filter_map(Node::as_str).map(|item| match item.split_once('=') {
        Some((name, value)) => (name.to_owned(), Some(Text::from(value))),
        None => (item.to_owned(), None),
    });
    let mapped = entries(node).map(|(name, value)| (name.to_owned(), maybe_text(value)));
    mapped.chain(listed).ordered_map()
}

/// Names with values: a mapping, or a list of `NAME=VALUE`.
pub(super) fn texts(node: Option<&Node>) -> Texts {
    pairs(node).into_iter().map(|(name, value)| (name, value.unwrap_or_default())).ordered_map()
}
