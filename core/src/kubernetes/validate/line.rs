//! The line of a service to which a field of an object leads back.

use serde_json::Value;

use crate::kubernetes::Object;
use crate::model::Service;
use crate::source::Place;
use crate::yaml::decode::Map;

/// Fields of objects, and the keys of services that they are made of, the likeliest first.
const ORIGINS: &[(&[&str], &[&str])] = &[
    (&["env", "envFrom"], &["environment", "env_file"]),
    (&["ports", "containerPort", "hostPort", "nodePort"], &["ports", "expose"]),
    (&["volumeMounts", "volumes", "volumeClaimTemplates"], &["volumes", "tmpfs", "secrets", "configs"]),
    (&["resources"], &["deploy", "mem_limit", "mem_reservation", "cpus", "gpus"]),
    (&["livenessProbe", "readinessProbe", "startupProbe"], &["healthcheck"]),
    (&["lifecycle"], &["post_start", "pre_stop", "stop_signal"]),
    (&["image"], &["image", "build"]),
    (&["command", "args"], &["command", "entrypoint"]),
    (&["hostAliases"], &["extra_hosts"]),
    (&["dnsConfig", "dnsPolicy"], &["dns", "dns_search", "dns_opt"]),
    (&["hostname", "subdomain"], &["hostname", "domainname"]),
    (&["terminationGracePeriodSeconds"], &["stop_grace_period"]),
    (&["sysctls"], &["sysctls"]),
    (
        &["securityContext"],
        &["user", "group_add", "privileged", "cap_add", "cap_drop", "security_opt", "sysctls"],
    ),
    (&["labels"], &["labels", "deploy"]),
    (&["annotations"], &["annotations", "labels"]),
    (&["affinity", "nodeSelector", "topologySpreadConstraints"], &["deploy", "platform"]),
    (&["replicas", "strategy", "updateStrategy", "backoffLimit"], &["deploy", "scale", "restart"]),
    (&["hostNetwork"], &["network_mode"]),
    (&["hostPID"], &["pid"]),
    (&["hostIPC"], &["ipc"]),
    (&["runtimeClassName"], &["runtime"]),
];

/// The place of the key, or of what stands below it, that a field of an object comes from; nothing if the service does
/// not say it in a key of its own.
pub(super) fn of(service: &Service, object: &Object, field: &str) -> Option<Place> {
    let steps: Vec<&str> = field.split(['.', '[']).collect();
    let mut candidates = steps.iter().rev().filter_map(|step| {
        let (_, keys) = ORIGINS.iter().find(|(fields, _)| fields.contains(step))?;
        keys.iter().find(|key| service.origin.has(key))
    });
    let key = candidates.next()?;
    let entry = match *key {
        "labels" | "annotations" => labelled(service, field),
        "environment" | "ports" | "volumes" => item(service, &serde_json::to_value(object).ok()?, field),
        _ => None,
    };
    Some(entry.unwrap_or_else(|| service.origin.key(key)))
}

fn labelled(service: &Service, field: &str) -> Option<Place> {
    let (_, name) = field.split_once("labels.").or_else(|| field.split_once("annotations."))?;
    entry(&service.labels, &service.origin.path_of("labels"), name)
        .or_else(|| entry(&service.annotations, &service.origin.path_of("annotations"), name))
}

fn entry<T>(map: &Map<T>, path: &str, name: &str) -> Option<Place> {
    let (key, _) = map.0.get_key_value(name)?;
    Some(Place::new(format!("{path}.{name}"), key.span))
}

/// The place of the variable, the port or the mount that a field speaks of.
fn item(service: &Service, object: &Value, field: &str) -> Option<Place> {
    let found = nodes(object, field);
    let named = |name: &str| found.iter().rev().find_map(|node| node.get(name));
    if let Some(path) = named("mountPath").and_then(Value::as_str) {
        let mount = service.volumes.iter().find(|mount| mount.target == path);
        return mount.map(|mount| mount.origin.whole());
    }
    if let Some(number) = named("containerPort").or_else(|| named("port")).and_then(Value::as_i64) {
        let port = service.ports.iter().find(|port| port.target.is_some_and(|target| target.0 == number));
        return port.map(|port| port.origin.whole());
    }
    let variable = named("name").and_then(Value::as_str)?;
    entry(&service.environment, &service.origin.path_of("environment"), variable)
}

/// The values on the way to a field, the object first.
fn nodes<'v>(object: &'v Value, field: &str) -> Vec<&'v Value> {
    let mut found = vec![object];
    for step in field.split(['.', '[']) {
        let step = step.trim_end_matches(']');
        let inner = found.last().and_then(|node| match step.parse::<usize>() {
            Ok(index) => node.get(index),
            Err(_) => node.get(step),
        });
        match inner {
            Some(inner) => found.push(inner),
            None => break,
        }
    }
    found
}
