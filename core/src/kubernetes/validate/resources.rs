//! V51 to V53: quantities.

use std::collections::BTreeMap;

use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

use super::Findings;
use super::field::Field;
use super::view::{Objects, Workload};
use crate::kubernetes::Object;

/// Amounts by the name of the resource.
type Amounts = BTreeMap<String, Quantity>;

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    if let Object::PersistentVolumeClaim(claim) = object {
        let resources = claim.spec.as_ref().and_then(|spec| spec.resources.as_ref());
        let requests = resources.and_then(|resources| resources.requests.as_ref());
        amounts(requests, Field::Root("spec.resources.requests"), findings);
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
        let limit = |name: &str| amount(resources.limits.as_ref()?.get(name)?);
        for (name, request) in resources.requests.iter().flatten() {
            let above = amount(request).zip(limit(name)).is_some_and(|(request, limit)| request > limit);
            findings.require(!above, 52, (field.key("requests").key(name), "is above the limit"));
        }
    }
    for volume in
        Workload::of(object).and_then(Workload::pod).iter().flat_map(|pod| pod.volumes.iter().flatten())
    {
        let limit = volume.empty_dir.as_ref().and_then(|directory| directory.size_limit.as_ref());
        let good = limit.is_none_or(|limit| amount(limit).is_some());
        findings.require(
            good,
            51,
            (Field::Root("volumes").key(&volume.name).key("emptyDir.sizeLimit"), "is no quantity"),
        );
    }
}

fn amounts(amounts: Option<&Amounts>, field: Field<'_>, findings: &mut Findings) {
    for (name, quantity) in amounts.into_iter().flatten() {
        let field = field.key(name);
        let amount = amount(quantity);
        findings.require(amount.is_some(), 51, (field, "is no quantity"));
        let extended = name.contains('/') && !name.starts_with("kubernetes.io/");
        let whole = amount.is_none_or(|amount| amount.fract() == 0.0);
        findings.require(!extended || whole, 53, (field, "is no whole number"));
    }
}

/// The number that a quantity such as `500m`, `1.5Gi` or `2e3` stands for.
fn amount(quantity: &Quantity) -> Option<f64> {
    let text = quantity.0.as_str();
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '+' | '-')).unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let number: f64 = number.parse().ok().filter(|number| *number >= 0.0)?;
    Some(match unit {
        "" => number,
        "n" => number / 1e9,
        "u" => number / 1e6,
        "m" => number / 1e3,
        "k" => number * 1e3,
        "M" => number * 1e6,
        "G" => number * 1e9,
        "T" => number * 1e12,
        "P" => number * 1e15,
        "E" => number * 1e18,
        "Ki" => number * 1024.0,
        "Mi" => number * 1024_f64.powi(2),
        "Gi" => number * 1024_f64.powi(3),
        "Ti" => number * 1024_f64.powi(4),
        "Pi" => number * 1024_f64.powi(5),
        "Ei" => number * 1024_f64.powi(6),
        _ => number * 10_f64.powi(unit.strip_prefix(['e', 'E'])?.parse().ok()?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::float_cmp, reason = "the numbers have exact values")]
    fn quantities_are_numbers_with_units() {
        let amount = |text: &str| amount(&Quantity(text.to_owned()));
        let cases = [
            ("2", 2.0),
            ("500m", 0.5),
            ("0.5", 0.5),
            ("1Ki", 1024.0),
            ("1.5k", 1500.0),
            ("2e3", 2000.0),
            ("1E", 1e18),
        ];
        for (text, number) in cases {
            assert_eq!(amount(text), Some(number), "{text}");
        }
        for text in ["", "m", "1x", "1 Gi", "1gb", "--1", "-1", "1.2.3", "e3"] {
            assert_eq!(amount(text), None, "{text}");
        }
    }
}
