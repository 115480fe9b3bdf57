//! What services that share a Pod disagree about.

use std::collections::BTreeSet;

use super::members::{Decided, Group};
use super::pods::{self, Again};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Service;
use crate::source::Place;

/// Says where services that share a Pod differ in what a Pod has once.
pub(super) fn report(group: &Group<'_>, decided: &Decided<'_, '_>, diagnostics: &mut Diagnostics) {
    let mut bound: BTreeSet<(u16, crate::model::Protocol)> = BTreeSet::new();
    for (key, service) in &group.members {
        for port in decided.around.ports.get(key).iter().flat_map(|ports| &ports.declared) {
            if !bound.insert((port.number, port.protocol)) {
                let what = format!("port {} is used by two containers", port.number);
                diagnostics.push(conflict(group.key, key, &what, service.origin.key("ports")));
            }
        }
        if *key != group.key {
            let asked = decided.choices.disagreements(group.key, key);
            for (what, place) in differences(group, service).into_iter().chain(asked) {
                diagnostics.push(conflict(group.key, key, &what, place));
            }
        }
    }
}

fn conflict(owner: &str, member: &str, what: &str, place: Place) -> Diagnostic {
    let message = format!("`{owner}` and `{member}` share a Pod: {what}");
    Diagnostic::new(codes::SHARED_POD_CONFLICT, place, message)
        .help(format!("write the same for both, or leave it to `{owner}`"))
}

fn differences(group: &Group<'_>, service: &Service) -> Vec<(String, Place)> {
    let mut found = Vec::new();
    if let Some((count, place)) = pods::replicas(service).filter(|(count, _)| *count != group.replicas) {
        found.push((format!("there are {} Pods and not {count}", group.replicas), place));
    }
    if !group.kind.is_job() && Again::of(service).is_finite() {
        let key = if service.restart.is_some() { "restart" } else { "deploy" };
        found.push(("its container is always started again".to_owned(), service.origin.value(key)));
    }
    for key in ["hostname", "dns", "dns_search", "dns_opt", "runtime"] {
        if service.origin.has(key) {
            found.push((format!("`{key}` of the first one counts"), service.origin.key(key)));
        }
    }
    let config = service.deploy.as_ref().and_then(|deploy| deploy.update_config.as_ref());
    found
        .extend(config.map(|config| ("its `update_config` has no effect".to_owned(), config.origin.whole())));
    found
}
