//! Numbers that stand for whole ones.

use super::Scope;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::yaml::{Node, Value};

/// `1.5` becomes `1`: of keys that take any number, Compose cuts the fraction off.
pub(in crate::compose) fn whole(node: Node, scope: &mut Scope<'_>) -> Node {
    let Value::Float(number) = node.value else { return node };
    // A number beyond this is no count of anything; the model refuses it.
    if number.fract() == 0.0 || number.is_nan() || number.abs() > 9.0e15 {
        return node;
    }
    #[allow(clippy::cast_possible_truncation, reason = "the range is checked, and the fraction is to go")]
    let whole = number as i64;
    let name = scope.path.last().map_or("this", String::as_str);
    let message = format!("`{name}` is a whole number, so `{number}` counts as `{whole}`");
    let diagnostic = Diagnostic::new(codes::NUMBER_CUT, scope.place(node.span), message);
    scope.report(diagnostic.fix("write the whole number", node.span, whole.to_string()));
    Node::new(Value::Int(whole), node.span)
}
