//! Lists and maps in block style.

use serde::Serialize;
use serde::ser::{
    SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant, SerializeTuple,
    SerializeTupleStruct, SerializeTupleVariant,
};

use super::key::Key;
use super::serializer::Node;
use super::{After, Place, WriteError, Writer, indentation};

/// A list being written.
pub(super) struct Items<'w, 's> {
    writer: &'w mut Writer<'s>,
    place: Place,
    indent: usize,
    empty: bool,
}

impl<'w, 's> Items<'w, 's> {
    pub(super) fn new(node: Node<'w, 's>) -> Self {
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
pub(super) struct Entries<'w, 's> {
    writer: &'w mut Writer<'s>,
    place: Place,
    indent: usize,
    empty: bool,
    /// What the key in hand leaves before its value.
    after: After,
    /// The keys that come first.
    order: &'static [&'static str],
    /// The rank and the first byte of each entry so far, if there is an order.
    ranked: Vec<(usize, usize)>,
}

impl<'w, 's> Entries<'w, 's> {
    pub(super) fn new(node: Node<'w, 's>, order: &'static [&'static str]) -> Self {
        let Node { writer, place } = node;
        let indent = place.map_indent();
        Self { writer, place, indent, empty: true, after: After::Key, order, ranked: Vec::new() }
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
        if !self.order.is_empty() {
            let rank = self.order.iter().position(|listed| *listed == name).unwrap_or(self.order.len());
            self.ranked.push((rank, self.writer.out.len()));
        }
        self.after = self.writer.key(name, self.indent);
        self.value(value)
    }

    fn finish(self) {
        if self.empty {
            self.writer.token("{}", self.place);
        } else if !self.ranked.is_sorted_by_key(|(rank, _)| *rank) {
            reorder(&mut self.writer.out, &self.ranked, self.indent);
        }
    }
}

/// Puts the last lines of `out`, which hold one block's `entries`, in the order of the entries' ranks.
///
/// An entry's text begins behind its indentation, since the first one may follow a dash.
fn reorder(out: &mut String, entries: &[(usize, usize)], indent: usize) {
    let Some((_, start)) = entries.first().copied() else { return };
    let block = out.split_off(start);
    let ends = entries.iter().skip(1).map(|(_, next)| next - start - indent).chain([block.len()]);
    let mut texts: Vec<_> = entries
        .iter()
        .zip(ends)
        .filter_map(|((rank, first), end)| Some((*rank, block.get(first - start..end)?)))
        .collect();
    texts.sort_by_key(|(rank, _)| *rank);
    for (number, (_, text)) in texts.into_iter().enumerate() {
        indentation(out, if number == 0 { 0 } else { indent });
        out.push_str(text);
    }
}

/// The four kinds of lists that serde knows are one in YAML.
macro_rules! lists {
    ($($list:ident :: $method:ident),*) => {$(
        impl $list for Items<'_, '_> {
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
        impl $structure for Entries<'_, '_> {
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

impl SerializeMap for Entries<'_, '_> {
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
