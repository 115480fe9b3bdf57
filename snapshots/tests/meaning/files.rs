//! Secrets and configs at their places.

use kompose_core::Files;
use kompose_core::options::kubernetes::SecretValues;
use kompose_snapshots::cluster::{self, Content, File};
use kompose_snapshots::look::Look;
use serde_json::Value;

use super::subject::{Service, Subject, World};
use super::tally::Verdict;

/// Every secret and config lies at its path, with its bytes and its mode.
pub(crate) fn secrets_and_configs(world: World) {
    let mut tally = world.tally("secrets and configs");
    for service in world.services() {
        for kind in ["secrets", "configs"] {
            for reference in service.value.items(&format!("/{kind}")) {
                let path = path(kind, reference);
                tally.of(&service, &path, lies_there(&service, (kind, reference), &path));
            }
        }
    }
    tally.finish(&[]);
}

/// Where a reference puts its file.
fn path(kind: &str, reference: &Value) -> String {
    let source = reference.text("/source").unwrap_or_default();
    let folder = if kind == "secrets" { "/run/secrets" } else { "" };
    match reference.text("/target").filter(|target| !target.is_empty()) {
        Some(target) if target.starts_with('/') => target.to_owned(),
        target => format!("{folder}/{}", target.unwrap_or(source)),
    }
}

fn lies_there(service: &Service, (kind, reference): (&str, &Value), path: &str) -> Verdict {
    let subject = service.subject;
    let Some(file) = service.container().and_then(|container| container.file(path)) else {
        return Verdict::Fails("there is no file".to_owned());
    };
    let key = reference.text("/source").unwrap_or_default();
    let definition = subject.compose.pointer(&format!("/{kind}")).and_then(|all| all.get(key));
    let definition = definition.unwrap_or(&Value::Null);
    let mode = mode(reference);
    if file.mode != mode {
        return Verdict::Fails(format!("its mode is {:o} and not {mode:o}", file.mode));
    }
    content(subject, (kind, key, definition), &file)
}

/// The permission bits that a reference asks for.
fn mode(reference: &Value) -> i64 {
    match reference.get("mode") {
        Some(Value::String(text)) => i64::from_str_radix(text.trim_start_matches("0o"), 8).unwrap_or(-1),
        Some(number) => number.as_i64().unwrap_or(-1),
        None => 0o444,
    }
}

fn content(subject: &Subject, (kind, key, definition): (&str, &str, &Value), file: &File) -> Verdict {
    let elsewhere = definition.flag("/external") || definition.get("driver").is_some();
    match (&file.content, elsewhere) {
        (Content::Elsewhere(place), true) => {
            let name =
                if definition.flag("/external") { definition.text("/name").unwrap_or(key) } else { key };
            let wanted = cluster::name(name).unwrap_or_default();
            let found = place.split('/').nth(1);
            Verdict::of(found == Some(&wanted), || format!("it is {place} and not of `{wanted}`"))
        }
        (Content::Elsewhere(place), false) => Verdict::Fails(format!("nothing makes {place}")),
        (Content::Bytes(_), true) => Verdict::Fails("it is external and made nevertheless".to_owned()),
        (Content::Bytes(bytes), false) if hidden(subject, kind) => {
            Verdict::of(bytes == b"CHANGE_ME", || "it is no placeholder".to_owned())
        }
        (Content::Bytes(bytes), false) => {
            Verdict::of(source(subject, definition).as_ref() == Some(bytes), || "its bytes differ".to_owned())
        }
    }
}

/// Whether the output must not hold a value.
fn hidden(subject: &Subject, kind: &str) -> bool {
    kind == "secrets" && subject.project.settings.kubernetes.secret_values == SecretValues::Placeholder
}

/// The bytes that a definition speaks of.
fn source(subject: &Subject, definition: &Value) -> Option<Vec<u8>> {
    if let Some(content) = definition.text("/content") {
        return Some(content.as_bytes().to_vec());
    }
    if let Some(variable) = definition.text("/environment") {
        return subject.project.input.environment.get(variable).map(|value| value.as_bytes().to_vec());
    }
    subject.project.files.read(definition.text("/file")?).ok()
}
