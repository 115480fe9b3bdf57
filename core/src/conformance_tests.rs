//! The recorded behaviour of the reference loader on small inputs, run against the grammars of this crate.
//!
//! Texts are compared as data; of errors only that there is one, because the words are our own.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::{Value, json};

use crate::compose::dotenv::{self, Dotenv};
use crate::compose::template;
use crate::model::bytes::Bytes;
use crate::model::duration::Duration;
use crate::model::shell_words;
use crate::model::short_port::{self, ShortPort};
use crate::model::short_volume::{self, Kind, Selinux, ShortVolume};

const CASES: &str = include_str!("testdata/grammars.jsonl");

/// A case in which this crate gives something else on purpose.
struct Difference {
    id: &'static str,
    /// What this crate gives, as JSON; nothing if it refuses the input.
    gives: Option<&'static str>,
    reason: &'static str,
}

const NAMELESS: &str = "the reference makes a variable without a name of it, which nothing can use";

const DIFFERENCES: [Difference; 8] = [
    Difference { id: "env:A=\"x\"y", gives: Some(r#"{"A":"x"}"#), reason: NAMELESS },
    Difference { id: "env:export A", gives: Some(r#"{"A":"osA"}"#), reason: NAMELESS },
    Difference { id: "env:OS", gives: Some(r#"{"OS":"osval"}"#), reason: NAMELESS },
    Difference { id: "env:export", gives: Some("{}"), reason: NAMELESS },
    Difference { id: "env:=x", gives: None, reason: NAMELESS },
    Difference {
        id: r#"cmd:"a\nb""#,
        gives: Some(r#"["a\nb"]"#),
        reason: "recorded with an older splitter; that of Docker Compose 5 gives a newline",
    },
    Difference {
        id: "port:::1:6000:6000",
        gives: Some(
            r#"[{"mode":"ingress","host_ip":"::1","target":6000,"published":"6000","protocol":"tcp"}]"#,
        ),
        reason: "the specification's own example; Docker Compose 5 accepts it",
    },
    Difference {
        id: "vol:a:b",
        gives: Some(r#"{"type":"volume","source":"a","target":"b"}"#),
        reason: "a volume with a one-letter name is not a Windows drive",
    },
];

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
    #[serde(default)]
    warns: Vec<String>,
}

fn outcome(case: &Case) -> Option<Value> {
    match case.kind.as_str() {
        "bytes" => Bytes::parse(&case.input).ok().map(|bytes| json!(bytes.0)),
        "duration" => Duration::parse(&case.input).ok().map(|duration| json!(duration.as_nanos())),
        "port" => short_port::parse(&case.input).ok().map(|ports| ports.iter().map(port).collect()),
        "volume" => short_volume::parse(&case.input).ok().as_ref().map(volume),
        "command" => shell_words::split(&case.input).ok().map(|split| json!(split.words)),
        "template" => {
            let substituted = template::substitute(&case.input, &|name| case.env.get(name).cloned());
            substituted.ok().map(|substituted| json!(substituted.text))
        }
        "dotenv" => dotenv::parse(&case.input, &|name| case.env.get(name).cloned()).ok().map(dotenv_values),
        kind => panic!("{kind} has no grammar"),
    }
}

/// The variables that have a value.
fn dotenv_values(dotenv: Dotenv) -> Value {
    dotenv.entries.into_iter().filter_map(|(name, value)| Some((name, Value::String(value?)))).collect()
}

fn port(port: &ShortPort) -> Value {
    object([
        ("mode", json!("ingress")),
        ("host_ip", json!(port.host_ip)),
        ("target", json!(port.target)),
        ("published", json!(port.published)),
        ("protocol", json!(port.protocol)),
    ])
}

fn volume(volume: &ShortVolume) -> Value {
    let kind = match volume.kind {
        Kind::Bind => "bind",
        Kind::Volume => "volume",
    };
    let selinux = volume.selinux.map(|label| match label {
        Selinux::Shared => "z",
        Selinux::Private => "Z",
    });
    object([
        ("type", json!(kind)),
        ("source", json!(volume.source)),
        ("target", json!(volume.target)),
        ("read_only", json!(volume.read_only.then_some(true))),
        ("nocopy", json!(volume.nocopy.then_some(true))),
        ("selinux", json!(selinux)),
        ("propagation", json!(volume.propagation)),
    ])
}

/// An object without the members that are null.
fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    members
        .into_iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(key, value)| (key.to_owned(), value))
        .collect()
}

/// What the reference gave. A volume's options are lifted out of the objects that canonical form nests them in.
fn recorded(case: &Case) -> Option<Value> {
    let out = &case.expect.out;
    if case.expect.err.is_some() {
        return None;
    }
    if case.kind != "volume" {
        return Some(out.clone());
    }
    Some(object([
        ("type", out["type"].clone()),
        ("source", out["source"].clone()),
        ("target", out["target"].clone()),
        ("read_only", out["read_only"].clone()),
        ("nocopy", out["volume"]["nocopy"].clone()),
        ("selinux", out["bind"]["selinux"].clone()),
        ("propagation", out["bind"]["propagation"].clone()),
    ]))
}

/// What this crate should give: what is recorded, unless a difference is listed, which must then be one.
fn wanted(case: &Case) -> Option<Value> {
    let recorded = recorded(case);
    let Some(difference) = DIFFERENCES.iter().find(|difference| difference.id == case.id) else {
        return recorded;
    };
    let gives = difference.gives.map(|json| serde_json::from_str(json).unwrap());
    assert_ne!(gives, recorded, "{} is no difference ({})", case.id, difference.reason);
    gives
}

fn cases(kind: &str) -> Vec<Case> {
    let cases = CASES.lines().map(|line| serde_json::from_str::<Case>(line).unwrap());
    cases.filter(|case| case.kind == kind).collect()
}

/// Runs the cases of one kind.
fn run(kind: &str) {
    let cases = cases(kind);
    assert!(!cases.is_empty(), "no cases of {kind}");
    let mut failures = Vec::new();
    for case in &cases {
        let wanted = wanted(case);
        let got = outcome(case);
        if got != wanted {
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

#[test]
fn ports() {
    run("port");
}

#[test]
fn volumes() {
    run("volume");
}

#[test]
fn commands() {
    run("command");
}

#[test]
fn every_difference_has_its_case() {
    let ids: Vec<String> = CASES.lines().map(|line| serde_json::from_str::<Case>(line).unwrap().id).collect();
    for difference in &DIFFERENCES {
        assert!(ids.iter().any(|id| id == difference.id), "no case {}", difference.id);
    }
}

#[test]
fn templates() {
    run("template");
}

#[test]
fn dotenv_files() {
    run("dotenv");
}

#[test]
fn dotenv_files_name_the_unset_variables() {
    for case in cases("dotenv") {
        let Ok(dotenv) = dotenv::parse(&case.input, &|name| case.env.get(name).cloned()) else { continue };
        let unset: Vec<_> = dotenv.unset.iter().map(|unset| format!("\"{}\"", unset.name)).collect();
        let recorded = &case.expect.warns;
        let named = recorded.iter().zip(&unset).all(|(warning, name)| warning.contains(name));
        assert!(named && recorded.len() == unset.len(), "{}: {unset:?}, recorded {recorded:?}", case.id);
    }
}
