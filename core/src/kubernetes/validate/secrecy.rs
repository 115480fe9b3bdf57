//! V40: what is secret stands in no `ConfigMap`, unless the user put it there.

use k8s_openapi::api::core::v1::{ConfigMap, ConfigMapVolumeSource};

use super::view::{Objects, Part, Workload};
use super::{Findings, Rule};
use crate::application::bind::lists::is_secret;
use crate::kubernetes::Object;
use crate::kubernetes::plan::environment::is_sensitive;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    let Some(workload) = Workload::of(object) else { return };
    let volumes = workload.pod().into_iter().flat_map(|pod| pod.volumes.iter().flatten());
    for (index, volume) in volumes.enumerate() {
        let public = volume.config_map.as_ref().is_none_or(|map| !has_secret_file(map, objects));
        let field = workload.pod_field().key("volumes");
        findings.require(
            public,
            Rule::Secrecy,
            (field.item(index), "takes a key or a password from a ConfigMap"),
        );
    }
    if !objects.demands.plain_variables {
        for part in workload.containers() {
            variables(&part, objects, findings);
        }
    }
}

fn has_secret_file(map: &ConfigMapVolumeSource, objects: Objects<'_>) -> bool {
    let items = map.items.iter().flatten();
    !objects.configs.contains(&map.name) && items.into_iter().any(|item| is_secret(&item.path))
}

fn variables(part: &Part<'_>, objects: Objects<'_>, findings: &mut Findings) {
    let references = part.container.env_from.iter().flatten().filter_map(|from| from.config_map_ref.as_ref());
    for reference in references {
        let found = objects.find("ConfigMap", &reference.name);
        let Some(Object::ConfigMap(ConfigMap { data: Some(data), .. })) = found else { continue };
        let secret = data.iter().any(|(name, value)| is_sensitive(name, value));
        let field = part.field.key("envFrom");
        findings.require(!secret, Rule::Secrecy, (field, "takes a password from a ConfigMap"));
    }
}
