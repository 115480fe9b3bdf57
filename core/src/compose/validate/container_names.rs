//! Checks of the names that services give their containers.

use std::collections::BTreeMap;

use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Project;
use crate::yaml::Key;

pub(super) fn check(project: &Project, diagnostics: &mut Diagnostics) {
    let mut users: BTreeMap<&str, &Key> = BTreeMap::new();
    for (name, service) in &project.services {
        let Some(container) = &service.container_name else { continue };
        let place = service.origin.value("container_name");
        if !is_name(container) {
            let message = format!("`{container}` cannot be the name of a container");
            let help = "a name has at least two letters or digits; `.`, `_` and `-` may follow the first";
            diagnostics.push(Diagnostic::new(codes::INVALID_VALUE, place, message).help(help));
            continue;
        }
        if let Some(first) = users.insert(container, name) {
            let message = format!("the services `{first}` and `{name}` have the same `container_name`");
            let diagnostic = Diagnostic::new(codes::CONTAINER_NAME_TWICE, place, message);
            let span = project.services.get(first).and_then(|s| s.origin.value("container_name").span);
            let diagnostic = match span {
                Some(span) => diagnostic.related(span, "the other one"),
                None => diagnostic,
            };
            let help = "take it out of both; services reach each other by the names of the services";
            diagnostics.push(diagnostic.help(help));
        }
    }
}

/// Whether Docker Compose takes a name: a letter or digit, and right after it another one, or `.`, `_` or `-`.
fn is_name(name: &str) -> bool {
    let follows = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-');
    let bytes = name.as_bytes().windows(2);
    bytes.into_iter().any(|pair| matches!(pair, [a, b] if a.is_ascii_alphanumeric() && follows(*b)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_have_two_characters() {
        for (name, taken) in
            [("web", true), ("x1", true), ("x-", true), ("x", false), ("", false), ("-", false), ("é", false)]
        {
            assert_eq!(is_name(name), taken, "{name}");
        }
    }
}
