//! References to images: `nginx`, `ghcr.io/acme/web:1.4`, `postgres@sha256:…`.

/// The longest name of a repository.
const LONGEST_NAME: usize = 255;

/// The longest tag.
const LONGEST_TAG: usize = 128;

/// Whether a text names an image in the way that Docker and the nodes of a cluster read it.
///
/// Numbers of local images (`sha256:…`, or 64 hexadecimal digits) name nothing that could be pulled.
pub(crate) fn is_image_reference(text: &str) -> bool {
    if text.starts_with("sha256:") || is_hex(text, 64) {
        return false;
    }
    let (rest, digest) = text.split_once('@').map_or((text, None), |(rest, digest)| (rest, Some(digest)));
    let (name, tag) = match rest.rsplit_once(':') {
        Some((name, tag)) if !tag.contains('/') => (name, Some(tag)),
        _ => (rest, None),
    };
    is_name(name) && tag.is_none_or(is_tag) && digest.is_none_or(is_digest)
}

/// A repository, perhaps behind the registry that holds it.
fn is_name(name: &str) -> bool {
    let path = match name.split_once('/') {
        Some((first, path)) if is_like_registry(first) && is_registry(first) => path,
        _ => name,
    };
    name.len() <= LONGEST_NAME && path.split('/').all(is_path_component)
}

/// Whether the first part of a name is a registry and no user of Docker Hub.
fn is_like_registry(text: &str) -> bool {
    text == "localhost" || text.contains(['.', ':']) || text.contains(|c: char| c.is_ascii_uppercase())
}

/// A host with or without a port.
fn is_registry(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let port = port.is_none_or(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()));
    port && (is_host(host) || is_bracketed_address(host))
}

fn is_host(host: &str) -> bool {
    host.split('.').all(|part| {
        let inner = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        !part.is_empty() && inner && !part.starts_with('-') && !part.ends_with('-')
    })
}

/// An IPv6 address as it stands in a URL.
fn is_bracketed_address(host: &str) -> bool {
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    address.is_some_and(|address| address.parse::<std::net::Ipv6Addr>().is_ok())
}

/// Lower-case words between single separators: `.`, `_`, `__` or any number of `-`.
fn is_path_component(text: &str) -> bool {
    let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let separators = text.split(is_word).filter(|between| !between.is_empty());
    let mut separators = separators
        .map(|between| matches!(between, "." | "_" | "__") || between.bytes().all(|byte| byte == b'-'));
    text.starts_with(is_word) && text.ends_with(is_word) && separators.all(|good| good)
}

fn is_tag(tag: &str) -> bool {
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    tag.starts_with(is_word)
        && tag.len() <= LONGEST_TAG
        && tag.chars().all(|c| is_word(c) || matches!(c, '.' | '-'))
}

fn is_digest(digest: &str) -> bool {
    match digest.split_once(':') {
        Some(("sha256", hash)) => is_hex(hash, 64),
        Some(("sha384", hash)) => is_hex(hash, 96),
        Some(("sha512", hash)) => is_hex(hash, 128),
        _ => false,
    }
}

fn is_hex(text: &str, length: usize) -> bool {
    text.len() == length && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_told_from_other_text() {
        let good = "nginx nginx:1.27 nginx:latest-alpine_3.1 acme/web docker.io/library/nginx localhost/x \
                    localhost:5000/acme/web:1 registry:5000/web Registry/web 10.0.0.1:80/web sha256/x \
                    [2001:db8::1]:5000/x [::1]/x a__b/c.d-e--f a_b.com/c nginx@HASH r.io/a/b:1@HASH x:LONG";
        let bad = "Nginx acme/Web nginx: nginx:-1 nginx@ nginx@sha256:12 a//b /a a/ -a a- a..b a___b a._b \
                   http://a/b registry:/web registry:x/web -r.io/x r..io/X [zz]/x é ${IMAGE} a:b:c nginx:@1 \
                   HASH nginx@md5:00000000000000000000000000000000 x:LONGa LONGLONG";
        let hash = "a".repeat(64);
        let filled = |text: &str| {
            text.replace("HASH", &format!("sha256:{hash}")).replace("LONG", &"a".repeat(LONGEST_TAG))
        };
        for text in good.split_whitespace().map(filled) {
            assert!(is_image_reference(&text), "{text}");
        }
        let others = ["", " ", "nginx ", "a b", &hash, &format!("a@sha256:{}", hash.to_uppercase())];
        for text in bad.split_whitespace().map(filled).chain(others.map(str::to_owned)) {
            assert!(!is_image_reference(&text), "{text}");
        }
    }
}
