//! Shapes of values, and what in a document has another one.

use std::collections::BTreeSet;

use super::{Finding, Refuser};
use crate::diagnostic::codes::swarm as codes;
use crate::model::Duration;
use crate::yaml::{Field, Node, Tag, Value, scalar};

/// What a value can be.
#[derive(Debug, Clone, Copy)]
pub(super) enum Shape {
    /// Anything: the client does not look.
    Any,
    Null,
    Text,
    Boolean,
    Integer,
    /// An integer that is not negative.
    Natural,
    Number,
    /// A span of time as Go writes it.
    Duration,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// A list.
    Items(&'static Shape),
    /// A list without repetition.
    Each(&'static Shape),
    /// A mapping with names of the user's.
    Map(&'static Shape),
    /// A mapping whose names have letters, digits, `.`, `_` and `-` only.
    Names(&'static Shape),
    /// A mapping with certain keys.
    Keys(&'static Keys),
    /// The first of several that has the kind of the value.
    Either(&'static [Shape]),
}

/// The keys of a mapping.
#[derive(Debug)]
pub(super) struct Keys {
    /// Each key with its shape and the first version that knows it.
    pub(super) known: &'static [(&'static str, Shape, u8)],
    /// Keys that must be there.
    pub(super) required: &'static [&'static str],
    pub(super) others: Others,
}

/// What keys there can be beside the known ones.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Others {
    None,
    Extensions,
    Any,
}

/// A walk through a document of a version.
pub(super) struct Walk<'f> {
    pub(super) version: u8,
    pub(super) findings: &'f mut Vec<Finding>,
}

impl Walk<'_> {
    pub(super) fn value(&mut self, shape: &Shape, node: &Node, path: Field<'_>) {
        if !shape.has_kind_of(node) {
            return self.refuse(path, format!("must be {}, not {}", shape.words(), node.kind()));
        }
        match (shape, &node.value) {
            (Shape::Either(shapes), _) => {
                if let Some(shape) = shapes.iter().find(|shape| shape.has_kind_of(node)) {
                    self.value(shape, node, path);
                }
            }
            (Shape::Duration, Value::String(text)) if !is_duration(text) => {
                self.refuse(path, format!("`{text}` is not a span of time that Go reads"));
            }
            (Shape::Word(words), Value::String(text)) if !words.contains(&text.as_str()) => {
                self.refuse(path, format!("`{text}` is not one of {}", words.join(", ")));
            }
            (Shape::Natural, Value::Int(number)) if *number < 0 => {
                self.refuse(path, format!("{number} is negative"));
            }
            (Shape::Number, Value::Float(number)) if !number.is_finite() => {
                self.refuse(path, "is no number that JSON has".to_owned());
            }
            (Shape::Items(shape), Value::Sequence(items)) => self.items(shape, items, path),
            (Shape::Each(shape), Value::Sequence(items)) => {
                self.items(shape, items, path);
                self.no_repetition(items, path);
            }
            (Shape::Map(shape), Value::Mapping(entries)) => {
                for (key, node) in entries {
                    self.value(shape, node, path.key(&key.text));
                }
            }
            (Shape::Names(shape), Value::Mapping(entries)) => {
                for (key, node) in entries {
                    let path = path.key(&key.text);
                    if is_name(&key.text) {
                        self.value(shape, node, path);
                    } else {
                        self.refuse(path, "names have letters, digits, `.`, `_` and `-` only".to_owned());
                    }
                }
            }
            (Shape::Keys(keys), Value::Mapping(_)) => self.keys(keys, node, path),
            _ => {}
        }
    }

    fn items(&mut self, shape: &Shape, items: &[Node], path: Field<'_>) {
        for (index, item) in items.iter().enumerate() {
            self.value(shape, item, path.item(index));
        }
    }

    fn no_repetition(&mut self, items: &[Node], path: Field<'_>) {
        let mut seen = BTreeSet::new();
        let texts = items.iter().filter_map(|item| serde_json::to_string(item).ok());
        if !texts.into_iter().all(|text| seen.insert(text)) {
            self.refuse(path, "says the same twice".to_owned());
        }
    }

    fn keys(&mut self, keys: &Keys, node: &Node, path: Field<'_>) {
        for (key, node) in node.as_mapping().into_iter().flatten() {
            let path = path.key(&key.text);
            let known = keys.known.iter().find(|(name, ..)| *name == key.text);
            match known {
                Some((_, shape, since)) if *since <= self.version => self.value(shape, node, path),
                Some((_, _, since)) => self.refuse(path, format!("needs version 3.{since}")),
                None if keys.others.allow(&key.text) => {}
                None => self.refuse(path, "stack files have no such key".to_owned()),
            }
        }
        for key in keys.required.iter().filter(|key| node.get(key).is_none()) {
            self.refuse(path, format!("`{key}` is missing"));
        }
    }

    fn refuse(&mut self, path: Field<'_>, reason: String) {
        self.findings.push(Finding::new(codes::STACK_SCHEMA, Refuser::Schema, path, reason));
    }
}

impl Others {
    fn allow(self, key: &str) -> bool {
        match self {
            Self::None => false,
            Self::Extensions => key.starts_with("x-"),
            Self::Any => true,
        }
    }
}

impl Shape {
    /// Whether a value is of the right kind, whatever stands inside.
    fn has_kind_of(&self, node: &Node) -> bool {
        let meant = number_of(node);
        let value = meant.as_ref().unwrap_or(&node.value);
        match self {
            Self::Any => true,
            Self::Null => node.is_null(),
            Self::Text | Self::Duration | Self::Word(_) => matches!(node.value, Value::String(_)),
            Self::Boolean => matches!(value, Value::Bool(_)),
            Self::Integer | Self::Natural => matches!(value, Value::Int(_)),
            Self::Number => matches!(value, Value::Int(_) | Value::Float(_)),
            Self::Items(_) | Self::Each(_) => matches!(node.value, Value::Sequence(_)),
            Self::Map(_) | Self::Names(_) | Self::Keys(_) => matches!(node.value, Value::Mapping(_)),
            Self::Either(shapes) => shapes.iter().any(|shape| shape.has_kind_of(node)),
        }
    }

    fn words(&self) -> String {
        let word = match self {
            Self::Any => "anything",
            Self::Null => "nothing",
            Self::Text => "text",
            Self::Boolean => "true or false",
            Self::Integer | Self::Natural => "a whole number",
            Self::Number => "a number",
            Self::Duration => "a span of time as text",
            Self::Word(_) => "a word",
            Self::Items(_) | Self::Each(_) => "a list",
            Self::Map(_) | Self::Names(_) | Self::Keys(_) => "a mapping",
            Self::Either(shapes) => {
                return shapes.iter().map(Self::words).collect::<Vec<_>>().join(" or ");
            }
        };
        word.to_owned()
    }
}

/// The number or the truth value that a text stands for; only a text in which the client replaced variables can.
pub(super) fn number_of(node: &Node) -> Option<Value> {
    let text = node.as_str().filter(|_| node.tag == Some(Tag::Replaced))?;
    Some(scalar::resolve(text)).filter(|value| !matches!(value, Value::Null))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

/// Go knows neither days nor weeks.
fn is_duration(text: &str) -> bool {
    Duration::parse(text).is_ok() && !text.contains(['d', 'w'])
}
