//! V26 to V35 and V84: volumes, mounts, claims.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{KeyToPath, PersistentVolumeClaim, Volume, VolumeMount};

use super::view::{CLUSTER_CERTIFICATES, Objects, Part, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;
use crate::ordered::Ordered;
use crate::yaml::Field;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    if let Object::PersistentVolumeClaim(claim) = object {
        self::claim(claim, Field::Root("spec"), findings);
    }
    let Some(workload) = Workload::of(object) else { return };
    for template in workload.claim_templates() {
        self::claim(template, Field::Root("spec.volumeClaimTemplates"), findings);
        let name = template.metadata.name.as_deref().unwrap_or("");
        let alone = objects.find("PersistentVolumeClaim", name).is_none();
        findings.require(
            alone,
            Rule::ClaimsOnce,
            ("spec.volumeClaimTemplates", "has the name of a claim that stands alone"),
        );
    }
    volumes(workload, objects, findings);
    for part in workload.containers() {
        mounts(&part, workload, findings);
        writers(&part, workload, (objects, findings));
    }
}

fn claim(claim: &PersistentVolumeClaim, field: Field<'_>, findings: &mut Findings) {
    let spec = claim.spec.as_ref();
    let modes = spec.and_then(|spec| spec.access_modes.as_deref()).unwrap_or_default();
    findings.require(!modes.is_empty(), Rule::Claims, (field.key("accessModes"), "is empty"));
    let requests = spec.and_then(|spec| spec.resources.as_ref()?.requests.as_ref());
    let sized = requests.is_some_and(|requests| requests.contains_key("storage"));
    findings.require(sized, Rule::Claims, (field.key("resources"), "asks for no size"));
}

/// The names of all volumes that containers can mount.
fn volume_names(workload: Workload<'_>) -> impl Iterator<Item = &str> {
    let pod = workload
        .pod()
        .into_iter()
        .flat_map(|pod| pod.volumes.iter().flatten())
        .map(|volume| volume.name.as_str());
    let templates = workload.claim_templates().iter().filter_map(|claim| claim.metadata.name.as_deref());
    pod.chain(templates)
}

fn volumes(workload: Workload<'_>, objects: Objects<'_>, findings: &mut Findings) {
    let parts = workload.containers();
    let mounts = parts.iter().flat_map(|part| part.container.volume_mounts.iter().flatten());
    let mounted: BTreeSet<_> = mounts.map(|mount| mount.name.as_str()).ordered_set();
    let mut names = BTreeSet::new();
    let field = workload.pod_field().key("volumes");
    for name in volume_names(workload) {
        findings.require(names.insert(name), Rule::VolumeNames, (field, "has two volumes of the same name"));
        findings.require(
            mounted.contains(name),
            Rule::UsedVolumes,
            (field, "has a volume that no container mounts"),
        );
    }
    for (index, volume) in workload.pod().iter().flat_map(|pod| pod.volumes.iter().flatten()).enumerate() {
        let field = field.item(index);
        for source in sources(volume) {
            let there = objects.has(source.kind, source.name) || source.name == CLUSTER_CERTIFICATES;
            findings.require(there, Rule::References, (field, "names an object that is not there"));
            let has = |item: &KeyToPath| objects.has_key(source.kind, source.name, &item.key);
            findings.require(
                !there || source.items.iter().all(has),
                Rule::ReferredKeys,
                (field, "names a key that is not there"),
            );
        }
    }
}

/// The object that a volume takes its content from.
struct Source<'v> {
    kind: &'static str,
    name: &'v str,
    items: &'v [KeyToPath],
}

fn sources(volume: &Volume) -> Vec<Source<'_>> {
    let mut found = Vec::new();
    if let Some(map) = &volume.config_map {
        found.push(Source {
            kind: "ConfigMap",
            name: &map.name,
            items: map.items.as_deref().unwrap_or_default(),
        });
    }
    if let Some(secret) = &volume.secret {
        let name = secret.secret_name.as_deref().unwrap_or("");
        found.push(Source { kind: "Secret", name, items: secret.items.as_deref().unwrap_or_default() });
    }
    if let Some(claim) = &volume.persistent_volume_claim {
        found.push(Source { kind: "PersistentVolumeClaim", name: &claim.claim_name, items: &[] });
    }
    for source in volume.projected.iter().flat_map(|projected| projected.sources.iter().flatten()) {
        if let Some(map) = &source.config_map {
            found.push(Source {
                kind: "ConfigMap",
                name: &map.name,
                items: map.items.as_deref().unwrap_or_default(),
            });
        }
        if let Some(secret) = &source.secret {
            found.push(Source {
                kind: "Secret",
                name: &secret.name,
                items: secret.items.as_deref().unwrap_or_default(),
            });
        }
    }
    found
}

