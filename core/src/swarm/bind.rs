//! Bind mounts, where somebody wants them to be something else: configs and secrets, volumes, or nothing.

use std::collections::BTreeMap;

use super::Start;
use super::document::{FileReference, Mount, MountType, Volume};
use super::mount::shared;
use super::names::deployed;
use super::naming::Content;
use super::object::Kind;
use super::text::Text;
use crate::application::bind::walk::join;
use crate::application::bind::{Bind, Question};
use crate::application::contexts::Contexts;
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, Service};
use crate::options::kubernetes::{BindMounts, SecretValues};
use crate::source::PathKind;

/// What becomes of a bind mount.
pub(super) enum Fate {
    /// It stays one.
    Bind,
    /// Its files become configs or secrets.
    Files(Vec<Shown>),
    /// A volume takes its place.
    Volume(String),
    /// It is left out.
    Skipped,
}

/// A file of a config or a secret in a container.
pub(super) struct Shown {
    kind: Kind,
    key: String,
    target: String,
    mode: Option<u32>,
}

/// A config or a secret that holds a file of a bind mount.
pub(super) struct BoundFile {
    pub(super) kind: Kind,
    /// Its key without a checksum.
    pub(super) name: String,
    /// Its key.
    pub(super) key: String,
    pub(super) contents: Vec<u8>,
    pub(super) place: crate::source::Place,
}

/// What becomes of all bind mounts.
#[derive(Default)]
pub(super) struct Binds {
    /// By service and target.
    fates: BTreeMap<(String, String), Fate>,
    /// The volumes that take the place of paths.
    volumes: BTreeMap<String, String>,
    /// The files that become configs and secrets.
    pub(super) files: Vec<BoundFile>,
}

/// Decides about all bind mounts.
pub(super) fn binds(start: Start<'_>, diagnostics: &mut Diagnostics) -> Binds {
    let mut binds = Binds::default();
    let contexts = Contexts::new(start.application);
    for (name, service) in deployed(&start.application.project) {
        let mounts = service.volumes.iter().filter(|mount| mount.kind() == model::MountType::Bind);
        for mount in mounts {
            let fate = match start.options.bind_mounts {
                BindMounts::Auto | BindMounts::HostPath => Fate::Bind,
                BindMounts::Skip => left_out(mount, diagnostics),
                BindMounts::Pvc => binds.volume(start, mount, diagnostics),
                BindMounts::ConfigMap => {
                    binds.shown(start, (service, mount, contexts.of(service)), diagnostics)
                }
            };
            binds.fates.insert((name.to_owned(), mount.target.clone()), fate);
        }
    }
    binds
}

fn left_out(mount: &model::Mount, diagnostics: &mut Diagnostics) -> Fate {
    let source = mount.source.as_deref().unwrap_or_default();
    let message = format!("`{source}` is not mounted at `{}`, as you asked", mount.target);
    diagnostics.push(
        Diagnostic::new(codes::STACK_BIND_MOUNT, mount.origin.whole(), message)
            .help("make sure that the image has what it needs there"),
    );
    Fate::Skipped
}

impl Binds {
    /// What becomes of a mount of a service.
    pub(super) fn fate(&self, service: &str, mount: &model::Mount) -> &Fate {
        self.fates.get(&(service.to_owned(), mount.target.clone())).unwrap_or(&Fate::Bind)
    }

    /// The volumes that take the place of paths.
    pub(super) fn volumes(&self) -> impl Iterator<Item = (String, Volume)> {
        self.volumes.values().map(|name| (name.clone(), Volume::default()))
    }

    /// A volume in the place of a folder; a file or a socket cannot be one.
    fn volume(&mut self, start: Start<'_>, mount: &model::Mount, diagnostics: &mut Diagnostics) -> Fate {
        let source = mount.source.as_deref().unwrap_or_default();
        if matches!(start.files.kind(source), PathKind::File { .. } | PathKind::Other) {
            return Fate::Bind;
        }
        let declared = &start.application.project.volumes;
        let mut name = stem(start, source);
        while declared.get(&name).is_some()
            || self.volumes.iter().any(|(path, taken)| path != source && *taken == name)
        {
            name.push_str("-bind");
        }
        let name = self.volumes.entry(source.to_owned()).or_insert(name).clone();
        let message = format!("`{}` is the volume `{name}`, which starts empty on every node", mount.target);
        diagnostics.push(
            Diagnostic::new(codes::STACK_NODE_DATA, mount.origin.value("source"), message).help(format!(
                "copy the files once a task runs: docker cp {source}/. CONTAINER:{}",
                mount.target
            )),
        );
        Fate::Volume(name)
    }

    /// The files of a mount as configs and secrets, if they are configuration and small enough.
    fn shown(
        &mut self,
        start: Start<'_>,
        (service, mount, contexts): (&Service, &model::Mount, Vec<&str>),
        diagnostics: &mut Diagnostics,
    ) -> Fate {
        let Some(files) = found(start, (service, mount, contexts)) else { return Fate::Bind };
        report_lost(mount, diagnostics);
        let shown = files.iter().map(|file| Shown {
            kind: file.bound.kind,
            key: file.bound.key.clone(),
            target: file.target.clone(),
            mode: file.mode,
        });
        let fate = Fate::Files(shown.collect());
        self.files.extend(files.into_iter().map(|file| file.bound));
        fate
    }

