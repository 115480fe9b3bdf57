//! File permissions.

use std::fmt;

use serde::{Serialize, Serializer};

use super::syntax::SyntaxError;

/// Permissions of a file, such as `0o440`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileMode(pub u32);

impl FileMode {
    /// Reads octal digits, with or without `0` or `0o` in front.
    ///
    /// # Errors
    ///
    /// Says what is wrong with the text.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        let digits = text.strip_prefix("0o").unwrap_or(text);
        u32::from_str_radix(digits, 8).ok().filter(|mode| *mode <= 0o7777).map(Self).ok_or_else(|| {
            SyntaxError::new(format!("`{text}` is no file mode"))
                .with_help("Write octal digits, such as `0440`.")
        })
    }
}

impl fmt::Display for FileMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "0{:03o}", self.0)
    }
}

impl Serialize for FileMode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
