//! Some cases say by hand what must come of them: an `expected.yaml`, which no run of the engine ever writes.
//!
//! The snapshots show all of an output and are accepted as a whole; here stands what is right, field by field.

#[path = "expected/comparison.rs"]
mod comparison;

use std::collections::{BTreeMap, BTreeSet};

use comparison::differences;
use kompose_core::diagnostic::Diagnostics;
use kompose_core::source::Sources;
use kompose_core::{Conversion, Output, Target, yaml};
use kompose_snapshots::{Project, collection, show};
use serde::Deserialize;
use serde_json::Value;

/// A note that nearly every small project gets, since it concerns services without a word about restarts.
const EVERYWHERE: &str = "note always-restarted";

/// What a case must give.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    /// The severity and the slug of each message; all of them, but for [`EVERYWHERE`].
    messages: BTreeSet<String>,
    /// Objects that are exactly so, their labels aside, in their order.
    #[serde(default)]
    objects: Vec<Value>,
    /// Fields of the `spec` of workloads, by `Kind/name`.
    #[serde(default)]
    workloads: BTreeMap<String, Value>,
    /// Fields of Pods, by the name of their workload.
    #[serde(default)]
    pods: BTreeMap<String, Value>,
    /// Fields of containers, by the name of their service.
    #[serde(default)]
    containers: BTreeMap<String, Value>,
    /// Objects that must not be there, as `Kind/name`.
    #[serde(default)]
    absent: Vec<String>,
    /// All of the stack file; a case that says this is about Swarm.
    #[serde(default)]
    stack: Option<Value>,
    /// The contents of all files beside the stack file, but for `prerequisites.sh`.
    #[serde(default)]
    files: BTreeMap<String, String>,
}

#[test]
fn every_case_with_an_expectation_meets_it() {
    let cases = collection::cases().unwrap();
    let stated = cases.iter().filter(|case| case.folder.join(Project::EXPECTED).exists());
    let cases: Vec<_> = stated.map(|case| (case, expected(case).unwrap())).collect();
    assert!(cases.len() >= 55, "only {} cases say what they expect", cases.len());
    let wrong: Vec<String> = cases.iter().flat_map(|(case, expected)| checked(case, expected)).collect();
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong.join("\n"));
    println!("{} cases give what they expect", cases.len());
}

fn expected(case: &Project) -> Result<Expected, String> {
    let path = case.folder.join(Project::EXPECTED);
    let says = |error: &dyn std::fmt::Display| format!("{}: {error}", path.display());
    let text = std::fs::read_to_string(&path).map_err(|error| says(&error))?;
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::new());
    let file = sources.add(Project::EXPECTED, text.as_str());
    let documents = yaml::parse(&text, file, &mut diagnostics);
    if diagnostics.has_errors() {
        return Err(says(&show::diagnostics(&diagnostics.finish(&sources), &sources)));
    }
    let document = serde_json::to_value(documents.first()).map_err(|error| says(&error))?;
    serde_json::from_value(document).map_err(|error| says(&error))
}

/// What is wrong with a case.
fn checked(case: &Project, expected: &Expected) -> Vec<String> {
    let wrong = match &expected.stack {
        Some(stack) => stack_checked(case, expected, stack),
        None => objects_checked(case, expected),
    };
    wrong.into_iter().map(|wrong| format!("{}: {wrong}", case.name)).collect()
}

fn stack_checked(case: &Project, expected: &Expected, stack: &Value) -> Vec<String> {
    let conversion = case.convert(Target::Swarm);
    let mut wrong = said(&conversion, &expected.messages);
    let given = match &conversion.output {
        Output::Swarm(given) => serde_json::to_value(given).unwrap_or_default(),
        Output::None | Output::Kubernetes(_) => Value::Null,
    };
    if given != *stack {
        wrong.push(format!("the stack is\n{given:#}\nand not\n{stack:#}"));
    }
    let files = conversion.files.iter().filter(|file| file.path != "stack.yaml");
    let files: BTreeMap<String, String> =
        files.map(|file| (file.path.clone(), String::from_utf8_lossy(&file.contents).into_owned())).collect();
    if files != expected.files {
        wrong.push(format!("the files are {:?} and not {:?}", files.keys(), expected.files.keys()));
    }
    wrong
}

