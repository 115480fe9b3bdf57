//! Bind mounts: files and folders of the machine, which no cluster has.

use std::collections::BTreeMap;
use std::iter;

use k8s_openapi::api::core::v1::{
    ConfigMapVolumeSource, HostPathVolumeSource, KeyToPath, SecretVolumeSource, Volume, VolumeMount,
};

use super::claims::{ClaimSource, volume_of};
use super::named_volume::User;
use super::{Mounted, Storage, clean, mount};
use crate::application::bind::walk::{self, Found};
use crate::application::bind::{Bind, Content, Question, is_inside};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::metadata::Pairs;
use crate::kubernetes::names;
use crate::kubernetes::plan::data::{Data, DataKind};
use crate::model::x_kubernetes::XBindMount;
use crate::model::{Mount, Service};
use crate::ordered::Ordered;
use crate::source::{Place, ReadError};

const EXECUTABLE: i32 = 0o755;
const READABLE: i32 = 0o644;

/// A bind mount with the service that has it and the path on the machine.
#[derive(Clone, Copy)]
struct Bound<'b> {
    service: &'b Service,
    from: &'b Mount,
    source: &'b str,
}

/// The files of an object that a mount shows: all of them, or one.
struct Shown {
    items: Vec<KeyToPath>,
    only: Option<String>,
}

