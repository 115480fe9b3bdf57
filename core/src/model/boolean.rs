//! Truth values that are written as text, where a key can only be true or false.

use super::syntax::SyntaxError;

/// A truth value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Boolean {
    /// The value.
    pub(crate) value: bool,
    /// Whether it is written as YAML 1.2 no longer does (`yes`, `off`), for the caller to warn about.
    pub(crate) legacy: bool,
}

/// Reads a truth value in any case.
pub(crate) fn parse(text: &str) -> Result<Boolean, SyntaxError> {
    let (value, legacy) = match text.to_ascii_lowercase().as_str() {
        "true" => (true, false),
        "false" => (false, false),
        "y" | "yes" | "on" => (true, true),
        "n" | "no" | "off" => (false, true),
        _ => {
            let message = format!("`{text}` is neither true nor false");
            return Err(SyntaxError::new(message).with_help("write `true` or `false`"));
        }
    };
    Ok(Boolean { value, legacy })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_every_spelling() {
        let table = [
            (true, false, ["true", "True", "TRUE"]),
            (false, false, ["false", "False", "FALSE"]),
            (true, true, ["y", "Yes", "ON"]),
            (false, true, ["N", "no", "oFF"]),
        ];
        for (value, legacy, texts) in table {
            for text in texts {
                assert_eq!(parse(text), Ok(Boolean { value, legacy }), "{text}");
            }
        }
    }

    #[test]
    fn refuses_the_rest() {
        for text in ["", "1", "0", "t", "yes ", "/usr/libexec/init"] {
            assert!(parse(text).unwrap_err().message.contains(&format!("`{text}`")));
        }
    }
}
