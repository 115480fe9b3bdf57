//! What is wrong with a value that has a grammar of its own.

use std::fmt;

/// A value that its grammar does not accept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is the matter, naming the part that is wrong.
    pub message: String,
    /// What to write instead, if that can be said.
    pub help: Option<String>,
}

impl SyntaxError {
    /// An error without advice.
    pub(crate) fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), help: None }
    }

    /// The same error with advice.
    pub(crate) fn with_help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }
}

impl fmt::Display for SyntaxError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.message)
    }
}

impl std::error::Error for SyntaxError {}

/// A character as a message shows it: itself, unless nobody could see it.
pub(crate) fn visible(character: char) -> String {
    if character.is_control() { character.escape_default().to_string() } else { character.to_string() }
}
