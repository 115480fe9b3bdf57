//! Named volumes, anonymous ones, and those in memory.

use std::collections::{BTreeMap, BTreeSet};

use kompose_snapshots::cluster::{self, Container, Mount};
use kompose_snapshots::look::Look;
use serde_json::Value;

use super::quantity::bytes;
use super::subject::{Service, Subject, World};
use super::tally::Verdict;

/// Every mount of a named volume is a mount of its one claim, at its path, with its sub-path and its access.
pub(crate) fn named(world: World) {
    let mut tally = world.tally("mounts of named volumes");
    for service in world.plain_services() {
        for mount in of_type(&service, &["volume", "cluster"]) {
            let Some(source) = mount.text("/source").filter(|source| !source.is_empty()) else { continue };
            tally.of(&service, &word(mount), claimed(&service, mount, source));
        }
    }
    tally.finish(&[]);
}

/// The entries of `volumes` that have one of some types.
pub(crate) fn of_type<'a>(service: &Service<'a>, types: &[&str]) -> Vec<&'a Value> {
    let entries = service.value.items("/volumes").iter();
    entries.filter(|entry| entry.text("/type").is_some_and(|kind| types.contains(&kind))).collect()
}

pub(crate) fn word(mount: &Value) -> String {
    let part = |key: &str| mount.text(key).unwrap_or_default();
    format!("{}:{}", part("/source"), part("/target"))
}

/// The one mount at the path of an entry.
pub(crate) fn mounted<'a>(container: &Container<'a>, entry: &Value) -> Result<Mount<'a>, Verdict> {
    let target = entry.text("/target").unwrap_or_default();
    match container.mounts_at(target).as_slice() {
        [mount] => Ok(*mount),
        several => Err(Verdict::Fails(format!("{} mounts are at the path", several.len()))),
    }
}

fn claimed(service: &Service, entry: &Value, source: &str) -> Verdict {
    let Some(container) = service.container() else { return Verdict::Fails("no container".to_owned()) };
    let mount = match mounted(&container, entry) {
        Ok(mount) => mount,
        Err(verdict) => return verdict,
    };
    let definition = service.subject.compose.pointer("/volumes").and_then(|volumes| volumes.get(source));
    let definition = definition.unwrap_or(&Value::Null);
    let sub_path = entry.text("/volume/subpath").filter(|path| !path.is_empty());
    if mount.value.text("/subPath") != sub_path || mount.value.flag("/readOnly") != entry.flag("/read_only") {
        return Verdict::Fails(format!("sub-path or access differ: {}", mount.value));
    }
    match definition.text("/driver_opts/type") {
        Some("tmpfs") => in_memory(&mount, definition.text("/driver_opts/o")),
        Some("nfs" | "nfs4") => from_server(&container, &mount, definition),
        _ if definition.text("/driver_opts/o").is_some_and(|options| options.contains("bind")) => {
            Verdict::Holds
        }
        _ => one_claim((service.subject, &container), &mount, (source, definition)),
    }
}

/// The names that a claim can have: what the user called the volume, or its key. Whether the user wrote a name that
/// is also the usual one, nobody can see in the canonical form.
fn claim_names(subject: &Subject, (key, definition): (&str, &Value)) -> Vec<String> {
    let named = definition.text("/name").unwrap_or(key);
    let project = subject.compose.text("/name").unwrap_or_default();
    let usual = named == format!("{project}_{key}") && !definition.flag("/external");
    let possible = if usual { vec![key, named] } else { vec![named] };
    possible.into_iter().filter_map(cluster::name).collect()
}

fn one_claim((subject, container): (&Subject, &Container), mount: &Mount, volume: (&str, &Value)) -> Verdict {
    let wanted = claim_names(subject, volume);
    let found = container.claim(mount).unwrap_or_default();
    if !wanted.iter().any(|name| name == found) {
        return Verdict::Fails(format!("the claim is `{found}` and not one of {wanted:?}"));
    }
    let templates = container.pod.workload.items("/spec/volumeClaimTemplates");
    let made = container.cluster.object("PersistentVolumeClaim", found).is_some()
        || templates.iter().any(|claim| claim.text("/metadata/name") == Some(found));
    Verdict::of(made != volume.1.flag("/external"), || format!("there is a claim `{found}`: {made}"))
}

/// Every volume is one claim, and every claim one volume.
pub(crate) fn apart(world: World) {
    let mut tally = world.tally("volumes and claims, one for one");
    for subject in world.subjects() {
        let mut claims: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for service in subject.services() {
            let Some(container) = service.container() else { continue };
            for entry in of_type(&service, &["volume"]) {
                let mount = mounted(&container, entry).ok();
                let claim = mount.and_then(|mount| container.claim(&mount));
                if let (Some(source), Some(claim)) = (entry.text("/source"), claim) {
                    claims.entry(source).or_default().insert(claim);
                }
            }
        }
        for (source, own) in &claims {
            let others = claims.iter().filter(|(other, _)| *other != source).flat_map(|(_, claims)| claims);
            let alone = own.len() == 1 && others.into_iter().all(|other| !own.contains(other));
            let verdict = Verdict::of(alone, || format!("it is {claims:?}"));
            tally.add(subject.origin, &format!("{}: {source}", subject.name), verdict);
        }
    }
    tally.finish(&[]);
}

/// Whether a mount is memory of the size that some options say.
fn in_memory(mount: &Mount, options: Option<&str>) -> Verdict {
    let size = options.and_then(|options| options.split(',').find_map(|option| option.strip_prefix("size=")));
    let limit = mount.volume.text("/emptyDir/sizeLimit").and_then(bytes);
    let memory = mount.volume.text("/emptyDir/medium") == Some("Memory");
    Verdict::of(memory && limit == size.and_then(bytes), || format!("it is {}", mount.volume))
}

