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
        said.place.path.split('.').nth(1).unwrap().to_owned()
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

/// The Pods of all workloads, by the names of their workloads.
fn pods(conversion: &Conversion) -> Vec<(String, Value)> {
    let Output::Kubernetes(objects) = &conversion.output else { return Vec::new() };
    let objects = objects.iter().map(|object| serde_json::to_value(object).unwrap());
    objects
        .filter_map(|object| {
            let spec = match object["kind"].as_str()? {
                "CronJob" => "/spec/jobTemplate/spec/template/spec",
                _ => "/spec/template/spec",
            };
            let pod = object.pointer(spec)?.clone();
            Some((object["metadata"]["name"].as_str()?.to_owned(), pod))
        })
        .collect()
}

/// The rules that a Pod breaks.
fn broken(pod: &Value) -> Vec<String> {
    let mut broken = Vec::new();
    for field in ["hostNetwork", "hostPID", "hostIPC"] {
        if pod[field] == true {
            broken.push(field.to_owned());
        }
    }
    for volume in pod["volumes"].as_array().into_iter().flatten() {
        let kinds = volume.as_object().unwrap().keys().filter(|key| *key != "name");
        broken.extend(kinds.filter(|kind| !VOLUMES.contains(&kind.as_str())).cloned());
    }
    for list in ["initContainers", "containers"] {
        for container in pod[list].as_array().into_iter().flatten() {
            let name = &container["name"];
            broken.extend(of_container(container, pod).into_iter().map(|rule| format!("{name}: {rule}")));
        }
    }
    broken
}

fn of_container(container: &Value, pod: &Value) -> Vec<&'static str> {
    let own = &container["securityContext"];
    let of_pod = &pod["securityContext"];
    let effective = |field: &str| if own[field].is_null() { &of_pod[field] } else { &own[field] };
    let capabilities = &own["capabilities"];
    let mut added = capabilities["add"].as_array().into_iter().flatten();
    let mut ports = container["ports"].as_array().into_iter().flatten();
    let seccomp = effective("seccompProfile")["type"].as_str().unwrap_or("");
    let rules = [
        ("privileged", own["privileged"] != true),
        ("allowPrivilegeEscalation", own["allowPrivilegeEscalation"] == false),
        ("runAsNonRoot", effective("runAsNonRoot") == &Value::Bool(true)),
        ("runAsUser", effective("runAsUser") != 0),
        ("seccompProfile", matches!(seccomp, "RuntimeDefault" | "Localhost")),
        ("appArmorProfile", effective("appArmorProfile")["type"] != "Unconfined"),
        ("seLinuxOptions", effective("seLinuxOptions")["type"] != "spc_t"),
        ("drop", capabilities["drop"].as_array().is_some_and(|list| list.contains(&Value::from("ALL")))),
        ("add", added.all(|name| name == "NET_BIND_SERVICE")),
        ("hostPort", ports.all(|port| port["hostPort"].is_null())),
    ];
    rules.into_iter().filter(|(_, holds)| !holds).map(|(rule, _)| rule).collect()
}
