//! Which services of the project each object comes from.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;
use k8s_openapi::api::core::v1::Volume;

use super::metadata::NAME;
use super::object::Object;
use super::plan::exposure::FrontWay;
use super::plan::{Member, Plan, Pod, data};
use crate::ordered::Ordered;

const CLAIM: &str = "PersistentVolumeClaim";

/// Compose services by the kind and the name of an object; an object of the whole project has none.
pub(crate) type Makers = BTreeMap<(&'static str, String), Vec<String>>;

/// The services that each object comes from, in the order of the project.
pub(crate) fn makers(objects: &[Object], plan: &Plan<'_>) -> Makers {
    let parts = Parts::of(plan);
    let positions = &plan.application.project.services.0;
    let makers = objects.iter().map(|object| {
        let keys = keys(object, plan, &parts).into_iter();
        let services: BTreeMap<_, _> =
            keys.filter_map(|key| Some((positions.get_index_of(key)?, key.to_owned()))).ordered_map();
        ((object.kind(), object.name().to_owned()), services.into_values().collect())
    });
    makers.ordered_map()
}

type Keys<'p> = BTreeSet<&'p str>;

/// The services by the names that objects know them by.
#[derive(Default)]
struct Parts<'p> {
    pods: IndexMap<&'p str, Keys<'p>>,
    members: IndexMap<&'p str, Keys<'p>>,
    accounts: IndexMap<&'p str, Keys<'p>>,
    uses: Uses<'p>,
}

impl<'p> Parts<'p> {
    fn of(plan: &'p Plan<'_>) -> Self {
        let mut parts = Self { uses: uses(plan), ..Self::default() };
        for (pod, member) in
            plan.pods.iter().flat_map(|pod| pod.members.iter().map(move |member| (pod, member)))
        {
            parts.pods.entry(&pod.name).or_default().insert(member.key);
            parts.members.entry(&member.name).or_default().insert(member.key);
            if let Some(account) = pod.account() {
                parts.accounts.entry(account).or_default().insert(member.key);
            }
        }
        parts
    }
}

/// The services that mount or read each object with data, by its kind and name.
type Uses<'p> = BTreeMap<(&'static str, &'p str), Keys<'p>>;

fn keys<'p>(object: &Object, plan: &'p Plan<'_>, parts: &Parts<'p>) -> Keys<'p> {
    let labels = object.metadata().labels.as_ref();
    // A part of the application: a Pod, a container of it, a claim, a network or a shared name.
    let part = labels.and_then(|labels| labels.get(NAME)).map_or("", String::as_str);
    let behind = |kind, name| parts.uses.get(&(kind, name)).cloned().unwrap_or_default();
    let of = |known: &IndexMap<&'p str, Keys<'p>>, name| known.get(name).cloned().unwrap_or_default();
    match object {
        Object::Namespace(_) => Keys::new(),
        Object::ServiceAccount(_) => {
            of(&parts.accounts, object.name()).into_iter().chain(of(&parts.pods, part)).ordered_set()
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
            let shared = plan.aliases.sharing(part);
            shared.map_or_else(
                || of(&parts.members, part),
                |users| users.iter().map(String::as_str).ordered_set(),
            )
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
        | Object::PodDisruptionBudget(_) => of(&parts.pods, part),
    }
}

fn of_pods<'p>(plan: &'p Plan<'_>, wanted: impl Fn(&Pod<'_>) -> bool) -> Keys<'p> {
    let pods = plan.pods.iter().filter(|pod| wanted(pod));
    pods.flat_map(|pod| &pod.members).map(|member| member.key).ordered_set()
}

fn of_members<'p>(plan: &'p Plan<'_>, wanted: impl Fn(&Member<'_>) -> bool) -> Keys<'p> {
    let members = plan.pods.iter().flat_map(|pod| &pod.members);
    members.filter(|member| wanted(member)).map(|member| member.key).ordered_set()
}

fn uses<'p>(plan: &'p Plan<'_>) -> Uses<'p> {
    let mut uses = Uses::new();
    for pod in &plan.pods {
        let behind = behind_volumes(pod);
        for member in &pod.members {
            let mounted = member.mounts.iter().filter_map(|mount| behind.get(mount.name.as_str())).flatten();
            let variables = data::of_variables(&member.variables).map(|(kind, name)| (kind.word(), name));
            for named in mounted.copied().chain(variables) {
                uses.entry(named).or_default().insert(member.key);
            }
        }
    }
    uses
}

/// The objects behind the volumes of a Pod, by the names of the volumes.
fn behind_volumes<'p>(pod: &'p Pod<'_>) -> BTreeMap<&'p str, Vec<(&'static str, &'p str)>> {
    let volumes = pod.volumes.iter().map(|volume| (volume.name.as_str(), of_volume(volume).collect()));
    let templates = pod.claim_templates.iter().map(|claim| claim.name.as_str());
    volumes.chain(templates.map(|name| (name, vec![(CLAIM, name)]))).ordered_map()
}

/// The objects behind a volume of a Pod.
fn of_volume(volume: &Volume) -> impl Iterator<Item = (&'static str, &str)> {
    let claims = volume.persistent_volume_claim.iter().map(|claim| (CLAIM, claim.claim_name.as_str()));
    claims.chain(data::of_volume(volume).map(|(kind, name)| (kind.word(), name)))
}
