//! The schema of a Compose file as data: one line a key.
//!
//! A line says what stands under the key, how a short form becomes the long one, how two files merge, and
//! whether the value is a path. The passes walk a tree and this table side by side. The types of values are
//! not in the table: the model checks them when it decodes.

mod build;
mod deploy;
mod resources;
mod service;

pub(super) use resources::PROJECT;
pub(super) use service::SERVICE;
use service::SERVICES;

use super::canonical::Expand;
use crate::yaml::Node;

/// What stands under a key.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// A value without keys that the passes would have to know.
    Leaf,
    /// A mapping with known keys.
    Object(&'static [Key]),
    /// A mapping with keys of the user's own, each with a value of the same shape.
    Entries(&'static Shape),
    /// A list of values of the same shape.
    Items(&'static Shape),
}

/// How the value of a later file joins that of an earlier one.
#[derive(Clone, Copy)]
pub(super) enum Merge {
    /// By kind: mappings join, lists append, single values are replaced; a later null changes nothing.
    ByKind,
    /// The later value replaces the earlier one, even by null.
    Replace,
    /// Mappings join entry by entry, and an entry is replaced as a whole, even by null.
    Entries(Alone),
    /// Lists append; a later item takes the place of an earlier one with the same identity.
    Unique(fn(&Node) -> Option<String>),
    /// Lists append; a later item joins an earlier one with the same identity.
    Joined(fn(&Node) -> Option<String>),
    /// Lists append; an item that is there already is a mistake and is left out.
    Distinct,
    /// Mappings of lists join, and a list takes in the items that it lacks.
    Missing,
    /// Mappings join if their `driver` agrees or one has none; else the later one replaces.
    SameDriver,
}

/// What a word means that a later file writes in the place of a mapping.
#[derive(Clone, Copy)]
pub(super) enum Alone {
    /// Nothing: it cannot join.
    Refused,
    /// The only item of a list, in which a name alone has no value.
    Unset,
    /// The only item of a list, in which a name alone has an empty value.
    Empty,
}

/// How a relative path becomes absolute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Paths {
    /// The value is no path.
    None,
    /// The value, or each item of a list, is a path on the disk.
    File,
    /// The value, or each entry of a mapping, is a path or the address of a repository.
    Context,
    /// The mapping is a mount, whose `source` is a path if its `type` is `bind`.
    Mount,
    /// The mapping is a volume, whose option `device` is a path if its option `o` is `bind`.
    Volume,
}

/// One line of the schema.
#[derive(Clone, Copy)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) shape: Shape,
    pub(super) expand: Option<Expand>,
    pub(super) merge: Merge,
    pub(super) paths: Paths,
}

impl Key {
    const fn expand(mut self, expand: Expand) -> Self {
        self.expand = Some(expand);
        self
    }

    const fn merge(mut self, merge: Merge) -> Self {
        self.merge = merge;
        self
    }

    const fn unique(self, identity: fn(&Node) -> Option<String>) -> Self {
        self.merge(Merge::Unique(identity))
    }

    const fn paths(mut self, paths: Paths) -> Self {
        self.paths = paths;
        self
    }
}

/// Whether a key is among those of a table.
pub(super) fn has(keys: &[Key], name: &str) -> bool {
    keys.iter().any(|key| key.name == name)
}

/// A key with a value of a certain shape, merged by kind.
const fn key(name: &'static str, shape: Shape) -> Key {
    Key { name, shape, expand: None, merge: Merge::ByKind, paths: Paths::None }
}

/// A key with a single value, or a list or mapping that merges by kind.
const fn leaf(name: &'static str) -> Key {
    key(name, Shape::Leaf)
}

/// A key with a whole number, whose fraction is cut off.
const fn whole(name: &'static str) -> Key {
    leaf(name).expand(super::canonical::whole)
}

/// A key with a mapping of known keys.
const fn object(name: &'static str, keys: &'static [Key]) -> Key {
    key(name, Shape::Object(keys))
}

