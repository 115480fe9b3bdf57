//! How a cluster volume is made: the one extension that Swarm reads.

use serde::{Serialize, Serializer};

use super::text::Text;
use crate::yaml::{Node, Value};

/// What a volume's `x-cluster-spec` says, as it was written.
#[derive(Debug, Clone, PartialEq)]
pub struct ClusterSpec(pub Node);

impl Serialize for ClusterSpec {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Escaped(&self.0).serialize(serializer)
    }
}

/// A tree whose texts are written as in the rest of the stack file.
struct Escaped<'n>(&'n Node);

impl Serialize for Escaped<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0.value {
            Value::String(text) => Text::from(text.as_str()).serialize(serializer),
            Value::Sequence(items) => serializer.collect_seq(items.iter().map(Escaped)),
            Value::Mapping(entries) => {
                let mut entries: Vec<_> = entries.iter().collect();
                entries.sort_by(|(a, _), (b, _)| a.text.cmp(&b.text));
                serializer.collect_map(entries.into_iter().map(|(key, value)| (&key.text, Escaped(value))))
            }
            Value::Null | Value::Int(_) | Value::Float(_) | Value::Bool(_) => self.0.serialize(serializer),
        }
    }
}
