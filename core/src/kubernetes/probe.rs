//! Health checks as probes.

mod extension;
mod labels;
mod native;

use k8s_openapi::api::core::v1::{ExecAction, Probe};

use super::choices::ServiceChoices;
use super::plan::{Member, Plan};
use super::{dollar, security};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Duration, HealthCheck, Service, Test};
use crate::options::kubernetes::{ProbeStyle, Probes as Wish};
use crate::source::Place;

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

    fn probe(self, action: &Probe, period: i64, failures: i64) -> Probe {
        Probe {
            period_seconds: Some(clamp(period)),
            timeout_seconds: Some(clamp(ceil(self.timeout, SECOND))),
            failure_threshold: Some(clamp(failures)),
            ..action.clone()
        }
    }

    fn period(self) -> i64 {
        ceil(self.interval, SECOND).max(1)
    }

    fn readiness(self, action: &Probe) -> Probe {
        self.probe(action, self.period(), self.retries)
    }

    /// A container is restarted after twice the failures that keep traffic away from it.
    fn liveness(self, action: &Probe) -> Probe {
        self.probe(action, self.period(), self.retries.saturating_mul(2))
    }

    fn startup(self, action: &Probe) -> Probe {
        let period = ceil(self.start_interval, SECOND).max(1);
        self.probe(action, period, ceil(self.patience(), period.saturating_mul(SECOND)))
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

/// The probes of a container: what the extension says, else labels, else what the options make of the health check.
pub(crate) fn probes(
    member: &Member<'_>,
    plan: &Plan<'_>,
    checked: bool,
    diagnostics: &mut Diagnostics,
) -> Probes {
    let said = plan.choices.service(member.key);
    let check = member.service.healthcheck.as_deref();
    if !checked {
        unchecked(check, said, diagnostics);
        return Probes::default();
    }
    let options = plan.choices.options;
    let found = check.and_then(|check| health_check(check, member.service, plan, diagnostics));
    let wanted = found.as_ref().filter(|_| options.probes != Wish::None);
    let labels = labels::Labels { said: &said.labels, ports: &member.ports, renamed: &plan.renamed };
    let readiness = labels.readiness(diagnostics);
    let liveness = labels.liveness(diagnostics);
    let usual = check.map_or_else(|| Timing::of(&HealthCheck::default()), Timing::of);
    let timing = labels.timing(usual, diagnostics);
    if !readiness.checks(wanted.is_some()) {
        labels.report_numbers(diagnostics);
    }
    let from_check = Probes {
        readiness: wanted.map(|action| timing.readiness(action)),
        liveness: wanted.filter(|_| options.probes == Wish::Full).map(|action| usual.liveness(action)),
        startup: None,
    };
    let liveness = liveness.map(|action| usual.liveness(&action)).or(from_check.liveness);
    let readiness = readiness.over(from_check.readiness, |action| timing.readiness(action));
    let startup = if labels.starts() {
        readiness.as_ref().map(|probe| timing.startup(probe))
    } else {
        wanted.filter(|_| usual.has_start && liveness.is_some()).map(|action| usual.startup(action))
    };
    let handler = (found.as_ref(), &member.ports);
    let probes = extension::over(Probes { readiness, liveness, startup }, said, handler, diagnostics);
    if let (Some(check), Some(action)) = (check, &found) {
        report(check, action, &probes, diagnostics);
    }
    probes
}

/// Says that nobody checks a container that runs to its end.
fn unchecked(check: Option<&HealthCheck>, said: &ServiceChoices, diagnostics: &mut Diagnostics) {
    const HELP: &str = "take it out, or make the service one that goes on running";
    if let Some(check) = check {
        let message = "the service runs to its end as a Job, so nobody checks its health";
        diagnostics.push(Diagnostic::new(codes::PROBE_MAPPED, check.origin.whole(), message));
    }
    for (label, place) in labels::all(&said.labels) {
        let message = format!("`{label}` has no effect: the service runs to its end as a Job");
        diagnostics.push(Diagnostic::new(codes::LABEL_VALUE_INVALID, place, message).help(HELP));
    }
    if said.extension.probes.is_some() {
        let message = "`probes` has no effect: the service runs to its end as a Job";
        let place = said.extension.origin.key("probes");
        diagnostics.push(Diagnostic::new(codes::X_KUBERNETES_INVALID, place, message).help(HELP));
    }
}

/// What a health check does, as the handler of a probe.
fn health_check(
    check: &HealthCheck,
    service: &Service,
    plan: &Plan<'_>,
    diagnostics: &mut Diagnostics,
) -> Option<Probe> {
    if check.disable == Some(true) {
        return None;
    }
    let windows = security::is_windows(service);
    let native = plan.choices.options.probe_style == ProbeStyle::Native && !windows;
    let words = |words: &[String]| -> Vec<String> {
        words.iter().map(|word| plan.renamed.text(word).into_owned()).collect()
    };
    match check.test.as_ref() {
        Some(Test::Command(line)) if line.first().is_none_or(String::is_empty) => {
            let message = "the check names no program, so there is no probe";
            diagnostics.push(
                Diagnostic::new(codes::PROBE_TEST_UNKNOWN, check.origin.value("test"), message)
                    .help("write the program after `CMD`, such as `[CMD, pg_isready]`"),
            );
            None
        }
        Some(Test::Command(line)) => {
            let line = words(line);
            native.then(|| native::of_words(&line)).flatten().or_else(|| Some(exec(&line)))
        }
        Some(Test::Shell(line)) => {
            let line = words(line);
            let shell: &[&str] = if windows { &["cmd", "/S", "/C"] } else { &["/bin/sh", "-c"] };
            let all: Vec<String> = shell.iter().map(|word| (*word).to_owned()).chain(line.clone()).collect();
            let found = line.first().filter(|_| native && line.len() == 1);
            found.and_then(|line| native::of_line(line)).or_else(|| Some(exec(&all)))
        }
        Some(Test::None) => None,
        None => {
            let message = "the check itself is inside of the image, so there is no probe";
            diagnostics.push(
                Diagnostic::new(codes::PROBE_TEST_UNKNOWN, check.origin.whole(), message)
                    .help("write the check of the image as `test` to have it on Kubernetes too"),
            );
            None
        }
    }
}

/// The handler that runs a command.
fn exec(words: &[String]) -> Probe {
    let command = words.iter().map(|word| dollar::escape(word)).collect();
    Probe { exec: Some(ExecAction { command: Some(command) }), ..Probe::default() }
}

/// Says what a health check has become.
fn report(check: &HealthCheck, action: &Probe, probes: &Probes, diagnostics: &mut Diagnostics) {
    let message = match (&probes.readiness, &probes.liveness) {
        (Some(_), Some(_)) => {
            "an unhealthy container gets no traffic and is restarted in the end; Compose only shows it"
        }
        (Some(_), None) => "an unhealthy container gets no traffic; Compose only shows it",
        (None, Some(_)) => "an unhealthy container is restarted in the end; Compose only shows it",
        (None, None) => "nobody checks the container, because you asked for no probes",
    };
    let unused = unused(check, probes);
    let message = if unused.is_empty() {
        message.to_owned()
    } else {
        format!("{message}; without effect: {}", unused.join(", "))
    };
    diagnostics.push(Diagnostic::new(codes::PROBE_MAPPED, check.origin.whole(), message));
    let same = |probe: &&Probe| (&probe.exec, &probe.http_get) == (&action.exec, &action.http_get);
    let all = [&probes.readiness, &probes.liveness, &probes.startup];
    if !all.into_iter().flatten().any(|probe| same(&probe)) {
        return;
    }
    if action.exec.is_none() {
        let message =
            "the node checks the container at the address of its Pod, without a program in the image";
        diagnostics.push(
            Diagnostic::new(codes::PROBE_NATIVE, check.origin.value("test"), message)
                .help("make sure that the program listens on all addresses, and not on 127.0.0.1 only"),
        );
    }
    let times = [
        ("interval", check.interval),
        ("timeout", check.timeout),
        ("start_interval", check.start_interval),
        ("start_period", check.start_period),
    ];
    for (name, time) in times {
        report_rounded(name, time, || check.origin.value(name), diagnostics);
    }
    report_tight(check, probes, diagnostics);
}

/// The keys of a health check that no probe has a number for.
fn unused(check: &HealthCheck, probes: &Probes) -> Vec<&'static str> {
    let any = probes.readiness.is_some() || probes.liveness.is_some();
    let keys = [
        ("`interval`", check.interval.is_some() && !any),
        ("`timeout`", check.timeout.is_some() && !any),
        ("`retries`", check.retries.is_some() && !any),
        (
            "`start_period`",
            check.start_period.is_some_and(|time| time.as_nanos() > 0) && probes.startup.is_none(),
        ),
        ("`start_interval`", check.start_interval.is_some() && probes.startup.is_none()),
    ];
    keys.into_iter().filter(|(_, unused)| *unused).map(|(key, _)| key).collect()
}

