//! Claims of storage: how large they are, who may use them, and what has no effect on any.

use std::collections::BTreeMap;

use super::bind_wishes::bind_wishes;
use super::{Mounted, Storage};
use crate::Application;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::choices::storage::{ClaimWishes, is_on_one_node, is_read_only};
use crate::kubernetes::choices::{Instructions, VolumeChoices};
use crate::kubernetes::metadata::Pairs;
use crate::kubernetes::plan::{PerService, Piece};
use crate::kubernetes::security;
use crate::model::x_kubernetes::XAccessMode;
use crate::model::{Mount, MountType};
use crate::source::Place;

/// The size that is assumed if nobody names one.
const SIZE: &str = "1Gi";

/// A claim of storage.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Claim {
    pub(crate) name: String,
    pub(crate) annotations: Pairs,
    /// The folder of a server that stands behind it.
    pub(crate) nfs: Option<Nfs>,
    /// Whether it exists already.
    pub(crate) external: bool,
    pub(crate) spec: ClaimSpec,
    pub(crate) place: Place,
    /// The volume of the project that it is, if it is one.
    pub(crate) volume: Option<String>,
    /// The services that mount it themselves.
    pub(crate) users: Vec<String>,
}

/// What a claim asks for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ClaimSpec {
    pub(crate) size: String,
    /// Whether nobody named the size.
    pub(crate) assumed: bool,
    pub(crate) class: Option<String>,
    pub(crate) modes: Vec<XAccessMode>,
    pub(crate) selector: Option<String>,
}

/// A folder of an NFS server.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Nfs {
    pub(crate) server: String,
    pub(crate) path: String,
    pub(crate) read_only: bool,
    pub(crate) options: Vec<String>,
}

impl Claim {
    /// Whether all Pods that use it have to run on one node.
    pub(crate) fn is_on_one_node(&self) -> bool {
        is_on_one_node(&self.spec.modes)
    }

    /// Whether old Pods have to stop before new ones can have it.
    pub(crate) fn stops_first(&self) -> bool {
        self.is_on_one_node() || self.is_of_one_pod()
    }

    /// Whether a single Pod can have it.
    pub(crate) fn is_of_one_pod(&self) -> bool {
        self.spec.modes.contains(&XAccessMode::ReadWriteOncePod)
    }
}

/// Where a claim comes from.
pub(super) struct ClaimSource<'s> {
    /// What is the same for the same claim.
    pub(super) key: String,
    pub(super) volume: Option<&'s str>,
    pub(super) users: Vec<String>,
}

impl<'s> ClaimSource<'s> {
    /// A volume of the project.
    pub(super) fn volume(name: &'s str, users: Vec<String>) -> Self {
        Self { key: Self::volume_key(name), volume: Some(name), users }
    }

    /// What is the same for the claim of a volume of the project.
    pub(super) fn volume_key(name: &str) -> String {
        format!("volume {name}")
    }
}

/// The services that mount each volume or path of the machine, by the source.
pub(super) fn users(application: &Application) -> BTreeMap<&str, Vec<&str>> {
    let mut users: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (key, service) in super::super::services(application) {
        for source in service.volumes.iter().filter_map(|mount| mount.source.as_deref()) {
            let known = users.entry(source).or_default();
            if known.last() != Some(&key) {
                known.push(key);
            }
        }
    }
    users
}

impl Storage<'_, '_> {
    /// The services that mount a volume or a path of the machine themselves.
    pub(super) fn users(&self, source: &str) -> Vec<String> {
        self.users.get(source).into_iter().flatten().map(|key| (*key).to_owned()).collect()
    }

    /// What a claim asks for.
    pub(super) fn claim_spec(&mut self, source: &ClaimSource<'_>, existing: bool, nfs: bool) -> ClaimSpec {
        let ClaimWishes { size, class, modes, selector } =
            self.choices.claim(source.volume, &source.users, self.diagnostics);
        let options = self.choices.options;
        let default = match (existing, nfs) {
            (_, true) => XAccessMode::ReadWriteMany,
            (true, false) => XAccessMode::ReadWriteOnce,
            (false, false) => self.choices.default_access_mode(),
        };
        let size = size.or_else(|| options.volume_size.clone());
        ClaimSpec {
            assumed: size.is_none(),
            size: size.unwrap_or_else(|| SIZE.to_owned()),
            class: class.or_else(|| options.storage_class.clone()),
            modes: if modes.is_empty() { vec![default] } else { modes },
            selector,
        }
    }

    /// Puts the folder that a label of the service names into its only claim.
    pub(super) fn sub_path(&mut self, service: &str, mounts: &mut [Mounted]) {
        let Some(given) = self.choices.service(service).labels.volume_subpath.as_ref() else { return };
        let mut claims: Vec<&mut Mounted> =
            mounts.iter_mut().filter(|mounted| mounted.claim().is_some()).collect();
        if let [only] = claims.as_mut_slice() {
            // A label of the volume itself wins.
            let name = only.claim().unwrap_or_default();
            let volume = self.claims.values().find(|claim| claim.name == name);
            let volume = volume.and_then(|claim| claim.volume.as_deref());
            let volume = volume.map(|key| self.choices.volume(key));
            if volume.is_none_or(|said| said.labels.volume_subpath.is_none()) {
                only.mount.sub_path = Some(given.value.clone());
            }
            return;
        }
        let message = format!(
            "`kompose.volume.subpath` is for a service with one volume, and `{service}` has {}",
            if claims.is_empty() { "none".to_owned() } else { claims.len().to_string() }
        );
        self.diagnostics.push(
            Diagnostic::new(codes::LABEL_VALUE_INVALID, given.place.clone(), message)
                .help("write `subpath` below `volume` of the mount instead"),
        );
    }

