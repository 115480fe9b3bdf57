//! Lists and maps in block style.

use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};

use super::key::Key;
use super::serializer::Node;
use super::{After, Place, WriteError, Writer};

/// A list being written.
pub(super) struct Items<'w> {
    writer: &'w mut Writer,
    place: Place,
    indent: usize,
    empty: bool,
}

impl<'w> Items<'w> {
    pub(super) fn new(node: Node<'w>) -> Self {
        let Node { writer, place } = node;
        Self { writer, place, indent: place.list_indent(), empty: true }
    }

    fn item<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        if std::mem::take(&mut self.empty) {
            self.writer.first(self.place, self.indent);
        } else {
            self.writer.indent(self.indent);
        }
        self.writer.out.push('-');
        value
            .serialize(Node { writer: self.writer, place: Place { after: After::Dash, indent: self.indent } })
    }

    fn finish(self) {
        if self.empty {
            self.writer.token("[]", self.place);
        }
    }
}

/// A map or struct being written.
pub(super) struct Entries<'w> {
    writer: &'w mut Writer,
    place: Place,
    indent: usize,
    empty: bool,
    /// What the key in hand leaves before its value.
    after: After,
}

impl<'w> Entries<'w> {
    pub(super) fn new(node: Node<'w>) -> Self {
        let Node { writer, place } = node;
        let indent = place.map_indent();
        Self { writer, place, indent, empty: true, after: After::Key }
    }

    /// Goes to where the next entry begins.
    fn entry(&mut self) {
        if std::mem::take(&mut self.empty) {
            self.writer.first(self.place, self.indent);
        } else {
            self.writer.indent(self.indent);
        }
    }

    fn value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        value.serialize(Node { writer: self.writer, place: Place { after: self.after, indent: self.indent } })
    }

    fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) -> Result<(), WriteError> {
        self.entry();
        self.after = self.writer.key(name, self.indent);
        self.value(value)
    }

    fn finish(self) {
        if self.empty {
            self.writer.token("{}", self.place);
        }
    }
}

/// The four kinds of lists that serde knows are one in YAML.
macro_rules! lists {
    ($($list:ident :: $method:ident),*) => {$(
        impl $list for Items<'_> {
            type Ok = ();
            type Error = WriteError;

            fn $method<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
                self.item(value)
            }

            fn end(self) -> Result<(), WriteError> {
                self.finish();
                Ok(())
            }
        }
    )*};
}

lists! {
    SerializeSeq::serialize_element,
    SerializeTuple::serialize_element,
    SerializeTupleStruct::serialize_field,
    SerializeTupleVariant::serialize_field
}

/// Both kinds of structs are maps.
macro_rules! structs {
    ($($structure:ident),*) => {$(
        impl $structure for Entries<'_> {
            type Ok = ();
            type Error = WriteError;

            fn serialize_field<T>(&mut self, name: &'static str, value: &T) -> Result<(), WriteError>
            where
                T: Serialize + ?Sized,
            {
                self.field(name, value)
            }

            fn end(self) -> Result<(), WriteError> {
                self.finish();
                Ok(())
            }
        }
    )*};
}

structs!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Entries<'_> {
    type Ok = ();
    type Error = WriteError;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), WriteError> {
        self.entry();
        self.after = key.serialize(Key { writer: self.writer, indent: self.indent })?;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), WriteError> {
        self.value(value)
    }

    fn end(self) -> Result<(), WriteError> {
        self.finish();
        Ok(())
    }
}
