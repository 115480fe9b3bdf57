//! Probes that the extension describes: they are written as they are.

use k8s_openapi::api::core::v1::{ExecAction, GRPCAction, HTTPGetAction, HTTPHeader, Probe, TCPSocketAction};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::Probes;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::choices::ServiceChoices;
use crate::kubernetes::plan::ports::Ports;
use crate::model::x_kubernetes::{ProbeAction, ProbeSetting};
use crate::source::Place;
use crate::yaml::decode::Int;

/// The probes with those of the extension in their place; `known` is what the health check does, and the ports.
pub(super) fn over(
    probes: Probes,
    said: &ServiceChoices,
    known: (Option<&Probe>, &Ports),
    diagnostics: &mut Diagnostics,
) -> Probes {
    let Some(settings) = &said.extension.probes else { return probes };
    let mut chosen = |name: &'static str, setting: Option<&ProbeSetting>, usual: Option<Probe>| match setting
    {
        None => usual,
        Some(ProbeSetting::Off(_)) => None,
        Some(ProbeSetting::On(action)) => {
            let place = settings.origin.key(name);
            let written = Written { name, action, known, place, mistakes: Vec::new() };
            written.probe(usual, diagnostics)
        }
    };
    Probes {
        readiness: chosen("readiness", settings.readiness.as_ref(), probes.readiness),
        liveness: chosen("liveness", settings.liveness.as_ref(), probes.liveness),
        startup: chosen("startup", settings.startup.as_ref(), probes.startup),
    }
}

/// A probe of the extension.
struct Written<'w> {
    name: &'static str,
    action: &'w ProbeAction,
    known: (Option<&'w Probe>, &'w Ports),
    place: Place,
    mistakes: Vec<(Place, String)>,
}

