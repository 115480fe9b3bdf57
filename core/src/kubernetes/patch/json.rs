//! JSON Patch (RFC 6902): operations on a tree, one after the other.

use super::Failure;
use super::pointer::{Pointer, number};
use super::wish::{Act, Operation};
use crate::yaml::{Key, Node, Value};

/// The most values of an object; each `copy` can double it.
const MOST_VALUES: usize = 100_000;

/// Applies operations until one of them fails.
pub(super) fn apply(tree: &mut Node, operations: &[Operation<'_>]) -> Result<(), Failure> {
    for operation in operations {
        one(tree, operation).map_err(|failure| failure.inside(&operation.place))?;
    }
    Ok(())
}

fn one(tree: &mut Node, operation: &Operation<'_>) -> Result<(), Failure> {
    let path = Pointer::new(operation.path)?;
    match &operation.act {
        Act::Add(value) => add(tree, &path, (*value).clone()),
        Act::Remove => remove(tree, &path).map(drop),
        Act::Replace(value) => {
            *path.find(tree)? = (*value).clone();
            Ok(())
        }
        Act::Move(from) => {
            let mut value = remove(tree, &Pointer::new(from)?)?;
            value.span = path.span;
            add(tree, &path, value)
        }
        Act::Copy(from) => {
            let mut value = Pointer::new(from)?.find(tree)?.clone();
            value.span = path.span;
            add(tree, &path, value)?;
            let message = format!("copying makes the object larger than {MOST_VALUES} values");
            if size(tree) > MOST_VALUES { Err(Failure::at(path.span, message)) } else { Ok(()) }
        }
        Act::Test(value) => {
            let found = path.find(tree)?;
            let message =
                format!("`{}` does not have the value that the patch expects", operation.path.value);
            if found == *value { Ok(()) } else { Err(Failure::at(value.span, message)) }
        }
    }
}

fn add(tree: &mut Node, path: &Pointer, value: Node) -> Result<(), Failure> {
    let Some(parent) = path.parent(tree) else {
        *tree = value;
        return Ok(());
    };
    let (parent, step) = parent?;
    match &mut parent.value {
        Value::Mapping(entries) => {
            entries.insert(Key::new(step, path.span), value);
            return Ok(());
        }
        Value::Sequence(items) if step == "-" => {
            items.push(value);
            return Ok(());
        }
        Value::Sequence(items) => {
            if let Some(index) = number(step).filter(|index| *index <= items.len()) {
                items.insert(index, value);
                return Ok(());
            }
        }
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_) => {}
    }
    Err(path.missing(parent, path.len() - 1))
}

fn remove(tree: &mut Node, path: &Pointer) -> Result<Node, Failure> {
    path.find(tree)?;
    let Some(parent) = path.parent(tree) else {
        return Err(Failure::at(path.span, "the whole object cannot be removed by an operation")
            .help("write `merge: {$patch: delete}` to leave the object out"));
    };
    let (parent, step) = parent?;
    // What the object now lacks, it lacks because of this path.
    parent.span = path.span;
    let removed = match &mut parent.value {
        Value::Mapping(entries) => entries.shift_remove(step),
        Value::Sequence(items) => {
            number(step).filter(|index| *index < items.len()).map(|index| items.remove(index))
        }
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_) => None,
    };
    removed.ok_or_else(|| path.missing(parent, path.len() - 1))
}

fn size(node: &Node) -> usize {
    let parts: usize = match &node.value {
        Value::Mapping(entries) => entries.values().map(size).sum(),
        Value::Sequence(items) => items.iter().map(size).sum(),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_) => 0,
    };
    parts + 1
}