/// Names with values as a mapping or as a list of `NAME=value`; a name alone has an empty value.
const fn labels(name: &'static str) -> Key {
    leaf(name).expand(super::canonical::labels).merge(Merge::Entries(Alone::Empty))
}

/// Variables as a mapping or as a list of `NAME=value`; a name alone is taken from outside.
const fn variables(name: &'static str) -> Key {
    leaf(name).expand(super::canonical::variables).merge(Merge::Entries(Alone::Unset))
}

/// A list whose items are words, each of which counts once.
const fn words(name: &'static str) -> Key {
    leaf(name).unique(identity::word)
}

/// A list of words in which none may stand twice.
const fn distinct(name: &'static str) -> Key {
    leaf(name).merge(Merge::Distinct)
}

/// A word or a list of words, each of which counts once.
const fn word_or_words(name: &'static str) -> Key {
    words(name).expand(super::canonical::list)
}

/// A list whose items are words, of which the part before `=` counts once.
const fn settings(name: &'static str) -> Key {
    leaf(name).unique(identity::setting)
}

/// What makes two items of a list the same.
mod identity {
    use crate::yaml::{Node, Value};

    fn text(node: Option<&Node>) -> Option<String> {
        match &node?.value {
            Value::String(text) => Some(text.clone()),
            Value::Int(number) => Some(number.to_string()),
            _ => None,
        }
    }

    /// The item itself.
    pub(in crate::compose) fn word(node: &Node) -> Option<String> {
        text(Some(node))
    }

    /// The item up to its first `=`.
    pub(in crate::compose) fn setting(node: &Node) -> Option<String> {
        let text = text(Some(node))?;
        Some(text.split_once('=').map_or(text.as_str(), |(name, _)| name).to_owned())
    }

    /// Where something appears in the container.
    pub(in crate::compose) fn target(node: &Node) -> Option<String> {
        text(node.get("target"))
    }

    /// Where a secret appears in the container; by default its name below `/run/secrets`.
    pub(in crate::compose) fn secret(node: &Node) -> Option<String> {
        target(node).or_else(|| Some(format!("/run/secrets/{}", text(node.get("source"))?)))
    }

    /// Where a config appears in the container; by default its name at the root.
    pub(in crate::compose) fn config(node: &Node) -> Option<String> {
        target(node).or_else(|| Some(format!("/{}", text(node.get("source"))?)))
    }

    /// A file by its path.
    pub(in crate::compose) fn path(node: &Node) -> Option<String> {
        text(node.get("path"))
    }

    /// A range of addresses by its subnet.
    pub(in crate::compose) fn subnet(node: &Node) -> Option<String> {
        text(node.get("subnet"))
    }

    /// A published port by all that makes it unique on a host; one in short form by its text.
    pub(in crate::compose) fn port(node: &Node) -> Option<String> {
        if node.as_mapping().is_none() {
            return text(Some(node));
        }
        let part = |key| text(node.get(key)).unwrap_or_default();
        let protocol = text(node.get("protocol")).unwrap_or_else(|| "tcp".to_owned());
        let (address, published, target) = (part("host_ip"), part("published"), part("target"));
        Some(format!("{address}:{published}:{target}/{protocol}"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paths(path: &str, shape: &Shape, found: &mut Vec<String>) {
        match shape {
            Shape::Leaf => {}
            Shape::Object(keys) => keys.iter().for_each(|key| {
                let path = if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
                paths(&path, &key.shape, found);
                found.push(path);
            }),
            Shape::Entries(shape) => paths(&format!("{path}.<name>"), shape, found),
            Shape::Items(shape) => paths(&format!("{path}[]"), shape, found),
        }
    }

    #[test]
    fn the_model_has_every_key() {
        let known = crate::model::key_paths();
        let mut found = Vec::new();
        paths("", &Shape::Object(PROJECT), &mut found);
        found.retain(|path| !known.contains(path));
        assert!(found.is_empty(), "no field of the model: {found:?}");
    }
}
