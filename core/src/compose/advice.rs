//! What to write instead of a key that Compose does not know where it stands: the same thing under its own name, or
//! the level at which it belongs.
//!
//! People bring words from `docker run`, from Kubernetes and from other levels of the file. Spelling alone does not
//! lead from `containerPort` to `ports`; this table does.

mod table;

use super::schema::SERVICE;
use crate::diagnostic::{Edit, Help};
use crate::source::Span;
use crate::yaml::decode::Unknown;
use crate::yaml::{Node, Value};
use table::{Advice, HEALTHCHECK_KEYS, KEYS, Level};

/// Advice about a key that is not known where it stands.
pub(super) fn advice(unknown: &Unknown<'_>) -> Option<Help> {
    let level = level(&unknown.path);
    // `--name` is what the command line calls `name`.
    let word = unknown.key.text.trim_start_matches('-');
    if let Some((_, _, advice)) = KEYS.iter().find(|(at, key, _)| *at == level && *key == word) {
        return Some(help(*advice, word, unknown));
    }
    match level {
        Level::Top => at_the_top(unknown, word),
        Level::Service => in_a_service(unknown, word),
        _ => further_in(unknown, word),
    }
}

/// Where a mapping stands.
fn level(path: &[&str]) -> Level {
    match path {
        [] => Level::Top,
        ["services", _] => Level::Service,
        ["services", _, "deploy"] => Level::Deploy,
        ["services", _, "deploy", "resources"] => Level::Resources,
        ["services", _, "deploy", "resources", "limits" | "reservations"] => Level::Limits,
        ["services", _, "healthcheck"] => Level::Healthcheck,
        ["services", _, list] if list.starts_with("ports[") => Level::Port,
        ["services", _, list] if list.starts_with("volumes[") => Level::Mount,
        ["networks", _] => Level::Network,
        ["services", ..] => Level::InService,
        _ => Level::Elsewhere,
    }
}

fn at_the_top(unknown: &Unknown<'_>, word: &str) -> Option<Help> {
    // `network` at the top is a slip of the pen for `networks`.
    let slip = unknown.known.iter().any(|known| known.strip_suffix('s') == Some(word));
    (is_of_service(word) && !slip).then(|| {
        words(format!(
            "it belongs to a service: write `services:`, below it a name such as `web:`, and below that `{word}: …`"
        ))
    })
}

fn in_a_service(unknown: &Unknown<'_>, word: &str) -> Option<Help> {
    let service = unknown.path.get(1).copied().unwrap_or_default();
    if ["image", "build"].iter().any(|key| unknown.value.get(key).is_some()) {
        let text =
            format!("`{word}` looks like a service of its own: indent it like `{service}:`, two spaces less");
        return Some(words(text));
    }
    if HEALTHCHECK_KEYS.contains(&word) {
        return Some(help(Advice::Below(&["healthcheck"]), word, unknown));
    }
    if word != unknown.key.text && is_of_service(word) {
        return Some(renamed(unknown.key.span, word));
    }
    let variable = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_';
    let scalar = !matches!(unknown.value.value, Value::Sequence(_) | Value::Mapping(_));
    (word.len() > 2 && word.chars().all(variable) && scalar)
        .then(|| words(format!("if it is a variable, write `environment:` and below it `{word}: …`")))
}

fn further_in(unknown: &Unknown<'_>, word: &str) -> Option<Help> {
    let [section, service, ..] = unknown.path.as_slice() else { return None };
    let inside = unknown.path.last().copied().unwrap_or_default();
    let belongs = *section == "services" && is_of_service(word);
    belongs.then(|| {
        words(format!(
            "it belongs to the service `{service}` itself: indent it less, so that it stands beside `{inside}:`"
        ))
    })
}

fn is_of_service(word: &str) -> bool {
    SERVICE.iter().any(|key| key.name == word)
}

fn words(text: impl Into<String>) -> Help {
    Help { text: text.into(), edits: Vec::new() }
}

fn renamed(span: Span, name: &str) -> Help {
    Help {
        text: format!("Compose calls it `{name}`"),
        edits: vec![Edit { span, replacement: name.to_owned() }],
    }
}

fn help(advice: Advice, word: &str, unknown: &Unknown<'_>) -> Help {
    match advice {
        Advice::Rename(name) => renamed(unknown.key.span, name),
        Advice::Say(text) => words(text),
        Advice::Below(path) => below(path, word, unknown),
    }
}

/// Advice to write a key further in, with the edit if it is a plain value and the level is not there yet.
fn below(path: &[&str], word: &str, unknown: &Unknown<'_>) -> Help {
    let first = path.first().copied().unwrap_or_default();
    let text = match path {
        [one] => format!("write `{one}:` and below it `{word}: …`"),
        [one, two] => format!("write `{one}:`, below it `{two}:`, and below that `{word}: …`"),
        _ => format!("write `{}:` and below it `{word}: …`", path.join(": ")),
    };
    let edits = if !unknown.alone || unknown.origin.has(first) || !is_plain(unknown.value) {
        Vec::new()
    } else {
        let opening: String = path.iter().flat_map(|step| [step, ": {"]).collect();
        let end = Span { start: unknown.value.span.end, ..unknown.value.span };
        vec![
            Edit { span: unknown.key.span.start(), replacement: opening },
            Edit { span: end, replacement: "}".repeat(path.len()) },
        ]
    };
    Help { text, edits }
}

/// Whether a value can stand between braces as it is written.
fn is_plain(value: &Node) -> bool {
    match &value.value {
        Value::Bool(_) | Value::Int(_) | Value::Float(_) => true,
        Value::String(text) => {
            !text.is_empty()
                && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | '/'))
        }
        Value::Null | Value::Sequence(_) | Value::Mapping(_) => false,
    }
}

#[cfg(test)]
mod tests;
