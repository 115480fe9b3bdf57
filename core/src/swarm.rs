//! The Swarm target: a project becomes a stack, which `docker stack deploy` takes.
//!
//! The reader of stack files is a dialect of its own, older than the Compose Specification: it refuses,
//! ignores or loses much of what Compose allows. [`document`] holds the types that it reads; the builders
//! fill them with one literal for each object and say what is lost, and [`validate`] applies the rules that
//! the client and the managers would refuse a stack by.

mod access;
mod alias;
mod cluster;
mod connection;
mod coverage;
mod deploy;
pub mod document;
mod environment;
mod healthcheck;
mod image;
mod mount;
mod names;
mod network;
mod notes;
mod object;
mod path;
mod place;
mod placement;
mod port;
mod prerequisite;
mod reference;
mod resources;
mod service;
mod template;
#[cfg(test)]
mod tests;
mod text;
mod validate;
mod volume;

pub use cluster::ClusterSpec;
pub use document::Stack;
pub use text::Text;

pub(crate) use access::access;
pub(crate) use coverage::coverage;
pub(crate) use validate::validate;

use std::collections::{BTreeMap, BTreeSet};

use crate::application::Application;
use crate::diagnostic::Diagnostics;
use crate::options::Options;
use crate::source::Files;
use document::{Prerequisite, Service, Version};
use names::deployed;
use service::Plan;

/// The stack of a project. What is lost on the way is reported; what Swarm cannot do at all is an error.
pub(crate) fn stack(
    application: &Application,
    options: &Options,
    files: &dyn Files,
    diagnostics: &mut Diagnostics,
) -> Stack {
    let project = &application.project;
    notes::report(application, diagnostics);
    let mut prerequisites = Vec::new();
    let networks = network::networks(project, &mut prerequisites, diagnostics);
    let objects = object::objects(application, files, &mut prerequisites, diagnostics);
    let volumes = volume::volumes(project, &mut prerequisites, diagnostics);
    let folder = options.output_directory.as_deref().unwrap_or(&application.directory);
    let start = Start { application, objects: &objects, folder };
    let services = services(&start, &mut prerequisites, diagnostics);
    Stack {
        name: project.name.clone(),
        version: version(&services),
        services,
        networks,
        volumes,
        secrets: objects.secrets,
        configs: objects.configs,
        files: objects.files,
        prerequisites: each_once(prerequisites),
    }
}

/// What the services are built from.
struct Start<'a> {
    application: &'a Application,
    objects: &'a object::Objects,
    folder: &'a str,
}

fn services(
    start: &Start<'_>,
    prerequisites: &mut Vec<Prerequisite>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Service> {
    let Start { application, objects, folder } = *start;
    let project = &application.project;
    let names = names::names(project, diagnostics);
    let aliases = alias::aliases(project, &names, diagnostics);
    let plan = Plan { application, aliases, awaited: notes::awaited(project), objects, folder };
    let mut services = BTreeMap::new();
    for (name, service) in deployed(project) {
        let built = plan.service((name, service), prerequisites, diagnostics);
        services.insert(names.get(name).cloned().unwrap_or_default(), built);
    }
    services
}

/// The lowest version whose schema knows every key that is used.
fn version(services: &BTreeMap<String, Service>) -> Version {
    services.values().map(service_version).max().unwrap_or_default()
}

fn service_version(service: &Service) -> Version {
    let limits = service.deploy.as_ref().and_then(|deploy| deploy.resources.as_ref()?.limits.as_ref());
    if service.networks.values().any(|attachment| !attachment.driver_opts.is_empty()) {
        Version::V3_13
    } else if service.healthcheck.as_ref().is_some_and(|check| check.start_interval.is_some()) {
        Version::V3_12
    } else if limits.is_some_and(|limits| limits.pids.is_some()) {
        Version::V3_9
    } else {
        Version::V3_8
    }
}

/// Several services can need the same thing.
fn each_once(mut prerequisites: Vec<Prerequisite>) -> Vec<Prerequisite> {
    let mut seen = BTreeSet::new();
    prerequisites.retain(|prerequisite| seen.insert(prerequisite.clone()));
    prerequisites
}
