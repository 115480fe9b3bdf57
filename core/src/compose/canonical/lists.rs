//! Lists that stand for mappings, and words that stand for lists.

use super::Scope;
use crate::compose::merge::twice;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::source::Span;
use crate::yaml::{Key, Mapping, Node, Value};

/// A single value becomes a list of one.
pub(in crate::compose) fn list(node: Node, _: &mut Scope<'_>) -> Node {
    let span = node.span;
    match node.value {
        Value::Sequence(_) | Value::Mapping(_) | Value::Null => node,
        _ => Node::new(Value::Sequence(vec![node]), span),
    }
}

/// `[NAME=value, NAME]` becomes a mapping in which a name alone has no value.
pub(in crate::compose) fn variables(node: Node, scope: &mut Scope<'_>) -> Node {
    pairs(node, scope, |span| Node::new(Value::Null, span))
}

/// `[name=value, name]` becomes a mapping in which a name alone has an empty value; so has a null.
pub(in crate::compose) fn labels(node: Node, scope: &mut Scope<'_>) -> Node {
    let mut node = pairs(node, scope, |span| Node::string("", span));
    for value in node.as_mapping_mut().into_iter().flat_map(|entries| entries.values_mut()) {
        if value.is_null() {
            value.value = Value::String(String::new());
        }
    }
    node
}

fn pairs(node: Node, scope: &mut Scope<'_>, alone: fn(Span) -> Node) -> Node {
    let span = node.span;
    let Value::Sequence(items) = node.value else { return node };
    let mut entries = Mapping::new();
    for item in items {
        if let Some((key, value)) = pair(&item, alone, scope) {
            // A later item wins, and keeps the place of the first in the order.
            entries.insert(key, value);
        }
    }
    Node::new(Value::Mapping(entries), span)
}

fn pair(item: &Node, alone: fn(Span) -> Node, scope: &mut Scope<'_>) -> Option<(Key, Node)> {
    let Some(text) = item.as_str() else {
        scope.report(not_a_pair(item, scope));
        return None;
    };
    let Some((name, value)) = text.split_once('=') else {
        return Some((Key::new(text, item.span), alone(item.span)));
    };
    if name.ends_with(' ') {
        let message = format!("a space stands between `{}` and `=`", name.trim_end());
        let fixed = format!("{}={}", name.trim_end(), value.trim_start());
        let diagnostic = Diagnostic::new(codes::INVALID_VALUE, scope.place(item.span), message);
        scope.report(diagnostic.fix("write it without spaces", item.span, fixed));
        return None;
    }
    Some((Key::new(name, item.span), Node::string(value, item.span)))
}

/// `{name: COLOR, value: blue}`, as Kubernetes writes a variable.
fn name_and_value(item: &Node) -> Option<String> {
    let name = item.get("name")?.as_str()?;
    let known = |key: &Key| matches!(key.text.as_str(), "name" | "value");
    let value = match item.get("value").map(|value| &value.value) {
        None => "",
        Some(Value::String(text)) => text,
        Some(_) => return None,
    };
    let plain = item.as_mapping()?.keys().all(known) && !value.contains(['\\', '"', '\n']);
    plain.then(|| format!("\"{name}={value}\""))
}

fn not_a_pair(item: &Node, scope: &Scope<'_>) -> Diagnostic {
    let name = scope.path.last().map_or("this list", String::as_str);
    let message = format!("an item of `{name}` must be text such as `NAME=value`, not {}", item.kind());
    let diagnostic = Diagnostic::new(codes::WRONG_TYPE, scope.place(item.span), message);
    if let Some(fixed) = name_and_value(item) {
        return diagnostic.label("this is how Kubernetes writes it").fix(
            "write `NAME=value`",
            item.span,
            fixed,
        );
    }
    match item.as_mapping().and_then(|entries| entries.first()) {
        Some((key, value)) => {
            let value = value.as_str().unwrap_or("value");
            let fixed = format!("\"{}={value}\"", key.text);
            let diagnostic = diagnostic.label("`: ` makes this a mapping");
            let both = "a list takes `- NAME=value`; without the dashes it is `NAME: value`";
            diagnostic.fix("write `=` between name and value", item.span, fixed).help(both)
        }
        None => diagnostic.help("write `- NAME=value`, or a mapping `NAME: value` without dashes"),
    }
}

/// `[a, b]` becomes a mapping of names without options.
pub(in crate::compose) fn names(node: Node, scope: &mut Scope<'_>) -> Node {
    let span = node.span;
    let Value::Sequence(items) = node.value else { return node };
    let mut entries = Mapping::new();
    for item in items {
        if let Some(name) = item.as_str() {
            if let Some((first, _)) = entries.get_key_value(name) {
                let list = scope.path.last().map_or("this list", String::as_str);
                let diagnostic = twice(&format!("`{name}`"), list, scope.place(item.span));
                scope.report(diagnostic.related(first.span, "first here"));
            }
            entries.insert(Key::new(name, item.span), Node::new(Value::Null, item.span));
        } else {
            scope.report(not_a_name(&item, scope));
        }
    }
    Node::new(Value::Mapping(entries), span)
}

fn not_a_name(item: &Node, scope: &Scope<'_>) -> Diagnostic {
    let list = scope.path.last().map_or("this list", String::as_str);
    let message = format!("an item of `{list}` must be a name, not {}", item.kind());
    let diagnostic = Diagnostic::new(codes::WRONG_TYPE, scope.place(item.span), message);
    match item.as_mapping().and_then(|entries| entries.first()) {
        Some((name, _)) => diagnostic.help(format!(
            "to say more than a name, leave out the dash of every item: write `{name}:` and its keys below that"
        )),
        None => diagnostic.help("write `- ` and the name"),
    }
}
