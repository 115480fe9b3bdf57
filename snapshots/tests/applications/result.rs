//! The typed objects of a conversion, to be asked for their fields.

use kompose_core::{Conversion, Output, Target};
use kompose_snapshots::{Project, collection};
use serde_json::Value;

/// What an example becomes: its documents by name, and what is said about it.
pub(crate) struct Converted {
    documents: Vec<(String, Value)>,
    said: Vec<(&'static str, String)>,
}

/// The objects of an example, named `Kind/name`.
pub(crate) fn kubernetes(example: &str) -> Converted {
    converted(example, Target::Kubernetes)
}

/// The stack of an example.
pub(crate) fn swarm(example: &str) -> Stack {
    Stack(converted(example, Target::Swarm))
}

fn converted(example: &str, target: Target) -> Converted {
    let folder = collection::repository().join("examples").join(example);
    let conversion = Project::read(example, &folder).map(|project| project.convert(target));
    let (documents, said) = conversion.map_or_else(
        |reason| (Vec::new(), vec![("unreadable", reason)]),
        |conversion| (documents(&conversion), said(&conversion)),
    );
    assert!(!documents.is_empty(), "{example} gives nothing for {target:?}: {said:#?}");
    Converted { documents, said }
}

fn said(conversion: &Conversion) -> Vec<(&'static str, String)> {
    let said = conversion.diagnostics.iter();
    said.map(|said| (said.code.slug(), format!("{} {}", said.place.path, said.message))).collect()
}

fn documents(conversion: &Conversion) -> Vec<(String, Value)> {
    match &conversion.output {
        Output::None => Vec::new(),
        Output::Kubernetes(objects) => {
            let name =
                |object: &kompose_core::kubernetes::Object| format!("{}/{}", object.kind(), object.name());
            let value = |object| serde_json::to_value(object).unwrap_or_default();
            objects.iter().map(|object| (name(object), value(object))).collect()
        }
        Output::Swarm(stack) => vec![("stack".to_owned(), serde_json::to_value(stack).unwrap_or_default())],
    }
}

impl Converted {
    /// Whether there is such an object.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.documents.iter().any(|(known, _)| known == name)
    }

    /// Whether there is no object of a kind.
    pub(crate) fn none_of_kind(&self, kind: &str) -> bool {
        !self.documents.iter().any(|(name, _)| name.starts_with(&format!("{kind}/")))
    }

    /// The field at a JSON pointer; null if there is none.
    pub(crate) fn at(&self, name: &str, pointer: &str) -> Value {
        let document = self.documents.iter().find(|(known, _)| known == name);
        document.and_then(|(_, value)| value.pointer(pointer)).cloned().unwrap_or_default()
    }

    /// The item of a list whose field has a value.
    pub(crate) fn find(&self, name: &str, list: &str, (field, value): (&str, &str)) -> Value {
        let value = Value::from(value);
        let list = self.at(name, list);
        let mut items = list.as_array().into_iter().flatten();
        items.find(|item| item.get(field) == Some(&value)).cloned().unwrap_or_default()
    }

    /// A number of each item of a list.
    pub(crate) fn numbers(&self, name: &str, list: &str, pointer: &str) -> Vec<i64> {
        let list = self.at(name, list);
        let items = list.as_array().into_iter().flatten();
        items.filter_map(|item| item.pointer(pointer)?.as_i64()).collect()
    }

    /// The value of a variable that the first container is given as it is.
    pub(crate) fn variable(&self, name: &str, variable: &str) -> Option<String> {
        let found = self.find(name, "/spec/template/spec/containers/0/env", ("name", variable));
        found.get("value")?.as_str().map(str::to_owned)
    }

    /// The labels that a Service selects the Pods of a workload by.
    pub(crate) fn labels_of_pod(&self, name: &str) -> Value {
        self.at(name, "/spec/selector/matchLabels")
    }

    /// Whether there is a message with this code that mentions something.
    pub(crate) fn says(&self, code: &str, mention: &str) -> bool {
        self.said.iter().any(|(known, text)| *known == code && text.contains(mention))
    }
}

/// A stack, to be asked for its fields.
pub(crate) struct Stack(Converted);

impl Stack {
    /// The field at a JSON pointer; null if there is none.
    pub(crate) fn at(&self, pointer: &str) -> Value {
        self.0.at("stack", pointer)
    }

    /// Whether there is such a field.
    pub(crate) fn has(&self, pointer: &str) -> bool {
        self.0.documents.iter().any(|(_, stack)| stack.pointer(pointer).is_some())
    }

    /// The port entry of a service with a target; null if there is none.
    pub(crate) fn port(&self, service: &str, target: u16) -> Value {
        let ports = self.at(&format!("/services/{service}/ports"));
        let mut ports = ports.as_array().into_iter().flatten();
        ports.find(|port| port.get("target") == Some(&target.into())).cloned().unwrap_or_default()
    }

    /// Whether there is a message with this code that mentions something.
    pub(crate) fn says(&self, code: &str, mention: &str) -> bool {
        self.0.says(code, mention)
    }
}
