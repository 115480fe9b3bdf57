//! V51 to V53 and V85: quantities.

use crate::yaml::Field;
use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{PersistentVolumeClaim, ResourceRequirements};
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

use super::grammar::is_label_key;
use super::view::{Objects, Workload};
use super::{Findings, Rule};
use crate::kubernetes::{Object, quantity};

/// Amounts by the name of the resource.
type Amounts = BTreeMap<String, Quantity>;

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    if let Object::PersistentVolumeClaim(claim) = object {
        amounts(requests(claim), Field::Root("spec.resources.requests"), findings);
    }
    for template in Workload::of(object).map(Workload::claim_templates).into_iter().flatten() {
        amounts(requests(template), Field::Root("spec.volumeClaimTemplates"), findings);
    }
    if let Object::HorizontalPodAutoscaler(scaler) = object {
        let metrics = scaler.spec.iter().flat_map(|spec| spec.metrics.iter().flatten());
        let targets = metrics.filter_map(|metric| metric.resource.as_ref()?.target.average_value.as_ref());
        for target in targets {
            findings.require(
                amount(target).is_some(),
                Rule::Quantities,
                ("spec.metrics", "aims at what is no quantity"),
            );
        }
    }
    if let Object::PersistentVolume(volume) = object {
        let capacity = volume.spec.as_ref().and_then(|spec| spec.capacity.as_ref());
        amounts(capacity, Field::Root("spec.capacity"), findings);
    }
    for part in Workload::of(object).map(Workload::containers).into_iter().flatten() {
        let Some(resources) = &part.container.resources else { continue };
        let field = part.field.key("resources");
        amounts(resources.requests.as_ref(), field.key("requests"), findings);
        amounts(resources.limits.as_ref(), field.key("limits"), findings);
        let good = devices(resources);
        findings.require(
            good,
            Rule::DeviceLimits,
            (field, "asks for devices or pages that no node can give"),
        );
        let limit = |name: &str| amount(resources.limits.as_ref()?.get(name)?);
        for (name, request) in resources.requests.iter().flatten() {
            let above = amount(request).zip(limit(name)).is_some_and(|(request, limit)| request > limit);
            findings.require(!above, Rule::Limits, (field.key("requests").key(name), "is above the limit"));
        }
    }
    for volume in
        Workload::of(object).and_then(Workload::pod).iter().flat_map(|pod| pod.volumes.iter().flatten())
    {
        let limit = volume.empty_dir.as_ref().and_then(|directory| directory.size_limit.as_ref());
        let good = limit.is_none_or(|limit| amount(limit).is_some());
        findings.require(
            good,
            Rule::Quantities,
            (Field::Root("volumes").key(&volume.name).key("emptyDir.sizeLimit"), "is no quantity"),
        );
    }
}

/// What a claim asks for.
fn requests(claim: &PersistentVolumeClaim) -> Option<&Amounts> {
    claim.spec.as_ref()?.resources.as_ref()?.requests.as_ref()
}

fn amounts(amounts: Option<&Amounts>, field: Field<'_>, findings: &mut Findings) {
    for (name, quantity) in amounts.into_iter().flatten() {
        let field = field.key(name);
        let amount = amount(quantity);
        findings.require(amount.is_some(), Rule::Quantities, (field, "is no quantity"));
        let extended = name.contains('/') && !name.starts_with("kubernetes.io/");
        let whole = amount.is_none_or(|amount| amount.fract() == 0.0);
        findings.require(!extended || whole, Rule::WholeDevices, (field, "is no whole number"));
    }
}

/// Whether what cannot be shared is asked for up to its limit, and every resource is a known one.
fn devices(resources: &ResourceRequirements) -> bool {
    let empty = Amounts::new();
    let limits = resources.limits.as_ref().unwrap_or(&empty);
    let requests = resources.requests.as_ref().unwrap_or(&empty);
    let names = || limits.keys().chain(requests.keys());
    let pages = |name: &&String| name.starts_with("hugepages-");
    let known = |name: &String| match name.as_str() {
        "cpu" | "memory" | "ephemeral-storage" => true,
        _ => pages(&name) || name.contains('/') && is_label_key(name),
    };
    let usual = names().any(|name| matches!(name.as_str(), "cpu" | "memory"));
    let whole = |name: &String| {
        limits.contains_key(name) && requests.get(name).is_none_or(|asked| limits.get(name) == Some(asked))
    };
    let mut unshared = names().filter(|name| pages(name) || name.contains('/'));
    names().all(known) && unshared.all(whole) && (usual || !names().any(|name| pages(&name)))
}

fn amount(quantity: &Quantity) -> Option<f64> {
    quantity::amount(&quantity.0)
}
