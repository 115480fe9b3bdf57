//! Places of single entries of lists and maps.

use crate::source::{Place, Span};
use crate::yaml::Key;
use crate::yaml::decode::Origin;

/// The place of an item of a list.
pub(super) fn item(origin: &Origin, list: &str, index: usize, span: Span) -> Place {
    Place::new(format!("{}[{index}]", origin.key(list).path), span)
}

/// The place of an entry of a map whose keys are the user's own.
pub(super) fn entry(origin: &Origin, map: &str, key: &Key) -> Place {
    Place::new(format!("{}.{}", origin.key(map).path, key.text), key.span)
}
