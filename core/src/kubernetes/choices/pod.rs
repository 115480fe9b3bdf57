//! What is asked for the Pods of a service.

use super::Choices;
use super::said::{Said, conflict, refused};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::metadata::{self, Pairs};
use crate::kubernetes::{names, place};
use crate::model::Labels;
use crate::model::x_kubernetes::{XServiceAccount, XToleration, XTolerationOperator};
use crate::ordered::Ordered;
use crate::source::Place;
use crate::yaml::decode::{Origin, Spanned};

/// The account that Pods have towards the API server.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Account {
    pub(crate) name: String,
    /// Whether it is written, and does not exist already.
    pub(crate) create: bool,
    /// Whether the Pods get its token, if that is said.
    pub(crate) token: Option<bool>,
    pub(crate) annotations: Pairs,
}

/// A container that runs before that of the service.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Init {
    /// Its name, if it has one of its own.
    pub(crate) name: Option<String>,
    pub(crate) image: String,
    /// Where the image is named.
    pub(crate) place: Place,
    pub(crate) command: Option<Vec<String>>,
}

impl Choices<'_> {
    /// The account of the Pods.
    pub(crate) fn account(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<Account> {
        let service = self.service(key);
        let asked = service.extension.service_account.as_ref().map(|account| &account.0);
        let Some(asked) = asked else {
            let said = service.labels.service_account.clone().map(Said::by_label)?;
            if self.creator(&said.value).is_none() {
                diagnostics.push(exists(&said.place, "ServiceAccount", &said.value));
            }
            let name = said.value;
            return Some(Account { name, create: false, token: None, annotations: Pairs::new() });
        };
        let place = Place::new(service.extension.origin.path_of("serviceAccount"), asked.name.span);
        subdomain(&asked.name, "ServiceAccount", &place, diagnostics);
        let create = asked.create == Some(true);
        let annotations = annotations(&asked.annotations, &asked.origin, "annotations", diagnostics);
        let creator = self.creator(&asked.name);
        if create && creator.is_some_and(|creator| creator != asked) {
            let message = format!("two services write the ServiceAccount `{}` differently", asked.name.value);
            diagnostics.push(conflict(place, message));
        } else if !create {
            if creator.is_none() {
                diagnostics.push(exists(&place, "ServiceAccount", &asked.name));
            }
            if !annotations.is_empty() {
                let message = "annotations need an account that is written here";
                let place = asked.origin.key("annotations");
                diagnostics.push(refused(place, message).help("write `create: true`"));
            }
        }
        Some(Account { name: asked.name.value.clone(), create, token: asked.automount_token, annotations })
    }

    /// What the first service says that writes an account of this name.
    fn creator(&self, name: &str) -> Option<&XServiceAccount> {
        let asked = self.services.values().filter_map(|service| service.extension.service_account.as_ref());
        let mut created = asked.map(|account| &account.0).filter(|account| account.create == Some(true));
        created.find(|account| account.name.value == name)
    }

    /// The Secrets that images are pulled with.
    pub(crate) fn pull_secrets(&self, key: &str, diagnostics: &mut Diagnostics) -> Vec<String> {
        let service = self.service(key);
        let extension = &service.extension;
        let mut found = Vec::new();
        for (index, name) in extension.image_pull_secrets.iter().enumerate() {
            let place = place::item(&extension.origin, "imagePullSecrets", index, name.span);
            subdomain(name, "Secret", &place, diagnostics);
            found.push((name.value.clone(), place));
        }
        if let Some(given) = service.labels.pull_secrets.as_ref().filter(|_| found.is_empty()) {
            found.extend(given.value.iter().map(|name| (name.clone(), given.place.clone())));
        }
        diagnostics.extend(found.iter().map(|(name, place)| exists(place, "Secret", name)));
        found.into_iter().map(|(name, _)| name).collect()
    }

    /// When the image is pulled.
    pub(crate) fn pull_policy(&self, key: &str) -> Option<String> {
        let service = self.service(key);
        let label = service.labels.pull_policy.as_ref().map(|given| given.value);
        service.extension.image_pull_policy.or(label).map(|policy| policy.word().to_owned())
    }

    /// The container that runs before that of the service.
    pub(crate) fn init(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<Init> {
        let labels = &self.service(key).labels;
        let command = labels.init_command.as_ref();
        let places = [labels.init_name.as_ref().map(|given| &given.place), command.map(|given| &given.place)];
        let Some(image) = &labels.init_image else {
            let place = places.into_iter().flatten().next()?;
            let message = "a container that runs before the service needs an image";
            diagnostics.push(
                Diagnostic::new(codes::LABEL_VALUE_INVALID, place.clone(), message)
                    .help("add the label `kompose.init.containers.image`"),
            );
            return None;
        };
        let mut wrong = |what: &str, place: &Place, help: &str| {
            let message = format!("`{what}` cannot be used here");
            diagnostics.push(
                Diagnostic::new(codes::LABEL_VALUE_INVALID, place.clone(), message).help(help.to_owned()),
            );
        };
        if !crate::model::image::is_image_reference(&image.value) {
            wrong(&image.value, &image.place, "write the name of an image, such as `busybox:1.37`");
        }
        if let Some(name) = labels.init_name.as_ref().filter(|given| !names::is_label(&given.value)) {
            wrong(&name.value, &name.place, "the name of a container has lower-case letters, digits and `-`");
        }
        Some(Init {
            name: labels.init_name.as_ref().map(|given| given.value.clone()),
            image: image.value.clone(),
            place: image.place.clone(),
            command: command.map(|given| given.value.clone()).filter(|words| !words.is_empty()),
        })
    }

    /// The value of the label `app.kubernetes.io/component`.
    pub(crate) fn component(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<String> {
        let extension = &self.service(key).extension;
        let component = extension.component.as_ref()?;
        if component.is_empty() || !names::is_label_value(component) {
            let message = format!("`{}` cannot be the value of a label", component.value);
            diagnostics.push(refused(extension.origin.value("component"), message).help(LABEL_VALUE));
        }
        Some(component.value.clone())
    }

    /// The labels of the Pods.
    pub(crate) fn pod_labels(&self, key: &str, diagnostics: &mut Diagnostics) -> Pairs {
        let extension = &self.service(key).extension;
        labels(&extension.pod_labels, &extension.origin, "podLabels", diagnostics)
    }

    /// The annotations of the Pods.
    pub(crate) fn pod_annotations(&self, key: &str, diagnostics: &mut Diagnostics) -> Pairs {
        let extension = &self.service(key).extension;
        annotations(&extension.pod_annotations, &extension.origin, "podAnnotations", diagnostics)
    }

    /// The labels of the workload.
    pub(crate) fn workload_labels(&self, key: &str, diagnostics: &mut Diagnostics) -> Pairs {
        let extension = &self.service(key).extension;
        labels(&extension.labels, &extension.origin, "labels", diagnostics)
    }

    /// The annotations of the workload.
    pub(crate) fn workload_annotations(&self, key: &str, diagnostics: &mut Diagnostics) -> Pairs {
        let extension = &self.service(key).extension;
        annotations(&extension.annotations, &extension.origin, "annotations", diagnostics)
    }

    /// The labels of the nodes that the Pods run on.
    pub(crate) fn node_selector(&self, key: &str, diagnostics: &mut Diagnostics) -> Pairs {
        let extension = &self.service(key).extension;
        pairs(
            &extension.node_selector,
            (&extension.origin, "nodeSelector"),
            names::is_label_value,
            diagnostics,
        )
    }

    /// The taints that the Pods bear.
    pub(crate) fn tolerations(&self, key: &str, diagnostics: &mut Diagnostics) -> &[XToleration] {
        let tolerations = &self.service(key).extension.tolerations;
        for toleration in tolerations {
            let exists = toleration.operator == Some(XTolerationOperator::Exists);
            let (message, help) = if exists && toleration.value.is_some() {
                ("a toleration of any value has no value", "remove `value`, or write `operator: Equal`")
            } else if !exists && toleration.key.is_none() {
                ("a toleration without a key is one of all taints", "write `key`, or `operator: Exists`")
            } else {
                continue;
            };
            diagnostics.push(refused(toleration.origin.whole(), message).help(help));
        }
        tolerations
    }

    /// The name of the `PriorityClass` of the Pods.
    pub(crate) fn priority_class(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<String> {
        let extension = &self.service(key).extension;
        let name = extension.priority_class_name.as_ref().filter(|name| !name.is_empty())?;
        let place = extension.origin.value("priorityClassName");
        subdomain(name, "PriorityClass", &place, diagnostics);
        diagnostics.push(exists(&place, "PriorityClass", name));
        Some(name.value.clone())
    }
}

const LABEL_VALUE: &str = "use letters, digits, `-`, `_` and `.`, at most 63 of them";

fn exists(place: &Place, kind: &str, name: &str) -> Diagnostic {
    let message = format!("the {kind} `{name}` must exist in the cluster");
    Diagnostic::new(codes::EXTERNAL_REFERENCE, place.clone(), message)
        .help("create it before you apply the manifests")
}

fn subdomain(name: &Spanned<String>, kind: &str, place: &Place, diagnostics: &mut Diagnostics) {
    if !names::is_subdomain(name) {
        let message = format!("`{}` cannot be the name of a {kind}", name.value);
        let help = "use lower-case letters, digits, `-` and `.`";
        diagnostics.push(refused(place.clone(), message).help(help));
    }
}

/// Labels of ours that selectors need cannot be given by somebody else.
fn labels(written: &Labels, origin: &Origin, key: &str, diagnostics: &mut Diagnostics) -> Pairs {
    for (name, _) in written.iter().filter(|(name, _)| metadata::is_selected(&name.text)) {
        let message =
            format!("the label `{}` tells which Pods are whose, so it cannot be changed", name.text);
        diagnostics.push(refused(place::entry(origin, key, name), message).help("choose another label"));
    }
    pairs(written, (origin, key), names::is_label_value, diagnostics)
}

fn annotations(written: &Labels, origin: &Origin, key: &str, diagnostics: &mut Diagnostics) -> Pairs {
    pairs(written, (origin, key), |_| true, diagnostics)
}

fn pairs(
    written: &Labels,
    (origin, key): (&Origin, &str),
    is_value: impl Fn(&str) -> bool,
    diagnostics: &mut Diagnostics,
) -> Pairs {
    for (name, value) in written {
        let message = if !names::is_qualified(&name.text) {
            format!("`{}` cannot be a key here", name.text)
        } else if !is_value(value) {
            format!("`{}` cannot be the value of a label", value.0)
        } else {
            continue;
        };
        diagnostics.push(refused(place::entry(origin, key, name), message).help(LABEL_VALUE));
    }
    written.iter().map(|(name, value)| (name.text.clone(), value.0.clone())).ordered_map()
}
