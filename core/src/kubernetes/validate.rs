//! The rules of the API server, applied to every object before it leaves.
//!
//! A cluster would find the same mistakes, but one object at a time and in the middle of a deployment. The
//! numbers of the rules are stable names. What the types of the API guarantee has a number but no code.

mod affinity;
mod containers;
mod data;
mod empty;
mod environment;
mod exposure;
mod external;
mod field;
mod grammar;
mod identity;
mod index;
mod place;
mod policies;
mod probes;
mod references;
mod resources;
mod restricted;
mod secrecy;
mod security;
mod services;
mod storage;
mod stream;
#[cfg(test)]
mod tests;
mod view;
mod waits;
mod workloads;

use std::collections::BTreeSet;
use std::fmt;

use crate::diagnostic::codes::kubernetes::INVALID_OUTPUT;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Project;
use crate::options::kubernetes::KubernetesVersion;

pub(crate) use self::external::External;
use self::index::Index;
use self::view::Objects;
use super::Object;

/// What the output has to keep to because somebody asked for it.
#[derive(Debug, Clone, Default)]
pub(crate) struct Demands {
    /// The oldest release that has to take the objects.
    pub(crate) version: KubernetesVersion,
    /// The names of Pods that keep to the Pod Security Standard "restricted".
    pub(crate) restricted: BTreeSet<String>,
    /// Whether passwords may stand among the other variables.
    pub(crate) plain_variables: bool,
}

/// Reports every rule that an object breaks, at the place of the service or resource it stems from.
///
/// `existing` are objects that are known to be in the cluster.
pub(crate) fn validate(
    objects: &[Object],
    project: &Project,
    (demands, existing): (&Demands, External),
    diagnostics: &mut Diagnostics,
) {
    let external = external::external(project, existing);
    let objects = Objects {
        all: objects,
        external: &external,
        configs: &external::configs(project),
        index: &Index::new(objects),
        demands,
    };
    for object in objects.all {
        for violation in violations(object, objects) {
            diagnostics.push(violation.diagnostic(object, project));
        }
    }
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
];

/// One broken rule.
struct Violation {
    rule: u8,
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
    fn require(&mut self, holds: bool, rule: u8, (field, reason): (impl fmt::Display, &str)) {
        if !holds {
            self.list.push(Violation { rule, field: field.to_string(), reason: reason.to_owned() });
        }
    }
}

impl Violation {
    fn diagnostic(&self, object: &Object, project: &Project) -> Diagnostic {
        let Self { rule, field, reason } = self;
        let (kind, name) = (object.kind(), object.name());
        let message =
            format!("a cluster would refuse the {kind} `{name}`: `{field}` {reason} (rule V{rule})");
        Diagnostic::new(INVALID_OUTPUT, place::of(object, project), message)
            .help("this is a mistake of the conversion; please report it together with the Compose file")
    }
}