    /// Says what is asked of claims and has no effect on any.
    pub(crate) fn check_wishes(&mut self) {
        let mut found = Vec::new();
        for (key, service) in super::super::services(self.application) {
            if security::is_windows(service) {
                found.extend(self.choices.group_on_windows(key));
            }
            found.extend(bind_wishes(self.choices, key, service, &self.application.project));
            let labels = &self.choices.service(key).labels;
            if *labels == Instructions::default() {
                continue;
            }
            let claims: Vec<&Claim> =
                self.claims.values().filter(|claim| claim.users.iter().any(|user| user == key)).collect();
            found.extend(without_effect(labels, &claims));
        }
        for (key, _) in &self.application.project.volumes {
            let said = self.choices.volume(&key.text);
            if *said == VolumeChoices::default() || self.users(&key.text).is_empty() {
                continue;
            }
            let mut claims = self.claims.values();
            let claim = claims.find(|claim| claim.volume.as_deref() == Some(key.text.as_str()));
            found.extend(without_effect(&said.labels, claim.as_slice()));
            let path = said.labels.volume_subpath.as_ref().filter(|_| claim.is_none());
            found.extend(path.map(|given| no_effect("subpath", given.place.clone(), NO_CLAIM)));
            found.extend(extension_without_effect(said, claim));
        }
        self.diagnostics.extend(found);
    }
}

const NO_CLAIM: &str = "no volume here becomes a claim";
const EXISTS: &str = "the claim exists already and is not written";
const NFS: &str = "the folder of a server stands behind the claim";

/// Why something that is asked for has no effect: `object` if the claim itself must be ours, `free` if its storage
/// must not be given.
fn reason(claims: &[&Claim], object: bool, free: bool) -> Option<&'static str> {
    let ours: Vec<_> = claims.iter().filter(|claim| !object || !claim.external).collect();
    if claims.is_empty() {
        Some(NO_CLAIM)
    } else if ours.is_empty() {
        Some(EXISTS)
    } else {
        (free && ours.iter().all(|claim| claim.nfs.is_some())).then_some(NFS)
    }
}

fn without_effect(labels: &Instructions, claims: &[&Claim]) -> Vec<Diagnostic> {
    let said = [
        ("size", labels.volume_size.as_ref().map(|given| &given.place), true, false),
        ("storage-class-name", labels.storage_class.as_ref().map(|given| &given.place), true, true),
        ("selector", labels.volume_selector.as_ref().map(|given| &given.place), true, true),
        ("access-mode", labels.access_mode.as_ref().map(|given| &given.place), false, false),
    ];
    let found = said.into_iter().filter_map(|(name, place, object, free)| {
        Some(no_effect(name, place?.clone(), reason(claims, object, free)?))
    });
    found.collect()
}

fn no_effect(label: &str, place: Place, reason: &str) -> Diagnostic {
    let message = format!("`kompose.volume.{label}` has no effect: {reason}");
    Diagnostic::new(codes::LABEL_VALUE_INVALID, place, message)
        .help("remove the label, or write it where a named volume is mounted")
}

fn extension_without_effect(said: &VolumeChoices, claim: Option<&Claim>) -> Vec<Diagnostic> {
    let extension = &said.extension;
    let keys = [
        ("size", extension.size.is_some(), true, false),
        ("storageClass", extension.storage_class.is_some(), true, true),
        ("annotations", !extension.annotations.is_empty(), true, false),
        ("accessModes", !extension.access_modes.is_empty(), false, false),
    ];
    let found = keys.into_iter().filter(|(_, given, ..)| *given).filter_map(|(key, _, object, free)| {
        let message = format!("`{key}` has no effect: {}", reason(claim.as_slice(), object, free)?);
        Some(
            Diagnostic::new(codes::X_KUBERNETES_INVALID, extension.origin.key(key), message)
                .help(format!("remove `{key}`")),
        )
    });
    found.collect()
}

/// Says who writes to a claim that nobody may write to.
pub(crate) fn check_writers(claims: &[Claim], pieces: &PerService<'_, Piece>, diagnostics: &mut Diagnostics) {
    for claim in claims.iter().filter(|claim| is_read_only(&claim.spec.modes)) {
        for (key, piece) in pieces {
            let mine = piece.mounts.iter().filter(|mounted| mounted.claim() == Some(claim.name.as_str()));
            for mounted in mine.filter(|mounted| mounted.writes()) {
                let message = format!(
                    "`{key}` writes to `{}`, and the access mode `ReadOnlyMany` forbids it",
                    claim.name
                );
                diagnostics.push(
                    Diagnostic::new(codes::ACCESS_MODE_CONFLICT, mounted.place.clone(), message)
                        .help("mount it with `:ro`, or choose another access mode"),
                );
            }
        }
    }
}

/// The volume of the project that a mount names; a bind mount names none.
pub(super) fn volume_of(mount: &Mount) -> Option<&str> {
    mount.source.as_deref().filter(|_| mount.kind() != MountType::Bind)
}
