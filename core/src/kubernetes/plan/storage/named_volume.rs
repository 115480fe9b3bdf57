//! The key `volumes` of a service: named, anonymous, memory and other volumes.

use super::claims::{ClaimSource, volume_of};
use super::empty::empty;
use super::memory::memory;
use super::{Claim, Mounted, Nfs, Storage, claimed, mount};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::choices::storage::misplaced_in;
use crate::kubernetes::metadata::{self, Pairs};
use crate::kubernetes::names;
use crate::model::{self, Bytes, Mount, MountType, Service};
use crate::source::Place;

/// A service that mounts something.
#[derive(Clone, Copy)]
pub(super) struct User<'a, 'k> {
    pub(super) key: &'k str,
    pub(super) service: &'a Service,
}

impl<'a> Storage<'a, '_> {
    pub(super) fn volumes(&mut self, key: &str, service: &'a Service) -> Vec<Mounted> {
        let mut mounts = Vec::new();
        let mut skipped: Vec<String> = Vec::new();
        let user = User { key, service };
        // A volume inside of a skipped mount can stand before it, so binds are decided first.
        let binds: Vec<Option<Mounted>> =
            service.volumes.iter().map(|mount| self.bind_of(user, mount, &mut skipped)).collect();
        for (volume, bind) in service.volumes.iter().zip(binds) {
            let mounted = match volume.kind() {
                MountType::Bind => bind,
                MountType::Tmpfs => Some(Self::tmpfs_mount(volume)),
                MountType::Volume | MountType::Cluster => self.volume(user, volume, &skipped),
                MountType::Npipe => self.named_pipe(volume),
                MountType::Image => self.image(volume),
            };
            mounts.extend(mounted);
        }
        mounts
    }

    fn bind_of(&mut self, user: User<'a, '_>, mount: &Mount, skipped: &mut Vec<String>) -> Option<Mounted> {
        if mount.kind() != MountType::Bind {
            return None;
        }
        let source = mount.source.as_deref().unwrap_or("");
        let mounted = self.bind(user, mount, source);
        if mounted.is_none() {
            skipped.push(super::clean(&mount.target));
        }
        mounted
    }

    fn named_pipe(&mut self, mount: &Mount) -> Option<Mounted> {
        let source = mount.source.as_deref().unwrap_or_default();
        let message = format!("the named pipe `{source}` at `{}` is left out", mount.target);
        let place = mount.origin.whole();
        self.diagnostics.push(Diagnostic::new(codes::NPIPE_UNSUPPORTED, place, message));
        None
    }

    fn volume(&mut self, user: User<'a, '_>, mount: &'a Mount, skipped: &[String]) -> Option<Mounted> {
        let key = user.key;
        let Some(source) = mount.source.as_deref().filter(|source| !source.is_empty()) else {
            return self.anonymous(user, mount, skipped);
        };
        let volume = self.application.project.volumes.get(source);
        if mount.kind() == MountType::Cluster {
            let message = format!("the cluster volume `{source}` becomes a claim of the storage class");
            self.diagnostics.push(Diagnostic::new(codes::CLUSTER_VOLUME, mount.origin.whole(), message));
        }
        let options = volume.map(Options::of).unwrap_or_default();
        if let Some(device) = options.bind {
            return self.bind(user, mount, device);
        }
        if self.is_empty_folder(key, source) {
            return Some(self.empty_volume(source, mount));
        }
        if options.memory && !self.is_claim(source) {
            return Some(self.memory_volume(source, mount, options.size));
        }
        let name = self.named_claim(source, volume, mount);
        let mounted = self.claim_mount(&name, mount);
        Some(self.seeded(user, mounted, mount))
    }

    fn memory_volume(&mut self, source: &str, mount: &Mount, size: Option<Bytes>) -> Mounted {
        self.report_apart(source, "is in memory", mount);
        let name = names::volume("tmpfs", source);
        let mut mounted = Mounted {
            volume: memory(&name, size),
            mount: super::mount(&name, &mount.target),
            source: Some(source.to_owned()),
            inherited: true,
            seed: false,
            place: mount.origin.whole(),
        };
        mounted.mount.read_only = mount.is_read_only().then_some(true);
        mounted
    }

    /// The mount of a claim, at the path and with the options of the file.
    pub(super) fn claim_mount(&mut self, claim: &str, from: &Mount) -> Mounted {
        let volume = claimed(claim);
        let options = from.volume.as_deref();
        let label = volume_of(from).and_then(|key| self.choices.volume(key).labels.volume_subpath.as_ref());
        let written = options.and_then(|options| options.subpath.clone()).filter(|path| !path.is_empty());
        if let Some(path) = &written {
            self.check_sub_path(path, from.origin.key("volume"));
        }
        let sub_path = label.map(|given| given.value.clone()).or(written);
        Mounted {
            mount: k8s_openapi::api::core::v1::VolumeMount {
                sub_path,
                read_only: from.is_read_only().then_some(true),
                ..mount(&volume.name, &from.target)
            },
            volume,
            source: None,
            inherited: true,
            seed: false,
            place: from.origin.whole(),
        }
    }

    /// Says that a path leaves the volume.
    pub(super) fn check_sub_path(&mut self, path: &str, place: Place) {
        if path.starts_with('/') || path.split('/').any(|part| part == "..") {
            let message = "`subpath` must be a path inside of the volume";
            self.diagnostics.push(
                Diagnostic::new(codes::MOUNT_CONFLICT, place, message)
                    .help("write a relative path without `..`"),
            );
        }
    }

    fn anonymous(&mut self, user: User<'a, '_>, from: &'a Mount, skipped: &[String]) -> Option<Mounted> {
        let (key, target, place) = (user.key, super::clean(&from.target), from.origin.whole());
        if skipped.iter().any(|outer| target.starts_with(&format!("{outer}/"))) {
            let message =
                format!("the volume at `{target}` is left out with the source code mount around it");
            self.diagnostics.push(Diagnostic::new(codes::NESTED_VOLUME_SKIPPED, place, message));
            return None;
        }
        let name = names::volume("anon", &target);
        if self.inherited_from.contains(key) {
            let base = format!("{}-{}", self.names.service(key), target.trim_start_matches('/'));
            let wanted = names::label(&base, names::LABEL)?;
            let users = vec![key.to_owned()];
            let source = ClaimSource { key: format!("anonymous {key} {target}"), volume: None, users };
            let claim = self.bound_claim(source, &wanted, &place);
            let message =
                format!("`{target}` is used by another service too, so it becomes the claim `{claim}`");
            self.diagnostics.push(Diagnostic::new(codes::ANONYMOUS_VOLUME_PROMOTED, place, message));
            let mounted = self.claim_mount(&claim, from);
            return Some(self.seeded(user, mounted, from));
        }
        let message = format!("what is written to `{target}` is lost when the Pod ends");
        self.diagnostics.push(
            Diagnostic::new(codes::ANONYMOUS_VOLUME_EMPTYDIR, place.clone(), message)
                .help(format!("name the volume to keep it: `data:{target}`")),
        );
        Some(empty(&name, from))
    }

    /// A claim that we name ourselves.
    pub(super) fn bound_claim(&mut self, source: ClaimSource<'_>, wanted: &str, place: &Place) -> String {
        if let Some(known) = self.claims.get(&source.key) {
            return known.name.clone();
        }
        let prefixed = names::volume("bind", wanted);
        let name = if self.taken_claims.has(wanted) { prefixed.as_str() } else { wanted };
        let name = self.taken_claims.fresh(name);
        let spec = self.claim_spec(&source, false, false);
        let ClaimSource { key, volume, users } = source;
        let claim = Claim {
            name,
            annotations: volume.map_or_else(Pairs::new, |volume| self.claim_annotations(volume, None)),
            nfs: None,
            external: false,
            spec,
            place: place.clone(),
            volume: volume.map(str::to_owned),
            users,
        };
        self.claim(key, claim)
    }

    fn named_claim(&mut self, source: &str, volume: Option<&'a model::Volume>, mount: &Mount) -> String {
        let name = self.names.volumes.get(source).cloned();
        let name = name.or_else(|| names::label(source, names::LABEL)).unwrap_or_default();
        let place = volume.map_or_else(|| mount.origin.whole(), |volume| volume.origin.whole());
        let external = volume.is_some_and(model::Volume::is_external);
        if external {
            self.once(format!("volume {source}"), || {
                let message = format!("the PersistentVolumeClaim `{name}` must exist in the cluster");
                Diagnostic::new(codes::EXTERNAL_REFERENCE, place.clone(), message)
                    .help("create it before you apply the manifests")
            });
        } else {
            self.report_seed(source, mount);
        }
        if self.claims.contains_key(&ClaimSource::volume_key(source)) {
            return name;
        }
        let from = ClaimSource::volume(source, self.users(source));
        let annotations = self.claim_annotations(source, Some(mount));
        let nfs = volume.filter(|_| !external).and_then(|volume| self.nfs(source, volume));
        let spec = self.claim_spec(&from, external, nfs.is_some());
        let ClaimSource { key, users, .. } = from;
        let volume = Some(source.to_owned());
        self.claim(key, Claim { name, annotations, nfs, external, spec, place, volume, users })
    }

    /// The annotations of a volume's claim: those of its mount, its labels, and those of its extension.
    fn claim_annotations(&mut self, source: &str, mount: Option<&Mount>) -> Pairs {
        let mut annotations = Pairs::new();
        if let Some(options) = mount.and_then(|mount| mount.volume.as_ref()) {
            self.diagnostics.extend(misplaced_in(&options.labels, &options.origin));
            annotations.extend(metadata::annotations(
                &options.labels,
                &options.origin,
                "labels",
                self.diagnostics,
            ));
        }
        if let Some(volume) = self.application.project.volumes.get(source) {
            annotations.extend(metadata::annotations(
                &volume.labels,
                &volume.origin,
                "labels",
                self.diagnostics,
            ));
        }
        let said = &self.choices.volume(source).extension;
        let own = metadata::annotations(&said.annotations, &said.origin, "annotations", self.diagnostics);
        annotations.extend(own);
        annotations
    }

    /// The NFS folder of a volume; another driver is reported.
    fn nfs(&mut self, source: &str, volume: &model::Volume) -> Option<Nfs> {
        let options = Options::of(volume);
        let nfs = options.nfs(volume);
        let place = volume.origin.key("driver_opts");
        if let Some(nfs) = &nfs {
            let message =
                format!("`{source}` is the folder `{}` of the NFS server `{}`", nfs.path, nfs.server);
            self.diagnostics.push(
                Diagnostic::new(codes::NFS_VOLUME, place, message)
                    .help("make sure that every node can reach the server"),
            );
        } else if !volume.driver_opts.is_empty() {
            let message =
                format!("the driver options of `{source}` have no effect; the storage class decides");
            self.diagnostics.push(Diagnostic::new(codes::VOLUME_DRIVER_UNSUPPORTED, place, message));
        }
        nfs
    }
}

