//! V95: storage of the cluster, and claims of it.

use crate::yaml::Field;
use k8s_openapi::api::core::v1::{PersistentVolumeClaim, PersistentVolumeSpec};

use super::view::{Objects, Workload};
use super::{Findings, Rule};
use crate::kubernetes::{Object, quantity};

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    if let Object::PersistentVolume(volume) = object {
        volume.spec.iter().for_each(|spec| self::volume(spec, findings));
    }
    if let Object::PersistentVolumeClaim(claim) = object {
        self::claim(claim, Field::Root("spec"), findings);
    }
    for template in Workload::of(object).map(Workload::claim_templates).into_iter().flatten() {
        self::claim(template, Field::Root("spec.volumeClaimTemplates"), findings);
    }
}

/// The sources that volumes have with us; others have a provisioner behind them.
fn volume(spec: &PersistentVolumeSpec, findings: &mut Findings) {
    let sources = [spec.nfs.is_some(), spec.local.is_some(), spec.host_path.is_some(), spec.csi.is_some()];
    let one = sources.into_iter().filter(|there| *there).count() == 1;
    findings.require(one, Rule::ClusterStorage, ("spec", "has not exactly one place for its files"));
    let near = spec.local.is_none() || spec.node_affinity.is_some();
    findings.require(
        near,
        Rule::ClusterStorage,
        ("spec.nodeAffinity", "does not say which node has the folder"),
    );
    let sized = spec.capacity.as_ref().and_then(|capacity| capacity.get("storage")).is_some();
    findings.require(sized, Rule::ClusterStorage, ("spec.capacity", "does not say how much fits in"));
    let modes = spec.access_modes.as_deref().unwrap_or_default();
    let good = !modes.is_empty() && goes_together(modes);
    findings.require(good, Rule::ClusterStorage, ("spec.accessModes", "are none, or do not go together"));
}

fn claim(claim: &PersistentVolumeClaim, field: Field<'_>, findings: &mut Findings) {
    let Some(spec) = &claim.spec else { return };
    let modes = spec.access_modes.as_deref().unwrap_or_default();
    let field = field.key("accessModes");
    findings.require(goes_together(modes), Rule::ClusterStorage, (field, "do not go together"));
    let requests = spec.resources.as_ref().and_then(|resources| resources.requests.as_ref());
    let size = requests.and_then(|requests| requests.get("storage"));
    let good = size.and_then(|size| quantity::amount(&size.0)).is_none_or(|size| size > 0.0);
    findings.require(good, Rule::ClusterStorage, (Field::Root("spec.resources"), "asks for nothing"));
}

/// A volume for a single Pod cannot be for many as well.
fn goes_together(modes: &[String]) -> bool {
    modes.len() < 2 || !modes.iter().any(|mode| mode == "ReadWriteOncePod")
}
