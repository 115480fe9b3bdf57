//! Which services of the project each object comes from.

use std::collections::{BTreeMap, BTreeSet};

use k8s_openapi::api::core::v1::Volume;

use super::metadata::NAME;
use super::object::Object;
use super::plan::exposure::FrontWay;
use super::plan::{Member, Plan, Pod, data};

const CLAIM: &str = "PersistentVolumeClaim";

/// Compose services by the kind and the name of an object; an object of the whole project has none.
pub(crate) type Makers = BTreeMap<(&'static str, String), Vec<String>>;

/// The services that each object comes from, in the order of the project.
pub(crate) fn makers(objects: &[Object], plan: &Plan<'_>) -> Makers {
    let uses = uses(plan);
    let makers = objects.iter().map(|object| {
        let keys = keys(object, plan, &uses);
        let services = plan.application.project.services.iter().map(|(key, _)| key.text.as_str());
        let services = services.filter(|key| keys.contains(key)).map(str::to_owned).collect();
        ((object.kind(), object.name().to_owned()), services)
    });
    makers.collect()
}

type Keys<'p> = BTreeSet<&'p str>;

/// The services that mount or read each object with data, by its kind and name.
type Uses<'p> = BTreeMap<(&'static str, &'p str), Keys<'p>>;

fn keys<'p>(object: &Object, plan: &'p Plan<'_>, uses: &Uses<'p>) -> Keys<'p> {
    let labels = object.metadata().labels.as_ref();
    // A part of the application: a Pod, a container of it, a claim, a network or a shared name.
    let part = labels.and_then(|labels| labels.get(NAME)).map_or("", String::as_str);
    let behind = |kind, name| uses.get(&(kind, name)).cloned().unwrap_or_default();
    match object {
        Object::Namespace(_) => Keys::new(),
        Object::ServiceAccount(_) => {
            of_pods(plan, |pod| pod.account() == Some(object.name()) || pod.name == part)
        }
        Object::PersistentVolume(_) => behind(CLAIM, part),
        Object::PersistentVolumeClaim(_) | Object::ConfigMap(_) | Object::Secret(_) => {
            behind(object.kind(), object.name())
        }
        Object::NetworkPolicy(policy) => {
            let selector = policy.spec.as_ref().and_then(|spec| spec.pod_selector.as_ref());
            let wanted = selector.and_then(|selector| selector.match_labels.as_ref());
            of_pods(plan, |pod| {
                wanted.into_iter().flatten().all(|(label, value)| pod.labels.get(label) == Some(value))
            })
        }
        Object::Service(_) | Object::Ingress(_) | Object::HttpRoute(_) => {
            let shared = plan.aliases.shared().find(|(alias, _)| *alias == part);
            let members = of_members(plan, |member| member.name == part);
            shared.map_or(members, |(_, users)| users.iter().map(String::as_str).collect())
        }
        Object::Gateway(_) => of_members(plan, |member| {
            let front = plan.exposures.of(member.key).front.as_ref();
            front.is_some_and(|front| matches!(front.way, FrontWay::Routes { .. }))
        }),
        Object::Role(_)
        | Object::RoleBinding(_)
        | Object::Job(_)
        | Object::StatefulSet(_)
        | Object::Deployment(_)
        | Object::DaemonSet(_)
        | Object::CronJob(_)
        | Object::HorizontalPodAutoscaler(_)
        | Object::PodDisruptionBudget(_) => of_pods(plan, |pod| pod.name == part),
    }
}

fn of_pods<'p>(plan: &'p Plan<'_>, wanted: impl Fn(&Pod<'_>) -> bool) -> Keys<'p> {
    let pods = plan.pods.iter().filter(|pod| wanted(pod));
    pods.flat_map(|pod| &pod.members).map(|member| member.key).collect()
}

fn of_members<'p>(plan: &'p Plan<'_>, wanted: impl Fn(&Member<'_>) -> bool) -> Keys<'p> {
    let members = plan.pods.iter().flat_map(|pod| &pod.members);
    members.filter(|member| wanted(member)).map(|member| member.key).collect()
}

fn uses<'p>(plan: &'p Plan<'_>) -> Uses<'p> {
    let mut uses = Uses::new();
    for pod in &plan.pods {
        for member in &pod.members {
            let variables = data::of_variables(&member.variables).map(|(kind, name)| (kind.word(), name));
            for named in mounted(pod, member).chain(variables) {
                uses.entry(named).or_default().insert(member.key);
            }
        }
    }
    uses
}

/// The objects that a container mounts.
fn mounted<'p>(pod: &'p Pod<'_>, member: &'p Member<'_>) -> impl Iterator<Item = (&'static str, &'p str)> {
    let is_mounted = |name: &str| member.mounts.iter().any(|mount| mount.name == name);
    let volumes = pod.volumes.iter().filter(move |volume| is_mounted(&volume.name));
    let templates = pod.claim_templates.iter().filter(move |claim| is_mounted(&claim.name));
    volumes.flat_map(of_volume).chain(templates.map(|claim| (CLAIM, claim.name.as_str())))
}

/// The objects behind a volume of a Pod.
fn of_volume(volume: &Volume) -> impl Iterator<Item = (&'static str, &str)> {
    let claims = volume.persistent_volume_claim.iter().map(|claim| (CLAIM, claim.claim_name.as_str()));
    claims.chain(data::of_volume(volume).map(|(kind, name)| (kind.word(), name)))
}
