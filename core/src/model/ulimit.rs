//! Resource limits of processes.

use serde::{Serialize, Serializer};

use crate::yaml::decode::{Decode, Decoder, Form, Int};
use crate::yaml::{Node, Value};

/// One resource limit ([compose-spec, `ulimits`]).
///
/// [compose-spec, `ulimits`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#ulimits
#[derive(Debug, Clone, PartialEq)]
pub enum Ulimit {
    /// One number for both limits; -1 means none.
    Single(Int),
    /// Two limits.
    Range(Box<UlimitRange>),
}

model! {
    /// Two limits of one resource.
    pub struct UlimitRange {
        /// The limit that processes may raise.
        soft: Option<Int>,
        /// The limit that they may not exceed.
        hard: Option<Int>,
    }
}

impl Decode for Ulimit {
    const FORM: Form = UlimitRange::FORM;

    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        if !matches!(node.value, Value::Mapping(_)) {
            return Int::decode(node, decoder).map(Self::Single);
        }
        let range = UlimitRange::decode(node, decoder)?;
        if range.soft.is_none() || range.hard.is_none() {
            let span = range.origin.span.unwrap_or_default();
            decoder.invalid(span, "a limit needs both `soft` and `hard`, or a single number");
            return None;
        }
        Some(Self::Range(Box::new(range)))
    }
}

impl Serialize for Ulimit {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Single(number) => number.serialize(serializer),
            Self::Range(range) => range.serialize(serializer),
        }
    }
}
