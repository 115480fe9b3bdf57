//! Images: the one of each service, and what the text of one can be.

use super::text::Text;
use crate::diagnostic::codes::shared as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Service;

/// The image of a service: its own, or the one that Compose gives to what it builds.
pub(super) fn image(
    project: &str,
    name: &str,
    service: &Service,
    diagnostics: &mut Diagnostics,
) -> Option<Text> {
    if let Some(image) = service.image.as_deref().filter(|image| !image.is_empty()) {
        if !is_reference(image) {
            let message = format!("`{image}` is not the name of an image");
            diagnostics.push(
                Diagnostic::new(codes::IMAGE_INVALID, service.origin.value("image"), message)
                    .help("write `name:tag` or `registry/name:tag`, with the name in lower case"),
            );
        }
        return Some(Text::from(image));
    }
    service.build.as_ref()?;
    let image = format!("{project}-{name}");
    let message = format!("`{image}` is built here and is in no registry, so no node can pull it");
    diagnostics.push(
        Diagnostic::new(codes::IMAGE_LOCAL_ONLY, service.origin.key("build"), message)
            .help("add `image: REGISTRY/NAME:TAG`, build, and push it with `docker compose push`"),
    );
    Some(Text::from(image))
}

/// Whether a text is the name of an image: `[registry/]path[:tag][@digest]`.
pub(super) fn is_reference(text: &str) -> bool {
    let (name, digest) = text.split_once('@').map_or((text, None), |(name, digest)| (name, Some(digest)));
    let after_path = name.rfind('/').map_or(0, |slash| slash + 1);
    let last = name.get(after_path..).unwrap_or("");
    let tag = last.split_once(':').map(|(_, tag)| tag);
    let path = tag.and_then(|tag| name.strip_suffix(tag)?.strip_suffix(':')).unwrap_or(name);
    let bare_digest = path.len() == 64 && path.bytes().all(|byte| byte.is_ascii_hexdigit());
    is_path(path) && !bare_digest && tag.is_none_or(is_tag) && digest.is_none_or(is_digest)
}

fn is_path(path: &str) -> bool {
    let (first, rest) = path.split_once('/').unwrap_or(("", path));
    let registry = first == "localhost"
        || first.contains(['.', ':'])
        || first.bytes().any(|byte| byte.is_ascii_uppercase());
    let path = if registry && is_registry(first) { rest } else { path };
    path.split('/').all(is_component)
}

fn is_registry(text: &str) -> bool {
    let (host, port) = match text.rsplit_once(':') {
        Some((host, port)) if !text.ends_with(']') => (host, Some(port)),
        _ => (text, None),
    };
    let address = host.strip_prefix('[').and_then(|host| host.strip_suffix(']'));
    let label = |label: &str| {
        let inner = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
        !label.is_empty() && label.bytes().all(inner) && !label.starts_with('-') && !label.ends_with('-')
    };
    let host = address
        .map_or_else(|| host.split('.').all(label), |address| address.parse::<std::net::Ipv6Addr>().is_ok());
    host && port.is_none_or(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Whether a part of a path is made of lower-case letters and digits with `.`, `_`, `__` or dashes between.
fn is_component(part: &str) -> bool {
    let word = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    let separators =
        part.split(|character: char| character.is_ascii_lowercase() || character.is_ascii_digit());
    let mut separators = separators.filter(|separator| !separator.is_empty());
    let edges = part.bytes().next().is_some_and(word) && part.bytes().last().is_some_and(word);
    let dashes = |separator: &str| separator.bytes().all(|byte| byte == b'-');
    edges && separators.all(|separator| matches!(separator, "." | "_" | "__") || dashes(separator))
}

fn is_tag(tag: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
    (1..=128).contains(&tag.len()) && !tag.starts_with(['.', '-']) && tag.bytes().all(inner)
}

fn is_digest(digest: &str) -> bool {
    digest.split_once(':').is_some_and(|(algorithm, hex)| {
        !algorithm.is_empty() && hex.len() >= 32 && hex.bytes().all(|byte| byte.is_ascii_hexdigit())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn images_have_a_grammar() {
        let digest = format!("nginx@sha256:{}", "a".repeat(64));
        let good = [
            "nginx",
            "nginx:1.27",
            "library/nginx",
            "ghcr.io/acme/web:1.4",
            "localhost:5000/a",
            "localhost/a",
            "a__b-c.d/e",
            "EXAMPLE.com:80/a:B_1",
            digest.as_str(),
            "[::1]:5000/a",
            "1.2.3.4/a",
        ];
        for image in good {
            assert!(is_reference(image), "{image}");
        }
        let hexadecimal = "a".repeat(64);
        let bad = [
            "",
            "Nginx",
            "Bad Image",
            "nginx:",
            "nginx:-a",
            "/nginx",
            "nginx/",
            "a//b",
            "a___b",
            "nginx@sha256:x",
            "-a",
            "a:b:c",
            hexadecimal.as_str(),
            "http://a/b",
        ];
        for image in bad {
            assert!(!is_reference(image), "{image}");
        }
    }
}
