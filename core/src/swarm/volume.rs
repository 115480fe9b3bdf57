//! The volumes of the stack.

use std::collections::BTreeMap;

use super::cluster::ClusterSpec;
use super::document::{Prerequisite, Texts, Volume};
use super::names::deployed;
use super::text::Text;
use super::{place, prerequisite, template};
use crate::diagnostic::codes::{shared, swarm as codes};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, Labels, Mount, MountType, Project, Service};
use crate::ordered::Ordered;
use crate::source::Place;
use crate::yaml::decode::Origin;

/// The volumes that mounts name, and what must exist for them.
pub(super) fn volumes(
    project: &Project,
    stack: &str,
    prerequisites: &mut Vec<Prerequisite>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Volume> {
    let uses = uses(project);
    let mut volumes = BTreeMap::new();
    for (key, volume) in &project.volumes {
        let name = key.text.as_str();
        let Some(uses) = uses.get(name) else {
            let place = Place::new(format!("volumes.{name}"), key.span);
            let message = format!("no service mounts the volume `{name}`");
            diagnostics.push(Diagnostic::new(shared::UNUSED_RESOURCE, place, message));
            continue;
        };
        report_node_data((name, volume), uses, diagnostics);
        volumes.insert(name.to_owned(), document(name, volume, uses, diagnostics));
        prerequisites.extend(needed(name, volume, stack, diagnostics));
    }
    volumes
}

/// A mount of a volume with its service.
type Use<'a> = (&'a Service, &'a Mount);

/// The mounts of each volume that is named.
fn uses(project: &Project) -> BTreeMap<&str, Vec<Use<'_>>> {
    let mut uses: BTreeMap<&str, Vec<Use<'_>>> = BTreeMap::new();
    for (_, service) in deployed(project) {
        let mounts = service.volumes.iter();
        for mount in mounts.filter(|mount| matches!(mount.kind(), MountType::Volume | MountType::Cluster)) {
            if let Some(source) = mount.source.as_deref() {
                uses.entry(source).or_default().push((service, mount));
            }
        }
    }
    uses
}

fn document(key: &str, volume: &model::Volume, uses: &[Use<'_>], diagnostics: &mut Diagnostics) -> Volume {
    if volume.is_external() {
        let name = volume.name.as_deref().unwrap_or(key);
        return Volume { external: true, name: Some(Text::from(name)), ..Volume::default() };
    }
    let mut labels = Texts::new();
    for options in uses.iter().filter_map(|(_, mount)| mount.volume.as_ref()) {
        labels.extend(texts(&options.origin, "labels", &options.labels, diagnostics));
    }
    labels.extend(texts(&volume.origin, "labels", &volume.labels, diagnostics));
    Volume {
        cluster: volume.extensions.0.get("x-cluster-spec").cloned().map(ClusterSpec),
        driver: volume.driver.as_deref().map(Text::from),
        driver_opts: texts(&volume.origin, "driver_opts", &volume.driver_opts, diagnostics),
        external: false,
        labels,
        name: written_name(volume).map(Text::from),
    }
}

/// The name that the user gives a volume.
fn written_name(volume: &model::Volume) -> Option<&str> {
    volume.name.as_deref().filter(|_| volume.origin.has("name"))
}

/// Names and values in which Swarm fills in templates.
fn texts(origin: &Origin, key: &str, labels: &Labels, diagnostics: &mut Diagnostics) -> Texts {
    let text = |(name, value): (&crate::yaml::Key, &crate::yaml::decode::Text)| {
        let place = place::entry(origin, key, name);
        (name.text.clone(), template::text(value, &place, diagnostics))
    };
    labels.iter().map(text).ordered_map()
}

/// What must exist before: a volume that is external, or one of the cluster.
fn needed(
    key: &str,
    volume: &model::Volume,
    stack: &str,
    diagnostics: &mut Diagnostics,
) -> Option<Prerequisite> {
    let name = volume.name.as_deref().unwrap_or(key);
    if volume.is_external() {
        let needed = prerequisite::volume(name);
        let message = format!("the volume `{name}` must exist on the nodes before the stack is deployed");
        diagnostics.push(needed.note(volume.origin.key("external"), message));
        return Some(needed);
    }
    volume.extensions.0.get("x-cluster-spec")?;
    let full = written_name(volume).map_or_else(|| format!("{stack}_{key}"), str::to_owned);
    let needed = prerequisite::cluster_volume(&full);
    let message = format!("nobody makes the cluster volume `{full}` when the stack is deployed");
    diagnostics.push(needed.note(volume.origin.whole(), message));
    Some(needed)
}

/// Notes each mount whose data is a different one on every node.
fn report_node_data((key, volume): (&str, &model::Volume), uses: &[Use<'_>], diagnostics: &mut Diagnostics) {
    if is_shared(volume) {
        return;
    }
    for (_, mount) in uses.iter().filter(|(service, _)| !is_bound(service)) {
        let message =
            format!("the volume `{key}` is another one on every node; a task that moves finds it empty");
        diagnostics.push(
            Diagnostic::new(codes::STACK_NODE_DATA, mount.origin.value("source"), message).help(
                "bind the service to one node: `deploy.placement.constraints: [node.hostname == NODE]`",
            ),
        );
    }
}

/// Whether all nodes see the same data: through a plug-in or a network file system.
fn is_shared(volume: &model::Volume) -> bool {
    let plugin = volume.driver.as_deref().is_some_and(|driver| !matches!(driver, "" | "local" | "default"));
    let kind = volume.driver_opts.get("type").map(|kind| kind.to_ascii_lowercase());
    let network =
        kind.is_some_and(|kind| kind.starts_with("nfs") || matches!(kind.as_str(), "cifs" | "smb3"));
    plugin || network || volume.extensions.0.contains_key("x-cluster-spec")
}

/// Whether constraints keep a service on certain nodes.
fn is_bound(service: &Service) -> bool {
    let placement = service.deploy.as_ref().and_then(|deploy| deploy.placement.as_ref());
    let keys = ["node.hostname", "node.id", "node.labels.", "engine.labels."];
    placement.is_some_and(|placement| {
        let constraints = placement.constraints.iter();
        constraints
            .filter(|constraint| constraint.contains("=="))
            .any(|constraint| keys.iter().any(|key| constraint.trim_start().starts_with(key)))
    })
}
