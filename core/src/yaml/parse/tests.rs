//! Texts and the trees that they mean.

use serde_json::{Value, json};

use crate::diagnostic::Diagnostics;
use crate::source::{Sources, Span};
use crate::yaml::{Node, parse};

/// The documents of a text as JSON, and the codes of what there is to say.
fn read(text: &str) -> (Vec<Value>, Vec<&'static str>) {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("a.yaml", text);
    let documents = parse(text, file, &mut diagnostics);
    let json = documents.iter().map(|node| serde_json::to_value(node).unwrap()).collect();
    (json, diagnostics.finish(&sources).iter().map(|diagnostic| diagnostic.code.slug()).collect())
}

#[test]
fn documents_become_trees() {
    let table = [
        ("", vec![]),
        ("# only a comment\n", vec![]),
        ("a: 1\n---\nb: [x, ~]\n", vec![json!({"a": 1}), json!({"b": ["x", null]})]),
        ("a: 'yes'\nb: \"1\"\nc: |\n  x\n  y\n", vec![json!({"a": "yes", "b": "1", "c": "x\ny\n"})]),
        ("a: >\n  x\n  y\n", vec![json!({"a": "x y\n"})]),
        ("a: >\n  x\n  y", vec![json!({"a": "x y"})]),
        ("a: |+\n  x", vec![json!({"a": "x"})]),
        ("a:\nb: {c: , d: !!str 5}\n", vec![json!({"a": null, "b": {"c": null, "d": "5"}})]),
    ];
    for (text, documents) in table {
        assert_eq!(read(text), (documents, vec![]), "{text}");
    }
}

#[test]
fn surprising_scalars_keep_their_meaning_and_are_named() {
    let key = "unquoted-key";
    let table = [
        ("1: a\ntrue: b\n", json!({"1": "a", "true": "b"}), vec![key, key]),
        ("'1': a\nyes: b\n", json!({"1": "a", "yes": "b"}), vec![]),
        ("a: 0120\nb: [0777]\n", json!({"a": 80, "b": [511]}), vec!["octal-number", "octal-number"]),
        ("mode: 0440\nb: '0120'\n", json!({"mode": 288, "b": "0120"}), vec![]),
    ];
    for (text, document, codes) in table {
        assert_eq!(read(text), (vec![document], codes), "{text}");
    }
}

#[test]
fn aliases_stand_for_what_they_name() {
    let text = "x: &x {a: 1, b: 2}\ny: *x\nz: [*x]\n";
    let x = json!({"a": 1, "b": 2});
    assert_eq!(read(text), (vec![json!({"x": x, "y": x, "z": [x]})], vec![]));
}

#[test]
fn merge_keys_give_way_to_explicit_ones_and_earlier_sources_win() {
    let text = "a: &a {p: 1, q: 1}\nb: &b {q: 2, r: 2}\nc: {<<: [*a, *b], r: 3}\nd: {<<: {p: 9}, p: ~}\n";
    let (documents, codes) = read(text);
    assert_eq!(documents[0]["c"], json!({"p": 1, "q": 1, "r": 3}));
    assert_eq!(documents[0]["d"], json!({"p": null}));
    assert!(codes.is_empty());
}

#[test]
fn mistakes_have_their_codes() {
    let table = [
        ("a: 1\nb: 2\na: 3\n", "duplicate-key"),
        ("a: {<<: 5}\n", "merge-key"),
        ("a: &a [*a]\n", "alias-cycle"),
        ("a: [1, 2\n", "yaml-syntax"),
        ("? [a]\n: b\n", "yaml-syntax"),
        ("a: *nobody\n", "yaml-syntax"),
    ];
    for (text, code) in table {
        assert_eq!(read(text).1, [code], "{text}");
    }
}

#[test]
fn an_alias_bomb_is_stopped() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let alias = format!("*a{}", level - 1);
        let aliases = vec![alias; 9].join(", ");
        text.extend([format!("a{level}: &a{level} [{aliases}]\n")]);
    }
    assert_eq!(read(&text), (vec![], vec!["alias-limit"]));
}

#[test]
fn deep_nesting_is_refused_and_not_followed() {
    let indented = (0..150).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect::<Vec<_>>().concat();
    let mut aliases = format!("a0: &a0 {}{}\n", "[".repeat(60), "]".repeat(60));
    for level in 1..20 {
        aliases.extend([format!(
            "a{level}: &a{level} {}*a{}{}\n",
            "[".repeat(30),
            level - 1,
            "]".repeat(30)
        )]);
    }
    for text in ["[".repeat(10_000), "{a: ".repeat(10_000), "- ".repeat(10_000), indented, aliases] {
        assert_eq!(read(&text), (vec![], vec!["nesting-limit"]), "{}", text.get(..80).unwrap_or(&text));
    }
    let level = format!("{}{}", "[".repeat(90), "]".repeat(90));
    assert_eq!(read(&level).1, Vec::<&str>::new());
}

/// Every scalar's span covers its own text, and that of a collection covers its items.
#[test]
fn spans_cover_what_was_written() {
    let text = "a: 'é'   # comment\nb:\n  - x\n  - {c: d}\ne: [1, 2]\n";
    let mut sources = Sources::default();
    let file = sources.add("a.yaml", text);
    let documents = parse(text, file, &mut Diagnostics::new());
    let slice = |node: Option<&Node>| sources.slice(node.map_or(Span::default(), |node| node.span));
    let root = &documents[0];
    assert_eq!(slice(root.get("a")), "'é'");
    assert_eq!(slice(root.get("b")), "- x\n  - {c: d}");
    assert_eq!(slice(root.get("e")), "[1, 2]");
    let inner = root.get("b").and_then(Node::as_sequence).and_then(|items| items[1].get("c"));
    assert_eq!(slice(inner), "d");
}
