//! Checks of numbers that say how much a service may use.

use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Service;
use crate::yaml::Key;

pub(super) fn check(name: &Key, service: &Service, diagnostics: &mut Diagnostics) {
    limits(name, service, diagnostics);
    ranges(service, diagnostics);
    retries(service, diagnostics);
    devices(service, diagnostics);
}

/// Numbers that have a smallest and a largest value.
fn ranges(service: &Service, diagnostics: &mut Diagnostics) {
    #[allow(clippy::cast_precision_loss, reason = "only compared with small numbers")]
    let whole = |number: Option<crate::yaml::decode::Int>| number.map(|number| number.0 as f64);
    let table = [
        ("cpu_count", whole(service.cpu_count), 0.0, f64::MAX, "a whole number from 0 on"),
        ("cpu_percent", service.cpu_percent.map(|n| n.0), 0.0, 100.0, "a whole number from 0 to 100"),
        ("oom_score_adj", whole(service.oom_score_adj), -1000.0, 1000.0, "a whole number from -1000 to 1000"),
    ];
    for (key, number, least, most, range) in table {
        let Some(number) = number else { continue };
        if number.fract() != 0.0 || !(least..=most).contains(&number) {
            let message = format!("`{key}` cannot be {number}");
            let diagnostic = Diagnostic::new(codes::INVALID_VALUE, service.origin.value(key), message);
            diagnostics.push(diagnostic.help(format!("it is {range}")));
        }
    }
}

/// A check cannot fail less often than never.
fn retries(service: &Service, diagnostics: &mut Diagnostics) {
    let Some(check) = &service.healthcheck else { return };
    if let Some(retries) = check.retries.filter(|retries| retries.0 < 0) {
        let message = format!("`retries` cannot be {}", retries.0);
        let diagnostic = Diagnostic::new(codes::INVALID_VALUE, check.origin.value("retries"), message);
        diagnostics.push(diagnostic.help("it is a whole number from 0 on"));
    }
}

/// Devices are wanted by number or by name.
fn devices(service: &Service, diagnostics: &mut Diagnostics) {
    let resources = service.deploy.as_ref().and_then(|deploy| deploy.resources.as_ref());
    let reserved = resources.and_then(|resources| resources.reservations.as_ref());
    for request in service.gpus.iter().chain(reserved.into_iter().flat_map(|reserved| &reserved.devices)) {
        if request.count.is_some() && !request.device_ids.is_empty() {
            let message = "`count` and `device_ids` exclude each other";
            let diagnostic = Diagnostic::new(codes::CONTRADICTION, request.origin.key("count"), message);
            diagnostics.push(diagnostic.help("keep `device_ids` to say which, or `count` to say how many"));
        }
    }
}

/// A limit that is written in two ways must be the same in both.
fn limits(name: &Key, service: &Service, diagnostics: &mut Diagnostics) {
    let resources = service.deploy.as_ref().and_then(|deploy| deploy.resources.as_ref());
    let limits = resources.and_then(|resources| resources.limits.as_ref());
    let reservations = resources.and_then(|resources| resources.reservations.as_ref());
    let differ =
        |a: Option<f64>, b: Option<f64>| matches!((a, b), (Some(a), Some(b)) if (a - b).abs() > 1e-9);
    #[allow(clippy::cast_precision_loss, reason = "only compared for equality with another size")]
    let bytes = |size: Option<crate::model::Bytes>| size.map(|size| size.0 as f64);
    #[allow(clippy::cast_precision_loss, reason = "only compared for equality with another count")]
    let count = |count: Option<crate::yaml::decode::Int>| count.map(|count| count.0 as f64);
    let pairs = [
        ("cpus", service.cpus.map(|n| n.0), limits.and_then(|l| l.cpus).map(|n| n.0), "limits.cpus"),
        ("mem_limit", bytes(service.mem_limit), bytes(limits.and_then(|l| l.memory)), "limits.memory"),
        (
            "mem_reservation",
            bytes(service.mem_reservation),
            bytes(reservations.and_then(|r| r.memory)),
            "reservations.memory",
        ),
        ("pids_limit", count(service.pids_limit), count(limits.and_then(|l| l.pids)), "limits.pids"),
    ];
    for (key, short, long, path) in pairs {
        if differ(short, long) {
            let message = format!("`{key}` and `deploy.resources.{path}` of `{name}` say different things");
            let diagnostic = Diagnostic::new(codes::CONTRADICTION, service.origin.value(key), message);
            diagnostics.push(diagnostic.help("keep one of the two"));
        }
    }
}
