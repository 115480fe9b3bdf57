//! Texts with several mistakes: all are told, or only the first.

use std::fmt::Write;

use proptest::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::source::Sources;
use crate::yaml::parse;

/// The places and messages of a text.
fn told(text: &str) -> Vec<(String, String)> {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("f", text);
    parse(text, file, &mut diagnostics);
    let told = diagnostics.finish(&sources).into_iter();
    told.map(|told| (sources.describe(told.place.span.unwrap_or_default()), told.message)).collect()
}

#[test]
fn every_error_that_can_be_mended_is_told() {
    let table: [(&str, &[(&str, &str)]); 8] = [
        (
            "services:\n  web:\n\tbuild .\n    depends_on:\n      - db\n",
            &[("f:3:1", "a tab"), ("f:3:2", "a colon is missing after `build`")],
        ),
        (
            "a:\n  b c\n  d: 1\ne:\n\t- x\n\t- y\nf: \"g\nh: i\n",
            &[
                ("f:2:3", "a colon"),
                ("f:5:1", "tabs indent this line and 1 below"),
                ("f:7:4", "never closed"),
            ],
        ),
        ("a: @x\nb: %y\nc: d: e\n", &[("f:1:4", "`@`"), ("f:2:4", "`%`"), ("f:3:4", "must be quoted")]),
        (
            "a:\n  b:c\n  d: e\nf:\n  - g\n  -h\n  - i\nj: @k\n",
            &[
                ("f:2:3", "a space is missing after the colon"),
                ("f:6:3", "a space is missing after the dash"),
                ("f:8:4", "`@`"),
            ],
        ),
        // The list without an end cannot be mended, so what follows is not told.
        ("a: @x\nb: [c, d\ne: @f\n", &[("f:1:4", "`@`")]),
        ("a: [b\nc: @d\n", &[("f:1:4", "never closed")]),
        // Tabs in text after a `|` are in order.
        ("a: |\n  b:\n  \tc\nd: @e\n", &[("f:4:4", "`@`")]),
        ("a:\n\tb:\n\t\tc: d\n\te: f\n", &[("f:2:1", "tabs indent this line and 2 below")]),
    ];
    for (text, expected) in table {
        let told = told(text);
        assert_eq!(told.len(), expected.len(), "{text}: {told:?}");
        for ((place, message), (expected_place, part)) in told.iter().zip(expected) {
            assert_eq!(place, expected_place, "{text}: {told:?}");
            assert!(message.contains(part), "{text}: {told:?}");
        }
    }
}

#[test]
fn the_work_has_a_bound() {
    let mut text = String::new();
    for line in 0..20_000 {
        let _ = writeln!(text, "key{line}: @value");
    }
    assert_eq!(told(&text).len(), 1);
}

proptest! {
    #[test]
    fn never_panics(text in "([ \t\"'a-c:@*&\\[\\]{}|#é\n-]{0,60})|(([ \t]{0,4}(a|- a|a:|a: b|a:b|-a|a: @b|a: \"b|é x)\n){0,12})") {
        told(&text);
    }
}
