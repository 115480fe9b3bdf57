//! What containers mount, and the claims, ConfigMaps and Secrets that stand behind it.

mod bind_mount;
mod bind_options;
mod bind_wishes;
mod claims;
mod device;
mod empty;
mod file_reference;
mod forced;
mod image_volume;
mod memory;
mod named_volume;
mod seed;

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use k8s_openapi::api::core::v1::{Volume, VolumeMount};

pub(crate) use claims::{Claim, Nfs, check_writers};

use super::data::{Data, DataKind};
use super::names::{Names, Taken};
use super::pods;
use crate::Application;
use crate::application::bind;
use crate::application::contexts::Contexts;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::choices::Choices;
use crate::kubernetes::{names, place};
use crate::model::Service;
use crate::ordered::Ordered;
use crate::source::{Files, Place};

/// A mount of a container together with the Pod volume that it shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Mounted {
    pub(crate) volume: Volume,
    pub(crate) mount: VolumeMount,
    /// What an empty folder stands for; a Pod has one for each source, and one for each mount without a source.
    pub(crate) source: Option<String>,
    /// Whether other services take it over with `volumes_from`.
    pub(crate) inherited: bool,
    /// Whether Docker would fill it with the files that the image has there.
    pub(crate) seed: bool,
    pub(crate) place: Place,
}

impl Mounted {
    /// The claim that is mounted.
    pub(crate) fn claim(&self) -> Option<&str> {
        claim_of(&self.volume)
    }

    /// Whether both show one volume, if they are mounted in one Pod.
    pub(crate) fn shows_the_volume_of(&self, other: &Self) -> bool {
        let folder = self.volume.empty_dir.is_some();
        let renamed = Volume { name: self.volume.name.clone(), ..other.volume.clone() };
        self.volume == renamed && (!folder || self.source.is_some() && self.source == other.source)
    }

    pub(crate) fn writes(&self) -> bool {
        self.mount.read_only != Some(true)
    }
}

/// The claim that a volume shows.
pub(crate) fn claim_of(volume: &Volume) -> Option<&str> {
    volume.persistent_volume_claim.as_ref().map(|claim| claim.claim_name.as_str())
}

/// The volumes of all services while they are being decided.
pub(crate) struct Storage<'a, 'd> {
    pub(crate) application: &'a Application,
    pub(crate) files: &'a dyn Files,
    pub(crate) names: &'d Names,
    pub(crate) choices: &'d Choices<'a>,
    pub(crate) diagnostics: &'d mut Diagnostics,
    /// The claims by what they are made from.
    pub(crate) claims: IndexMap<String, Claim>,
    /// The objects with files or variables by their kinds and names.
    pub(crate) data: IndexMap<(DataKind, String), Data>,
    pub(crate) taken_claims: Taken,
    pub(crate) taken_config_maps: Taken,
    pub(crate) taken_secrets: Taken,
    /// The services from which others take over volumes.
    inherited_from: BTreeSet<&'a str>,
    /// The services that mount a volume or a path of the machine themselves, by the source.
    users: BTreeMap<&'a str, Vec<&'a str>>,
    /// The volumes that somebody mounts so that they are filled.
    filled: BTreeSet<&'a str>,
    /// The services that own Pods with a token of the cluster.
    with_token: BTreeSet<&'a str>,
    /// The ConfigMaps and Secrets of bind mounts by their path.
    bound: IndexMap<(DataKind, String), Data>,
    contexts: Contexts<'a>,
    /// The folders outside of the project whose files may be taken into the output.
    roots: Vec<String>,
    /// What was already said, so that it is said once.
    said: BTreeSet<String>,
}