/// Says that a time is no whole number of seconds.
fn report_rounded(
    name: &str,
    time: Option<Duration>,
    place: impl Fn() -> Place,
    diagnostics: &mut Diagnostics,
) {
    if let Some(time) = time.filter(|time| time.as_nanos() > 0 && time.as_nanos() % SECOND != 0) {
        let message = format!(
            "`{name}` is {time}; Kubernetes counts whole seconds, so it becomes {} s",
            time.seconds_ceil()
        );
        diagnostics.push(Diagnostic::new(codes::PROBE_ROUNDED, place(), message));
    }
}

/// Says that a container which starts slowly is restarted before it is there.
fn report_tight(check: &HealthCheck, probes: &Probes, diagnostics: &mut Diagnostics) {
    let Some(liveness) = probes.liveness.as_ref().filter(|_| probes.startup.is_none()) else { return };
    let (period, failures) = (liveness.period_seconds.unwrap_or(10), liveness.failure_threshold.unwrap_or(3));
    let seconds = i64::from(period).saturating_mul(i64::from(failures));
    if seconds < 60 {
        let message =
            format!("the container is restarted after {seconds} s of failing checks, also while it starts");
        diagnostics.push(Diagnostic::new(codes::LIVENESS_TIGHT, check.origin.whole(), message).help(
            "set `start_period` to the time that the program may take to start, or convert with `--probes readiness`",
        ));
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
            let (timing, action) = (Timing::of(&check), Probe::default());
            let startup = timing.has_start.then(|| timing.startup(&action));
            let probes = [Some(timing.readiness(&action)), Some(timing.liveness(&action)), startup];
            let found = probes.map(|probe| numbers(probe.as_ref()));
            assert_eq!(found, expected, "{check:?}");
        }
    }
}
