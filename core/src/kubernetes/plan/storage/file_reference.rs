//! Secrets and configs: files that a service finds at a path of its own.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{
    KeyToPath, ProjectedVolumeSource, SecretProjection, Volume, VolumeMount, VolumeProjection,
};

use super::bind_mount::data_volume;
use super::{Mounted, Storage, mount};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::choices::storage::misplaced_in;
use crate::kubernetes::metadata;
use crate::kubernetes::names;
use crate::kubernetes::plan::data::{Data, DataKind};
use crate::kubernetes::plan::pods;
use crate::model::x_kubernetes::XFileObject;
use crate::model::{Config, FileReference, Labels, Secret, Service};
use crate::source::Place;
use crate::yaml::decode::Origin;

const FOLDER: &str = "/run/secrets";
const READABLE: i32 = 0o444;

/// A secret or a config, whichever is meant.
struct Definition<'a> {
    origin: &'a Origin,
    kind: DataKind,
    name: Option<&'a str>,
    /// Whether it exists already.
    external: bool,
    content: Option<&'a str>,
    file: Option<&'a str>,
    environment: Option<&'a str>,
    labels: &'a Labels,
    said: Option<&'a XFileObject>,
}

impl<'a> Definition<'a> {
    fn secret(secret: &'a Secret, said: Option<&'a XFileObject>) -> Self {
        Self {
            origin: &secret.origin,
            kind: DataKind::Secret,
            name: secret.name.as_deref(),
            external: secret.is_external() || secret.driver.is_some(),
            content: None,
            file: secret.file.as_deref(),
            environment: secret.environment.as_deref(),
            labels: &secret.labels,
            said,
        }
    }

    fn config(config: &'a Config, said: Option<&'a XFileObject>) -> Self {
        Self {
            origin: &config.origin,
            kind: DataKind::ConfigMap,
            name: config.name.as_deref(),
            external: config.is_external(),
            content: config.content.as_deref(),
            file: config.file.as_deref(),
            environment: config.environment.as_deref(),
            labels: &config.labels,
            said,
        }
    }
}

/// A file of an object of the cluster.
struct File {
    data: Data,
    key: String,
    mode: i32,
}

impl Storage<'_, '_> {
    /// The secrets of a service: one folder for those in `/run/secrets`, single files for the others.
    pub(super) fn secrets(&mut self, key: &str, service: &Service) -> Vec<Mounted> {
        if service.secrets.is_empty() {
            return Vec::new();
        }
        // A token of the cluster lies below the folder, which therefore is not ours.
        let owner = pods::owner(&self.application.project, key);
        let folder_is_free = !self.with_token.contains(owner);
        let mut projected: Vec<(File, String)> = Vec::new();
        let mut first: Option<Place> = None;
        let mut single = Vec::new();
        for reference in &service.secrets {
            let secret = self.application.project.secrets.get(&reference.source);
            let said = self.choices.secret(&reference.source);
            let definition = secret.map(|secret| Definition::secret(secret, said));
            let Some(file) = definition.and_then(|found| self.file_of(&found, reference)) else { continue };
            let target = reference.target.as_deref().filter(|target| !target.is_empty());
            let target = target.unwrap_or(&reference.source);
            let inside = if target.starts_with('/') {
                target.strip_prefix(FOLDER).and_then(|rest| rest.strip_prefix('/'))
            } else {
                Some(target)
            };
            match inside.map(|path| path.trim_matches('/')) {
                Some(path) if !path.is_empty() && folder_is_free => {
                    first.get_or_insert_with(|| reference.origin.whole());
                    self.check_taken(&projected, path, reference);
                    projected.push((file, path.to_owned()));
                }
                _ => {
                    let target = inside.map_or_else(|| target.to_owned(), |path| format!("{FOLDER}/{path}"));
                    let name = format!("secret-{}", reference.source);
                    single.push(file_mount(&name, &file, &target, reference));
                }
            }
        }
        first.map(|place| folder(&projected, place)).into_iter().chain(single).collect()
    }

    fn check_taken(&mut self, projected: &[(File, String)], path: &str, reference: &FileReference) {
        if projected.iter().any(|(_, other)| other == path) {
            let message = format!("two secrets are mounted at `{FOLDER}/{path}`");
            self.diagnostics.push(
                Diagnostic::new(codes::MOUNT_CONFLICT, reference.origin.whole(), message)
                    .help("give each of them a `target` of its own"),
            );
        }
    }

    /// The configs of a service, each a single file.
    pub(super) fn configs(&mut self, service: &Service) -> Vec<Mounted> {
        let mut mounts = Vec::new();
        for reference in &service.configs {
            let config = self.application.project.configs.get(&reference.source);
            let said = self.choices.config(&reference.source);
            let definition = config.map(|config| Definition::config(config, said));
            let Some(file) = definition.and_then(|found| self.file_of(&found, reference)) else { continue };
            let target = reference.target.as_deref().filter(|target| !target.is_empty());
            let target = target.unwrap_or(&reference.source);
            let target = if target.starts_with('/') { target.to_owned() } else { format!("/{target}") };
            mounts.push(file_mount(&format!("config-{}", reference.source), &file, &target, reference));
        }
        mounts
    }

