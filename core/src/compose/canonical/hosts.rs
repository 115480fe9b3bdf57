//! Further entries of `/etc/hosts`.

use super::Scope;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::model::host_entry;
use crate::model::syntax::SyntaxError;
use crate::yaml::{Key, Mapping, Node, Value};

/// `["name:address"]` and `{name: address}` become `{name: [address]}`.
pub(in crate::compose) fn hosts(node: Node, scope: &mut Scope<'_>) -> Node {
    let span = node.span;
    let mut entries = Mapping::new();
    match node.value {
        Value::Sequence(items) => items.iter().for_each(|item| add(item, &mut entries, scope)),
        Value::Mapping(written) => {
            entries = written.into_iter().map(|(name, value)| (name, addresses(value))).collect();
        }
        value => return Node::new(value, span),
    }
    for (name, addresses) in &entries {
        let empty = |address: &&Node| address.as_str() == Some("");
        if let Some(address) = addresses.as_sequence().into_iter().flatten().find(empty) {
            let message = format!("the host `{name}` has no address, so no container gets it");
            let diagnostic = Diagnostic::new(codes::HOST_WITHOUT_ADDRESS, scope.place(address.span), message);
            scope.report(diagnostic.help("write its address behind the name, or give the variable a value"));
        }
    }
    Node::new(Value::Mapping(entries), span)
}

fn add(item: &Node, entries: &mut Mapping, scope: &mut Scope<'_>) {
    let Some(text) = item.as_str() else {
        let message =
            format!("an item of this list must be text such as `name:address`, not {}", item.kind());
        scope.refuse(SyntaxError::new(message), item.span);
        return;
    };
    match host_entry::parse(text) {
        Ok(entry) => {
            let nodes = entry.addresses.into_iter().map(|address| Node::string(address, item.span));
            let slot = entries
                .entry(Key::new(entry.host, item.span))
                .or_insert_with(|| Node::new(Value::Sequence(Vec::new()), item.span));
            if let Value::Sequence(addresses) = &mut slot.value {
                addresses.extend(nodes);
            }
        }
        Err(error) => scope.refuse(error, item.span),
    }
}

fn addresses(value: Node) -> Node {
    let span = value.span;
    let bare = |text: &str| text.trim().trim_start_matches('[').trim_end_matches(']').to_owned();
    match value.value {
        Value::String(text) => {
            let items = text.split(',').map(|address| Node::string(bare(address), span)).collect();
            Node::new(Value::Sequence(items), span)
        }
        value => Node::new(value, span),
    }
}
