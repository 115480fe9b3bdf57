//! Which variables a text mentions, whether it needs them or not.

use std::collections::BTreeMap;

use super::DEPTH;
use super::expression::{Operator, Piece, Pieces};

/// What templates say about a variable.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Variable {
    /// Whether it must have a value.
    pub(crate) required: bool,
    /// The template that stands in for it; empty if there is none.
    pub(crate) default: String,
    /// The template that takes its place; empty if there is none.
    pub(crate) alternate: String,
}

/// Adds the variables of a text, also those in defaults; what is no valid template mentions none.
pub(crate) fn mention(text: &str, variables: &mut BTreeMap<String, Variable>) {
    walk(text, DEPTH, variables);
}

fn walk(text: &str, depth: usize, variables: &mut BTreeMap<String, Variable>) {
    let Some(depth) = depth.checked_sub(1) else { return };
    for piece in Pieces::new(text, 0) {
        let Ok(Piece::Variable(expression)) = piece else { continue };
        let variable = variables.entry(expression.name.to_owned()).or_default();
        let Some(operation) = &expression.operation else { continue };
        let said = match operation.operator {
            Operator::Required => {
                variable.required = true;
                continue;
            }
            Operator::Default => &mut variable.default,
            Operator::Alternate => &mut variable.alternate,
        };
        if said.is_empty() {
            operation.word.clone_into(said);
        }
        walk(operation.word, depth, variables);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_found() {
        let table = [
            ("$A", "A false  "),
            ("${A}", "A false  "),
            ("$$A", ""),
            ("x${A:-y}z", "A false y "),
            ("${A-${B:-c}}", "A false ${B:-c} , B false c "),
            ("${A:+b}", "A false  b"),
            ("${A?needed}", "A true  "),
            ("$A ${A:-x} ${A:-y} ${A:?}", "A true x "),
            ("${", ""),
        ];
        for (text, expected) in table {
            let mut variables = BTreeMap::new();
            mention(text, &mut variables);
            let found = variables.iter().map(|(name, variable)| {
                format!("{name} {} {} {}", variable.required, variable.default, variable.alternate)
            });
            assert_eq!(found.collect::<Vec<_>>().join(", "), expected, "{text}");
        }
    }
}
