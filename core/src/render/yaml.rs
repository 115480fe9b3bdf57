//! Objects as YAML.

use crate::kubernetes::Object;
use crate::yaml::{Quoting, WriteError, to_yaml};

/// One object.
pub(super) fn document(object: &Object) -> Result<String, WriteError> {
    to_yaml(object, Quoting::default())
}

/// All objects, one document each.
pub(super) fn stream(objects: &[Object]) -> Result<String, WriteError> {
    let documents: Vec<_> = objects.iter().map(document).collect::<Result<_, _>>()?;
    Ok(documents.join("---\n"))
}
