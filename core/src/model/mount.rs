//! What is mounted into a container.

use super::{Bytes, FileMode, Labels};
use crate::source::Place;

model! {
    /// One mount ([compose-spec, `volumes` of a service]).
    ///
    /// [compose-spec, `volumes` of a service]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#volumes
    pub struct Mount {
        /// What is mounted: `bind`, `volume`, `tmpfs`, `image`, `npipe` or `cluster`.
        kind as "type": Option<MountType>,
        /// The volume, the path on the host, or the image; absent for an anonymous volume and a tmpfs.
        source: Option<String>,
        /// The path in the container.
        target: String,
        /// Whether the container may not write.
        read_only: Option<bool>,
        /// A hint for Docker Desktop.
        consistency: Option<String>,
        /// Options of a bind mount.
        bind: Option<Box<BindOptions>>,
        /// Options of a volume.
        volume: Option<Box<VolumeOptions>>,
        /// Options of a memory file system.
        tmpfs: Option<Box<TmpfsOptions>>,
        /// Options of an image.
        image: Option<Box<ImageOptions>>,
    }
}

model! {
    /// Options of a bind mount.
    pub struct BindOptions {
        /// How mounts inside spread.
        propagation: Option<String>,
        /// Whether a missing path is created; true by default in the short form.
        create_host_path: Option<bool>,
        /// Whether mounts inside come along.
        recursive: Option<Recursive>,
        /// The `SELinux` label.
        selinux: Option<Selinux>,
    }
}

model! {
    /// Options of a volume.
    pub struct VolumeOptions {
        /// Metadata of the volume.
        labels: Labels,
        /// Whether a new volume stays empty instead of being filled from the image.
        nocopy: Option<bool>,
        /// The path inside the volume.
        subpath: Option<String>,
    }
}

model! {
    /// Options of a memory file system.
    pub struct TmpfsOptions {
        /// The size of the memory file system.
        size: Option<Bytes>,
        /// The permissions of its root, such as `1777`.
        mode: Option<FileMode>,
    }
}

model! {
    /// Options of an image mount.
    pub struct ImageOptions {
        /// The path inside the image.
        subpath: Option<String>,
    }
}

keyword! {
    /// What is mounted.
    pub enum MountType {
        /// A path of the host.
        Bind = "bind",
        /// A volume, named or anonymous.
        Volume = "volume",
        /// A memory file system.
        Tmpfs = "tmpfs",
        /// A cluster volume.
        Cluster = "cluster",
        /// A named pipe (Windows).
        Npipe = "npipe",
        /// The files of an image.
        Image = "image",
    }
}

keyword! {
    /// Whether mounts inside a bind mount come along.
    pub enum Recursive {
        /// They do.
        Enabled = "enabled",
        /// They do not.
        Disabled = "disabled",
        /// They do, writable.
        Writable = "writable",
        /// They do, read-only.
        Readonly = "readonly",
    }
}

keyword! {
    /// The `SELinux` label of a bind mount.
    pub enum Selinux {
        /// Shared between containers.
        Shared = "z",
        /// Of one container only.
        Private = "Z",
    }
}

impl Mount {
    /// Where the mount says that it is one of an image.
    pub(crate) fn image_place(&self) -> Place {
        if self.image.is_some() { self.origin.key("image") } else { self.origin.whole() }
    }

    /// What is mounted, with the default.
    #[must_use]
    pub fn kind(&self) -> MountType {
        self.kind.unwrap_or(MountType::Volume)
    }

    /// Whether the container may not write, with the default.
    #[must_use]
    pub fn is_read_only(&self) -> bool {
        self.read_only.unwrap_or(false)
    }
}
