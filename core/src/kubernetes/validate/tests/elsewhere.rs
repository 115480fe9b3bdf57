//! The rules that no object can break, each with why, and with what shows it.

use k8s_openapi::api::core::v1::{Container, Secret};
use serde_json::{Value, json};

use super::super::rule::Rule;
use super::documents;
use crate::kubernetes::Object;
use crate::source::FileId;
use crate::yaml::parse;
use crate::{Layout, Options, diagnostic::Diagnostics, render};

/// A rule by its number, who sees to it, and whether that can be seen.
type Elsewhere = (u8, &'static str, fn() -> bool);

const ELSEWHERE: &[Elsewhere] = &[
    (39, "data is bytes, which the writer alone makes Base64 of", no_other_text_than_base64_is_read),
    (44, "words and values are of type `String`", no_other_words_than_text_are_read),
    (77, "the writer of YAML; the judges read every output with another reader", text_is_read_back),
    (78, "writing has no other input than the objects", text_is_the_same_again),
];

fn no_other_text_than_base64_is_read() -> bool {
    let secret = |data: &str| json!({"apiVersion": "v1", "kind": "Secret", "data": {"a": data}});
    let read = |data: &str| serde_json::from_value::<Secret>(secret(data));
    let written = read("czNjcmV0").and_then(serde_json::to_value).unwrap();
    read("s3cret!").is_err() && written["data"]["a"] == "czNjcmV0"
}

fn no_other_words_than_text_are_read() -> bool {
    let read = |container: Value| serde_json::from_value::<Container>(container);
    read(json!({"name": "a", "args": [1]})).is_err()
        && read(json!({"name": "a", "env": [{"name": "A", "value": true}]})).is_err()
        && read(json!({"name": "a", "args": ["1"], "env": [{"name": "A", "value": "true"}]})).is_ok()
}

/// Texts that a reader could take for something else.
fn odd() -> Vec<Value> {
    let mut documents = documents();
    let map = documents.iter_mut().find(|document| document["kind"] == "ConfigMap").unwrap();
    map["data"] = json!({
        "boolean": "yes", "number": "017", "base60": "1:30", "float": "1e3", "null": "~", "empty": "", "date": "2020-01-01",
        "underscores": "1_000", "merge": "<<", "equals": "=", "lines": "a\n b\n\n", "blank": " a ", "colon": "a: b # c",
        "control": "\u{7}\u{85}\u{feff}", "dashes": "---\n...\n", "on": "off", "y": "n",
    });
    documents
}

fn written(documents: &[Value]) -> String {
    let objects: Vec<_> = documents.iter().map(Object::read).collect();
    let files =
        render::kubernetes(&objects, &Options { layout: Layout::Stream, ..Options::default() }).unwrap();
    files.into_iter().map(|file| String::from_utf8(file.contents).unwrap()).collect()
}

/// What our own reader sees, which takes `017` for a number.
fn read(text: &str) -> Vec<Value> {
    let nodes = parse(text, FileId::default(), &mut Diagnostics::new());
    nodes.into_iter().map(|node| serde_json::to_value(node).unwrap()).collect()
}

fn text_is_read_back() -> bool {
    let text = written(&odd());
    let objects = |documents: &[Value]| documents.iter().map(Object::read).collect::<Vec<_>>();
    let damaged = read(&text.replace("\"017\"", "017").replace("'017'", "017"));
    objects(&read(&text)) == objects(&odd()) && damaged != read(&text)
}

fn text_is_the_same_again() -> bool {
    written(&odd()) == written(&odd())
}

#[test]
fn the_rules_that_no_object_breaks_are_kept_elsewhere() {
    for (number, who, is_kept) in ELSEWHERE {
        assert!(is_kept(), "V{number}: {who}");
    }
}

#[test]
fn every_number_has_its_rule() {
    let here = Rule::ALL.iter().map(|rule| *rule as u8);
    let mut numbers: Vec<_> = here.chain(ELSEWHERE.iter().map(|(number, ..)| *number)).collect();
    numbers.sort_unstable();
    let all: Vec<u8> = (1..).take(numbers.len()).collect();
    assert_eq!(numbers, all);
}
