//! The keys of maps, which are text whatever their type.

use serde::ser::{Impossible, Serialize, Serializer};

use super::{After, WriteError, Writer, scalar};

/// How many bytes a key may take before it needs a `?`: readers look for the `:` in 1024 characters at most.
const LONGEST: usize = 1000;

impl Writer {
    /// Writes a key and its colon, and says what that leaves before the value.
    pub(super) fn key(&mut self, key: &str, indent: usize) -> After {
        let start = self.out.len();
        scalar::one_line(&mut self.out, key, self.quoting);
        let long = self.out.len() - start > LONGEST;
        if long {
            self.out.insert_str(start, "? ");
            self.out.push('\n');
            self.indent(indent);
        }
        self.out.push(':');
        if long { After::Dash } else { After::Key }
    }
}

/// A key about to be written.
pub(super) struct Key<'w> {
    pub(super) writer: &'w mut Writer,
    pub(super) indent: usize,
}

/// Keys that are written as their Rust text.
macro_rules! displayed {
    ($($method:ident: $type:ty),*) => {$(
        fn $method(self, value: $type) -> Result<After, WriteError> {
            self.serialize_str(&value.to_string())
        }
    )*};
}

type NoBlock = Impossible<After, WriteError>;

impl Serializer for Key<'_> {
    type Ok = After;
    type Error = WriteError;
    type SerializeSeq = NoBlock;
    type SerializeTuple = NoBlock;
    type SerializeTupleStruct = NoBlock;
    type SerializeTupleVariant = NoBlock;
    type SerializeMap = NoBlock;
    type SerializeStruct = NoBlock;
    type SerializeStructVariant = NoBlock;

    displayed! {
        serialize_bool: bool, serialize_char: char,
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64, serialize_i128: i128,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64, serialize_u128: u128
    }

    fn serialize_f32(self, value: f32) -> Result<After, WriteError> {
        self.serialize_str(&scalar::float(format!("{value:?}")))
    }

    fn serialize_f64(self, value: f64) -> Result<After, WriteError> {
        self.serialize_str(&scalar::float(format!("{value:?}")))
    }

    fn serialize_str(self, value: &str) -> Result<After, WriteError> {
        Ok(self.writer.key(value, self.indent))
    }

    fn serialize_bytes(self, _: &[u8]) -> Result<After, WriteError> {
        Err(WriteError::Key)
    }

    fn serialize_none(self) -> Result<After, WriteError> {
        Err(WriteError::Key)
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<After, WriteError> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<After, WriteError> {
        Err(WriteError::Key)
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<After, WriteError> {
        Err(WriteError::Key)
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<After, WriteError> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T>(self, _: &'static str, value: &T) -> Result<After, WriteError>
    where
        T: Serialize + ?Sized,
    {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: &T,
    ) -> Result<After, WriteError> {
        Err(WriteError::Key)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<NoBlock, WriteError> {
        Err(WriteError::Key)
    }

    fn serialize_tuple(self, _: usize) -> Result<NoBlock, WriteError> {
        Err(WriteError::Key)
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<NoBlock, WriteError> {
        Err(WriteError::Key)
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<NoBlock, WriteError> {
        Err(WriteError::Key)
    }

    fn serialize_map(self, _: Option<usize>) -> Result<NoBlock, WriteError> {
        Err(WriteError::Key)
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<NoBlock, WriteError> {
        Err(WriteError::Key)
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        _: &'static str,
        _: usize,
    ) -> Result<NoBlock, WriteError> {
        Err(WriteError::Key)
    }
}
