//! Broken texts: where the message points, what it says, and what its fix makes of the text.

use crate::diagnostic::Diagnostics;
use crate::source::Sources;
use crate::yaml::parse;

struct Explained {
    place: String,
    message: String,
    fixed: Option<String>,
}

fn explained(text: &str) -> Explained {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("f", text);
    assert!(parse(text, file, &mut diagnostics).is_empty(), "{text}");
    let found = diagnostics.finish(&sources).remove(0);
    let edit = found.help.iter().flat_map(|help| &help.edits).next();
    let fixed = edit.map(|edit| {
        let mut fixed = text.to_owned();
        fixed.replace_range(edit.span.start as usize..edit.span.end as usize, &edit.replacement);
        fixed
    });
    Explained { place: sources.describe(found.place.span.unwrap()), message: found.message, fixed }
}

#[test]
fn syntax_errors_are_explained_where_they_are() {
    let table = [
        (
            "services:\n  web:\n\timage: nginx\n",
            "f:3:1",
            "a tab",
            Some("services:\n  web:\n    image: nginx\n"),
        ),
        (
            "services:\n  web:\n    image nginx\n    ports: []\n",
            "f:3:5",
            "a colon is missing after `image`",
            Some("services:\n  web:\n    image: nginx\n    ports: []\n"),
        ),
        ("a:\n  B: 1\n  C\n", "f:3:3", "a colon is missing after `C`", Some("a:\n  B: 1\n  C:\n")),
        ("a: \"x\nb: y\n", "f:1:4", "never closed", Some("a: \"x\"\nb: y\n")),
        ("a: @x\n", "f:1:4", "cannot start with `@`", Some("a: '@x'\n")),
        ("a: b: c\n", "f:1:4", "must be quoted", Some("a: 'b: c'\n")),
        ("a: [b, c\nd: e\n", "f:1:4", "never closed", None),
        ("a: *b\n", "f:1:4", "no anchor `&b`", None),
    ];
    for (text, place, message, fixed) in table {
        let explained = explained(text);
        assert_eq!(explained.place, place, "{text}: {}", explained.message);
        assert!(explained.message.contains(message), "{text}: {}", explained.message);
        assert_eq!(explained.fixed.as_deref(), fixed, "{text}");
    }
}

#[test]
fn messages_point_between_characters() {
    for text in [
        "a: 'b\u{e9}\u{d55c}",
        "a: \u{85}\u{e9}b: c: d \t ",
        "a: \u{e9} \nb: [\u{d55c}",
        "\u{e9}: - \u{e9}: -",
    ] {
        let mut diagnostics = Diagnostics::new();
        let mut sources = Sources::default();
        let file = sources.add("f", text);
        parse(text, file, &mut diagnostics);
        for found in diagnostics.finish(&sources) {
            let span = found.place.span.unwrap();
            assert!(text.get(span.start as usize..span.end as usize).is_some(), "{text:?}: {span:?}");
        }
    }
}

#[test]
fn blanks_behind_a_value_do_not_move_it() {
    let found = explained("a: b: c   \n");
    assert_eq!((found.place.as_str(), found.fixed.as_deref()), ("f:1:4", Some("a: 'b: c'   \n")));
}
