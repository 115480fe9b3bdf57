//! Where two canonical projects differ.

use serde_json::Value;

/// The first place where two values differ, with both; nothing if they are equal.
#[must_use]
pub fn first(ours: &Value, theirs: &Value) -> Option<String> {
    below("", ours, theirs)
}

fn below(path: &str, ours: &Value, theirs: &Value) -> Option<String> {
    match (ours, theirs) {
        (Value::Object(ours), Value::Object(theirs)) => {
            let mut keys: Vec<&String> = ours.keys().chain(theirs.keys()).collect();
            keys.sort();
            keys.into_iter().find_map(|key| match (ours.get(key), theirs.get(key)) {
                (Some(ours), Some(theirs)) => below(&format!("{path}.{key}"), ours, theirs),
                (ours, theirs) => {
                    Some(format!("{path}.{key}: ours {}, theirs {}", shown(ours), shown(theirs)))
                }
            })
        }
        (Value::Array(ours), Value::Array(theirs)) if ours.len() == theirs.len() => {
            let mut pairs = ours.iter().zip(theirs).enumerate();
            pairs.find_map(|(at, (ours, theirs))| below(&format!("{path}[{at}]"), ours, theirs))
        }
        _ if ours == theirs => None,
        _ => Some(format!("{path}: ours {ours}, theirs {theirs}")),
    }
}

fn shown(value: Option<&Value>) -> String {
    value.map_or_else(|| "absent".to_owned(), Value::to_string)
}
