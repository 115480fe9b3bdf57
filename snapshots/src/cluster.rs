//! A cluster on paper: what manifests mean once they are applied, told from their text alone.
//!
//! It does what the API server, the kubelet and the DNS of a cluster do with the objects, and knows nothing of how
//! they came about.

mod files;
mod names;
mod policies;
mod variables;

use std::collections::BTreeMap;

use serde_json::Value;

use crate::edit;
use crate::look::Look;

pub use files::{Content, File, Mount};
pub use names::{name, service_name};
pub use policies::Peer;
pub use variables::Variable;

/// The objects of some manifests.
#[derive(Debug, Clone, Default)]
pub struct Cluster {
    objects: Vec<Value>,
    /// Where each object stands, by kind and name.
    places: BTreeMap<String, usize>,
    /// Where the workload of each running container stands, by the container's name.
    runners: BTreeMap<String, usize>,
}

/// Kinds of objects that make Pods, each with the way to the template of its Pods.
const WORKLOADS: [(&str, &str); 5] = [
    ("Deployment", "/spec/template"),
    ("StatefulSet", "/spec/template"),
    ("DaemonSet", "/spec/template"),
    ("Job", "/spec/template"),
    ("CronJob", "/spec/jobTemplate/spec/template"),
];

impl Cluster {
    /// Reads manifests, one object in each document.
    ///
    /// # Errors
    ///
    /// Says that the text is no YAML.
    pub fn read(text: &str) -> Result<Self, String> {
        let objects: Result<Vec<_>, _> = edit::documents(text).iter().map(serde_json::to_value).collect();
        let objects = objects.map_err(|error| error.to_string())?;
        if objects.is_empty() && !text.is_empty() {
            return Err("the manifests are no YAML".to_owned());
        }
        Ok(Self::new(objects))
    }

    /// Reads a list of objects in JSON.
    ///
    /// # Errors
    ///
    /// Says that the text is no JSON.
    pub fn read_json(text: &str) -> Result<Self, String> {
        let list: Value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        Ok(Self::new(list.items("/items").to_vec()))
    }

    fn new(objects: Vec<Value>) -> Self {
        let mut places = BTreeMap::new();
        let mut runners = BTreeMap::new();
        for (at, object) in objects.iter().enumerate() {
            let (kind, name) = (object.text("/kind"), object.text("/metadata/name"));
            places.insert(place(kind.unwrap_or_default(), name.unwrap_or_default()), at);
            for container in Pod::of(object).iter().flat_map(Pod::running) {
                runners.insert(container.text("/name").unwrap_or_default().to_owned(), at);
            }
        }
        Self { objects, places, runners }
    }

    /// All objects.
    #[must_use]
    pub fn objects(&self) -> &[Value] {
        &self.objects
    }

    /// The objects of a kind.
    pub fn of_kind<'a>(&'a self, kind: &'a str) -> impl Iterator<Item = &'a Value> {
        self.objects.iter().filter(move |object| object.text("/kind") == Some(kind))
    }

    /// An object.
    #[must_use]
    pub fn object(&self, kind: &str, name: &str) -> Option<&Value> {
        self.objects.get(*self.places.get(&place(kind, name))?)
    }

    /// The Pods, one for each workload.
    #[must_use]
    pub fn pods(&self) -> Vec<Pod<'_>> {
        self.objects.iter().filter_map(Pod::of).collect()
    }

    /// The container of a name that runs as long as its Pod does, sidecars included.
    #[must_use]
    pub fn container(&self, name: &str) -> Option<Container<'_>> {
        let pod = Pod::of(self.objects.get(*self.runners.get(name)?)?)?;
        let value = pod.running().find(|container| container.text("/name") == Some(name))?;
        Some(Container { cluster: self, pod, value })
    }

    /// The Pods that a Service leads to.
    #[must_use]
    pub fn behind(&self, service: &Value) -> Vec<Pod<'_>> {
        let selector = service.pointer("/spec/selector");
        self.pods().into_iter().filter(|pod| selector.is_some_and(|wanted| pod.matches(wanted))).collect()
    }
}

/// What an object is found by.
fn place(kind: &str, name: &str) -> String {
    format!("{kind}/{name}")
}

/// One Pod of a workload.
#[derive(Debug, Clone, Copy)]
pub struct Pod<'a> {
    /// The kind of its workload.
    pub kind: &'static str,
    /// The workload.
    pub workload: &'a Value,
    /// What the Pod is made from.
    pub template: &'a Value,
}

impl<'a> Pod<'a> {
    /// The Pod that an object makes; nothing if it makes none.
    fn of(workload: &'a Value) -> Option<Self> {
        let found = workload.text("/kind")?;
        let (kind, way) = WORKLOADS.iter().find(|(known, _)| *known == found)?;
        Some(Self { kind, workload, template: workload.pointer(way)? })
    }

    /// The name of the workload.
    #[must_use]
    pub fn name(&self) -> &'a str {
        self.workload.text("/metadata/name").unwrap_or_default()
    }

    /// The specification of the Pod.
    #[must_use]
    pub fn spec(&self) -> &'a Value {
        self.template.pointer("/spec").unwrap_or(&Value::Null)
    }

    /// Its labels.
    #[must_use]
    pub fn labels(&self) -> BTreeMap<&'a str, &'a Value> {
        self.template.entries("/metadata/labels").collect()
    }

    /// Whether it has all labels of a selector.
    #[must_use]
    pub fn matches(&self, selector: &Value) -> bool {
        let labels = self.labels();
        selector.entries("").all(|(key, value)| labels.get(key) == Some(&value))
    }

    /// The containers that run as long as the Pod does.
    pub fn running(&self) -> impl Iterator<Item = &'a Value> + use<'a> {
        let sidecar = |container: &&Value| container.text("/restartPolicy") == Some("Always");
        let sidecars = self.spec().items("/initContainers").iter().filter(sidecar);
        self.spec().items("/containers").iter().chain(sidecars)
    }

    /// The containers that have to end before the others start, with the sidecars among them.
    #[must_use]
    pub fn before(&self) -> &'a [Value] {
        self.spec().items("/initContainers")
    }
}

/// One container of a Pod.
#[derive(Debug, Clone, Copy)]
pub struct Container<'a> {
    /// Where it runs.
    pub cluster: &'a Cluster,
    /// The Pod.
    pub pod: Pod<'a>,
    /// What the manifest says of it.
    pub value: &'a Value,
}
