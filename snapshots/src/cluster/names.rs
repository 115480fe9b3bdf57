//! The names that the documentation promises for objects.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// The longest name of most objects.
const LONGEST: usize = 63;

/// How many characters of a name that is too long make room for the start of a hash.
const TAIL: usize = 9;

/// The name that an object gets for a Compose name; nothing if no character of it can stay.
#[must_use]
pub fn name(text: &str) -> Option<String> {
    let replaced = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' };
    let name: String = text.chars().map(replaced).collect();
    let name = name.trim_matches('-');
    if name.len() > LONGEST {
        let start = name.get(..LONGEST - TAIL)?.trim_end_matches('-');
        return Some(format!("{start}-{}", hash(text)));
    }
    (!name.is_empty()).then(|| name.to_owned())
}

/// The name that a service gets, which must not start with a digit.
#[must_use]
pub fn service_name(text: &str) -> Option<String> {
    let found = name(text)?;
    if found.starts_with(|c: char| c.is_ascii_digit()) { name(&format!("svc-{found}")) } else { Some(found) }
}

/// The first eight hexadecimal digits of the SHA-256 of a text.
fn hash(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    digest.iter().take(4).fold(String::new(), |mut hexadecimal, byte| {
        let _ = write!(hexadecimal, "{byte:02x}");
        hexadecimal
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_labels() {
        assert_eq!(name("Web_1.a"), Some("web-1-a".to_owned()));
        assert_eq!(name("__"), None);
        let long = name(&"a".repeat(70)).unwrap();
        assert_eq!((long.len(), long.get(..55)), (63, Some(format!("{}-", "a".repeat(54)).as_str())));
    }
}
