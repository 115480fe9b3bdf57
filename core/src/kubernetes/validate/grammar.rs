//! The grammars of names.

use crate::options::kubernetes::KubernetesVersion;

/// A DNS label of RFC 1123, such as `web-1`.
pub(super) fn is_label(text: &str) -> bool {
    text.len() <= 63 && is_label_of_any_length(text)
}

/// A DNS label of RFC 1035, which starts with a letter.
pub(super) fn is_label_with_letter(text: &str) -> bool {
    is_label(text) && text.starts_with(|c: char| c.is_ascii_lowercase())
}

fn is_label_of_any_length(text: &str) -> bool {
    let is_inner = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !text.is_empty() && text.bytes().all(is_inner) && !text.starts_with('-') && !text.ends_with('-')
}

/// Labels joined by dots.
pub(super) fn is_subdomain(text: &str) -> bool {
    text.len() <= 253 && text.split('.').all(is_label_of_any_length)
}

/// The key of a label: a name, perhaps with the domain of its owner before it.
pub(super) fn is_label_key(text: &str) -> bool {
    let slash = text.bytes().position(|byte| byte == b'/').and_then(|slash| text.split_at_checked(slash));
    match slash {
        Some((domain, name)) => is_subdomain(domain) && name.get(1..).is_some_and(is_word),
        None => is_word(text),
    }
}

/// The key of an annotation, in which letter case does not matter.
pub(super) fn is_annotation_key(text: &str) -> bool {
    is_label_key(text) || is_label_key(&text.to_ascii_lowercase())
}

/// The value of a label.
pub(super) fn is_label_value(text: &str) -> bool {
    text.is_empty() || is_word(text)
}

fn is_word(text: &str) -> bool {
    let is_end = |byte: u8| byte.is_ascii_alphanumeric();
    let inner = text.bytes().all(|byte| is_end(byte) || matches!(byte, b'-' | b'_' | b'.'));
    let ends = [text.bytes().next(), text.bytes().next_back()];
    text.len() <= 63 && inner && ends.into_iter().all(|end| end.is_some_and(is_end))
}

/// The name of a port.
pub(super) fn is_port_name(text: &str) -> bool {
    let letter = text.chars().any(|c| c.is_ascii_lowercase());
    text.len() <= 15 && is_label(text) && letter && !text.contains("--")
}

/// The name of an environment variable in a release.
pub(super) fn is_variable_of(text: &str, version: KubernetesVersion) -> bool {
    let printable = |c: char| (' '..='~').contains(&c) && c != '=';
    is_variable(text) || version.minor >= 34 && !text.is_empty() && text.chars().all(printable)
}

/// The name of an environment variable in every release.
fn is_variable(text: &str) -> bool {
    let is_inner = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let start = text.starts_with(|c: char| is_inner(c) && !c.is_ascii_digit());
    start && text != "." && !text.starts_with("..") && text.chars().all(is_inner)
}

/// The key of a value in a `ConfigMap` or Secret.
pub(super) fn is_data_key(text: &str) -> bool {
    let inner = text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.'));
    !text.is_empty() && text.len() <= 253 && inner && text != "." && !text.starts_with("..")
}

/// A port number.
pub(super) fn is_port(number: i32) -> bool {
    (1..=65_535).contains(&number)
}

#[cfg(test)]
mod tests {
    use super::*;

    type Grammar = fn(&str) -> bool;

    #[test]
    fn names_are_told_from_other_text() {
        let long = "a".repeat(64);
        let cases: &[(Grammar, &[&str], &[&str])] = &[
            (is_label, &["a", "1", "a-1"], &["", "-a", "a-", "A", "a.b", "a_b", &long]),
            (is_label_with_letter, &["a", "a1"], &["1a", ""]),
            (is_subdomain, &["a", "a.b-c.1", &long], &["", "a..b", ".a", "a.", "a_b"]),
            (is_label_key, &["a", "A_b.c", "x.io/a"], &["", "/a", "x.io/", "a/b/c", "X.io/a", "-a", &long]),
            (is_annotation_key, &["X.io/A"], &["a b", "é"]),
            (is_label_value, &["", "a", "A.b_c-1"], &["-a", "a ", "a/b", &long]),
            (
                is_port_name,
                &["http", "tcp-8080", "1a"],
                &["", "80", "a--b", "a-", "Http", "abcdefghijklmnop"],
            ),
            (is_variable, &["A", "_a.b-c", "-x", ".a"], &["", "1A", "A B", "A=B", ".", "..a"]),
            (is_data_key, &["a", ".env", "A_b", "1"], &["", ".", "..", "..a", "a/b", "a b"]),
        ];
        for (index, (is_good, good, bad)) in cases.iter().enumerate() {
            assert!(good.iter().all(|text| is_good(text)), "{index}");
            assert!(bad.iter().all(|text| !is_good(text)), "{index}");
        }
    }
}
