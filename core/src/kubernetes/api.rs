//! The fields of the API's types under the names that manifests have for them, to read a patched object strictly.
//!
//! `k8s-openapi` reads leniently, and its readers would be a fifth of the engine in the browser; a table of names
//! is small. A table takes its type apart, so a field that a later release of the API adds does not compile before it
//! is listed. Fields behind a `;` are those that only a cluster sets.

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

/// A value of an object that can take over what a tree says.
pub(super) trait Slot {
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

/// A value with fields.
pub(super) trait Record {
    /// The names of its fields.
    fn keys(&self) -> &'static [&'static str];

    /// A field by its name.
    fn field(&mut self, key: &str) -> Option<&mut dyn Slot>;
}

/// Declares the fields of types of one module of the API: `Type { field, other_field as "otherField"; of_the_cluster }`.
macro_rules! api {
    ($module:ident; $(
        $name:ident { $($field:ident $(as $key:literal)?),+ $(; $($ours_not:ident),+)? }
    )+) => {$(
        impl $crate::kubernetes::api::Record for $module::$name {
            fn keys(&self) -> &'static [&'static str] {
                &[$(api!(@key $field $($key)?)),+]
            }

            fn field(&mut self, key: &str) -> Option<&mut dyn $crate::kubernetes::api::Slot> {
                let Self { $($field,)+ $($($ours_not: _,)+)? } = self;
                match key {
                    $(api!(@key $field $($key)?) => Some($field),)+
                    _ => None,
                }
            }
        }

        impl $crate::kubernetes::api::Slot for $module::$name {
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
    for key in record.keys() {
        let given = entries.shift_remove(*key);
        let Some(slot) = record.field(key) else { continue };
        let nothing = given.as_ref().map_or(span, |node| node.span);
        if let Some(node) = given.filter(|node| !node.is_null()) {
            let said = decoder.key(key, |decoder| slot.read(node, decoder)) || means_something_empty(key);
            says_something |= said || !slot.leave_out();
        } else if !slot.leave_out() {
            let message = format!("{} needs `{key}`", whole(decoder));
            decoder.report(Diagnostic::new(PATCH_FAILED, decoder.place(nothing), message));
        }
    }
    for key in entries.keys() {
        unknown(key, record.keys(), decoder);
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

impl<T: Slot> Slot for Box<T> {
    fn read(&mut self, node: Node, decoder: &mut Decoder<'_>) -> bool {
        (**self).read(node, decoder)
    }

    #[cfg(test)]
    fn sample(&mut self) -> serde_json::Value {
        (**self).sample()
    }
}

impl<T: Slot + Default> Slot for Option<T> {
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
    fn read(&mut self, node: Node, decoder: &mut Decoder<'_>) -> bool {
        self.clear();
        let Value::Sequence(items) = node.value else {
            decoder.wrong_kind("a list", &node);
            return false;
        };
        for (index, item) in items.into_iter().enumerate() {
            let mut value = T::default();
            decoder.item(index, |decoder| value.read(item, decoder));
            self.push(value);
        }
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

/// Declares how values without parts are read: what they are called, and what they are made of.
macro_rules! scalars {
    ($($type:ty, $name:expr, $read:expr;)+) => {$(
        impl Slot for $type {
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
    String, "text", |value| if let Value::String(text) = value { Some(text.clone()) } else { None };
    bool, "true or false", |value| if let Value::Bool(value) = value { Some(*value) } else { None };
    i32, WHOLE_NUMBER, |value| i32::try_from(integer(value)?).ok();
    i64, WHOLE_NUMBER, integer;
    Quantity, "an amount", |value| match value {
        Value::String(text) => Some(Self(text.clone())),
        Value::Int(number) => Some(Self(number.to_string())),
        Value::Float(number) => Some(Self(number.to_string())),
        Value::Null | Value::Bool(_) | Value::Sequence(_) | Value::Mapping(_) => None,
    };
    IntOrString, "a whole number or text", |value| {
        if let Value::String(text) = value {
            return Some(Self::String(text.clone()));
        }
        i32::try_from(integer(value)?).ok().map(Self::Int)
    };
    ByteString, "text in Base64", |value| {
        let Value::String(text) = value else { return None };
        STANDARD.decode(text).ok().map(Self)
    };
}

fn integer(value: &Value) -> Option<i64> {
    if let Value::Int(number) = value { Some(*number) } else { None }
}