fn objects_checked(case: &Project, expected: &Expected) -> Vec<String> {
    let conversion = case.convert(Target::Kubernetes);
    let given = Given::of(&conversion);
    let mut wrong = said(&conversion, &expected.messages);
    wrong.extend(whole(&given, &expected.objects));
    for (name, fields) in &expected.workloads {
        wrong.extend(part(name, given.object(name).and_then(|object| object.get("spec")), fields));
    }
    for (name, fields) in &expected.pods {
        wrong.extend(part(&format!("the Pod {name}"), given.pod(name), fields));
    }
    for (name, fields) in &expected.containers {
        wrong.extend(part(&format!("the container {name}"), given.container(name), fields));
    }
    let there = expected.absent.iter().filter(|name| given.object(name).is_some());
    wrong.extend(there.map(|name| format!("{name} is there")));
    wrong
}

fn said(conversion: &Conversion, expected: &BTreeSet<String>) -> Vec<String> {
    let said = conversion.diagnostics.iter();
    let said: BTreeSet<_> =
        said.map(|said| format!("{:?} {}", said.severity, said.code.slug()).to_lowercase()).collect();
    let silent = expected.difference(&said).map(|message| format!("nothing says `{message}`"));
    let more = said.difference(expected).filter(|message| *message != EVERYWHERE);
    silent.chain(more.map(|message| format!("it also says `{message}`"))).collect()
}

/// The objects that must be exactly so, in their order.
fn whole(given: &Given, expected: &[Value]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut places = Vec::new();
    for wanted in expected {
        let name = name(wanted);
        let mut objects = given.objects.iter().enumerate();
        let Some((place, object)) = objects.find(|(_, object)| self::name(object) == name) else {
            wrong.push(format!("there is no {name}"));
            continue;
        };
        let mut object = object.clone();
        if let Some(metadata) = object.pointer_mut("/metadata").and_then(Value::as_object_mut) {
            metadata.remove("labels");
        }
        if object != *wanted {
            wrong.push(format!("{name} is\n{object:#}\nand not\n{wanted:#}"));
        }
        places.push(place);
    }
    if !places.is_sorted() {
        wrong.push("the objects have another order".to_owned());
    }
    wrong
}

fn part(name: &str, given: Option<&Value>, expected: &Value) -> Vec<String> {
    match given {
        None => vec![format!("there is no {name}")],
        Some(given) => {
            differences(given, expected, "").iter().map(|wrong| format!("{name}: {wrong}")).collect()
        }
    }
}

fn name(object: &Value) -> String {
    format!("{}/{}", text(object, "/kind"), text(object, "/metadata/name"))
}

fn text<'v>(value: &'v Value, pointer: &str) -> &'v str {
    value.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}

/// The objects that a case gives.
struct Given {
    objects: Vec<Value>,
}

impl Given {
    fn of(conversion: &Conversion) -> Self {
        let objects = match &conversion.output {
            Output::Kubernetes(objects) => objects.as_slice(),
            Output::None | Output::Swarm(_) => &[],
        };
        Self { objects: objects.iter().filter_map(|object| serde_json::to_value(object).ok()).collect() }
    }

    fn object(&self, name: &str) -> Option<&Value> {
        self.objects.iter().find(|object| self::name(object) == name)
    }

    /// The Pod of the workload with a name.
    fn pod(&self, name: &str) -> Option<&Value> {
        let mut named = self.objects.iter().filter(|object| text(object, "/metadata/name") == name);
        named.find_map(|object| object.pointer("/spec/template/spec"))
    }

    fn container(&self, name: &str) -> Option<&Value> {
        let pods = self.objects.iter().filter_map(|object| object.pointer("/spec/template/spec/containers"));
        pods.filter_map(Value::as_array).flatten().find(|container| text(container, "/name") == name)
    }
}