/// The path of the machine that the options of a volume name.
pub(super) fn device(volume: &model::Volume) -> Option<&str> {
    Options::of(volume).bind
}

/// What the options of the `local` driver say.
#[derive(Default)]
struct Options<'a> {
    memory: bool,
    size: Option<Bytes>,
    bind: Option<&'a str>,
    nfs: bool,
    list: Vec<&'a str>,
}

impl<'a> Options<'a> {
    fn of(volume: &'a model::Volume) -> Self {
        let get = |key: &str| volume.driver_opts.get(key).map_or("", |value| value.0.as_str());
        let list: Vec<&str> =
            get("o").split(',').map(str::trim).filter(|option| !option.is_empty()).collect();
        let size = list.iter().find_map(|option| Bytes::parse(option.strip_prefix("size=")?).ok());
        let local = !volume.is_external() && matches!(volume.driver.as_deref(), None | Some("" | "local"));
        Self {
            memory: local && get("type") == "tmpfs",
            size,
            bind: Some(get("device")).filter(|device| {
                local && !device.is_empty() && list.iter().any(|option| matches!(*option, "bind" | "rbind"))
            }),
            nfs: local && matches!(get("type"), "nfs" | "nfs4"),
            list,
        }
    }

    fn nfs(&self, volume: &model::Volume) -> Option<Nfs> {
        let device = volume.driver_opts.get("device").map(|device| device.0.as_str());
        let path = device?.rsplit_once(':').map_or(device?, |(_, path)| path);
        let server = self.list.iter().find_map(|option| option.strip_prefix("addr="))?;
        let plain = |option: &&&str| !option.starts_with("addr=") && !matches!(**option, "ro" | "rw");
        (self.nfs && path.starts_with('/')).then(|| Nfs {
            server: server.to_owned(),
            path: path.to_owned(),
            read_only: self.list.contains(&"ro"),
            options: self.list.iter().filter(plain).map(|option| (*option).to_owned()).collect(),
        })
    }
}
