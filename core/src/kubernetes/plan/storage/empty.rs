//! Empty folders that are gone with the Pod.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{EmptyDirVolumeSource, Volume};

use super::super::pods;
use super::{Mounted, Storage, mount};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::choices::{Given, VolumeType};
use crate::kubernetes::names;
use crate::model::Mount;
use crate::ordered::Ordered;

/// The mount of an empty folder.
pub(super) fn empty(name: &str, from: &Mount) -> Mounted {
    let volume = Volume {
        name: name.to_owned(),
        empty_dir: Some(EmptyDirVolumeSource::default()),
        ..Volume::default()
    };
    let mut mount = mount(name, &from.target);
    mount.read_only = from.is_read_only().then_some(true);
    let source = from.source.clone().filter(|source| !source.is_empty());
    Mounted { volume, mount, source, inherited: true, seed: false, place: from.origin.whole() }
}

impl Storage<'_, '_> {
    /// An empty folder that takes the place of a bind mount, because somebody says so.
    pub(super) fn empty_bind(&mut self, from: &Mount) -> Mounted {
        self.lost(from);
        empty(&names::volume("anon", &from.target), from)
    }

    /// Says that an empty folder does not outlive its Pod.
    fn lost(&mut self, from: &Mount) {
        let message = format!("what is written to `{}` is lost when the Pod ends", from.target);
        let place = from.origin.whole();
        self.diagnostics.push(
            Diagnostic::new(codes::ANONYMOUS_VOLUME_EMPTYDIR, place, message)
                .help("make it a claim to keep what is written"),
        );
    }

    /// A named volume that is an empty folder, because a label says so.
    pub(super) fn empty_volume(&mut self, source: &str, from: &Mount) -> Mounted {
        self.report_apart(source, "is an empty folder", from);
        self.lost(from);
        empty(&names::volume("anon", source), from)
    }

    /// Says that Pods do not share a volume that each has a folder for.
    pub(super) fn report_apart(&mut self, source: &str, what: &str, from: &Mount) {
        let project = &self.application.project;
        let users = self.users.get(source).into_iter().flatten();
        let pods: BTreeSet<&str> = users.map(|user| pods::owner(project, user)).ordered_set();
        if pods.len() > 1 {
            self.once(format!("apart {source}"), || {
                let message = format!("`{source}` {what}, so each Pod has its own");
                Diagnostic::new(codes::TMPFS_VOLUME_NOT_SHARED, from.origin.whole(), message)
                    .help("make it a claim if services exchange files through it")
            });
        }
    }

    /// Whether a named volume is an empty folder; a label that asks for what it cannot be is reported.
    pub(super) fn is_empty_folder(&mut self, service: &str, source: &str) -> bool {
        let choices = self.choices;
        let own = choices.volume(source).labels.volume_type.as_ref();
        if let Some(given) =
            own.filter(|given| matches!(given.value, VolumeType::HostPath | VolumeType::ConfigMap))
        {
            self.once(format!("type {source}"), || impossible(given, source));
        }
        choices.volume_type(service, Some(source)).is_some_and(|given| given.value == VolumeType::EmptyDir)
    }

    /// Whether the label of a volume makes it a claim, whatever its driver would do.
    pub(super) fn is_claim(&self, source: &str) -> bool {
        let said = self.choices.volume(source).labels.volume_type.as_ref();
        said.is_some_and(|given| given.value == VolumeType::Claim)
    }
}

fn impossible(given: &Given<VolumeType>, source: &str) -> Diagnostic {
    let message =
        format!("`{source}` has no files of this machine, so it can only be a claim or an empty folder");
    Diagnostic::new(codes::LABEL_VALUE_INVALID, given.place.clone(), message)
        .help("write `persistentVolumeClaim` or `emptyDir`, or mount a path of the machine instead")
}