/// Whether a mount is a folder of a server.
fn from_server(container: &Container, mount: &Mount, definition: &Value) -> Verdict {
    let claim =
        container.claim(mount).and_then(|name| container.cluster.object("PersistentVolumeClaim", name));
    let volume = claim.and_then(|claim| claim.text("/spec/volumeName"));
    let volume = volume.and_then(|name| container.cluster.object("PersistentVolume", name));
    let volume = volume.unwrap_or(&Value::Null);
    let options = definition.text("/driver_opts/o").unwrap_or_default();
    let server = options.split(',').find_map(|option| option.strip_prefix("addr="));
    let path = definition.text("/driver_opts/device").map(|device| device.trim_start_matches(':'));
    let same = volume.text("/spec/nfs/server") == server && volume.text("/spec/nfs/path") == path;
    Verdict::of(same, || format!("the volume is {volume}"))
}

/// Every anonymous volume is an empty folder of the Pod, and every piece of memory has its size.
pub(crate) fn unnamed(world: World) {
    let mut tally = world.tally("anonymous volumes and memory");
    for service in world.plain_services() {
        for entry in of_type(&service, &["volume"]).into_iter().filter(|entry| entry.get("source").is_none())
        {
            let verdict = with_mount(&service, entry, |mount| {
                Verdict::of(mount.volume.get("emptyDir").is_some(), || format!("it is {}", mount.volume))
            });
            let reported =
                || service.says(&["nested-volume-skipped", "anonymous-volume-promoted"], ".volumes");
            tally.of(&service, &word(entry), verdict.or_reported(reported));
        }
        for (target, size) in pieces_of_memory(&service) {
            let entry = serde_json::json!({"target": target});
            let options = size.map(|size| format!("size={size}"));
            let verdict = with_mount(&service, &entry, |mount| in_memory(mount, options.as_deref()));
            tally.of(&service, &word(&entry), verdict);
        }
    }
    tally.finish(&[]);
}

fn with_mount(service: &Service, entry: &Value, check: impl Fn(&Mount) -> Verdict) -> Verdict {
    let Some(container) = service.container() else { return Verdict::Fails("no container".to_owned()) };
    mounted(&container, entry).map_or_else(|verdict| verdict, |mount| check(&mount))
}

/// The paths that are memory, each with its size.
fn pieces_of_memory(service: &Service) -> Vec<(String, Option<String>)> {
    let mut pieces = Vec::new();
    for entry in service.value.texts("/tmpfs") {
        let (path, options) = entry.split_once(':').unwrap_or((entry, ""));
        let size = options.split(',').find_map(|option| option.strip_prefix("size="));
        pieces.push((path.to_owned(), size.map(str::to_owned)));
    }
    for entry in of_type(service, &["tmpfs"]) {
        let size = entry
            .pointer("/tmpfs/size")
            .map(|size| size.as_str().map_or_else(|| size.to_string(), str::to_owned));
        pieces.push((entry.text("/target").unwrap_or_default().to_owned(), size.filter(|size| size != "0")));
    }
    let shared = service.value.text("/shm_size").filter(|size| *size != "0");
    pieces.extend(shared.map(|size| ("/dev/shm".to_owned(), Some(size.to_owned()))));
    pieces
}

/// The Pods that share a claim which one node can mount all ask to be on one node.
pub(crate) fn shared(world: World) {
    let mut tally = world.tally("Pods that share a claim");
    for subject in world.subjects() {
        for claim in subject.cluster.of_kind("PersistentVolumeClaim") {
            let name = claim.text("/metadata/name").unwrap_or_default();
            let pods: Vec<_> =
                subject.cluster.pods().into_iter().filter(|pod| uses(pod.spec(), name)).collect();
            let many =
                pods.len() > 1 || pods.iter().any(|pod| pod.workload.number("/spec/replicas") > Some(1));
            if !many || claim.texts("/spec/accessModes") != ["ReadWriteOnce"] {
                continue;
            }
            for pod in &pods {
                let verdict = together(pod.spec(), &pods).or_reported(|| conflicts(subject));
                tally.add(subject.origin, &format!("{} {}: {name}", subject.name, pod.name()), verdict);
            }
        }
    }
    tally.finish(&[]);
}

fn conflicts(subject: &Subject) -> bool {
    subject.says(&["volume-affinity-conflict", "daemonset-shared-volume"], "services")
}

fn uses(pod: &Value, claim: &str) -> bool {
    let mut volumes = pod.items("/volumes").iter();
    volumes.any(|volume| volume.text("/persistentVolumeClaim/claimName") == Some(claim))
}

/// Whether a Pod must be on a node with the others that have a claim, and all of them are meant.
fn together(pod: &Value, others: &[cluster::Pod]) -> Verdict {
    let way = "/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution";
    let all: BTreeSet<&str> = others.iter().map(cluster::Pod::name).collect();
    let joined = pod.items(way).iter().any(|term| {
        let selector = term.pointer("/labelSelector/matchLabels").unwrap_or(&Value::Null);
        let meant: BTreeSet<&str> =
            others.iter().filter(|other| other.matches(selector)).map(cluster::Pod::name).collect();
        meant == all && term.text("/topologyKey") == Some("kubernetes.io/hostname")
    });
    Verdict::of(joined, || "nothing keeps the Pods together".to_owned())
}
