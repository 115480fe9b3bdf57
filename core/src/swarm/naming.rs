//! The names of secrets and configs, which carry a checksum of the content.

use sha2::{Digest, Sha256};

use super::Start;

/// How long the name of an object can be.
pub(super) const NAME_LENGTH: usize = 64;

/// The length of the blocks that SHA-256 works on.
const BLOCK: usize = 64;

/// Content that a name stands for.
#[derive(Clone, Copy)]
pub(super) struct Content<'a> {
    pub(super) secret: bool,
    /// The driver that fills in the content, which is a part of it.
    pub(super) template_driver: Option<&'a str>,
    pub(super) bytes: &'a [u8],
}

impl Start<'_> {
    /// The digits that stand for content; nothing if names carry none. Those of a secret can be salted, because whoever
    /// sees the name could try out values.
    pub(super) fn checksum(&self, content: Content<'_>) -> Option<String> {
        let salt = self.options.hash_salt.as_deref().filter(|_| content.secret);
        let digits = hexadecimal(&content.bytes_under(salt));
        (!self.options.no_hash).then(|| digits.chars().take(self.options.hash_len.digits()).collect())
    }

    /// The key of an object; if it is too long, the checksum stays whole.
    pub(super) fn object_key(&self, key: &str, checksum: Option<&str>) -> String {
        joined(key, checksum, NAME_LENGTH.saturating_sub(self.stack.len() + 1))
    }
}

/// A name of the user's own, which has no stack in front.
pub(super) fn own_name(name: &str, checksum: Option<&str>) -> String {
    joined(name, checksum, NAME_LENGTH)
}

fn joined(name: &str, checksum: Option<&str>, length: usize) -> String {
    let Some(checksum) = checksum else { return cut(name, length).to_owned() };
    format!("{}_{checksum}", cut(name, length.saturating_sub(checksum.len() + 1)))
}

/// The first characters of a name that has to be short.
fn cut(name: &str, length: usize) -> &str {
    name.get(..length).unwrap_or(name)
}

impl Content<'_> {
    fn bytes_under(self, salt: Option<&str>) -> Vec<u8> {
        let driver = self.template_driver.map(|driver| format!("{driver}\n")).unwrap_or_default();
        let parts = [driver.as_bytes(), self.bytes];
        match salt {
            Some(salt) => keyed(salt.as_bytes(), &parts),
            None => sum(&parts),
        }
    }
}

fn sum(parts: &[&[u8]]) -> Vec<u8> {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part);
    }
    hash.finalize().to_vec()
}

/// HMAC with SHA-256, as RFC 2104 defines it.
fn keyed(key: &[u8], parts: &[&[u8]]) -> Vec<u8> {
    let mut key = if key.len() > BLOCK { sum(&[key]) } else { key.to_vec() };
    key.resize(BLOCK, 0);
    let padded = |pad: u8| key.iter().map(|byte| byte ^ pad).collect::<Vec<u8>>();
    let (inner, outer) = (padded(0x36), padded(0x5c));
    let inside: Vec<&[u8]> = std::iter::once(inner.as_slice()).chain(parts.iter().copied()).collect();
    sum(&[&outer, &sum(&inside)])
}

fn hexadecimal(bytes: &[u8]) -> String {
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.filter_map(|nibble| char::from_digit(nibble.into(), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_stands_for_content_and_driver() {
        let digits = |template_driver, bytes: &str, salt| {
            let content = Content { secret: true, template_driver, bytes: bytes.as_bytes() };
            hexadecimal(&content.bytes_under(salt))
        };
        assert!(digits(None, "s3cret", None).starts_with("1ec1c26b50"));
        assert!(digits(None, "events {}\nhttp { server { listen 80; } }\n", None).starts_with("b28ddd1bc5"));
        assert!(!digits(Some("golang"), "s3cret", None).starts_with("1ec1c26b50"));
        // The second test of RFC 4231.
        assert!(
            digits(None, "what do ya want for nothing?", Some("Jefe"))
                .starts_with("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")
        );
    }

    #[test]
    fn a_name_that_is_too_long_keeps_its_checksum() {
        assert_eq!(joined("abcdef", Some("12"), 6), "abc_12");
        assert_eq!(joined("abcdef", None, 4), "abcd");
        assert_eq!(joined("ab", Some("12"), 6), "ab_12");
    }
}
