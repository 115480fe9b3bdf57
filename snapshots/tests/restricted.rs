//! The examples keep to the Pod Security Standard "restricted" where that is asked for, or are refused with a reason.
//!
//! The rules are written down here once more, apart from those of the engine.

use std::collections::BTreeSet;

use kompose_core::{ComposeFile, Conversion, Output, Target};
use kompose_snapshots::{Project, collection};
use serde_json::Value;

/// Kinds of volumes that the standard allows.
const VOLUMES: [&str; 8] = [
    "configMap",
    "csi",
    "downwardAPI",
    "emptyDir",
    "ephemeral",
    "persistentVolumeClaim",
    "projected",
    "secret",
];

#[test]
fn every_pod_keeps_to_the_standard_or_is_refused() {
    let mut checked = 0;
    for mut example in collection::examples().unwrap() {
        example.settings.kubernetes.set("security", "restricted").unwrap();
        let refused = refused(&example.convert(Target::Kubernetes));
        exempt(&mut example, &refused);
        let conversion = example.convert(Target::Kubernetes);
        let errors: Vec<_> = conversion.diagnostics.iter().filter(|said| said.is_error()).collect();
        assert!(errors.is_empty(), "{}: {errors:#?}", example.name);
        for (name, pod) in pods(&conversion).iter().filter(|(name, _)| !refused.contains(name)) {
            let broken = broken(pod);
            assert!(broken.is_empty(), "{}: {name}: {broken:?}", example.name);
            checked += 1;
        }
    }
    assert!(checked >= 10, "only {checked} Pods were checked");
}

#[test]
fn the_usual_level_breaks_the_standard() {
    for example in collection::examples().unwrap() {
        for (name, pod) in pods(&example.convert(Target::Kubernetes)) {
            assert!(!broken(&pod).is_empty(), "{}: {name} cannot show that anything changes", example.name);
        }
    }
}

/// The services that ask for what the standard forbids; each of them says where.
fn refused(conversion: &Conversion) -> BTreeSet<String> {
    let said = conversion.diagnostics.iter().filter(|said| said.code.slug() == "restricted-violation");
    said.map(|said| {
        assert!(said.place.span.is_some(), "{} has no line", said.message);
        said.place.path.split('.').nth(1).unwrap_or_default().to_owned()
    })
    .collect()
}

/// Gives some services back what they may do under Compose.
fn exempt(example: &mut Project, services: &BTreeSet<String>) {
    let line = |name: &String| format!("  {name}: {{x-kubernetes: {{security: compose}}}}\n");
    let lines: String = services.iter().map(line).collect();
    if !lines.is_empty() {
        let text = format!("services:\n{lines}");
        example.input.files.push(ComposeFile::new("/project/exempt.yaml", text));
    }
}

fn at<'v>(value: &'v Value, pointer: &str) -> &'v Value {
    value.pointer(pointer).unwrap_or(&Value::Null)
}

fn items<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    at(value, pointer).as_array().map_or(&[], Vec::as_slice)
}

/// The Pods of all workloads, by the names of their workloads.
fn pods(conversion: &Conversion) -> Vec<(String, Value)> {
    let Output::Kubernetes(objects) = &conversion.output else { return Vec::new() };
    let values = objects.iter().map(|object| (object, serde_json::to_value(object).unwrap_or_default()));
    values
        .filter_map(|(object, value)| {
            let pod = match object.kind() {
                "CronJob" => value.pointer("/spec/jobTemplate/spec/template/spec"),
                _ => value.pointer("/spec/template/spec"),
            };
            Some((object.name().to_owned(), pod?.clone()))
        })
        .collect()
}

/// The rules that a Pod breaks.
fn broken(pod: &Value) -> Vec<String> {
    let host = ["/hostNetwork", "/hostPID", "/hostIPC"];
    let mut broken: Vec<String> =
        host.into_iter().filter(|field| at(pod, field) == true).map(str::to_owned).collect();
    for volume in items(pod, "/volumes") {
        let kinds = volume.as_object().into_iter().flatten().map(|(key, _)| key);
        broken.extend(kinds.filter(|kind| *kind != "name" && !VOLUMES.contains(&kind.as_str())).cloned());
    }
    for container in items(pod, "/initContainers").iter().chain(items(pod, "/containers")) {
        let name = at(container, "/name");
        broken.extend(of_container(container, pod).into_iter().map(|rule| format!("{name}: {rule}")));
    }
    broken
}

fn of_container(container: &Value, pod: &Value) -> Vec<&'static str> {
    let own = at(container, "/securityContext");
    let effective = |field: &str| {
        let value = at(own, field);
        if value.is_null() { at(at(pod, "/securityContext"), field) } else { value }
    };
    let seccomp = effective("/seccompProfile/type").as_str().unwrap_or_default();
    let mut ports = items(container, "/ports").iter();
    let rules = [
        ("privileged", at(own, "/privileged") != true),
        ("allowPrivilegeEscalation", at(own, "/allowPrivilegeEscalation") == false),
        ("runAsNonRoot", effective("/runAsNonRoot") == true),
        ("runAsUser", effective("/runAsUser") != 0),
        ("seccompProfile", matches!(seccomp, "RuntimeDefault" | "Localhost")),
        ("appArmorProfile", effective("/appArmorProfile/type") != "Unconfined"),
        ("seLinuxOptions", effective("/seLinuxOptions/type") != "spc_t"),
        ("drop", items(own, "/capabilities/drop").iter().any(|name| name == "ALL")),
        ("add", items(own, "/capabilities/add").iter().all(|name| name == "NET_BIND_SERVICE")),
        ("hostPort", ports.all(|port| at(port, "/hostPort").is_null())),
    ];
    rules.into_iter().filter(|(_, holds)| !holds).map(|(rule, _)| rule).collect()
}
