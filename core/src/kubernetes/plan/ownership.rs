//! The group that mounted volumes belong to.

use super::storage::Mounted;
use super::{PerService, Piece};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::security::User;
use crate::model::Service;

/// The group that somebody chose, that lets a user write to claims, or that may read closed secrets.
pub(super) fn fs_group(
    members: &[(&str, &Service)],
    pieces: &PerService<'_, Piece>,
    diagnostics: &mut Diagnostics,
) -> Option<i64> {
    chosen(members, pieces, diagnostics)
        .or_else(|| writer(members, pieces, diagnostics))
        .or_else(|| reader(members))
}

fn chosen(
    members: &[(&str, &Service)],
    pieces: &PerService<'_, Piece>,
    diagnostics: &mut Diagnostics,
) -> Option<i64> {
    let mut said = members.iter().filter_map(|(key, _)| pieces.get(key)?.fs_group.as_ref());
    let first = said.next()?;
    if let Some(other) = said.find(|other| other.value != first.value) {
        let message = format!(
            "services that share a Pod ask for the groups {} and {}, and a Pod has one `fsGroup`",
            first.value, other.value
        );
        diagnostics.push(
            Diagnostic::new(codes::OPTION_CONFLICT, other.place.clone(), message)
                .help("write the same group on each of them"),
        );
    }
    Some(first.value)
}

fn writer(
    members: &[(&str, &Service)],
    pieces: &PerService<'_, Piece>,
    diagnostics: &mut Diagnostics,
) -> Option<i64> {
    let writes = |mounted: &Mounted| mounted.claim().is_some() && mounted.writes();
    let (service, user, group) = members.iter().find_map(|(key, service)| {
        let user = User::of(service);
        let number = user.ordinary()?;
        let found = pieces.get(key)?.mounts.iter().any(writes);
        found.then(|| (service, number, user.group.unwrap_or(number)))
    })?;
    let message = format!("`fsGroup: {group}` lets user {user} write to the volumes");
    diagnostics.push(Diagnostic::new(codes::FSGROUP_SET, service.origin.value("user"), message));
    Some(group)
}

fn reader(members: &[(&str, &Service)]) -> Option<i64> {
    let references = members.iter().flat_map(|(_, service)| service.secrets.iter().chain(&service.configs));
    let closed = references.filter(|reference| reference.mode.is_some_and(|mode| mode.0 & 0o004 == 0));
    closed.filter_map(|reference| reference.gid.as_deref()?.parse().ok()).find(|gid| *gid > 0)
}
