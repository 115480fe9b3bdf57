//! The recorded behaviour of the reference loader on small inputs, run against the grammars of this crate.
//!
//! Texts are compared as data; of errors only that there is one, because the words are our own.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::model::bytes::Bytes;
use crate::model::duration::Duration;

const CASES: &str = include_str!("testdata/grammars.jsonl");

/// Where this crate gives something else on purpose, what it gives (nothing for a refusal), and why.
fn differences() -> BTreeMap<&'static str, (Option<Value>, &'static str)> {
    BTreeMap::from([])
}

#[derive(Deserialize)]
struct Case {
    id: String,
    kind: String,
    input: String,
    #[serde(default)]
    env: BTreeMap<String, String>,
    expect: Expected,
}

#[derive(Deserialize)]
struct Expected {
    #[serde(default)]
    out: Value,
    err: Option<String>,
}

fn outcome(case: &Case) -> Option<Value> {
    match case.kind.as_str() {
        "bytes" => Bytes::parse(&case.input).ok().map(|bytes| json!(bytes.0)),
        "duration" => Duration::parse(&case.input).ok().map(|duration| json!(duration.as_nanos())),
        kind => panic!("{kind} has no grammar"),
    }
}

/// Runs the cases of one kind; every difference must be a listed one, and every listed one must still be.
fn run(kind: &str) {
    let cases = CASES.lines().map(|line| serde_json::from_str::<Case>(line).unwrap());
    let cases: Vec<Case> = cases.filter(|case| case.kind == kind).collect();
    assert!(!cases.is_empty(), "no cases of {kind}");
    let differences = differences();
    let mut failures = Vec::new();
    for case in &cases {
        let recorded = case.expect.err.is_none().then(|| case.expect.out.clone());
        let wanted = differences.get(case.id.as_str()).map_or(&recorded, |(wanted, _)| wanted);
        let got = outcome(case);
        if got != *wanted {
            failures.push(format!("{:?}: got {got:?}, want {wanted:?}", case.input));
        }
    }
    assert!(
        failures.is_empty(),
        "{} of {} {kind} cases:\n{}",
        failures.len(),
        cases.len(),
        failures.join("\n")
    );
}

#[test]
fn bytes() {
    run("bytes");
}

#[test]
fn durations() {
    run("duration");
}
