//! The Swarm target: a project becomes a stack, which `docker stack deploy` takes.
//!
//! The reader of stack files is a dialect of its own, older than the Compose Specification: it refuses,
//! ignores or loses much of what Compose allows. [`document`] holds the types that it reads; the builders
//! fill them with one literal for each object and say what is lost, and [`validate`] applies the rules that
//! the client and the managers would refuse a stack by.

mod access;
mod alias;
mod bind;
mod cluster;
mod connection;
mod coverage;
mod deploy;
pub mod document;
mod environment;
pub mod file;
mod healthcheck;
mod image;
mod job;
mod mount;
mod names;
mod naming;
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
pub use file::{Finding, Refuser, Surroundings, check};
pub use text::Text;

pub(crate) use access::access;
pub(crate) use coverage::coverage;
pub(crate) use validate::{validate, validate_text};

use std::collections::{BTreeMap, BTreeSet};

use crate::application::Application;
use crate::diagnostic::Diagnostics;
use crate::options::{Options, SwarmOptions};
use crate::source::Files;
use document::{Prerequisite, Service, Version};
use names::deployed;
use service::{Plan, Subject};

/// The stack of a project. What is lost on the way is reported; what Swarm cannot do at all is an error.
pub(crate) fn stack(
    application: &Application,
    options: &Options,
    files: &dyn Files,
    diagnostics: &mut Diagnostics,
) -> Stack {
    let project = &application.project;
    let start = Start {
        application,
        options: &options.swarm,
        stack: options.swarm.stack.as_deref().unwrap_or(&project.name),
        folder: options.output_directory.as_deref().unwrap_or(&application.directory),
        files,
    };
    let endings = job::Endings::of(project, start.options.jobs);
    notes::report(start, &endings, diagnostics);
    let mut prerequisites = Vec::new();
    let networks = network::networks(project, start.stack, &mut prerequisites, diagnostics);
    let mut binds = bind::binds(start, diagnostics);
    let objects = object::objects(start, std::mem::take(&mut binds.files), &mut prerequisites, diagnostics);
    let mut volumes = volume::volumes(project, start.stack, &mut prerequisites, diagnostics);
    volumes.extend(binds.volumes());
    let plan = Plan { start, endings, objects: &objects, binds: &binds };
    let services = services(&plan, &mut prerequisites, diagnostics);
    Stack {
        name: start.stack.to_owned(),
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

/// What every builder starts from.
#[derive(Clone, Copy)]
struct Start<'a> {
    application: &'a Application,
    options: &'a SwarmOptions,
    /// The name under which the stack is deployed.
    stack: &'a str,
    /// The folder of the stack file.
    folder: &'a str,
    files: &'a dyn Files,
}

fn services(
    plan: &Plan<'_>,
    prerequisites: &mut Vec<Prerequisite>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Service> {
    let project = &plan.start.application.project;
    let names = names::names(project, diagnostics);
    let aliases = alias::aliases(project, &names, diagnostics);
    let mut services = BTreeMap::new();
    for (name, service) in deployed(project) {
        let built = plan.service(&Subject { name, service, aliases: &aliases }, prerequisites, diagnostics);
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
