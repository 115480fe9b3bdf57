//! The times of health checks.

use kompose_core::options::kubernetes::Probes;
use kompose_snapshots::look::Look;
use serde_json::Value;

use super::quantity::milliseconds;
use super::subject::{Service, World};
use super::tally::Verdict;

/// What probes there are: times of the period, of one check, and failures until it counts.
type Times = [Option<[i64; 3]>; 3];

/// Every health check is a readiness, a liveness and perhaps a startup probe with its times.
pub(crate) fn times(world: World) {
    let mut tally = world.tally("times of health checks");
    for service in world.plain_services() {
        let Some(container) = service.container() else { continue };
        let found = ["readinessProbe", "livenessProbe", "startupProbe"].map(|probe| {
            let probe = container.value.get(probe)?;
            ["/periodSeconds", "/timeoutSeconds", "/failureThreshold"].map(|field| probe.number(field)).into()
        });
        let found: Times = found
            .map(|probe: Option<[Option<i64>; 3]>| probe.map(|times| times.map(|time| time.unwrap_or(-1))));
        let finite = matches!(container.pod.kind, "Job" | "CronJob");
        let wanted = if finite { [None; 3] } else { wanted(&service) };
        let Some(_) = service.value.get("healthcheck") else {
            if found != [None; 3] {
                tally.of(&service, "probes", Verdict::Fails("nobody asked for them".to_owned()));
            }
            continue;
        };
        let without_program = || service.says(&["probe-test-unknown"], ".healthcheck");
        tally.of(&service, "probes", Verdict::equal(&found, &wanted).or_reported(without_program));
    }
    tally.finish(&[]);
}

/// The probes that a health check asks for.
fn wanted(service: &Service) -> Times {
    let options = &service.subject.project.settings.kubernetes;
    let check = service.value.pointer("/healthcheck").unwrap_or(&Value::Null);
    let test = check.texts("/test");
    if check.flag("/disable")
        || test.is_empty()
        || test.first() == Some(&"NONE")
        || options.probes == Probes::None
    {
        return [None; 3];
    }
    let time = |key: &str, usual: u64| {
        check.text(key).and_then(milliseconds).filter(|time| *time > 0).unwrap_or(usual)
    };
    let retries = check.number("/retries").filter(|retries| *retries > 0).unwrap_or(3);
    let (interval, start) = (time("/interval", 30_000), time("/start_period", 0));
    let every = seconds(time("/start_interval", 5000));
    let timeout = seconds(time("/timeout", 30_000));
    let period = seconds(interval);
    let readiness = Some([period, timeout, retries]);
    if options.probes == Probes::Readiness {
        return [readiness, None, None];
    }
    let liveness = Some([period, timeout, 2 * retries]);
    let until =
        i64::try_from(start).unwrap_or(i64::MAX) + retries * i64::try_from(interval).unwrap_or(i64::MAX);
    let patient = start > 0 || check.get("start_interval").is_some();
    let failures = until.div_euclid(every * 1000) + i64::from(until.rem_euclid(every * 1000) > 0);
    [readiness, liveness, patient.then(|| [every, timeout, failures.max(1)])]
}

/// Whole seconds of some milliseconds, rounded up, at least one.
fn seconds(milliseconds: u64) -> i64 {
    i64::try_from(milliseconds.div_ceil(1000).max(1)).unwrap_or(i64::MAX)
}
