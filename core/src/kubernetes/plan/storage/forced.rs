//! What a bind mount becomes because somebody says so, and whether it can.

use crate::application::bind::walk::{ENTRIES, files_below};
use crate::application::bind::{Bind, MIB, Question, lists};
use crate::model::x_kubernetes::XBindMount;
use crate::source::PathKind;

impl Question<'_> {
    /// What the bind mount becomes, or why it cannot be that.
    pub(super) fn forced(&self, kind: XBindMount) -> Result<Bind, &'static str> {
        let found = self.files.kind(self.source);
        let is_file = matches!(found, PathKind::File { .. });
        match kind {
            XBindMount::Skip => Ok(Bind::Skipped),
            XBindMount::HostPath => self.node(found),
            XBindMount::ConfigMap => self.data(false),
            XBindMount::Secret => self.data(true),
            XBindMount::Pvc | XBindMount::EmptyDir if is_file => {
                Err("it is a file, and only a folder can be mounted that way")
            }
            XBindMount::Pvc | XBindMount::EmptyDir if found == PathKind::Other => {
                Err("it is a socket or a device")
            }
            XBindMount::EmptyDir => Ok(Bind::Empty),
            XBindMount::Pvc => Ok(Bind::Claim(self.content(found))),
        }
    }

    fn node(&self, found: PathKind) -> Result<Bind, &'static str> {
        if !self.source.starts_with('/') {
            return Err("its absolute path is not known here");
        }
        let file = match found {
            PathKind::File { .. } => true,
            PathKind::Unknown => self.looks_like_file(),
            PathKind::Directory | PathKind::Other | PathKind::Missing => false,
        };
        Ok(Bind::Node(if file { "File" } else { self.node_type() }))
    }

    /// A file or a folder in an object; secret files never get into a ConfigMap.
    fn data(&self, secret: bool) -> Result<Bind, &'static str> {
        match self.files.kind(self.source) {
            PathKind::File { size, .. } if size > MIB => Err("it is larger than 1 MiB"),
            PathKind::File { mode, .. } => {
                Ok(Bind::File { secret: secret || lists::is_secret(self.source), mode })
            }
            PathKind::Directory => self.folder(secret),
            PathKind::Other => Err("it is a socket or a device"),
            PathKind::Missing => Err("nothing is there"),
            PathKind::Unknown => Err("it cannot be read here"),
        }
    }

    fn folder(&self, secret: bool) -> Result<Bind, &'static str> {
        let files = files_below(self.files, self.source, ENTRIES)
            .ok_or("it has too many files, or something that is neither a file nor a folder")?;
        if files.is_empty() {
            return Err("it has no files");
        }
        if files.iter().map(|file| file.size).sum::<u64>() > MIB {
            return Err("its files are larger than 1 MiB together");
        }
        let secret = secret || files.iter().any(|file| lists::is_secret(&file.path));
        Ok(Bind::Folder { secret, files })
    }
}
