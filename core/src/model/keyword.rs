//! Closed vocabularies: reading one of a few words.

use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Code, Diagnostic, nearest};
use crate::yaml::decode::Decoder;
use crate::yaml::{Node, Value};

/// The word of a node, if it is one of those that the key allows.
pub(super) fn word(node: &Node, decoder: &mut Decoder<'_>, words: &[&'static str]) -> Option<String> {
    let Value::String(word) = &node.value else {
        decoder.wrong_kind("one word", node);
        return None;
    };
    if words.contains(&word.as_str()) {
        return Some(word.clone());
    }
    let place = decoder.place(node.span);
    let message = format!("`{}` cannot be `{word}`", decoder.name());
    let diagnostic = Diagnostic::new(code(&place.path), place, message);
    let list: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    let allowed = format!("it is one of {}", list.join(", "));
    decoder.report(match nearest(word, words.iter().copied()) {
        Some(near) => diagnostic.fix(format!("did you mean `{near}`?"), node.span, near).help(allowed),
        None => diagnostic.help(allowed),
    });
    None
}

/// Docker Compose does not look at these words, which only those who deploy have a use for.
fn code(path: &str) -> Code {
    let deployed = [".deploy.mode", ".deploy.endpoint_mode", ".deploy.restart_policy.condition"];
    if deployed.iter().any(|key| path.ends_with(key)) {
        codes::DEPLOY_VALUE_INVALID
    } else {
        codes::INVALID_VALUE
    }
}
