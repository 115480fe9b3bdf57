//! Objects as JSON.

use serde::Serialize;

use crate::kubernetes::Object;
use crate::yaml::{self, Node, WriteError};

/// What kubectl takes for several objects.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct List {
    api_version: &'static str,
    kind: &'static str,
    items: Vec<Node>,
}

/// One object.
pub(super) fn document(object: &Object) -> Result<String, WriteError> {
    text(&yaml::tree(object)?)
}

/// All objects in one list.
pub(super) fn list(objects: &[Object]) -> Result<String, WriteError> {
    let items = objects.iter().map(yaml::tree).collect::<Result<_, _>>()?;
    text(&List { api_version: "v1", kind: "List", items })
}

fn text(value: &impl Serialize) -> Result<String, WriteError> {
    let text = serde_json::to_string_pretty(value);
    text.map(|text| text + "\n").map_err(|error| WriteError::Value(error.to_string()))
}
