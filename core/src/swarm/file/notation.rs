//! Notation that readers of YAML 1.1 and YAML 1.2 read differently.

use super::{Finding, Refuser};
use crate::diagnostic::codes::swarm as codes;
use crate::source::Span;
use crate::yaml::{Field, Node, Value, scalar};

/// Words that are truth values in YAML 1.1 only.
const WORDS: [&str; 6] = ["y", "n", "yes", "no", "on", "off"];

/// Where a text reads differently.
pub(super) fn findings(text: &str, document: &Node) -> Vec<Finding> {
    let mut pass = Pass { text, findings: Vec::new() };
    pass.value(document, Field::Root(""));
    pass.findings
}

struct Pass<'t> {
    text: &'t str,
    findings: Vec<Finding>,
}

impl<'t> Pass<'t> {
    fn value(&mut self, node: &Node, path: Field<'_>) {
        match &node.value {
            Value::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.value(item, path.item(index));
                }
            }
            Value::Mapping(entries) => {
                for (key, node) in entries {
                    let path = path.key(&key.text);
                    self.key(key.span, path);
                    self.value(node, path);
                }
            }
            value @ (Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_)) => {
                let written = self.written(node.span);
                if is_ambiguous(written, value) {
                    self.find(Refuser::Nobody, path, written);
                }
                if matches!(value, Value::Float(number) if !number.is_finite()) {
                    let message = "JSON has no such number, and the client passes values on as JSON";
                    self.findings.push(Finding::new(codes::STACK_SCHEMA, Refuser::Schema, path, message));
                }
            }
        }
    }

    /// A key that is no text is refused: the client's schema knows names only.
    fn key(&mut self, span: Span, path: Field<'_>) {
        let written = self.written(span);
        let value = scalar::resolve(written);
        if !matches!(value, Value::String(_)) && !written.is_empty() {
            self.find(Refuser::Schema, path, written);
        } else if is_ambiguous(written, &value) {
            self.find(Refuser::Nobody, path, written);
        }
    }

    fn find(&mut self, refuser: Refuser, path: Field<'_>, written: &str) {
        let message = format!("`{written}` without quotes is not the same for every reader of YAML");
        self.findings.push(Finding::new(codes::STACK_YAML, refuser, path, message));
    }

    fn written(&self, span: Span) -> &'t str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or_default()
    }
}

/// Whether a value without quotes is another one for other readers.
fn is_ambiguous(written: &str, value: &Value) -> bool {
    if written.starts_with(['"', '\'', '|', '>', '*', '&', '!']) {
        return false;
    }
    match value {
        Value::String(_) => is_ambiguous_text(written),
        Value::Int(number) => written != number.to_string(),
        Value::Float(_) => {
            let digits = written.strip_prefix('-').unwrap_or(written);
            let (whole, places) = digits.split_once('.').unwrap_or((digits, ""));
            let plain = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
            !plain(whole) || !plain(places)
        }
        Value::Bool(_) => !matches!(written, "true" | "false"),
        Value::Null => !matches!(written, "" | "~" | "null"),
        Value::Sequence(_) | Value::Mapping(_) => false,
    }
}

fn is_ambiguous_text(written: &str) -> bool {
    let word = WORDS.iter().any(|word| written.eq_ignore_ascii_case(word));
    let digits = written.trim_start_matches(['+', '-', '.']);
    let number = digits.starts_with(|first: char| first.is_ascii_digit())
        && digits.bytes().all(|byte| byte.is_ascii_digit() || b"+-._:,eE".contains(&byte));
    let based = ["0x", "0X", "0o", "0b"].iter().any(|base| digits.starts_with(base));
    let number = number || based || scalar::is_date(written);
    word || number || matches!(written, "=" | "<<")
}

#[cfg(test)]
mod tests {
    use super::*;
    use scalar::resolve;

    #[test]
    fn what_readers_disagree_about_needs_quotes() {
        for written in ["yes", "Off", "n", "010", "0x1F", "1_000", "1e3", "2024-01-02", "22:22", "True", "+1"]
        {
            assert!(is_ambiguous(written, &resolve(written)), "{written}");
        }
        for written in ["web", "10", "1.5", "true", "null", "-3", "./a", "nginx", "a1", "10s", "1d"] {
            assert!(!is_ambiguous(written, &resolve(written)), "{written}");
        }
        assert!(!is_ambiguous("\"yes\"", &Value::String("yes".to_owned())));
    }
}
