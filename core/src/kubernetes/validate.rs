//! The rules of the API server, applied to every object before it leaves.
//!
//! A cluster would find the same mistakes, but one object at a time and in the middle of a deployment. [`Rule`] is
//! the list of all rules; `tests/rules.rs` has for each of them what breaks it.

mod affinity;
mod bounds;
mod cluster_volumes;
mod containers;
mod data;
mod dollars;
mod environment;
mod exposure;
mod external;
mod grammar;
mod identity;
mod index;
mod ingresses;
mod line;
mod peers;
mod place;
mod pods;
mod policies;
mod probes;
mod references;
mod resources;
mod restricted;
mod rollouts;
mod rule;
mod secrecy;
mod secret_types;
mod security;
mod selectors;
mod service_types;
mod services;
mod storage;
mod stream;
#[cfg(test)]
mod tests;
mod texts;
mod values;
mod view;
mod vocabulary;
mod waits;
mod workloads;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::diagnostic::codes::kubernetes::INVALID_OUTPUT;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Project, Service};
use crate::options::kubernetes::KubernetesVersion;
use crate::ordered::Ordered;

pub(crate) use self::external::External;
use self::index::Index;
use self::rule::Rule;
pub(super) use self::values::means_something_empty;
use self::view::Objects;
use super::patch::Patched;
use super::{Object, names};

/// What the output has to keep to because somebody asked for it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Demands {
    /// The oldest release that has to take the objects.
    pub(crate) version: KubernetesVersion,
    /// The names of Pods that keep to the Pod Security Standard "restricted".
    pub(crate) restricted: BTreeSet<String>,
    /// Whether passwords may stand among the other variables.
    pub(crate) plain_variables: bool,
    /// What patches have changed.
    pub(crate) patched: Patched,
}

/// Reports every rule that an object breaks, at the place of the service or resource it stems from.
///
/// `existing` are objects that are known to be in the cluster.
pub(crate) fn validate(
    objects: &[Object],
    project: &Project,
    known: (&Demands, External),
    diagnostics: &mut Diagnostics,
) {
    let patched = &known.0.patched;
    for (object, violation) in all_violations(objects, project, known) {
        diagnostics.push(violation.diagnostic(object, project, patched));
    }
}

/// Every rule that is broken, with the object that breaks it.
fn all_violations<'o>(
    objects: &'o [Object],
    project: &Project,
    (demands, existing): (&Demands, External),
) -> Vec<(&'o Object, Violation)> {
    let external = external::external(project, existing);
    let view = Objects {
        all: objects,
        external: &external,
        configs: &external::configs(project),
        services: &services(project),
        index: &Index::new(objects),
        demands,
    };
    let found = |object| violations(object, view).into_iter().map(move |violation| (object, violation));
    objects.iter().flat_map(found).collect()
}

/// The services by the names of their containers.
fn services(project: &Project) -> BTreeMap<String, &Service> {
    project
        .services
        .iter()
        .filter_map(|(key, service)| Some((names::service(&key.text)?, service)))
        .ordered_map()
}

/// The rules that one object breaks.
fn violations(object: &Object, objects: Objects<'_>) -> Vec<Violation> {
    let mut findings = Findings::default();
    for check in CHECKS {
        check(object, objects, &mut findings);
    }
    findings.list
}

/// A group of rules: an object, all objects, and where to put what is found.
type Check = fn(&Object, Objects<'_>, &mut Findings);

const CHECKS: &[Check] = &[
    identity::check,
    workloads::check,
    containers::check,
    environment::check,
    dollars::check,
    probes::check,
    services::check,
    storage::check,
    data::check,
    secrecy::check,
    resources::check,
    affinity::check,
    security::check,
    restricted::check,
    references::check,
    waits::check,
    policies::check,
    exposure::check,
    stream::check,
    values::check,
    pods::check,
    rollouts::check,
    service_types::check,
    secret_types::check,
    cluster_volumes::check,
    peers::check,
    ingresses::check,
    selectors::check,
];

/// One broken rule.
struct Violation {
    rule: Rule,
    field: String,
    reason: String,
}

/// The broken rules so far.
#[derive(Default)]
struct Findings {
    list: Vec<Violation>,
}

impl Findings {
    /// Notes a broken rule unless the condition holds. The reason goes on after the field's name.
    fn require(&mut self, holds: bool, rule: Rule, (field, reason): (impl fmt::Display, &str)) {
        if !holds {
            self.list.push(Violation { rule, field: field.to_string(), reason: reason.to_owned() });
        }
    }
}

impl Violation {
    fn diagnostic(&self, object: &Object, project: &Project, patched: &Patched) -> Diagnostic {
        let Self { rule, field, reason } = self;
        let (kind, name) = (object.kind(), object.name());
        let message = format!("a cluster would refuse the {kind} `{name}`: `{field}` {reason} (rule {rule})");
        let changed = patched.place(object, field);
        let cause = if changed.is_some() {
            "the patch of the object has to keep to it"
        } else if patched.is_empty() {
            "this is a mistake of the conversion: please report it together with the Compose file"
        } else {
            "if it is not a patch of another object that breaks it, please report it together with the Compose file"
        };
        let help = format!("rule {rule} says that {}; {cause}", rule.meaning());
        let place = changed.unwrap_or_else(|| place::of(object, field, project));
        Diagnostic::new(INVALID_OUTPUT, place, message).help(help)
    }
}
