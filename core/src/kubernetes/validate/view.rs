//! What rules look at: all objects together, the Pods of workloads, the containers of Pods.

use std::collections::{BTreeMap, BTreeSet};

use k8s_openapi::api::core::v1::{Container, PersistentVolumeClaim, PodSpec, PodTemplateSpec};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, LabelSelectorRequirement};

use super::Demands;
use super::external::External;
use super::index::Index;
use crate::kubernetes::Object;
use crate::model::Service;
use crate::yaml::Field;

/// Labels of an object.
pub(super) type Labels = BTreeMap<String, String>;

/// All objects of a conversion, and those that exist already.
#[derive(Clone, Copy)]
pub(super) struct Objects<'o> {
    pub(super) all: &'o [Object],
    pub(super) external: &'o External,
    /// The names of the `ConfigMap`s that are configs of the project.
    pub(super) configs: &'o BTreeSet<String>,
    /// The services by the names of their containers.
    pub(super) services: &'o BTreeMap<String, &'o Service>,
    pub(super) index: &'o Index<'o>,
    pub(super) demands: &'o Demands,
}

impl<'o> Objects<'o> {
    /// The object of a kind with a name.
    pub(super) fn find(self, kind: &str, name: &str) -> Option<&'o Object> {
        self.all.get(self.index.positions(kind, name).first().copied()?)
    }

    /// Whether an object is among ours or exists already.
    pub(super) fn has(self, kind: &'static str, name: &str) -> bool {
        self.find(kind, name).is_some() || self.external.contains(&(kind, name.to_owned()))
    }

    /// Whether a `ConfigMap` or Secret has a key; those that exist already are trusted to have it.
    pub(super) fn has_key(self, kind: &'static str, name: &str, key: &str) -> bool {
        match self.find(kind, name) {
            Some(object) => contains(object, key),
            None => self.has(kind, name) || name == CLUSTER_CERTIFICATES,
        }
    }
}

/// The `ConfigMap` that every namespace has by itself.
pub(super) const CLUSTER_CERTIFICATES: &str = "kube-root-ca.crt";

/// The data keys of a `ConfigMap` or a Secret.
pub(super) fn keys(object: &Object) -> Vec<&String> {
    if let Object::ConfigMap(map) = object {
        let binary = map.binary_data.iter().flat_map(BTreeMap::keys);
        map.data.iter().flat_map(BTreeMap::keys).chain(binary).collect()
    } else if let Object::Secret(secret) = object {
        let texts = secret.string_data.iter().flat_map(BTreeMap::keys);
        secret.data.iter().flat_map(BTreeMap::keys).chain(texts).collect()
    } else {
        Vec::new()
    }
}

/// Whether a `ConfigMap` or a Secret has a data key.
fn contains(object: &Object, key: &str) -> bool {
    fn has<T>(map: Option<&BTreeMap<String, T>>, key: &str) -> bool {
        map.is_some_and(|map| map.contains_key(key))
    }
    if let Object::ConfigMap(map) = object {
        has(map.data.as_ref(), key) || has(map.binary_data.as_ref(), key)
    } else if let Object::Secret(secret) = object {
        has(secret.data.as_ref(), key) || has(secret.string_data.as_ref(), key)
    } else {
        false
    }
}

/// An object that makes Pods.
#[derive(Clone, Copy)]
pub(super) struct Workload<'o> {
    pub(super) object: &'o Object,
    pub(super) selector: Option<&'o LabelSelector>,
    pub(super) template: &'o PodTemplateSpec,
}

/// Where a Pod stands in its workload.
const POD: &Field<'static> = &Field::Root("spec.template.spec");
const TEMPLATE: &Field<'static> = &Field::Root("spec.template.metadata");
const CONTAINERS: &Field<'static> = &Field::Key(POD, "containers");
const INIT_CONTAINERS: &Field<'static> = &Field::Key(POD, "initContainers");

/// The same for a `CronJob`, which makes Jobs.
const CRON_POD: &Field<'static> = &Field::Root("spec.jobTemplate.spec.template.spec");
const CRON_TEMPLATE: &Field<'static> = &Field::Root("spec.jobTemplate.spec.template.metadata");
const CRON_CONTAINERS: &Field<'static> = &Field::Key(CRON_POD, "containers");
const CRON_INIT_CONTAINERS: &Field<'static> = &Field::Key(CRON_POD, "initContainers");