impl Written<'_> {
    /// The probe. Without a way of checking it takes that of the health check; without anything, the usual probe.
    fn probe(mut self, usual: Option<Probe>, diagnostics: &mut Diagnostics) -> Option<Probe> {
        if *self.action == ProbeAction::default() {
            return usual;
        }
        let handler = self.handler();
        let probe = Probe {
            initial_delay_seconds: self.number("initialDelaySeconds", self.action.initial_delay_seconds, 0),
            period_seconds: self.number("periodSeconds", self.action.period_seconds, 1),
            timeout_seconds: self.number("timeoutSeconds", self.action.timeout_seconds, 1),
            failure_threshold: self.number("failureThreshold", self.action.failure_threshold, 1),
            success_threshold: self.successes(),
            termination_grace_period_seconds: self.grace(),
            ..handler
        };
        for (place, message) in self.mistakes {
            let help = "write it as in a container of the Kubernetes API, or `false` for no probe";
            diagnostics.push(Diagnostic::new(codes::X_KUBERNETES_INVALID, place, message).help(help));
        }
        Some(probe)
    }

    fn mistake(&mut self, place: Place, message: impl Into<String>) {
        self.mistakes.push((place, message.into()));
    }

    fn handler(&mut self) -> Probe {
        let action = self.action;
        let origin = &action.origin;
        let ways = ["exec", "httpGet", "tcpSocket", "grpc"];
        let count = ways.into_iter().filter(|way| origin.has(way)).count();
        if count > 1 {
            self.mistake(self.place.clone(), format!("the {} probe checks in more than one way", self.name));
        }
        if count == 0 {
            let usual = self.known.0.cloned();
            if usual.is_none() {
                let message = format!(
                    "the {} probe does not say what it checks, and there is no health check",
                    self.name
                );
                self.mistake(self.place.clone(), message);
            }
            return usual.unwrap_or_default();
        }
        Probe {
            exec: self.exec(),
            http_get: self.http(),
            tcp_socket: self.tcp(),
            grpc: self.grpc(),
            ..Probe::default()
        }
    }

    fn exec(&mut self) -> Option<ExecAction> {
        let exec = self.action.exec.as_ref()?;
        if exec.command.first().is_none_or(|program| program.is_empty()) {
            self.mistake(exec.origin.key("command"), "`command` names no program");
        }
        let command = exec.command.iter().map(|word| word.value.clone()).collect();
        Some(ExecAction { command: Some(command) })
    }

    fn http(&mut self) -> Option<HTTPGetAction> {
        let get = self.action.http_get.as_ref()?;
        let scheme = get.scheme.as_ref().map(|scheme| scheme.value.clone());
        if scheme.as_deref().is_some_and(|scheme| !matches!(scheme, "HTTP" | "HTTPS")) {
            self.mistake(get.origin.value("scheme"), "`scheme` is `HTTP` or `HTTPS`");
        }
        let headers = get.http_headers.iter();
        let headers: Vec<HTTPHeader> = headers
            .map(|header| HTTPHeader { name: header.name.value.clone(), value: header.value.value.0.clone() })
            .collect();
        Some(HTTPGetAction {
            host: get.host.as_ref().map(|host| host.value.clone()),
            http_headers: (!headers.is_empty()).then_some(headers),
            path: get.path.as_ref().map(|path| path.value.clone()),
            port: self.port(&get.port, get.origin.value("port")),
            scheme,
        })
    }

    fn tcp(&mut self) -> Option<TCPSocketAction> {
        let socket = self.action.tcp_socket.as_ref()?;
        let host = socket.host.as_ref().map(|host| host.value.clone());
        Some(TCPSocketAction { host, port: self.port(&socket.port, socket.origin.value("port")) })
    }

    fn grpc(&mut self) -> Option<GRPCAction> {
        let call = self.action.grpc.as_ref()?;
        let port = call.port.and_then(|Int(port)| u16::try_from(port).ok()).filter(|port| *port > 0);
        if port.is_none() {
            self.mistake(call.origin.value("port"), "`port` is a number from 1 to 65535");
        }
        let service = call.service.as_ref().map(|service| service.value.clone());
        Some(GRPCAction { port: i32::from(port.unwrap_or_default()), service })
    }

    /// A port by its number, or by the name that it has in the container.
    fn port(&mut self, text: &str, place: Place) -> IntOrString {
        if let Ok(number) = text.parse::<u16>()
            && number > 0
        {
            return IntOrString::Int(i32::from(number));
        }
        if !self.known.1.all().any(|port| port.name == text) {
            let names: Vec<String> = self.known.1.all().map(|port| format!("`{}`", port.name)).collect();
            let known = if names.is_empty() { "none".to_owned() } else { names.join(", ") };
            let message =
                format!("`{text}` is neither a number from 1 to 65535 nor a port of the container ({known})");
            self.mistake(place, message);
        }
        IntOrString::String(text.to_owned())
    }

    fn number(&mut self, name: &'static str, written: Option<Int>, least: i32) -> Option<i32> {
        let Int(written) = written?;
        let number = i32::try_from(written).ok().filter(|number| *number >= least);
        if number.is_none() {
            self.mistake(
                self.action.origin.value(name),
                format!("`{name}` is a whole number, {least} or more"),
            );
        }
        number
    }

    /// Only a readiness probe may ask for several successes.
    fn successes(&mut self) -> Option<i32> {
        let number = self.number("successThreshold", self.action.success_threshold, 1);
        if self.name != "readiness" && number.is_some_and(|number| number > 1) {
            let message = "`successThreshold` is 1, save for a readiness probe";
            self.mistake(self.action.origin.value("successThreshold"), message);
        }
        number
    }

    /// A readiness probe stops nothing.
    fn grace(&mut self) -> Option<i64> {
        const NAME: &str = "terminationGracePeriodSeconds";
        let seconds = self.number(NAME, self.action.termination_grace_period_seconds, 1).map(i64::from);
        if self.name == "readiness" && seconds.is_some() {
            let message = format!("`{NAME}` has no effect on a readiness probe, which stops nothing");
            self.mistake(self.action.origin.value(NAME), message);
        }
        seconds
    }
}
