//! The exported functions, called as the page calls them.

use super::*;
use serde_json::Value;

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

#[test]
fn a_request_that_is_no_json_gets_an_answer() {
    for answer in [convert("{"), config("{")] {
        let answer = parsed(&answer);
        assert_eq!(answer["ok"], false);
        assert_eq!(answer["diagnostics"][0]["severity"], "error");
        assert_eq!(answer["diagnostics"][0]["code"], "bad-request");
    }
}

#[test]
fn the_version_is_the_crates() {
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
}

#[test]
fn mistakes_in_a_project_are_answered_with_their_places() {
    let compose = r"services:\n  web:\n    image: nginx\n    env_file: ./missing.env\n";
    let answer = parsed(&convert(&format!(r#"{{"files":[{{"path":"compose.yaml","text":"{compose}"}}]}}"#)));
    let found = &answer["diagnostics"][0];
    assert_eq!(answer["ok"], false);
    assert_eq!((&found["file"], &found["line"]), (&"compose.yaml".into(), &4.into()));
    let message = found["message"].as_str().unwrap();
    assert!(message.contains("missing.env") && !message.contains("/project"), "{message}");
}
