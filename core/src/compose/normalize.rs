//! What Compose fills in: variables without a value, the default network, implied dependencies.

use crate::application::Application;
use crate::model::{Condition, Dependency, NamespaceMode, Network, NetworkMode, Project, Service};
use crate::source::Span;
use crate::yaml::Key;
use crate::yaml::decode::{Int, Text};

/// Fills in what the files leave to Compose.
pub(super) fn normalize(application: &mut Application) {
    let environment = &application.environment;
    for service in application.project.services.0.values_mut() {
        for (name, value) in &mut service.environment.0 {
            if value.is_none() {
                *value = environment.get(&name.text).cloned().map(Text);
            }
        }
        for reference in &mut service.secrets {
            let default = || format!("/run/secrets/{}", reference.source);
            reference.target = Some(reference.target.take().unwrap_or_else(default));
        }
        imply_dependencies(service);
        copy_scale(service);
    }
    join_default_network(&mut application.project);
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
    let mut implied: Vec<(String, Span)> = Vec::new();
    for link in &service.links {
        let name = link.split_once(':').map_or(link.as_str(), |(name, _)| name);
        implied.push((name.to_owned(), link.span));
    }
    if let Some(NetworkMode::Service(name)) = &service.network_mode {
        implied.push((name.clone(), service.origin.value("network_mode").span.unwrap_or_default()));
    }
    for (mode, key) in [(&service.ipc, "ipc"), (&service.pid, "pid"), (&service.uts, "uts")] {
        if let Some(NamespaceMode::Service(name)) = mode {
            implied.push((name.clone(), service.origin.value(key).span.unwrap_or_default()));
        }
    }
    for source in &service.volumes_from {
        let name = source.split(':').next().unwrap_or_default();
        if name != "container" {
            implied.push((name.to_owned(), source.span));
        }
    }
    for (name, span) in implied {
        let dependency = || Dependency { condition: Some(Condition::Started), ..Dependency::default() };
        service.depends_on.0.entry(Key::new(name, span)).or_insert_with(dependency);
    }
}

/// `scale` is another way to write `deploy.replicas`.
fn copy_scale(service: &mut Service) {
    if let (Some(scale), Some(deploy)) = (service.scale, &mut service.deploy) {
        deploy.replicas.get_or_insert(Int(scale.0));
    }
}
