//! V98 and V99: what an Ingress and the rights of an account have to say.

use k8s_openapi::api::networking::v1::Ingress;
use k8s_openapi::api::rbac::v1::PolicyRule;

use super::view::Objects;
use super::{Findings, Rule};
use crate::kubernetes::Object;

/// The old way to name the class of an Ingress.
const CLASS: &str = "kubernetes.io/ingress.class";

/// The group of Roles.
const RBAC: &str = "rbac.authorization.k8s.io";

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    if let Object::Ingress(ingress) = object {
        self::ingress(ingress, findings);
    }
    if let Object::Role(role) = object {
        let good = role.rules.iter().flatten().all(is_rule);
        findings.require(good, Rule::Rights, ("rules", "has one without a group, a resource or a verb"));
    }
    if let Object::RoleBinding(binding) = object {
        let groups = binding.subjects.iter().flatten().all(|subject| {
            let of_core = subject.api_group.as_deref().is_none_or(str::is_empty);
            (subject.kind == "ServiceAccount") == of_core
        });
        let good = binding.role_ref.api_group == RBAC && groups;
        findings.require(good, Rule::Rights, ("roleRef", "or a subject is in no group that has it"));
    }
}

fn ingress(ingress: &Ingress, findings: &mut Findings) {
    let Some(spec) = &ingress.spec else { return };
    let leads = spec.default_backend.is_some() || spec.rules.is_some();
    findings.require(leads, Rule::Ingresses, ("spec", "leads nowhere"));
    let annotated = ingress.metadata.annotations.as_ref().is_some_and(|known| known.contains_key(CLASS));
    let once = !annotated || spec.ingress_class_name.is_none();
    findings.require(once, Rule::Ingresses, ("spec.ingressClassName", "is also said by an annotation"));
}

fn is_rule(rule: &PolicyRule) -> bool {
    let some = |list: &Option<Vec<String>>| list.as_ref().is_some_and(|list| !list.is_empty());
    !rule.verbs.is_empty()
        && some(&rule.api_groups)
        && some(&rule.resources)
        && rule.non_resource_urls.is_none()
}
