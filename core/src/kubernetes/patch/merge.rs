//! Strategic merge: mappings join, `null` takes away, and some lists join item by item.

use super::Failure;
use crate::diagnostic::{listed, nearest};
use crate::yaml::{Key, Mapping, Node, Value};

/// What says how a mapping is merged.
const PATCH: &str = "$patch";
/// What says which fields of the object are kept beside those of the patch.
const RETAIN: &str = "$retainKeys";

/// The fields by which items of a list are told apart; a list without them is replaced as a whole.
///
/// `parent` is the field that holds the list's mapping, or the list of it.
fn merge_keys(parent: &str, list: &str) -> &'static [&'static str] {
    match (parent, list) {
        (
            _,
            "containers" | "initContainers" | "volumes" | "env" | "imagePullSecrets" | "resourceClaims"
            | "claims" | "schedulingGates",
        )
        | ("", "secrets") => &["name"],
        (_, "volumeMounts") => &["mountPath"],
        (_, "volumeDevices") => &["devicePath"],
        (_, "hostAliases") => &["ip"],
        (_, "topologySpreadConstraints") => &["topologyKey", "whenUnsatisfiable"],
        ("containers" | "initContainers", "ports") => &["containerPort", PROTOCOL],
        ("spec", "ports") => &["port", PROTOCOL],
        ("metadata", "ownerReferences") => &["uid"],
        _ => &[],
    }
}

/// The one field that tells items apart and has a value if it is not written.
const PROTOCOL: &str = "protocol";

/// Merges a patch over an object, and tells whether the object stays.
pub(super) fn apply(tree: &mut Node, patch: &Node) -> Result<bool, Failure> {
    let Some(changes) = patch.as_mapping() else {
        return Err(Failure::at(patch.span, format!("`merge` must be a mapping, not {}", patch.kind())));
    };
    if directive(changes)? == Directive::Delete {
        return Ok(false);
    }
    let Some(entries) = tree.as_mapping_mut() else { return Ok(true) };
    mapping(entries, changes, "").map(|()| true)
}

/// What `$patch` says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Directive {
    Merge,
    Replace,
    Delete,
}

fn directive(changes: &Mapping) -> Result<Directive, Failure> {
    let Some(node) = changes.get(PATCH) else { return Ok(Directive::Merge) };
    match node.as_str() {
        Some("merge") => Ok(Directive::Merge),
        Some("replace") => Ok(Directive::Replace),
        Some("delete") => Ok(Directive::Delete),
        _ => Err(Failure::at(node.span, "`$patch` is `merge`, `replace` or `delete`")),
    }
}

fn mapping(entries: &mut Mapping, changes: &Mapping, parent: &str) -> Result<(), Failure> {
    if directive(changes)? == Directive::Replace {
        entries.clear();
    }
    retain(entries, changes)?;
    for (key, change) in changes {
        if matches!(key.text.as_str(), PATCH | RETAIN) {
            continue;
        }
        if key.text.starts_with('$') {
            let message = format!("`{}` is not known in a merged patch", key.text);
            let help = format!(
                "known are `{PATCH}` and `{RETAIN}`; a dollar sign of your own stands in values only"
            );
            return Err(Failure::at(key.span, message).help(help));
        }
        field(entries, (key, change), parent)?;
    }
    Ok(())
}

/// Takes away what `$retainKeys` does not list.
fn retain(entries: &mut Mapping, changes: &Mapping) -> Result<(), Failure> {
    let Some(node) = changes.get(RETAIN) else { return Ok(()) };
    let Some(kept) = node.as_sequence() else {
        return Err(Failure::at(node.span, format!("`{RETAIN}` is a list of fields")));
    };
    entries.retain(|key, _| kept.iter().any(|name| name.as_str() == Some(&key.text)));
    Ok(())
}

