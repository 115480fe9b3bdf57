//! Objects as YAML.

use super::order::key_order;
use crate::kubernetes::Object;
use crate::yaml::{KeyOrder, Quoting, Style, WriteError, to_yaml};

const STYLE: Style = Style { quoting: Quoting::WhenNeeded, key_order: KeyOrder(key_order) };

/// One object.
pub(super) fn document(object: &Object) -> Result<String, WriteError> {
    to_yaml(object, &STYLE)
}

/// All objects, one document each.
pub(super) fn stream(objects: &[Object]) -> Result<String, WriteError> {
    let documents: Vec<_> = objects.iter().map(document).collect::<Result<_, _>>()?;
    Ok(documents.join("---\n"))
}
