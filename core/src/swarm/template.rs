//! Templates: what stands between `{{` and `}}`, which Swarm fills in for each task in some values.

use super::text::Text;
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::Place;

/// What Swarm can fill in.
const FIELDS: [&str; 10] = [
    ".Service.ID",
    ".Service.Name",
    ".Service.Labels",
    ".Node.ID",
    ".Node.Hostname",
    ".Node.Platform.OS",
    ".Node.Platform.Architecture",
    ".Task.ID",
    ".Task.Name",
    ".Task.Slot",
];

/// The template that Swarm fills in with nothing.
pub(super) const EMPTY: &str = "{{\"\"}}";

/// A value for a place in which Swarm fills in templates. One that was written for Swarm stays; braces that
/// mean nothing to it are kept from being filled in.
pub(super) fn text(value: &str, place: &Place, diagnostics: &mut Diagnostics) -> Text {
    if !value.contains("{{") {
        return Text::from(value);
    }
    if !is_for_swarm(value) {
        return Text::from(value.replace("{{", "{{\"{{\"}}"));
    }
    let message = format!("`{}` keeps its template, and Swarm fills it in for each task", place.path);
    diagnostics.push(
        Diagnostic::new(codes::STACK_TEMPLATE_KEPT, place.clone(), message)
            .help("if the braces are meant to stay, write them in a config file instead"),
    );
    Text::from(value)
}

/// Whether every template of a value names something that Swarm knows.
fn is_for_swarm(value: &str) -> bool {
    actions(value).is_some_and(|actions| actions.iter().all(|action| is_field(action)))
}

/// Why Swarm would refuse the templates of a value, if it would.
pub(super) fn mistake(value: &str) -> Option<String> {
    let Some(actions) = actions(value) else { return Some("`{{` is never closed".to_owned()) };
    let unknown = |action: &&&str| !is_field(action) && !is_text(action);
    actions.iter().find(unknown).map(|action| format!("Swarm does not know `{action}`"))
}

/// What stands between the braces of each template; nothing if one is not closed.
fn actions(value: &str) -> Option<Vec<&str>> {
    let mut actions = Vec::new();
    let mut rest = value;
    while let Some((_, after)) = rest.split_once("{{") {
        let end = closing(after)?;
        let (action, after) = after.split_at_checked(end)?;
        actions.push(action.strip_prefix("- ").unwrap_or(action).trim_end_matches(" -").trim());
        rest = after.strip_prefix("}}")?;
    }
    Some(actions)
}

/// Where the `}}` stands that closes a template; braces in quotes do not count.
fn closing(text: &str) -> Option<usize> {
    let mut quoted = false;
    for (at, character) in text.char_indices() {
        quoted ^= character == '"';
        if !quoted && text.get(at..).is_some_and(|rest| rest.starts_with("}}")) {
            return Some(at);
        }
    }
    None
}

fn is_field(action: &str) -> bool {
    let indexed = action.strip_prefix("index .Service.Labels ").is_some_and(is_text);
    let label = action.strip_prefix(".Service.Labels.");
    let label = label.is_some_and(|name| !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric()));
    indexed || label || FIELDS.contains(&action)
}

/// Whether an action is a text in quotes.
fn is_text(action: &str) -> bool {
    let inner = action.strip_prefix('"').and_then(|rest| rest.strip_suffix('"'));
    inner.is_some_and(|inner| !inner.contains(['"', '\\']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_of_swarm_stay_and_others_are_kept_from_it() {
        let table = [
            ("plain", "plain", 0),
            ("{{.Node.Hostname}}", "{{.Node.Hostname}}", 1),
            ("a-{{ .Task.Slot }}-{{- .Task.Name -}}", "a-{{ .Task.Slot }}-{{- .Task.Name -}}", 1),
            ("{{index .Service.Labels \"a.b\"}}", "{{index .Service.Labels \"a.b\"}}", 1),
            ("{{ user }}", "{{\"{{\"}} user }}", 0),
            ("{{.Node.Hostname}} {{ user }}", "{{\"{{\"}}.Node.Hostname}} {{\"{{\"}} user }}", 0),
            ("{{.Node.Hostname", "{{\"{{\"}}.Node.Hostname", 0),
            ("{{.Service.Nmae}}", "{{\"{{\"}}.Service.Nmae}}", 0),
        ];
        for (value, expected, notes) in table {
            let mut diagnostics = Diagnostics::new();
            let written = text(value, &Place::default(), &mut diagnostics);
            assert_eq!(written.as_str(), expected);
            assert_eq!(diagnostics.iter().count(), notes, "{value}");
            assert_eq!(mistake(written.as_str()), None, "{value}");
        }
        assert_eq!(mistake(EMPTY), None);
        for wrong in ["{{.Node.Hostname", "{{ user }}", "{{.Node.Foo}}", "{{\"a\" | b}}"] {
            assert!(mistake(wrong).is_some(), "{wrong}");
        }
    }
}
