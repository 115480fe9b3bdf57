//! Devices of the host.

use serde::{Serialize, Serializer};

use super::Labels;
use crate::yaml::decode::{Decode, Decoder, Spanned};
use crate::yaml::{Node, Value};

model! {
    /// A device of the host ([compose-spec, `devices`]).
    ///
    /// [compose-spec, `devices`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#devices
    pub struct Device {
        /// The path on the host, or a CDI name such as `vendor.com/class=name`.
        source: String,
        /// The path in the container; the same by default.
        target: Option<String>,
        /// What may be done: `r`, `w` and `m`.
        permissions: Option<String>,
    }
}

model! {
    /// A wish for devices, such as GPUs ([compose-spec, `devices` of reservations]).
    ///
    /// [compose-spec, `devices` of reservations]: https://github.com/compose-spec/compose-spec/blob/main/deploy.md#devices
    pub struct DeviceRequest {
        /// What the devices must be able to do, such as `gpu`.
        capabilities: Vec<Spanned<String>>,
        /// How many; all by default.
        count: Option<DeviceCount>,
        /// Which ones.
        device_ids: Vec<Spanned<String>>,
        /// The driver, such as `nvidia`.
        driver: Option<String>,
        /// Options of the driver.
        options: Labels,
    }
}

/// How many devices are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DeviceCount {
    /// All there are.
    All,
    /// A number of them.
    Exactly(u32),
}

impl Decode for DeviceCount {
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let count = match &node.value {
            Value::Int(-1) => Some(Self::All),
            Value::Int(number) => u32::try_from(*number).ok().map(Self::Exactly),
            Value::String(text) if text.eq_ignore_ascii_case("all") || text == "-1" => Some(Self::All),
            Value::String(text) => text.parse().ok().map(Self::Exactly),
            Value::Null | Value::Bool(_) | Value::Float(_) | Value::Sequence(_) | Value::Mapping(_) => None,
        };
        if count.is_none() {
            decoder.wrong_kind("a number or `all`", &node);
        }
        count
    }
}

impl Serialize for DeviceCount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::All => serializer.serialize_i64(-1),
            Self::Exactly(count) => serializer.serialize_u32(*count),
        }
    }
}