    /// The configs and the secrets that show a service its bind mounts, and those that it shares.
    pub(super) fn references(&self, start: Start<'_>, (name, service): (&str, &Service)) -> References {
        let own = service.volumes.iter().map(|mount| self.fate(name, mount));
        let others = shared(service, &start.application.project, &mut Diagnostics::new());
        let others = others.iter().map(|other| self.fate(other.owner, other.mount));
        let mut references = References::default();
        for fate in own.chain(others) {
            let Fate::Files(files) = fate else { continue };
            for shown in files {
                let list = match shown.kind {
                    Kind::Config => &mut references.configs,
                    Kind::Secret => &mut references.secrets,
                };
                list.push(shown.reference());
            }
        }
        references
    }
}

/// The configs and the secrets that a service shows as files.
#[derive(Default)]
pub(super) struct References {
    pub(super) configs: Vec<FileReference>,
    pub(super) secrets: Vec<FileReference>,
}

impl Shown {
    fn reference(&self) -> FileReference {
        FileReference {
            mode: self.mode,
            source: Text::from(self.key.as_str()),
            target: Text::from(self.target.as_str()),
            ..FileReference::default()
        }
    }
}

impl Fate {
    /// The mount that takes the place of the bind mount, if one does.
    pub(super) fn volume(&self, mount: &model::Mount) -> Option<Mount> {
        let Self::Volume(name) = self else { return None };
        Some(Mount {
            kind: MountType::Volume,
            read_only: mount.is_read_only().then_some(true),
            source: Some(Text::from(name.as_str())),
            target: Text::from(mount.target.as_str()),
            ..Mount::default()
        })
    }
}

/// A file of a bind mount that becomes a config or a secret.
struct Taken {
    bound: BoundFile,
    target: String,
    mode: Option<u32>,
}

/// The files of a mount that holds nothing but small files of configuration.
fn found(
    start: Start<'_>,
    (service, mount, contexts): (&Service, &model::Mount, Vec<&str>),
) -> Option<Vec<Taken>> {
    let source = mount.source.as_deref()?;
    let question = Question {
        application: start.application,
        files: start.files,
        service,
        source,
        target: &mount.target,
        read_only: mount.is_read_only(),
        create: false,
        contexts,
        roots: &[],
    };
    let taken =
        |path: &str, target: String, secret, mode| taken(start, (path, mount), target, (secret, mode));
    match question.answer() {
        Bind::File { secret, mode } => Some(vec![taken(source, mount.target.clone(), secret, mode)?]),
        Bind::Folder { secret, files } => files
            .iter()
            .map(|file| taken(&join(source, &file.path), join(&mount.target, &file.path), secret, file.mode))
            .collect(),
        Bind::Node(_)
        | Bind::Source
        | Bind::Unseen
        | Bind::Outside
        | Bind::Written
        | Bind::Claim(_)
        | Bind::Empty
        | Bind::Skipped => None,
    }
}

fn taken(
    start: Start<'_>,
    (path, mount): (&str, &model::Mount),
    target: String,
    (secret, mode): (bool, Option<u32>),
) -> Option<Taken> {
    let kind = if secret { Kind::Secret } else { Kind::Config };
    let contents = start.files.read(path).ok()?;
    if contents.is_empty() || contents.len() >= kind.limit() {
        return None;
    }
    let name = stem(start, path);
    let hidden = secret && start.options.secret_values == SecretValues::Placeholder;
    let content = Content { secret, template_driver: None, bytes: &contents };
    let checksum = start.checksum(content).filter(|_| !hidden);
    let key = start.object_key(&name, checksum.as_deref());
    let bound = BoundFile { kind, name, key, contents, place: mount.origin.whole() };
    Some(Taken { bound, target, mode: mode.map(|mode| mode & 0o777) })
}

/// Says what a file that comes from a config cannot do.
fn report_lost(mount: &model::Mount, diagnostics: &mut Diagnostics) {
    let mut note = |what: &str| {
        let message = format!("`{}` comes from configs or secrets; {what}", mount.target);
        diagnostics.push(Diagnostic::new(codes::STACK_MOUNT_OPTION, mount.origin.whole(), message));
    };
    if !mount.is_read_only() {
        note("what the program writes there is lost with the task");
    }
    if mount.bind.as_ref().is_some_and(|bind| bind.propagation.is_some()) {
        note("`propagation` means nothing there");
    }
}

/// A name that stands for a path, as seen from the project.
fn stem(start: Start<'_>, path: &str) -> String {
    let directory = start.application.directory.trim_end_matches('/');
    let inside = path.strip_prefix(directory).unwrap_or(path);
    let plain = |character: char| if character.is_ascii_alphanumeric() { character } else { '-' };
    let words: String = inside.chars().map(plain).collect();
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "project".to_owned() } else { words.join("-").to_ascii_lowercase() }
}
