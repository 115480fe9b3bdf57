//! Claims of storage, and the storage of NFS servers.

use std::collections::BTreeMap;
use std::iter;

use k8s_openapi::api::core::v1::{
    NFSVolumeSource, PersistentVolume, PersistentVolumeClaim, PersistentVolumeClaimSpec,
    PersistentVolumeSpec, VolumeResourceRequirements,
};
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::metadata::matching;
use super::names;
use super::object::Object;
use super::plan::Plan;
use super::plan::storage::{Claim, Nfs};
use crate::ordered::Ordered;

fn size(claim: &Claim) -> BTreeMap<String, Quantity> {
    iter::once(("storage".to_owned(), Quantity(claim.spec.size.clone()))).ordered_map()
}

fn modes(claim: &Claim) -> Vec<String> {
    claim.spec.modes.iter().map(|mode| mode.word().to_owned()).collect()
}

/// What a claim asks for; `volume` is the one that stands behind it already.
fn spec(claim: &Claim, volume: Option<String>) -> PersistentVolumeClaimSpec {
    let selector = claim.spec.selector.clone().filter(|_| volume.is_none());
    let label = |value| matching(iter::once(("io.kompose.service".to_owned(), value)).ordered_map());
    PersistentVolumeClaimSpec {
        access_modes: Some(modes(claim)),
        resources: Some(VolumeResourceRequirements { limits: None, requests: Some(size(claim)) }),
        selector: selector.map(label),
        storage_class_name: if volume.is_some() { Some(String::new()) } else { claim.spec.class.clone() },
        volume_name: volume,
        ..PersistentVolumeClaimSpec::default()
    }
}

/// The objects of a claim; none if it exists already.
pub(crate) fn claim(claim: &Claim, plan: &Plan<'_>) -> Vec<Object> {
    if claim.external {
        return Vec::new();
    }
    let volume = claim.nfs.as_ref().map(|nfs| nfs_volume(claim, nfs, plan));
    let name = volume.as_ref().and_then(|volume| volume.metadata.name.clone());
    let object = PersistentVolumeClaim {
        metadata: plan.identity.annotated(&claim.name, &claim.name, claim.annotations.clone()),
        spec: Some(spec(claim, name)),
        status: None,
    };
    volume
        .map(Box::new)
        .map(Object::PersistentVolume)
        .into_iter()
        .chain([Object::PersistentVolumeClaim(object)])
        .collect()
}

fn nfs_volume(claim: &Claim, nfs: &Nfs, plan: &Plan<'_>) -> PersistentVolume {
    let project = names::label(&plan.application.project.name, names::LABEL).unwrap_or_default();
    let name = names::label(&format!("{project}-{}", claim.name), names::LABEL).unwrap_or_default();
    PersistentVolume {
        metadata: ObjectMeta { namespace: None, ..plan.identity.metadata(&name, &claim.name) },
        spec: Some(PersistentVolumeSpec {
            access_modes: Some(modes(claim)),
            capacity: Some(size(claim)),
            mount_options: (!nfs.options.is_empty()).then(|| nfs.options.clone()),
            nfs: Some(NFSVolumeSource {
                path: nfs.path.clone(),
                read_only: nfs.read_only.then_some(true),
                server: nfs.server.clone(),
            }),
            persistent_volume_reclaim_policy: Some("Retain".to_owned()),
            storage_class_name: Some(String::new()),
            ..PersistentVolumeSpec::default()
        }),
        status: None,
    }
}
