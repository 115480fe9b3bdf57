//! Mappings with known keys.

use super::{Decode, Decoder, Extensions};
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Help, listed, nearest};
use crate::source::{Place, Span};
use crate::yaml::{Key, Mapping, Node, Value};

/// Where a mapping and each of its keys were written. Plays no part in comparisons.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    /// The dotted path of the mapping, such as `services.web`.
    pub path: String,
    /// The range of the mapping; absent if no file wrote it.
    pub span: Option<Span>,
    keys: Vec<Written>,
}

#[derive(Debug, Clone)]
struct Written {
    name: &'static str,
    key: Span,
    value: Span,
}

impl Origin {
    /// The place of a key of this mapping; of the mapping itself if the key was not written.
    #[must_use]
    pub fn key(&self, name: &str) -> Place {
        Place { path: self.path_of(name), span: self.written(name).map_or(self.span, |key| Some(key.key)) }
    }

    /// The place of the value of a key; of the mapping itself if the key was not written.
    #[must_use]
    pub fn value(&self, name: &str) -> Place {
        let span = self.written(name).map_or(self.span, |key| Some(key.value));
        Place { path: self.path_of(name), span }
    }

    /// Where a key stands; the empty span if it was not written.
    pub(crate) fn span_of(&self, name: &str) -> Span {
        self.written(name).map(|key| key.key).unwrap_or_default()
    }

    /// The place of the whole mapping.
    #[must_use]
    pub fn whole(&self) -> Place {
        Place { path: self.path.clone(), span: self.span }
    }

    /// Whether a file wrote this key.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.written(name).is_some()
    }

    /// Whether the key itself stands in a file, and is not what a short form says without it.
    #[must_use]
    pub fn spells(&self, name: &str) -> bool {
        self.written(name).is_some_and(|key| key.key != key.value)
    }

    /// Makes the value of one key the place of another one, which no file spells because the first says the same.
    pub(crate) fn stand_in(&mut self, name: &'static str, written: &str) {
        if let Some(value) = self.written(written).map(|key| key.value) {
            self.keys.push(Written { name, key: value, value });
        }
    }

    fn written(&self, name: &str) -> Option<&Written> {
        self.keys.iter().find(|key| key.name == name)
    }

    /// The dotted path of a key of this mapping.
    #[must_use]
    pub fn path_of(&self, name: &str) -> String {
        if self.path.is_empty() { name.to_owned() } else { [self.path.as_str(), ".", name].concat() }
    }
}

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Whether a value says nothing, so that it is left out of the canonical form.
pub trait Absent {
    /// Whether it says nothing.
    fn is_absent(&self) -> bool;
}

impl<T> Absent for Option<T> {
    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<T> Absent for Vec<T> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Absent for bool {
    fn is_absent(&self) -> bool {
        !self
    }
}

/// The entries of a mapping while they are being taken out.
pub struct Fields {
    /// Those that nobody has taken yet.
    entries: Vec<Option<(Key, Node)>>,
    origin: Origin,
}

impl Fields {
    /// The entries of a node, unless it is no mapping.
    pub fn of(node: Node, known: &[&'static str], decoder: &mut Decoder<'_>) -> Option<Self> {
        let span = node.span;
        let Value::Mapping(entries) = node.value else {
            match node.as_str().and_then(|text| glued(text, known)) {
                Some(fixed) => decoder.report(lacks_blank(&fixed, decoder.place(span))),
                None => decoder.wrong_kind("a mapping", &node),
            }
            return None;
        };
        let origin = Origin { path: decoder.path().to_owned(), span: Some(span), keys: Vec::new() };
        Some(Self { entries: entries.into_iter().map(Some).collect(), origin })
    }

    /// Takes out one key; an absent or mistaken value is the type's default.
    pub fn take<T: Decode + Default>(&mut self, name: &'static str, decoder: &mut Decoder<'_>) -> T {
        let Some(node) = self.value(name) else { return T::default() };
        decoder.key(name, |decoder| T::decode(node, decoder)).unwrap_or_default()
    }

    /// Takes out the value of one key. A key without a value says nothing, wherever it stands.
    fn value(&mut self, name: &'static str) -> Option<Node> {
        // Most of the keys that a mapping may have are absent, and hashing each name costs more than a look.
        let is_meant = |entry: &Option<(Key, Node)>| entry.as_ref().is_some_and(|(key, _)| key.text == name);
        let (key, node) = self.entries.iter_mut().find(|entry| is_meant(entry))?.take()?;
        self.origin.keys.push(Written { name, key: key.span, value: node.span });
        (!node.is_null()).then_some(node)
    }

    /// Takes out the extensions (`x-…`), reports the keys that are left, and tells where everything stood.
    pub fn finish(self, known: &[&'static str], decoder: &mut Decoder<'_>) -> (Origin, Extensions) {
        let is_extension = |(key, _): &(Key, Node)| key.text.starts_with("x-");
        let left = self.entries.into_iter().flatten();
        let (extensions, others): (Mapping, Mapping) = left.partition(is_extension);
        for (key, value) in &others {
            let place = decoder.key(&key.text, |decoder| decoder.place(key.span));
            let path = decoder.steps().collect();
            let unknown = Unknown {
                path,
                key,
                value,
                known,
                vocabulary: decoder.vocabulary(),
                origin: &self.origin,
                alone: others.len() == 1,
            };
            let diagnostic = unknown_key(&unknown, place, (decoder.advise)(&unknown));
            decoder.report(diagnostic);
        }
        (self.origin, Extensions(extensions))
    }
}

/// A known key and its value, from a text that lacks the blank after the colon.
fn glued(text: &str, known: &[&'static str]) -> Option<String> {
    let (key, value) = text.split_once(':')?;
    (known.contains(&key) && !value.is_empty()).then(|| format!("{key}: {value}"))
}

fn lacks_blank(fixed: &str, place: Place) -> Diagnostic {
    let span = place.span.unwrap_or_default();
    Diagnostic::new(codes::WRONG_TYPE, place, "a space is missing after the colon")
        .label("YAML reads this as one word")
        .fix("write the space", span, fixed)
}

/// A key that its mapping does not know, and what stands around it.
pub struct Unknown<'a> {
    /// The steps to the mapping; a step of a list has the number of its item.
    pub path: Vec<&'a str>,
    /// The key.
    pub key: &'a Key,
    /// Its value.
    pub value: &'a Node,
    /// The keys that the mapping knows.
    pub known: &'a [&'static str],
    /// Who knows them.
    pub vocabulary: &'static str,
    /// Where the mapping and its known keys stand.
    pub origin: &'a Origin,
    /// Whether it is the only unknown key of the mapping.
    pub alone: bool,
}

/// Somebody who may know what is meant by a key.
pub type Advise = fn(&Unknown<'_>) -> Option<Help>;

fn unknown_key(unknown: &Unknown<'_>, place: Place, advice: Option<Help>) -> Diagnostic {
    let key = unknown.key;
    let at = match unknown.path.last() {
        Some(inside) => format!("in `{inside}`"),
        None => "at the top of a file".to_owned(),
    };
    let message = format!("`{}` is not a key that {} knows {at}", key.text, unknown.vocabulary);
    let diagnostic = Diagnostic::new(codes::UNKNOWN_KEY, place, message);
    match (advice, nearest(&key.text, unknown.known.iter().copied())) {
        (Some(Help { text, edits }), _) => diagnostic.edits(text, edits),
        (None, Some(near)) => diagnostic.fix(format!("did you mean `{near}`?"), key.span, near),
        (None, None) => diagnostic.help(format!("known keys here: {}", listed(unknown.known))),
    }
}
