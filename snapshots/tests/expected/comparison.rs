//! What is stated of a value, compared with the value.

use serde_json::Value;

/// Where a value differs from what is stated of it, each with its path.
///
/// A mapping states some of its keys, and `null` that a key is not there; a list states all of its items.
pub(crate) fn differences(given: &Value, stated: &Value, path: &str) -> Vec<String> {
    match (given, stated) {
        (Value::Object(given), Value::Object(stated)) => {
            let keys = stated.iter().flat_map(|(key, stated)| {
                let given = given.get(key).unwrap_or(&Value::Null);
                differences(given, stated, &format!("{path}/{key}"))
            });
            keys.collect()
        }
        (Value::Array(given), Value::Array(stated)) if given.len() == stated.len() => {
            let items = given.iter().zip(stated).enumerate();
            items
                .flat_map(|(index, (given, stated))| differences(given, stated, &format!("{path}/{index}")))
                .collect()
        }
        _ if given == stated => Vec::new(),
        _ => vec![format!("{path} is {given} and not {stated}")],
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn keys_may_be_left_out_and_items_not() {
        let given = json!({"name": "a", "ports": [{"port": 80, "name": "http"}, {"port": 81}]});
        let table = [
            (json!({}), 0),
            (json!({"name": "a", "ports": [{"port": 80}, {}]}), 0),
            (json!({"image": null, "ports": [{"name": "http"}, {"name": null}]}), 0),
            (json!({"name": null}), 1),
            (json!({"name": "b", "image": "c"}), 2),
            (json!({"ports": [{"port": 80}]}), 1),
            (json!({"ports": [{"port": 81}, {"port": 80}]}), 2),
            (json!({"ports": {"port": 80}}), 1),
            (json!([]), 1),
        ];
        for (stated, number) in table {
            let differences = differences(&given, &stated, "");
            assert_eq!(differences.len(), number, "{stated}: {differences:?}");
        }
    }

    #[test]
    fn a_difference_has_its_path() {
        let differences = differences(&json!({"a": [{"b": 1}]}), &json!({"a": [{"b": "1"}]}), "");
        assert_eq!(differences, [r#"/a/0/b is 1 and not "1""#]);
    }
}
