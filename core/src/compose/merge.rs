//! The tree of a later file joins the tree of an earlier one.
//!
//! Both are canonical, so that three rules are enough: single values are replaced, mappings join, lists
//! append. The schema names the few keys that differ.

use super::schema::{Alone, Key, Merge, Shape};
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Place, Span};
use crate::yaml::{Key as Name, Mapping, Node, Tag, Value};

/// Joins a later tree into an earlier one, both of the same shape.
pub(super) fn merge(base: Node, over: Node, shape: Shape, diagnostics: &mut Diagnostics) -> Node {
    join(base, over, Line { shape, rule: Merge::ByKind }, &mut Join { path: Vec::new(), diagnostics })
}

/// Takes away what `!reset` tags, and the tags of what `!override` tags: what is left has nothing to join.
pub(super) fn settle(node: &mut Node) {
    if node.tag == Some(Tag::Override) {
        node.tag = None;
    }
    match &mut node.value {
        Value::Mapping(entries) => {
            entries.retain(|_, value| value.tag != Some(Tag::Reset));
            entries.values_mut().for_each(settle);
        }
        Value::Sequence(items) => {
            items.retain(|item| item.tag != Some(Tag::Reset));
            items.iter_mut().for_each(settle);
        }
        _ => {}
    }
}

/// What the schema says of the value of a key.
#[derive(Clone, Copy)]
struct Line {
    shape: Shape,
    rule: Merge,
}

struct Join<'d> {
    path: Vec<String>,
    diagnostics: &'d mut Diagnostics,
}

impl Join<'_> {
    /// Says that two values have no form in common, and goes on with the one that has the form that belongs there.
    fn refuse(&mut self, base: Node, over: Node) -> Node {
        let name = self.path.last().map_or("the file", String::as_str);
        let message =
            format!("`{name}` is {} in the earlier file and {} here", base.value.kind(), over.value.kind());
        let place = Place::new(self.path.join("."), over.span);
        let diagnostic = Diagnostic::new(codes::MERGE_CONFLICT, place, message);
        let help = "write it in the same form, or tag it `!override` to replace the earlier value";
        self.diagnostics.push(diagnostic.related(base.span, "the earlier value").help(help));
        if is_single(&base.value) { over } else { base }
    }
}

fn join(base: Node, over: Node, line: Line, scope: &mut Join<'_>) -> Node {
    let rule = line.rule;
    if over.tag == Some(Tag::Override) {
        return Node { tag: None, ..over };
    }
    if matches!(rule, Merge::Replace) || base.is_null() {
        return over;
    }
    if over.is_null() {
        return base;
    }
    let span = base.span;
    match (base.value, over.value, rule) {
        (Value::Mapping(base), Value::Mapping(over), Merge::SameDriver) if !same_driver(&base, &over) => {
            Node::new(Value::Mapping(over), span)
        }
        (Value::Mapping(base), Value::Mapping(over), _) => {
            Node::new(Value::Mapping(mappings(base, over, line, scope)), span)
        }
        (Value::Sequence(base), Value::Sequence(over), _) => {
            Node::new(Value::Sequence(sequences(base, over, rule, scope)), span)
        }
        (
            Value::Mapping(base),
            Value::String(text),
            Merge::Entries(alone @ (Alone::Unset | Alone::Empty)),
        ) => Node::new(Value::Mapping(with_item(base, &text, alone, over.span)), span),
        (base, value, _) if is_conflict(&base, &value, line.shape) => {
            scope.refuse(Node::new(base, span), Node::new(value, over.span))
        }
        (_, value, _) => Node::new(value, over.span),
    }
}

/// Whether two values have no form in common. A single value may become another one, unless keys or items belong there.
fn is_conflict(base: &Value, over: &Value, shape: Shape) -> bool {
    !is_single(base) || (!is_single(over) && !matches!(shape, Shape::Leaf))
}

fn is_single(value: &Value) -> bool {
    !matches!(value, Value::Mapping(_) | Value::Sequence(_))
}

