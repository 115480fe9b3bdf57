//! What the writer writes, case by case.

mod round_trip;

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::{Value, json};

use super::{Quoting, WriteError, to_yaml};

const ALWAYS: Quoting = Quoting::Always;

fn plainly<T: Serialize + ?Sized>(value: &T) -> String {
    to_yaml(value, Quoting::default()).expect("a value that can be written")
}

/// The text as the value of a key, behind `k: `.
fn written(text: &str, quoting: Quoting) -> String {
    let yaml = to_yaml(&json!({ "k": text }), quoting).expect("a value that can be written");
    yaml.strip_prefix("k: ").and_then(|yaml| yaml.strip_suffix('\n')).expect("one key").to_owned()
}

#[test]
fn text_that_some_reader_takes_for_something_else_is_quoted() {
    let texts = "y Y n N yes Yes YES no NO on On off OFF true TRUE false False null NULL ~ = << \
        0 12 -12 +12 012 0o17 0O17 0x1F 0X1f 0xdeadBEEF 0b1 0b101 -0x1 0b+1 1_000 1_ 0_ 1__0 +_42 0_X4E_ ._ -_ \
        1.5 .5 5. 1.10 -1.5 1e3 1E3 1e+3 1.e-3 9E964 .8_4 -0 09 1_0.5_0 1: 1:30 190:20:30 190:20:30.15 8080:80 -1:30 \
        .inf .Inf -.INF +.inf .nan .NaN +inf -Infinity +nan 2024-01-02 2024-1-2 2024-01-02T03:04:05Z 2024-01-02t3:4:5 \
        - --- ... ? : , [ ] { } # & * ! | > % @ ` [] {} *a &a !t #c %d @e `f |g >h ?i :j a: []b {{c}}";
    for text in texts.split_whitespace() {
        assert_eq!(written(text, Quoting::default()), format!("'{text}'"), "{text}");
        assert_eq!(written(text, ALWAYS), format!("\"{text}\""), "{text}");
    }
    let spaced =
        ["", " ", " a", "a ", "- a", "--- a", "... a", "a: b", "a #b", "2024-01-02 03:04:05", "'a'", "\"a\""];
    for text in spaced {
        assert_eq!(written(text, Quoting::default()), format!("'{}'", text.replace('\'', "''")), "{text}");
    }
}

#[test]
fn text_that_all_readers_take_for_text_is_plain() {
    let texts = "a web nginx:1.27 /bin/sh -c --port=80 1.2.3 10.0.0.1 127.0.0.1:80 500m 128Mi 1h30m 80/tcp 1.25-alpine \
        http://a.b:80/c?d=e&f a#b a:b it's ~/a == <<< + +a . .. .... .env ./a -- ---- $HOME ${A:-b} nope nan inf e5 _1 \
        x1F 0xfg 0x1F.5 1e3e4 1.5.1 1:a 1_a a=b 02:42:ac:11:00:02 2024-01 2024-001-02 24-01-02 2024-01-02a é 日本 😀";
    let spaced =
        ["say \"hi\"", "a, b [c] {d}", "yes please", "a -b", "a :b", "a# b", "a\u{a0}b", "-a ...", "é ~ 😀"];
    for text in texts.split_whitespace().chain(spaced) {
        assert_eq!(written(text, Quoting::default()), text);
    }
}

