//! Checks of what is mounted into a service.

use std::collections::BTreeMap;

use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{MountType, Service};
use crate::source::Place;
use crate::yaml::Key;

pub(super) fn check(name: &Key, service: &Service, diagnostics: &mut Diagnostics) {
    let mut targets: BTreeMap<String, Place> = BTreeMap::new();
    let mut occupy = |target: &str, place: Place, diagnostics: &mut Diagnostics| {
        let target = crate::compose::paths::clean(target);
        if let Some(first) = targets.get(&target) {
            let message = format!("the service `{name}` mounts two things at `{target}`");
            let mut diagnostic = Diagnostic::new(codes::MOUNT_TWICE, place, message)
                .label("again here")
                .help("take one of the two out, or let it appear at another path");
            if let Some(span) = first.span {
                diagnostic = diagnostic.related(span, "first here");
            }
            diagnostics.push(diagnostic);
        } else {
            targets.insert(target, place);
        }
    };
    for (index, mount) in service.volumes.iter().enumerate() {
        let path = format!("services.{name}.volumes[{index}]");
        let place = Place { path, ..mount.origin.whole() };
        if mount.target.is_empty() {
            let message = "a mount must say where in the container it appears: its `target` is missing";
            diagnostics.push(Diagnostic::new(codes::MISSING_KEY, place, message));
            continue;
        }
        if mount.kind.is_none() {
            let message = "this mount has no `type`, so it is taken for a `volume`";
            let diagnostic = Diagnostic::new(codes::OTHER_FORM, place.clone(), message);
            diagnostics.push(diagnostic.help("write `type: volume` before its target"));
        }
        if mount.kind() == MountType::Bind && mount.source.as_deref().is_none_or(str::is_empty) {
            let message = "a bind mount must name the path on the host: its `source` is missing";
            diagnostics.push(Diagnostic::new(codes::MISSING_KEY, place.clone(), message));
        }
        occupy(&mount.target, place, diagnostics);
    }
    for (index, entry) in service.tmpfs.iter().enumerate() {
        let target = entry.split(':').next().unwrap_or_default();
        occupy(target, Place::new(format!("services.{name}.tmpfs[{index}]"), entry.span), diagnostics);
    }
}