fn mappings(mut base: Mapping, over: Mapping, line: Line, scope: &mut Join<'_>) -> Mapping {
    for (name, value) in over {
        if value.tag == Some(Tag::Reset) {
            base.shift_remove(name.text.as_str());
            continue;
        }
        match line.rule {
            Merge::Entries(_) => replace_entry(&mut base, name, value),
            Merge::Missing => add_missing(&mut base, name, value),
            Merge::ByKind
            | Merge::Replace
            | Merge::Unique(_)
            | Merge::Joined(_)
            | Merge::Distinct
            | Merge::SameDriver => {
                let below = below(line.shape, &name.text);
                scope.path.push(name.text.clone());
                join_entry(&mut base, name, |before| join(before, value, below, scope));
                scope.path.pop();
            }
        }
    }
    base
}

/// A word that stands where a list belongs counts as its only item.
fn with_item(mut base: Mapping, text: &str, alone: Alone, span: Span) -> Mapping {
    let (name, value) = match (text.split_once('='), alone) {
        (Some((name, value)), _) => (name, Value::String(value.to_owned())),
        (None, Alone::Empty) => (text, Value::String(String::new())),
        (None, Alone::Unset | Alone::Refused) => (text, Value::Null),
    };
    replace_entry(&mut base, Name::new(name, span), Node::new(value, span));
    base
}

/// An entry takes the place of the one with its name, key and all, and keeps its position.
fn replace_entry(base: &mut Mapping, name: Name, value: Node) {
    let tag = value.tag == Some(Tag::Override);
    let value = if tag { Node { tag: None, ..value } } else { value };
    match base.get_index_of(name.text.as_str()) {
        Some(index) => {
            base.shift_remove_index(index);
            base.shift_insert(index, name, value);
        }
        None => {
            base.insert(name, value);
        }
    }
}

/// A value that takes the place of an earlier one brings its key along, so that messages about it point at it.
fn join_entry(base: &mut Mapping, name: Name, join: impl FnOnce(Node) -> Node) {
    if let Some(slot) = base.get_mut(name.text.as_str()) {
        let place = slot.span;
        let before = std::mem::replace(slot, Node::new(Value::Null, place));
        *slot = join(before);
        if slot.span != place {
            let value = std::mem::replace(slot, Node::new(Value::Null, place));
            replace_entry(base, name, value);
        }
    } else {
        let value = join(Node::new(Value::Null, name.span));
        base.insert(name, value);
    }
}

/// Hosts take in the addresses that they lack.
fn add_missing(base: &mut Mapping, name: Name, value: Node) {
    match (base.get_mut(name.text.as_str()).map(|slot| &mut slot.value), value.value) {
        (Some(Value::Sequence(before)), Value::Sequence(more)) => {
            let more: Vec<Node> = more.into_iter().filter(|item| !before.contains(item)).collect();
            before.extend(more);
        }
        (_, other) => replace_entry(base, name, Node::new(other, value.span)),
    }
}

/// The shape and the rule of what stands under a key.
fn below(shape: Shape, name: &str) -> Line {
    match shape {
        Shape::Object(keys) => line(keys, name),
        Shape::Entries(shape) => Line { shape: *shape, rule: Merge::ByKind },
        Shape::Leaf | Shape::Items(_) => Line { shape: Shape::Leaf, rule: Merge::ByKind },
    }
}

fn line(keys: &[Key], name: &str) -> Line {
    let key = keys.iter().find(|key| key.name == name);
    key.map_or(Line { shape: Shape::Leaf, rule: Merge::ByKind }, |key| Line {
        shape: key.shape,
        rule: key.merge,
    })
}

fn sequences(base: Vec<Node>, over: Vec<Node>, rule: Merge, scope: &mut Join<'_>) -> Vec<Node> {
    match rule {
        Merge::Unique(identity) => unique(base.into_iter().chain(over), identity),
        Merge::Distinct => distinct(base.into_iter().chain(over), &scope.path, scope.diagnostics),
        Merge::Joined(identity) => joined(base, over, identity, scope),
        Merge::ByKind | Merge::Replace | Merge::Entries(_) | Merge::Missing | Merge::SameDriver => {
            base.into_iter().chain(over).collect()
        }
    }
}

