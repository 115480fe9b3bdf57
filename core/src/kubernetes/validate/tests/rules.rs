//! Each rule of the API server, refused and accepted.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::rule::Rule;
use super::{change, documents, found, validated};
use crate::diagnostic::Diagnostics;
use crate::source::FileId;
use crate::yaml::{Node, parse};

#[test]
fn the_pod_of_a_cron_job_stands_deeper() {
    let mut documents = documents();
    let pod = "/spec/jobTemplate/spec/template";
    change(&mut documents, "CronJob/report", &format!("{pod}/metadata/labels/x"), json!("a b"));
    change(&mut documents, "CronJob/report", &format!("{pod}/spec/containers/0/image"), json!("A"));
    change(&mut documents, "CronJob/report", &format!("{pod}/spec/restartPolicy"), json!("Always"));
    change(&mut documents, "CronJob/report", "/spec/jobTemplate/spec/parallelism", json!(-1));
    let found: Vec<_> = validated(&documents).into_iter().map(|found| found.message).collect();
    for field in [
        "template.metadata.labels.x",
        "template.spec.containers[0].image",
        "template.spec.restartPolicy",
        "parallelism",
    ] {
        let field = format!("`spec.jobTemplate.spec.{field}`");
        assert!(found.iter().any(|message| message.contains(&field)), "{field}: {found:?}");
    }
}

/// The rules that the objects break.
fn broken(documents: &[Value]) -> BTreeSet<Rule> {
    found(documents).into_iter().map(|violation| violation.rule).collect()
}

/// What breaks rules: lists of changes to the objects of `valid.yaml`.
const BROKEN: &[&str] = &[
    include_str!("broken/names.yaml"),
    include_str!("broken/workloads.yaml"),
    include_str!("broken/cron-jobs.yaml"),
    include_str!("broken/containers.yaml"),
    include_str!("broken/services.yaml"),
    include_str!("broken/storage.yaml"),
    include_str!("broken/pods.yaml"),
    include_str!("broken/restricted.yaml"),
    include_str!("broken/api.yaml"),
];

/// A change to one object: the rule that it breaks, the object, the pointer and the new value.
///
/// `pod/`, `container/` and `template/` begin at the Pod of a workload, its first container and its metadata.
type Change = (String, String, String, Value);

fn changes() -> Vec<Change> {
    let long = |rule: &str, target: &str, pointer: &str, length| -> Change {
        (rule.to_owned(), target.to_owned(), pointer.to_owned(), json!("x".repeat(length)))
    };
    let mut diagnostics = Diagnostics::new();
    let lists = BROKEN.iter().flat_map(|text| parse(text, FileId::default(), &mut diagnostics));
    let mut changes: Vec<Change> =
        lists.flat_map(|list| list.as_sequence().unwrap().iter().map(read).collect::<Vec<_>>()).collect();
    assert!(!diagnostics.has_errors());
    changes.push(long("V5", "Deployment/web", "metadata/annotations/a", 256 * 1024));
    changes.push(long("V38", "ConfigMap/web-env", "data/x", 1024 * 1024));
    changes
}

/// A change without a value takes the old one away.
fn read(change: &Node) -> Change {
    let words: Vec<Value> = serde_json::from_value(serde_json::to_value(change).unwrap()).unwrap();
    let word = |index: usize| words[index].as_str().unwrap().to_owned();
    (word(0), word(1), word(2), words.get(3).cloned().unwrap_or_default())
}

/// The whole pointer.
fn whole(target: &str, pointer: &str) -> String {
    let template =
        if target.starts_with("CronJob/") { "/spec/jobTemplate/spec/template" } else { "/spec/template" };
    match pointer.split_once('/') {
        Some(("pod", rest)) => format!("{template}/spec/{rest}"),
        Some(("container", rest)) => format!("{template}/spec/containers/0/{rest}"),
        Some(("template", rest)) => format!("{template}/metadata/{rest}"),
        _ => format!("/{pointer}"),
    }
}

#[test]
fn every_rule_catches_what_breaks_it_and_nothing_else_does() {
    let mut alone = BTreeSet::from([Rule::Order, Rule::NamespaceFirst]);
    let mut missed = Vec::new();
    for (rule, target, pointer, value) in changes() {
        let mut documents = documents();
        change(&mut documents, &target, &whole(&target, &pointer), value);
        let broken = broken(&documents);
        let expected = Rule::ALL.iter().find(|known| known.to_string() == rule).unwrap();
        if !broken.contains(expected) {
            missed.push(format!("{rule}: {target} {pointer}: {broken:?}"));
        }
        alone.extend(broken.first().filter(|_| broken.len() == 1));
    }
    assert!(missed.is_empty(), "these break nothing: {missed:#?}");
    let missing: Vec<_> = Rule::ALL.iter().filter(|rule| !alone.contains(rule)).collect();
    assert!(missing.is_empty(), "no case breaks just these: {missing:?}");
}

#[test]
fn objects_out_of_order_are_caught() {
    let mut documents = documents();
    let service = documents.iter().position(|document| document["kind"] == "Service").unwrap();
    let last = documents.len() - 1;
    documents.swap(service, last);
    assert_eq!(broken(&documents), BTreeSet::from([Rule::Order]));
    documents.swap(service, last);
    documents.swap(0, 1);
    assert_eq!(broken(&documents), BTreeSet::from([Rule::NamespaceFirst]));
}

#[test]
fn a_job_may_wait_without_policies() {
    let mut documents = documents();
    documents.retain(|document| document["kind"] != "NetworkPolicy");
    assert_eq!(broken(&documents), BTreeSet::new());
}
