//! Where items of lists and maps stand.

use crate::source::{Place, Span};
use crate::yaml::Key;
use crate::yaml::decode::Origin;

/// The place of an item of a list.
pub(crate) fn item(origin: &Origin, key: &str, index: usize, span: Span) -> Place {
    Place::new(format!("{}.{key}[{index}]", origin.path), span)
}

/// The place of an entry of a map.
pub(crate) fn entry(origin: &Origin, key: &str, name: &Key) -> Place {
    Place::new(format!("{}.{key}.{}", origin.path, name.text), name.span)
}
