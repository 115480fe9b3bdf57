//! Scalars that mean something else than they seem to.

use super::{Value, scalar};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::source::{Place, Span};

/// A message about a key that is no text; nothing about one that is.
pub(super) fn key(written: &str, value: &Value, span: Span) -> Option<Diagnostic> {
    let kind = match value {
        Value::String(text) if text == written && scalar::is_date(text) => "a date",
        // A collection as a key is a mistake of its own.
        Value::String(_) | Value::Sequence(_) | Value::Mapping(_) => return None,
        other => other.kind(),
    };
    let message = format!("the key `{written}` should be text, but {kind} is written");
    let diagnostic = Diagnostic::new(codes::UNQUOTED_KEY, Place::new("", span), message);
    let quoted = format!("\"{written}\"");
    Some(if written.is_empty() {
        diagnostic.help("write a name before the colon")
    } else {
        diagnostic.fix("put it in quotes", span, quoted)
    })
}

/// A message about a number with a leading zero; nothing about one that means the same without it.
pub(super) fn octal(written: &str, value: &Value, span: Span) -> Option<Diagnostic> {
    let Value::Int(number) = value else { return None };
    let digits = written.strip_prefix('0').filter(|rest| rest.bytes().all(|byte| byte.is_ascii_digit()))?;
    if digits.trim_start_matches('0').len() < 2 {
        return None;
    }
    let message = format!("`{written}` is {number}: a number with a leading zero is octal");
    let diagnostic = Diagnostic::new(codes::OCTAL_NUMBER, Place::new("", span), message);
    let decimal = digits.trim_start_matches('0');
    let diagnostic =
        diagnostic.help(format!("write `{decimal}` if that is meant, or `{number}` if it is not"));
    Some(diagnostic.help(format!("in quotes it is text: `\"{written}\"`")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_text() {
        for (written, surprises) in
            [("a", false), ("yes", false), ("1", true), ("1.5", true), ("true", true), ("~", true)]
        {
            let said = key(written, &scalar::resolve(written), Span::default());
            assert_eq!(said.is_some(), surprises, "{written}");
        }
        assert!(key("2024-01-02", &scalar::resolve("2024-01-02"), Span::default()).is_some());
        assert!(key("\"2024-01-02\"", &scalar::resolve("2024-01-02"), Span::default()).is_none());
    }

    #[test]
    fn only_what_changes_by_its_zero_is_a_surprise() {
        for (written, surprises) in [
            ("0120", true),
            ("0012", true),
            ("010", true),
            ("007", false),
            ("0", false),
            ("00", false),
            ("0x10", false),
            ("0o17", false),
            ("10", false),
            ("089", false),
        ] {
            let said = octal(written, &scalar::resolve(written), Span::default());
            assert_eq!(said.is_some(), surprises, "{written}");
        }
    }
}
