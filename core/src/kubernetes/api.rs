//! The fields of the API's types, under the names and in the order that manifests have them, to write objects and to
//! read patched ones strictly.
//!
//! `k8s-openapi` can read and write by itself, but leniently, by the alphabet, and with code for each type and each
//! writer that would be a sixth of the engine in the browser. A table takes its type apart, so a field that a later
//! release of the API adds does not compile before it is listed. Fields behind a `;` are those that only a cluster
//! sets.

mod cluster;
mod container;
mod gateway;
mod network;
mod placement;
mod pod;
mod scaling;
#[cfg(test)]
mod tests;
mod volume;
mod workload;
mod write;

use std::borrow::Cow;
use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use k8s_openapi::ByteString;
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::validate::means_something_empty;
use crate::diagnostic::codes::kubernetes::PATCH_FAILED;
use crate::diagnostic::{Diagnostic, listed, nearest};
use crate::yaml::decode::Decoder;
use crate::yaml::{Key, Node, Value};

pub(super) use write::Written;

/// A value of an object: it can be looked at, and take over what a tree says.
pub(super) trait Slot {
    /// What it says.
    fn shape(&self) -> Shape<'_>;

    /// Whether it says anything.
    fn is_said(&self) -> bool {
        true
    }

    /// Takes the tree over, reports what does not fit, and tells whether the tree says anything.
    fn read(&mut self, node: Node, decoder: &mut Decoder<'_>) -> bool;

    /// Leaves the value out and tells whether that may be.
    fn leave_out(&mut self) -> bool {
        false
    }

    /// A value with all its fields, for tests.
    #[cfg(test)]
    fn sample(&mut self) -> serde_json::Value;
}

/// What a value says.
pub(super) enum Shape<'s> {
    Nothing,
    Bool(bool),
    Number(i64),
    Text(Cow<'s, str>),
    List(&'s dyn Items),
    Map(&'s dyn Entries),
    Record(&'s dyn Record),
}

/// A list of values.
pub(super) trait Items {
    /// Shows each item.
    fn each(&self, see: &mut dyn FnMut(&dyn Slot));
}

/// A mapping with keys of the user's own.
pub(super) trait Entries {
    /// Shows each entry.
    fn each(&self, see: &mut dyn FnMut(&str, &dyn Slot));
}

impl<T: Slot> Items for Vec<T> {
    fn each(&self, see: &mut dyn FnMut(&dyn Slot)) {
        for item in self {
            see(item);
        }
    }
}

impl<T: Slot> Entries for BTreeMap<String, T> {
    fn each(&self, see: &mut dyn FnMut(&str, &dyn Slot)) {
        for (key, value) in self {
            see(key, value);
        }
    }
}

/// A value with fields.
pub(super) trait Record {
    /// The names of its fields.
    fn keys(&self) -> &'static [&'static str];

    /// The group and version and the kind, if it can be an object by itself.
    fn kind(&self) -> Option<(&'static str, &'static str)>;

    /// Shows each field that says something, in the order of their names.
    fn each(&self, see: &mut dyn FnMut(&'static str, &dyn Slot));

    /// Its fields in the order of their names, to change.
    fn fields_mut(&mut self) -> Vec<&mut dyn Slot>;
}

/// Declares the fields of types of one module of the API: `Type { field, other_field as "otherField"; of_the_cluster }`,
/// and `Type: object { … }` for those that have a kind.
macro_rules! api {
    ($module:ident; $(
        $name:ident $(: $object:ident)? { $($field:ident $(as $key:literal)?),+ $(; $($ours_not:ident),+)? }
    )+) => {$(
        impl $crate::kubernetes::api::Record for $module::$name {
            fn keys(&self) -> &'static [&'static str] {
                &[$(api!(@key $field $($key)?)),+]
            }

            fn kind(&self) -> Option<(&'static str, &'static str)> {
                api!(@kind $module::$name $($object)?)
            }

            fn each(&self, see: &mut dyn FnMut(&'static str, &dyn $crate::kubernetes::api::Slot)) {
                let Self { $($field,)+ $($($ours_not: _,)+)? } = self;
                $(if $crate::kubernetes::api::Slot::is_said($field) {
                    see(api!(@key $field $($key)?), $field);
                })+
            }

            fn fields_mut(&mut self) -> Vec<&mut dyn $crate::kubernetes::api::Slot> {
                let Self { $($field,)+ $($($ours_not: _,)+)? } = self;
                vec![$($field),+]
            }
        }

        impl $crate::kubernetes::api::Slot for $module::$name {
            fn shape(&self) -> $crate::kubernetes::api::Shape<'_> {
                $crate::kubernetes::api::Shape::Record(self)
            }

            fn read(
                &mut self,
                node: $crate::yaml::Node,
                decoder: &mut $crate::yaml::decode::Decoder<'_>,
            ) -> bool {
                $crate::kubernetes::api::record(self, node, decoder)
            }

            #[cfg(test)]
            fn sample(&mut self) -> serde_json::Value {
                $crate::kubernetes::api::tests::sample(self)
            }
        }
    )+};
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@kind $module:ident::$name:ident) => { None };
    (@kind $module:ident::$name:ident object) => {
        Some((
            <$module::$name as k8s_openapi::Resource>::API_VERSION,
            <$module::$name as k8s_openapi::Resource>::KIND,
        ))
    };
}
use api;

/// Reads the fields of a value.
fn record(record: &mut dyn Record, node: Node, decoder: &mut Decoder<'_>) -> bool {
    let span = node.span;
    let Value::Mapping(mut entries) = node.value else {
        decoder.wrong_kind("a mapping", &node);
        return false;
    };
    let mut says_something = false;
    let keys = record.keys();
    for (key, slot) in keys.iter().zip(record.fields_mut()) {
        let given = entries.shift_remove(*key);
        let nothing = given.as_ref().map_or(span, |node| node.span);
        if let Some(node) = given.filter(|node| !node.is_null()) {
            let said = decoder.key(key, |decoder| slot.read(node, decoder)) || means_something_empty(key);
            says_something |= said || !slot.leave_out();
        } else if !slot.leave_out() {
            let message = format!("{} needs `{key}`", whole(decoder));
            decoder.report(Diagnostic::new(PATCH_FAILED, decoder.place(nothing), message));
        }
    }
    if let Some((version, kind)) = record.kind() {
        let is_said = |key: &Key, value: &Node| match key.text.as_str() {
            "apiVersion" => value.as_str() == Some(version),
            "kind" => value.as_str() == Some(kind),
            _ => false,
        };
        entries.retain(|key, value| !is_said(key, value));
    }
    for key in entries.keys() {
        unknown(key, keys, decoder);
    }
    says_something
}

/// What is being read, as a person would call it.
fn whole(decoder: &Decoder<'_>) -> String {
    if decoder.path().is_empty() { "the object".to_owned() } else { format!("`{}`", decoder.name()) }
}

fn unknown(key: &Key, known: &[&'static str], decoder: &mut Decoder<'_>) {
    let message = format!("`{}` is not a field of {}", key.text, whole(decoder));
    let place = decoder.key(&key.text, |decoder| decoder.place(key.span));
    let diagnostic = Diagnostic::new(PATCH_FAILED, place, message);
    decoder.report(match nearest(&key.text, known.iter().copied()) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help(format!("its fields are {}", listed(known))),
    });
}

/// Reads the items of a list.
fn list(node: Node, decoder: &mut Decoder<'_>, read: &mut dyn FnMut(Node, &mut Decoder<'_>)) {
    let Value::Sequence(items) = node.value else {
        decoder.wrong_kind("a list", &node);
        return;
    };
    for (index, item) in items.into_iter().enumerate() {
        decoder.item(index, |decoder| read(item, decoder));
    }
}

impl<T: Slot> Slot for Box<T> {
    fn shape(&self) -> Shape<'_> {
        (**self).shape()
    }

    fn read(&mut self, node: Node, decoder: &mut Decoder<'_>) -> bool {
        (**self).read(node, decoder)
    }

    #[cfg(test)]
    fn sample(&mut self) -> serde_json::Value {
        (**self).sample()
    }
}

impl<T: Slot + Default> Slot for Option<T> {
    fn shape(&self) -> Shape<'_> {
        self.as_ref().map_or(Shape::Nothing, Slot::shape)
    }

