//! Every key that stands in a text, in its order, also those that aliases and `<<` bring elsewhere.
//!
//! A tree has these keys where they count; an outline has them where they are written, each once.

use std::collections::BTreeMap;

use granit_parser::Event;

use super::parse::{byte_span, events};
use crate::source::{FileId, Span};

/// The keys of a text.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// The keys, each before those below it.
    pub(crate) keys: Vec<Written>,
    /// The items of lists, each with its path and where it starts.
    pub(crate) items: Vec<(String, Span)>,
    /// For each alias the key whose value has the anchor, and the key whose value is the alias, by number.
    pub(crate) aliases: Vec<(usize, usize)>,
}

/// One key where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Written {
    /// The key itself.
    pub(crate) text: String,
    /// Its dotted path in its own document, such as `services.web.ports[0].target`.
    pub(crate) path: String,
    /// Where it stands.
    pub(crate) span: Span,
    /// The number of the key in whose value it stands.
    pub(crate) parent: Option<usize>,
    /// Where the mapping starts that it is a key of.
    pub(crate) mapping: Span,
    /// What it holds.
    pub(crate) holds: Holds,
    /// Whether its value has the tag `!override`.
    pub(crate) overrides: bool,
}

/// What a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    /// Nothing, or `null`.
    Nothing,
    /// A single value.
    Scalar,
    /// A list of so many items.
    Items(usize),
    /// A mapping.
    Mapping,
    /// What an alias names.
    Alias,
}

/// The outline of a text; what follows a syntax error is not in it.
pub(crate) fn outline(text: &str, file: FileId) -> Outline {
    let mut reader = Reader { text, ..Reader::default() };
    for (event, span) in events(text).map_while(Result::ok) {
        reader.event(&event, byte_span(file, &span));
    }
    reader.outline
}

/// A mapping or a list that is open.
#[derive(Debug)]
struct Open {
    path: String,
    /// The key in whose value it stands.
    owner: Option<usize>,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// Where it starts, and the key whose value comes next.
    Mapping(Span, Option<usize>),
    /// How many items there were.
    List(usize),
}

/// Where a value stands.
struct Slot {
    path: String,
    owner: Option<usize>,
    /// Whether it is the whole value of its owner, and not an item of a list.
    whole: bool,
}

#[derive(Debug, Default)]
struct Reader<'t> {
    text: &'t str,
    open: Vec<Open>,
    anchors: BTreeMap<usize, usize>,
    outline: Outline,
}

impl Reader<'_> {
    fn event(&mut self, event: &Event<'_>, span: Span) {
        match event {
            Event::MappingEnd | Event::SequenceEnd => {
                self.open.pop();
            }
            Event::Scalar(text, ..) if self.wants_key() => self.key(text, span),
            Event::Alias(_) if self.wants_key() => {
                let text = self.text.get(span.start as usize..span.end as usize).unwrap_or("").to_owned();
                self.key(&text, span);
            }
            Event::Scalar(text, _, anchor, tag) => {
                let is_null = span.start == span.end || matches!(&**text, "~" | "null");
                let slot = self.slot(if is_null { Holds::Nothing } else { Holds::Scalar }, span);
                self.note(&slot, *anchor, tag.as_deref().is_some_and(|tag| tag.suffix() == "override"));
            }
            Event::SequenceStart(_, anchor, tag) => {
                let slot = self.slot(Holds::Items(0), span);
                self.note(&slot, *anchor, tag.as_deref().is_some_and(|tag| tag.suffix() == "override"));
                self.open.push(Open { path: slot.path, owner: slot.owner, kind: Kind::List(0) });
            }
            Event::MappingStart(_, anchor, tag) => {
                let slot = self.slot(Holds::Mapping, span);
                self.note(&slot, *anchor, tag.as_deref().is_some_and(|tag| tag.suffix() == "override"));
                self.open.push(Open { path: slot.path, owner: slot.owner, kind: Kind::Mapping(span, None) });
            }
            Event::Alias(anchor) => {
                let user = self.slot(Holds::Alias, span).owner;
                self.outline.aliases.extend(self.anchors.get(anchor).copied().zip(user));
            }
            _ => {}
        }
    }

    fn wants_key(&self) -> bool {
        self.open.last().is_some_and(|open| matches!(open.kind, Kind::Mapping(_, None)))
    }

    fn key(&mut self, text: &str, span: Span) {
        let number = self.outline.keys.len();
        let Some(Open { path, owner, kind: Kind::Mapping(mapping, key) }) = self.open.last_mut() else {
            return;
        };
        let path = if path.is_empty() { text.to_owned() } else { [path, ".", text].concat() };
        *key = Some(number);
        let written = Written {
            text: text.to_owned(),
            path,
            span,
            parent: *owner,
            mapping: *mapping,
            holds: Holds::Nothing,
            overrides: false,
        };
        self.outline.keys.push(written);
    }

    /// Where the next value stands, which then is taken.
    fn slot(&mut self, holds: Holds, span: Span) -> Slot {
        let Some(open) = self.open.last_mut() else {
            return Slot { path: String::new(), owner: None, whole: false };
        };
        match &mut open.kind {
            Kind::Mapping(_, key) => {
                let owner = key.take();
                let written = owner.and_then(|owner| self.outline.keys.get_mut(owner));
                let path = written.map_or_else(String::new, |written| {
                    written.holds = holds;
                    written.path.clone()
                });
                Slot { path, owner, whole: true }
            }
            Kind::List(count) => {
                let path = format!("{}[{count}]", open.path);
                self.outline.items.push((path.clone(), span));
                *count += 1;
                let (owner, count) = (open.owner, *count);
                let holder = owner.and_then(|owner| self.outline.keys.get_mut(owner));
                if let Some(Written { holds: Holds::Items(items), path: of, .. }) = holder
                    && *of == open.path
                {
                    *items = count;
                }
                Slot { path, owner, whole: false }
            }
        }
    }

    fn note(&mut self, slot: &Slot, anchor: usize, overrides: bool) {
        let Some(owner) = slot.owner else { return };
        if anchor > 0 {
            self.anchors.insert(anchor, owner);
        }
        if let Some(key) = self.outline.keys.get_mut(owner).filter(|_| slot.whole) {
            key.overrides = overrides;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Sources;

    #[test]
    fn every_key_is_listed_once_where_it_stands() {
        let text = "\
x-base: &base {restart: always}
services:
  web:
    <<: *base
    ports:
    - target: 80
    - '81'
    dns: !override [a, b]
    init:
---
name: b
";
        let mut sources = Sources::default();
        let file = sources.add("a", text);
        let outline = outline(text, file);
        let shown: Vec<_> = outline.keys.iter().map(|key| (key.path.as_str(), key.holds)).collect();
        let expected = [
            ("x-base", Holds::Mapping),
            ("x-base.restart", Holds::Scalar),
            ("services", Holds::Mapping),
            ("services.web", Holds::Mapping),
            ("services.web.<<", Holds::Alias),
            ("services.web.ports", Holds::Items(2)),
            ("services.web.ports[0].target", Holds::Scalar),
            ("services.web.dns", Holds::Items(2)),
            ("services.web.init", Holds::Nothing),
            ("name", Holds::Scalar),
        ];
        assert_eq!(shown, expected);
        assert_eq!(outline.aliases, [(0, 4)]);
        let key = |number: usize| &outline.keys[number];
        assert_eq!((sources.slice(key(6).span), key(6).parent), ("target", Some(5)));
        assert!(key(7).overrides && !key(5).overrides);
    }
}
