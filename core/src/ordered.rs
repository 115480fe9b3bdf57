//! Maps and sets from iterators, entry by entry.
//!
//! Collecting into one sorts all entries first. For each type of entry that is another copy of the standard library's
//! stable sort: forty copies, and 36 kB of the compressed engine that a browser has to load. What keeps it so is the size
//! that the engine may have.

use std::collections::{BTreeMap, BTreeSet};

pub(crate) trait Ordered: Iterator + Sized {
    /// The pairs as a map; of several with the same key the last counts.
    fn ordered_map<K: Ord, V>(self) -> BTreeMap<K, V>
    where
        Self: Iterator<Item = (K, V)>,
    {
        let mut map = BTreeMap::new();
        map.extend(self);
        map
    }

    /// The items as a set.
    fn ordered_set(self) -> BTreeSet<Self::Item>
    where
        Self::Item: Ord,
    {
        let mut set = BTreeSet::new();
        set.extend(self);
        set
    }
}

impl<I: Iterator> Ordered for I {}
