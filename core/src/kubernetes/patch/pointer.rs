//! Paths into objects, as RFC 6901 writes them: `/spec/template/spec/containers/0`.

use super::Failure;
use crate::diagnostic::{listed, nearest};
use crate::source::Span;
use crate::yaml::decode::Spanned;
use crate::yaml::{Node, Value};

/// A path into an object.
pub(super) struct Pointer {
    steps: Vec<String>,
    pub(super) span: Span,
}

impl Pointer {
    /// The path that a text spells.
    pub(super) fn new(text: &Spanned<String>) -> Result<Self, Failure> {
        if !text.is_empty() && !text.starts_with('/') {
            let message = format!("a path in an object starts with `/`, and `{}` does not", text.value);
            let help = format!("did you mean `/{}`?", text.replace('.', "/"));
            return Err(Failure::at(text.span, message).help(help));
        }
        let steps = text.split('/').skip(1).map(|step| step.replace("~1", "/").replace("~0", "~")).collect();
        Ok(Self { steps, span: text.span })
    }

    /// What it leads to.
    pub(super) fn find<'t>(&self, tree: &'t mut Node) -> Result<&'t mut Node, Failure> {
        self.walk(tree, &self.steps)
    }

    /// What the last step starts from, and the last step; nothing if the path is the whole object.
    pub(super) fn parent<'t>(&self, tree: &'t mut Node) -> Option<Result<(&'t mut Node, &str), Failure>> {
        let (last, before) = self.steps.split_last()?;
        Some(self.walk(tree, before).map(|parent| (parent, last.as_str())))
    }

    fn walk<'t>(&self, tree: &'t mut Node, steps: &[String]) -> Result<&'t mut Node, Failure> {
        let mut node = tree;
        for (index, step) in steps.iter().enumerate() {
            if child(node, step).is_none() {
                return Err(self.missing(node, index));
            }
            node = child_mut(node, step).ok_or_else(|| Failure::at(self.span, "the path is lost"))?;
        }
        Ok(node)
    }

    /// What to say if a step leads nowhere.
    pub(super) fn missing(&self, parent: &Node, index: usize) -> Failure {
        let at = |steps: &[String]| {
            let steps = steps.iter().map(|step| step.replace('~', "~0").replace('/', "~1"));
            steps.fold(String::new(), |path, step| path + "/" + &step)
        };
        let (before, rest) = self.steps.split_at_checked(index).unwrap_or_default();
        let (before, step) = (at(before), rest.first().map_or("", String::as_str));
        let known: Vec<&str> = parent
            .as_mapping()
            .into_iter()
            .flat_map(|entries| entries.keys().map(|key| &*key.text))
            .collect();
        let whole = at(&self.steps);
        let found = if before.is_empty() { "the object".to_owned() } else { format!("`{before}`") };
        let failure = |reason: String| Failure::at(self.span, format!("there is no `{whole}`: {reason}"));
        match &parent.value {
            Value::Mapping(_) => {
                let failure = failure(format!("{found} has no `{step}`"));
                match nearest(step, known.iter().copied()) {
                    Some(near) => failure.help(format!("did you mean `{before}/{near}`?")),
                    None => failure.help(format!("{found} has {}", listed(&known))),
                }
            }
            Value::Sequence(items) => {
                let last =
                    items.len().checked_sub(1).map_or("none".to_owned(), |last| format!("0 to {last}"));
                failure(format!("{found} is a list, and its items are {last}"))
            }
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_) => {
                failure(format!("{found} is {} and has no parts", parent.kind()))
            }
        }
    }

    /// The number of steps.
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }
}

/// The number that a step of a list is, which has no leading zeros.
pub(super) fn number(step: &str) -> Option<usize> {
    let plain = step == "0" || !step.starts_with(['0', '+']);
    step.parse().ok().filter(|_| plain)
}

/// A part of a mapping or a list.
pub(super) fn child<'t>(node: &'t Node, step: &str) -> Option<&'t Node> {
    match &node.value {
        Value::Mapping(entries) => entries.get(step),
        Value::Sequence(items) => items.get(number(step)?),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_) => None,
    }
}

fn child_mut<'t>(node: &'t mut Node, step: &str) -> Option<&'t mut Node> {
    match &mut node.value {
        Value::Mapping(entries) => entries.get_mut(step),
        Value::Sequence(items) => items.get_mut(number(step)?),
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_) => None,
    }
}