    fn file_of(&mut self, definition: &Definition<'_>, reference: &FileReference) -> Option<File> {
        self.report_owner(reference);
        let mode = reference.mode.map_or(READABLE, |mode| i32::try_from(mode.0).unwrap_or(READABLE));
        let table = match definition.kind {
            DataKind::Secret => &self.names.secrets,
            DataKind::ConfigMap => &self.names.configs,
        };
        let name = table.get(&reference.source)?.clone();
        let own = definition.name.filter(|name| definition.external && !name.is_empty());
        let chosen = definition.said.and_then(|said| said.key.as_ref()).map(|key| key.value.clone());
        let key = chosen.unwrap_or_else(|| names::data_key(own.unwrap_or(&reference.source)));
        let mut data = Data {
            kind: definition.kind,
            app: name.clone(),
            name,
            annotations: metadata::Pairs::new(),
            entries: BTreeMap::new(),
            place: definition.origin.whole(),
        };
        if definition.external {
            self.report_external(&data, &key);
            self.report_annotations(definition);
            return Some(File { data, key, mode });
        }
        if let Some(known) = self.data.get(&(data.kind, data.name.clone())) {
            return Some(File { data: known.clone(), key, mode });
        }
        self.diagnostics.extend(misplaced_in(definition.labels, definition.origin));
        data.annotations =
            metadata::annotations(definition.labels, definition.origin, "labels", self.diagnostics);
        if let Some(said) = definition.said {
            let own = metadata::annotations(&said.annotations, &said.origin, "annotations", self.diagnostics);
            data.annotations.extend(own);
        }
        data.entries.insert(key.clone(), self.content(definition)?);
        self.keep(data.clone());
        Some(File { data, key, mode })
    }

    fn report_external(&mut self, data: &Data, key: &str) {
        let (kind, name, place) = (data.kind.word(), &data.name, &data.place);
        self.once(format!("{kind} {name}"), || {
            let message = format!("the {kind} `{name}` with the key `{key}` must exist in the cluster");
            let command = match data.kind {
                DataKind::Secret => format!("kubectl create secret generic {name} --from-file={key}=FILE"),
                DataKind::ConfigMap => format!("kubectl create configmap {name} --from-file={key}=FILE"),
            };
            Diagnostic::new(codes::EXTERNAL_REFERENCE, place.clone(), message)
                .help(format!("create it before you apply the manifests: {command}"))
        });
    }

    /// Says that nothing can be written on an object that exists already.
    fn report_annotations(&mut self, definition: &Definition<'_>) {
        if let Some(said) = definition.said.filter(|said| !said.annotations.is_empty()) {
            let place = said.origin.key("annotations");
            self.once(format!("annotations {}", place.path), || {
                let message = "`annotations` has no effect: the object exists already and is not written";
                Diagnostic::new(codes::X_KUBERNETES_INVALID, place, message).help("remove `annotations`")
            });
        }
    }

    fn report_owner(&mut self, reference: &FileReference) {
        for (name, id) in [("uid", &reference.uid), ("gid", &reference.gid)] {
            if let Some(id) = id.as_deref().filter(|id| *id != "0") {
                let message = format!("the file belongs to root and not to `{name}` {id}");
                let place = reference.origin.value(name);
                self.diagnostics.push(Diagnostic::new(codes::FILE_OWNER_IGNORED, place, message));
            }
        }
    }

    /// The bytes of a secret or a config; nobody needs those that stay out of the output.
    fn content(&mut self, definition: &Definition<'_>) -> Option<Vec<u8>> {
        if definition.kind == DataKind::Secret && self.choices.hides_secrets() {
            return Some(Vec::new());
        }
        if let Some(content) = definition.content {
            return Some(content.as_bytes().to_vec());
        }
        if let Some(path) = definition.file {
            let place = definition.origin.value("file");
            return self.files.read(path).map_err(|error| self.unreadable(path, &error, place)).ok();
        }
        let variable = definition.environment?;
        let value = self.application.environment.get(variable);
        if value.is_none() {
            let message = format!("the variable `{variable}`, which holds the value, is not set");
            self.diagnostics.push(
                Diagnostic::new(codes::ENV_SOURCE_MISSING, definition.origin.value("environment"), message)
                    .help(format!("set `{variable}` in your environment or in `.env` before converting")),
            );
        }
        value.map(|value| value.as_bytes().to_vec())
    }
}

/// One folder with all secrets of a service.
fn folder(files: &[(File, String)], place: Place) -> Mounted {
    let source = |(file, path): &(File, String)| VolumeProjection {
        secret: Some(SecretProjection {
            name: file.data.name.clone(),
            items: Some(vec![KeyToPath {
                key: file.key.clone(),
                path: path.clone(),
                mode: Some(file.mode).filter(|mode| *mode != READABLE),
            }]),
            optional: None,
        }),
        ..VolumeProjection::default()
    };
    Mounted {
        volume: Volume {
            name: "secrets".to_owned(),
            projected: Some(ProjectedVolumeSource {
                default_mode: Some(READABLE),
                sources: Some(files.iter().map(source).collect()),
            }),
            ..Volume::default()
        },
        mount: VolumeMount { read_only: Some(true), ..mount("secrets", FOLDER) },
        source: None,
        inherited: false,
        seed: false,
        place,
    }
}

fn file_mount(volume: &str, file: &File, target: &str, reference: &FileReference) -> Mounted {
    let items = vec![KeyToPath { key: file.key.clone(), path: file.key.clone(), mode: None }];
    let volume = data_volume(volume, &file.data, items, file.mode);
    Mounted {
        mount: VolumeMount {
            sub_path: Some(file.key.clone()),
            read_only: Some(true),
            ..mount(&volume.name, target)
        },
        volume,
        source: None,
        inherited: false,
        seed: false,
        place: reference.origin.whole(),
    }
}
