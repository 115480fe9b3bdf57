//! Mounts in memory: `tmpfs` in both spellings and `shm_size`.

use k8s_openapi::api::core::v1::{EmptyDirVolumeSource, Volume};

use super::{Mounted, Storage, mount};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::{names, place, quantity};
use crate::model::{Bytes, Mount, Service};
use crate::source::Place;

impl Storage<'_, '_> {
    /// The mounts of the key `tmpfs`.
    pub(super) fn tmpfs(&mut self, service: &Service) -> Vec<Mounted> {
        let mut mounts = Vec::new();
        for (index, text) in service.tmpfs.iter().enumerate() {
            let place = place::item(&service.origin, "tmpfs", index, text.span);
            let (path, options) = text.split_once(':').unwrap_or((text.as_str(), ""));
            let mut size = None;
            for option in options.split(',').filter(|option| !option.is_empty()) {
                match option.strip_prefix("size=").and_then(|size| Bytes::parse(size).ok()) {
                    Some(found) => size = Some(found),
                    None => self.ignored_option(option, &place),
                }
            }
            mounts.push(memory_mount(path, size, place));
        }
        mounts
    }

    /// A mount of type `tmpfs`.
    pub(super) fn tmpfs_mount(mount: &Mount) -> Mounted {
        let options = mount.tmpfs.as_ref();
        let size = options.and_then(|options| options.size);
        let mut mounted = memory_mount(&mount.target, size, mount.origin.whole());
        mounted.mount.read_only = mount.is_read_only().then_some(true);
        mounted
    }

    /// The size of `/dev/shm`.
    pub(super) fn shared_memory(service: &Service) -> Option<Mounted> {
        let size = service.shm_size?;
        Some(Mounted {
            volume: Volume { name: "shm".to_owned(), ..memory("shm", Some(size)) },
            mount: mount("shm", "/dev/shm"),
            source: None,
            inherited: false,
            seed: false,
            place: service.origin.key("shm_size"),
        })
    }

    fn ignored_option(&mut self, option: &str, place: &Place) {
        if matches!(option, "mode=0777" | "mode=777" | "mode=1777" | "mode=01777" | "rw") {
            return;
        }
        let message = format!("`{option}` has no effect: every user can write to a memory volume");
        self.diagnostics.push(Diagnostic::new(codes::TMPFS_OPTION_IGNORED, place.clone(), message));
    }
}

fn memory_mount(path: &str, size: Option<Bytes>, place: Place) -> Mounted {
    let name = names::volume("tmpfs", path);
    let volume = memory(&name, size);
    Mounted { volume, mount: mount(&name, path), source: None, inherited: false, seed: false, place }
}

/// A folder in memory.
pub(super) fn memory(name: &str, size: Option<Bytes>) -> Volume {
    let size = size.filter(|size| size.0 > 0);
    Volume {
        name: name.to_owned(),
        empty_dir: Some(EmptyDirVolumeSource {
            medium: Some("Memory".to_owned()),
            size_limit: size.map(|size| quantity::bytes(size.0)),
        }),
        ..Volume::default()
    }
}
