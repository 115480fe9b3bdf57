//! Rules of what appears as files in a container: mounts, secrets, configs.

use std::collections::BTreeMap;

use super::{Rules, Subject};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::swarm as codes;
use crate::swarm::document::{FileReference, Mount, MountType};
use crate::swarm::file::Refuser;
use crate::swarm::text::Text;

/// How mounts below a bind mount become visible on the other side; none says so as well.
const PROPAGATIONS: [&str; 7] = ["", "private", "rprivate", "shared", "rshared", "slave", "rslave"];

impl Rules<'_> {
    pub(super) fn mounts(&mut self, subject: &Subject<'_>) {
        for mount in &subject.service.volumes {
            if let Some(reason) = mistake(mount) {
                let message = format!("the mount at `{}` {reason}", mount.target.as_str());
                let refuser = if is_absolute(mount) { Refuser::Client } else { Refuser::Nobody };
                let diagnostic = Diagnostic::new(codes::STACK_MOUNT, subject.place("volumes"), message);
                self.refuse_as(refuser, diagnostic);
            }
            let volume = match mount.kind {
                MountType::Volume | MountType::Cluster => mount.source.as_ref().map(Text::as_str),
                MountType::Bind | MountType::Npipe | MountType::Tmpfs => None,
            };
            let volume =
                volume.filter(|name| !(mount.kind == MountType::Cluster && name.starts_with("group:")));
            if let Some(name) = volume.filter(|name| !self.stack.volumes.contains_key(*name)) {
                let message = format!(
                    "`{}` mounts `{name}`, which `volumes` does not declare",
                    subject.service.compose
                );
                self.refuse(
                    Diagnostic::new(codes::STACK_REFERENCE, subject.place("volumes"), message)
                        .help("declare it at the top level"),
                );
            }
        }
        self.targets(subject);
    }

    /// At each path there is one thing only.
    fn targets(&mut self, subject: &Subject<'_>) {
        let service = subject.service;
        let mounts = service.volumes.iter().map(|mount| ("volumes", mount.target.as_str().to_owned()));
        let secrets = service.secrets.iter().map(|secret| ("secrets", path(secret, "/run/secrets/")));
        let configs = service.configs.iter().map(|config| ("configs", path(config, "/")));
        let mut taken: BTreeMap<String, &str> = BTreeMap::new();
        for (key, path) in mounts.chain(secrets).chain(configs) {
            let refuser = match taken.insert(path.clone(), key) {
                None => continue,
                Some(other) if other != key => Refuser::Nobody,
                Some("volumes") => Refuser::Manager,
                Some(_) => Refuser::Client,
            };
            let message = format!("two things of `{}` are at `{path}`", service.compose);
            let diagnostic = Diagnostic::new(codes::STACK_MOUNT, subject.place(key), message);
            self.refuse_as(refuser, diagnostic.help("give one of them another target"));
        }
    }
}

/// The absolute path of a file.
fn path(reference: &FileReference, folder: &str) -> String {
    let target = reference.target.as_str();
    if target.starts_with('/') { target.to_owned() } else { format!("{folder}{target}") }
}

/// Whether it is clear where in the container a mount is.
fn is_absolute(mount: &Mount) -> bool {
    let target = mount.target.as_str();
    let drive = target.get(1..3).is_some_and(|drive| drive == ":\\" || drive == ":/");
    drive || target.starts_with("\\\\") || target.starts_with('/')
}

/// What Swarm would refuse a mount for.
fn mistake(mount: &Mount) -> Option<&'static str> {
    let options = [
        (mount.bind.is_some(), MountType::Bind),
        (mount.volume.is_some(), MountType::Volume),
        (mount.tmpfs.is_some(), MountType::Tmpfs),
    ];
    let strange = options.into_iter().any(|(present, kind)| present && kind != mount.kind);
    let sourceless = matches!(mount.kind, MountType::Bind | MountType::Cluster | MountType::Npipe);
    let size = mount.tmpfs.as_ref().and_then(|options| options.size);
    let propagation = mount.bind.as_ref().and_then(|options| options.propagation.as_ref()).map(Text::as_str);
    match (&mount.source, mount.kind) {
        _ if !is_absolute(mount) => {
            Some("does not start with `/`, so that it is not clear where in the container it is")
        }
        _ if strange => Some("has options of another type of mount"),
        (None, _) if sourceless => Some("has no source"),
        (Some(_), MountType::Tmpfs) => Some("is a memory mount and has a source"),
        _ if propagation.is_some_and(|word| !PROPAGATIONS.contains(&word)) => {
            Some("has a `propagation` that is not one of private, rprivate, shared, rshared, slave, rslave")
        }
        _ if size.is_some_and(|size| size < 0) => Some("has a negative size"),
        _ => None,
    }
}
