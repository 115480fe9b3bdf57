//! Lists, maps with keys of the user's own, and values that keep their place.

use indexmap::IndexMap;
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{Absent, Decode, Decoder, Form};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::source::Span;
use crate::yaml::{Key, Mapping, Node, Value};

/// A value together with where it stands. The place plays no part in comparisons.
#[derive(Debug, Clone, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T> std::ops::Deref for Spanned<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T: Serialize> Serialize for Spanned<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.value.serialize(serializer)
    }
}

impl<T: Absent> Absent for Spanned<T> {
    fn is_absent(&self) -> bool {
        self.value.is_absent()
    }
}

impl<T: Decode> Decode for Spanned<T> {
    const FORM: Form = T::FORM;

    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let span = node.span;
        T::decode(node, decoder).map(|value| Self { value, span })
    }
}

impl<T: Decode> Decode for Vec<T> {
    const FORM: Form = Form::Items(&T::FORM);

    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let Value::Sequence(items) = node.value else {
            decoder.wrong_kind("a list", &node);
            return None;
        };
        Some(list(items, decoder))
    }
}

fn list<T: Decode>(items: Vec<Node>, decoder: &mut Decoder<'_>) -> Vec<T> {
    let decode = |(index, item)| decoder.item(index, |decoder| T::decode(item, decoder));
    items.into_iter().enumerate().filter_map(decode).collect()
}

/// A list that may be written as its only item.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct OneOrMany<T>(pub Vec<T>);

impl<T: Decode> Decode for OneOrMany<T> {
    const FORM: Form = Form::Items(&T::FORM);

    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match node.value {
            Value::Sequence(items) => Some(Self(list(items, decoder))),
            _ => T::decode(node, decoder).map(|only| Self(vec![only])),
        }
    }
}

impl<T: Serialize> Serialize for OneOrMany<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl<T> Absent for OneOrMany<T> {
    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T> std::ops::Deref for OneOrMany<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.0
    }
}

/// A mapping whose keys are the user's own, in document order.
#[derive(Debug, Clone, PartialEq)]
pub struct Map<T>(pub IndexMap<Key, T>);

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(IndexMap::new())
    }
}

impl<T> Map<T> {
    /// The value of a key.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&T> {
        self.0.get(key)
    }

    /// The entries in document order.
    #[must_use]
    pub fn iter(&self) -> indexmap::map::Iter<'_, Key, T> {
        self.0.iter()
    }

    /// Whether there is no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a, T> IntoIterator for &'a Map<T> {
    type Item = (&'a Key, &'a T);
    type IntoIter = indexmap::map::Iter<'a, Key, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

impl<T> Absent for Map<T> {
    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

impl<T: Decode> Decode for Map<T> {
    const FORM: Form = Form::Entries(&T::FORM);

    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let Value::Mapping(entries) = node.value else {
            match node.as_str().filter(|text| text.contains('=')) {
                Some(pair) => decoder.report(one_pair(pair, node.span, decoder)),
                None => decoder.wrong_kind("a mapping", &node),
            }
            return None;
        };
        let decode = |(key, node): (Key, Node)| {
            let value = decoder.key(&key.text, |decoder| T::decode(node, decoder))?;
            Some((key, value))
        };
        let mut kept = IndexMap::with_capacity(entries.len());
        kept.extend(entries.into_iter().filter_map(decode));
        Some(Self(kept))
    }
}

/// `environment: COLOR=blue`, which is neither a list nor a mapping.
fn one_pair(pair: &str, span: Span, decoder: &Decoder<'_>) -> Diagnostic {
    let message = format!("`{}` must be a list or a mapping, not text", decoder.name());
    let diagnostic = Diagnostic::new(codes::WRONG_TYPE, decoder.place(span), message);
    if pair.contains(['"', '\\', '\n']) {
        return diagnostic.help("write each on a line of its own below, as `- NAME=value`");
    }
    let help = "write it as a list; further items go on lines of their own";
    diagnostic.fix(help, span, format!("[\"{pair}\"]"))
}

/// Maps are written sorted, so that the canonical form does not depend on the order of the files.
impl<T: Serialize> Serialize for Map<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Sorting keys alone is the same code for all maps.
        let mut keys: Vec<&Key> = self.0.keys().collect();
        keys.sort();
        serializer.collect_map(keys.into_iter().filter_map(|key| Some((key, self.0.get(key)?))))
    }
}

/// The `x-…` keys of a mapping, which keep whatever they hold.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Extensions(pub Mapping);

impl Absent for Extensions {
    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}

impl Serialize for Extensions {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (key, node) in &self.0 {
            map.serialize_entry(key, node)?;
        }
        map.end()
    }
}
