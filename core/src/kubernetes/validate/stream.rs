//! V75, V76 and V79: the order of the objects, and what says nothing.

use super::Findings;
use super::field::Field;
use super::view::Objects;
use crate::kubernetes::Object;
use crate::yaml::{self, Node, Value};

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    let ordered = objects.index.is_in_order(object);
    let rule = if matches!(object, Object::Namespace(_)) { 76 } else { 75 };
    findings.require(ordered, rule, ("kind", "comes after objects that need it"));
    let suspicious = super::empty::is_suspicious(object);
    if let Some(tree) = suspicious.then(|| yaml::tree(object)).and_then(Result::ok) {
        empty_values(&tree, Field::Root(""), findings);
    }
}

/// Fields in which an empty mapping means something: everything, or a folder without options.
const MEANINGFUL: &[&str] = &["emptyDir", "podSelector", "namespaceSelector", "ingress", "egress"];

/// Whether an empty mapping in a field means something.
pub(super) fn means_something_empty(field: &str) -> bool {
    MEANINGFUL.contains(&field)
}

/// Whether only the cluster sets a field.
pub(super) fn is_of_cluster(field: &str) -> bool {
    matches!(field, "status" | "creationTimestamp")
}

/// Mappings with keys of the user's own, whose values are text.
const OF_THE_USER: &[&str] = &["labels", "annotations", "data", "binaryData", "stringData", "matchLabels"];

fn empty_values(node: &Node, field: Field<'_>, findings: &mut Findings) {
    let last = field.last_key();
    let empty = match &node.value {
        Value::Null => true,
        Value::Sequence(items) => items.is_empty(),
        Value::Mapping(entries) => entries.is_empty() && !means_something_empty(last),
        Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_) => false,
    };
    findings.require(!empty, 79, (field, "is empty"));
    findings.require(!is_of_cluster(last), 79, (field, "is set by the cluster alone"));
    for (index, item) in node.as_sequence().into_iter().flatten().enumerate() {
        empty_values(item, field.item(index), findings);
    }
    let entries = node.as_mapping().filter(|_| !OF_THE_USER.contains(&last));
    for (key, value) in entries.into_iter().flatten() {
        empty_values(value, field.key(&key.text), findings);
    }
}
