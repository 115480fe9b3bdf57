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
mod node;
mod parse;
mod recover;
pub mod scalar;
mod surprise;
mod write;

pub use node::{Key, Mapping, Node, Value};
pub use parse::parse;
pub use write::{KeyOrder, Quoting, Style, WriteError, to_yaml};
