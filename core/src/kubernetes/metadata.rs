//! What every object carries: its name, the labels that tell whose it is, and its namespace.

use std::collections::BTreeMap;
use std::iter;

use k8s_openapi::apimachinery::pkg::apis::meta::v1::{LabelSelector, ObjectMeta};

use super::names;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Labels;
use crate::ordered::Ordered;
use crate::yaml::decode::Origin;

/// Labels, annotations and selectors.
pub(crate) type Pairs = BTreeMap<String, String>;

/// The label that tells whose an object is.
pub(super) const NAME: &str = "app.kubernetes.io/name";
const INSTANCE: &str = "app.kubernetes.io/instance";
/// What the labels of our own start with.
const OWN: &str = "kompose-rs/";

/// Whose the objects are and where they go.
#[derive(Debug, Clone)]
pub(crate) struct Identity {
    /// The project's name as a label value.
    pub(crate) instance: String,
    /// The namespace that was asked for.
    pub(crate) namespace: Option<String>,
    /// The components that parts of the application are, by the names of the parts.
    pub(crate) components: Pairs,
}

impl Identity {
    pub(crate) fn new(project: &str, namespace: Option<&str>) -> Self {
        let cut: String = project.chars().take(names::LABEL).collect();
        let instance = cut.trim_end_matches(['-', '_']).to_owned();
        Self { instance, namespace: namespace.map(str::to_owned), components: Pairs::new() }
    }

    /// The metadata of an object of the part `app`.
    pub(crate) fn metadata(&self, name: &str, app: &str) -> ObjectMeta {
        self.annotated(name, app, Pairs::new())
    }

    /// The metadata of an object with annotations.
    pub(crate) fn annotated(&self, name: &str, app: &str, annotations: Pairs) -> ObjectMeta {
        ObjectMeta {
            name: Some(name.to_owned()),
            namespace: self.namespace.clone(),
            labels: Some(self.labels(app)),
            annotations: some_pairs(annotations),
            ..ObjectMeta::default()
        }
    }

    /// The labels of an object of the part `app`.
    pub(crate) fn labels(&self, app: &str) -> Pairs {
        let mut labels = self.selector(app);
        labels.insert("app.kubernetes.io/managed-by".to_owned(), "kompose-rs".to_owned());
        labels.insert("app.kubernetes.io/part-of".to_owned(), self.instance.clone());
        let component = self.components.get(app);
        labels.extend(component.map(|name| ("app.kubernetes.io/component".to_owned(), name.clone())));
        labels
    }

    /// What the Pods of the part `app` have and no others.
    pub(crate) fn selector(&self, app: &str) -> Pairs {
        let mut labels = self.project();
        labels.insert(NAME.to_owned(), app.to_owned());
        labels
    }

    /// What all Pods of the project have.
    pub(crate) fn project(&self) -> Pairs {
        iter::once((INSTANCE.to_owned(), self.instance.clone())).ordered_map()
    }

    /// What the Pods of the project have that carry a mark of ours.
    pub(crate) fn marked(&self, mark: String) -> Pairs {
        let mut labels = self.project();
        labels.insert(mark, "true".to_owned());
        labels
    }
}

/// Whether selectors of ours look at a label.
pub(crate) fn is_selected(label: &str) -> bool {
    matches!(label, NAME | INSTANCE) || label.starts_with(OWN)
}

/// A selector of labels.
pub(crate) fn matching(labels: Pairs) -> LabelSelector {
    LabelSelector { match_labels: Some(labels), match_expressions: None }
}

/// Labels that a Pod carries because it belongs to something: `network`, `volume` or `alias`.
pub(crate) fn mark(kind: &str, name: &str) -> String {
    format!("{OWN}{kind}.{name}")
}

/// Nothing instead of an empty map.
pub(crate) fn some_pairs(pairs: Pairs) -> Option<Pairs> {
    (!pairs.is_empty()).then_some(pairs)
}

/// Compose labels as annotations; a key that cannot be one is reported and left out.
pub(crate) fn annotations(
    labels: &Labels,
    origin: &Origin,
    key: &str,
    diagnostics: &mut Diagnostics,
) -> Pairs {
    let mut kept = Pairs::new();
    for (name, value) in labels.iter().filter(|(name, _)| !instruction(&name.text)) {
        if names::is_qualified(&name.text) {
            kept.insert(name.text.clone(), value.0.clone());
        } else {
            diagnostics.push(key_invalid(&name.text, super::place::entry(origin, key, name)));
        }
    }
    kept
}

/// Whether a label is an instruction for the conversion and no data.
pub(crate) fn instruction(label: &str) -> bool {
    label.starts_with(super::choices::PREFIX)
}

/// What to say about a label that no annotation can hold.
pub(crate) fn key_invalid(label: &str, place: crate::source::Place) -> Diagnostic {
    let message = format!("`{label}` cannot be the key of a Kubernetes annotation, so it is left out");
    Diagnostic::new(codes::LABEL_KEY_INVALID, place, message).help(
        "use letters, digits, `-`, `_` and `.`, at most 63 of them, with a domain and `/` before it if you like",
    )
}
