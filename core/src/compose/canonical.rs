//! Short forms become long forms, file by file and before anything is merged.

mod forms;
mod hosts;
mod lists;
mod numbers;
mod references;
mod services;

pub(super) use forms::{init, list_only, microseconds, mode, number, option_labels, options, ssh, text};
pub(super) use hosts::hosts;
pub(super) use lists::{labels, list, names, variables};
pub(super) use numbers::whole;
pub(super) use references::{env_files, file_references, includes, resources};
pub(super) use services::{build, command, dependencies, devices, extends, gpus, mounts, ports};

use super::budget::Share;
use super::schema::{Key, Shape};
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::syntax::SyntaxError;
use crate::source::{Place, Span};
use crate::yaml::{Node, Tag, Value};

/// Turns the value of one key into its long form. A value that is no short form comes back as it is: the
/// model says what is wrong with it.
pub(super) type Expand = fn(Node, &mut Scope<'_>) -> Node;

/// Where the pass is, and whom to tell.
pub(super) struct Scope<'d> {
    path: Vec<String>,
    /// Whether variables still stand in the values.
    has_templates: bool,
    /// What the ports of short forms may still cost.
    ports: &'d mut Share,
    diagnostics: &'d mut Diagnostics,
}

impl<'d> Scope<'d> {
    /// The scope of a document in which variables are replaced or are not, with what its ports may still cost.
    pub(super) fn new(has_templates: bool, ports: &'d mut Share, diagnostics: &'d mut Diagnostics) -> Self {
        Self { path: Vec::new(), has_templates, ports, diagnostics }
    }
}

impl Scope<'_> {
    fn place(&self, span: Span) -> Place {
        Place::new(self.path.join("."), span)
    }

    /// Reports a short form that does not follow its grammar.
    fn refuse(&mut self, error: SyntaxError, span: Span) {
        let diagnostic = Diagnostic::new(codes::INVALID_VALUE, self.place(span), error.message);
        self.diagnostics.push(match error.help {
            Some(help) => diagnostic.help(help),
            None => diagnostic,
        });
    }

    /// The long form of a value; one that cannot be told before its variables are replaced stays as it is.
    fn long(&mut self, node: Node, expand: Expand) -> Node {
        if !self.has_templates || !mentions_variables(&node) {
            return expand(node, self);
        }
        let written = node.clone();
        let mut diagnostics = Diagnostics::new();
        let path = self.path.clone();
        let ports = &mut *self.ports;
        let mut scope = Scope { path, has_templates: true, ports, diagnostics: &mut diagnostics };
        let long = expand(node, &mut scope);
        if diagnostics.has_errors() {
            return written;
        }
        self.diagnostics.extend(diagnostics.iter().cloned());
        long
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }
}

/// The long form of a whole document.
pub(super) fn canonical(node: Node, keys: &'static [Key], mut scope: Scope<'_>) -> Node {
    object(node, keys, &mut scope)
}

fn mentions_variables(node: &Node) -> bool {
    match &node.value {
        Value::String(text) => text.contains('$'),
        Value::Sequence(items) => items.iter().any(mentions_variables),
        Value::Mapping(entries) => entries.values().any(mentions_variables),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) => false,
    }
}

fn object(mut node: Node, keys: &[Key], scope: &mut Scope<'_>) -> Node {
    if let Value::Mapping(entries) = &mut node.value {
        for (name, value) in entries.iter_mut() {
            if let Some(key) = keys.iter().find(|key| key.name == name.text) {
                scope.path.push(name.text.clone());
                let written = std::mem::replace(value, Node::new(Value::Null, value.span));
                *value = expanded(written, key, scope);
                scope.path.pop();
            }
        }
    }
    node
}

fn expanded(mut node: Node, key: &Key, scope: &mut Scope<'_>) -> Node {
    // What `!reset` tags has no meaning of its own, and a tag stays with the long form.
    if node.tag == Some(Tag::Reset) {
        return node;
    }
    let tag = node.tag.take();
    let long = match key.expand {
        Some(expand) if !node.is_null() => scope.long(node, expand),
        _ => node,
    };
    Node { tag, ..shaped(long, key.shape, scope) }
}

fn shaped(mut node: Node, shape: Shape, scope: &mut Scope<'_>) -> Node {
    match (shape, &mut node.value) {
        (Shape::Object(keys), Value::Mapping(_)) => return object(node, keys, scope),
        (Shape::Entries(shape), Value::Mapping(entries)) => {
            for (name, value) in entries.iter_mut() {
                scope.path.push(name.text.clone());
                let written = std::mem::replace(value, Node::new(Value::Null, value.span));
                *value = shaped(written, *shape, scope);
                scope.path.pop();
            }
        }
        (Shape::Items(shape), Value::Sequence(items)) => {
            for item in items {
                let written = std::mem::replace(item, Node::new(Value::Null, item.span));
                *item = shaped(written, *shape, scope);
            }
        }
        _ => {}
    }
    node
}
