//! Whole projects and what becomes of them, by theme.

mod choices;
mod containers;
mod environment;
mod exposure;
mod networks;
mod security;
mod services;
mod storage;
mod storage_choices;
mod workloads;

use serde_json::{Value, json};

use crate::{Conversion, Input, MemoryFiles, Options, Output, convert};

/// A converted project.
struct Converted {
    objects: Vec<Value>,
    conversion: Conversion,
}

/// Converts a project named `demo`, with some files beside it.
fn converted(text: &str, files: &[(&str, &str)]) -> Converted {
    with_options(text, files, &Options::default())
}

fn with_options(text: &str, files: &[(&str, &str)], options: &Options) -> Converted {
    let mut beside = MemoryFiles::new();
    for (path, contents) in files {
        beside.insert(format!("/demo/{path}"), *contents);
    }
    let conversion = convert(&Input::new("/demo/compose.yaml", text), options, &beside);
    let objects = match &conversion.output {
        Output::Kubernetes(objects) => {
            objects.iter().map(|object| serde_json::to_value(object).unwrap()).collect()
        }
        Output::None | Output::Swarm(_) => Vec::new(),
    };
    Converted { objects, conversion }
}

impl Converted {
    /// The codes of all messages, each once, in alphabetical order.
    fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<_> = self.conversion.diagnostics.iter().map(|found| found.code.slug()).collect();
        codes.sort_unstable();
        codes.dedup();
        codes
    }

    /// The objects of a kind.
    fn names(&self, kind: &str) -> Vec<&str> {
        let of_kind = self.objects.iter().filter(|object| object["kind"] == kind);
        of_kind.filter_map(|object| object["metadata"]["name"].as_str()).collect()
    }

    /// An object without the labels that every object has.
    fn object(&self, kind: &str, name: &str) -> Value {
        let is_it = |object: &&Value| object["kind"] == kind && object["metadata"]["name"] == name;
        let Some(found) = self.objects.iter().find(is_it) else {
            panic!("no {kind} {name}: {:#?}", self.conversion.diagnostics);
        };
        let mut object = found.clone();
        object["metadata"].as_object_mut().unwrap().remove("labels");
        object
    }

    fn spec(&self, kind: &str, name: &str) -> Value {
        self.object(kind, name)["spec"].clone()
    }

    /// The Pod of a Deployment.
    fn pod(&self, name: &str) -> Value {
        self.spec("Deployment", name)["template"]["spec"].clone()
    }

    /// The first container of a Deployment, without its name and image.
    fn container(&self, name: &str) -> Value {
        let mut container = self.pod(name)["containers"][0].clone();
        let fields = container.as_object_mut().unwrap();
        fields.remove("name");
        fields.remove("image");
        container
    }
}

/// The selector of a service of the project `demo`.
fn selector(name: &str) -> Value {
    json!({ "app.kubernetes.io/name": name, "app.kubernetes.io/instance": "demo" })
}

/// Some fields of a value.
fn picked(value: &Value, fields: &[&str]) -> Value {
    fields
        .iter()
        .map(|field| ((*field).to_owned(), value[*field].clone()))
        .collect::<serde_json::Map<_, _>>()
        .into()
}