impl<'a, 'd> Storage<'a, 'd> {
    pub(crate) fn new(
        application: &'a Application,
        files: &'a dyn Files,
        (names, choices): (&'d Names, &'d Choices<'a>),
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        choices.check_storage(diagnostics);
        Self {
            application,
            files,
            names,
            choices,
            diagnostics,
            claims: IndexMap::new(),
            data: IndexMap::new(),
            taken_claims: Taken::of(names.volumes.values()),
            taken_config_maps: Taken::of(names.configs.values()),
            taken_secrets: Taken::of(names.secrets.values()),
            inherited_from: inherited_from(application),
            users: claims::users(application),
            filled: seed::filled(application, choices),
            with_token: with_token(application, choices),
            bound: IndexMap::new(),
            contexts: Contexts::new(application),
            roots: roots(application, choices),
            said: BTreeSet::new(),
        }
    }

    /// The mounts of a service, without those that it takes over from others.
    pub(crate) fn mounts(&mut self, key: &str, service: &'a Service) -> Vec<Mounted> {
        let mut mounts = self.volumes(key, service);
        self.sub_path(key, &mut mounts);
        mounts.extend(self.tmpfs(service));
        mounts.extend(Self::shared_memory(service));
        mounts.extend(self.secrets(key, service));
        mounts.extend(self.configs(service));
        mounts.extend(self.devices(service));
        self.check_targets(key, &mounts);
        mounts
    }

    /// Says something about a thing once, however often it is used.
    fn once(&mut self, thing: String, diagnostic: impl FnOnce() -> Diagnostic) {
        if self.said.insert(thing) {
            self.diagnostics.push(diagnostic());
        }
    }

    fn check_targets(&mut self, key: &str, mounts: &[Mounted]) {
        for (index, mounted) in mounts.iter().enumerate() {
            let path = mounted.mount.mount_path.as_str();
            let taken = mounts.iter().take(index).any(|earlier| earlier.mount.mount_path == path);
            let reason = if taken {
                format!("`{key}` mounts two things at `{path}`")
            } else if !path.starts_with('/') {
                format!("`{path}` must start with `/`, so that it is clear where in the container it is")
            } else if path.contains(':') {
                format!("`{path}` has a `:` in it, which a path of a mount cannot have on Kubernetes")
            } else if path == "/" {
                "nothing can be mounted over the whole file system of a container".to_owned()
            } else {
                continue;
            };
            self.diagnostics.push(
                Diagnostic::new(codes::MOUNT_CONFLICT, mounted.place.clone(), reason)
                    .help("give the mount a path of its own in the container"),
            );
        }
    }

    /// The mounts that a service takes over from others, where its own leave the path free.
    pub(crate) fn taken_over(
        &mut self,
        service: &Service,
        own: &[Mounted],
        of: &dyn Fn(&str) -> Vec<Mounted>,
    ) -> Vec<Mounted> {
        let mut added: Vec<Mounted> = Vec::new();
        for (index, from) in service.volumes_from.iter().enumerate() {
            let place = place::item(&service.origin, "volumes_from", index, from.span);
            let (name, read_only) = match from.strip_prefix("container:") {
                Some(container) => {
                    let message = format!("the container `{container}` is not a service of this project");
                    self.diagnostics.push(
                        Diagnostic::new(codes::VOLUMES_FROM_CONTAINER, place, message)
                            .help("mount a named volume in both instead"),
                    );
                    continue;
                }
                None => {
                    from.split_once(':').map_or((from.as_str(), false), |(name, mode)| (name, mode == "ro"))
                }
            };
            for mut mounted in of(name).into_iter().filter(|mounted| mounted.inherited) {
                let path = &mounted.mount.mount_path;
                if own.iter().chain(&added).any(|other| &other.mount.mount_path == path) {
                    continue;
                }
                if read_only {
                    mounted.mount.read_only = Some(true);
                }
                added.push(Mounted { seed: false, place: place.clone(), ..mounted });
            }
        }
        added
    }

    /// Keeps a claim, under the same name for the same source.
    fn claim(&mut self, source: String, claim: Claim) -> String {
        self.claims.entry(source).or_insert(claim).name.clone()
    }

    /// Adds an object with files or variables, unless it is there already; secret values may have to stay out.
    pub(crate) fn keep(&mut self, mut data: Data) {
        if data.kind == DataKind::Secret && self.choices.hides_secrets() {
            data.hide();
        }
        self.data.entry((data.kind, data.name.clone())).or_insert(data);
    }

    /// A free name for an object with files or variables.
    pub(crate) fn fresh(&mut self, kind: DataKind, name: &str) -> String {
        match kind {
            DataKind::ConfigMap => self.taken_config_maps.fresh(name),
            DataKind::Secret => self.taken_secrets.fresh(name),
        }
    }
}

fn roots(application: &Application, choices: &Choices<'_>) -> Vec<String> {
    let roots = choices.options.bind_roots.iter();
    roots.map(|root| bind::root(root, &application.directory)).collect()
}

/// The services from which others take over volumes.
fn inherited_from(application: &Application) -> BTreeSet<&str> {
    let sources = application.project.services.iter().flat_map(|(_, service)| &service.volumes_from);
    sources.filter_map(|from| from.value.split(':').next()).ordered_set()
}

/// The services that own Pods which have a token of the cluster below the folder of secrets.
fn with_token<'a>(application: &'a Application, choices: &Choices<'_>) -> BTreeSet<&'a str> {
    let keys = application.project.services.iter().map(|(key, _)| key.text.as_str());
    keys.filter(|key| choices.has_token(key)).map(|key| pods::owner(&application.project, key)).ordered_set()
}

/// A mount of a whole volume.
fn mount(volume: &str, path: &str) -> VolumeMount {
    VolumeMount { name: volume.to_owned(), mount_path: clean(path), ..VolumeMount::default() }
}

/// A path in a container without a slash at its end.
fn clean(path: &str) -> String {
    match path.trim_end_matches('/') {
        "" => "/".to_owned(),
        path => path.to_owned(),
    }
}

/// A volume that is a claim.
fn claimed(claim: &str) -> Volume {
    Volume {
        name: names::label(claim, names::LABEL).unwrap_or_else(|| claim.to_owned()),
        persistent_volume_claim: Some(k8s_openapi::api::core::v1::PersistentVolumeClaimVolumeSource {
            claim_name: claim.to_owned(),
            read_only: None,
        }),
        ..Volume::default()
    }
}

/// The mounts of a service together with those that it takes over itself.
pub(crate) fn inherited(
    application: &Application,
    pieces: &super::PerService<'_, super::Piece>,
    key: &str,
) -> Vec<Mounted> {
    let mut found: Vec<Mounted> = Vec::new();
    let mut seen = vec![key.to_owned()];
    let mut index = 0;
    while let Some(name) = seen.get(index).cloned() {
        for mounted in pieces.get(name.as_str()).into_iter().flat_map(|piece| &piece.mounts) {
            if !found.iter().any(|other| other.mount.mount_path == mounted.mount.mount_path) {
                found.push(mounted.clone());
            }
        }
        for from in
            application.project.services.get(&name).into_iter().flat_map(|service| &service.volumes_from)
        {
            let next = from.split(':').next().unwrap_or("").to_owned();
            if !seen.contains(&next) {
                seen.push(next);
            }
        }
        index += 1;
    }
    found
}
