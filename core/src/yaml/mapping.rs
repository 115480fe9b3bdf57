//! The entries of mappings.

use std::ops::{Deref, DerefMut};
use std::sync::LazyLock;

use indexmap::IndexMap;
use indexmap::map::{IntoIter, Iter, IterMut};

use super::{Key, Node};

type Entries = IndexMap<Key, Node>;

/// The entries of a mapping in document order; keys are unique.
///
/// They lie apart from the node, because most nodes are words, and every pass over a project reads all nodes: the
/// smaller a node is, the more of them are at hand.
#[derive(Debug, Clone, Default)]
pub struct Mapping(Option<Box<Entries>>);

impl Mapping {
    /// No entries.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

impl Deref for Mapping {
    type Target = Entries;

    fn deref(&self) -> &Entries {
        static EMPTY: LazyLock<Entries> = LazyLock::new(Entries::new);
        self.0.as_deref().unwrap_or(&EMPTY)
    }
}

impl DerefMut for Mapping {
    fn deref_mut(&mut self) -> &mut Entries {
        self.0.get_or_insert_default()
    }
}

impl PartialEq for Mapping {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl FromIterator<(Key, Node)> for Mapping {
    fn from_iter<I: IntoIterator<Item = (Key, Node)>>(entries: I) -> Self {
        let entries: Entries = entries.into_iter().collect();
        Self((!entries.is_empty()).then(|| Box::new(entries)))
    }
}

impl Extend<(Key, Node)> for Mapping {
    fn extend<I: IntoIterator<Item = (Key, Node)>>(&mut self, entries: I) {
        (**self).extend(entries);
    }
}

impl IntoIterator for Mapping {
    type Item = (Key, Node);
    type IntoIter = IntoIter<Key, Node>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.map(|entries| *entries).unwrap_or_default().into_iter()
    }
}

impl<'a> IntoIterator for &'a Mapping {
    type Item = (&'a Key, &'a Node);
    type IntoIter = Iter<'a, Key, Node>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a> IntoIterator for &'a mut Mapping {
    type Item = (&'a Key, &'a mut Node);
    type IntoIter = IterMut<'a, Key, Node>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}
