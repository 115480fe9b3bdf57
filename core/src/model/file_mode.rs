//! The permissions of a file: `"0440"`.

use std::fmt;

use serde::{Serialize, Serializer};

use super::syntax::SyntaxError;

/// The permission bits of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileMode(pub u32);

impl FileMode {
    /// Reads permissions written as text, which are octal with and without a leading `0` or `0o`.
    ///
    /// # Errors
    /// Says that the text is not octal, or has bits that no file has.
    pub fn parse(text: &str) -> Result<Self, SyntaxError> {
        let digits = text.strip_prefix("0o").unwrap_or(text);
        let octal = !digits.is_empty() && digits.bytes().all(|digit| matches!(digit, b'0'..=b'7'));
        let mode = octal.then(|| u32::from_str_radix(digits, 8).ok()).flatten();
        mode.filter(|mode| *mode <= 0o7777).map(Self).ok_or_else(|| {
            SyntaxError::new(format!("`{text}` is not a file mode"))
                .with_help("write three or four octal digits, such as `\"0440\"`: owner, group and others")
        })
    }
}

impl fmt::Display for FileMode {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "0{:o}", self.0)
    }
}

impl Serialize for FileMode {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn reads_octal_in_every_spelling() {
        for text in ["440", "0440", "0o440", "00440"] {
            assert_eq!(FileMode::parse(text), Ok(FileMode(0o440)), "{text}");
        }
        assert_eq!(FileMode::parse("7777"), Ok(FileMode(0o7777)));
        assert_eq!(serde_json::to_string(&FileMode(0o440)).unwrap(), "\"0440\"");
    }

    #[test]
    fn refuses_the_rest() {
        for text in ["", "0o", "0999", "-440", "+440", "0x1", "rw-", "10000", "77777777777777777777"] {
            let error = FileMode::parse(text).unwrap_err();
            assert!(error.message.contains(&format!("`{text}`")), "{text}: {error}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in ".*|[0-9ox]*") {
            let _ = FileMode::parse(&text);
        }

        #[test]
        fn comes_back_from_its_text(mode in 0..=0o7777_u32) {
            prop_assert_eq!(FileMode::parse(&FileMode(mode).to_string()), Ok(FileMode(mode)));
        }
    }
}
