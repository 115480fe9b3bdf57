//! Variables in the values of a file.

use std::collections::{BTreeMap, BTreeSet};

use super::budget::{self, Share};
use super::template::{self, TemplateError, Variable};
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Place, Sources, Span};
use crate::yaml::{Node, Value};

/// What is done with the variables in values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Treatment {
    /// Their values take their place.
    Replaced,
    /// Their values take their place as far as they have one, and they are listed.
    Listed(BTreeMap<String, Variable>),
    /// They stay as they are written.
    Kept,
}

/// The variables of a conversion, and which of them were missed so far.
pub(super) struct Interpolation<'a> {
    pub(super) environment: &'a BTreeMap<String, String>,
    pub(super) sources: &'a Sources,
    pub(super) missed: &'a mut BTreeSet<String>,
    pub(super) treatment: &'a mut Treatment,
    /// What the replaced texts may still cost.
    pub(super) room: &'a mut Share,
}

impl Interpolation<'_> {
    /// Replaces the variables in all values of a tree; keys stay as they are.
    pub(super) fn apply(&mut self, node: &mut Node, diagnostics: &mut Diagnostics) {
        self.walk(node, &mut String::new(), diagnostics);
    }

    fn walk(&mut self, node: &mut Node, path: &mut String, diagnostics: &mut Diagnostics) {
        let span = node.span;
        match &mut node.value {
            Value::String(text) if text.contains('$') => {
                let place = Place::new(path.clone(), span);
                if let Some(replaced) = self.replace(text, place, diagnostics) {
                    *text = replaced;
                }
            }
            Value::Sequence(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    let length = path.len();
                    path.extend(["[", &index.to_string(), "]"]);
                    self.walk(item, path, diagnostics);
                    path.truncate(length);
                }
            }
            Value::Mapping(entries) => {
                for (key, value) in entries.iter_mut() {
                    let length = path.len();
                    if length > 0 {
                        path.push('.');
                    }
                    path.push_str(&key.text);
                    self.walk(value, path, diagnostics);
                    path.truncate(length);
                }
            }
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_) => {}
        }
    }

    fn replace(&mut self, text: &str, place: Place, diagnostics: &mut Diagnostics) -> Option<String> {
        let lookup = |name: &str| self.environment.get(name).cloned();
        match self.treatment {
            Treatment::Kept => return None,
            Treatment::Listed(variables) => {
                template::mention(text, variables);
                return Some(
                    template::substitute(text, &lookup)
                        .map(|done| done.text.into_owned())
                        .unwrap_or_default(),
                );
            }
            Treatment::Replaced => {}
        }
        let substituted = match template::substitute(text, &lookup) {
            Ok(substituted) => substituted,
            Err(error) => {
                let part = self.part(text, error.range.clone(), place.span);
                diagnostics.push(refused(&error, Place { span: part, ..place }));
                return None;
            }
        };
        if let Err(refused) = self.room.take(substituted.text.len()) {
            diagnostics.extend(refused.first.then(|| too_large(place)));
            return None;
        }
        for unset in &substituted.unset {
            if self.missed.insert(unset.name.clone()) {
                let span = self.part(text, unset.range.clone(), place.span);
                diagnostics.push(missed(&unset.name, Place { span, ..place.clone() }));
            }
        }
        Some(substituted.text.into_owned())
    }

    /// The range of a part of a scalar, if the scalar stands in the file as it reads.
    fn part(&self, text: &str, range: std::ops::Range<usize>, span: Option<Span>) -> Option<Span> {
        let span = span?;
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let offset = self.sources.slice(span).find(text);
        let part = |offset: usize| {
            let start = span.start.saturating_add(byte(offset));
            let (from, to) = (byte(range.start), byte(range.end));
            Span::new(span.file, start.saturating_add(from), start.saturating_add(to))
        };
        Some(offset.map_or(span, part))
    }
}

fn too_large(place: Place) -> Diagnostic {
    let message = format!("with its variables this project becomes larger than {} MiB", budget::TEXT >> 20);
    Diagnostic::new(codes::FILE_TOO_LARGE, place, message).help("give the variables shorter values")
}

fn refused(error: &TemplateError, place: Place) -> Diagnostic {
    match &error.kind {
        template::TemplateErrorKind::Required { name, .. } => {
            Diagnostic::new(codes::VARIABLE_REQUIRED, place, error.message.clone())
                .help(format!("set it in the environment or in `.env`: `{name}=…`"))
        }
        template::TemplateErrorKind::Invalid => {
            Diagnostic::new(codes::TEMPLATE_INVALID, place, error.message.clone())
                .help("a variable is written `${NAME}` or `${NAME:-default}`; a dollar sign itself is `$$`")
        }
    }
}

fn missed(name: &str, place: Place) -> Diagnostic {
    let message = format!("the variable `{name}` is not set, so it stands for nothing");
    let diagnostic = Diagnostic::new(codes::VARIABLE_UNSET, place, message);
    diagnostic.help(format!("set it in the environment or in `.env`, or write a default: `${{{name}:-…}}`"))
}
