//! Objects as JSON.

use serde::Serialize;

use crate::kubernetes::Object;
use crate::yaml::WriteError;

/// What kubectl takes for several objects.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct List<'o> {
    api_version: &'static str,
    kind: &'static str,
    items: &'o [Object],
}

/// One object.
pub(super) fn document(object: &Object) -> Result<String, WriteError> {
    text(object)
}

/// All objects in one list.
pub(super) fn list(objects: &[Object]) -> Result<String, WriteError> {
    text(&List { api_version: "v1", kind: "List", items: objects })
}

/// Goes through a `Value`, which the checks of an object do as well: text straight from all these types would
/// be a seventh of the engine in the browser.
fn text(value: &impl Serialize) -> Result<String, WriteError> {
    let text = serde_json::to_value(value).and_then(|value| serde_json::to_string_pretty(&value));
    text.map(|text| text + "\n").map_err(|error| WriteError::Value(error.to_string()))
}
