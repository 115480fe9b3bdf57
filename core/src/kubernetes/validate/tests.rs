use serde_json::{Value, json};

use super::{Demands, External, Violation, all_violations, validate};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::Object;
use crate::model::Project;
use crate::source::FileId;
use crate::yaml::decode::{Decode, Decoder};
use crate::yaml::parse;

mod elsewhere;
mod rules;

/// Objects of every kind that break no rule.
const VALID: &str = include_str!("tests/valid.yaml");

const PROJECT: &str = "{services: {API: {image: a},
    web: {image: b, environment: {A: $(B)}, command: [serve, $$], healthcheck: {test: [CMD, test, $(A)]}, cpus: 1,
        ports: [{target: 80}], volumes: [{type: tmpfs, target: /scratch}], labels: {x: a b}}}, networks: {back: {}},
    volumes: {share: {}, mine: {external: true, name: Theirs}}}";

fn documents() -> Vec<Value> {
    let mut diagnostics = Diagnostics::new();
    let nodes = parse(VALID, FileId::default(), &mut diagnostics);
    assert!(!diagnostics.has_errors());
    nodes.into_iter().map(|node| serde_json::to_value(node).unwrap()).collect()
}

fn project() -> Project {
    let mut diagnostics = Diagnostics::new();
    let node = parse(PROJECT, FileId::default(), &mut diagnostics).remove(0);
    Project::decode(node, &mut Decoder::new(&mut diagnostics)).unwrap()
}

fn demands() -> Demands {
    Demands { restricted: ["db".to_owned()].into(), ..Demands::default() }
}

fn validated(documents: &[Value]) -> Vec<Diagnostic> {
    let objects: Vec<_> = documents.iter().map(Object::read).collect();
    let mut diagnostics = Diagnostics::new();
    validate(&objects, &project(), (&demands(), External::default()), &mut diagnostics);
    diagnostics.iter().cloned().collect()
}

fn found(documents: &[Value]) -> Vec<Violation> {
    let objects: Vec<_> = documents.iter().map(Object::read).collect();
    all_violations(&objects, &project(), (&demands(), External::default()))
        .into_iter()
        .map(|(_, found)| found)
        .collect()
}

/// Puts a value at a pointer inside one object, or takes it away if the value is null.
fn change(documents: &mut [Value], target: &str, pointer: &str, value: Value) {
    let (kind, name) = target.split_once('/').unwrap();
    let is_target = |document: &&mut Value| document["kind"] == kind && document["metadata"]["name"] == name;
    let document = documents.iter_mut().find(is_target).unwrap_or_else(|| panic!("{target}"));
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    let key = key.replace("~1", "/");
    match document.pointer_mut(parent).unwrap_or_else(|| panic!("{target}{pointer}")) {
        Value::Object(entries) if value.is_null() => {
            assert!(entries.shift_remove(&key).is_some(), "{pointer}");
        }
        Value::Object(entries) => {
            entries.insert(key, value);
        }
        Value::Array(items) if key == "-" => items.push(value),
        Value::Array(items) => items[key.parse::<usize>().unwrap()] = value,
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => panic!("{pointer}"),
    }
}

#[test]
fn objects_that_break_no_rule_pass() {
    let messages: Vec<_> = validated(&documents()).into_iter().map(|found| found.message).collect();
    assert_eq!(messages, Vec::<String>::new());
}

#[test]
fn a_broken_rule_is_reported_at_the_line_that_it_comes_from() {
    let pod = "/spec/template/spec";
    let web = "Deployment/web";
    let cases = [
        ("Deployment/api", format!("{pod}/containers/0/image"), json!("A"), "services.API.image"),
        (web, format!("{pod}/containers/0/env/0/value"), json!("$(B)"), "services.web.environment.A"),
        (web, format!("{pod}/containers/0/env/0/name"), json!("1 A"), "services.web.environment"),
        (web, format!("{pod}/containers/0/ports/0/hostPort"), json!(70_000), "services.web.ports[0]"),
        (web, format!("{pod}/containers/0/volumeMounts/3/subPath"), json!("../a"), "services.web.volumes[0]"),
        (web, format!("{pod}/containers/0/resources/limits/cpu"), json!("1x"), "services.web.cpus"),
        (
            web,
            format!("{pod}/containers/0/livenessProbe/timeoutSeconds"),
            json!(0),
            "services.web.healthcheck",
        ),
        (web, "/spec/template/metadata/labels/x".to_owned(), json!("a b"), "services.web.labels.x"),
        (web, "/spec/minReadySeconds".to_owned(), json!(-1), "services.web"),
        ("Service/web", "/spec/ports/0/nodePort".to_owned(), json!(1), "services.web.ports[0]"),
        ("PersistentVolumeClaim/share", "/spec/accessModes".to_owned(), json!([]), "volumes.share"),
        ("NetworkPolicy/network-back", "/spec/policyTypes".to_owned(), json!([]), "networks.back"),
        ("ConfigMap/web-env", "/data/a b".to_owned(), json!("s3cret"), "services.web"),
        ("Job/migrate", "/spec/backoffLimit".to_owned(), json!(-1), ""),
    ];
    for (target, pointer, value, path) in cases {
        let mut documents = documents();
        change(&mut documents, target, &pointer, value);
        let found = validated(&documents);
        assert_eq!(found[0].place.path, path, "{target}{pointer}");
        assert!(found[0].place.span.is_some() || path.is_empty(), "{target}");
        assert!(found.iter().all(Diagnostic::is_error) && !found[0].message.contains("s3cret"));
    }
}
