//! Services that a label puts into one Pod.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::choices::GROUP;
use super::place;
use crate::Application;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{NetworkMode, Service};
use crate::source::Place;

/// The application in which the services of a group join the network of its first one.
///
/// That is what makes services share a Pod, whether a label or `network_mode` asks for it.
pub(crate) fn grouped<'a>(
    application: &'a Application,
    diagnostics: &mut Diagnostics,
) -> Cow<'a, Application> {
    let mut firsts: BTreeMap<String, First<'_>> = BTreeMap::new();
    let mut grouped = Cow::Borrowed(application);
    for (key, service) in &application.project.services {
        let Some((group, place)) = group(application, &key.text, service) else { continue };
        let first = firsts
            .entry(group)
            .and_modify(|first| first.alone = None)
            .or_insert(First { key: &key.text, alone: Some(place.clone()) });
        let first = first.key;
        let joined = NetworkMode::Service(first.to_owned());
        if first == key.text || service.network_mode.as_ref() == Some(&joined) {
            continue;
        }
        let Some(owner) = application.project.services.get(first) else { continue };
        report(((first, owner), (&key.text, service)), place, diagnostics);
        if let Some(service) = grouped.to_mut().project.services.0.get_mut(key.text.as_str()) {
            service.network_mode = Some(joined);
        }
    }
    report_alone(&firsts, diagnostics);
    grouped
}

/// The first service of a group, and where it joins the group if no other one does.
struct First<'a> {
    key: &'a str,
    alone: Option<Place>,
}

/// Says which services have a group to themselves: the other members may have a misspelt one.
fn report_alone(firsts: &BTreeMap<String, First<'_>>, diagnostics: &mut Diagnostics) {
    for (group, First { key, alone }) in firsts {
        let Some(place) = alone else { continue };
        let message =
            format!("`{key}` has a Pod of its own, because no other service is in the group `{group}`");
        diagnostics.push(
            Diagnostic::new(codes::GROUP_OF_ONE, place.clone(), message)
                .help("give the others the same group, or remove the label"),
        );
    }
}

/// The group of a service; of its label files, its labels and those of `deploy` the last counts.
fn group(application: &Application, key: &str, service: &Service) -> Option<(String, Place)> {
    let files = application.label_file_labels(key).filter(|(name, _)| *name == GROUP);
    let files = files.map(|(_, label)| (label.value.clone(), label.place.clone()));
    let deploy = service.deploy.iter().map(|deploy| (&deploy.labels, &deploy.origin));
    let written = std::iter::once((&service.labels, &service.origin)).chain(deploy);
    let written = written.filter_map(|(labels, origin)| {
        let (name, value) = labels.0.get_key_value(GROUP)?;
        Some((value.0.clone(), place::entry(origin, "labels", name)))
    });
    let (group, place) = files.chain(written).last()?;
    let group = group.trim().to_owned();
    (!group.is_empty() && service.provider.is_none()).then_some((group, place))
}

type Keyed<'s> = (&'s str, &'s Service);

/// Says what keeps services apart that shall share a Pod.
fn report(
    ((first, owner), (key, service)): (Keyed<'_>, Keyed<'_>),
    place: Place,
    diagnostics: &mut Diagnostics,
) {
    if service.network_mode.is_some() {
        let message = format!("`{key}` cannot share a Pod with `{first}`, because it has a `network_mode`");
        diagnostics.push(
            Diagnostic::new(codes::LABEL_VALUE_INVALID, place, message)
                .help(format!("remove `network_mode` of `{key}`, or its label `{GROUP}`")),
        );
        return;
    }
    let networks =
        |service: &Service| service.networks.0.keys().map(|key| key.text.clone()).collect::<Vec<_>>();
    if networks(service) != networks(owner) {
        let message = format!("`{first}` and `{key}` share a Pod: it is on the networks of `{first}` alone");
        diagnostics.push(
            Diagnostic::new(codes::SHARED_POD_CONFLICT, service.origin.key("networks"), message)
                .help("give both the same networks"),
        );
    }
}
