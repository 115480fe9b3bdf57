//! How the Pods of a service run: when, how often, how many.

use super::said::{Said, conflict, refused};
use super::{Choices, Given, MemoryTarget, ServiceChoices, values};
use crate::diagnostic::Diagnostics;
use crate::model::x_kubernetes::{XConcurrency, XController, XHpa, XPdb};
use crate::options::kubernetes::Pdb;
use crate::source::Place;
use crate::yaml::decode::{Int, Spanned, Text};

/// When a `CronJob` runs.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Cron {
    pub(crate) schedule: String,
    pub(crate) time_zone: Option<String>,
    pub(crate) concurrency: Option<XConcurrency>,
}

/// The limits of a Job.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Limits {
    pub(crate) backoff: Option<i32>,
    pub(crate) deadline_seconds: Option<i64>,
    pub(crate) ttl_seconds: Option<i32>,
}

/// How many Pods there are at which load.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Autoscaler {
    pub(crate) min: i32,
    pub(crate) max: i32,
    /// The share of the requested CPU time, in percent.
    pub(crate) cpu: Option<i32>,
    pub(crate) memory: Option<MemoryTarget>,
}

/// How many Pods may be missing while nodes are emptied.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Budget {
    MaxUnavailable(String),
    MinAvailable(String),
}

/// What an autoscaler aims at if nobody says it.
const USUAL_CPU: i32 = 50;
/// The most Pods of an autoscaler if nobody says it.
const USUAL_MAX: i32 = 3;

