//! Trees to types, with every mistake reported and none of them fatal.
//!
//! A type says how it is read by implementing [`Decode`]; a mapping is read field by field through
//! [`Fields`], which at the end reports the keys that nobody took.

mod collections;
mod fields;
mod scalars;

pub use collections::{Extensions, Map, OneOrMany, Spanned};
pub use fields::{Absent, Fields, Origin};
pub use scalars::{Int, Number, Text};

use super::Node;
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Place, Span};

/// A type that can be read from a tree.
pub trait Decode: Sized {
    /// The value, or nothing after a diagnostic has said why.
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self>;
}

/// Where decoding is, and whom to tell.
pub struct Decoder<'d> {
    path: String,
    diagnostics: &'d mut Diagnostics,
}

impl<'d> Decoder<'d> {
    /// A decoder at the root of a project.
    pub fn new(diagnostics: &'d mut Diagnostics) -> Self {
        Self { path: String::new(), diagnostics }
    }

    /// The dotted path of what is being read.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The place of a node that is being read.
    #[must_use]
    pub fn place(&self, span: Span) -> Place {
        Place::new(self.path.clone(), span)
    }

    /// Adds a message.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    /// Says that a value has the wrong kind, such as a list where a word belongs.
    pub fn wrong_kind(&mut self, expected: &str, node: &Node) {
        let place = self.place(node.span);
        let name = self.name();
        let message = format!("`{name}` must be {expected}, not {}", node.kind());
        let diagnostic = Diagnostic::new(codes::WRONG_TYPE, place, message);
        self.diagnostics.push(match advice(expected, name) {
            Some(advice) => diagnostic.help(advice),
            None => diagnostic,
        });
    }

    /// Says that a value of the right kind means nothing here.
    pub fn invalid(&mut self, span: Span, message: impl Into<String>) {
        let place = self.place(span);
        self.diagnostics.push(Diagnostic::new(codes::INVALID_VALUE, place, message));
    }

    /// The last step of the path, as a person would call it.
    #[must_use]
    pub fn name(&self) -> &str {
        let step = self.path.rsplit_once('.').map_or(self.path.as_str(), |(_, last)| last);
        if step.is_empty() { "the file" } else { step }
    }

    /// Reads what stands under a key.
    pub fn key<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        if length > 0 {
            self.path.push('.');
        }
        self.path.push_str(key);
        let value = read(self);
        self.path.truncate(length);
        value
    }

    /// Reads an item of a list.
    pub fn item<T>(&mut self, index: usize, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.path.extend(["[", &index.to_string(), "]"]);
        let value = read(self);
        self.path.truncate(length);
        value
    }
}

/// What to write where something else was expected.
fn advice(expected: &str, name: &str) -> Option<String> {
    match expected {
        "a mapping" => {
            Some(format!("write lines of the form `key: value` below `{name}:`, indented further"))
        }
        "a list" => Some(format!("write items below `{name}:`, each on its own line after `- `")),
        "text" | "one word" => {
            Some("write one value; put it in quotes if it looks like something else".to_owned())
        }
        "true or false" => Some("write `true` or `false`, without quotes".to_owned()),
        "a number" | "a whole number" => Some("write digits, without quotes and without a unit".to_owned()),
        _ => None,
    }
}

impl<T: Decode> Decode for Option<T> {
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        if node.is_null() { Some(None) } else { T::decode(node, decoder).map(Some) }
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        T::decode(node, decoder).map(Box::new)
    }
}
