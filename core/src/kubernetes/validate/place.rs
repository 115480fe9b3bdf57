//! Where in the Compose files an object has its origin.

use super::line;
use crate::kubernetes::Object;
use crate::model::{Project, Service};
use crate::source::Place;
use crate::yaml::Key;
use crate::yaml::decode::Map;

/// The label that tells which service, or which volume, secret, config or network an object is made for.
const NAME: &str = "app.kubernetes.io/name";

/// The place from which a field of an object comes: a line of the service or the resource that the object is made for,
/// or else the service or resource; the whole project if nothing tells it.
pub(super) fn of(object: &Object, field: &str, project: &Project) -> Place {
    let labels = object.metadata().labels.as_ref();
    let name = labels.and_then(|labels| labels.get(NAME)).map_or(object.name(), String::as_str);
    let same = |(key, _): &(&Key, &Service)| key.text == name || folded(&key.text) == name;
    let service = project.services.iter().find(same).map(|(_, service)| service);
    service
        .and_then(|service| line::of(service, object, field))
        .or_else(|| key_of(&project.services, "services", name))
        .or_else(|| resource(object, project, name))
        .unwrap_or_default()
}

/// The place of the top-level resource of a kind.
fn resource(object: &Object, project: &Project, name: &str) -> Option<Place> {
    match object {
        Object::PersistentVolumeClaim(_) | Object::PersistentVolume(_) => {
            key_of(&project.volumes, "volumes", name)
        }
        Object::Secret(_) => key_of(&project.secrets, "secrets", name),
        Object::ConfigMap(_) => key_of(&project.configs, "configs", name),
        Object::NetworkPolicy(_) => {
            key_of(&project.networks, "networks", name.strip_prefix("network-").unwrap_or(name))
        }
        Object::Namespace(_)
        | Object::ServiceAccount(_)
        | Object::Role(_)
        | Object::RoleBinding(_)
        | Object::Service(_)
        | Object::Job(_)
        | Object::StatefulSet(_)
        | Object::Deployment(_)
        | Object::HorizontalPodAutoscaler(_)
        | Object::PodDisruptionBudget(_)
        | Object::Ingress(_)
        | Object::Gateway(_)
        | Object::HttpRoute(_)
        | Object::CronJob(_)
        | Object::DaemonSet(_) => None,
    }
}

/// The place of the entry whose key became a name.
fn key_of<T>(map: &Map<T>, section: &str, name: &str) -> Option<Place> {
    let same = |key: &&Key| key.text == name || folded(&key.text) == name;
    let key = map.0.keys().find(same)?;
    Some(Place::new(format!("{section}.{}", key.text), key.span))
}

/// A key as Kubernetes spells names: in lower case, with `-` for other characters.
pub(super) fn folded(key: &str) -> String {
    let lower = key.to_ascii_lowercase();
    lower.replace(|c: char| !c.is_ascii_lowercase() && !c.is_ascii_digit(), "-").trim_matches('-').to_owned()
}
