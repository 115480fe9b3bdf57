//! Whatever is written is read back as it was, by a parser that is not ours and by a reader that takes plain text
//! for anything but text wherever it can.

use std::iter::Peekable;

use granit_parser::{Event, Options, Parser, ScalarStyle};
use proptest::prelude::*;
use serde_json::{Map, Value};

use super::{ALWAYS, Quoting, to_yaml};

/// Pieces that mean something to some reader; the texts in the tests are put together from these.
const PIECES: &[&str] = &[
    "",
    " ",
    "  ",
    "\n",
    "\n\n",
    "\t",
    "\r\n",
    "\r",
    ": ",
    ":",
    " #",
    "#",
    "- ",
    "-",
    "--- ",
    "---",
    "...",
    "? ",
    "?",
    "&",
    "*",
    "!",
    "|",
    ">",
    "'",
    "\"",
    "\\",
    "%",
    "@",
    "`",
    "[",
    "]",
    "{",
    "}",
    ",",
    "{{",
    "}}",
    "$",
    "~",
    "=",
    "<<",
    "y",
    "no",
    "On",
    "TRUE",
    "null",
    "0",
    "1",
    "9",
    "0x",
    "0o",
    "0b",
    "_",
    "+",
    ".",
    "e",
    "E",
    "inf",
    "nan",
    "2024-01-02",
    "T",
    "Z",
    "a",
    "F",
    "é",
    "日",
    "😀",
    "\0",
    "\x1b",
    "\x7f",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\u{feff}",
    "\u{ffff}",
];

fn nasty() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => prop::sample::select(PIECES).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
        1 => "[ -~]{1,8}",
    ];
    prop::collection::vec(piece, 0..7).prop_map(|pieces| pieces.concat())
}

fn tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        8 => nasty().prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let maps = prop::collection::vec((nasty(), inner.clone()), 0..4);
        prop_oneof![
            prop::collection::vec(inner, 0..4).prop_map(Value::from),
            maps.prop_map(|entries| Value::from(Map::from_iter(entries))),
        ]
    })
}

/// The document in `yaml`, read with the greatest willingness to see more than text.
fn read(yaml: &str) -> Value {
    let mut options = Options::default();
    options.emit_comments = false;
    let events: Result<Vec<_>, _> = Parser::new_from_str_with_options(yaml, options).collect();
    let events = events.unwrap_or_else(|error| panic!("{error:?} in\n{yaml}"));
    let mut events = events.into_iter().map(|(event, _)| event).skip(2).peekable();
    let value = node(&mut events);
    assert!(matches!(events.next(), Some(Event::DocumentEnd)), "more than one value in\n{yaml}");
    assert!(matches!(events.next(), Some(Event::StreamEnd)), "more than one document in\n{yaml}");
    value
}

fn node<'a>(events: &mut Peekable<impl Iterator<Item = Event<'a>>>) -> Value {
    match events.next() {
        Some(Event::Scalar(text, ScalarStyle::Plain, ..)) => credulous(&text),
        Some(Event::Scalar(text, ..)) => Value::from(text.into_owned()),
        Some(Event::SequenceStart(..)) => {
            let mut items = Vec::new();
            while events.next_if(|event| matches!(event, Event::SequenceEnd)).is_none() {
                items.push(node(events));
            }
            Value::from(items)
        }
        Some(Event::MappingStart(..)) => {
            let mut entries = Map::new();
            while events.next_if(|event| matches!(event, Event::MappingEnd)).is_none() {
                let Value::String(key) = node(events) else { panic!("a key that is no text") };
                entries.insert(key, node(events));
            }
            Value::from(entries)
        }
        other => panic!("{other:?}"),
    }
}

/// Plain text as the most credulous of readers sees it.
fn credulous(text: &str) -> Value {
    let digits = text.replace('_', "");
    match text.to_ascii_lowercase().as_str() {
        "" | "~" | "null" => Value::Null,
        "y" | "yes" | "on" | "true" => Value::from(true),
        "n" | "no" | "off" | "false" => Value::from(false),
        "=" | "<<" | "---" | "..." => panic!("plain {text}"),
        // Go's reader and PyYAML look for numbers only behind these.
        lower if lower.starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c)) => {
            if let Ok(number) = digits.parse::<i64>() {
                return Value::from(number);
            }
            digits.parse::<f64>().map_or_else(|_| Value::from(text), Value::from)
        }
        _ => Value::from(text),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn trees_survive_in_both_quotings(value in tree()) {
        for style in [Quoting::default(), ALWAYS] {
            let yaml = to_yaml(&value, style).expect("a value that can be written");
            prop_assert_eq!(&read(&yaml), &value, "{}", yaml);
        }
    }

    #[test]
    fn long_keys_survive(pieces in prop::collection::vec(nasty(), 0..400), value in tree()) {
        let value = Value::from(Map::from_iter([(pieces.concat(), value), ("z".to_owned(), Value::Null)]));
        for style in [Quoting::default(), ALWAYS] {
            let yaml = to_yaml(&value, style).expect("a value that can be written");
            prop_assert_eq!(&read(&yaml), &value, "{}", yaml);
        }
    }
}
