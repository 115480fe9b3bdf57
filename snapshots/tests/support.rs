//! The table of support holds: every key of a Compose file is in it, and becomes on each target what it says.

#[path = "support/judgement.rs"]
mod judgement;
#[path = "support/walk.rs"]
mod walk;

use std::collections::BTreeSet;

use kompose_core::model::key_paths;
use kompose_snapshots::{collection, support};

#[test]
fn every_key_is_in_the_table_once() {
    let table = support::table().unwrap();
    let paths: Vec<&str> = table.iter().flat_map(|case| &case.rows).map(|row| row.path.as_str()).collect();
    let rows: BTreeSet<&str> = paths.iter().copied().collect();
    let known = key_paths();
    let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
    let forgotten: Vec<_> = known.difference(&rows).collect();
    assert!(forgotten.is_empty(), "write a project in snapshots/support that shows {forgotten:#?}");
    let unknown: Vec<_> = rows.difference(&known).collect();
    assert!(unknown.is_empty(), "no key of a Compose file: {unknown:#?}");
    assert_eq!(paths.len(), rows.len(), "a key has two rows");
}

#[test]
fn every_key_becomes_what_the_table_says() {
    let findings: Vec<String> = support::table().unwrap().iter().flat_map(walk::findings).collect();
    assert!(findings.is_empty(), "{} findings:\n{}", findings.len(), findings.join("\n"));
}

#[test]
fn the_documents_are_up_to_date() {
    let documents = [
        ("docs/support.md", support::document().unwrap()),
        ("core/src/language/outcomes.txt", support::outcomes().unwrap()),
    ];
    for (name, document) in documents {
        let written = std::fs::read_to_string(collection::repository().join(name)).unwrap_or_default();
        assert!(written == document, "{name} is old; run `cargo xtask docs`");
    }
}

#[test]
fn the_table_agrees_with_the_judgement_of_others() {
    let Some(judgement) = judgement::read().unwrap() else {
        println!("skipped: {} names no table", judgement::VARIABLE);
        return;
    };
    let differences = judgement::differences(&support::table().unwrap(), &judgement);
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), differences.join("\n"));
}
