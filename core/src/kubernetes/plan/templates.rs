//! The claims that each Pod of a StatefulSet has for itself.

use std::collections::{BTreeMap, BTreeSet};

use super::members::{Decided, Group};
use super::pods::Kind;
use super::storage::Claim;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::choices::VolumeChoices;
use crate::model::x_kubernetes::XClaim;

/// The claims that a single StatefulSet uses; `users` are the Pods that mount each claim.
pub(super) fn templates<'d>(
    decided: &Decided<'_, 'd>,
    users: &BTreeMap<&str, Vec<&Group<'_>>>,
    diagnostics: &mut Diagnostics,
) -> BTreeSet<&'d str> {
    let mut templates = BTreeSet::new();
    for claim in decided.claims {
        let choice = choice(claim, decided);
        let wish = choice.and_then(|choice| choice.extension.claim);
        let alone = match users.get(claim.name.as_str()).map(Vec::as_slice) {
            Some([group]) if group.kind == Kind::StatefulSet => Some(*group),
            _ => None,
        };
        let ours = choice.is_some() && !claim.external && claim.nfs.is_none();
        if let Some(group) = alone.filter(|_| ours && wish != Some(XClaim::Shared)) {
            templates.insert(claim.name.as_str());
            report(claim, group, diagnostics);
        } else if let Some(choice) = choice.filter(|_| wish == Some(XClaim::Template)) {
            let message = "only a volume that a single StatefulSet uses can be made anew for each Pod";
            let place = choice.extension.origin.value("claim");
            diagnostics.push(
                Diagnostic::new(codes::X_KUBERNETES_INVALID, place, message)
                    .help("write `controller: statefulset` for the service, or `claim: shared`"),
            );
        }
    }
    templates
}

/// What is asked for the named volume behind a claim.
fn choice<'d>(claim: &Claim, decided: &Decided<'_, 'd>) -> Option<&'d VolumeChoices> {
    let key = claim.volume.as_deref()?;
    let named = decided.around.names.volumes.get(key) == Some(&claim.name);
    named.then(|| decided.choices.volume(key))
}

fn report(claim: &Claim, group: &Group<'_>, diagnostics: &mut Diagnostics) {
    if group.most() > 1 {
        let message = format!("each Pod of `{}` gets its own `{}`", group.key, claim.name);
        diagnostics.push(
            Diagnostic::new(codes::PER_REPLICA_VOLUMES, claim.place.clone(), message).help(
                "write `x-kubernetes: {claim: shared}` at the volume if all Pods must see the same files",
            ),
        );
    }
}
