//! The options of bind mounts, which only a path of a node can have.

use super::Storage;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::model::{BindOptions, Mount, Recursive, Service};
use crate::source::Place;

/// The release from which mounts inside of a mount can be read-only too.
const RECURSIVE: u16 = 33;

/// What the options say of a mount of a node path.
#[derive(Debug, Default)]
pub(super) struct Spreading {
    pub(super) propagation: Option<String>,
    pub(super) recursive_read_only: Option<String>,
}

impl Storage<'_, '_> {
    /// Says which options only a folder of this machine could have.
    pub(super) fn ignored_options(&mut self, options: Option<&BindOptions>) {
        let Some(options) = options else { return };
        let written = ["propagation", "recursive"];
        for name in written.into_iter().filter(|name| options.origin.has(name)) {
            self.diagnostics.push(option_ignored(name, options.origin.key(name)));
        }
        if options.create_host_path == Some(false) {
            self.diagnostics.push(option_ignored("create_host_path", options.origin.key("create_host_path")));
        }
    }

    /// How mounts inside of a node path come along.
    pub(super) fn spreading(&mut self, service: &Service, from: &Mount) -> Spreading {
        let Some(options) = from.bind.as_ref() else { return Spreading::default() };
        let propagation = match options.propagation.as_deref() {
            Some("rshared" | "shared") if service.privileged == Some(true) => Some("Bidirectional"),
            Some("rshared" | "shared" | "rslave" | "slave") => Some("HostToContainer"),
            _ => None,
        };
        if propagation == Some("HostToContainer") && options.propagation.as_deref().is_some_and(is_shared) {
            let message = "`propagation` works one way: what the container mounts stays inside of it, because it \
                           is not privileged";
            let place = options.origin.key("propagation");
            self.diagnostics.push(Diagnostic::new(codes::MOUNT_OPTION_IGNORED, place, message));
        }
        let recursive = self.recursive(options, from.is_read_only(), propagation.is_some());
        Spreading {
            propagation: propagation.map(str::to_owned),
            recursive_read_only: recursive.then(|| "Enabled".to_owned()),
        }
    }

    /// Whether mounts inside are read-only too; Kubernetes wants such a mount to be closed to later ones.
    fn recursive(&mut self, options: &BindOptions, read_only: bool, open: bool) -> bool {
        let place = || options.origin.key("recursive");
        let reason = match options.recursive {
            None | Some(Recursive::Enabled | Recursive::Writable) => return false,
            Some(Recursive::Disabled) => "a node path always comes with what is mounted inside of it",
            Some(Recursive::Readonly) if !read_only => "the mount itself is not read-only",
            Some(Recursive::Readonly) if open => "it cannot stand together with `propagation`",
            Some(Recursive::Readonly) if self.choices.options.version.minor >= RECURSIVE => return true,
            Some(Recursive::Readonly) => "clusters before Kubernetes 1.33 do not know it",
        };
        let message = format!("`recursive` has no effect: {reason}");
        let found = Diagnostic::new(codes::MOUNT_OPTION_IGNORED, place(), message);
        let old = options.recursive == Some(Recursive::Readonly) && read_only && !open;
        self.diagnostics.push(if old {
            found.help("if your cluster is newer, convert with `--kubernetes-version 1.33`")
        } else {
            found
        });
        false
    }
}

fn is_shared(propagation: &str) -> bool {
    matches!(propagation, "rshared" | "shared")
}

fn option_ignored(name: &str, place: Place) -> Diagnostic {
    let message = format!("`{name}` has no effect, because nothing of this machine is mounted");
    Diagnostic::new(codes::MOUNT_OPTION_IGNORED, place, message)
}