fn joined(
    mut base: Vec<Node>,
    over: Vec<Node>,
    identity: fn(&Node) -> Option<String>,
    scope: &mut Join<'_>,
) -> Vec<Node> {
    let line = Line { shape: Shape::Leaf, rule: Merge::ByKind };
    for item in over {
        let same = identity(&item);
        match base.iter_mut().find(|earlier| same.is_some() && identity(earlier) == same) {
            Some(slot) => {
                let earlier = std::mem::replace(slot, Node::new(Value::Null, slot.span));
                *slot = join(earlier, item, line, scope);
            }
            None => base.push(item),
        }
    }
    base
}

/// The items without those that are there already, each of which is reported.
fn distinct<S: AsRef<str>>(
    items: impl Iterator<Item = Node>,
    path: &[S],
    diagnostics: &mut Diagnostics,
) -> Vec<Node> {
    let mut kept: Vec<Node> = Vec::new();
    for item in items {
        let Some(first) = kept.iter().find(|before| **before == item) else {
            kept.push(item);
            continue;
        };
        let steps: Vec<&str> = path.iter().map(AsRef::as_ref).collect();
        let word = item.as_str().map_or_else(|| "an item".to_owned(), |text| format!("`{text}`"));
        let list = steps.last().copied().unwrap_or("this list");
        let diagnostic = twice(&word, list, Place::new(steps.join("."), item.span));
        diagnostics.push(diagnostic.related(first.span, "first here"));
    }
    kept
}

/// The message about a word that stands twice in a list.
pub(super) fn twice(word: &str, list: &str, place: Place) -> Diagnostic {
    let message = format!("{word} stands twice in `{list}`");
    Diagnostic::new(codes::DUPLICATE_ITEM, place, message).label("again here").help("take one of the two out")
}

fn unique(items: impl Iterator<Item = Node>, identity: fn(&Node) -> Option<String>) -> Vec<Node> {
    let mut positions = std::collections::BTreeMap::new();
    let mut kept: Vec<Node> = Vec::new();
    for item in items {
        match identity(&item).map(|key| *positions.entry(key).or_insert(kept.len())) {
            Some(position) if position < kept.len() => {
                if let Some(slot) = kept.get_mut(position) {
                    *slot = item;
                }
            }
            _ => kept.push(item),
        }
    }
    kept
}

fn same_driver(base: &Mapping, over: &Mapping) -> bool {
    let driver = |entries: &Mapping| entries.get("driver").and_then(Node::as_str).map(str::to_owned);
    match (driver(base), driver(over)) {
        (Some(base), Some(over)) => base == over,
        _ => true,
    }
}

/// Lets each item of the lists of one file count once, as it does when two files join.
pub(super) fn deduplicate(node: &mut Node, shape: Shape, diagnostics: &mut Diagnostics) {
    Once { path: Vec::new(), diagnostics }.node(node, shape);
}

/// The pass over the lists of one file.
struct Once<'n, 'd> {
    path: Vec<&'n str>,
    diagnostics: &'d mut Diagnostics,
}

impl<'n> Once<'n, '_> {
    fn node(&mut self, node: &'n mut Node, shape: Shape) {
        match (shape, &mut node.value) {
            (Shape::Object(_) | Shape::Entries(_), Value::Mapping(entries)) => {
                for (name, value) in entries.iter_mut() {
                    let Line { shape, rule } = below(shape, &name.text);
                    self.path.push(&name.text);
                    if let Value::Sequence(items) = &mut value.value {
                        self.list(items, rule);
                    }
                    self.node(value, shape);
                    self.path.pop();
                }
            }
            (Shape::Items(shape), Value::Sequence(items)) => {
                for item in items {
                    self.node(item, *shape);
                }
            }
            _ => {}
        }
    }

    fn list(&mut self, items: &mut Vec<Node>, rule: Merge) {
        match rule {
            Merge::Unique(identity) => *items = unique(std::mem::take(items).into_iter(), identity),
            Merge::Distinct => {
                *items = distinct(std::mem::take(items).into_iter(), &self.path, self.diagnostics);
            }
            Merge::ByKind
            | Merge::Replace
            | Merge::Entries(_)
            | Merge::Joined(_)
            | Merge::Missing
            | Merge::SameDriver => {}
        }
    }
}

#[cfg(test)]
mod tests;
