//! Puts services together to Pods and decides what a Pod has only once.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use k8s_openapi::api::core::v1::{Volume, VolumeMount};

use super::aliases::Aliases;
use super::chosen::Chosen;
use super::data::{self, Data, DataKind};
use super::nodes::Marks;
use super::pods::{self, Again, Kind};
use super::storage::{Claim, Mounted, claim_of};
use super::waits::{self, Surroundings, Wait};
use super::{
    Member, PerService, Piece, Pod, conflicts, labels, networks, nodes, ownership, services, templates,
    update,
};
use crate::diagnostic::Diagnostics;
use crate::kubernetes::choices::Choices;
use crate::kubernetes::metadata::{Identity, Pairs, mark};
use crate::kubernetes::names as syntax;
use crate::model::{NetworkMode, Service};
use crate::ordered::Ordered;

/// What was decided before Pods are put together.
pub(super) struct Decided<'a, 'd> {
    pub(super) around: &'d Surroundings<'a, 'd>,
    pub(super) aliases: &'d Aliases,
    pub(super) identity: &'d Identity,
    pub(super) claims: &'d [Claim],
    pub(super) data: &'d [Data],
    pub(super) choices: &'d Choices<'a>,
    /// The services whose own texts name them as hosts.
    pub(super) name_themselves: &'d BTreeSet<&'d str>,
}

/// Services that share a Pod, the owner first.
pub(super) struct Group<'a> {
    pub(super) members: Vec<(&'a str, &'a Service)>,
    pub(super) owner: &'a Service,
    pub(super) key: &'a str,
    pub(super) kind: Kind,
    pub(super) replicas: i32,
    chosen: Chosen,
}

impl Group<'_> {
    /// The most Pods that run at the same time.
    pub(super) fn most(&self) -> i32 {
        self.chosen.most(self.replicas)
    }
}

/// What was decided, by names.
struct Known<'d> {
    /// Claims with their positions; those of the user may share a name.
    claims: BTreeMap<&'d str, Vec<(usize, &'d Claim)>>,
    data: BTreeMap<(DataKind, &'d str), &'d Data>,
}

impl<'d> Known<'d> {
    fn of(decided: &Decided<'_, 'd>) -> Self {
        let data = decided.data.iter().map(|data| ((data.kind, data.name.as_str()), data));
        let mut claims: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (position, claim) in decided.claims.iter().enumerate() {
            claims.entry(claim.name.as_str()).or_default().push((position, claim));
        }
        Self { claims, data: data.ordered_map() }
    }
}

/// The Pods of a project.
pub(super) fn pods<'a>(
    decided: &Decided<'a, '_>,
    mut pieces: PerService<'a, Piece>,
    diagnostics: &mut Diagnostics,
) -> Vec<Pod<'a>> {
    let groups = groups(decided, diagnostics);
    let users = users(&groups, &pieces);
    let templates = templates::templates(decided, &users, diagnostics);
    let marks = nodes::marks(decided, &users, &templates, diagnostics);
    drop(users);
    let known = Known::of(decided);
    let mut pods = Vec::new();
    for group in groups {
        conflicts::report(&group, decided, diagnostics);
        let (mut volumes, mounts) = volumes(&group, &pieces, &templates);
        let (own, claims): (Vec<&Claim>, Vec<&Claim>) =
            claims(&group, &pieces, &known).into_iter().partition(|claim| templates.contains(&*claim.name));
        volumes.retain(|volume| claim_of(volume).is_none_or(|claim| !templates.contains(claim)));
        let used = used_data(&volumes, &group, &pieces, &known);
        let single = claims.iter().any(|claim| claim.stops_first());
        let (mut workload_labels, mut workload_annotations) = labels::of_workload(group.owner, diagnostics);
        workload_labels.extend(group.chosen.labels.clone());
        workload_annotations.extend(group.chosen.annotations.clone());
        let attached = networks::attached(&decided.around.application.project, group.key);
        pods.push(Pod {
            name: decided.around.names.service(group.key).to_owned(),
            kind: group.kind,
            owner: group.owner,
            replicas: group.replicas,
            labels: pod_labels(&group, &claims, &marks, decided),
            annotations: annotations(&group, decided, &used, diagnostics),
            workload_labels,
            workload_annotations,
            together: nodes::together(&group, &claims, &marks, decided),
            update: update::update(group.owner, (group.kind, single), diagnostics),
            fs_group: ownership::fs_group(&group.members, &pieces, diagnostics),
            waits: group_waits(&group, decided.around, diagnostics),
            members: members(&group, mounts, &mut pieces, decided),
            volumes,
            claim_templates: own.into_iter().cloned().collect(),
            attached,
            own_name: own_name(&group, decided),
            chosen: group.chosen,
        });
    }
    pods
}

