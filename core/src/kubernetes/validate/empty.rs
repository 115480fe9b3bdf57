//! Whether an object says anything that says nothing: a look without a copy.

use serde::Serialize;
use serde::ser::{self, Impossible, Serializer};

use super::stream::{is_of_cluster, means_something_empty};
use crate::kubernetes::Object;

/// Whether a value of an object may be empty, or be one that the cluster sets; a second look tells which.
pub(super) fn is_suspicious(object: &Object) -> bool {
    object.serialize(Scan { field: "" }).is_err()
}

/// The serde side of a look at the value of a field.
#[derive(Clone, Copy)]
struct Scan {
    field: &'static str,
}

/// Something was found.
#[derive(Debug)]
struct Found;

impl std::fmt::Display for Found {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value is empty")
    }
}

impl std::error::Error for Found {}

impl ser::Error for Found {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Values that cannot be empty.
macro_rules! full {
    ($($method:ident: $type:ty),*) => {$(
        fn $method(self, _: $type) -> Result<(), Found> {
            Ok(())
        }
    )*};
}

/// Values that the types of the API do not have.
macro_rules! unknown {
    ($($method:ident($($type:ty),*) -> $result:ty;)*) => {$(
        fn $method(self, $(_: $type),*) -> Result<$result, Found> {
            Err(Found)
        }
    )*};
}

impl Serializer for Scan {
    type Ok = ();
    type Error = Found;
    type SerializeSeq = Entries;
    type SerializeMap = Entries;
    type SerializeStruct = Entries;
    type SerializeTuple = Impossible<(), Found>;
    type SerializeTupleStruct = Impossible<(), Found>;
    type SerializeTupleVariant = Impossible<(), Found>;
    type SerializeStructVariant = Impossible<(), Found>;

    full! {
        serialize_bool: bool, serialize_char: char, serialize_str: &str, serialize_bytes: &[u8],
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32, serialize_f64: f64
    }

    unknown! {
        serialize_none() -> ();
        serialize_unit() -> ();
        serialize_unit_struct(&'static str) -> ();
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Found> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T>(self, _: &'static str, value: &T) -> Result<(), Found>
    where
        T: Serialize + ?Sized,
    {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<(), Found>
    where
        T: Serialize + ?Sized,
    {
        Err(Found)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Entries, Found> {
        Ok(Entries { field: self.field, may_be_empty: false })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries, Found> {
        Ok(Entries { field: "", may_be_empty: means_something_empty(self.field) })
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Entries, Found> {
        self.serialize_map(Some(length))
    }
}

/// The entries of a list or a mapping so far.
struct Entries {
    /// The field that items are of.
    field: &'static str,
    may_be_empty: bool,
}

impl Entries {
    fn add<T: Serialize + ?Sized>(&mut self, field: &'static str, value: &T) -> Result<(), Found> {
        self.may_be_empty = true;
        if is_of_cluster(field) { Err(Found) } else { value.serialize(Scan { field }) }
    }

    fn finish(self) -> Result<(), Found> {
        if self.may_be_empty { Ok(()) } else { Err(Found) }
    }
}

impl ser::SerializeSeq for Entries {
    type Ok = ();
    type Error = Found;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Found> {
        self.add(self.field, value)
    }

    fn end(self) -> Result<(), Found> {
        self.finish()
    }
}

impl ser::SerializeMap for Entries {
    type Ok = ();
    type Error = Found;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Found> {
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Found> {
        self.add("", value)
    }

    fn end(self) -> Result<(), Found> {
        self.finish()
    }
}

impl ser::SerializeStruct for Entries {
    type Ok = ();
    type Error = Found;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        field: &'static str,
        value: &T,
    ) -> Result<(), Found> {
        self.add(field, value)
    }

    fn end(self) -> Result<(), Found> {
        self.finish()
    }
}