impl<'a> Storage<'a, '_> {
    /// What becomes of a bind mount; nothing if it is left out, which is reported.
    pub(super) fn bind(&mut self, user: User<'a, '_>, from: &Mount, source: &str) -> Option<Mounted> {
        let service = user.service;
        let answer = self.answer(user, from, source)?;
        if !matches!(answer, Bind::Node(_)) {
            self.ignored_options(from.bind.as_deref());
        }
        let bound = Bound { service, from, source };
        match answer {
            Bind::Node(kind) => Some(self.node_path(bound, kind)),
            Bind::File { secret, mode } => self.file(bound, secret, mode),
            Bind::Folder { secret, files } => self.folder(bound, secret, &files),
            Bind::Claim(content) => Some(self.folder_claim(bound, content)),
            Bind::Empty => Some(self.empty_bind(from)),
            Bind::Source | Bind::Unseen | Bind::Outside | Bind::Written | Bind::Skipped => {
                self.left_out(&answer, from, source);
                None
            }
        }
    }

    /// What somebody says, or the first rule that fits; nothing if what somebody says cannot be.
    fn answer(&mut self, user: User<'a, '_>, from: &Mount, source: &str) -> Option<Bind> {
        let create = from.bind.as_deref().and_then(|options| options.create_host_path).unwrap_or(true);
        let question = Question {
            application: self.application,
            files: self.files,
            service: user.service,
            source,
            target: &from.target,
            read_only: from.is_read_only(),
            create,
            contexts: self.contexts.of(user.service),
            roots: &self.roots,
        };
        let Some((kind, place)) = self.choices.bind_mount(user.key, &from.target, volume_of(from)) else {
            return Some(question.answer());
        };
        let forced = question.forced(kind);
        if let Err(reason) = forced {
            let message = format!("`{}` cannot become {}: {reason}", self.shown(source), form(kind));
            let place = if place.span.is_some() { place } else { from.origin.whole() };
            self.diagnostics.push(Diagnostic::new(codes::BIND_FORCE_IMPOSSIBLE, place, message).help(
                format!(
                    "say something else for `{}` alone, below `x-kubernetes.bindMounts` of the service",
                    from.target
                ),
            ));
        }
        forced.ok()
    }

    fn left_out(&mut self, answer: &Bind, from: &Mount, source: &str) {
        let (shown, target) = (self.shown(source), &from.target);
        let (code, message, help) = match answer {
            Bind::Unseen => (
                codes::BIND_CONTENT_UNAVAILABLE,
                format!("`{shown}` cannot be read here, so nothing is mounted at `{target}`"),
                "convert where the file is, with the command line",
            ),
            Bind::Outside => (
                codes::BIND_OUTSIDE_PROJECT,
                format!("`{shown}` is outside of the project folder, so nothing is mounted at `{target}`"),
                "copy the file into the project, or convert with `--bind-root` and the folder it lies in",
            ),
            Bind::Written => (
                codes::BIND_FILE_WRITABLE,
                format!("`{shown}` is large or written to, so it cannot be mounted at `{target}`"),
                "mount its folder as a named volume, or add `:ro` if the file is only read",
            ),
            Bind::Skipped => (
                codes::BIND_MOUNT_SKIPPED,
                format!("`{shown}` is not mounted at `{target}`, as you asked"),
                "make sure that the image has what it needs there",
            ),
            Bind::Source
            | Bind::Node(_)
            | Bind::File { .. }
            | Bind::Folder { .. }
            | Bind::Claim(_)
            | Bind::Empty => (
                codes::BIND_MOUNT_SKIPPED,
                format!(
                    "`{shown}` is source code that the image contains, so it is not mounted at `{target}`"
                ),
                "build a new image to change the code",
            ),
        };
        self.diagnostics.push(Diagnostic::new(code, from.origin.whole(), message).help(help));
    }

    fn node_path(&mut self, bound: Bound<'_>, kind: &str) -> Mounted {
        let Bound { service, from, source } = bound;
        let name = names::volume("host", if source == "/" { "root" } else { source });
        let place = from.origin.whole();
        let message = format!("`{source}` is taken from whichever node the Pod runs on");
        self.diagnostics.push(Diagnostic::new(codes::HOST_PATH_MOUNT, place.clone(), message).help(
            "check that every node has this path and that the cluster allows `hostPath`, or remove the mount",
        ));
        if source.ends_with("docker.sock") {
            let message = "nodes usually have no Docker socket, and then the Pod does not start";
            self.diagnostics.push(
                Diagnostic::new(codes::DOCKER_SOCKET_MOUNT, place.clone(), message)
                    .help("use a tool that speaks to Kubernetes instead of Docker"),
            );
        }
        let spreading = self.spreading(service, from);
        let path = HostPathVolumeSource { path: clean(source), type_: Some(kind.to_owned()) };
        Mounted {
            volume: Volume { name: name.clone(), host_path: Some(path), ..Volume::default() },
            mount: VolumeMount {
                read_only: from.is_read_only().then_some(true),
                mount_propagation: spreading.propagation,
                recursive_read_only: spreading.recursive_read_only,
                ..mount(&name, &from.target)
            },
            source: None,
            inherited: true,
            seed: false,
            place,
        }
    }

    fn file(&mut self, bound: Bound<'_>, secret: bool, mode: Option<u32>) -> Option<Mounted> {
        let Bound { from, source, .. } = bound;
        let name = source.rsplit('/').next().unwrap_or(source);
        let key = names::data_key(name);
        let bytes = self.bytes(from, source, secret)?;
        let data = self.bound_data(bound, secret, iter::once((key.clone(), bytes)).ordered_map());
        let mode = is_executable(name, mode).then_some(EXECUTABLE);
        let items = vec![KeyToPath { key: key.clone(), path: key.clone(), mode }];
        Some(self.data_mount(from, &data, Shown { items, only: Some(key) }))
    }

    fn folder(&mut self, bound: Bound<'_>, secret: bool, files: &[Found]) -> Option<Mounted> {
        let Bound { from, source, .. } = bound;
        let mut entries = BTreeMap::new();
        let mut items = Vec::new();
        for file in files {
            let key = names::data_key(&file.path.replace('/', "__"));
            entries.insert(key.clone(), self.bytes(from, &walk::join(source, &file.path), secret)?);
            let mode = is_executable(&file.path, file.mode).then_some(EXECUTABLE);
            items.push(KeyToPath { key, path: file.path.clone(), mode });
        }
        let data = self.bound_data(bound, secret, entries);
        Some(self.data_mount(from, &data, Shown { items, only: None }))
    }

    /// The bytes of a file; nobody needs those that stay out of the output.
    fn bytes(&mut self, from: &Mount, path: &str, secret: bool) -> Option<Vec<u8>> {
        if secret && self.choices.hides_secrets() {
            return Some(Vec::new());
        }
        self.files.read(path).map_err(|error| self.unreadable(path, &error, from.origin.whole())).ok()
    }

    /// Says that a file the application needs cannot be had.
    pub(super) fn unreadable(&mut self, path: &str, error: &ReadError, place: Place) {
        let message = format!("`{}` cannot be read: {error}", self.shown(path));
        self.diagnostics.push(
            Diagnostic::new(codes::FILE_MISSING, place, message)
                .unreadable(path, error)
                .help("create the file, or correct its path; paths are relative to the Compose file"),
        );
    }

    fn bound_data(&mut self, bound: Bound<'_>, secret: bool, entries: BTreeMap<String, Vec<u8>>) -> Data {
        let Bound { from, source, .. } = bound;
        let kind = if secret { DataKind::Secret } else { DataKind::ConfigMap };
        let key = (kind, source.to_owned());
        if let Some(known) = self.bound.get(&key) {
            return known.clone();
        }
        let wanted = self.path_name(source);
        let taken = if secret { &self.taken_secrets } else { &self.taken_config_maps };
        let wanted = if taken.has(&wanted) { names::volume("bind", &wanted) } else { wanted };
        let name = self.fresh(kind, &wanted);
        let place = from.origin.whole();
        let data = Data { kind, app: name.clone(), name, annotations: Pairs::new(), entries, place };
        self.bound.insert(key, data.clone());
        self.keep(data.clone());
        data
    }

    fn data_mount(&mut self, from: &Mount, data: &Data, shown: Shown) -> Mounted {
        if !from.is_read_only() {
            let message =
                format!("`{}` cannot be written to here, it comes from a {}", from.target, data.kind.word());
            self.diagnostics.push(
                Diagnostic::new(codes::BIND_READ_ONLY, from.origin.whole(), message)
                    .help("use a named volume if the program writes there"),
            );
        }
        let volume = data_volume(&data.name, data, shown.items, READABLE);
        let mount =
            VolumeMount { sub_path: shown.only, read_only: Some(true), ..mount(&volume.name, &from.target) };
        Mounted { volume, mount, source: None, inherited: true, seed: false, place: from.origin.whole() }
    }

    fn folder_claim(&mut self, bound: Bound<'_>, content: Content) -> Mounted {
        let Bound { service, from, source } = bound;
        let wanted = self.path_name(source);
        let place = from.origin.whole();
        let volume = volume_of(from);
        let users = self.users(from.source.as_deref().unwrap_or(source));
        let claim =
            self.bound_claim(ClaimSource { key: format!("bind {source}"), volume, users }, &wanted, &place);
        let (shown, target) = (self.shown(source), &from.target);
        let copy = format!("kubectl cp {shown}/. POD:{target}");
        let project = clean(source) == clean(&self.application.directory);
        let diagnostic = if content == Content::Files && project && service.build.is_none() {
            let message = format!(
                "the project folder is mounted at `{target}`, where the claim `{claim}` starts empty"
            );
            Diagnostic::new(codes::BIND_COPY_NEEDED, place, message)
                .help("build the files into an image with `build`")
                .help(format!("or copy them once a Pod runs: {copy}"))
        } else if content == Content::Files {
            let message = format!("`{target}` is the claim `{claim}`, which starts empty");
            Diagnostic::new(codes::BIND_TO_CLAIM, place, message)
                .help(format!("copy the files once a Pod runs: {copy}"))
        } else {
            let what = if content == Content::Empty { "is an empty folder" } else { "does not exist" };
            let message = format!("`{shown}` {what} here; `{target}` is the empty claim `{claim}`");
            Diagnostic::new(codes::BIND_PATH_MISSING, place, message)
        };
        self.diagnostics.push(diagnostic);
        self.claim_mount(&claim, from)
    }

    /// The name of an object that stands for a path.
    fn path_name(&self, source: &str) -> String {
        let relative = self.shown(source);
        let relative = relative.strip_prefix("./").unwrap_or(&relative);
        let inside = is_inside(source, &self.application.directory);
        let mut parts: Vec<&str> =
            relative.split('/').filter(|part| !part.is_empty() && *part != "..").collect();
        if !inside {
            parts = parts.split_off(parts.len().saturating_sub(2));
        }
        let text = parts.join("/");
        names::label(&text, names::LABEL)
            .or_else(|| names::label(&self.application.project.name, names::LABEL))
            .unwrap_or_else(|| "data".to_owned())
    }

    /// A path as the user would write it.
    pub(super) fn shown(&self, path: &str) -> String {
        let folder = self.application.directory.trim_end_matches('/');
        match path.strip_prefix(folder) {
            Some("" | "/") => ".".to_owned(),
            Some(rest) if rest.starts_with('/') => format!(".{rest}"),
            _ => path.to_owned(),
        }
    }
}