fn field(entries: &mut Mapping, (key, change): (&Key, &Node), parent: &str) -> Result<(), Failure> {
    if let Some(changes) = change.as_mapping() {
        if directive(changes)? == Directive::Delete {
            entries.shift_remove(key);
            return Ok(());
        }
        let found = entries.entry(key.clone()).or_insert_with(|| Node::mapping(change.span));
        if found.as_mapping().is_none() {
            *found = Node::mapping(change.span);
        }
        return found.as_mapping_mut().map_or(Ok(()), |found| mapping(found, changes, &key.text));
    }
    let keys = merge_keys(parent, &key.text);
    if let Some(items) = change.as_sequence().filter(|_| !keys.is_empty()) {
        let empty = || Node::new(Value::Sequence(Vec::new()), change.span);
        let found = entries.entry(key.clone()).or_insert_with(empty);
        if let Value::Sequence(found) = &mut found.value {
            return list(found, items, (&key.text, keys));
        }
    }
    // Nothing stays in its place, so that a field that does not exist can be told.
    entries.insert(key.clone(), change.clone());
    Ok(())
}

/// Merges a list item by item.
fn list(found: &mut Vec<Node>, items: &[Node], (name, keys): (&str, &[&str])) -> Result<(), Failure> {
    let is_replaced = |item: &Node| {
        let changes = item.as_mapping()?;
        (changes.len() == 1 && directive(changes).ok()? == Directive::Replace).then_some(())
    };
    if items.iter().any(|item| is_replaced(item).is_some()) {
        found.clear();
    }
    for item in items.iter().filter(|item| is_replaced(item).is_none()) {
        let Some(changes) = item.as_mapping() else {
            let message = format!("an item of `{name}` must be a mapping, not {}", item.kind());
            return Err(Failure::at(item.span, message));
        };
        let same = position(found, changes, keys).map_err(|lacking| {
            let message =
                format!("an item of `{name}` needs `{lacking}`, by which it is told from the others");
            Failure::at(item.span, message)
        })?;
        let directive = directive(changes)?;
        match same.and_then(|index| Some((index, found.get_mut(index)?.as_mapping_mut()?))) {
            Some((index, _)) if directive == Directive::Delete => drop(found.remove(index)),
            Some((_, entries)) => mapping(entries, changes, name)?,
            None if directive == Directive::Delete => return Err(absent(found, item, (name, keys))),
            None => {
                let mut added = Mapping::new();
                mapping(&mut added, changes, name)?;
                found.push(Node::new(Value::Mapping(added), item.span));
            }
        }
    }
    Ok(())
}

/// The item that a change is for; or the field that does not tell which.
fn position<'k>(found: &[Node], changes: &Mapping, keys: &[&'k str]) -> Result<Option<usize>, &'k str> {
    let is_known = |key: &str| changes.contains_key(key) || key == PROTOCOL;
    if let Some(lacking) = keys.iter().copied().find(|key| !is_known(key)) {
        return Err(lacking);
    }
    let same = |entries: &Mapping| keys.iter().all(|key| value(entries, key) == value(changes, key));
    Ok(found.iter().position(|item| item.as_mapping().is_some_and(same)))
}

/// What tells an item from others.
fn value<'m>(entries: &'m Mapping, key: &str) -> Option<&'m Value> {
    let value = entries.get(key).map(|node| &node.value);
    let is_default =
        |value: &&Value| key == PROTOCOL && matches!(value, Value::String(text) if text == "TCP");
    value.filter(|value| !is_default(value))
}

/// What to say about an item that is to be deleted and is not there.
fn absent(found: &[Node], item: &Node, (name, keys): (&str, &[&str])) -> Failure {
    let text = |item: &Node| {
        let text = |value: &Value| {
            if let Value::Int(number) = value { Some(number.to_string()) } else { None }
        };
        let text = |node: &Node| node.as_str().map(str::to_owned).or_else(|| text(&node.value));
        let of_keys = keys.iter().filter_map(|key| text(item.get(key)?));
        of_keys.collect::<Vec<_>>().join("/")
    };
    let known: Vec<String> = found.iter().map(text).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let wanted = text(item);
    let failure = Failure::at(item.span, format!("`{name}` has no `{wanted}` that could be deleted"));
    match nearest(&wanted, known.iter().copied()) {
        Some(near) => failure.help(format!("did you mean `{near}`?")),
        None if known.is_empty() => failure.help(format!("`{name}` is empty")),
        None => failure.help(format!("it has {}", listed(&known))),
    }
}
