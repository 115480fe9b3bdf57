use proptest::prelude::*;

use super::*;
use crate::diagnostic::{Diagnostic, codes};
use crate::source::{FileId, Place, Sources, Span};

const COMPOSE: &str = "services:\n  web:\n    image: nginx\n    prots:\n      - 80:80\n";

fn sources(texts: &[(&str, &str)]) -> (Sources, Vec<FileId>) {
    let mut sources = Sources::default();
    let files = texts.iter().map(|(name, text)| sources.add(*name, *text)).collect();
    (sources, files)
}

fn at(span: Span) -> Diagnostic {
    Diagnostic::new(codes::command::COMPOSE_FILE_MISSING, Place::new("services.web", span), "unknown key")
}

fn check(diagnostic: &Diagnostic, sources: &Sources, expected: &str) {
    let text = render(diagnostic, sources, false);
    assert_eq!(text.trim_end(), expected.trim_matches('\n').trim_end(), "\n{text}");
}

#[test]
fn an_error_shows_its_line_its_labels_its_advice_and_its_fix() {
    let (sources, files) = sources(&[("compose.yaml", COMPOSE)]);
    let span = Span::new(files[0], 38, 43);
    let diagnostic = at(span)
        .label("not a key of a service")
        .related(Span::new(files[0], 12, 15), "in this service")
        .help("keys of a service are listed in the Compose Specification")
        .fix("did you mean `ports`?", span, "ports");
    check(
        &diagnostic,
        &sources,
        "
error[compose-file-missing]: unknown key
 --> compose.yaml:4:5
  |
2 |   web:
  |   --- in this service
3 |     image: nginx
4 |     prots:
  |     ^^^^^ not a key of a service
  |
  = help: keys of a service are listed in the Compose Specification
help: did you mean `ports`?
  |
4 -     prots:
4 +     ports:
  |
",
    );
}

#[test]
fn related_places_in_other_files_get_their_own_excerpt() {
    let (sources, files) = sources(&[("compose.yaml", COMPOSE), ("compose.override.yaml", "name: a\n")]);
    let diagnostic = at(Span::new(files[1], 6, 7)).related(Span::new(files[0], 0, 8), "overrides this");
    check(
        &diagnostic,
        &sources,
        "
error[compose-file-missing]: unknown key
 --> compose.override.yaml:1:7
  |
1 | name: a
  |       ^
  |
 ::: compose.yaml:1:1
  |
1 | services:
  | -------- overrides this
",
    );
}

#[test]
fn a_mapping_is_underlined_on_its_first_line_only() {
    let (sources, files) = sources(&[("compose.yaml", COMPOSE)]);
    let end = u32::try_from(COMPOSE.len()).unwrap();
    check(
        &at(Span::new(files[0], 12, end)),
        &sources,
        "
error[compose-file-missing]: unknown key
 --> compose.yaml:2:3
  |
2 |   web:
  |   ^^^^
",
    );
}

#[test]
fn without_a_span_the_path_is_the_place() {
    let place = Place { path: "services.web".to_owned(), span: None };
    let diagnostic = Diagnostic::new(codes::command::OUTPUT_EXISTS, place, "in the way").help("move it");
    check(
        &diagnostic,
        &Sources::default(),
        "
error[output-exists]: in the way
--> services.web
 = help: move it
",
    );
    let nowhere = Diagnostic::new(codes::command::OUTPUT_EXISTS, Place::default(), "in the way");
    check(&nowhere, &Sources::default(), "error[output-exists]: in the way");
}

#[test]
fn an_unknown_file_counts_as_no_place() {
    let (_, files) = sources(&[("a", ""), ("b", "")]);
    let (one, _) = sources(&[("a", "")]);
    let text = render(&at(Span::new(files[1], 0, 1)), &one, false);
    assert!(text.starts_with("error[compose-file-missing]: unknown key\n--> services.web"), "{text}");
}

#[test]
fn every_awkward_text_shows_its_line() {
    let cases = [
        ("empty", "", 0, 0, " --> f:1:1"),
        ("end of file", "a: 1", 4, 4, " --> f:1:5"),
        ("after the last newline", "a: 1\n", 5, 5, "a: 1"),
        ("out of range", "a: 1", 900, 950, "a: 1"),
        ("tab", "\ta: 1\n", 1, 2, "a: 1\n  |     ^"),
        ("wide", "한글: x\n", 8, 9, "한글: x\n  |       ^"),
        ("inside a character", "한글: x\n", 1, 4, "한글: x\n  | ^^"),
        ("CRLF", "a: 1\r\nb: 2\r\n", 6, 12, "2 | b: 2\n  | ^^^^"),
        ("escape", "a: \u{1b}[31mred\n", 0, 1, "a: ␛[31mred"),
    ];
    for (name, text, start, end, expected) in cases {
        let (sources, files) = sources(&[("f", text)]);
        let shown = render(&at(Span::new(files[0], start, end)), &sources, false);
        assert!(shown.contains(expected), "{name}:\n{shown}");
    }
}

#[test]
fn colours_are_there_only_when_asked_for() {
    let (sources, files) = sources(&[("compose.yaml", COMPOSE)]);
    let diagnostic = at(Span::new(files[0], 0, 8)).help("say \u{1b}[2J nothing");
    assert!(render(&diagnostic, &sources, true).contains("\u{1b}[1m"));
    assert!(!render(&diagnostic, &sources, false).contains('\u{1b}'));
}

fn text() -> impl Strategy<Value = String> {
    proptest::string::string_regex("([a-c: ]|\t|\r\n|\n|\r|é|한|👩‍🚀|\u{1b}|\u{0}|\u{feff}|\u{301}){0,30}")
        .unwrap()
}

proptest! {
    #[test]
    fn no_span_makes_it_fail(
        texts in (text(), text()),
        marks in proptest::collection::vec((0..3_usize, 0..80_u32, 0..80_u32, text()), 1..6),
        message in text(),
        color in any::<bool>(),
    ) {
        let (known, _) = sources(&[("a", &texts.0), ("b", &texts.1)]);
        let (_, files) = sources(&[("a", ""), ("b", ""), ("c", "")]);
        let spans = marks.iter().map(|(file, start, end, text)| (Span { file: files[*file], start: *start, end: *end }, text));
        let mut diagnostic = at(spans.clone().next().map(|(span, _)| span).unwrap_or_default()).label(message.clone());
        diagnostic.message = message;
        for (span, text) in spans.skip(1) {
            diagnostic = diagnostic.related(span, text).fix(text, span, text);
        }
        let all = diagnostic.help.iter().flat_map(|help| help.edits.clone()).collect();
        diagnostic.help.push(crate::diagnostic::Help { text: "all".to_owned(), edits: all });
        prop_assert!(render(&diagnostic, &known, color).contains("compose-file-missing"));
    }
}
