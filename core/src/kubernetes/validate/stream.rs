//! V75 and V76: the order of the objects.

use super::view::Objects;
use super::{Findings, Rule};
use crate::kubernetes::Object;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    let ordered = objects.index.is_in_order(object);
    let rule = if matches!(object, Object::Namespace(_)) { Rule::NamespaceFirst } else { Rule::Order };
    findings.require(ordered, rule, ("kind", "comes after objects that need it"));
}