#[test]
fn only_words_and_paths_are_plain_where_everything_is_quoted() {
    for text in ["a", "_1", "/run/a-b_c.d", "CMD-SHELL", "default", "nan", "a.", "yesterday", "x"] {
        assert_eq!(written(text, ALWAYS), text);
    }
    let quoted = ["./a", "1a", "-c", "a b", "nginx:1.27", "$$A", "it's", "é", "", "Yes", "nO", "a\u{a0}b"];
    for text in quoted {
        assert_eq!(written(text, ALWAYS), format!("\"{text}\""));
    }
    assert_eq!(written("a\nb\n", ALWAYS), r#""a\nb\n""#);
    assert_eq!(
        to_yaml(&json!({"8080": 1, "on": "80"}), ALWAYS).as_deref(),
        Ok("\"8080\": 1\n\"on\": \"80\"\n")
    );
}

#[test]
fn what_is_invisible_is_escaped() {
    let table = [
        ("\t", r#""\t""#),
        ("a\tb", r#""a\tb""#),
        ("a\r\nb", r#""a\r\nb""#),
        ("\0\x1b\x7f\u{85}", r#""\u0000\u001b\u007f\u0085""#),
        ("\u{2028}\u{2029}\u{feff}\u{ffff}", r#""\u2028\u2029\ufeff\uffff""#),
        ("\t\"\\'é", r#""\t\"\\'é""#),
    ];
    for (text, expected) in table {
        assert_eq!(written(text, Quoting::default()), expected);
        assert_eq!(written(text, ALWAYS), expected);
        assert_eq!(serde_json::from_str::<String>(expected).ok().as_deref(), Some(text), "JSON reads it too");
    }
}

#[test]
fn text_of_many_lines_is_a_literal_block_if_it_survives() {
    let table = [
        ("a\nb", "|-\n  a\n  b"),
        ("a\nb\n", "|\n  a\n  b"),
        ("a\n\n b: #\n", "|\n  a\n\n   b: #"),
        ("a\n\n", "|+\n  a\n"),
        ("a\n\n\n", "|+\n  a\n\n"),
        (" a\nb", "|2-\n   a\n  b"),
        ("\ta\n\tb\n", "|2\n  \ta\n  \tb"),
        ("\n\na\n\n", "|2+\n\n\n  a\n"),
        ("a\n\tb", "|-\n  a\n  \tb"),
        ("---\n...\n", "|\n  ---\n  ..."),
        ("a \nb", r#""a \nb""#),
        ("a\t\nb", r#""a\t\nb""#),
        ("a\n \nb", r#""a\n \nb""#),
        ("a\n ", r#""a\n ""#),
        ("\n", r#""\n""#),
        ("\n\n\n", r#""\n\n\n""#),
        ("a\r\nb\r\n", r#""a\r\nb\r\n""#),
        ("a\n\x1b[0m", r#""a\n\u001b[0m""#),
        ("\u{feff}a\nb", r#""\ufeffa\nb""#),
        ("a\u{85}b\nc", r#""a\u0085b\nc""#),
    ];
    for (text, expected) in table {
        assert_eq!(written(text, Quoting::default()), expected, "{text:?}");
    }
    assert_eq!(
        plainly(" a\nb"),
        "\" a\\nb\"\n",
        "at the top, readers disagree about the indentation indicator"
    );
}

#[test]
fn blocks_are_indented_as_kubectl_does() {
    let value = json!({
        "a": {"b": {"c": 1}, "d": null},
        "list": [1, {"x": true, "w": [{"z": "w"}, []]}, [["s", "t"], {}], "l\nm"],
        "e": {}, "f": [], "g": [{}]
    });
    let expected = "a:\n  b:\n    c: 1\n  d: null\n\
        list:\n- 1\n- x: true\n  w:\n  - z: w\n  - []\n- - - s\n    - t\n  - {}\n- |-\n  l\n  m\n\
        e: {}\nf: []\ng:\n- {}\n";
    assert_eq!(plainly(&value), expected);
    for (value, expected) in
        [(json!([]), "[]\n"), (json!({}), "{}\n"), (json!("a"), "a\n"), (json!([[1]]), "- - 1\n")]
    {
        assert_eq!(plainly(&value), expected);
    }
}

#[derive(Serialize)]
enum Shape {
    Unit,
    Newtype(u8),
    Tuple(u8, char),
    Struct { z: (), a: [bool; 2] },
}

#[derive(Serialize)]
struct Marker;

#[derive(Serialize)]
struct Wrapper(Option<i64>);

#[test]
fn every_kind_of_value_has_its_form() {
    let shapes =
        [Shape::Unit, Shape::Newtype(1), Shape::Tuple(2, '3'), Shape::Struct { z: (), a: [true, false] }];
    let expected = "- Unit\n- Newtype: 1\n- Tuple:\n  - 2\n  - '3'\n- Struct:\n    z: null\n    a:\n    - true\n    - false\n";
    assert_eq!(plainly(&shapes), expected);
    let table = [
        (plainly(&Marker), "null\n"),
        (plainly(&Wrapper(Some(-3))), "-3\n"),
        (plainly(&Wrapper(None)), "null\n"),
        (plainly(&u128::MAX), "340282366920938463463374607431768211455\n"),
        (plainly(&0.1_f32), "0.1\n"),
        (plainly(&2.0_f64), "2.0\n"),
        (plainly(&1e21_f64), "1.0e+21\n"),
        (plainly(&-2.5e-9_f64), "-2.5e-9\n"),
        (plainly(&[f64::NAN]), "- .nan\n"),
        (plainly(&[f64::INFINITY, f64::NEG_INFINITY]), "- .inf\n- -.inf\n"),
        (plainly(&BTreeMap::from([(1, 'a'), (-2, 'y')])), "'-2': 'y'\n'1': a\n"),
        (plainly(&BTreeMap::from([(true, 0)])), "'true': 0\n"),
    ];
    for (yaml, expected) in table {
        assert_eq!(yaml, expected);
    }
}

#[test]
fn keys_are_text_of_any_length() {
    let value = json!({"y": 1, "a: b": 2, "c\nd": 3, "": 4});
    assert_eq!(plainly(&value), "'y': 1\n'a: b': 2\n\"c\\nd\": 3\n'': 4\n");
    let long = "k".repeat(1001);
    let value = json!([{ &long: {"a": [1]}, "b": 0 }]);
    assert_eq!(plainly(&value), format!("- ? {long}\n  : a:\n    - 1\n  b: 0\n"));
    assert_eq!(plainly(&json!({ &long: [1, 2] })), format!("? {long}\n: - 1\n  - 2\n"));
    let shorter = "k".repeat(1000);
    assert_eq!(plainly(&json!({ &shorter: 1 })), format!("{shorter}: 1\n"));
}

#[test]
fn keys_that_are_no_text_are_an_error() {
    for key in [None, Some(vec![1])] {
        assert_eq!(to_yaml(&BTreeMap::from([(key, 0)]), Quoting::default()), Err(WriteError::Key));
    }
}

#[test]
fn map_values_of_any_kind_follow_their_key() {
    let value: Value = json!({"a": "x", "b": 1.5, "c": [["d"]], "e": {"f": "g\n"}});
    assert_eq!(plainly(&value), "a: x\nb: 1.5\nc:\n- - d\ne:\n  f: |\n    g\n");
}
