//! Every code is explained, shown by an example, and raised by a case.

use std::collections::BTreeSet;

use kompose_core::diagnostic::{Code, codes as table, explain};
use kompose_snapshots::{codes, collection};

/// Codes that no case raises yet; most have tests of their own beside what raises them.
const WITHOUT_CASE: &str = include_str!("codes/without_case.txt");

#[test]
fn every_code_has_a_case_but_those_that_are_listed() {
    let shown = codes::shown().unwrap();
    let command: BTreeSet<&str> = table::command::ALL.iter().map(|code| code.slug()).collect();
    let all = table::all().map(Code::slug).filter(|slug| !command.contains(slug));
    let without: BTreeSet<&str> = all.filter(|slug| !shown.contains_key(slug)).collect();
    let listed: BTreeSet<&str> = WITHOUT_CASE.lines().collect();
    let forgotten: Vec<_> = without.difference(&listed).collect();
    assert!(forgotten.is_empty(), "write a case for each of these codes: {forgotten:?}");
    let shown: Vec<_> = listed.difference(&without).collect();
    assert!(shown.is_empty(), "take these codes off the list, for there are cases: {shown:?}");
}

#[test]
fn the_command_has_an_example_of_each_of_its_codes() {
    for code in table::command::ALL {
        assert!(
            explain::example(*code).is_some(),
            "{code} has no example in snapshots/src/codes/command.txt"
        );
    }
}

#[test]
fn the_documents_are_up_to_date() {
    let documents = [
        ("docs/diagnostics.md", codes::document().unwrap()),
        ("core/src/diagnostic/codes/examples.txt", codes::examples().unwrap()),
    ];
    for (path, expected) in documents {
        let written = std::fs::read_to_string(collection::repository().join(path)).unwrap_or_default();
        assert!(written == expected, "{path}: run `cargo xtask docs`");
    }
}