/// The name of a service that names itself as a host.
///
/// With Docker that name leads to the container itself, before it is healthy too, and a program can listen on it. A
/// Service leads to Pods that are ready only, and to an address that belongs to no Pod. Several Pods with one name
/// would no longer find each other by it.
fn own_name(group: &Group<'_>, decided: &Decided<'_, '_>) -> Option<String> {
    let several = group.most() > 1 || matches!(group.kind, Kind::DaemonSet | Kind::StatefulSet);
    let own_network = group.owner.network_mode != Some(NetworkMode::Host);
    let named = decided.name_themselves.contains(group.key) && !several && own_network;
    let written = syntax::service(group.key).filter(|name| *name == group.key.to_ascii_lowercase());
    named.then(|| written.unwrap_or_else(|| decided.around.names.service(group.key).to_owned()))
}

fn groups<'a>(decided: &Decided<'a, '_>, diagnostics: &mut Diagnostics) -> Vec<Group<'a>> {
    let application = decided.around.application;
    let project = &application.project;
    let mut groups: IndexMap<&str, Group<'a>> = IndexMap::new();
    for (key, owner) in services(application).filter(|(key, _)| pods::owner(project, key) == *key) {
        let kind = decided.around.kinds.get(key).copied().unwrap_or(Kind::Deployment);
        let replicas = pods::replicas(owner).map_or(1, |(count, _)| count);
        let chosen = Chosen::of(decided.choices, key, (kind, replicas), diagnostics);
        groups.insert(key, Group { members: vec![(key, owner)], owner, key, kind, replicas, chosen });
    }
    for (key, service) in services(application) {
        let Some(group) = groups.get_mut(pods::owner(project, key)) else { continue };
        if group.key != key {
            group.members.push((key, service));
        }
        group.chosen.join(decided.choices, key, diagnostics);
    }
    groups.into_values().collect()
}

/// The volumes of a Pod, each source once, and the mounts of each of its containers.
fn volumes(
    group: &Group<'_>,
    pieces: &PerService<'_, Piece>,
    templates: &BTreeSet<&str>,
) -> (Vec<Volume>, Vec<Vec<VolumeMount>>) {
    let of_service = |key: &str| pieces.get(key).map_or(&[][..], |part| part.mounts.as_slice());
    // What a template makes has the name of the template, so that name is not free for others.
    let all = group.members.iter().flat_map(|(key, _)| of_service(key));
    let own = all.filter(|mounted| mounted.claim().is_some_and(|claim| templates.contains(claim)));
    let mut volumes: Vec<(Volume, &Mounted)> = Vec::new();
    own.for_each(|mounted| drop(placed(mounted, &mut volumes)));
    let mounts = group
        .members
        .iter()
        .map(|(key, _)| of_service(key).iter().map(|mounted| placed(mounted, &mut volumes)).collect());
    let mounts = mounts.collect();
    (volumes.into_iter().map(|(volume, _)| volume).collect(), mounts)
}

/// The mount with the name that its volume has in the Pod, among volumes with the first mount of each.
fn placed<'m>(mounted: &'m Mounted, volumes: &mut Vec<(Volume, &'m Mounted)>) -> VolumeMount {
    if let Some((known, _)) = volumes.iter().find(|(_, first)| mounted.shows_the_volume_of(first)) {
        return VolumeMount { name: known.name.clone(), ..mounted.mount.clone() };
    }
    let mut taken = super::names::Taken::of(volumes.iter().map(|(volume, _)| &volume.name));
    let name = taken.fresh(&mounted.volume.name);
    volumes.push((Volume { name: name.clone(), ..mounted.volume.clone() }, mounted));
    VolumeMount { name, ..mounted.mount.clone() }
}

fn members<'a>(
    group: &Group<'a>,
    mounts: Vec<Vec<VolumeMount>>,
    pieces: &mut PerService<'a, Piece>,
    decided: &Decided<'a, '_>,
) -> Vec<Member<'a>> {
    let member = |((key, service), mounts): (&(&'a str, &'a Service), Vec<VolumeMount>)| Member {
        key,
        service,
        name: decided.around.names.service(key).to_owned(),
        ports: decided.around.ports.get(key).cloned().unwrap_or_default(),
        seeds: seeds(key, pieces, &mounts),
        variables: pieces.get_mut(key).map(|part| std::mem::take(&mut part.variables)).unwrap_or_default(),
        mounts,
        shares_pod: group.members.len() > 1,
        sidecar: group.kind.is_job() && *key != group.key && !Again::of(service).is_finite(),
    };
    group.members.iter().zip(mounts).map(member).collect()
}

