//! Reading sizes, spans of time and file modes from the tree.

use super::syntax::SyntaxError;
use super::{Bytes, Duration, FileMode};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::source::Span;
use crate::yaml::decode::{Decode, Decoder};
use crate::yaml::{Node, Value};

/// Reports text that does not follow the grammar of its key.
pub(crate) fn report(error: SyntaxError, span: Span, decoder: &mut Decoder<'_>) {
    let diagnostic = Diagnostic::new(codes::INVALID_VALUE, decoder.place(span), error.message);
    decoder.report(match error.help {
        Some(help) => diagnostic.help(help),
        None => diagnostic,
    });
}

impl Decode for Bytes {
    /// A size such as `512m`, or a number of bytes.
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match &node.value {
            Value::Int(bytes) => Some(Self(*bytes)),
            Value::String(text) => Self::parse(text).map_err(|error| report(error, node.span, decoder)).ok(),
            Value::Null | Value::Bool(_) | Value::Float(_) | Value::Sequence(_) | Value::Mapping(_) => {
                decoder.wrong_kind("a size such as `512m`", &node);
                None
            }
        }
    }
}

impl Decode for Duration {
    /// A span of time such as `1m30s`; a bare number counts as seconds, with a warning.
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match &node.value {
            Value::Int(number) => Some(seconds(*number, &node, decoder)),
            Value::String(text) => match text.parse() {
                Ok(number) if number != 0 => Some(seconds(number, &node, decoder)),
                _ => Self::parse(text).map_err(|error| report(error, node.span, decoder)).ok(),
            },
            Value::Null | Value::Bool(_) | Value::Float(_) | Value::Sequence(_) | Value::Mapping(_) => {
                decoder.wrong_kind("a span of time such as `1m30s`", &node);
                None
            }
        }
    }
}

/// A number without a unit, which is taken as seconds.
fn seconds(number: i64, node: &Node, decoder: &mut Decoder<'_>) -> Duration {
    let message = format!("`{}` needs a unit; {number} is taken as seconds", decoder.name());
    let diagnostic = Diagnostic::new(codes::DURATION_UNIT, decoder.place(node.span), message);
    let fixed = format!("{number}s");
    // Text may come from a variable.
    decoder.report(if node.as_str().is_none() {
        diagnostic.fix("write the unit", node.span, fixed)
    } else {
        diagnostic.help(format!("write the unit: `{fixed}`"))
    });
    Duration::from_nanos(number.saturating_mul(1_000_000_000))
}

impl Decode for FileMode {
    /// Permissions: a number as YAML read it (`0440` is octal there), or octal digits as text.
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match &node.value {
            Value::Int(bits) => {
                let mode = u32::try_from(*bits).ok().filter(|bits| *bits <= 0o7777).map(Self);
                match mode {
                    Some(mode) => warn_of_decimal(mode, node.span, decoder),
                    None => {
                        decoder.invalid(node.span, format!("`{bits}` is no file mode; write it like `0440`"));
                    }
                }
                mode
            }
            Value::String(text) => {
                if let Some(digits) = text.strip_prefix("0o") {
                    let message = format!("Docker Compose does not read `{text}` in quotes as a file mode");
                    let diagnostic = Diagnostic::new(codes::OTHER_FORM, decoder.place(node.span), message);
                    let fixed = format!("\"0{digits}\"");
                    decoder.report(diagnostic.fix("write it with a plain zero", node.span, fixed));
                }
                Self::parse(text).map_err(|error| report(error, node.span, decoder)).ok()
            }
            Value::Null | Value::Bool(_) | Value::Float(_) | Value::Sequence(_) | Value::Mapping(_) => {
                decoder.wrong_kind("a file mode such as `0440`", &node);
                None
            }
        }
    }
}

/// Warns of three digits that look octal and are not, such as `440`.
fn warn_of_decimal(mode: FileMode, span: Span, decoder: &mut Decoder<'_>) {
    let written = mode.0.to_string();
    let octal = written.bytes().all(|digit| matches!(digit, b'0'..=b'7'));
    if written.len() == 3 && octal && span.end.saturating_sub(span.start) == 3 {
        let message = format!("`{written}` without a leading zero is decimal, so it means the mode `{mode}`");
        let diagnostic = Diagnostic::new(codes::DECIMAL_MODE, decoder.place(span), message);
        decoder.report(diagnostic.fix("write the leading zero", span, format!("0{written}")));
    }
}