impl Choices<'_> {
    /// Whether a service runs by a time table.
    pub(crate) fn has_schedule(&self, key: &str) -> bool {
        let service = self.service(key);
        let cron = service.extension.cronjob.as_ref();
        cron.is_some_and(|cron| cron.schedule.is_some()) || service.labels.schedule.is_some()
    }

    /// The time table of a service, and what is wrong with what is said of one.
    pub(crate) fn cron(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<Cron> {
        let service = self.service(key);
        let Some(schedule) = schedule(service) else {
            without_schedule(service, diagnostics);
            return None;
        };
        contradicted(service, &schedule, diagnostics);
        if let Err(allowed) = values::schedule(&schedule.value) {
            let message = format!("`{}` is no time table", schedule.value);
            diagnostics.push(schedule.refused(message).help(format!("it is {allowed}")));
        }
        let asked = service.extension.cronjob.as_ref();
        let zone = asked.and_then(|cron| cron.time_zone.as_ref());
        if let (Some(cron), Some(zone)) = (asked, zone.filter(|zone| !is_time_zone(zone))) {
            let message = format!("`{}` is no time zone", zone.value);
            let place = cron.origin.value("timeZone");
            diagnostics
                .push(refused(place, message).help("write a name such as `Etc/UTC` or `Europe/Berlin`"));
        }
        let label = service.labels.concurrency.as_ref().map(|given| given.value);
        Some(Cron {
            schedule: schedule.value,
            time_zone: zone.map(|zone| zone.value.clone()),
            concurrency: asked.and_then(|cron| cron.concurrency_policy).or(label),
        })
    }

    /// The limits of a Job; without a Job, what is said of them is a mistake.
    pub(crate) fn limits(&self, key: &str, is_job: bool, diagnostics: &mut Diagnostics) -> Limits {
        let service = self.service(key);
        let label = service.labels.backoff_limit.as_ref().map(|given| given.value);
        let Some(job) = &service.extension.job else { return Limits { backoff: label, ..Limits::default() } };
        if !is_job {
            let place = service.extension.origin.key("job");
            let message = format!("`job` has no effect, because `{key}` is not a Job");
            diagnostics.push(refused(place, message).help("write `controller: job`, or remove `job`"));
        }
        let place = |name: &str| job.origin.value(name);
        let backoff = at_least(job.backoff_limit, 0, place("backoffLimit"), diagnostics);
        let deadline = at_least(job.active_deadline_seconds, 1, place("activeDeadlineSeconds"), diagnostics);
        let ttl = at_least(job.ttl_seconds_after_finished, 0, place("ttlSecondsAfterFinished"), diagnostics);
        Limits { backoff: backoff.or(label), deadline_seconds: deadline.map(i64::from), ttl_seconds: ttl }
    }

    /// The autoscaler of a service.
    pub(crate) fn autoscaler(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<Said<Autoscaler>> {
        let service = self.service(key);
        let said = scaling(service)?;
        let none = XHpa::default();
        let asked = service.extension.hpa.as_ref().unwrap_or(&none);
        let labels = &service.labels;
        let mut number = |name: &str, written: Option<Int>, label: &Option<Given<i32>>| {
            let found = at_least(written, 1, asked.origin.value(name), diagnostics);
            found.or(label.as_ref().map(|given| given.value))
        };
        let min = number("min", asked.min, &labels.hpa_min);
        let max = number("max", asked.max, &labels.hpa_max);
        let cpu = number("cpu", asked.cpu, &labels.hpa_cpu);
        let percent = number("memory", asked.memory, &None).map(MemoryTarget::Percent);
        let memory = percent.or_else(|| labels.hpa_memory.as_ref().map(|given| given.value.clone()));
        let min = min.unwrap_or(1);
        let max = max.unwrap_or_else(|| USUAL_MAX.max(min));
        if min > max {
            let message = format!("the autoscaler cannot have {min} Pods or more and {max} or fewer");
            diagnostics.push(said.refused(message).help("make the lower number the smaller one"));
        }
        let cpu = if memory.is_some() { cpu } else { cpu.or(Some(USUAL_CPU)) };
        Some(said.map(|()| Autoscaler { min, max, cpu, memory }))
    }

    /// The disruption budget that the extension asks for.
    pub(crate) fn budget(&self, key: &str, diagnostics: &mut Diagnostics) -> Option<Said<Budget>> {
        let extension = &self.service(key).extension;
        let asked = extension.pdb.as_ref()?;
        let said = Said::by_extension((), extension.origin.key("pdb"));
        if let (Some(_), Some(min)) = (&asked.max_unavailable, &asked.min_available) {
            let place = Place::new(asked.origin.path_of("minAvailable"), min.span);
            let message = "a disruption budget has either `maxUnavailable` or `minAvailable`";
            diagnostics.push(refused(place, message).help("keep one of them"));
        }
        let budget = budget(asked, diagnostics);
        Some(said.map(|()| budget))
    }

    /// Whether all services with several Pods get a disruption budget.
    pub(crate) fn budgets_for_all(&self) -> bool {
        self.options.pdb == Pdb::On
    }
}

/// Whether a text can be a name of the time zone database; `Local` means something else on every machine.
fn is_time_zone(text: &str) -> bool {
    let known = |c: char| c.is_ascii_alphanumeric() || "/_+-".contains(c);
    !text.is_empty() && text.chars().all(known) && !text.eq_ignore_ascii_case("local")
}

fn schedule(service: &ServiceChoices) -> Option<Said<String>> {
    let cron = service.extension.cronjob.as_ref();
    let written = cron.and_then(|cron| Some((cron.schedule.as_ref()?, cron.origin.value("schedule"))));
    let written = written.map(|(schedule, place)| Said::by_extension(schedule.value.clone(), place));
    written.or_else(|| service.labels.schedule.clone().map(Said::by_label))
}

/// Reports what only a `CronJob` can have.
fn without_schedule(service: &ServiceChoices, diagnostics: &mut Diagnostics) {
    let ServiceChoices { extension, labels } = service;
    let unit = |given: &Given<_>| Said::by_label(Given { value: (), place: given.place.clone() });
    let concurrency = labels.concurrency.as_ref().map(unit);
    let backoff = labels.backoff_limit.as_ref();
    let backoff = backoff.map(|given| Said::by_label(Given { value: (), place: given.place.clone() }));
    for label in concurrency.into_iter().chain(backoff) {
        let message = "the label has no effect, because no schedule makes the service a CronJob";
        diagnostics.push(label.refused(message).help("add `kompose.cronjob.schedule`, or remove the label"));
    }
    let named = extension.controller == Some(XController::CronJob);
    for key in [(named, "controller"), (extension.cronjob.is_some(), "cronjob")]
        .into_iter()
        .filter_map(|(written, key)| written.then_some(key))
    {
        let message = "a CronJob needs a schedule";
        diagnostics.push(
            refused(extension.origin.key(key), message)
                .help("write `cronjob: {schedule: \"0 3 * * *\"}` for every night at three"),
        );
    }
}

/// Reports a schedule beside a kind that has none, if both have the same rank.
fn contradicted(service: &ServiceChoices, schedule: &Said<String>, diagnostics: &mut Diagnostics) {
    let ServiceChoices { extension, labels } = service;
    let by_extension = extension.cronjob.as_ref().is_some_and(|cron| cron.schedule.is_some());
    let kind = extension.controller.filter(|_| by_extension);
    let kind = kind.filter(|kind| !matches!(kind, XController::CronJob | XController::Job));
    let label = labels.controller.as_ref().filter(|_| !by_extension && extension.controller.is_none());
    let label = label.filter(|given| given.value != super::LabelController::Job);
    let place = kind.map(|_| extension.origin.value("controller"));
    if let Some(place) = place.or_else(|| label.map(|given| given.place.clone())) {
        let message =
            format!("the kind of workload and the schedule `{}` contradict each other", schedule.value);
        diagnostics.push(conflict(place, message));
    }
}

/// Whether an autoscaler is asked for, and where.
fn scaling(service: &ServiceChoices) -> Option<Said<()>> {
    let ServiceChoices { extension, labels } = service;
    if extension.hpa.is_some() {
        return Some(Said::by_extension((), extension.origin.key("hpa")));
    }
    let numbers = [&labels.hpa_min, &labels.hpa_max, &labels.hpa_cpu];
    let numbers = numbers.into_iter().flatten().map(|given| &given.place);
    let place = numbers.chain(labels.hpa_memory.as_ref().map(|given| &given.place)).next()?;
    Some(Said::by_label(Given { value: (), place: place.clone() }))
}

fn budget(asked: &XPdb, diagnostics: &mut Diagnostics) -> Budget {
    let mut amount = |name: &str, written: &Option<Spanned<Text>>| {
        let text = written.as_ref()?;
        let digits = text.strip_suffix('%').unwrap_or(text);
        let good = !digits.is_empty() && digits.len() < 10 && digits.bytes().all(|c| c.is_ascii_digit());
        if !good {
            let place = Place::new(asked.origin.path_of(name), text.span);
            let message = format!("`{name}` cannot be `{}`", text.value.0);
            diagnostics
                .push(refused(place, message).help("it is a number of Pods, or a share such as `50%`"));
        }
        Some(text.value.0.clone())
    };
    let max = amount("maxUnavailable", &asked.max_unavailable);
    let min = amount("minAvailable", &asked.min_available);
    match (max, min) {
        (None, Some(min)) => Budget::MinAvailable(min),
        (max, _) => Budget::MaxUnavailable(max.unwrap_or_else(|| "1".to_owned())),
    }
}

/// A number that is not too small for its field.
fn at_least(written: Option<Int>, least: i64, place: Place, diagnostics: &mut Diagnostics) -> Option<i32> {
    let Int(number) = written?;
    let fits = i32::try_from(number).ok().filter(|_| number >= least);
    if fits.is_none() {
        let message = format!("{number} is too {}", if number < least { "small" } else { "large" });
        let help = format!("write a whole number from {least} to {}", i32::MAX);
        diagnostics.push(refused(place, message).help(help));
    }
    fits
}
