//! Sizes, names and first lines of source files.

use super::Text;

/// No source file is longer.
const LINES: usize = 400;

/// Names that say nothing about what is in the file.
const EMPTY_NAMES: [&str; 7] = ["util", "utils", "helper", "helpers", "common", "misc", "mod"];

pub(super) fn findings(texts: &[Text]) -> Vec<String> {
    let sources = texts.iter().filter(|text| is_source(&text.path));
    sources.flat_map(|text| [too_long(text), badly_named(text), without_a_word(text)]).flatten().collect()
}

/// Written by people, in a language that has modules.
fn is_source(path: &str) -> bool {
    extension(path).is_some_and(|extension| ["rs", "ts", "tsx", "mjs", "py"].contains(&extension))
}

fn extension(path: &str) -> Option<&str> {
    path.rsplit_once('.').map(|(_, extension)| extension)
}

fn too_long(Text { path, text }: &Text) -> Option<String> {
    let lines = text.lines().count();
    (lines > LINES).then(|| format!("{path}: {lines} lines; no file is longer than {LINES}"))
}

fn badly_named(Text { path, .. }: &Text) -> Option<String> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.split('.').next().unwrap_or(name);
    EMPTY_NAMES
        .contains(&stem)
        .then(|| format!("{path}: `{stem}` does not say what is in the file; name it by what it is about"))
}

/// Every module says what it is for; only of `tests.rs`, and of what lies in `tests/` beside it, the parent has.
fn without_a_word(Text { path, text }: &Text) -> Option<String> {
    let rust = extension(path) == Some("rs") && !is_unit_test(path);
    (rust && !text.starts_with("//! "))
        .then(|| format!("{path}: the first line says in `//!` what it is for"))
}

fn is_unit_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || (path.contains("/src/") && path.contains("/tests/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, text: &str) -> usize {
        findings(&[Text { path: path.to_owned(), text: text.to_owned() }]).len()
    }

    #[test]
    fn each_habit_is_looked_for() {
        let long = format!("//! Long.\n{}", "\n".repeat(400));
        let table = [
            ("core/src/port.rs", "//! Ports.\n", 0),
            ("core/src/port.rs", "fn port() {}\n", 1),
            ("core/src/port/tests.rs", "use super::*;\n", 0),
            ("core/src/utils.rs", "//! Things.\n", 1),
            ("core/src/model/mod.rs", "//! Models.\n", 1),
            ("playground/src/helpers.test.ts", "", 1),
            ("core/src/port.rs", long.as_str(), 1),
            ("docs/common.md", "", 0),
        ];
        for (path, text, expected) in table {
            assert_eq!(found(path, text), expected, "{path}");
        }
    }
}
