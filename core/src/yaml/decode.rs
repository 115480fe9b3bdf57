//! Trees to types, with every mistake reported and none of them fatal.
//!
//! A type says how it is read by implementing [`Decode`]; a mapping is read field by field through
//! [`Fields`], which at the end reports the keys that nobody took.

mod collections;
mod fields;
mod form;
mod scalars;

pub use collections::{Extensions, Map, OneOrMany, Spanned};
pub use fields::{Absent, Advise, Fields, Origin, Unknown};
pub use form::{Form, Line};
pub use scalars::{Int, Number, Text};

use super::Node;
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Place, Span};

/// A type that can be read from a tree.
pub trait Decode: Sized {
    /// What a file writes for a value of this type.
    const FORM: Form = Form::Text;

    /// The value, or nothing after a diagnostic has said why.
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self>;
}

/// Where decoding is, and whom to tell.
pub struct Decoder<'d> {
    path: String,
    /// Where each key starts in the path; a key can have dots of its own.
    keys: Vec<usize>,
    advise: Advise,
    vocabulary: &'static str,
    diagnostics: &'d mut Diagnostics,
}

impl<'d> Decoder<'d> {
    /// A decoder at the root of a project.
    pub fn new(diagnostics: &'d mut Diagnostics) -> Self {
        Self { path: String::new(), keys: Vec::new(), advise: |_| None, vocabulary: "Compose", diagnostics }
    }

    /// The same with somebody who knows what else an unknown key could mean.
    #[must_use]
    pub fn advised(self, advise: Advise) -> Self {
        Self { advise, ..self }
    }

    /// A decoder of the value of `x-kubernetes`, whose keys are not those of Compose.
    pub(crate) fn of_extension(path: String, diagnostics: &'d mut Diagnostics) -> Self {
        let keys = vec![path.rfind('.').map_or(0, |dot| dot + 1)];
        Self { path, keys, advise: |_| None, vocabulary: "`x-kubernetes`", diagnostics }
    }

    /// Who knows the keys that are read.
    pub(super) fn vocabulary(&self) -> &'static str {
        self.vocabulary
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
        self.diagnostics.push(match advice(expected, name, node) {
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
        self.steps().last().unwrap_or("the file")
    }

    /// The steps of the path, each a key and perhaps the number of an item.
    fn steps(&self) -> impl Iterator<Item = &str> {
        let ends = self.keys.iter().skip(1).map(|next| next - 1).chain([self.path.len()]);
        self.keys.iter().zip(ends).filter_map(|(start, end)| self.path.get(*start..end))
    }

    /// Reads what stands under a key.
    pub fn key<T>(&mut self, key: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.enter(key);
        let value = read(self);
        self.leave(length);
        value
    }

    /// Goes down to a key; the answer leads back. Apart from `key`, so that there is one copy for all types.
    fn enter(&mut self, key: &str) -> usize {
        let length = self.path.len();
        if length > 0 {
            self.path.push('.');
        }
        self.keys.push(self.path.len());
        self.path.push_str(key);
        length
    }

    fn leave(&mut self, length: usize) {
        self.keys.pop();
        self.path.truncate(length);
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
fn advice(expected: &str, name: &str, node: &Node) -> Option<String> {
    match expected {
        "a list" if node.as_mapping().is_some_and(|entries| !entries.is_empty()) => Some(format!(
            "write each item below `{name}:` on its own line after a dash and a space{}",
            example(name, node).map_or_else(String::new, |item| format!(", such as `- {item}`"))
        )),
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

/// What `key: value` would be as an item of a list of short forms.
fn example(name: &str, node: &Node) -> Option<String> {
    let (key, value) = node.as_mapping()?.first()?;
    match &value.value {
        // A container listens on a port, whatever else it is called.
        _ if name == "expose" => Some(format!("\"{key}\"")),
        super::Value::Null => Some(format!("\"{key}\"")),
        super::Value::String(text) => Some(format!("\"{key}:{text}\"")),
        super::Value::Int(number) => Some(format!("\"{key}:{number}\"")),
        _ => None,
    }
}

impl<T: Decode> Decode for Option<T> {
    const FORM: Form = T::FORM;

    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        if node.is_null() { Some(None) } else { T::decode(node, decoder).map(Some) }
    }
}

impl<T: Decode> Decode for Box<T> {
    const FORM: Form = T::FORM;

    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        T::decode(node, decoder).map(Box::new)
    }
}
