//! Every key of every Compose file has its row in the report, each once.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its projects has to fail")]

use std::collections::BTreeSet;

use kompose_core::diagnostic::Diagnostics;
use kompose_core::source::{FileId, Sources, Span};
use kompose_core::yaml::{Node, Value, parse};
use kompose_core::{Conversion, Fate, Target};
use kompose_snapshots::{Project, collection};

fn projects() -> Vec<Project> {
    let mut projects = collection::cases().unwrap();
    projects.extend(collection::examples().unwrap());
    match collection::corpus().unwrap() {
        Some(corpus) => projects.extend(corpus.cases.into_iter().map(|case| case.project)),
        None => println!("skipped: {} names no corpus", collection::CORPUS),
    }
    projects
}

/// How many keys a text has, counted in its trees: what an alias repeats stands at one place, and `<<` is a key like
/// any other once it has another name.
fn keys(text: &str) -> usize {
    let text = text.replace("<<:", "__:");
    let documents = parse(&text, FileId::default(), &mut Diagnostics::new());
    let mut places = BTreeSet::new();
    for document in &documents {
        collect(document, &mut places);
    }
    places.len()
}

fn collect(node: &Node, places: &mut BTreeSet<Span>) {
    match &node.value {
        Value::Mapping(entries) => {
            for (key, value) in entries {
                places.insert(key.span);
                collect(value, places);
            }
        }
        Value::Sequence(items) => items.iter().for_each(|item| collect(item, places)),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_) => {}
    }
}

/// Each text once, though a file may be read twice.
fn texts(sources: &Sources) -> BTreeSet<(&str, &str)> {
    sources.iter().map(|(_, source)| (source.name.as_str(), source.text.as_str())).collect()
}

/// What is wrong with a report, if anything.
fn faults(name: &str, conversion: &Conversion) -> Vec<String> {
    let report = conversion.report();
    // A project that cannot be loaded has no report, and says why.
    if report.keys.is_empty() {
        return if conversion.has_errors() { Vec::new() } else { vec![format!("{name}: no keys")] };
    }
    let mut faults = Vec::new();
    let wanted: usize = texts(&conversion.sources).iter().map(|(_, text)| keys(text)).sum();
    if report.counts().all() != wanted || report.keys.len() != wanted {
        faults.push(format!("{name}: {wanted} keys and {} rows", report.keys.len()));
    }
    let unexplained = report
        .keys
        .iter()
        .filter(|key| key.fate != Fate::Translated && key.messages.is_empty() && key.reason.is_none());
    faults.extend(unexplained.map(|key| format!("{name}: {} has no reason", key.path)));
    faults
}

#[test]
fn every_key_has_one_row_and_what_is_not_translated_a_reason() {
    let (mut faults_found, mut keys, mut refused, mut counted, mut agree) = (Vec::new(), 0, 0, 0, 0);
    for project in projects() {
        for target in [Target::Kubernetes, Target::Swarm] {
            let conversion = project.convert(target);
            keys += conversion.report().keys.len();
            refused += usize::from(conversion.report().keys.is_empty());
            let faults = faults(&format!("{} for {target:?}", project.name), &conversion);
            counted += 1;
            agree += usize::from(faults.is_empty());
            faults_found.extend(faults);
        }
    }
    println!(
        "{agree} of {counted} reports have a row for each key: {keys} rows, {refused} projects cannot be loaded"
    );
    assert!(faults_found.is_empty(), "{}", faults_found.join("\n"));
}
