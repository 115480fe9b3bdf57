//! What is asked of bind mounts and has no effect on any.

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::choices::{Choices, VolumeType};
use crate::kubernetes::place;
use crate::model::{Mount, MountType, Project, Service};

/// What the extension and the labels of a service ask of bind mounts that it does not have.
pub(super) fn bind_wishes(
    choices: &Choices<'_>,
    key: &str,
    service: &Service,
    project: &Project,
) -> Vec<Diagnostic> {
    let is_bind = |mount: &&Mount| is_bind(mount, project);
    let binds: Vec<&Mount> = service.volumes.iter().filter(is_bind).collect();
    let extension = &choices.service(key).extension;
    let at = |path: &str| binds.iter().any(|mount| same(&mount.target, path));
    let missing = extension.bind_mounts.iter().filter(|(path, _)| !at(&path.text)).map(|(path, _)| {
        let message = format!("`{key}` has no bind mount at `{}`", path.text);
        let place = place::entry(&extension.origin, "bindMounts", path);
        Diagnostic::new(codes::X_KUBERNETES_INVALID, place, message)
            .help("write the path in the container, as it stands in `volumes`")
    });
    let given = choices.service(key).labels.volume_type.as_ref();
    let named = |mount: &Mount| mount.kind() == MountType::Volume && mount.source.is_some();
    let without = given.filter(|given| match given.value {
        VolumeType::Claim | VolumeType::EmptyDir => binds.is_empty() && !service.volumes.iter().any(named),
        VolumeType::HostPath | VolumeType::ConfigMap => binds.is_empty(),
    });
    let without = without.map(|given| {
        let message =
            format!("`kompose.volume.type` has no effect: `{key}` has no volume that can become this");
        Diagnostic::new(codes::LABEL_VALUE_INVALID, given.place.clone(), message)
            .help("a path of the machine can become all of them, a named volume a claim or an empty folder")
    });
    missing.chain(without).collect()
}

/// Whether a mount shows a path of the machine, by itself or by the options of its volume.
fn is_bind(mount: &Mount, project: &Project) -> bool {
    let volume = mount.source.as_deref().and_then(|source| project.volumes.get(source));
    let device = || volume.is_some_and(|volume| super::named_volume::device(volume).is_some());
    mount.kind() == MountType::Bind || mount.kind() == MountType::Volume && device()
}

fn same(one: &str, other: &str) -> bool {
    one.trim_end_matches('/') == other.trim_end_matches('/')
}
