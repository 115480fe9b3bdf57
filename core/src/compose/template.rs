//! Variables in texts: `$NAME`, `${NAME:-default}`, `${NAME?what is missing}`.
//!
//! What a variable holds is never read as a template again.

mod expression;
mod mentioned;

use std::borrow::Cow;
use std::ops::Range;

pub(crate) use mentioned::{Variable, mention};

use expression::{Expression, Operator, Piece, Pieces};

/// How deep a default may stand in a default.
const DEPTH: usize = 64;

/// The largest text that a template may become. Variables can hold variables of env files, and double at each step.
const LARGEST: usize = 1024 * 1024;

/// What a variable is called up by: nothing if it is not set.
pub(crate) type Lookup<'a> = &'a dyn Fn(&str) -> Option<String>;

/// A text after its variables were replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Substituted<'a> {
    /// The text.
    pub(crate) text: Cow<'a, str>,
    /// The variables that are not set and have no default, in order; each became nothing.
    pub(crate) unset: Vec<Unset>,
}

/// A variable that became nothing because it is not set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Unset {
    /// Its name.
    pub(crate) name: String,
    /// The bytes of the template that stand for it.
    pub(crate) range: Range<usize>,
}

/// A template that cannot be replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TemplateError {
    /// The bytes of the template that are to blame.
    pub(crate) range: Range<usize>,
    /// What is the matter.
    pub(crate) message: String,
    /// The kind of error.
    pub(crate) kind: TemplateErrorKind,
}

/// What is the matter with a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TemplateErrorKind {
    /// It does not follow the grammar.
    Invalid,
    /// It requires a variable that is not set, or empty.
    Required {
        /// The name of the variable.
        name: String,
        /// What the author of the template says about it; may be empty.
        message: String,
    },
}

impl TemplateError {
    fn invalid(range: Range<usize>, message: impl Into<String>) -> Self {
        Self { range, message: message.into(), kind: TemplateErrorKind::Invalid }
    }

    fn required(expression: &Expression<'_>, message: String) -> Self {
        let name = expression.name.to_owned();
        let text = match message.as_str() {
            "" => format!("the variable `{name}` must have a value, and has none"),
            message => format!("the variable `{name}` must have a value: {message}"),
        };
        let kind = TemplateErrorKind::Required { name, message };
        Self { range: expression.range.clone(), message: text, kind }
    }
}

/// Replaces the variables of a text.
pub(crate) fn substitute<'a>(text: &'a str, lookup: Lookup<'_>) -> Result<Substituted<'a>, TemplateError> {
    if !text.contains('$') {
        return Ok(Substituted { text: Cow::Borrowed(text), unset: Vec::new() });
    }
    let mut substitution =
        Substitution { lookup, text: String::with_capacity(text.len()), unset: Vec::new() };
    substitution.template(text, 0, DEPTH)?;
    Ok(Substituted { text: Cow::Owned(substitution.text), unset: substitution.unset })
}

struct Substitution<'l> {
    lookup: Lookup<'l>,
    text: String,
    unset: Vec<Unset>,
}

impl Substitution<'_> {
    /// Replaces the variables of a part of the template that starts at `offset`.
    fn template(&mut self, part: &str, offset: usize, depth: usize) -> Result<(), TemplateError> {
        let Some(depth) = depth.checked_sub(1) else {
            let message = "the variables stand too deep in each other's defaults";
            return Err(TemplateError::invalid(offset..offset + part.len(), message));
        };
        for piece in Pieces::new(part, offset) {
            match piece? {
                Piece::Text(text) => self.text.push_str(text),
                Piece::Variable(expression) => self.variable(&expression, depth)?,
            }
        }
        Ok(())
    }

    /// Adds the value of a variable.
    fn push(&mut self, value: &str, expression: &Expression<'_>) -> Result<(), TemplateError> {
        if self.text.len() + value.len() > LARGEST {
            let message = format!("with its variables this text becomes larger than {} MiB", LARGEST >> 20);
            return Err(TemplateError::invalid(expression.range.clone(), message));
        }
        self.text.push_str(value);
        Ok(())
    }

    fn variable(&mut self, expression: &Expression<'_>, depth: usize) -> Result<(), TemplateError> {
        let value = (self.lookup)(expression.name);
        let Some(operation) = &expression.operation else {
            match value {
                Some(value) => self.push(&value, expression)?,
                None => self.unset.push(expression.unset()),
            }
            return Ok(());
        };
        let value = value.filter(|value| !(operation.or_empty && value.is_empty()));
        match (operation.operator, value) {
            (Operator::Default | Operator::Required, Some(value)) => self.push(&value, expression)?,
            (Operator::Alternate, None) => {}
            (Operator::Default, None) | (Operator::Alternate, Some(_)) => {
                self.template(operation.word, operation.offset, depth)?;
            }
            (Operator::Required, None) => {
                let before = self.text.len();
                self.template(operation.word, operation.offset, depth)?;
                return Err(TemplateError::required(expression, self.text.split_off(before)));
            }
        }
        Ok(())
    }
}

/// The template that gives back a text as it is.
pub(crate) fn escape(text: &str) -> Cow<'_, str> {
    if text.contains('$') { Cow::Owned(text.replace('$', "$$")) } else { Cow::Borrowed(text) }
}

#[cfg(test)]
mod tests;
