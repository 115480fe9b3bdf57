//! What a code means: why there is such a message, what to do, and an example of it.

use super::{Code, Severity};

/// The examples, which `cargo xtask docs` takes from the cases that raise the codes.
const EXAMPLES: &str = include_str!("codes/examples.txt");

/// What stands in front of the code of each example.
const HEAD: &str = "=== ";

/// How grave a message of this kind is, and what makes it graver.
#[must_use]
pub fn kind(code: Code) -> &'static str {
    match code.severity() {
        Severity::Error => "error",
        Severity::Warning if code.is_lossy() => "warning, and an error with `--strict`",
        Severity::Warning if code.is_lenient() => "warning, and an error with `--strict-compose`",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A message of this kind as a terminal shows it.
#[must_use]
pub fn example(code: Code) -> Option<&'static str> {
    section(EXAMPLES, code)
}

/// The example of a code in a text that holds many.
#[must_use]
pub fn section(examples: &str, code: Code) -> Option<&str> {
    let mut examples = examples.split(HEAD).filter_map(|example| example.split_once('\n'));
    examples.find(|(slug, _)| *slug == code.slug()).map(|(_, text)| text.trim_end())
}

/// The whole explanation for a terminal.
#[must_use]
pub fn explanation(code: Code) -> String {
    let head = format!("{code} ({})\n\n{}\n", kind(code), code.explanation());
    let example = example(code).map(|example| {
        let lines = example.lines().map(|line| format!("  {line}").trim_end().to_owned() + "\n");
        format!("\nAn example:\n\n{}", lines.collect::<String>())
    });
    head + &example.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::codes;

    #[test]
    fn every_code_has_an_example_that_shows_it() {
        for code in codes::all() {
            let text = explanation(code);
            assert!(text.contains(code.explanation()) && text.contains(kind(code)), "{text}");
            if let Some(example) = example(code) {
                assert!(example.contains(&format!("[{code}]: ")), "{code}: {example}");
            }
        }
        assert!(EXAMPLES.starts_with(HEAD));
    }
}
