//! Short ways to look into JSON values.

use serde_json::Value;

/// What tests ask a value for; what is not there, or of another kind, is nothing.
pub trait Look {
    /// The text at a JSON pointer.
    fn text(&self, pointer: &str) -> Option<&str>;
    /// The number at a JSON pointer.
    fn number(&self, pointer: &str) -> Option<i64>;
    /// Whether there is `true` at a JSON pointer.
    fn flag(&self, pointer: &str) -> bool;
    /// The items of the list at a JSON pointer.
    fn items(&self, pointer: &str) -> &[Value];
    /// The texts among the items of the list at a JSON pointer.
    fn texts(&self, pointer: &str) -> Vec<&str>;
    /// The entries of the mapping at a JSON pointer.
    fn entries<'a>(&'a self, pointer: &str) -> Box<dyn Iterator<Item = (&'a str, &'a Value)> + 'a>;
}

impl Look for Value {
    fn text(&self, pointer: &str) -> Option<&str> {
        self.pointer(pointer)?.as_str()
    }

    fn number(&self, pointer: &str) -> Option<i64> {
        self.pointer(pointer)?.as_i64()
    }

    fn flag(&self, pointer: &str) -> bool {
        self.pointer(pointer).and_then(Value::as_bool).unwrap_or_default()
    }

    fn items(&self, pointer: &str) -> &[Value] {
        self.pointer(pointer).and_then(Value::as_array).map_or(&[], Vec::as_slice)
    }

    fn texts(&self, pointer: &str) -> Vec<&str> {
        self.items(pointer).iter().filter_map(Value::as_str).collect()
    }

    fn entries<'a>(&'a self, pointer: &str) -> Box<dyn Iterator<Item = (&'a str, &'a Value)> + 'a> {
        match self.pointer(pointer).and_then(Value::as_object) {
            Some(mapping) => Box::new(mapping.iter().map(|(key, value)| (key.as_str(), value))),
            None => Box::new(std::iter::empty()),
        }
    }
}
