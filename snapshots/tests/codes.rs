//! Every code is explained, and something raises it: a case, or a test of what no case can hold.

#[path = "codes/made.rs"]
mod made;

use std::collections::BTreeSet;

use kompose_core::diagnostic::{Code, codes as table, explain};
use kompose_snapshots::{codes, collection};

/// Stack files that the engine would never write, each with the code of the rule that it breaks; a test of the engine reads
/// them all (`core/src/swarm/file/tests.rs`).
const STACKS: &str = include_str!("../../core/src/swarm/file/broken.tsv");

#[test]
fn something_raises_every_code() {
    let shown = codes::shown().unwrap();
    let mut raised: BTreeSet<&str> = shown.keys().copied().collect();
    raised.extend(STACKS.lines().filter_map(|line| line.split_once('\t')).map(|(code, _)| code));
    raised.extend(made::made().iter().map(|(code, _)| *code));
    raised.extend(table::command::ALL.iter().map(|code| code.slug()));
    let never: Vec<&str> = table::all().map(Code::slug).filter(|slug| !raised.contains(slug)).collect();
    assert!(
        never.is_empty(),
        "write a case for each of these codes, or take them out of the table: {never:?}"
    );
    println!("{} codes, {} of them with a case", table::all().count(), shown.len());
}

#[test]
fn what_no_case_can_hold_is_said_all_the_same() {
    let shown = codes::shown().unwrap();
    for (code, said) in made::made() {
        let slugs: Vec<&str> = said.iter().map(|diagnostic| diagnostic.code.slug()).collect();
        assert!(slugs.contains(&code), "{code} is not among {slugs:?}");
        assert!(!shown.contains_key(code), "{code} has a case, so that it need not be made");
    }
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
