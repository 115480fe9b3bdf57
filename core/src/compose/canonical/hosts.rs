//! Further entries of `/etc/hosts`.

use super::Scope;
use crate::model::host_entry;
use crate::model::syntax::SyntaxError;
use crate::yaml::{Key, Mapping, Node, Value};

/// `["name:address"]` and `{name: address}` become `{name: [address]}`.
pub(in crate::compose) fn hosts(node: Node, scope: &mut Scope<'_>) -> Node {
    let span = node.span;
    match node.value {
        Value::Sequence(items) => {
            let mut entries = Mapping::new();
            for item in items {
                add(&item, &mut entries, scope);
            }
            Node::new(Value::Mapping(entries), span)
        }
        Value::Mapping(entries) => {
            let entries = entries.into_iter().map(|(name, value)| (name, addresses(value))).collect();
            Node::new(Value::Mapping(entries), span)
        }
        value => Node::new(value, span),
    }
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
