//! How much of the machine containers may use.

use kompose_snapshots::look::Look;
use serde_json::Value;

use super::quantity::{bytes, thousandths};
use super::subject::{Service, World};
use super::tally::Verdict;

/// Where Compose and Kubernetes say how much: the keys of Compose, the nearer first, and the field.
const AMOUNTS: [(&[&str], &str, Unit); 4] = [
    (&["/deploy/resources/limits/cpus", "/cpus"], "/resources/limits/cpu", thousandths),
    (&["/deploy/resources/reservations/cpus"], "/resources/requests/cpu", thousandths),
    (&["/deploy/resources/limits/memory", "/mem_limit"], "/resources/limits/memory", bytes),
    (&["/deploy/resources/reservations/memory", "/mem_reservation"], "/resources/requests/memory", bytes),
];

/// How a text is read as a number.
type Unit = fn(&str) -> Option<u64>;

/// Every limit and every reservation is that of Compose, and there is no other.
pub(crate) fn amounts(world: World) {
    let mut tally = world.tally("limits and reservations");
    for service in world.plain_services() {
        let Some(container) = service.container() else { continue };
        for (keys, field, unit) in AMOUNTS {
            let wanted =
                keys.iter().find_map(|key| service.value.pointer(key)).map(text).and_then(|text| unit(&text));
            let wanted = wanted.or_else(|| share(&service, field)).filter(|amount| *amount > 0);
            let found = container.value.text(field).and_then(unit);
            if found.is_some() || wanted.is_some() {
                tally.of(&service, field, Verdict::equal(&found, &wanted));
            }
        }
    }
    tally.finish(&[]);
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The thousandths of a CPU that a quota of a period makes.
fn share(service: &Service, field: &str) -> Option<u64> {
    let number = |key: &str| service.value.get(key).map(text)?.parse::<u64>().ok();
    let quota = number("cpu_quota").filter(|_| field == "/resources/limits/cpu")?;
    Some((quota * 1000).div_ceil(number("cpu_period").filter(|period| *period > 0).unwrap_or(100_000)))
}

/// Every GPU is asked for.
pub(crate) fn gpus(world: World) {
    let mut tally = world.tally("GPUs");
    for service in world.plain_services() {
        let Some(container) = service.container() else { continue };
        let reserved = service.value.items("/deploy/resources/reservations/devices").iter();
        let gpu = |device: &&Value| {
            let able = device.texts("/capabilities").contains(&"gpu");
            able && matches!(device.text("/driver"), None | Some("" | "nvidia"))
        };
        let given = service.value.items("/gpus").iter();
        let wanted: i64 = reserved
            .filter(gpu)
            .chain(given.filter(|device| device.get("driver").is_none()))
            .map(count)
            .sum();
        let resource = service.subject.project.settings.kubernetes.gpu_resource.as_deref();
        let limits = container.value.pointer("/resources/limits");
        let found =
            limits.and_then(|limits| text(limits.get(resource.unwrap_or("nvidia.com/gpu"))?).parse().ok());
        if wanted > 0 {
            tally.of(&service, "gpus", Verdict::equal(&found, &Some(wanted)));
        }
    }
    tally.finish(&[]);
}

/// The devices that an entry asks for; nobody can ask for all of them.
fn count(device: &Value) -> i64 {
    let named = device.items("/device_ids").len();
    match device.number("/count") {
        _ if named > 0 => i64::try_from(named).unwrap_or_default(),
        Some(count) if count > 0 => count,
        _ => 1,
    }
}
