//! Commands: lists of words.

use serde::Serialize;

use crate::yaml::Node;
use crate::yaml::decode::{Absent, Decode, Decoder, Text};

/// The words of a command; empty when the file clears the image's own.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Command(pub Vec<String>);

impl Decode for Command {
    /// The canonical form, a list; numbers and booleans count as the words they print as.
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let words: Vec<Text> = Vec::decode(node, decoder)?;
        Some(Self(words.into_iter().map(|word| word.0).collect()))
    }
}

impl Absent for Command {
    fn is_absent(&self) -> bool {
        false
    }
}