/// The mounts that are filled from the image.
fn seeds(key: &str, pieces: &PerService<'_, Piece>, mounts: &[VolumeMount]) -> Vec<VolumeMount> {
    let decided = pieces.get(key).into_iter().flat_map(|part| &part.mounts);
    let seeds = decided.zip(mounts).filter(|(mounted, _)| mounted.seed);
    seeds.map(|(_, mount)| mount.clone()).collect()
}

/// The claims that the containers of a Pod mount.
fn claims<'d>(group: &Group<'_>, pieces: &PerService<'_, Piece>, known: &Known<'d>) -> Vec<&'d Claim> {
    let names = mounted(group, pieces).filter_map(|(_, mounted)| mounted.claim());
    let claims = names.filter_map(|name| known.claims.get(name)).flatten().copied();
    claims.ordered_map().into_values().collect()
}

fn mounted<'p>(
    group: &'p Group<'_>,
    pieces: &'p PerService<'_, Piece>,
) -> impl Iterator<Item = (&'p Service, &'p Mounted)> {
    group.members.iter().flat_map(|(key, service)| {
        pieces
            .get(key)
            .into_iter()
            .flat_map(move |part| part.mounts.iter().map(move |mounted| (*service, mounted)))
    })
}

/// Who mounts each claim, in the order of the Pods.
fn users<'g, 'a>(
    groups: &'g [Group<'a>],
    pieces: &'g PerService<'_, Piece>,
) -> BTreeMap<&'g str, Vec<&'g Group<'a>>> {
    let mut users: BTreeMap<&str, Vec<&Group<'a>>> = BTreeMap::new();
    for group in groups {
        let claims: BTreeSet<&str> =
            mounted(group, pieces).filter_map(|(_, mounted)| mounted.claim()).ordered_set();
        for claim in claims {
            users.entry(claim).or_default().push(group);
        }
    }
    users
}

/// The mark of Pods that answer to a name which several services have.
pub(crate) fn alias_mark(alias: &str) -> String {
    mark("alias", &syntax::label(alias, syntax::LABEL - "alias.".len()).unwrap_or_default())
}

fn pod_labels(group: &Group<'_>, claims: &[&Claim], marks: &Marks, decided: &Decided<'_, '_>) -> Pairs {
    let around = decided.around;
    let mut pod = decided.identity.labels(around.names.service(group.key));
    let attached = networks::attached(&around.application.project, group.key);
    let networks = around.networks.marks(&attached).into_iter().map(|net| mark("network", &net.label));
    let volumes = nodes::of(claims, marks).into_iter().map(str::to_owned);
    let aliases = group.members.iter().flat_map(|(key, _)| decided.aliases.of(key));
    let aliases = aliases.filter(|(_, shared)| *shared).map(|(alias, _)| alias_mark(alias));
    pod.extend(networks.chain(volumes).chain(aliases).map(|mark| (mark, "true".to_owned())));
    pod.extend(group.chosen.pod_labels.clone());
    pod
}

fn annotations(
    group: &Group<'_>,
    decided: &Decided<'_, '_>,
    used: &[&Data],
    diagnostics: &mut Diagnostics,
) -> Pairs {
    let mut all = Pairs::new();
    for (key, service) in &group.members {
        for (name, value) in labels::annotations(decided.around.application, key, service, diagnostics) {
            all.entry(name).or_insert(value);
        }
    }
    all.extend(group.chosen.pod_annotations.clone());
    if let Some(hash) = data::hash(used.iter().copied(), decided.around.choices.options) {
        all.insert("kompose-rs/config-hash".to_owned(), hash);
    }
    all
}

/// The ConfigMaps and Secrets of ours that a Pod uses.
fn used_data<'d>(
    volumes: &[Volume],
    group: &Group<'_>,
    pieces: &PerService<'_, Piece>,
    known: &Known<'d>,
) -> Vec<&'d Data> {
    let pieces = group.members.iter().filter_map(|(key, _)| pieces.get(key));
    let variables = pieces.flat_map(|piece| data::of_variables(&piece.variables));
    let used: BTreeSet<(DataKind, &str)> =
        volumes.iter().flat_map(data::of_volume).chain(variables).ordered_set();
    used.iter().filter_map(|key| known.data.get(key).copied()).collect()
}

fn group_waits(group: &Group<'_>, around: &Surroundings<'_, '_>, diagnostics: &mut Diagnostics) -> Vec<Wait> {
    let mut all: Vec<Wait> = Vec::new();
    for (key, service) in &group.members {
        for wait in waits::waits(key, service, around, diagnostics) {
            if !all.contains(&wait) {
                all.push(wait);
            }
        }
    }
    all
}