impl<'o> Workload<'o> {
    /// The workload that an object is, if it makes Pods.
    pub(super) fn of(object: &'o Object) -> Option<Self> {
        let (selector, template) = match object {
            Object::Job(job) => {
                let spec = job.spec.as_ref()?;
                (spec.selector.as_ref(), &spec.template)
            }
            Object::CronJob(cron) => {
                let spec = cron.spec.as_ref()?.job_template.spec.as_ref()?;
                (spec.selector.as_ref(), &spec.template)
            }
            Object::StatefulSet(set) => {
                let spec = set.spec.as_ref()?;
                (Some(&spec.selector), &spec.template)
            }
            Object::Deployment(deployment) => {
                let spec = deployment.spec.as_ref()?;
                (Some(&spec.selector), &spec.template)
            }
            Object::DaemonSet(set) => {
                let spec = set.spec.as_ref()?;
                (Some(&spec.selector), &spec.template)
            }
            Object::Namespace(_)
            | Object::ServiceAccount(_)
            | Object::Role(_)
            | Object::RoleBinding(_)
            | Object::PersistentVolume(_)
            | Object::PersistentVolumeClaim(_)
            | Object::ConfigMap(_)
            | Object::Secret(_)
            | Object::NetworkPolicy(_)
            | Object::HorizontalPodAutoscaler(_)
            | Object::PodDisruptionBudget(_)
            | Object::Ingress(_)
            | Object::Gateway(_)
            | Object::HttpRoute(_)
            | Object::Service(_) => return None,
        };
        Some(Self { object, selector, template })
    }

    /// Where the Pod stands.
    pub(super) fn pod_field(self) -> &'static Field<'static> {
        if self.is_cron_job() { CRON_POD } else { POD }
    }

    /// Where the metadata of the Pod stands.
    pub(super) fn template_field(self) -> Field<'static> {
        if self.is_cron_job() { *CRON_TEMPLATE } else { *TEMPLATE }
    }

    fn is_cron_job(self) -> bool {
        matches!(self.object, Object::CronJob(_))
    }

    /// Whether the Pods run to their end.
    pub(super) fn is_job(self) -> bool {
        matches!(self.object, Object::Job(_) | Object::CronJob(_))
    }

    /// The labels of the Pods.
    pub(super) fn labels(self) -> Option<&'o Labels> {
        self.template.metadata.as_ref().and_then(|metadata| metadata.labels.as_ref())
    }

    /// Whether the Pods carry labels that a selector asks for.
    pub(super) fn is_matched_by(self, selector: &LabelSelector) -> bool {
        matches(selector, self.labels().unwrap_or(&Labels::new()))
    }

    pub(super) fn pod(self) -> Option<&'o PodSpec> {
        self.template.spec.as_ref()
    }

    /// The claims that are made anew for each Pod.
    pub(super) fn claim_templates(self) -> &'o [PersistentVolumeClaim] {
        let Object::StatefulSet(set) = self.object else { return &[] };
        set.spec.as_ref().and_then(|spec| spec.volume_claim_templates.as_deref()).unwrap_or_default()
    }

    /// The containers in the order in which they start.
    pub(super) fn containers(self) -> Vec<Part<'o>> {
        let Some(pod) = self.pod() else { return Vec::new() };
        let (before, main) = if self.is_cron_job() {
            (CRON_INIT_CONTAINERS, CRON_CONTAINERS)
        } else {
            (INIT_CONTAINERS, CONTAINERS)
        };
        let init = pod.init_containers.iter().flatten().enumerate();
        let init = init.map(|(index, container)| (Field::Item(before, index), container, true));
        let containers = pod.containers.iter().enumerate();
        let containers = containers.map(|(index, container)| (Field::Item(main, index), container, false));
        init.chain(containers).map(|(field, container, is_init)| Part { container, field, is_init }).collect()
    }
}

/// A container with its place in the workload.
pub(super) struct Part<'o> {
    pub(super) container: &'o Container,
    pub(super) field: Field<'static>,
    pub(super) is_init: bool,
}

/// Whether labels are what a selector asks for.
pub(super) fn matches(selector: &LabelSelector, labels: &Labels) -> bool {
    let mut wanted = selector.match_labels.iter().flatten();
    let mut expressions = selector.match_expressions.iter().flatten();
    wanted.all(|(key, value)| labels.get(key) == Some(value))
        && expressions.all(|expression| holds(expression, labels))
}

fn holds(expression: &LabelSelectorRequirement, labels: &Labels) -> bool {
    let value = labels.get(&expression.key);
    let listed = || value.is_some_and(|value| expression.values.iter().flatten().any(|known| known == value));
    match expression.operator.as_str() {
        "In" => listed(),
        "NotIn" => !listed(),
        "Exists" => value.is_some(),
        "DoesNotExist" => value.is_none(),
        _ => false,
    }
}
