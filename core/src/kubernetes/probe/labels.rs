//! Probes that labels `kompose.service.healthcheck.*` describe.

use k8s_openapi::api::core::v1::{HTTPGetAction, Probe, TCPSocketAction};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::{Timing, exec, report_rounded};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::choices::{Given, Instructions, PREFIX};
use crate::kubernetes::plan::hosts::Renamed;
use crate::kubernetes::plan::ports::Ports;
use crate::model::{Duration, Protocol};
use crate::source::Place;

const READINESS: &str = "service.healthcheck.readiness";
const LIVENESS: &str = "service.healthcheck.liveness";

/// The labels of a service, with what they mean something by.
pub(super) struct Labels<'l> {
    pub(super) said: &'l Instructions,
    pub(super) ports: &'l Ports,
    pub(super) renamed: &'l Renamed,
}

/// What labels say about a probe.
#[derive(Debug, PartialEq)]
pub(super) enum Verdict {
    Unsaid,
    Off,
    On(Box<Probe>),
}

impl Verdict {
    /// Whether there is a probe, `usual` saying whether there is one without labels.
    pub(super) fn checks(&self, usual: bool) -> bool {
        match self {
            Self::Unsaid => usual,
            Self::Off => false,
            Self::On(_) => true,
        }
    }

    /// The probe, if labels speak of it, else another one.
    pub(super) fn over(self, other: Option<Probe>, timed: impl Fn(&Probe) -> Probe) -> Option<Probe> {
        match self {
            Self::Unsaid => other,
            Self::Off => None,
            Self::On(action) => Some(timed(&action)),
        }
    }
}

/// A request: the labels with its path and its port, and what stands before their names.
struct Request<'l> {
    prefix: &'static str,
    path: Option<&'l Given<String>>,
    port: Option<&'l Given<i32>>,
}

impl Labels<'_> {
    /// The readiness probe.
    pub(super) fn readiness(&self, diagnostics: &mut Diagnostics) -> Verdict {
        let said = self.said;
        let request = Request {
            prefix: READINESS,
            path: said.readiness_http_path.as_ref(),
            port: said.readiness_http_port.as_ref(),
        };
        let off = said.readiness_disable.as_ref().filter(|given| given.value);
        let places = [
            ("test", place(said.readiness_test.as_ref())),
            ("http_get_port", request.place()),
            ("tcp_port", place(said.readiness_tcp_port.as_ref())),
            ("disable", place(off)),
        ];
        conflict(READINESS, &places, diagnostics);
        if off.is_some() {
            return Verdict::Off;
        }
        match &said.readiness_test {
            Some(Given { value: None, .. }) => return Verdict::Off,
            Some(Given { value: Some(words), .. }) => {
                let words: Vec<String> =
                    words.iter().map(|word| self.renamed.text(word).into_owned()).collect();
                return Verdict::On(Box::new(exec(&words)));
            }
            None => {}
        }
        let action = self.request(&request, diagnostics).or_else(|| tcp(said.readiness_tcp_port.as_ref()));
        action.map_or(Verdict::Unsaid, |action| Verdict::On(Box::new(action)))
    }

    /// The handler of the liveness probe, if labels name one.
    pub(super) fn liveness(&self, diagnostics: &mut Diagnostics) -> Option<Probe> {
        let said = self.said;
        let request = Request {
            prefix: LIVENESS,
            path: said.liveness_http_path.as_ref(),
            port: said.liveness_http_port.as_ref(),
        };
        let port = said.liveness_tcp_port.as_ref();
        conflict(LIVENESS, &[("http_get_port", request.place()), ("tcp_port", place(port))], diagnostics);
        self.request(&request, diagnostics).or_else(|| tcp(port))
    }

    /// A request to the port that a label names, or to the only one.
    fn request(&self, request: &Request<'_>, diagnostics: &mut Diagnostics) -> Option<Probe> {
        let mut tcp = self.ports.all().filter(|port| port.protocol == Protocol::Tcp);
        let only = tcp.next().filter(|_| tcp.next().is_none()).map(|port| i32::from(port.number));
        let port = match (request.port, request.path) {
            (Some(port), _) => port.value,
            (None, Some(path)) => only.or_else(|| {
                let message = "it is not said which port of the container the path belongs to";
                let help = format!("add the label `{PREFIX}{}.http_get_port`", request.prefix);
                diagnostics.push(
                    Diagnostic::new(codes::LABEL_VALUE_INVALID, path.place.clone(), message).help(help),
                );
                None
            })?,
            (None, None) => return None,
        };
        let path = request.path.map_or("/", |path| path.value.as_str()).to_owned();
        let (path, port) = (Some(path), IntOrString::Int(port));
        let http_get = Some(HTTPGetAction { path, port, ..HTTPGetAction::default() });
        Some(Probe { http_get, ..Probe::default() })
    }

    /// Whether the container has time to start.
    pub(super) fn starts(&self) -> bool {
        self.said.readiness_start_period.as_ref().is_some_and(|given| given.value.as_nanos() > 0)
    }

    /// The numbers of a health check with those of the labels in their place.
    pub(super) fn timing(&self, usual: Timing, diagnostics: &mut Diagnostics) -> Timing {
        for (name, given) in self.times() {
            report_rounded(name, Some(given.value), || given.place.clone(), diagnostics);
        }
        let time = |given: Option<&Given<Duration>>, usual: i64| {
            given.map(|given| given.value.as_nanos()).filter(|time| *time > 0).unwrap_or(usual)
        };
        let said = self.said;
        Timing {
            interval: time(said.readiness_interval.as_ref(), usual.interval),
            timeout: time(said.readiness_timeout.as_ref(), usual.timeout),
            retries: said.readiness_retries.as_ref().map_or(usual.retries, |given| i64::from(given.value)),
            start_period: time(said.readiness_start_period.as_ref(), usual.start_period),
            ..usual
        }
    }

    fn times(&self) -> impl Iterator<Item = (&'static str, &Given<Duration>)> {
        let said = self.said;
        let times = [
            ("interval", &said.readiness_interval),
            ("timeout", &said.readiness_timeout),
            ("start_period", &said.readiness_start_period),
        ];
        times.into_iter().filter_map(|(name, given)| Some((name, given.as_ref()?)))
    }

    /// Reports numbers of a probe that does not exist.
    pub(super) fn report_numbers(&self, diagnostics: &mut Diagnostics) {
        let retries = self.said.readiness_retries.iter().map(|given| ("retries", &given.place));
        for (name, place) in self.times().map(|(name, given)| (name, &given.place)).chain(retries) {
            let message = format!("`{PREFIX}{READINESS}.{name}` has no effect, because nothing is checked");
            diagnostics.push(Diagnostic::new(codes::LABEL_VALUE_INVALID, place.clone(), message).help(
                format!("say what is checked, with a `healthcheck` (and without `--probes none`) or with `{PREFIX}{READINESS}.test`"),
            ));
        }
    }
}

