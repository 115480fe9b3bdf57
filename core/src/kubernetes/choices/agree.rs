//! What services of one Pod ask for differently, though a Pod has it once.

use super::{Choices, Given};
use crate::source::Place;

impl Choices<'_> {
    /// What a service asks of the Pod and the owner of the Pod does not, with its places.
    pub(crate) fn disagreements(&self, owner: &str, member: &str) -> Vec<(String, Place)> {
        let (owner, member) = (self.service(owner), self.service(member));
        let (own, other) = (&owner.extension, &member.extension);
        let keys = [
            ("controller", own.controller != other.controller),
            ("cronjob", own.cronjob != other.cronjob),
            ("job", own.job != other.job),
            ("hpa", own.hpa != other.hpa),
            ("pdb", own.pdb != other.pdb),
            ("serviceAccount", own.service_account != other.service_account),
            ("nodeSelector", own.node_selector != other.node_selector),
            ("priorityClassName", own.priority_class_name != other.priority_class_name),
            ("podLabels", own.pod_labels != other.pod_labels),
            ("podAnnotations", own.pod_annotations != other.pod_annotations),
            ("labels", own.labels != other.labels),
            ("annotations", own.annotations != other.annotations),
        ];
        let keys = keys.into_iter().filter(|(key, differs)| *differs && other.origin.has(key));
        let keys = keys.map(|(key, _)| (format!("`{key}` of the first one counts"), other.origin.key(key)));
        let (own, other) = (&owner.labels, &member.labels);
        let places = [
            differing(own.controller.as_ref(), other.controller.as_ref()),
            differing(own.schedule.as_ref(), other.schedule.as_ref()),
            differing(own.concurrency.as_ref(), other.concurrency.as_ref()),
            differing(own.backoff_limit.as_ref(), other.backoff_limit.as_ref()),
            differing(own.service_account.as_ref(), other.service_account.as_ref()),
            differing(own.hpa_cpu.as_ref(), other.hpa_cpu.as_ref()),
            differing(own.hpa_memory.as_ref(), other.hpa_memory.as_ref()),
            differing(own.hpa_min.as_ref(), other.hpa_min.as_ref()),
            differing(own.hpa_max.as_ref(), other.hpa_max.as_ref()),
        ];
        let labels = places.into_iter().flatten();
        keys.chain(labels.map(|place| ("the label of the first one counts".to_owned(), place))).collect()
    }
}

/// The place of a label whose value the other service does not have.
fn differing<T: PartialEq>(own: Option<&Given<T>>, other: Option<&Given<T>>) -> Option<Place> {
    let other = other?;
    let same = own.is_some_and(|own| own.value == other.value);
    (!same).then(|| other.place.clone())
}
