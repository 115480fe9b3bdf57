//! Where to find what rules ask for, so that no rule has to look through all objects.

use std::collections::BTreeMap;

use indexmap::IndexMap;
use k8s_openapi::api::core::v1::ServiceSpec;
use k8s_openapi::api::networking::v1::NetworkPolicySpec;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::LabelSelector;

use super::services::node_ports_of;
use super::view::Workload;
use crate::kubernetes::Object;

/// What all objects have in common, and where each of them is.
#[derive(Default)]
pub(super) struct Index<'o> {
    /// The positions of objects by kind and name; several only by a mistake.
    named: IndexMap<&'static str, IndexMap<&'o str, Vec<usize>>>,
    /// The position of the first object of each kind, by the place of the kind in the order of creation.
    first_of_rank: BTreeMap<usize, usize>,
    workloads: Vec<Workload<'o>>,
    /// The workloads whose Pods have a label.
    labelled: IndexMap<&'o str, IndexMap<&'o str, Vec<Workload<'o>>>>,
    /// The network policies for the Pods of a workload, by its position.
    policies: BTreeMap<usize, Vec<&'o NetworkPolicySpec>>,
    /// How often each port of the nodes is taken, by its number and protocol.
    pub(super) node_ports: BTreeMap<(i32, &'o str), usize>,
    /// The namespace that is created, or else that of the first object that has one.
    pub(super) namespace: Option<&'o str>,
}

impl<'o> Index<'o> {
    pub(super) fn new(objects: &'o [Object]) -> Self {
        let mut index = Self { namespace: namespace(objects), ..Self::default() };
        for (position, object) in objects.iter().enumerate() {
            index.named.entry(object.kind()).or_default().entry(object.name()).or_default().push(position);
            index.first_of_rank.entry(object.rank()).or_insert(position);
            index.workloads.extend(Workload::of(object));
            for port in service(object).into_iter().flat_map(node_ports_of) {
                *index.node_ports.entry(port).or_default() += 1;
            }
        }
        for workload in &index.workloads {
            for (key, value) in workload.labels().into_iter().flatten() {
                index.labelled.entry(key).or_default().entry(value).or_default().push(*workload);
            }
        }
        for spec in objects.iter().filter_map(policy) {
            for position in index.limited(spec) {
                index.policies.entry(position).or_default().push(spec);
            }
        }
        index
    }

    /// The positions of the objects of a kind with a name.
    pub(super) fn positions(&self, kind: &str, name: &str) -> &[usize] {
        self.named.get(kind).and_then(|named| named.get(name)).map_or(&[], Vec::as_slice)
    }

    /// The position of an object, or that of the first with its name.
    fn position(&self, object: &Object) -> Option<usize> {
        self.positions(object.kind(), object.name()).first().copied()
    }

    /// The workloads with Pods that a selector selects.
    pub(super) fn selected(&self, selector: &LabelSelector) -> impl Iterator<Item = Workload<'o>> {
        let labels = selector.match_labels.iter().flatten();
        let labelled = labels.map(|(key, value)| {
            let workloads = self.labelled.get(key.as_str()).and_then(|values| values.get(value.as_str()));
            workloads.map_or(&[][..], Vec::as_slice)
        });
        let rarest = labelled.min_by_key(|workloads| workloads.len());
        let candidates = rarest.unwrap_or(&self.workloads).iter().copied();
        candidates.filter(move |pod| pod.is_matched_by(selector))
    }

    /// The positions of the workloads that a network policy is for.
    fn limited(&self, spec: &NetworkPolicySpec) -> Vec<usize> {
        let everybody = LabelSelector::default();
        let selected = self.selected(spec.pod_selector.as_ref().unwrap_or(&everybody));
        selected.filter_map(|pod| self.position(pod.object)).collect()
    }

    /// The network policies for the Pods of a workload.
    pub(super) fn policies(&self, workload: Workload<'_>) -> &[&'o NetworkPolicySpec] {
        let position = self.position(workload.object);
        position.and_then(|position| self.policies.get(&position)).map_or(&[], Vec::as_slice)
    }

    /// Whether no object stands before this one that should stand after it.
    pub(super) fn is_in_order(&self, object: &Object) -> bool {
        let mut later = self.first_of_rank.range(object.rank() + 1..).map(|(_, first)| *first);
        self.position(object).is_none_or(|position| later.all(|first| first > position))
    }
}

/// Whether an object is in no namespace.
pub(super) fn is_clusterwide(object: &Object) -> bool {
    matches!(object, Object::Namespace(_) | Object::PersistentVolume(_))
}

fn namespace(objects: &[Object]) -> Option<&str> {
    let created = objects.iter().find(|object| matches!(object, Object::Namespace(_)));
    let first = objects.iter().find(|object| !is_clusterwide(object));
    created.map(Object::name).or_else(|| first?.metadata().namespace.as_deref())
}

fn service(object: &Object) -> Option<&ServiceSpec> {
    let Object::Service(service) = object else { return None };
    service.spec.as_ref()
}

fn policy(object: &Object) -> Option<&NetworkPolicySpec> {
    let Object::NetworkPolicy(policy) = object else { return None };
    policy.spec.as_ref()
}
