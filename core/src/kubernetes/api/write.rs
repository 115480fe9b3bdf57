//! Values as serde wants them: one implementation for all types.

use serde::Serialize;
use serde::ser::{SerializeMap, SerializeSeq, SerializeStruct, Serializer};

use super::{Record, Shape, Slot};

/// A value to be written.
pub(in crate::kubernetes) struct Written<'w>(pub(in crate::kubernetes) &'w dyn Slot);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.shape() {
            Shape::Nothing => serializer.serialize_unit(),
            Shape::Bool(value) => serializer.serialize_bool(value),
            Shape::Number(number) => serializer.serialize_i64(number),
            Shape::Text(text) => serializer.serialize_str(&text),
            Shape::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&Written(item))?;
                }
                list.end()
            }
            Shape::Map(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, &Written(value))?;
                }
                map.end()
            }
            Shape::Record(record) => fields(record, serializer),
        }
    }
}

/// Writes the fields of a value that say something.
fn fields<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    let fields = record.keys().iter().copied().zip(record.fields());
    let fields: Vec<_> = fields.filter(|(_, slot)| slot.is_said()).collect();
    let mut written = serializer.serialize_struct("", fields.len())?;
    if let Some((version, kind)) = record.kind() {
        written.serialize_field("apiVersion", version)?;
        written.serialize_field("kind", kind)?;
    }
    for (key, slot) in fields {
        written.serialize_field(key, &Written(slot))?;
    }
    written.end()
}
