//! Tables of env files.

use proptest::prelude::*;

use super::*;

fn variable(name: &str) -> Option<String> {
    (name == "OS").then(|| "os".to_owned())
}

/// The entries as `NAME=value`, or as `NAME` if there is no value.
fn shown(dotenv: Dotenv) -> Vec<String> {
    let show = |(name, value): (String, Option<String>)| match value {
        Some(value) => format!("{name}={value}"),
        None => name,
    };
    dotenv.entries.into_iter().map(show).collect()
}

#[test]
fn reads_statements() {
    let table: [(&str, &[&str]); 17] = [
        ("", &[]),
        ("# only a comment", &[]),
        ("\u{feff}A=1\r\nB=2\r\n", &["A=1", "B=2"]),
        ("A: 1\nB:2", &["A=1", "B=2"]),
        ("A=1\nB=2\nA=3", &["A=3", "B=2"]),
        ("export A=1\nexport\u{a0}B=2\nexport=3", &["A=1", "B=2", "export=3"]),
        ("OS", &["OS=os"]),
        ("export OS", &["OS=os"]),
        ("NO", &["NO"]),
        ("A=1\nA", &["A=1"]),
        ("export \nA=1", &["A=1"]),
        ("A='1' B=\"2\" # c\nC=3", &["A=1", "B=2", "C=3"]),
        ("A=b # c\nB=b\t# c\nC=b#c\nD= #c", &["A=b", "B=b\t# c", "C=b#c", "D=#c"]),
        ("A=\nB=1", &["A=", "B=1"]),
        ("A='\nx'\nB=1", &["A=\nx", "B=1"]),
        ("A.b-c[0]_ä½=1", &["A.b-c[0]_ä½=1"]),
        ("A=\"1\"B", &["A=1", "B"]),
    ];
    for (text, wanted) in table {
        let dotenv = parse(text, &variable).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        assert_eq!(shown(dotenv), wanted, "{text}");
    }
}

#[test]
fn reads_values() {
    let table = [
        (r"it's", "it's"),
        (r"a\nb", r"a\nb"),
        (r"'a\'b\n\\'", r"a'b\n\\"),
        (r"'$OS'", "$OS"),
        (r#""\n\r\t\a\b\f\v\"\\""#, "\n\r\t\u{7}\u{8}\u{c}\u{b}\"\\"),
        (r#""\x41\c\'\u0041\é""#, r"\x41\c\'\u0041\é"),
        (r#""\0101\0351\012\0777\08\0é""#, r"Aé\012\0777\08\0é"),
        (r#""\$OS \\$OS \0044OS $$OS""#, r"$OS \os $OS $OS"),
        ("\"a\\\nb\"", "a\\\nb"),
        ("${OS}-$B-${C:-$OS}", "os-b-os"),
    ];
    for (text, wanted) in table {
        let dotenv =
            parse(&format!("B=b\nA={text}"), &variable).unwrap_or_else(|error| panic!("{text}: {error:?}"));
        assert_eq!(shown(dotenv), ["B=b".to_owned(), format!("A={wanted}")], "{text}");
    }
}

#[test]
fn what_is_known_wins_over_earlier_lines_in_values_only() {
    assert_eq!(shown(parse("OS=mine\nA=$OS", &variable).unwrap()), ["OS=mine", "A=os"]);
}

#[test]
fn says_what_is_unset() {
    let dotenv = parse("A=\"\n\"\nB=$NO\nC=${NO:-x}", &variable).unwrap();
    assert_eq!(dotenv.unset, [UnsetVariable { name: "NO".to_owned(), line: 3 }]);
}

#[test]
fn says_where_and_what_is_wrong() {
    let table = [
        ("A B=1", 1, "a space"),
        ("A\tB", 1, "a space"),
        ("A\u{1b}=", 1, "`\\u{1b}` cannot stand"),
        ("A # c", 1, "`#` cannot stand"),
        ("A=1\n\nA/B=x", 3, "`/` cannot stand"),
        ("A=1\n=x", 2, "no name"),
        ("A='it''s'", 1, "`'` cannot stand"),
        ("A=\"\n\nx\"\nB='x\ny", 4, "`B` starts with `'`"),
        (r#"A="x\""#, 1, "`A` starts with `\"`"),
        ("\nA=${NO?gone}", 2, "gone"),
        ("A=${", 1, "`${`"),
    ];
    for (text, line, message) in table {
        let error = parse(text, &variable).unwrap_err();
        assert_eq!(error.line, line, "{text}");
        assert!(error.message.contains(message), "{text}: {}", error.message);
    }
}

#[test]
fn reads_raw_lines_as_they_are() {
    let text = "\u{feff}# c\n\n \tA=\"$OS\" # c \r\nB=a=b\nOS\nNO\nC=";
    let wanted = ["A=\"$OS\" # c ", "B=a=b", "OS=os", "NO", "C="];
    assert_eq!(shown(parse_raw(text, &variable).unwrap()), wanted);
    for (text, line, message) in
        [("A=1\n=1", 2, "no name"), ("A =1", 1, "a space"), ("export A=1", 1, "a space")]
    {
        let error = parse_raw(text, &variable).unwrap_err();
        assert_eq!(error.line, line, "{text}");
        assert!(error.message.contains(message), "{text}: {}", error.message);
    }
}

proptest! {
    #[test]
    fn never_panics(text in ".*|([AB= \n'\"\\\\#${}é07]|export )*") {
        let _ = parse(&text, &variable);
        let _ = parse_raw(&text, &variable);
    }
}
