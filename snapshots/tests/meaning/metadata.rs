//! Labels and annotations of users.

use kompose_snapshots::look::Look;
use serde_json::Value;

use super::subject::{Service, World};
use super::tally::Verdict;

/// Every label of a service is an annotation of its Pod, every label of its deployment one of its workload.
pub(crate) fn labels(world: World) {
    let mut tally = world.tally("labels and annotations");
    for service in world.services() {
        let Some(container) = service.container() else { continue };
        let (template, workload) = (container.pod.template, container.pod.workload);
        let annotations = service.value.get("annotations").unwrap_or(&Value::Null);
        for (key, value) in
            service.value.entries("/labels").filter(|(key, _)| annotations.get(*key).is_none())
        {
            tally.of(&service, key, kept(&service, (key, value), &[template]));
        }
        for (key, value) in annotations.entries("") {
            tally.of(&service, key, kept(&service, (key, value), &[template]));
        }
        for (key, value) in service.value.entries("/deploy/labels") {
            tally.of(&service, key, kept(&service, (key, value), &[workload]));
        }
    }
    tally.finish(&[]);
}

/// Whether a label stands among the annotations or labels of some objects, is an instruction, or is reported.
fn kept(service: &Service, (key, value): (&str, &Value), objects: &[&Value]) -> Verdict {
    let found = objects.iter().any(|object| {
        ["/metadata/annotations", "/metadata/labels"].iter().any(|field| {
            let entries = object.pointer(field);
            entries.is_some_and(|entries| entries.get(key) == Some(value))
        })
    });
    if key.starts_with("kompose.") {
        return Verdict::of(!found, || "an instruction is copied".to_owned());
    }
    Verdict::of(found, || format!("it is not there with {value}"))
        .or_reported(|| service.says(&["label-key-invalid", "shared-pod-conflict"], ""))
}