impl Request<'_> {
    fn place(&self) -> Option<&Place> {
        place(self.port).or_else(|| place(self.path))
    }
}

fn place<T>(given: Option<&Given<T>>) -> Option<&Place> {
    given.map(|given| &given.place)
}

fn tcp(port: Option<&Given<i32>>) -> Option<Probe> {
    let port = IntOrString::Int(port?.value);
    Some(Probe { tcp_socket: Some(TCPSocketAction { port, host: None }), ..Probe::default() })
}

/// Reports several ways of checking the same.
fn conflict(prefix: &str, places: &[(&str, Option<&Place>)], diagnostics: &mut Diagnostics) {
    let mut given = places.iter().filter_map(|(name, place)| Some((name, (*place)?)));
    let Some((first, _)) = given.next() else { return };
    for (name, place) in given {
        let message =
            format!("`{PREFIX}{prefix}.{first}` and `{PREFIX}{prefix}.{name}` contradict each other");
        diagnostics.push(
            Diagnostic::new(codes::OPTION_CONFLICT, place.clone(), message)
                .help("a probe checks in one way; keep the label for the one that you want"),
        );
    }
}

/// All labels about probes that a service has.
pub(super) fn all(said: &Instructions) -> Vec<(String, Place)> {
    let readiness = [
        ("test", place(said.readiness_test.as_ref())),
        ("interval", place(said.readiness_interval.as_ref())),
        ("timeout", place(said.readiness_timeout.as_ref())),
        ("retries", place(said.readiness_retries.as_ref())),
        ("start_period", place(said.readiness_start_period.as_ref())),
        ("http_get_path", place(said.readiness_http_path.as_ref())),
        ("http_get_port", place(said.readiness_http_port.as_ref())),
        ("tcp_port", place(said.readiness_tcp_port.as_ref())),
        ("disable", place(said.readiness_disable.as_ref())),
    ];
    let liveness = [
        ("http_get_path", place(said.liveness_http_path.as_ref())),
        ("http_get_port", place(said.liveness_http_port.as_ref())),
        ("tcp_port", place(said.liveness_tcp_port.as_ref())),
    ];
    let named = |prefix: &'static str| {
        move |(name, place): (&str, Option<&Place>)| {
            Some((format!("{PREFIX}{prefix}.{name}"), place?.clone()))
        }
    };
    readiness
        .into_iter()
        .filter_map(named(READINESS))
        .chain(liveness.into_iter().filter_map(named(LIVENESS)))
        .collect()
}
