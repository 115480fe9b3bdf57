//! What Compose fills in: variables without a value, the default network, implied dependencies.

use std::collections::BTreeMap;

use super::paths;
use crate::application::Application;
use crate::model::{
    Condition, Dependency, DeviceCount, Environment, NamespaceMode, Network, NetworkMode, PortMode, Project,
    Protocol, Service,
};
use crate::source::Span;
use crate::yaml::Key;
use crate::yaml::decode::{Int, Text};

/// Fills in what the files leave to Compose.
pub(super) fn normalize(application: &mut Application) {
    let environment = &application.environment;
    for service in application.project.services.0.values_mut() {
        inherit(&mut service.environment, environment);
        if let Some(build) = &mut service.build {
            inherit(&mut build.args, environment);
            build.args.0.retain(|_, value| value.is_some());
        }
        for reference in &mut service.secrets {
            let default = || format!("/run/secrets/{}", reference.source);
            reference.target = Some(reference.target.take().unwrap_or_else(default));
        }
        fill_defaults(service, &application.directory);
        imply_dependencies(service);
        copy_scale(service);
    }
    join_default_network(&mut application.project);
}

/// A variable without a value takes it from outside.
fn inherit(variables: &mut Environment, environment: &BTreeMap<String, String>) {
    for (name, value) in &mut variables.0 {
        if value.is_none() {
            *value = environment.get(&name.text).cloned().map(Text);
        }
    }
}

/// What a service says by leaving it out.
fn fill_defaults(service: &mut Service, directory: &str) {
    for hook in &mut service.pre_start {
        hook.image = hook.image.take().or_else(|| service.image.clone());
    }
    if let Some(build) = &mut service.build {
        build.context.get_or_insert_with(|| directory.to_owned());
    }
    for port in &mut service.ports {
        port.mode.get_or_insert(PortMode::Ingress);
        port.protocol.get_or_insert(Protocol::Tcp);
    }
    for mount in service.volumes.iter_mut().filter(|mount| !mount.target.is_empty()) {
        mount.target = paths::clean(&mount.target);
    }
    if let Some(build) = service.build.as_mut().filter(|build| build.dockerfile_inline.is_none()) {
        build.dockerfile.get_or_insert_with(|| "Dockerfile".to_owned());
    }
    let resources = service.deploy.as_mut().and_then(|deploy| deploy.resources.as_mut());
    let reserved = resources.and_then(|resources| resources.reservations.as_mut());
    for request in service.gpus.iter_mut().chain(reserved.into_iter().flat_map(|r| &mut r.devices)) {
        if request.device_ids.is_empty() {
            request.count.get_or_insert(DeviceCount::All);
        }
    }
}

/// A service that says nothing about networks joins `default`, which exists as soon as it is used.
fn join_default_network(project: &mut Project) {
    let mut used = false;
    for service in project.services.0.values_mut() {
        if service.networks.is_empty() && service.network_mode.is_none() && service.provider.is_none() {
            service.networks.0.insert(Key::new("default", Span::default()), None);
        }
        used |= service.networks.get("default").is_some();
    }
    if used && project.networks.get("default").is_none() {
        project.networks.0.insert(Key::new("default", Span::default()), Network::default());
    }
}

/// A service depends on those that it links to or shares something with.
fn imply_dependencies(service: &mut Service) {
    let mut implied: Vec<(String, Span, bool)> = Vec::new();
    for link in &service.links {
        let name = link.split_once(':').map_or(link.as_str(), |(name, _)| name);
        implied.push((name.to_owned(), link.span, true));
    }
    if let Some(NetworkMode::Service(name)) = &service.network_mode {
        implied.push((name.clone(), service.origin.value("network_mode").span.unwrap_or_default(), true));
    }
    for (mode, key) in [(&service.ipc, "ipc"), (&service.pid, "pid"), (&service.uts, "uts")] {
        if let Some(NamespaceMode::Service(name)) = mode {
            implied.push((name.clone(), service.origin.value(key).span.unwrap_or_default(), true));
        }
    }
    for source in &service.volumes_from {
        let name = source.split(':').next().unwrap_or_default();
        if name != "container" {
            implied.push((name.to_owned(), source.span, false));
        }
    }
    for (name, span, restart) in implied {
        let dependency = || Dependency {
            condition: Some(Condition::Started),
            restart: restart.then_some(true),
            ..Dependency::default()
        };
        service.depends_on.0.entry(Key::new(name, span)).or_insert_with(dependency);
    }
}

/// `scale` is another way to write `deploy.replicas`.
fn copy_scale(service: &mut Service) {
    if let (Some(scale), Some(deploy)) = (service.scale, &mut service.deploy) {
        deploy.replicas.get_or_insert(Int(scale.0));
    }
}
