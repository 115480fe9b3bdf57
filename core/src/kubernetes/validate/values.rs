//! V1 and V79 to V83: fields that say nothing, that are too new, or that have a value which no cluster knows.

use serde::Serialize;
use serde::ser::{self, Impossible, Serializer};

use super::bounds::bounds;
use super::texts::grammar;
use super::view::{Objects, Workload};
use super::vocabulary::{allowed, choices, since};
use super::{Findings, Rule};
use crate::kubernetes::Object;
use crate::yaml::Field;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    let release = objects.demands.version.minor;
    let good = object.serialize(Look { field: Field::Root(""), release, findings }).is_ok();
    findings.require(good, Rule::NothingEmpty, ("", "has a value of no known kind"));
    // Claims have a field of this name, too.
    let workload = Workload::of(object).filter(|_| release < POD_RESOURCES);
    if let Some((workload, _)) =
        workload.and_then(|workload| Some((workload, workload.pod()?.resources.as_ref()?)))
    {
        newer(workload.pod_field().key("resources"), POD_RESOURCES, findings);
    }
}

/// The first release in which a whole Pod can ask for resources.
const POD_RESOURCES: u16 = 32;

fn newer(field: Field<'_>, first: u16, findings: &mut Findings) {
    let reason = format!("is there from Kubernetes 1.{first} on; pass `--kubernetes-version 1.{first}`");
    findings.require(false, Rule::KnownFields, (field, &reason));
}

/// Fields in which an empty mapping means something: everything, or a folder without options.
const MEANINGFUL: &[&str] =
    &["emptyDir", "podSelector", "namespaceSelector", "labelSelector", "ingress", "egress"];

/// Whether an empty mapping in a field means something.
pub(crate) fn means_something_empty(field: &str) -> bool {
    MEANINGFUL.contains(&field)
}

/// The serde side of a look at the value of a field.
struct Look<'f> {
    field: Field<'f>,
    release: u16,
    findings: &'f mut Findings,
}

impl Look<'_> {
    fn empty(self) {
        self.findings.require(false, Rule::NothingEmpty, (self.field, "is empty"));
    }
}

/// A value of a kind that the types of the API do not have.
#[derive(Debug)]
struct Foreign;

impl std::fmt::Display for Foreign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a value is of no known kind")
    }
}

impl std::error::Error for Foreign {}

impl ser::Error for Foreign {
    fn custom<T: std::fmt::Display>(_: T) -> Self {
        Self
    }
}

/// Values about which there is nothing to say.
macro_rules! plain {
    ($($method:ident: $type:ty),*) => {$(
        fn $method(self, _: $type) -> Result<(), Foreign> {
            Ok(())
        }
    )*};
}

/// Values that the types of the API do not have.
macro_rules! foreign {
    ($($method:ident($($type:ty),*) -> $result:ty;)*) => {$(
        fn $method(self, $(_: $type),*) -> Result<$result, Foreign> {
            Err(Foreign)
        }
    )*};
}

impl<'f> Serializer for Look<'f> {
    type Ok = ();
    type Error = Foreign;
    type SerializeSeq = Entries<'f>;
    type SerializeMap = Entries<'f>;
    type SerializeStruct = Entries<'f>;
    type SerializeTuple = Impossible<(), Foreign>;
    type SerializeTupleStruct = Impossible<(), Foreign>;
    type SerializeTupleVariant = Impossible<(), Foreign>;
    type SerializeStructVariant = Impossible<(), Foreign>;

    plain! {
        serialize_bool: bool, serialize_char: char, serialize_bytes: &[u8],
        serialize_i8: i8, serialize_i16: i16,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64,
        serialize_f32: f32, serialize_f64: f64
    }

    foreign! {
        serialize_unit_variant(&'static str, u32, &'static str) -> ();
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    }

    fn serialize_i32(self, number: i32) -> Result<(), Foreign> {
        self.serialize_i64(number.into())
    }

    fn serialize_i64(self, number: i64) -> Result<(), Foreign> {
        let bounds = bounds(self.field.outer_key(), self.field.last_key());
        let good = bounds.is_none_or(|(least, most)| (least..=most).contains(&number));
        self.findings.require(good, Rule::Bounds, (self.field, "has a number that it cannot have"));
        Ok(())
    }

    fn serialize_str(self, text: &str) -> Result<(), Foreign> {
        let (outer, last) = (self.field.outer_key(), self.field.last_key());
        let known = allowed(outer, last).is_none_or(|words| words.contains(&text));
        self.findings.require(known, Rule::Vocabularies, (self.field, "has a value that no cluster knows"));
        let good = grammar(outer, last).is_none_or(|is_good| is_good(text));
        self.findings.require(good, Rule::Texts, (self.field, "has a text that it cannot have"));
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Foreign> {
        self.empty();
        Ok(())
    }

    fn serialize_unit(self) -> Result<(), Foreign> {
        self.serialize_none()
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Foreign> {
        self.serialize_none()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Foreign> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T>(self, _: &'static str, value: &T) -> Result<(), Foreign>
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
    ) -> Result<(), Foreign>
    where
        T: Serialize + ?Sized,
    {
        Err(Foreign)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Entries<'f>, Foreign> {
        Ok(Entries { look: self, count: 0, may_be_empty: false })
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Entries<'f>, Foreign> {
        let may_be_empty = means_something_empty(self.field.last_key());
        Ok(Entries { look: self, count: 0, may_be_empty })
    }

    fn serialize_struct(self, _: &'static str, length: usize) -> Result<Entries<'f>, Foreign> {
        self.serialize_map(Some(length))
    }
}

/// The entries of a list or a mapping so far.
struct Entries<'f> {
    look: Look<'f>,
    count: usize,
    may_be_empty: bool,
}

impl Entries<'_> {
    fn finish(self) {
        if self.count == 0 && !self.may_be_empty {
            self.look.empty();
        }
    }
}

impl ser::SerializeSeq for Entries<'_> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Foreign> {
        let Look { field, release, findings } = &mut self.look;
        let field = field.item(self.count);
        self.count += 1;
        value.serialize(Look { field, release: *release, findings })
    }

    fn end(self) -> Result<(), Foreign> {
        self.finish();
        Ok(())
    }
}

/// Mappings have keys of the user's own, and texts or numbers as values.
impl ser::SerializeMap for Entries<'_> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Foreign> {
        self.count += 1;
        Ok(())
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, _: &T) -> Result<(), Foreign> {
        Ok(())
    }

    fn end(self) -> Result<(), Foreign> {
        self.finish();
        Ok(())
    }
}

impl ser::SerializeStruct for Entries<'_> {
    type Ok = ();
    type Error = Foreign;

    fn serialize_field<T: Serialize + ?Sized>(
        &mut self,
        name: &'static str,
        value: &T,
    ) -> Result<(), Foreign> {
        self.count += 1;
        let Look { field: outer, release, findings } = &mut self.look;
        let field = outer.key(name);
        if let Some(first) = since(outer.last_key(), name).filter(|first| *release < *first) {
            newer(field, first, findings);
        }
        value.serialize(Look { field, release: *release, findings })
    }

    fn end(self) -> Result<(), Foreign> {
        let field = self.look.field;
        let good = choices(field.outer_key(), field.last_key())
            .is_none_or(|(least, most)| (least..=most).contains(&self.count));
        let reason = "says none or several of what there is one of";
        self.look.findings.require(good, Rule::Choices, (field, reason));
        self.finish();
        Ok(())
    }
}
