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
