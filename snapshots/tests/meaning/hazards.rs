//! What would keep Pods from running at all, though each object is valid by itself.

use std::collections::BTreeSet;

use kompose_snapshots::cluster::{Container, Mount, Pod};
use kompose_snapshots::look::Look;
use serde_json::Value;

use super::subject::{Service, Subject, World};
use super::tally::{Exception, Verdict};

/// Nothing is mounted below a read-only folder that has no such path, since nobody can make it there. A folder of the
/// node has what it has with Docker.
pub(crate) fn mount_points(world: World) {
    let mut tally = world.tally("mounts below other mounts");
    for service in world.services() {
        let Some(container) = service.container() else { continue };
        let mounts = container.mounts();
        for inner in &mounts {
            let path = inner.value.text("/mountPath").unwrap_or_default();
            let outer = mounts.iter().filter_map(|outer| Some((outer, rest(outer, path)?)));
            if let Some((outer, rest)) = outer.min_by_key(|(_, rest)| rest.len()) {
                tally.of(&service, path, can_be_made(&container, (outer, inner), rest));
            }
        }
    }
    tally.finish(MOUNT_POINTS);
}

const MOUNT_POINTS: &[Exception] = &[(
    "c2299 netbox",
    "Docker cannot make it either: the folder is read-only in the Compose file, without that file",
)];

/// What a path has left below the path of a mount.
fn rest<'p>(outer: &Mount, path: &'p str) -> Option<&'p str> {
    let rest = path.strip_prefix(outer.value.text("/mountPath")?.trim_end_matches('/'))?;
    rest.strip_prefix('/').filter(|rest| !rest.trim_end_matches('/').is_empty())
}

fn can_be_made(container: &Container, (outer, inner): (&Mount, &Mount), rest: &str) -> Verdict {
    let copied = ["configMap", "secret", "projected"].iter().any(|kind| outer.volume.get(kind).is_some());
    let path = inner.value.text("/mountPath").unwrap_or_default();
    let within = outer.value.text("/mountPath").unwrap_or_default();
    let alone = Container { value: &serde_json::json!({"volumeMounts": [outer.value]}), ..*container };
    let there = alone.file(&format!("{}/{rest}", within.trim_end_matches('/'))).is_some();
    let same = outer.volume.get("hostPath").is_some();
    let writable = !copied && !outer.value.flag("/readOnly");
    Verdict::of(writable || same || there, || {
        format!("`{path}` cannot be made in `{within}`, which is read-only")
    })
}

/// Pods that have to be on one node because of claims all know each other, also those that share none.
pub(crate) fn nodes(world: World) {
    let mut tally = world.tally("Pods that end up on one node");
    for subject in world.subjects() {
        let pods = subject.cluster.pods();
        for pod in &pods {
            let group = bound(subject, pod, &pods);
            if group.len() < 2 {
                continue;
            }
            let verdict = Verdict::of(group.iter().all(|other| wants(pod, other)), || {
                let names: Vec<_> = group.iter().map(Pod::name).collect();
                format!("it does not ask for the node of each of {names:?}")
            });
            let reported =
                || subject.says(&["volume-affinity-conflict", "daemonset-shared-volume"], "services");
            tally.add(
                subject.origin,
                &format!("{} {}", subject.name, pod.name()),
                verdict.or_reported(reported),
            );
        }
    }
    tally.finish(&[]);
}

/// The Pods that share a claim for one node with a Pod, or with one that does.
fn bound<'a>(subject: &Subject, pod: &Pod<'a>, all: &[Pod<'a>]) -> Vec<Pod<'a>> {
    let mut group = vec![*pod];
    loop {
        let claims: BTreeSet<&str> = group.iter().flat_map(|pod| claims(subject, pod)).collect();
        let joins = |other: &&Pod| claims_of(other).any(|claim| claims.contains(claim));
        let next: Vec<Pod> = all.iter().filter(joins).copied().collect();
        if next.len() <= group.len() {
            return group;
        }
        group = next;
    }
}

/// The claims of a Pod that one node can mount.
fn claims<'a>(subject: &'a Subject, pod: &Pod<'a>) -> Vec<&'a str> {
    let single = |claim: &&str| {
        let claim = subject.cluster.object("PersistentVolumeClaim", claim);
        claim.is_some_and(|claim| claim.texts("/spec/accessModes") == ["ReadWriteOnce"])
    };
    claims_of(pod).filter(single).collect()
}

fn claims_of<'a>(pod: &Pod<'a>) -> impl Iterator<Item = &'a str> {
    pod.spec().items("/volumes").iter().filter_map(|volume| volume.text("/persistentVolumeClaim/claimName"))
}

/// Whether a Pod asks for the node of another one.
fn wants(pod: &Pod, other: &Pod) -> bool {
    let way = "/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution";
    pod.spec().items(way).iter().any(|term| {
        term.pointer("/labelSelector/matchLabels").is_some_and(|selector| other.matches(selector))
    })
}

/// Users that are not root can write to their claims and listen on their ports.
pub(crate) fn users(world: World) {
    let mut tally = world.tally("rights of users that are not root");
    for service in world.services() {
        let Some(container) = service.container() else { continue };
        let user = container.value.number("/securityContext/runAsUser").filter(|user| *user > 0);
        if user.is_none() {
            continue;
        }
        let claimed = container
            .mounts()
            .iter()
            .any(|mount| container.claim(mount).is_some() && !mount.value.flag("/readOnly"));
        let owner = container.pod.spec().number("/securityContext/fsGroup");
        if claimed {
            tally.of(&service, "claims", Verdict::of(owner.is_some(), || "no group owns them".to_owned()));
        }
        if low(&service) {
            tally.of(&service, "ports", listens(container.pod.spec()));
        }
    }
    tally.finish(&[]);
}

/// Whether a service on its own network listens on a port that is root's on Linux.
fn low(service: &Service) -> bool {
    let mut ports = service.value.items("/ports").iter().filter_map(|port| port.number("/target"));
    service.network_mode() != "host" && ports.any(|port| port < 1024)
}

fn listens(pod: &Value) -> Verdict {
    let mut sysctls = pod.items("/securityContext/sysctls").iter();
    let open = sysctls.any(|item| item.text("/name") == Some("net.ipv4.ip_unprivileged_port_start"));
    Verdict::of(open, || "the port is root's".to_owned())
}
