//! Changes to finished objects that `x-kubernetes` asks for, applied last of all.
//!
//! A patch works on the tree of an object, whose values know no place; what the patch puts in knows where it was
//! written. Read back into its type, the tree tells what of it the API does not know, and where that stands.

mod json;
mod merge;
mod pointer;
mod target;
#[cfg(test)]
mod tests;
mod wish;

use std::collections::BTreeMap;

use super::object::Object;
use super::plan::Plan;
use crate::diagnostic::codes::kubernetes::PATCH_FAILED;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Place, Span};
use crate::yaml::decode::Decoder;
use crate::yaml::{self, Key, Node, Value};
use wish::{Change, Wish};

/// The objects that patches have changed.
#[derive(Debug, Clone, Default)]
pub(crate) struct Patched {
    changed: BTreeMap<(&'static str, String), Changed>,
}

/// An object as patches have left it.
#[derive(Debug, Clone)]
struct Changed {
    tree: Node,
    /// The last patch.
    place: Place,
}

impl Patched {
    /// Whether there are none.
    pub(crate) fn is_empty(&self) -> bool {
        self.changed.is_empty()
    }

    /// The place in a patch where a field of an object was written, or else the patch.
    pub(crate) fn place(&self, object: &Object, field: &str) -> Option<Place> {
        let changed = self.changed.get(&(object.kind(), object.name().to_owned()))?;
        let steps = field.split(['.', '[']).map(|step| step.trim_end_matches(']'));
        let mut node = Some(&changed.tree);
        let mut span = None;
        for step in steps {
            node = node.and_then(|node| pointer::child(node, step));
            span = node.map(|node| node.span).filter(is_written).or(span);
        }
        let span = span.or_else(|| written_inside(node?)).or(changed.place.span);
        Some(Place { span, ..changed.place.clone() })
    }
}

/// Applies the patches of a project; those that cannot be applied are reported.
pub(crate) fn patched(
    mut objects: Vec<Object>,
    plan: &Plan<'_>,
    diagnostics: &mut Diagnostics,
) -> (Vec<Object>, Patched) {
    let mut patched = Patched::default();
    let wishes = wish::wishes(plan, diagnostics);
    // What is missing because of another mistake would only be reported again, in other words.
    if diagnostics.has_errors() {
        return (objects, patched);
    }
    for wish in &wishes {
        let targets = match target::targets(wish, &objects, plan) {
            Ok(targets) => targets,
            Err(diagnostic) => {
                diagnostics.push(*diagnostic);
                continue;
            }
        };
        for index in targets.into_iter().rev() {
            let Some(object) = objects.get_mut(index) else { continue };
            match patched.apply(wish, object) {
                Ok(true) => {}
                Ok(false) => drop(objects.remove(index)),
                Err(found) => diagnostics.extend(found),
            }
        }
    }
    (objects, patched)
}

impl Patched {
    /// Applies a patch to an object, and tells whether the object stays.
    fn apply(&mut self, wish: &Wish<'_>, object: &mut Object) -> Result<bool, Vec<Diagnostic>> {
        let named = (object.kind(), object.name().to_owned());
        let before = self.changed.remove(&named).map(|changed| Ok(changed.tree));
        let before = before.unwrap_or_else(|| yaml::tree(object).map(unplaced));
        let mut tree = before.map_err(|error| vec![wish.failed(object, Failure::new(error.to_string()))])?;
        let stays = change(&mut tree, &wish.change).map_err(|failure| vec![wish.failed(object, failure)])?;
        if !stays {
            return Ok(false);
        }
        identity(&tree, object).map_err(|failure| vec![wish.failed(object, failure)])?;
        *object = read(&tree, object).map_err(|mistakes| {
            let mistakes = mistakes.into_iter().map(|mistake| wish.misfit(object, mistake));
            mistakes.collect::<Vec<_>>()
        })?;
        without_nothing(&mut tree);
        self.changed.insert(named, Changed { tree, place: wish.place.clone() });
        Ok(true)
    }
}

fn change(tree: &mut Node, change: &Change<'_>) -> Result<bool, Failure> {
    match change {
        Change::Operations(operations) => json::apply(tree, operations).map(|()| true),
        Change::Merge(patch) => merge::apply(tree, patch),
    }
}

/// Whether an object is still the one that it was, since others refer to it.
fn identity(tree: &Node, object: &Object) -> Result<(), Failure> {
    let metadata = object.metadata();
    let fields: [(&[&str], Option<&str>); 4] = [
        (&["kind"], Some(object.kind())),
        (&["apiVersion"], Some(object.api_version())),
        (&["metadata", "name"], metadata.name.as_deref()),
        (&["metadata", "namespace"], metadata.namespace.as_deref()),
    ];
    for (path, value) in fields {
        let found = path.iter().try_fold(tree, |node, step| node.get(step));
        if found.and_then(Node::as_str) != value {
            let message =
                format!("`{}` cannot be changed by a patch, since other objects refer to it", path.join("."));
            let failure = Failure { span: found.map(|node| node.span), ..Failure::new(message) };
            return Err(
                failure.help("`x-kubernetes: {name: …}` on the service gives its objects another name")
            );
        }
    }
    Ok(())
}

/// An object of the same kind as a tree says it; or what the kind does not know.
fn read(tree: &Node, object: &Object) -> Result<Object, Vec<Diagnostic>> {
    let mut object = object.clone();
    let mut mistakes = Diagnostics::new();
    object.slot_mut().read(tree.clone(), &mut Decoder::new(&mut mistakes));
    let mistakes = mistakes.into_list();
    if mistakes.is_empty() { Ok(object) } else { Err(mistakes) }
}

/// Why a patch cannot be applied.
struct Failure {
    span: Option<Span>,
    message: String,
    help: Vec<String>,
}

impl Failure {
    fn new(message: impl Into<String>) -> Self {
        Self { span: None, message: message.into(), help: Vec::new() }
    }

