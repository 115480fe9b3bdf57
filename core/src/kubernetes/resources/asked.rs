//! Requests and limits that labels and the extension ask for, over those of Compose.

use super::{Amounts, Place};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::choices::ServiceChoices;
use crate::kubernetes::{names, place, quantity};
use crate::model::x_kubernetes::XResources;
use crate::yaml::decode::{Map, Text};
use k8s_openapi::apimachinery::pkg::api::resource::Quantity;

/// Puts what is asked for over the amounts of Compose, key by key.
pub(super) fn merge(
    (requests, limits): (&mut Amounts, &mut Amounts),
    asked: &ServiceChoices,
    diagnostics: &mut Diagnostics,
) {
    let mut places = Vec::new();
    let labels = &asked.labels;
    for (amounts, given) in [(&mut *requests, &labels.storage_request), (&mut *limits, &labels.storage_limit)]
    {
        if let Some(given) = given {
            amounts.insert("ephemeral-storage".to_owned(), Quantity(given.value.clone()));
            places.push(("ephemeral-storage".to_owned(), given.place.clone()));
        }
    }
    if let Some(resources) = &asked.extension.resources {
        for (amounts, key, written) in
            [(&mut *requests, "requests", &resources.requests), (&mut *limits, "limits", &resources.limits)]
        {
            places.extend(
                written
                    .iter()
                    .map(|(name, _)| (name.text.clone(), place::entry(&resources.origin, key, name))),
            );
            put(amounts, (resources, key, written), diagnostics);
        }
    }
    for (name, place) in places {
        exceeded(&name, (requests, limits), place, diagnostics);
    }
}

fn put(
    amounts: &mut Amounts,
    (resources, key, written): (&XResources, &str, &Map<Text>),
    diagnostics: &mut Diagnostics,
) {
    for (name, amount) in written {
        if names::is_qualified(&name.text) && quantity::is_quantity(amount) {
            amounts.insert(name.text.clone(), Quantity(amount.0.clone()));
            continue;
        }
        let message = format!("`{}: {}` is no amount of a resource", name.text, amount.0);
        let place = place::entry(&resources.origin, key, name);
        diagnostics.push(
            Diagnostic::new(codes::X_KUBERNETES_INVALID, place, message)
                .help("write an amount such as `cpu: 100m`, `memory: 256Mi` or `nvidia.com/gpu: 1`"),
        );
    }
}

/// Says that more is reserved than the limit allows, once for each resource.
fn exceeded(
    name: &str,
    (requests, limits): (&Amounts, &Amounts),
    place: Place,
    diagnostics: &mut Diagnostics,
) {
    let amount = |amounts: &Amounts| amounts.get(name).and_then(|amount| quantity::amount(&amount.0));
    if let (Some(request), Some(limit)) = (amount(requests), amount(limits))
        && request > limit
    {
        let message = format!("more {name} is reserved than the limit allows");
        diagnostics.push(
            Diagnostic::new(codes::REQUEST_EXCEEDS_LIMIT, place, message)
                .help("lower the reservation or raise the limit"),
        );
    }
}
