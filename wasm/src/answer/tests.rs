//! The JSON of answers, made from conversions that are built by hand.

use super::*;
use kompose_core::diagnostic::codes;
use kompose_core::source::Place;
use kompose_core::{Accounts, Code, Output};
use serde_json::{Value, json};

fn conversion(sources: Sources, diagnostics: Vec<Diagnostic>) -> Conversion {
    Conversion {
        output: Output::None,
        files: Vec::new(),
        diagnostics,
        sources,
        summary: Summary::default(),
        accounts: Accounts::default(),
    }
}

fn code() -> Code {
    codes::all().next().expect("the table of codes has entries")
}

fn answer(conversion: &Conversion) -> Value {
    serde_json::to_value(ConvertAnswer::new(conversion, false)).unwrap()
}

#[test]
fn ranges_count_utf16_units_and_hide_the_directory() {
    let mut sources = Sources::default();
    sources.add("compose.yaml", "x: 1\n");
    let file = sources.add("/project/가/b.yaml", "# 🐳\n웹: prots\n");
    let span = Span::new(file, 12, 17);
    let diagnostic = Diagnostic::new(code(), Place::new("services.웹", span), "what")
        .label("here")
        .related(Span::new(file, 7, 10), "this service")
        .fix("write `ports`", span, "ports");
    let answer = answer(&conversion(sources, vec![diagnostic]));
    let found = &answer["diagnostics"][0];
    let position =
        json!([found["file"], found["line"], found["column"], found["endLine"], found["endColumn"]]);
    assert_eq!(position, json!(["가/b.yaml", 2, 4, 2, 9]));
    assert_eq!(json!([found["from"], found["to"]]), json!([8, 13]));
    assert_eq!(
        json!([found["path"], found["message"], found["label"]]),
        json!(["services.웹", "what", "here"])
    );
    let related = &found["related"][0];
    assert_eq!(json!([related["from"], related["to"], related["text"]]), json!([5, 6, "this service"]));
    let edit = json!({"file": "가/b.yaml", "from": 8, "to": 13, "text": "ports"});
    assert_eq!(found["help"], json!([{"text": "write `ports`", "edits": [edit]}]));
}

#[test]
fn a_message_about_no_file_has_none() {
    let diagnostic = Diagnostic::new(code(), Place::default(), "what");
    let answer = answer(&conversion(Sources::default(), vec![diagnostic]));
    let found = &answer["diagnostics"][0];
    assert_eq!(json!([found["file"], found["line"], found["from"]]), json!([null, 0, 0]));
}

#[test]
fn files_are_text_where_they_can_be() {
    let file = |path: &str, contents: &[u8], secret| OutputFile {
        path: path.to_owned(),
        contents: contents.to_vec(),
        secret,
    };
    let mut conversion = conversion(Sources::default(), Vec::new());
    conversion.files = vec![file("a.yaml", "가".as_bytes(), false), file("b.bin", &[0xff, 0], true)];
    let expected = json!([
        {"path": "a.yaml", "text": "가", "secret": false},
        {"path": "b.bin", "base64": "/wA=", "secret": true},
    ]);
    assert_eq!(answer(&conversion)["files"], expected);
    assert_eq!(answer(&conversion)["ok"], json!(true));
}

#[test]
fn the_summary_is_complete() {
    let mut conversion = conversion(Sources::default(), Vec::new());
    conversion.summary = Summary {
        project: "shop".to_owned(),
        access: vec![Access {
            service: "web".to_owned(),
            published: "localhost:80".to_owned(),
            instead: "kubectl port-forward".to_owned(),
        }],
    };
    let access = json!([{"service": "web", "published": "localhost:80", "instead": "kubectl port-forward"}]);
    let expected = json!({"project": "shop", "translated": 0, "approximated": 0, "unsupported": 0,
        "notApplicable": 0, "access": access});
    assert_eq!(answer(&conversion)["summary"], expected);
}

#[test]
fn messages_name_files_as_the_page_does_unless_the_text_means_something_else() {
    for (text, expected) in [("a: 1", "`x.env` is missing"), ("a: /project/y", "`/project/x.env` is missing")]
    {
        let mut sources = Sources::default();
        sources.add("compose.yaml", text);
        let diagnostic = Diagnostic::new(code(), Place::default(), "`/project/x.env` is missing");
        assert_eq!(answer(&conversion(sources, vec![diagnostic]))["diagnostics"][0]["message"], expected);
    }
}