    fn at(span: Span, message: impl Into<String>) -> Self {
        Self { span: Some(span), ..Self::new(message) }
    }

    fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(text.into());
        self
    }

    /// The same with the place of an operation, if there is no better one.
    fn inside(mut self, place: &Place) -> Self {
        self.span = self.span.filter(is_written).or(place.span);
        self
    }
}

impl Wish<'_> {
    /// What to say about a patch that cannot be applied.
    fn failed(&self, object: &Object, failure: Failure) -> Diagnostic {
        let Failure { span, message, help } = failure;
        let message = format!("the {} `{}` cannot be patched: {message}", object.kind(), object.name());
        let place = Place { span: span.filter(is_written).or(self.place.span), ..self.place.clone() };
        help.into_iter().fold(Diagnostic::new(PATCH_FAILED, place, message), Diagnostic::help)
    }

    /// What to say about something that an object cannot have.
    fn misfit(&self, object: &Object, mistake: Diagnostic) -> Diagnostic {
        let Diagnostic { message, place, help, code, .. } = mistake;
        let mut failure = Failure { span: place.span, ..Failure::new(message) };
        // Other advice is about Compose files.
        if code == PATCH_FAILED {
            failure.help.extend(help.into_iter().map(|help| help.text));
        }
        self.failed(object, failure).label(format!("`{}`", place.path))
    }
}

/// Whether a place is one of a file: what the conversion wrote has none.
fn is_written(span: &Span) -> bool {
    *span != Span::default()
}

/// The first place in a value that a file says.
fn written_inside(node: &Node) -> Option<Span> {
    let entries = node.as_mapping().into_iter().flat_map(|entries| entries.values());
    let mut parts = entries.chain(node.as_sequence().into_iter().flatten());
    Some(node.span).filter(is_written).or_else(|| parts.find_map(written_inside))
}

/// The same without places.
fn unplaced(node: Node) -> Node {
    let value = match node.value {
        Value::Mapping(entries) => {
            let entries =
                entries.into_iter().map(|(key, node)| (Key::new(key.text, Span::default()), unplaced(node)));
            Value::Mapping(entries.collect())
        }
        Value::Sequence(items) => Value::Sequence(items.into_iter().map(unplaced).collect()),
        value @ (Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_)) => value,
    };
    Node::new(value, Span::default())
}

/// Takes away the entries without a value.
fn without_nothing(node: &mut Node) {
    match &mut node.value {
        Value::Mapping(entries) => {
            entries.retain(|_, node| !node.is_null());
            entries.values_mut().for_each(without_nothing);
        }
        Value::Sequence(items) => items.iter_mut().for_each(without_nothing),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_) => {}
    }
}
