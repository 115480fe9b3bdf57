//! Names that stand for a use of something: secrets, configs, env files, includes, external resources.

use super::Scope;
use super::forms::one_env_file;
use super::lists::list;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::source::Place;
use crate::yaml::{Key, Mapping, Node, Value};

/// Each item that is a word becomes a mapping with the word under a key.
fn items_to_objects(node: Node, key: &str) -> Node {
    let span = node.span;
    let Value::Sequence(items) = node.value else { return node };
    let object = |item: Node| match item.value {
        Value::String(_) => Node::object(item.span, [(key, item)]),
        _ => item,
    };
    Node::new(Value::Sequence(items.into_iter().map(object).collect()), span)
}

/// `[name]` becomes `[{source: name}]`.
pub(in crate::compose) fn file_references(node: Node, _: &mut Scope<'_>) -> Node {
    items_to_objects(node, "source")
}

/// `file` and `[file]` become `[{path: file}]`.
pub(in crate::compose) fn env_files(node: Node, scope: &mut Scope<'_>) -> Node {
    let node = one_env_file(node, scope);
    items_to_objects(list(node, scope), "path")
}

/// `[file]` becomes `[{path: [file]}]`.
pub(in crate::compose) fn includes(node: Node, _: &mut Scope<'_>) -> Node {
    items_to_objects(node, "path")
}

/// A resource without options becomes an empty mapping, and the old `external: {name: x}` becomes
/// `external: true` and `name: x`.
pub(in crate::compose) fn resources(mut node: Node, scope: &mut Scope<'_>) -> Node {
    for (name, resource) in node.as_mapping_mut().into_iter().flatten() {
        if resource.is_null() {
            resource.value = Value::Mapping(Mapping::new());
        }
        if let Some(entries) = resource.as_mapping_mut() {
            scope.path.push(name.text.clone());
            external(entries, scope);
            scope.path.pop();
        }
    }
    node
}

fn external(entries: &mut Mapping, scope: &mut Scope<'_>) {
    let Some((key, old)) = entries.get_key_value("external").map(|(key, node)| (key.clone(), node.clone()))
    else {
        return;
    };
    let Value::Mapping(inner) = old.value else { return };
    entries.insert(key.clone(), Node::new(Value::Bool(true), old.span));
    let Some((_, outer)) = inner.get_key_value("name") else { return };
    scope.report(external_name(&key, outer, scope));
    match entries.get("name") {
        Some(name) if name.as_str() != outer.as_str() => {
            let message = "`name` and `external.name` say different names";
            let diagnostic = Diagnostic::new(codes::INVALID_VALUE, scope.place(outer.span), message);
            scope.report(
                diagnostic.related(name.span, "the other name").help("keep `name` and `external: true`"),
            );
        }
        Some(_) => {}
        None => {
            entries.insert(Key::new("name", outer.span), outer.clone());
        }
    }
}

fn external_name(key: &Key, name: &Node, scope: &Scope<'_>) -> Diagnostic {
    let place = Place { path: format!("{}.external", scope.path.join(".")), span: Some(key.span) };
    let written = name.as_str().unwrap_or("…");
    Diagnostic::new(codes::EXTERNAL_NAME, place, "a name below `external` is an older way to write it")
        .help(format!("write `external: true` and, beside it, `name: {written}`"))
}
