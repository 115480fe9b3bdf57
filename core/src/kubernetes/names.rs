//! Names that Kubernetes accepts, made from names that Compose accepts.

use sha2::{Digest, Sha256};

/// The longest name of most objects, and of every label value.
pub(crate) const LABEL: usize = 63;
/// The longest name of a workload to which the cluster appends a number.
pub(crate) const WITH_SUFFIX: usize = 52;

/// The DNS label nearest to a text; nothing if no letter or digit is left.
pub(crate) fn label(text: &str, max: usize) -> Option<String> {
    if is_label_of_any_length(text) {
        return Some(shorten(text, text, max));
    }
    let lower = text.chars().map(|character| match character.to_ascii_lowercase() {
        kept @ ('a'..='z' | '0'..='9' | '-') => kept,
        _ => '-',
    });
    let name: String = lower.collect();
    let name = name.trim_matches('-');
    (!name.is_empty()).then(|| shorten(name, text, max))
}

/// The name of a Service: a DNS label that starts with a letter.
pub(crate) fn service(text: &str) -> Option<String> {
    let name = label(text, LABEL)?;
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        return Some(shorten(&format!("svc-{name}"), text, LABEL));
    }
    Some(name)
}

/// A name with a suffix that is never cut off.
pub(crate) fn derive(base: &str, suffix: &str) -> String {
    if base.len() + suffix.len() <= LABEL {
        return format!("{base}{suffix}");
    }
    let base = label(base, LABEL.saturating_sub(suffix.len())).unwrap_or_default();
    format!("{base}{suffix}")
}

/// A name of a Pod volume: `prefix-text`.
pub(crate) fn volume(prefix: &str, text: &str) -> String {
    let text = label(text, LABEL).unwrap_or_default();
    label(&format!("{prefix}-{text}"), LABEL).unwrap_or_else(|| prefix.to_owned())
}

/// Long names end in a part of their hash, so that two long names stay apart.
fn shorten(name: &str, original: &str, max: usize) -> String {
    if name.len() <= max {
        return name.to_owned();
    }
    let head = name.get(..max.saturating_sub(9)).unwrap_or(name).trim_end_matches('-');
    format!("{head}-{}", digest([original.as_bytes()], 8))
}

/// The first hex digits of the SHA-256 of some parts.
pub(crate) fn digest<'a>(parts: impl IntoIterator<Item = &'a [u8]>, digits: usize) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    let nibbles = hash.finalize().into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.take(digits).filter_map(|nibble| char::from_digit(nibble.into(), 16)).collect()
}

/// Whether a text is a DNS label (RFC 1123).
pub(crate) fn is_label(text: &str) -> bool {
    text.len() <= LABEL && is_label_of_any_length(text)
}

fn is_label_of_any_length(text: &str) -> bool {
    let is_inner = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !text.is_empty() && text.bytes().all(is_inner) && !text.starts_with('-') && !text.ends_with('-')
}

/// Whether a text is a DNS subdomain (RFC 1123), as the names of most objects are.
pub(crate) fn is_subdomain(text: &str) -> bool {
    text.len() <= 253 && text.split('.').all(is_label_of_any_length)
}

/// Whether a text can be the key of an annotation or a label.
pub(crate) fn is_qualified(key: &str) -> bool {
    let (prefix, name) = key.split_once('/').map_or((None, key), |(prefix, name)| (Some(prefix), name));
    prefix.is_none_or(is_subdomain) && !name.is_empty() && is_label_value(name)
}

/// Whether a text can be the value of a label.
pub(crate) fn is_label_value(value: &str) -> bool {
    let alphanumeric = |byte: Option<u8>| byte.is_none_or(|byte| byte.is_ascii_alphanumeric());
    value.len() <= LABEL
        && value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        && alphanumeric(value.bytes().next())
        && alphanumeric(value.bytes().last())
}

/// The key under which a ConfigMap or a Secret can hold a file of this name.
pub(crate) fn data_key(name: &str) -> String {
    let kept = |character: char| character.is_ascii_alphanumeric() || "-._".contains(character);
    name.chars().map(|character| if kept(character) { character } else { '_' }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn service_names_are_dns_labels_that_start_with_a_letter() {
        let table = [
            ("web", "web"),
            ("My_DB", "my-db"),
            ("-a.b-", "a-b"),
            ("9to5", "svc-9to5"),
            ("\u{e9}t\u{e9}", "t"),
        ];
        for (text, name) in table {
            assert_eq!(service(text).as_deref(), Some(name), "{text}");
        }
        assert_eq!(service("___"), None);
    }

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let (a, b) = ("a".repeat(70), "a".repeat(71));
        let (a, b) = (label(&a, LABEL).unwrap(), label(&b, LABEL).unwrap());
        assert_eq!((a.len(), b.len()), (63, 63));
        assert_ne!(a, b);
        assert!(derive(&"b".repeat(63), "-published").ends_with("-published"));
        assert_eq!(derive(&"b".repeat(63), "-published").len(), 63);
    }

    #[test]
    fn annotation_keys_are_qualified_names() {
        for key in ["a", "traefik.http.routers.x", "example.com/a_b"] {
            assert!(is_qualified(key), "{key}");
        }
        for key in ["", "a b", "-a", "a/b/c", "Example.com/x", "/x", "x/"] {
            assert!(!is_qualified(key), "{key}");
        }
    }
}