    fn is_said(&self) -> bool {
        self.is_some()
    }

    fn read(&mut self, node: Node, decoder: &mut Decoder<'_>) -> bool {
        let mut value = T::default();
        let said = value.read(node, decoder);
        *self = Some(value);
        said
    }

    fn leave_out(&mut self) -> bool {
        *self = None;
        true
    }

    #[cfg(test)]
    fn sample(&mut self) -> serde_json::Value {
        T::default().sample()
    }
}

impl<T: Slot + Default> Slot for Vec<T> {
    fn shape(&self) -> Shape<'_> {
        Shape::List(self)
    }

    fn read(&mut self, node: Node, decoder: &mut Decoder<'_>) -> bool {
        self.clear();
        list(node, decoder, &mut |item, decoder| {
            let mut value = T::default();
            value.read(item, decoder);
            self.push(value);
        });
        !self.is_empty()
    }

    fn leave_out(&mut self) -> bool {
        self.clear();
        true
    }

    #[cfg(test)]
    fn sample(&mut self) -> serde_json::Value {
        vec![T::default().sample()].into()
    }
}

impl<T: Slot + Default> Slot for BTreeMap<String, T> {
    fn shape(&self) -> Shape<'_> {
        Shape::Map(self)
    }

    fn read(&mut self, node: Node, decoder: &mut Decoder<'_>) -> bool {
        self.clear();
        let Value::Mapping(entries) = node.value else {
            decoder.wrong_kind("a mapping", &node);
            return false;
        };
        for (key, node) in entries.into_iter().filter(|(_, node)| !node.is_null()) {
            let mut value = T::default();
            decoder.key(&key.text, |decoder| value.read(node, decoder));
            self.insert(key.text, value);
        }
        !self.is_empty()
    }

    #[cfg(test)]
    fn sample(&mut self) -> serde_json::Value {
        serde_json::json!({ "key": T::default().sample() })
    }
}

