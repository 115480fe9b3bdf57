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
                let mut list = serializer.serialize_seq(None)?;
                let mut written = Ok(());
                items.each(&mut |item| then(&mut written, || list.serialize_element(&Written(item))));
                written.and_then(|()| list.end())
            }
            Shape::Map(entries) => {
                let mut map = serializer.serialize_map(None)?;
                let mut written = Ok(());
                entries.each(&mut |key, value| {
                    then(&mut written, || map.serialize_entry(key, &Written(value)));
                });
                written.and_then(|()| map.end())
            }
            Shape::Record(record) => fields(record, serializer),
        }
    }
}

/// Writes the fields of a value that say something.
fn fields<S: Serializer>(record: &dyn Record, serializer: S) -> Result<S::Ok, S::Error> {
    let mut count = 0;
    record.each(&mut |_, _| count += 1);
    let mut fields = serializer.serialize_struct("", count)?;
    if let Some((version, kind)) = record.kind() {
        fields.serialize_field("apiVersion", version)?;
        fields.serialize_field("kind", kind)?;
    }
    let mut written = Ok(());
    record.each(&mut |key, slot| then(&mut written, || fields.serialize_field(key, &Written(slot))));
    written.and_then(|()| fields.end())
}

/// Goes on unless something went wrong before.
fn then<E>(written: &mut Result<(), E>, write: impl FnOnce() -> Result<(), E>) {
    if written.is_ok() {
        *written = write();
    }
}
