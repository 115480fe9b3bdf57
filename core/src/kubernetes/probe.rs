//! Health checks as probes.

use k8s_openapi::api::core::v1::{ExecAction, Probe};

use super::dollar;
use super::plan::hosts::Renamed;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Duration, HealthCheck, Test};

const SECOND: i64 = 1_000_000_000;

/// The probes of a container.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Probes {
    pub(crate) readiness: Option<Probe>,
    pub(crate) liveness: Option<Probe>,
    pub(crate) startup: Option<Probe>,
}

/// The numbers of a health check with Docker's defaults, in nanoseconds.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Timing {
    interval: i64,
    timeout: i64,
    retries: i64,
    start_period: i64,
    start_interval: i64,
    has_start: bool,
}

impl Timing {
    pub(crate) fn of(check: &HealthCheck) -> Self {
        let time = |value: Option<Duration>, default: i64| {
            value.map(Duration::as_nanos).filter(|time| *time > 0).unwrap_or(default * SECOND)
        };
        let start_period = time(check.start_period, 0);
        Self {
            interval: time(check.interval, 30),
            timeout: time(check.timeout, 30),
            retries: check.retries.map(|retries| retries.0).filter(|retries| *retries > 0).unwrap_or(3),
            start_period,
            start_interval: time(check.start_interval, 5),
            has_start: start_period > 0 || check.start_interval.is_some(),
        }
    }

    /// How long Docker gives a container until it counts as unhealthy, in nanoseconds.
    fn patience(self) -> i64 {
        self.start_period.saturating_add(self.retries.saturating_mul(self.interval))
    }

    /// The same in seconds.
    pub(crate) fn patience_seconds(self) -> i64 {
        ceil(self.patience(), SECOND)
    }

    fn probe(self, command: &[String], period: i64, failures: i64) -> Probe {
        Probe {
            exec: Some(ExecAction { command: Some(command.to_vec()) }),
            period_seconds: Some(clamp(period)),
            timeout_seconds: Some(clamp(ceil(self.timeout, SECOND))),
            failure_threshold: Some(clamp(failures)),
            ..Probe::default()
        }
    }

    fn probes(self, command: &[String]) -> Probes {
        let period = ceil(self.interval, SECOND).max(1);
        let start = ceil(self.start_interval, SECOND).max(1);
        let startup = ceil(self.patience(), start.saturating_mul(SECOND));
        Probes {
            readiness: Some(self.probe(command, period, self.retries)),
            liveness: Some(self.probe(command, period, self.retries.saturating_mul(2))),
            startup: self.has_start.then(|| self.probe(command, start, startup)),
        }
    }
}

fn ceil(value: i64, unit: i64) -> i64 {
    value.div_euclid(unit) + i64::from(value.rem_euclid(unit) != 0)
}

fn clamp(value: i64) -> i32 {
    i32::try_from(value.max(1)).unwrap_or(i32::MAX)
}

/// The numbers of a health check that becomes probes.
pub(crate) fn timing(check: Option<&HealthCheck>) -> Option<Timing> {
    let check = check.filter(|check| check.disable != Some(true))?;
    matches!(check.test, Some(Test::Command(_) | Test::Shell(_))).then(|| Timing::of(check))
}

/// The probes of a health check.
pub(crate) fn probes(
    check: Option<&HealthCheck>,
    renamed: &Renamed,
    windows: bool,
    diagnostics: &mut Diagnostics,
) -> Probes {
    let Some(check) = check.filter(|check| check.disable != Some(true)) else { return Probes::default() };
    let words = |words: &[String]| words.iter().map(|word| dollar::escape(&renamed.text(word))).collect();
    let command: Vec<String> = match &check.test {
        Some(Test::Command(line)) => words(line),
        Some(Test::Shell(line)) => {
            let shell: &[&str] = if windows { &["cmd", "/S", "/C"] } else { &["/bin/sh", "-c"] };
            let line: Vec<String> = words(line);
            shell.iter().map(|word| (*word).to_owned()).chain(line).collect()
        }
        Some(Test::None) => return Probes::default(),
        None => {
            let message = "the check itself is inside of the image, so there is no probe";
            diagnostics.push(
                Diagnostic::new(codes::PROBE_TEST_UNKNOWN, check.origin.whole(), message)
                    .help("write the check of the image as `test` to have it on Kubernetes too"),
            );
            return Probes::default();
        }
    };
    let timing = Timing::of(check);
    report(check, timing, diagnostics);
    timing.probes(&command)
}

fn report(check: &HealthCheck, timing: Timing, diagnostics: &mut Diagnostics) {
    let message = "an unhealthy container gets no traffic and is restarted in the end; Compose only shows it";
    diagnostics.push(Diagnostic::new(codes::PROBE_MAPPED, check.origin.whole(), message));
    let times = [
        ("interval", check.interval),
        ("timeout", check.timeout),
        ("start_interval", check.start_interval),
        ("start_period", check.start_period),
    ];
    for (name, time) in times {
        if let Some(time) = time.filter(|time| time.as_nanos() > 0 && time.as_nanos() % SECOND != 0) {
            let message = format!(
                "`{name}` is {time}; Kubernetes counts whole seconds, so it becomes {} s",
                time.seconds_ceil()
            );
            diagnostics.push(Diagnostic::new(codes::PROBE_ROUNDED, check.origin.value(name), message));
        }
    }
    let seconds = timing.retries.saturating_mul(2).saturating_mul(ceil(timing.interval, SECOND).max(1));
    if !timing.has_start && seconds < 60 {
        let message =
            format!("the container is restarted after {seconds} s of failing checks, also while it starts");
        diagnostics.push(
            Diagnostic::new(codes::LIVENESS_TIGHT, check.origin.whole(), message)
                .help("set `start_period` to the time that the program may take to start"),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(probe: Option<&Probe>) -> Option<(i32, i32, i32)> {
        let probe = probe?;
        Some((probe.period_seconds?, probe.timeout_seconds?, probe.failure_threshold?))
    }

    #[test]
    fn the_arithmetic_is_that_of_docker() {
        let time = |text: &str| (!text.is_empty()).then(|| Duration::parse(text).unwrap());
        let table = [
            (["", "", "", ""], None, [Some((30, 30, 3)), Some((30, 30, 6)), None]),
            (["10s", "1.5s", "30s", "2s"], Some(5), [Some((10, 2, 5)), Some((10, 2, 10)), Some((2, 2, 40))]),
            (["500ms", "500ms", "", ""], Some(10), [Some((1, 1, 10)), Some((1, 1, 20)), None]),
            (["", "", "1m30s", ""], None, [Some((30, 30, 3)), Some((30, 30, 6)), Some((5, 30, 36))]),
            (["", "", "", "2s"], None, [Some((30, 30, 3)), Some((30, 30, 6)), Some((2, 30, 45))]),
            (["0s", "0s", "0s", ""], Some(0), [Some((30, 30, 3)), Some((30, 30, 6)), None]),
        ];
        for ([interval, timeout, start_period, start_interval], retries, expected) in table {
            let check = HealthCheck {
                interval: time(interval),
                timeout: time(timeout),
                start_period: time(start_period),
                start_interval: time(start_interval),
                retries: retries.map(crate::yaml::decode::Int),
                ..HealthCheck::default()
            };
            let probes = Timing::of(&check).probes(&[]);
            let found = [&probes.readiness, &probes.liveness, &probes.startup].map(|p| numbers(p.as_ref()));
            assert_eq!(found, expected, "{check:?}");
        }
    }
}
