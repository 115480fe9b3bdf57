//! What usually becomes of a key, for projects that cannot be converted as they are.

use crate::coverage::Fate;
use crate::diagnostic::codes;
use crate::options::Target;

/// What became of each key in the project that shows it, which `cargo xtask docs` takes from the table of support: its
/// path, and for each target the letter of the fate and the code of the message.
const TABLE: &str = include_str!("outcomes.txt");

/// What usually becomes of the keys with a path; empty if the table has none.
pub(super) fn usual(pattern: &str, target: Target) -> String {
    let mut lines = TABLE.lines().map(|line| line.split('\t'));
    let Some(mut cells) = lines.find_map(|mut cells| (cells.next() == Some(pattern)).then_some(cells)) else {
        return String::new();
    };
    let cell = match target {
        Target::Kubernetes => cells.next(),
        Target::Swarm => cells.nth(1),
    };
    let cell = cell.unwrap_or("");
    let (letter, code) = cell.split_once(' ').unwrap_or((cell, ""));
    let Some(fate) = fate(letter) else { return String::new() };
    let why = codes::find(code).map(|code| format!(": {}", code.explanation()));
    format!("usually {}{}", fate.words(), why.unwrap_or_default())
}

/// The letter of a fate in the table.
#[must_use]
pub fn letter(fate: Fate) -> &'static str {
    match fate {
        Fate::Translated => "t",
        Fate::Approximated => "a",
        Fate::Unsupported => "u",
        Fate::NotApplicable => "n",
    }
}

fn fate(word: &str) -> Option<Fate> {
    [Fate::Translated, Fate::Approximated, Fate::Unsupported, Fate::NotApplicable]
        .into_iter()
        .find(|fate| letter(*fate) == word)
}
