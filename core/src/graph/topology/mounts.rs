//! Volumes, paths of the host, memory and images, and who mounts them.

use super::{UNDEFINED, path, written};
use crate::application::Application;
use crate::graph::desk::{Desk, Part};
use crate::graph::{EdgeKind, NodeKind};
use crate::model::{Mount, MountType, Service, Volume};
use crate::source::Span;
use crate::yaml::Key;

/// Adds the named volumes of the project.
pub(super) fn declare(application: &Application, desk: &mut Desk) {
    for (name, volume) in &application.project.volumes {
        desk.node(Part::named(NodeKind::Volume, name, detail(name, volume), written(name.span)));
    }
}

fn detail(name: &Key, volume: &Volume) -> String {
    let mut words = vec!["volume".to_owned()];
    if volume.is_external() {
        let outside = volume.name.as_deref().filter(|outside| *outside != name.text);
        words.push(outside.map_or("external".to_owned(), |outside| format!("external: {outside}")));
    }
    words.extend(volume.driver.clone());
    words.join(", ")
}

/// Connects a service with what it mounts.
pub(super) fn mount(
    at: usize,
    (name, service): (&Key, &Service),
    application: &Application,
    desk: &mut Desk,
) {
    for (index, mount) in service.volumes.iter().enumerate() {
        let id = format!("{name}.volumes[{index}]");
        let mounted = mounted(mount, &id, application, desk);
        let access = if mount.is_read_only() { "ro" } else { "rw" };
        desk.edge(EdgeKind::Mount, (at, mounted), format!("{} ({access})", mount.target));
    }
    for (index, place) in service.tmpfs.0.iter().enumerate() {
        let target = place.split_once(':').map_or(place.as_str(), |(target, _)| target);
        let memory = memory(&format!("{name}.tmpfs[{index}]"), target, written(place.span), desk);
        desk.edge(EdgeKind::Mount, (at, memory), format!("{target} (rw)"));
    }
    for from in &service.volumes_from {
        shared(at, from, desk);
    }
}

/// What a mount shows in the container.
fn mounted(mount: &Mount, id: &str, application: &Application, desk: &mut Desk) -> usize {
    let source = mount.source.as_deref().filter(|source| !source.is_empty());
    let span = mount.origin.span;
    let part = |kind, name, label, detail: &str| Part { kind, name, label, detail: detail.to_owned(), span };
    match (mount.kind(), source) {
        (MountType::Volume, Some(name)) => desk.known(NodeKind::Volume, name, UNDEFINED),
        (MountType::Volume, None) => desk.node(part(NodeKind::Volume, id, &mount.target, "anonymous volume")),
        (MountType::Tmpfs, _) => memory(id, &mount.target, span, desk),
        (MountType::Image, source) => {
            let name = source.unwrap_or(&mount.target);
            desk.node(part(NodeKind::Image, name, name, "image"))
        }
        (kind, source) => {
            let shown = path(application, source.unwrap_or(&mount.target));
            let detail = match kind {
                MountType::Cluster => "cluster volume",
                MountType::Npipe => "named pipe of the host",
                MountType::Bind | MountType::Volume | MountType::Tmpfs | MountType::Image => {
                    "path of the host"
                }
            };
            let name = format!("{shown} ({})", kind.word());
            desk.node(part(NodeKind::Volume, &name, &shown, detail))
        }
    }
}

fn memory(id: &str, target: &str, span: Option<Span>, desk: &mut Desk) -> usize {
    let detail = "in memory".to_owned();
    desk.node(Part { kind: NodeKind::Volume, name: id, label: target, detail, span })
}

/// The mounts of another service, or of a container by its name: `[container:]name[:ro]`.
fn shared(at: usize, from: &str, desk: &mut Desk) {
    let (is_container, named) = from.strip_prefix("container:").map_or((false, from), |name| (true, name));
    let (name, access) = named.split_once(':').unwrap_or((named, "rw"));
    let other = if is_container {
        let name = format!("container {name}");
        desk.node(Part::named(NodeKind::Volume, &name, "its mounts are shared".to_owned(), None))
    } else {
        desk.known(NodeKind::Service, name, UNDEFINED)
    };
    desk.edge(EdgeKind::Mount, (at, other), format!("its mounts ({access})"));
}
