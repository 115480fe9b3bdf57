//! Forms that Docker Compose refuses although their meaning is clear: they are taken with a warning.

use super::Scope;
use super::lists::{list, variables};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::model::{Duration, FileMode};
use crate::source::Span;
use crate::yaml::{Mapping, Node, Value};

/// A single value where Docker Compose takes a list only.
pub(in crate::compose) fn list_only(node: Node, scope: &mut Scope<'_>) -> Node {
    let item = match &node.value {
        Value::String(text) => format!("[\"{text}\"]"),
        Value::Int(number) => format!("[{number}]"),
        _ => return list(node, scope),
    };
    let message = format!("Docker Compose takes `{}` as a list only", scope.name());
    scope.lenient(&node, message, ("write a list", item));
    list(node, scope)
}

/// One SSH key where Docker Compose takes a list or a mapping only.
pub(in crate::compose) fn ssh(node: Node, scope: &mut Scope<'_>) -> Node {
    let node = list_only(node, scope);
    variables(node, scope)
}

/// A span of time where Docker Compose takes microseconds only.
pub(in crate::compose) fn microseconds(node: Node, scope: &mut Scope<'_>) -> Node {
    let Some(text) = node.as_str().filter(|text| text.parse::<i64>().is_err()) else { return node };
    match Duration::parse(text) {
        Ok(duration) => {
            let count = duration.as_nanos() / 1000;
            let message = format!("Docker Compose takes `{}` in microseconds only", scope.name());
            scope.lenient(&node, message, ("write the number of microseconds", count.to_string()));
            Node::new(Value::Int(count), node.span)
        }
        Err(error) => {
            scope.refuse(error, node.span);
            Node::new(Value::Null, node.span)
        }
    }
}

/// A number in quotes where Docker Compose takes none.
pub(in crate::compose) fn number(node: Node, scope: &mut Scope<'_>) -> Node {
    let Some(number) = node.as_str().and_then(|text| text.parse::<i64>().ok()) else { return node };
    let message = format!("Docker Compose takes `{}` without quotes only", scope.name());
    scope.lenient(&node, message, ("take the quotes away", number.to_string()));
    Node::new(Value::Int(number), node.span)
}

/// A file mode in quotes where Docker Compose takes a number only.
pub(in crate::compose) fn mode(node: Node, scope: &mut Scope<'_>) -> Node {
    let Some(Ok(mode)) = node.as_str().map(FileMode::parse) else { return node };
    let message = format!("Docker Compose takes `{}` without quotes only", scope.name());
    scope.lenient(&node, message, ("take the quotes away", mode.to_string()));
    Node::new(Value::Int(mode.0.into()), node.span)
}

/// The path of an init program, as old versions of the file format took it.
pub(in crate::compose) fn init(node: Node, scope: &mut Scope<'_>) -> Node {
    if !node.as_str().is_some_and(|text| text.starts_with('/')) {
        return node;
    }
    let message = "the engine chooses the init program itself; `init` only says whether there is one";
    scope.lenient(&node, message.to_owned(), ("write `true`", "true".to_owned()));
    Node::new(Value::Bool(true), node.span)
}

/// A number where Docker Compose takes text only.
pub(in crate::compose) fn text(node: Node, scope: &mut Scope<'_>) -> Node {
    let Value::Int(number) = node.value else { return node };
    scope.unquoted(&node, &number.to_string());
    Node::string(number.to_string(), node.span)
}

/// A list of what [`text`] is about.
pub(super) fn texts(mut node: Node, scope: &mut Scope<'_>) -> Node {
    if let Value::Sequence(items) = &mut node.value {
        for item in items {
            *item = text(std::mem::replace(item, Node::new(Value::Null, item.span)), scope);
        }
    }
    node
}

/// Options, whose values Docker Compose takes as text or numbers only.
pub(in crate::compose) fn options(mut node: Node, scope: &mut Scope<'_>) -> Node {
    for (name, value) in node.as_mapping_mut().into_iter().flatten() {
        if let Value::Bool(switch) = value.value {
            scope.path.push(name.text.clone());
            scope.unquoted(value, &switch.to_string());
            scope.path.pop();
            value.value = Value::String(switch.to_string());
        }
    }
    node
}

/// The same, where a list of `NAME=value` is a mapping and a name alone has an empty value.
pub(in crate::compose) fn option_labels(node: Node, scope: &mut Scope<'_>) -> Node {
    let node = options(node, scope);
    super::labels(node, scope)
}

/// The long form of one env file without the list around it.
pub(super) fn one_env_file(node: Node, scope: &mut Scope<'_>) -> Node {
    if !matches!(node.value, Value::Mapping(_)) {
        return node;
    }
    let place = scope.place(node.span);
    let message = "Docker Compose takes the long form of `env_file` in a list only";
    let diagnostic = Diagnostic::new(codes::OTHER_FORM, place, message);
    scope.report(diagnostic.help("write `- ` in front of its first key, and indent the others as far"));
    let span = node.span;
    Node::new(Value::Sequence(vec![node]), span)
}

/// A dependency without a value, which says no more than its name in a list.
pub(super) fn bare_dependencies(entries: &mut Mapping) {
    for dependency in entries.values_mut().filter(|dependency| dependency.is_null()) {
        dependency.value = Value::Mapping(Mapping::new());
    }
}

impl Scope<'_> {
    /// The last step of the path, as a person would call it.
    fn name(&self) -> &str {
        self.path.last().map_or("the file", String::as_str)
    }

    /// Warns of a form that Docker Compose refuses, and says the one that it takes.
    fn lenient(&mut self, node: &Node, message: String, (advice, fixed): (&str, String)) {
        let diagnostic = Diagnostic::new(codes::OTHER_FORM, self.place(node.span), message);
        self.report(if stands_as_it_is(node) {
            diagnostic.fix(advice, node.span, fixed)
        } else {
            diagnostic.help(format!("{advice}: `{fixed}`"))
        });
    }

    /// Warns of a value that should stand in quotes.
    fn unquoted(&mut self, node: &Node, text: &str) {
        let message = format!("`{}` should be text, but {} is written", self.name(), node.kind());
        let diagnostic = Diagnostic::new(codes::UNQUOTED_TEXT, self.place(node.span), message);
        self.report(diagnostic.fix("put it in quotes", node.span, format!("\"{text}\"")));
    }
}

/// Whether a scalar stands in the file as it reads, perhaps in quotes, and does not come from a variable.
fn stands_as_it_is(node: &Node) -> bool {
    let Span { start, end, .. } = node.span;
    let written = usize::try_from(end.saturating_sub(start)).unwrap_or_default();
    node.as_str().is_none_or(|text| {
        let quoted = written == text.len() + 2 && !text.starts_with('$');
        (quoted || written == text.len()) && !text.contains(['"', '\\', '\n'])
    })
}
