//! What the stacks that we write hold: no key that the client refuses, gives up or loses.

use std::collections::BTreeMap;

use kompose_core::diagnostic::Diagnostics;
use kompose_core::source::Sources;
use kompose_core::swarm::{Surroundings, check};
use kompose_core::{Conversion, Diagnostic, Format, MemoryFiles, Target, yaml};
use kompose_snapshots::Project;
use kompose_snapshots::collection::{cases, corpus, examples};
use serde_json::Value;

/// Keys of services that the client takes and then loses, with a warning or without.
const LOST: &[&str] = &[
    "build",
    "cgroup_parent",
    "cgroupns_mode",
    "container_name",
    "depends_on",
    "devices",
    "domainname",
    "env_file",
    "expose",
    "external_links",
    "group_add",
    "ipc",
    "links",
    "mac_address",
    "network_mode",
    "oom_score_adj",
    "pid",
    "privileged",
    "restart",
    "security_opt",
    "shm_size",
    "tmpfs",
    "userns_mode",
];

/// Keys inside of services that are lost: the list they stand in, and their names.
const LOST_INSIDE: &[(&str, &[&str])] = &[
    ("networks", &["ipv4_address", "ipv6_address"]),
    ("volumes", &["consistency"]),
    ("bind", &["create_host_path", "recursive", "selinux"]),
    ("tmpfs", &["mode"]),
];

/// The errors, beside those of Swarm's own, for which a project that is fine in itself becomes no stack.
const REASONS: [&str; 5] =
    ["env-source-missing", "file-missing", "image-invalid", "no-services", "port-invalid"];

/// What became of projects.
#[derive(Debug, Default)]
struct Tally {
    stacks: usize,
    refused: BTreeMap<String, usize>,
    wrong: Vec<String>,
}

impl Tally {
    fn add(&mut self, project: &Project) {
        let conversion = project.convert(Target::Swarm);
        if conversion.has_errors() {
            for error in conversion.diagnostics.iter().filter(|said| said.is_error()) {
                let slug = error.code.slug();
                if slug != "no-services" && error.place.span.is_none() {
                    self.wrong.push(format!("{}: {slug} has no line", project.name));
                }
                *self.refused.entry(slug.to_owned()).or_default() += 1;
                if !slug.starts_with("stack-") && !REASONS.contains(&slug) {
                    self.wrong.push(format!("{}: refused for {slug}", project.name));
                }
            }
            return;
        }
        self.stacks += 1;
        let mistakes = mistakes(&conversion).into_iter();
        self.wrong.extend(mistakes.map(|mistake| format!("{}: {mistake}", project.name)));
    }
}

fn mistakes(conversion: &Conversion) -> Vec<String> {
    let mut files = MemoryFiles::new();
    for file in &conversion.files {
        files.insert(file.path.as_str(), file.contents.clone());
    }
    let text = conversion.files.first().map(|file| String::from_utf8_lossy(&file.contents).into_owned());
    let text = text.unwrap_or_default();
    let surroundings = Surroundings {
        stack: &conversion.summary.project,
        variables: &BTreeMap::new(),
        files: &files,
        exists: &|_, _| true,
    };
    let found = check(&text, &surroundings).into_iter();
    let mut mistakes: Vec<String> =
        found.map(|found| format!("{} at `{}`: {}", found.code, found.path, found.message)).collect();
    let document = document(&text);
    let services = document.get("services").and_then(Value::as_object).into_iter().flatten();
    for (name, service) in services {
        let lost = LOST.iter().filter(|key| service.get(key).is_some());
        mistakes.extend(lost.map(|key| format!("`{name}` has the key `{key}`, which is lost")));
        lost_inside(name, service, &mut mistakes);
    }
    mistakes
}

/// Finds keys that are lost in what stands inside of a service.
fn lost_inside(path: &str, value: &Value, mistakes: &mut Vec<String>) {
    let last = path.rsplit('.').next().unwrap_or_default();
    for (_, keys) in LOST_INSIDE.iter().filter(|(inside, _)| *inside == last) {
        let items = value.as_array().into_iter().flatten();
        let named = value.as_object().filter(|_| last == "networks");
        let entries: Vec<&Value> =
            items.chain(named.into_iter().flat_map(serde_json::Map::values)).chain([value]).collect();
        for key in keys.iter().filter(|key| entries.iter().any(|entry| entry.get(key).is_some())) {
            mistakes.push(format!("`{path}` has the key `{key}`, which is lost"));
        }
    }
    match value {
        Value::Object(entries) => {
            for (key, value) in entries {
                lost_inside(&format!("{path}.{key}"), value, mistakes);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| lost_inside(&format!("{path}."), item, mistakes)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

fn document(text: &str) -> Value {
    let mut sources = Sources::default();
    let file = sources.add("stack.yaml", text);
    let documents = yaml::parse(text, file, &mut Diagnostics::new());
    serde_json::to_value(documents.first()).unwrap_or_default()
}

#[test]
fn what_we_write_holds_nothing_that_is_refused_or_lost() {
    let mut tally = Tally::default();
    let sound =
        |project: &Project| !project.config(Format::Json).diagnostics.iter().any(Diagnostic::is_error);
    let projects = [cases().unwrap(), examples().unwrap()].concat();
    projects.iter().filter(|project| sound(project)).for_each(|project| tally.add(project));
    let ours = tally.stacks;
    let corpus = corpus().unwrap();
    let accepted = corpus.iter().flat_map(|corpus| &corpus.cases).filter(|case| case.accepted);
    accepted.for_each(|case| tally.add(&case.project));
    println!(
        "{} stacks, {ours} of them of our own projects, hold nothing that is lost; refused: {:?}",
        tally.stacks, tally.refused
    );
    assert!(ours > 100, "only {ours} projects become stacks");
    assert!(tally.wrong.is_empty(), "{} mistakes:\n{}", tally.wrong.len(), tally.wrong.join("\n"));
}

#[test]
fn a_key_that_is_lost_is_found() {
    let service = serde_json::json!({
        "networks": {"a": {"ipv4_address": "1"}},
        "volumes": [{"consistency": "x", "bind": {"selinux": "z"}, "tmpfs": {"mode": 1}}],
    });
    let mut mistakes = Vec::new();
    lost_inside("a", &service, &mut mistakes);
    assert_eq!(mistakes.len(), 4, "{mistakes:?}");
}
