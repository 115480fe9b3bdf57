//! The merged project with its variables as they are written.

use serde_json::{Map, Value, json};

use super::Config;
use crate::compose;
use crate::diagnostic::Diagnostics;
use crate::input::Input;
use crate::options::Format;
use crate::source::{Files, Sources};

/// Prints a Compose project as [`config`](crate::config) does, but leaves variables as they are written.
///
/// What cannot be told before variables have values stays in its short form, and nothing is checked that could
/// depend on them.
#[must_use]
pub fn config_with_templates(input: &Input, format: Format, files: &dyn Files) -> Config {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new();
    let root = compose::with_templates(input, files, &mut sources, &mut diagnostics);
    let text = root.map(|(root, name)| {
        let mut project = serde_json::to_value(&root).unwrap_or_default();
        if let Some(project) = project.as_object_mut() {
            complete(project, &name);
        }
        super::written(&project, format)
    });
    Config { text: text.unwrap_or_default(), diagnostics: diagnostics.finish(&sources), sources }
}

/// Fills in what does not depend on variables: the default network and names.
fn complete(project: &mut Map<String, Value>, name: &str) {
    project.remove("version");
    project.insert("name".to_owned(), json!(name));
    let services = project.get_mut("services").and_then(Value::as_object_mut).into_iter().flatten();
    let mut joined = false;
    for service in services.filter_map(|(_, service)| service.as_object_mut()) {
        joined |= join_default(service);
        let build = service.get_mut("build").and_then(Value::as_object_mut);
        if let Some(build) = build.filter(|build| !build.contains_key("dockerfile_inline")) {
            build.entry("dockerfile").or_insert_with(|| json!("Dockerfile"));
        }
    }
    if joined {
        let networks = project.entry("networks").or_insert_with(|| json!({}));
        networks.as_object_mut().map(|networks| networks.entry("default").or_insert(Value::Null));
    }
    for section in ["networks", "volumes", "secrets", "configs"] {
        let resources = project.get_mut(section).and_then(Value::as_object_mut).into_iter().flatten();
        for (key, resource) in resources {
            name_resource(key, resource, name);
        }
    }
}

/// Whether a service is on the default network, which it joins if it says nothing about networks.
fn join_default(service: &mut Map<String, Value>) -> bool {
    let networks = service.get("networks").and_then(Value::as_object);
    let names_it = networks.is_some_and(|networks| networks.contains_key("default"));
    let says_nothing = networks.is_none_or(Map::is_empty)
        && !service.contains_key("network_mode")
        && !service.contains_key("provider");
    if says_nothing {
        service.insert("networks".to_owned(), json!({ "default": null }));
    }
    says_nothing || names_it
}

fn name_resource(key: &str, resource: &mut Value, project: &str) {
    if resource.is_null() {
        *resource = json!({});
    }
    let Some(resource) = resource.as_object_mut() else { return };
    let is_external = resource.get("external").is_some_and(|external| *external != json!(false));
    let full = if is_external { key.to_owned() } else { format!("{project}_{key}") };
    resource.entry("name").or_insert_with(|| json!(full));
}
