//! What a project consists of, and what connects its parts.

mod files;
mod mounts;
mod networks;

use super::address::without_credentials;
use super::desk::{Desk, Part};
use super::{Edge, EdgeKind, Node, NodeKind};
use crate::application::Application;
use crate::compose::paths::shown;
use crate::model::{Condition, Dependency, NetworkMode, Port, Protocol, Service};
use crate::source::Span;
use crate::yaml::Key;

/// Said of what is used and defined nowhere.
const UNDEFINED: &str = "not defined";

/// The parts of a project and their connections.
pub(super) fn parts(application: &Application) -> (Vec<Node>, Vec<Edge>) {
    let mut desk = Desk::default();
    let project = &application.project;
    for (name, service) in &project.services {
        let detail = ran(service, application);
        desk.node(Part::named(NodeKind::Service, name, detail, written(name.span)));
    }
    for left in &application.inactive {
        let profiles = left.profiles.join(", ");
        let detail = format!("not started: profile {profiles}");
        desk.absent(Part::named(NodeKind::Service, &left.service, detail, left.place.span));
    }
    networks::declare(application, &mut desk);
    mounts::declare(application, &mut desk);
    files::declare(application, &mut desk);
    for (name, service) in &project.services {
        let at = desk.known(NodeKind::Service, name, UNDEFINED);
        ports(at, (name, service), &mut desk);
        dependencies(at, service, &mut desk);
        links(at, service, &mut desk);
        networks::join(at, service, application, &mut desk);
        mounts::mount(at, (name, service), application, &mut desk);
        files::give(at, service, &mut desk);
    }
    desk.finish()
}

/// What a service runs.
fn ran(service: &Service, application: &Application) -> String {
    if let Some(provider) = &service.provider {
        return format!("provider {}", provider.kind.as_deref().unwrap_or_default());
    }
    let context = service.build.as_ref().map(|build| {
        let context = build.context.as_deref().unwrap_or(&application.directory);
        format!("built from {}", path(application, context))
    });
    let ran = service.image.clone().or(context).unwrap_or_default();
    let alone = match service.network_mode {
        Some(NetworkMode::None) => ", no network",
        _ => "",
    };
    ran + alone
}

/// A path as it stands in the project, or an address.
fn path(application: &Application, path: &str) -> String {
    let inside = shown(&application.directory, path);
    if path == application.directory {
        ".".to_owned()
    } else if inside == path {
        without_credentials(path)
    } else {
        format!("./{inside}")
    }
}

/// The place of a key, unless Compose added it.
fn written(span: Span) -> Option<Span> {
    (span != Span::default()).then_some(span)
}

/// A range that is written as one item is one node.
fn ports(at: usize, (name, service): (&Key, &Service), desk: &mut Desk) {
    for (index, ports) in service.ports.chunk_by(written_together).enumerate() {
        let (Some(first), Some(last)) = (ports.first(), ports.last()) else { continue };
        let id = format!("{name}[{index}]");
        let (label, detail) = (published(first, last), listening(first, last));
        let span = first.origin.span;
        let port = desk.node(Part { kind: NodeKind::Port, name: &id, label: &label, detail, span });
        desk.edge(EdgeKind::Publish, (port, at), String::new());
    }
}

fn written_together(one: &Port, other: &Port) -> bool {
    one.origin.span.is_some() && one.origin.span == other.origin.span
}

fn published(first: &Port, last: &Port) -> String {
    let port = |port: &Port| port.published.as_ref().map(|text| text.0.clone());
    let published = match (port(first), port(last)) {
        (Some(first), Some(last)) if first != last => format!("{first}-{last}"),
        (Some(port), _) => port,
        (None, _) => "any free port".to_owned(),
    };
    match first.host_ip.as_deref() {
        Some(address) if address.contains(':') => format!("[{address}]:{published}"),
        Some(address) => format!("{address}:{published}"),
        None => published,
    }
}

fn listening(first: &Port, last: &Port) -> String {
    let port = |port: &Port| port.target.map(|target| target.0);
    let target = match (port(first), port(last)) {
        (Some(first), Some(last)) if first != last => format!("to {first}-{last}"),
        (Some(port), _) => format!("to {port}"),
        (None, _) => "to no port".to_owned(),
    };
    let protocol = first.protocol.unwrap_or(Protocol::Tcp);
    if protocol == Protocol::Tcp { target } else { format!("{target}/{}", protocol.word()) }
}

/// What a service waits for. What a link or a shared network implies is drawn as that.
fn dependencies(at: usize, service: &Service, desk: &mut Desk) {
    let implied: Vec<Span> = service
        .links
        .iter()
        .chain(&service.volumes_from)
        .map(|item| item.span)
        .chain(service.origin.value("network_mode").span)
        .collect();
    for (other, dependency) in &service.depends_on {
        if !implied.contains(&other.span) {
            let other = desk.known(NodeKind::Service, other, UNDEFINED);
            desk.edge(EdgeKind::DependsOn, (at, other), awaited(dependency));
        }
    }
}

fn awaited(dependency: &Dependency) -> String {
    let condition = match dependency.condition() {
        Condition::Started => "started",
        Condition::Healthy => "healthy",
        Condition::CompletedSuccessfully => "completed",
    };
    if dependency.is_required() { condition.to_owned() } else { format!("{condition}, if there") }
}

fn links(at: usize, service: &Service, desk: &mut Desk) {
    for link in &service.links {
        let (name, alias) = link.split_once(':').unwrap_or((link, link));
        let other = desk.known(NodeKind::Service, name, UNDEFINED);
        let label = if alias == name { String::new() } else { format!("as {alias}") };
        desk.edge(EdgeKind::Link, (at, other), label);
    }
}
