//! Which Pods have to run on one node, because they mount claims that only one node can have.
//!
//! Two Pods that share no claim are tied all the same if a third one shares a claim with each of them. So all claims
//! that are tied together have one mark: a Pod that asked for each claim by itself could find them on two nodes, and
//! the scheduler counts only those Pods that fit all that a Pod asks for.

use std::collections::{BTreeMap, BTreeSet};

use super::members::{Decided, Group};
use super::pods::Kind;
use super::storage::Claim;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::metadata::{Pairs, mark};
use crate::kubernetes::{names as syntax, placement};
use crate::ordered::Ordered;

/// The marks of Pods that must be on the node of a claim, by its name.
pub(super) type Marks = BTreeMap<String, String>;

/// The marks of the claims that more than one Pod mounts, each of which ties its Pods to one node.
pub(super) fn marks(
    decided: &Decided<'_, '_>,
    users: &BTreeMap<&str, Vec<&Group<'_>>>,
    templates: &BTreeSet<&str>,
    diagnostics: &mut Diagnostics,
) -> Marks {
    let mut shared = Vec::new();
    let standing = |claim: &&Claim| claim.is_on_one_node() && !templates.contains(&*claim.name);
    for claim in decided.claims.iter().filter(standing) {
        let users = users.get(claim.name.as_str()).map_or(&[][..], Vec::as_slice);
        for group in users.iter().filter(|group| group.kind == Kind::DaemonSet) {
            let message = format!(
                "the claim `{}` can be mounted on one node, but `{}` runs on every node",
                claim.name, group.key
            );
            diagnostics.push(
                Diagnostic::new(codes::DAEMONSET_SHARED_VOLUME, claim.place.clone(), message).help(
                    "use a bind mount of a node path, or storage that many nodes can mount, such as NFS",
                ),
            );
        }
        let many = users.len() > 1 || users.iter().any(|group| group.most() > 1);
        if !many {
            continue;
        }
        shared.push((claim.name.as_str(), users));
        let names: Vec<String> = users.iter().map(|group| format!("`{}`", group.key)).collect();
        let message = format!("all Pods of {} run on the node where `{}` is", names.join(", "), claim.name);
        diagnostics.push(Diagnostic::new(codes::SHARED_VOLUME_AFFINITY, claim.place.clone(), message));
        for (count, place) in users.iter().filter_map(|group| placement::per_node(group.owner)) {
            let message =
                format!("all users of `{}` must share a node, but only {count} may run on one", claim.name);
            diagnostics.push(Diagnostic::new(codes::VOLUME_AFFINITY_CONFLICT, place, message));
        }
    }
    bundles(&shared)
}

/// The marks of shared claims: that of the first claim for all that are tied to it.
fn bundles(shared: &[(&str, &[&Group<'_>])]) -> Marks {
    let mut first: Vec<usize> = (0..shared.len()).collect();
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    for (position, (_, users)) in shared.iter().enumerate() {
        for group in *users {
            let other = *seen.entry(group.key).or_insert(position);
            let (one, two) = (leader(&first, position), leader(&first, other));
            if let Some(later) = first.get_mut(one.max(two)) {
                *later = one.min(two);
            }
        }
    }
    let name = |position: usize| shared.get(leader(&first, position)).map_or("", |(name, _)| *name);
    shared
        .iter()
        .enumerate()
        .map(|(position, (claim, _))| ((*claim).to_owned(), volume_mark(name(position))))
        .ordered_map()
}

/// The first of all that a position is tied to.
fn leader(first: &[usize], mut position: usize) -> usize {
    while let Some(&next) = first.get(position).filter(|next| **next != position) {
        position = next;
    }
    position
}

fn volume_mark(claim: &str) -> String {
    mark("volume", &syntax::label(claim, syntax::LABEL - "volume.".len()).unwrap_or_default())
}

/// The marks of some claims, each once.
pub(super) fn of<'m>(claims: &[&Claim], marks: &'m Marks) -> BTreeSet<&'m str> {
    claims.iter().filter_map(|claim| marks.get(&claim.name)).map(String::as_str).ordered_set()
}

/// The labels of the Pods that a Pod must be on a node with.
pub(super) fn together(
    group: &Group<'_>,
    claims: &[&Claim],
    marks: &Marks,
    decided: &Decided<'_, '_>,
) -> Vec<Pairs> {
    if group.kind == Kind::DaemonSet {
        return Vec::new();
    }
    of(claims, marks).into_iter().map(|mark| decided.identity.marked(mark.to_owned())).collect()
}
