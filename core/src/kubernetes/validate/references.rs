//! V32 and V68: accounts and rights.

use super::Findings;
use super::view::{Objects, POD, Workload};
use crate::kubernetes::Object;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    if let Some(pod) = Workload::of(object).and_then(Workload::pod) {
        let account = pod.service_account_name.as_deref();
        let there = account.is_none_or(|name| name == "default" || objects.has("ServiceAccount", name));
        findings.require(there, 32, (POD.key("serviceAccountName"), "names an account that is not there"));
    }
    let Object::RoleBinding(binding) = object else { return };
    let there = objects.has("Role", &binding.role_ref.name) && binding.role_ref.kind == "Role";
    findings.require(there, 68, ("roleRef", "names a Role that is not there"));
    for subject in binding.subjects.iter().flatten() {
        let there = subject.kind == "ServiceAccount" && objects.has("ServiceAccount", &subject.name);
        findings.require(there, 68, ("subjects", "names an account that is not there"));
    }
}
