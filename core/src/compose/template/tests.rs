//! Tables of templates.

use proptest::prelude::*;

use super::*;

fn variable(name: &str) -> Option<String> {
    match name {
        "SET" => Some("value".to_owned()),
        "EMPTY" => Some(String::new()),
        "DOLLAR" => Some("$SET ${SET".to_owned()),
        _ => None,
    }
}

#[test]
fn replaces_variables() {
    let table = [
        ("", ""),
        ("no variable", "no variable"),
        ("$SET.${SET}", "value.value"),
        ("$SET1$", "$"),
        ("$1 $ $} $é", "$1 $ $} $é"),
        ("$$SET $$$SET", "$SET $value"),
        ("${DOLLAR}", "$SET ${SET"),
        ("${EMPTY-a}|${EMPTY:-a}|${NO-a}|${NO:-a}", "|a|a|a"),
        ("${EMPTY+a}|${EMPTY:+a}|${NO+a}|${SET:+a}", "a|||a"),
        ("${EMPTY?a}|${SET:?a}", "|value"),
        ("${NO-a?b}", "a?b"),
        ("${NO:-${EMPTY:-${SET}}}!", "value!"),
        (r#"${NO:-{"a":{"b":1}}}"#, r#"{"a":{"b":1}}"#),
        ("${NO:-{}} ${NO:-{}}", "{} {}"),
        ("${NO:-{} b", "{ b"),
        ("${NO:-$$X}", "$X"),
        ("${SET:-${broken}", "value"),
        ("${SET:-$$${1}}", "value"),
        ("${NO:-one\ntwo}", "one\ntwo"),
        ("${NO:-x ${SET}\ny}", "x value\ny"),
        ("é${NO:-ü}é", "éüé"),
    ];
    for (text, wanted) in table {
        let got = substitute(text, &variable).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        assert_eq!(got.text, wanted, "{text}");
    }
}

#[test]
fn says_what_is_unset() {
    let got = substitute("é$NO ${SET} ${EMPTY:-${GONE}} ${SET:-$UNUSED}", &variable).unwrap();
    let unset: Vec<_> = got.unset.iter().map(|unset| (&*unset.name, unset.range.clone())).collect();
    assert_eq!(unset, [("NO", 2..5), ("GONE", 22..29)]);
}

#[test]
fn text_without_variables_is_borrowed() {
    assert!(matches!(substitute("plain", &variable).unwrap().text, Cow::Borrowed("plain")));
}

#[test]
fn refuses_what_is_no_template() {
    let table = [
        ("a ${", 2..4, "name of a variable"),
        ("${} b", 0..3, "name of a variable"),
        ("${1}", 0..4, "name of a variable"),
        ("x${SET", 1..6, "`${SET` has no `}`"),
        ("${SET\n}", 0..5, "`${SET` has no `}`"),
        ("${NO:-a", 0..7, "`${NO` has no `}`"),
        ("${SET:x}", 0..8, "after `${SET:`"),
        ("${SET/a/b} c", 0..10, "`/` cannot stand"),
        ("${NO:-x${SET^^}}", 7..15, "`^` cannot stand"),
    ];
    for (text, range, message) in table {
        let error = substitute(text, &variable).unwrap_err();
        assert_eq!((error.range, error.kind), (range, TemplateErrorKind::Invalid), "{text}");
        assert!(error.message.contains(message), "{text}: {}", error.message);
    }
}

#[test]
fn requires_variables() {
    let table = [("${NO?}", ""), ("${EMPTY:?}", ""), ("${NO?a-b}", "a-b"), ("x${NO:?set $SET}", "set value")];
    for (text, message) in table {
        let TemplateErrorKind::Required { message: got, .. } = substitute(text, &variable).unwrap_err().kind
        else {
            panic!("{text} is not required");
        };
        assert_eq!(got, message, "{text}");
    }
    let error = substitute("x${NO:?set it}", &variable).unwrap_err();
    assert_eq!(error.range, 1..14);
    assert!(error.message.contains("`NO`") && error.message.ends_with(": set it"), "{}", error.message);
}

#[test]
fn depth_has_an_end() {
    let nested = |depth| format!("{}x{}", "${A:-".repeat(depth), "}".repeat(depth));
    assert_eq!(substitute(&nested(DEPTH - 1), &variable).unwrap().text, "x");
    assert_eq!(substitute(&nested(100_000), &variable).unwrap_err().kind, TemplateErrorKind::Invalid);
}

proptest! {
    #[test]
    fn never_panics(text in ".*|[A1é${}:?+\n-]*") {
        let _ = substitute(&text, &variable);
    }

    #[test]
    fn an_escaped_text_comes_back(text in ".*|[A${}]*") {
        let escaped = escape(&text);
        prop_assert_eq!(&substitute(&escaped, &variable).unwrap().text, &text);
    }
}

#[test]
fn texts_stay_small_and_defaults_shallow() {
    let large = "x".repeat(200_000);
    let lookup = |_: &str| Some(large.clone());
    let error = substitute("$A$A$A$A$A$A", &lookup).unwrap_err();
    assert!(error.message.contains("larger than 1 MiB"), "{}", error.message);
    for closing in ["", "}"] {
        let deep = format!("{}x{}", "${A:-".repeat(100_000), closing.repeat(100_000));
        assert!(substitute(&deep, &|_| None).is_err());
    }
    let braces = format!("{}}}", "${A:-{".repeat(100_000));
    assert!(substitute(&braces, &|_| None).is_err());
}
