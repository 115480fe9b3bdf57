//! Variables in the values of a stack file, as the client replaces them.

use std::collections::BTreeMap;

use super::{Finding, Refuser};
use crate::diagnostic::codes::swarm as codes;
use crate::yaml::{Field, Node, Tag, Value};

/// The parts of a stack file whose values the client replaces variables in.
const PARTS: [&str; 5] = ["services", "networks", "volumes", "secrets", "configs"];

/// Replaces the variables of all values; what cannot be replaced is found.
pub(super) fn replace(
    document: &mut Node,
    variables: &BTreeMap<String, String>,
    findings: &mut Vec<Finding>,
) {
    let mut pass = Pass { variables, findings };
    for (key, node) in document.as_mapping_mut().into_iter().flatten() {
        if PARTS.contains(&key.text.as_str()) {
            pass.value(node, Field::Root(&key.text));
        }
    }
}

struct Pass<'p> {
    variables: &'p BTreeMap<String, String>,
    findings: &'p mut Vec<Finding>,
}

impl Pass<'_> {
    fn value(&mut self, node: &mut Node, path: Field<'_>) {
        match &mut node.value {
            Value::String(text) => match replaced(text, self.variables) {
                Ok(new) if new == *text => {}
                Ok(new) => {
                    *text = new;
                    node.tag = Some(Tag::Replaced);
                }
                Err(reason) => {
                    let code = codes::STACK_INTERPOLATION;
                    self.findings.push(Finding::new(code, Refuser::Client, path, reason));
                }
            },
            Value::Sequence(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    self.value(item, path.item(index));
                }
            }
            Value::Mapping(entries) => {
                for (key, node) in entries {
                    self.value(node, path.key(&key.text));
                }
            }
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) => {}
        }
    }
}

/// Where a text has a `$` that is not doubled: the client would take it for a variable.
pub(super) fn has_variable(text: &str) -> bool {
    text.replace("$$", "").contains('$')
}

/// A text with its variables replaced.
fn replaced(text: &str, variables: &BTreeMap<String, String>) -> Result<String, String> {
    let mut result = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('$') {
        result.push_str(before);
        if let Some(after) = after.strip_prefix('$') {
            result.push('$');
            rest = after;
            continue;
        }
        let (variable, after) = variable(after).ok_or("a `$` that starts no variable is written `$$`")?;
        result.push_str(&variable.value(variables)?);
        rest = after;
    }
    result.push_str(rest);
    Ok(result)
}

/// A variable, and what stands for it if it has no value.
struct Variable<'t> {
    name: &'t str,
    /// The sign and the text behind it.
    otherwise: Option<(&'t str, &'t str)>,
}

/// The variable at the start of a text, and what follows it.
fn variable(text: &str) -> Option<(Variable<'_>, &str)> {
    let Some(inside) = text.strip_prefix('{') else { return named(text, "") };
    let (inside, after) = inside.split_once('}')?;
    named(inside, after).filter(|(_, left)| left.len() == after.len())
}

/// A variable of which the name and what else is said about it make the text.
fn named<'t>(text: &'t str, after: &'t str) -> Option<(Variable<'t>, &'t str)> {
    let end = text.find(|character: char| !(character.is_ascii_alphanumeric() || character == '_'));
    let (name, rest) = text.split_at_checked(end.unwrap_or(text.len()))?;
    if name.is_empty() || name.starts_with(|first: char| first.is_ascii_digit()) {
        return None;
    }
    let sign = [":-", ":?", "-", "?"].into_iter().find(|sign| rest.starts_with(sign));
    let otherwise = sign.and_then(|sign| Some((sign, rest.strip_prefix(sign)?)));
    let otherwise = otherwise.filter(|(_, text)| !text.is_empty());
    match (otherwise, rest) {
        (Some((sign, text)), _) => {
            let (text, left) = text.split_once('}').map_or((text, after), |(text, _)| (text, after));
            Some((Variable { name, otherwise: Some((sign, text)) }, left))
        }
        (None, "") => Some((Variable { name, otherwise: None }, after)),
        (None, rest) if after.is_empty() => Some((Variable { name, otherwise: None }, rest)),
        (None, _) => None,
    }
}

impl Variable<'_> {
    fn value(&self, variables: &BTreeMap<String, String>) -> Result<String, String> {
        let value = variables.get(self.name).map(String::as_str);
        let (sign, text) = self.otherwise.unwrap_or(("-", ""));
        let value = if sign.starts_with(':') { value.filter(|value| !value.is_empty()) } else { value };
        match value {
            Some(value) => Ok(value.to_owned()),
            None if sign.ends_with('?') => Err(format!("`{}` has no value: {text}", self.name)),
            None => Ok(text.to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variables_are_replaced_as_the_client_does_it() {
        let variables = BTreeMap::from([("A".to_owned(), "1".to_owned()), ("E".to_owned(), String::new())]);
        let table = [
            ("plain", Some("plain")),
            ("cost$$5", Some("cost$5")),
            ("$A-x", Some("1")),
            ("$A.x", Some("1.x")),
            ("${A}x${NONE}", Some("1x")),
            ("${NONE:-2}.${E:-3}.${E-4}", Some("2.3.")),
            ("${A:?why}", Some("1")),
            ("${NONE:?why}", None),
            ("${E?why}", Some("")),
            ("${A:+x}", None),
            ("cost$5", None),
            ("a$", None),
            ("${A", None),
            ("${}", None),
        ];
        for (text, expected) in table {
            assert_eq!(replaced(text, &variables).ok().as_deref(), expected, "{text}");
        }
        assert!(has_variable("a$b") && has_variable("$$$") && !has_variable("$$a$$$$"));
    }
}
