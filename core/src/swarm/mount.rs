//! What is mounted: volumes, paths of the node, and memory.

use super::bind::{Binds, Fate};
use super::document::{BindOptions, Mount, MountType, TmpfsOptions, VolumeOptions};
use super::text::Text;
use super::{Start, path, place, template};
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, Bytes, Project, Service};
use crate::yaml::decode::Absent;

/// The mounts of a service: its own, those of the services that it shares them with, and memory.
pub(super) fn mounts(
    (name, service): (&str, &Service),
    start: Start<'_>,
    binds: &Binds,
    diagnostics: &mut Diagnostics,
) -> Vec<Mount> {
    let own = service.volumes.iter().filter_map(|mount| match binds.fate(name, mount) {
        Fate::Bind => document(mount, start, diagnostics),
        fate @ (Fate::Files(_) | Fate::Volume(_) | Fate::Skipped) => fate.volume(mount),
    });
    let mut mounts: Vec<Mount> = own.collect();
    for other in shared(service, &start.application.project, diagnostics) {
        let mount = match binds.fate(other.owner, other.mount) {
            // The other service's builder has reported on this mount already.
            Fate::Bind => document(other.mount, start, &mut Diagnostics::new()),
            fate @ (Fate::Files(_) | Fate::Volume(_) | Fate::Skipped) => fate.volume(other.mount),
        };
        add(&mut mounts, mount.map(|mount| other.restricted(mount)));
    }
    for (index, entry) in service.tmpfs.iter().enumerate() {
        let place = place::item(&service.origin, "tmpfs", index, entry.span);
        mounts.push(memory(entry, &place, diagnostics));
    }
    if let Some(size) = service.shm_size {
        add(&mut mounts, Some(tmpfs("/dev/shm", Some(size))));
    }
    mounts
}

/// Adds a mount unless something else is mounted at its path.
fn add(mounts: &mut Vec<Mount>, mount: Option<Mount>) {
    mounts.extend(mount.filter(|mount| !mounts.iter().any(|other| other.target == mount.target)));
}

/// A mount of the service's own.
fn document(mount: &model::Mount, start: Start<'_>, diagnostics: &mut Diagnostics) -> Option<Mount> {
    let Some(kind) = kind(mount.kind()) else {
        let image = mount.source.as_deref().unwrap_or("no image");
        let message = format!("Swarm refuses mounts of images; `{image}` at `{}` is left out", mount.target);
        diagnostics.push(
            Diagnostic::new(codes::STACK_IMAGE_VOLUME, mount.image_place(), message)
                .help("build an image that has the files"),
        );
        return None;
    };
    let source = mount.source.as_deref().map(|source| match kind {
        MountType::Bind => path::source(&start.application.directory, start.folder, source),
        MountType::Cluster | MountType::Npipe | MountType::Tmpfs | MountType::Volume => source.to_owned(),
    });
    if kind == MountType::Bind {
        diagnostics.push(bind_warning(mount, source.as_deref().unwrap_or("")));
        diagnostics.extend(missing_folder(mount));
    }
    if mount.source.is_none() {
        report_labels(mount, diagnostics);
    }
    Some(Mount {
        bind: mount.bind.as_deref().and_then(bind),
        kind,
        read_only: mount.is_read_only().then_some(true),
        source: source.map(|source| template::text(&source, &mount.origin.value("source"), diagnostics)),
        target: template::text(&mount.target, &mount.origin.value("target"), diagnostics),
        tmpfs: mount.tmpfs.as_ref().and_then(|options| options.size).map(size),
        volume: mount.volume.as_deref().and_then(volume),
    })
}

/// The kind of a mount, unless Swarm does not have it.
fn kind(kind: model::MountType) -> Option<MountType> {
    match kind {
        model::MountType::Bind => Some(MountType::Bind),
        model::MountType::Volume => Some(MountType::Volume),
        model::MountType::Tmpfs => Some(MountType::Tmpfs),
        model::MountType::Cluster => Some(MountType::Cluster),
        model::MountType::Npipe => Some(MountType::Npipe),
        model::MountType::Image => None,
    }
}

fn bind(options: &model::BindOptions) -> Option<BindOptions> {
    let options = BindOptions { propagation: options.propagation.as_deref().map(Text::from) };
    (!options.is_absent()).then_some(options)
}

fn volume(options: &model::VolumeOptions) -> Option<VolumeOptions> {
    let options =
        VolumeOptions { nocopy: options.nocopy, subpath: options.subpath.as_deref().map(Text::from) };
    (!options.is_absent()).then_some(options)
}

fn size(size: Bytes) -> TmpfsOptions {
    TmpfsOptions { size: Some(size.0) }
}

