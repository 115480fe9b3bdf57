//! YAML as trees and text; knows nothing of Compose.
//!
//! A [`Node`] keeps where it was written, so that every later stage can point at it. Scalars are typed
//! the way Docker Compose's own reader types them (see [`scalar`]).

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "a tree holds seven kinds of values, and most code wants one of them"
)]

pub mod decode;
mod explain;
mod field;
mod mapping;
mod node;
pub(crate) mod outline;
mod parse;
mod recover;
pub mod scalar;
mod surprise;
mod write;

pub(crate) use field::Field;
pub use mapping::Mapping;
pub use node::{Key, Node, Tag, Value};
pub use parse::parse;
pub(crate) use parse::parse_without;
pub use write::{Quoting, WriteError, to_yaml};

use crate::diagnostic::Diagnostics;
use crate::source::FileId;

/// The tree of a value, by way of its text: a second serialiser of all the types of the API would be a tenth of the
/// engine in the browser.
///
/// # Errors
///
/// If the value cannot be written.
pub(crate) fn tree<T: serde::Serialize + ?Sized>(value: &T) -> Result<Node, WriteError> {
    let text = to_yaml(value, Quoting::default())?;
    let mut diagnostics = Diagnostics::new();
    let document = parse(&text, FileId::default(), &mut diagnostics).into_iter().next();
    document.ok_or_else(|| WriteError::Value("it cannot be read back".to_owned()))
}