/// A volume that shows files of a ConfigMap or a Secret.
pub(super) fn data_volume(name: &str, data: &Data, items: Vec<KeyToPath>, mode: i32) -> Volume {
    let name = names::label(name, names::LABEL).unwrap_or_else(|| name.to_owned());
    match data.kind {
        DataKind::ConfigMap => Volume {
            name,
            config_map: Some(ConfigMapVolumeSource {
                name: data.name.clone(),
                default_mode: Some(mode),
                items: Some(items),
                optional: None,
            }),
            ..Volume::default()
        },
        DataKind::Secret => Volume {
            name,
            secret: Some(SecretVolumeSource {
                secret_name: Some(data.name.clone()),
                default_mode: Some(mode),
                items: Some(items),
                optional: None,
            }),
            ..Volume::default()
        },
    }
}

fn is_executable(name: &str, mode: Option<u32>) -> bool {
    let script = name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("sh"));
    mode.map_or(script, |mode| mode & 0o111 != 0)
}

fn form(kind: XBindMount) -> &'static str {
    match kind {
        XBindMount::ConfigMap => "a ConfigMap",
        XBindMount::Secret => "a Secret",
        XBindMount::Pvc => "a claim",
        XBindMount::HostPath => "a path of the node",
        XBindMount::EmptyDir => "an empty folder",
        XBindMount::Skip => "nothing",
    }
}
