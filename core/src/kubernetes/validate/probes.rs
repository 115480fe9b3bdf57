//! V45 to V50: probes and hooks.

use k8s_openapi::api::core::v1::{Container, ExecAction, LifecycleHandler, Probe};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use super::grammar::is_port;
use super::view::{Objects, Part, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;
use crate::yaml::Field;

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    let Some(workload) = Workload::of(object) else { return };
    for part in workload.containers() {
        let sidecar = part.is_init && part.container.restart_policy.as_deref() == Some("Always");
        let finite = (workload.is_job() || part.is_init) && !sidecar;
        probes(&part, finite, findings);
        let lifecycle = part.field.key("lifecycle");
        let hooks = part.container.lifecycle.as_ref();
        let started = hooks.and_then(|hooks| hooks.post_start.as_ref());
        let stopping = hooks.and_then(|hooks| hooks.pre_stop.as_ref());
        for (name, hook) in [("postStart", started), ("preStop", stopping)] {
            if let Some(hook) = hook {
                handler(hook, lifecycle.key(name), findings);
            }
        }
    }
}

fn probes(part: &Part<'_>, finite: bool, findings: &mut Findings) {
    let container = part.container;
    let probes = [
        ("livenessProbe", &container.liveness_probe),
        ("readinessProbe", &container.readiness_probe),
        ("startupProbe", &container.startup_probe),
    ];
    for (name, probe) in probes {
        let Some(probe) = probe else { continue };
        let field = part.field.key(name);
        findings.require(!finite, Rule::ProbedContainers, (field, "checks a container that runs to its end"));
        let once = name == "readinessProbe" || matches!(probe.success_threshold, None | Some(1));
        findings.require(once, Rule::SuccessThresholds, (field, "must succeed once, and not more often"));
        self::probe(probe, field, findings);
        findings.require(
            ports_resolve(probe, container),
            Rule::ProbePorts,
            (field, "names a port that is not there"),
        );
    }
}

fn probe(probe: &Probe, field: Field<'_>, findings: &mut Findings) {
    let handlers =
        [probe.exec.is_some(), probe.http_get.is_some(), probe.tcp_socket.is_some(), probe.grpc.is_some()];
    let one = handlers.into_iter().filter(|present| *present).count() == 1;
    findings.require(one, Rule::Handlers, (field, "has not exactly one way of checking"));
    let numbers =
        [probe.period_seconds, probe.timeout_seconds, probe.failure_threshold, probe.success_threshold];
    let good = numbers.into_iter().flatten().all(|number| number >= 1)
        && probe.initial_delay_seconds.is_none_or(|number| number >= 0);
    findings.require(good, Rule::ProbeNumbers, (field, "has a number below 1"));
    probe.exec.iter().for_each(|exec| command(exec, field, findings));
}

fn handler(hook: &LifecycleHandler, field: Field<'_>, findings: &mut Findings) {
    let handlers =
        [hook.exec.is_some(), hook.http_get.is_some(), hook.sleep.is_some(), hook.tcp_socket.is_some()];
    let one = handlers.into_iter().filter(|present| *present).count() == 1;
    findings.require(one, Rule::Handlers, (field, "has not exactly one thing to do"));
    hook.exec.iter().for_each(|exec| command(exec, field, findings));
}

fn command(exec: &ExecAction, field: Field<'_>, findings: &mut Findings) {
    let program = exec.command.as_ref().and_then(|words| words.first());
    let good = program.is_some_and(|program| !program.is_empty());
    findings.require(good, Rule::Programs, (field, "names no program"));
}

fn ports_resolve(probe: &Probe, container: &Container) -> bool {
    let http = probe.http_get.as_ref().map(|action| &action.port);
    let tcp = probe.tcp_socket.as_ref().map(|action| &action.port);
    http.into_iter().chain(tcp).all(|port| match port {
        IntOrString::Int(number) => is_port(*number),
        IntOrString::String(name) => {
            container.ports.iter().flatten().any(|port| port.name.as_ref() == Some(name))
        }
    })
}
