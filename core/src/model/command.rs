//! Commands: lists of words.

use serde::Serialize;

use crate::yaml::Node;
use crate::yaml::decode::{Absent, Decode, Decoder};

/// The words of a command; empty when the file clears the image's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Command(pub Vec<String>);

impl Decode for Command {
    /// The canonical form, a list of words.
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        Vec::decode(node, decoder).map(Self)
    }
}

impl Absent for Command {
    fn is_absent(&self) -> bool {
        false
    }
}