fn bind_warning(mount: &model::Mount, source: &str) -> Diagnostic {
    let created = mount.bind.as_ref().and_then(|bind| bind.create_host_path) == Some(true);
    let must = if created { "Swarm does not create it there if it is missing" } else { "must exist there" };
    let message = format!("`{source}` is taken from the node that runs the task, and {must}");
    let warning = Diagnostic::new(codes::STACK_BIND_MOUNT, mount.origin.value("source"), message);
    if source.ends_with("/docker.sock") {
        return warning.help("to reach the managers' engine, add the constraint `node.role == manager`");
    }
    warning.help("give files to the service as `configs` or `secrets`, and data as volumes")
}

/// Says that a wish for a missing folder to be made is lost, if a file spells it out.
fn missing_folder(mount: &model::Mount) -> Option<Diagnostic> {
    let bind = mount.bind.as_ref()?;
    let wanted = bind.create_host_path == Some(true) && bind.origin.spells("create_host_path");
    let message = "`create_host_path` has no effect: Swarm makes no folders, and the task fails without it";
    let place = bind.origin.key("create_host_path");
    wanted.then(|| {
        Diagnostic::new(codes::STACK_BIND_MOUNT, place, message)
            .help("make the folder on every node that can run the task, or use a volume")
    })
}

/// Says that a volume without a name cannot have labels.
fn report_labels(mount: &model::Mount, diagnostics: &mut Diagnostics) {
    let Some(options) = mount.volume.as_ref().filter(|options| !options.labels.is_empty()) else { return };
    let message = format!("the volume at `{}` has no name, so it cannot have labels", mount.target);
    diagnostics.push(Diagnostic::new(codes::STACK_MOUNT_OPTION, options.origin.key("labels"), message));
}

/// A mount that another service declares, and whether this service may not write.
pub(super) struct Shared<'a> {
    /// The service that declares it.
    pub(super) owner: &'a str,
    pub(super) mount: &'a model::Mount,
    read_only: bool,
}

impl Shared<'_> {
    fn restricted(&self, mount: Mount) -> Mount {
        Mount { read_only: mount.read_only.or(self.read_only.then_some(true)), ..mount }
    }
}

/// The mounts of other services that a service uses as well.
pub(super) fn shared<'a>(
    service: &'a Service,
    project: &'a Project,
    diagnostics: &mut Diagnostics,
) -> Vec<Shared<'a>> {
    let mut shared = Vec::new();
    for (index, from) in service.volumes_from.iter().enumerate() {
        if from.starts_with("container:") {
            let place = place::item(&service.origin, "volumes_from", index, from.span);
            let message = format!(
                "`{}` is a container outside of the stack, whose mounts Swarm cannot share",
                from.value
            );
            diagnostics.push(
                Diagnostic::new(codes::STACK_NOT_EXPRESSIBLE, place, message)
                    .help("mount a volume in both instead"),
            );
            continue;
        }
        let mut seen = Vec::new();
        collect(from, project, &mut seen, &mut shared);
    }
    shared
}

/// The mounts of a service, and of those from which it has mounts in turn.
fn collect<'a>(from: &'a str, project: &'a Project, seen: &mut Vec<String>, shared: &mut Vec<Shared<'a>>) {
    let (name, access) = from.split_once(':').unwrap_or((from, "rw"));
    let Some(service) = project.services.get(name) else { return };
    if seen.iter().any(|known| known == name) {
        return;
    }
    seen.push(name.to_owned());
    let read_only = access == "ro";
    shared.extend(service.volumes.iter().map(|mount| Shared { owner: name, mount, read_only }));
    for next in &service.volumes_from {
        collect(next, project, seen, shared);
    }
}

fn tmpfs(target: &str, bytes: Option<Bytes>) -> Mount {
    Mount { kind: MountType::Tmpfs, target: Text::from(target), tmpfs: bytes.map(size), ..Mount::default() }
}

/// A memory file system in the short form: a path, or a path and options.
fn memory(entry: &str, place: &crate::source::Place, diagnostics: &mut Diagnostics) -> Mount {
    let (target, options) = entry.split_once(':').unwrap_or((entry, ""));
    let mut mount = tmpfs(target, None);
    for option in options.split(',').filter(|option| !option.is_empty()) {
        let size = option.strip_prefix("size=").and_then(|size| Bytes::parse(size).ok());
        match (option, size) {
            (_, Some(bytes)) => mount.tmpfs = Some(self::size(bytes)),
            ("ro", _) => mount.read_only = Some(true),
            ("rw", _) => mount.read_only = None,
            _ => {
                let message = format!("the option `{option}` of the memory mount `{target}` is lost");
                diagnostics.push(
                    Diagnostic::new(codes::STACK_TMPFS_OPTION, place.clone(), message)
                        .help("of a memory mount Swarm takes `size` and `ro` only"),
                );
            }
        }
    }
    mount
}
