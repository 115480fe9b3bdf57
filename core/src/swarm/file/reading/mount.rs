//! Mounts of a stack file.

use super::Reader;
use super::values::{maybe_text, number, text, truth};
use crate::diagnostic::codes::swarm as codes;
use crate::model::short_volume;
use crate::swarm::document::{BindOptions, Mount, MountType, TmpfsOptions, VolumeOptions};
use crate::swarm::file::Refuser;
use crate::swarm::text::Text;
use crate::yaml::Node;

impl Reader<'_, '_> {
    pub(super) fn mount(&mut self, path: &str, node: &Node) -> Mount {
        if node.as_mapping().is_none() {
            return self.short_mount(path, maybe_text(node).unwrap_or_default().as_str());
        }
        let kind = match node.get("type").and_then(Node::as_str) {
            Some("bind") => MountType::Bind,
            Some("cluster") => MountType::Cluster,
            Some("npipe") => MountType::Npipe,
            Some("tmpfs") => MountType::Tmpfs,
            Some("volume") => MountType::Volume,
            _ => {
                self.no_mount(path, "Swarm has no mounts of this type");
                MountType::Volume
            }
        };
        Mount {
            bind: node.get("bind").map(|bind| BindOptions { propagation: text(bind, "propagation") }),
            kind,
            read_only: node.get("read_only").and_then(truth),
            source: text(node, "source").filter(|source| !source.as_str().is_empty()),
            target: text(node, "target").unwrap_or_default(),
            tmpfs: node.get("tmpfs").map(|tmpfs| TmpfsOptions { size: tmpfs.get("size").and_then(number) }),
            volume: node.get("volume").map(|volume| VolumeOptions {
                nocopy: volume.get("nocopy").and_then(truth),
                subpath: text(volume, "subpath"),
            }),
        }
    }

    fn short_mount(&mut self, path: &str, written: &str) -> Mount {
        let mut characters = written.chars();
        let drive = characters.next().is_some_and(|first| first.is_ascii_alphabetic());
        if drive && characters.next() == Some(':') && written.matches(':').count() == 1 {
            // The client takes a letter before a colon for a drive of Windows, and all of it for the target.
            return Mount { target: Text::from(written), ..Mount::default() };
        }
        let Ok(short) = short_volume::parse(written) else {
            self.no_mount(path, "a mount in the short form has a source, a target and options");
            return Mount::default();
        };
        Mount {
            kind: match short.kind {
                short_volume::Kind::Bind => MountType::Bind,
                short_volume::Kind::Volume => MountType::Volume,
            },
            source: short.source.map(Text::from),
            target: Text::from(short.target),
            ..Mount::default()
        }
    }

    fn no_mount(&mut self, path: &str, message: &str) {
        self.find(codes::STACK_MOUNT, Refuser::Client, (&format!("{path}.volumes"), message));
    }
}
