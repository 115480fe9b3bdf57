//! V2 to V7: names, labels, annotations, namespaces.

use super::grammar::{
    is_annotation_key, is_label, is_label_key, is_label_value, is_label_with_letter, is_subdomain,
};
use super::index::is_clusterwide;
use super::view::{Objects, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;
use crate::yaml::Field;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

/// The most bytes that all annotations of an object may have.
const ANNOTATIONS_LIMIT: usize = 256 * 1024;

/// The longest name of a `StatefulSet`, whose Pods get a suffix.
const STATEFUL_SET_LIMIT: usize = 52;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    name(object, findings);
    metadata(object.metadata(), Field::Root("metadata"), findings);
    namespace(object, objects, findings);
    if let Some(workload) = Workload::of(object) {
        pod_names(workload, findings);
        if let Some(template) = &workload.template.metadata {
            metadata(template, workload.template_field(), findings);
        }
    }
    let twins = objects.index.positions(object.kind(), object.name());
    let first = twins.first().and_then(|first| objects.all.get(*first));
    let first = first.is_some_and(|first| std::ptr::eq(first, object));
    findings.require(
        !first || twins.len() == 1,
        Rule::UniqueObjects,
        ("metadata.name", "is also the name of another object"),
    );
}

fn name(object: &Object, findings: &mut Findings) {
    let name = object.name();
    let (good, rule, reason) = match object {
        Object::Service(_) => (
            is_label_with_letter(name),
            Rule::ServiceNames,
            "is no DNS label that starts with a letter, of at most 63 characters",
        ),
        Object::StatefulSet(_) | Object::CronJob(_) => {
            let good = is_label(name) && name.len() <= STATEFUL_SET_LIMIT;
            (good, Rule::PodNames, "is no DNS label of at most 52 characters")
        }
        Object::Job(_) | Object::Deployment(_) | Object::DaemonSet(_) | Object::Namespace(_) => {
            (is_label(name), Rule::PodNames, "is no DNS label of at most 63 characters")
        }
        Object::ServiceAccount(_)
        | Object::Role(_)
        | Object::RoleBinding(_)
        | Object::PersistentVolume(_)
        | Object::PersistentVolumeClaim(_)
        | Object::ConfigMap(_)
        | Object::Secret(_)
        | Object::HorizontalPodAutoscaler(_)
        | Object::PodDisruptionBudget(_)
        | Object::Ingress(_)
        | Object::Gateway(_)
        | Object::HttpRoute(_)
        | Object::NetworkPolicy(_) => {
            (is_subdomain(name), Rule::ObjectNames, "is no DNS name of at most 253 characters")
        }
    };
    findings.require(good, rule, ("metadata.name", reason));
}

/// The names of containers and volumes.
fn pod_names(workload: Workload<'_>, findings: &mut Findings) {
    let reason = "is no DNS label of at most 63 characters";
    for part in workload.containers() {
        findings.require(is_label(&part.container.name), Rule::PodNames, (part.field.key("name"), reason));
    }
    for volume in workload.pod().iter().flat_map(|pod| pod.volumes.iter().flatten()) {
        findings.require(
            is_label(&volume.name),
            Rule::PodNames,
            (workload.pod_field().key("volumes"), reason),
        );
    }
}

fn metadata(metadata: &ObjectMeta, field: Field<'_>, findings: &mut Findings) {
    for (key, value) in metadata.labels.iter().flatten() {
        let refusals = [
            (is_label_key(key), "is no valid key of a label"),
            (is_label_value(value), "has a value that no label can have"),
        ];
        for (_, reason) in refusals.into_iter().filter(|(good, _)| !good) {
            findings.require(false, Rule::Metadata, (field.key("labels").key(key), reason));
        }
    }
    let annotations = || metadata.annotations.iter().flatten();
    for (key, _) in annotations().filter(|(key, _)| !is_annotation_key(key)) {
        findings.require(
            false,
            Rule::Metadata,
            (field.key("annotations").key(key), "is no valid key of an annotation"),
        );
    }
    let size: usize = annotations().map(|(key, value)| key.len() + value.len()).sum();
    let field = field.key("annotations");
    findings.require(size <= ANNOTATIONS_LIMIT, Rule::Metadata, (field, "has more than 256 KiB"));
}

/// All objects are in one namespace, except those that are in none.
fn namespace(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    let own = object.metadata().namespace.as_deref();
    let wanted = if is_clusterwide(object) { None } else { objects.index.namespace };
    findings.require(
        own == wanted,
        Rule::Namespaces,
        ("metadata.namespace", "is not the namespace of the other objects"),
    );
}