fn mounts(part: &Part<'_>, workload: Workload<'_>, findings: &mut Findings) {
    let names: BTreeSet<_> = volume_names(workload).ordered_set();
    let list = part.field.key("volumeMounts");
    let mut paths = BTreeSet::new();
    for (index, mount) in part.container.volume_mounts.iter().flatten().enumerate() {
        let field = list.item(index);
        let path = mount.mount_path.as_str();
        findings.require(
            names.contains(&mount.name.as_str()),
            Rule::MountedVolumes,
            (field, "mounts a volume that is not there"),
        );
        let good = path.starts_with('/') && !path.trim_end_matches('/').is_empty() && !path.contains(':');
        findings.require(good, Rule::MountPaths, (field, "has no absolute path below `/`"));
        let alone = paths.insert(path.trim_end_matches('/'));
        findings.require(alone, Rule::MountPaths, (field, "mounts a second volume at the same path"));
        let inside = mount.sub_path.as_deref().is_none_or(is_inside);
        findings.require(inside, Rule::SubPaths, (field, "has a sub-path that leaves the volume"));
        let reason = "has options that contradict each other";
        findings.require(goes_together(mount, part), Rule::MountOptions, (field, reason));
        let secrets = path.trim_end_matches('/') == "/run/secrets" && mount.sub_path.is_some();
        findings.require(
            !secrets,
            Rule::SecretsFolder,
            (field, "puts a file where the folder of secrets belongs"),
        );
    }
}

/// Whether the options of a mount, and the rights of its container, go together.
fn goes_together(mount: &VolumeMount, part: &Part<'_>) -> bool {
    let context = part.container.security_context.as_ref();
    let privileged = context.and_then(|context| context.privileged) == Some(true);
    let deep = matches!(mount.recursive_read_only.as_deref(), Some("IfPossible" | "Enabled"));
    let propagation = mount.mount_propagation.as_deref();
    (mount.sub_path.is_none() || mount.sub_path_expr.is_none())
        && (propagation != Some("Bidirectional") || privileged)
        && (!deep || mount.read_only == Some(true) && matches!(propagation, None | Some("None")))
}

fn is_inside(path: &str) -> bool {
    !path.starts_with('/') && path.split('/').all(|step| step != "..")
}

/// A claim that many nodes may read cannot be written by any.
fn writers(part: &Part<'_>, workload: Workload<'_>, (objects, findings): (Objects<'_>, &mut Findings)) {
    for (index, mount) in part.container.volume_mounts.iter().flatten().enumerate() {
        let list = part.field.key("volumeMounts");
        let writes = mount.read_only != Some(true) && is_read_only_claim(mount, workload, objects);
        findings.require(
            !writes,
            Rule::Claims,
            (list.item(index), "writes to a claim that can only be read"),
        );
    }
}

fn is_read_only_claim(mount: &VolumeMount, workload: Workload<'_>, objects: Objects<'_>) -> bool {
    let volumes = workload.pod().and_then(|pod| pod.volumes.as_deref()).unwrap_or_default();
    let volume = volumes.iter().find(|volume| volume.name == mount.name);
    let claim = volume.and_then(|volume| volume.persistent_volume_claim.as_ref());
    match claim.and_then(|claim| objects.find("PersistentVolumeClaim", &claim.claim_name)) {
        Some(Object::PersistentVolumeClaim(claim)) => {
            let modes = claim.spec.as_ref().and_then(|spec| spec.access_modes.as_deref()).unwrap_or_default();
            !modes.is_empty() && modes.iter().all(|mode| mode == "ReadOnlyMany")
        }
        _ => false,
    }
}
