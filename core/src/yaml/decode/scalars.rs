//! Words, numbers and switches.

use serde::Serialize;

use super::{Absent, Decode, Decoder, Form};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::source::Span;
use crate::yaml::{Node, Value, scalar};

impl Decode for String {
    /// Text; a number or a boolean is taken as the text it prints as, with a warning to quote it.
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let span = node.span;
        let kind = node.kind();
        match node.value {
            Value::String(text) => {
                if is_bare_date(&text, span) {
                    let message = format!("`{}` should be text, but a date is written", decoder.name());
                    let diagnostic = Diagnostic::new(codes::UNQUOTED_TEXT, decoder.place(span), message);
                    decoder.report(diagnostic.fix("put it in quotes", span, format!("\"{text}\"")));
                }
                Some(text)
            }
            Value::Int(_) | Value::Float(_) | Value::Bool(_) => {
                let text = printed(&node.value)?;
                let message = format!("`{}` should be text, but {kind} is written", decoder.name());
                let diagnostic = Diagnostic::new(codes::UNQUOTED_TEXT, decoder.place(span), message);
                decoder.report(diagnostic.fix("put it in quotes", span, format!("\"{text}\"")));
                Some(text)
            }
            Value::Null | Value::Sequence(_) | Value::Mapping(_) => {
                decoder.wrong_kind("text", &node);
                None
            }
        }
    }
}

/// Text that may also be written as a number or a boolean, such as a variable or a label.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Text(pub String);

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Decode for Text {
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        if let Some(text) = printed(&node.value) {
            if is_bare_date(&text, node.span) {
                let message = format!("Docker Compose rewrites the date `{text}`; here it stays as it is");
                let diagnostic = Diagnostic::new(codes::UNQUOTED_DATE, decoder.place(node.span), message);
                decoder.report(diagnostic.fix("put it in quotes", node.span, format!("\"{text}\"")));
            }
            return Some(Self(text));
        }
        decoder.wrong_kind("text, a number or true/false", &node);
        None
    }
}

/// Whether a text is a date that stands in the file without quotes.
fn is_bare_date(text: &str, span: Span) -> bool {
    let length = usize::try_from(span.end.saturating_sub(span.start));
    length == Ok(text.len()) && scalar::is_date(text)
}

/// A scalar as Compose prints it; nothing for an absent value, a list or a mapping.
fn printed(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Int(number) => Some(number.to_string()),
        Value::Float(number) => Some(scalar::print_float(*number)),
        Value::Bool(value) => Some(value.to_string()),
        Value::Null | Value::Sequence(_) | Value::Mapping(_) => None,
    }
}

impl Decode for bool {
    const FORM: Form = Form::Flag;

    /// A switch; the words that older Compose files use (`yes`, `off` …) count as well.
    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        match &node.value {
            Value::Bool(value) => return Some(*value),
            Value::String(text) => match text.to_ascii_lowercase().as_str() {
                "true" | "yes" | "y" | "on" => return Some(true),
                "false" | "no" | "n" | "off" => return Some(false),
                _ => {}
            },
            Value::Null | Value::Int(_) | Value::Float(_) | Value::Sequence(_) | Value::Mapping(_) => {}
        }
        decoder.wrong_kind("true or false", &node);
        None
    }
}

/// A whole number, also written as text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(transparent)]
pub struct Int(pub i64);

impl Decode for Int {
    const FORM: Form = Form::Number;

    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let number = match &node.value {
            Value::Int(number) => Some(*number),
            // Compose cuts the fraction off; only a whole number means the same to everybody.
            #[allow(clippy::cast_possible_truncation, reason = "the range and the fraction are checked")]
            Value::Float(number) if number.fract() == 0.0 && number.abs() < 9.0e15 => Some(*number as i64),
            Value::String(text) => text.parse().ok(),
            _ => None,
        };
        if number.is_none() {
            decoder.wrong_kind("a whole number", &node);
        }
        number.map(Self)
    }
}

/// A number with or without a fraction, also written as text.
#[derive(Debug, Clone, Copy, Default, PartialEq, PartialOrd)]
pub struct Number(pub f64);

/// Whole numbers are written without a fraction.
impl Serialize for Number {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        #[allow(clippy::cast_possible_truncation, reason = "the range and the fraction are checked")]
        if self.0.fract() == 0.0 && self.0.abs() < 9.0e15 {
            serializer.serialize_i64(self.0 as i64)
        } else {
            serializer.serialize_f64(self.0)
        }
    }
}

impl Decode for Number {
    const FORM: Form = Form::Number;

    fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
        let number = match &node.value {
            #[allow(clippy::cast_precision_loss, reason = "counts of CPUs and ratios are small")]
            Value::Int(number) => Some(*number as f64),
            Value::Float(number) => Some(*number),
            Value::String(text) => text.parse().ok(),
            _ => None,
        };
        let number = number.filter(|number| number.is_finite());
        if number.is_none() {
            decoder.wrong_kind("a number", &node);
        }
        number.map(Self)
    }
}

impl Absent for String {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl Absent for Text {
    fn is_absent(&self) -> bool {
        self.0.is_empty()
    }
}
