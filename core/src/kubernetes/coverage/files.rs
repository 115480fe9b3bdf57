//! The keys of what comes into a container as files: mounts, secrets, configs, environment files.

use super::values;
use crate::coverage::ledger;
use crate::diagnostic::codes::kubernetes::{CLIENT_ONLY_KEY, MOUNT_OPTION_IGNORED};
use crate::model::{BindOptions, EnvFile, FileReference, ImageOptions, Mount, TmpfsOptions, VolumeOptions};

ledger! {
    /// Enters the keys of a file with variables.
    pub(super) fn env_file(EnvFile) {
        path: Noted;
        format: Translated;
        required: Translated;
    }

    /// Enters the keys of a secret or a config in the container.
    pub(super) fn file_reference(FileReference) {
        source: Depends;
        target: Depends;
        uid: Depends;
        gid: Depends;
        mode: Translated;
    }

    /// Enters the keys of a mount.
    pub(super) fn mount(Mount) {
        kind as "type": Depends;
        source: Depends;
        target: Depends;
        read_only: Translated;
        consistency: NotApplicable(
            CLIENT_ONLY_KEY,
            "is a hint for Docker Desktop, which a cluster has no use for",
        );
        bind: Differs => self::bind_options;
        volume: Translated => self::volume_options;
        tmpfs: Translated => self::tmpfs_options;
        image: Differs => self::image_options;
    }

    fn bind_options(BindOptions) {
        propagation: Depends;
        create_host_path: Depends;
        recursive: Depends;
        selinux: Unsupported(
            MOUNT_OPTION_IGNORED,
            "has no effect: the node labels what it mounts for SELinux itself",
        );
    }

    fn volume_options(VolumeOptions) {
        labels: Depends;
        nocopy: Depends;
        subpath: Depends;
    }

    fn tmpfs_options(TmpfsOptions) {
        size: Translated;
        mode: values::tmpfs_mode(*mode);
    }

    fn image_options(ImageOptions) {
        subpath: Inherited;
    }
}
