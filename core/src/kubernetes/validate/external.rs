//! What the project says to exist in the cluster already.

use std::collections::BTreeSet;

use super::grammar::is_subdomain;
use super::place::folded;
use crate::kubernetes::names;
use crate::model::Project;
use crate::ordered::Ordered;
use crate::yaml::Key;

/// Kinds and names of objects that are not ours.
pub(crate) type External = BTreeSet<(&'static str, String)>;

/// The volumes, secrets and configs that exist already, under the names that the cluster knows, beside what is
/// known to exist.
pub(super) fn external(project: &Project, mut known: External) -> External {
    let volumes = project.volumes.iter().filter(|(_, volume)| volume.is_external());
    let volumes = volumes.map(|(key, volume)| ("PersistentVolumeClaim", name(key, volume.name.as_deref())));
    // What a driver provides is made by other means as well.
    let secrets =
        project.secrets.iter().filter(|(_, secret)| secret.is_external() || secret.driver.is_some());
    let secrets = secrets.map(|(key, secret)| ("Secret", name(key, secret.name.as_deref())));
    let configs = project.configs.iter().filter(|(_, config)| config.is_external());
    let configs = configs.map(|(key, config)| ("ConfigMap", name(key, config.name.as_deref())));
    known.extend(volumes.chain(secrets).chain(configs));
    known
}

/// The names of the objects of all configs.
pub(super) fn configs(project: &Project) -> BTreeSet<String> {
    let names = project.configs.iter().flat_map(|(key, config)| {
        let written = name(key, config.name.as_deref());
        [names::label(&key.text, names::LABEL), names::label(&written, names::LABEL), Some(written)]
    });
    names.flatten().ordered_set()
}

fn name(key: &Key, name: Option<&str>) -> String {
    let name = name.filter(|name| !name.is_empty()).unwrap_or(&key.text);
    if is_subdomain(name) {
        return name.to_owned();
    }
    let parts: Vec<_> = name.split('.').map(folded).filter(|part| !part.is_empty()).collect();
    parts.join(".")
}
