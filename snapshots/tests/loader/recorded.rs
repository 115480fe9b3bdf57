//! What the reference's library recorded, in the form that `docker compose config` prints.
//!
//! The records are the library's own YAML of a project. The command prints the same project with a few
//! empty values shown or left out; only those are brought in line here.

use std::collections::BTreeSet;

use kompose_core::diagnostic::Diagnostics;
use kompose_core::source::Sources;
use kompose_core::yaml;
use serde_json::{Map, Value, json};

type Object = Map<String, Value>;

/// A recorded project; null if the record is no YAML.
pub(crate) fn project(text: &str) -> Value {
    let file = Sources::default().add("recorded", text);
    let document = yaml::parse(text, file, &mut Diagnostics::new()).into_iter().next();
    let mut project = document.map_or(Value::Null, |document| json!(document));
    for service in objects(project.get_mut("services")) {
        complete(service);
    }
    drop_unused(&mut project);
    for network in objects(project.get_mut("networks")) {
        network.entry("ipam").or_insert_with(|| json!({}));
    }
    double_dollars(&mut project);
    project
}

/// The mappings under names.
fn objects(section: Option<&mut Value>) -> impl Iterator<Item = &mut Object> {
    section
        .and_then(Value::as_object_mut)
        .into_iter()
        .flat_map(Object::values_mut)
        .filter_map(Value::as_object_mut)
}

/// The command shows these keys always.
fn complete(service: &mut Object) {
    for key in ["command", "entrypoint"] {
        service.entry(key).or_insert(Value::Null);
    }
    if let Some(deploy) = service.get_mut("deploy").and_then(Value::as_object_mut) {
        for key in ["resources", "placement"] {
            deploy.entry(key).or_insert_with(|| json!({}));
        }
    }
    // Missing folders are made unless a mount says otherwise: the library's YAML leaves that out, the command says it.
    let mounts = service.get_mut("volumes").and_then(Value::as_array_mut).into_iter().flatten();
    for bind in mounts.filter_map(|mount| mount.get_mut("bind")?.as_object_mut()) {
        bind.entry("create_host_path").or_insert(Value::Bool(true));
    }
    // The command reads env files and label files and leaves their lists out; the records keep them.
    service.remove("env_file");
    service.remove("label_file");
}

/// The command shows only the resources that a service uses.
fn drop_unused(project: &mut Value) {
    let services: Vec<Value> = objects(project.get_mut("services")).map(|service| json!(service)).collect();
    for (section, pointers) in [
        ("networks", &["/networks"][..]),
        ("volumes", &["/volumes"]),
        ("secrets", &["/secrets", "/build/secrets"]),
        ("configs", &["/configs"]),
        ("models", &["/models"]),
    ] {
        let mentions =
            services.iter().flat_map(|service| pointers.iter().filter_map(|at| service.pointer(at)));
        let used: BTreeSet<String> = mentions.flat_map(names).collect();
        if let Some(section) = project.get_mut(section).and_then(Value::as_object_mut) {
            section.retain(|name, _| used.contains(name));
        }
        if project.get(section) == Some(&json!({})) {
            project.as_object_mut().and_then(|project| project.remove(section));
        }
    }
}

/// The names that a mapping has, or that the items of a list have as their source.
fn names(uses: &Value) -> Vec<String> {
    match uses {
        Value::Object(entries) => entries.keys().cloned().collect(),
        Value::Array(items) => {
            items.iter().filter_map(|item| item.get("source")?.as_str()).map(str::to_owned).collect()
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Vec::new(),
    }
}

/// The command doubles the dollar signs of all values, so that its output can be read again.
fn double_dollars(value: &mut Value) {
    match value {
        Value::String(text) => *text = text.replace('$', "$$"),
        Value::Array(items) => items.iter_mut().for_each(double_dollars),
        Value::Object(entries) => entries.values_mut().for_each(double_dollars),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
