//! How the reference writes the canonical form: which empty values it shows and which it leaves out.

use serde_json::{Map, Value, json};

use crate::compose::template;
use crate::options::Format;

type Object = Map<String, Value>;

/// Switches of which `false` says something else than nothing.
const THREE_STATES: [&str; 8] = [
    "attach",
    "create_host_path",
    "enable_ipv4",
    "enable_ipv6",
    "init",
    "initial_sync",
    "per_replica",
    "required",
];

/// Brings a project into the form that `docker compose config` prints.
pub(super) fn complete(project: &mut Value, format: Format) {
    prune(project);
    escape(project);
    each(project, "services", service);
    if let Some(project) = project.as_object_mut() {
        project.entry("services").or_insert_with(|| json!({}));
    }
    if format == Format::Json {
        each(project, "services", show_empty);
        each(project, "networks", |network| {
            network.entry("ipam").or_insert_with(|| json!({}));
        });
    }
}

fn each(project: &mut Value, section: &str, complete: fn(&mut Object)) {
    let objects =
        project.get_mut(section).and_then(Value::as_object_mut).into_iter().flat_map(Object::values_mut);
    objects.filter_map(Value::as_object_mut).for_each(complete);
}

fn service(service: &mut Object) {
    for dependency in objects(service.get_mut("depends_on")) {
        dependency.entry("condition").or_insert_with(|| json!("service_started"));
        dependency.entry("required").or_insert(Value::Bool(true));
    }
    retype(service);
    if let Some(hosts) = service.get_mut("extra_hosts") {
        *hosts = host_list(hosts);
    }
    if let Some(hosts) = service.get_mut("build").and_then(|build| build.get_mut("extra_hosts")) {
        *hosts = host_list(hosts);
    }
    if let Some(keys) = service.get_mut("build").and_then(|build| build.get_mut("ssh")) {
        *keys = key_list(keys);
    }
    for update in ["update_config", "rollback_config"] {
        let update = service.get_mut("deploy").and_then(|deploy| deploy.get_mut(update));
        if let Some(update) = update.and_then(Value::as_object_mut) {
            update.retain(|_, value| value != "0s");
        }
    }
}

/// Shows what is not set where the reference's JSON shows it; its YAML does not.
fn show_empty(service: &mut Object) {
    for key in ["command", "entrypoint"] {
        service.entry(key).or_insert(Value::Null);
    }
    if let Some(deploy) = service.get_mut("deploy").and_then(Value::as_object_mut) {
        for key in ["resources", "placement"] {
            deploy.entry(key).or_insert_with(|| json!({}));
        }
    }
    for watch in objects(service.get_mut("develop").and_then(|develop| develop.get_mut("watch"))) {
        watch.entry("exec").or_insert_with(|| json!({ "command": null }));
    }
}

/// Numbers that the reference writes as text, and text that it writes as a number.
fn retype(service: &mut Object) {
    if let Some(swappiness) = service.get_mut("mem_swappiness") {
        *swappiness = json!(swappiness.to_string());
    }
    for key in ["cpu_rt_period", "cpu_rt_runtime"] {
        let number = service.get(key).and_then(Value::as_str).and_then(|text| text.parse::<i64>().ok());
        if let Some(number) = number {
            service.insert(key.to_owned(), json!(number));
        }
    }
    for mount in objects(service.get_mut("volumes")) {
        let Some(mode) = mount.get_mut("tmpfs").and_then(|tmpfs| tmpfs.get_mut("mode")) else { continue };
        if let Some(bits) = mode.as_str().and_then(|octal| u32::from_str_radix(octal, 8).ok()) {
            *mode = json!(bits);
        }
    }
}

/// The mappings in a list or in a mapping.
#[allow(
    clippy::needless_pass_by_value,
    reason = "a mutable reference in an option cannot be borrowed further"
)]
fn objects(value: Option<&mut Value>) -> Vec<&mut Object> {
    match value {
        Some(Value::Array(items)) => items.iter_mut().filter_map(Value::as_object_mut).collect(),
        Some(Value::Object(entries)) => entries.values_mut().filter_map(Value::as_object_mut).collect(),
        _ => Vec::new(),
    }
}

/// `{name: [address]}` as `["name=address"]` in the order of the alphabet.
fn host_list(hosts: &Value) -> Value {
    let mut lines: Vec<String> = hosts
        .as_object()
        .into_iter()
        .flatten()
        .flat_map(|(name, addresses)| {
            let addresses = addresses.as_array().into_iter().flatten().filter_map(Value::as_str);
            addresses.map(move |address| format!("{name}={address}"))
        })
        .collect();
    lines.sort();
    json!(lines)
}

/// `{id: path}` as `["id=path"]`, and an identity without a path by itself.
fn key_list(keys: &Value) -> Value {
    let keys = keys.as_object().into_iter().flatten();
    let written =
        keys.map(|(id, path)| path.as_str().map_or(json!(id), |path| json!(format!("{id}={path}"))));
    Value::Array(written.collect())
}

/// Takes out `false`, zero limits and empty texts where they say nothing; extensions stay as they are.
fn prune(value: &mut Value) {
    match value {
        Value::Object(entries) => {
            entries.retain(|key, value| key.starts_with("x-") || !says_nothing(key, value));
            let own = |key: &str| key.starts_with("x-") || is_free(key);
            entries.iter_mut().filter(|(key, _)| !own(key)).for_each(|(_, value)| prune(value));
        }
        Value::Array(items) => items.iter_mut().for_each(prune),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Mappings of the user's own names and values, in which an empty value means something.
fn is_free(key: &str) -> bool {
    matches!(
        key,
        "environment"
            | "labels"
            | "annotations"
            | "args"
            | "sysctls"
            | "driver_opts"
            | "options"
            | "storage_opt"
    )
}

fn says_nothing(key: &str, value: &Value) -> bool {
    match value {
        Value::Bool(false) => !THREE_STATES.contains(&key),
        Value::String(text) => {
            text.is_empty()
                || (text == "0" && matches!(key, "memory" | "mem_limit" | "mem_reservation" | "shm_size"))
        }
        Value::Number(number) => matches!(key, "cpus" | "pids") && number.as_f64() == Some(0.0),
        _ => false,
    }
}

/// Doubles dollar signs in all values.
fn escape(value: &mut Value) {
    match value {
        Value::String(text) => *text = template::escape(text).into_owned(),
        Value::Array(items) => items.iter_mut().for_each(escape),
        Value::Object(entries) => entries.values_mut().for_each(escape),
        _ => {}
    }
}
