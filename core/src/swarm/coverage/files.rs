//! The keys of what comes into a container as files: mounts, secrets, configs, environment files.

use crate::coverage::ledger;
use crate::diagnostic::codes::swarm::{STACK_MOUNT_OPTION, STACK_TMPFS_OPTION};
use crate::model::{BindOptions, EnvFile, FileReference, ImageOptions, Mount, TmpfsOptions, VolumeOptions};

const DROPPED: &str = "is not sent to Swarm; the mount works without it";

ledger! {
    /// Enters the keys of a file with variables.
    pub(super) fn env_file(EnvFile) {
        path: Depends;
        format: Translated;
        required: Translated;
    }

    /// Enters the keys of a secret or a config in the container.
    pub(super) fn file_reference(FileReference) {
        source: Depends;
        target: Depends;
        uid: Translated;
        gid: Translated;
        mode: Translated;
    }

    /// Enters the keys of a mount.
    pub(super) fn mount(Mount) {
        kind as "type": Depends;
        source: Noted;
        target: Depends;
        read_only: Translated;
        consistency: Unsupported(STACK_MOUNT_OPTION, DROPPED);
        bind: Depends => self::bind_options;
        volume: Translated => self::volume_options;
        tmpfs: Translated => self::tmpfs_options;
        image: Depends => self::image_options;
    }

    fn bind_options(BindOptions) {
        propagation: Translated;
        create_host_path: Depends;
        recursive: Unsupported(STACK_MOUNT_OPTION, DROPPED);
        selinux: Unsupported(STACK_MOUNT_OPTION, DROPPED);
    }

    fn volume_options(VolumeOptions) {
        labels: Depends;
        nocopy: Translated;
        subpath: Translated;
    }

    fn tmpfs_options(TmpfsOptions) {
        size: Translated;
        mode: Unsupported(STACK_TMPFS_OPTION, "is not sent to Swarm; of a memory mount it takes the size only");
    }

    fn image_options(ImageOptions) {
        subpath: Inherited;
    }
}