const WHOLE_NUMBER: &str = "a whole number";

/// Declares values without parts: what they say, what they are called, and what they are made of.
macro_rules! scalars {
    ($($type:ty, $shape:expr, $name:expr, $read:expr;)+) => {$(
        impl Slot for $type {
            fn shape(&self) -> Shape<'_> {
                let shape: fn(&Self) -> Shape<'_> = $shape;
                shape(self)
            }

            fn read(&mut self, node: Node, decoder: &mut Decoder<'_>) -> bool {
                let read: fn(&Value) -> Option<Self> = $read;
                match read(&node.value) {
                    Some(value) => *self = value,
                    None if $name == WHOLE_NUMBER && integer(&node.value).is_some() => {
                        let message = format!("`{}` is too large a number", decoder.name());
                        decoder.invalid(node.span, message);
                    }
                    None => decoder.wrong_kind($name, &node),
                }
                true
            }

            #[cfg(test)]
            fn sample(&mut self) -> serde_json::Value {
                serde_json::to_value(Self::default()).unwrap()
            }
        }
    )+};
}

scalars! {
    String, |text| Shape::Text(Cow::Borrowed(text)), "text", |value| if let Value::String(text) = value { Some(text.clone()) } else { None };
    bool, |value| Shape::Bool(*value), "true or false", |value| if let Value::Bool(value) = value { Some(*value) } else { None };
    i32, |number| Shape::Number(i64::from(*number)), WHOLE_NUMBER, |value| i32::try_from(integer(value)?).ok();
    i64, |number| Shape::Number(*number), WHOLE_NUMBER, integer;
    Quantity, |amount| Shape::Text(Cow::Borrowed(&amount.0)), "an amount", |value| match value {
        Value::String(text) => Some(Self(text.clone())),
        Value::Int(number) => Some(Self(number.to_string())),
        Value::Float(number) => Some(Self(number.to_string())),
        Value::Null | Value::Bool(_) | Value::Sequence(_) | Value::Mapping(_) => None,
    };
    IntOrString, |either| match either {
        Self::Int(number) => Shape::Number(i64::from(*number)),
        Self::String(text) => Shape::Text(Cow::Borrowed(text)),
    }, "a whole number or text", |value| {
        if let Value::String(text) = value {
            return Some(Self::String(text.clone()));
        }
        i32::try_from(integer(value)?).ok().map(Self::Int)
    };
    ByteString, |bytes| Shape::Text(Cow::Owned(STANDARD.encode(&bytes.0))), "text in Base64", |value| {
        let Value::String(text) = value else { return None };
        STANDARD.decode(text).ok().map(Self)
    };
}

fn integer(value: &Value) -> Option<i64> {
    if let Value::Int(number) = value { Some(*number) } else { None }
}
