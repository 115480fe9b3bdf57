//! The container of a service.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{ConfigMapEnvSource, Container, ContainerPort, EnvFromSource};

use super::plan::ports::ServicePort;
use super::plan::{Member, Plan, Pod};
use super::{dollar, hook, image, probe, resources, security};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Protocol, Service};

/// What the containers of a Pod have together: its rules, and the ports that those before the next one took.
pub(crate) struct Shared<'p> {
    pub(crate) level: security::Level,
    numbers: BTreeSet<(u16, Protocol)>,
    names: BTreeSet<&'p str>,
}

impl Shared<'_> {
    pub(crate) fn new(level: security::Level) -> Self {
        Self { level, numbers: BTreeSet::new(), names: BTreeSet::new() }
    }
}

/// The container of a service, in the Pod that it runs in.
pub(crate) fn container<'p>(
    member: &'p Member<'_>,
    (pod, shared): (&Pod<'_>, &mut Shared<'p>),
    plan: &Plan<'_>,
    diagnostics: &mut Diagnostics,
) -> Container {
    let service = member.service;
    let (command, args) = arguments(service, plan, diagnostics);
    let checked = !pod.kind.is_job() || member.sidecar;
    let probes = probe::probes(member, plan, checked, diagnostics);
    Container {
        args,
        command,
        env: some(member.variables.env.clone()),
        env_from: member.variables.config_map.as_deref().map(|name| vec![env_from(name)]),
        image: Some(image::reference(member, plan, diagnostics)),
        image_pull_policy: image::pull_policy(member, plan, diagnostics),
        lifecycle: hook::lifecycle(member, plan.application, diagnostics),
        liveness_probe: probes.liveness,
        name: member.name.clone(),
        ports: some(ports(member, shared, plan)),
        readiness_probe: probes.readiness,
        resources: resources::resources(
            service,
            (plan.choices.service(member.key), plan.choices.gpu_resource()),
            diagnostics,
        ),
        restart_policy: member.sidecar.then(|| "Always".to_owned()),
        security_context: security::security_context(service, shared.level, diagnostics),
        startup_probe: probes.startup,
        stdin: (service.stdin_open == Some(true)).then_some(true),
        tty: (service.tty == Some(true)).then_some(true),
        volume_mounts: some(member.mounts.clone()),
        working_dir: service.working_dir.clone().filter(|folder| !folder.is_empty()),
        ..Container::default()
    }
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

fn env_from(config_map: &str) -> EnvFromSource {
    EnvFromSource {
        config_map_ref: Some(ConfigMapEnvSource { name: config_map.to_owned(), optional: None }),
        prefix: None,
        secret_ref: None,
    }
}

/// The name of a step before the start; only the owner of a Pod may use the plain one.
pub(crate) fn step_name(member: &Member<'_>, number: usize) -> String {
    if member.shares_pod {
        return super::names::derive(&member.name, &format!("-pre-start-{number}"));
    }
    format!("pre-start-{number}")
}

type Words = Option<Vec<String>>;

/// The command and the arguments of a container, as Kubernetes calls entrypoint and command.
fn arguments(service: &Service, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> (Words, Words) {
    let words = |command: &crate::model::Command| -> Vec<String> {
        command.0.iter().map(|word| dollar::escape(&plan.renamed.text(word))).collect()
    };
    let command = service.command.as_ref().map(words);
    let entrypoint = service.entrypoint.as_ref().map(words);
    if command.as_ref().is_some_and(Vec::is_empty) {
        let message = "an empty command means that the command of the image runs";
        diagnostics.push(Diagnostic::new(codes::COMMAND_EMPTY, service.origin.key("command"), message));
    }
    let command = command.and_then(some);
    match entrypoint {
        Some(entrypoint) if entrypoint.is_empty() && command.is_some() => (command, None),
        Some(entrypoint) if entrypoint.is_empty() => {
            let message = "an empty entrypoint has no effect: the entrypoint of the image runs";
            diagnostics.push(
                Diagnostic::new(
                    codes::ENTRYPOINT_CLEAR_UNSUPPORTED,
                    service.origin.key("entrypoint"),
                    message,
                )
                .help("write the whole program with its arguments as `command`"),
            );
            (None, None)
        }
        entrypoint => (entrypoint, command),
    }
}

/// The ports of a container; names are unique in a Pod only if the container is alone in it.
fn ports<'p>(member: &'p Member<'_>, shared: &mut Shared<'p>, plan: &Plan<'_>) -> Vec<ContainerPort> {
    let exposure = plan.exposures.of(member.key);
    let free = |port: &&ServicePort| !shared.numbers.contains(&(port.number, port.protocol));
    let port = |port: &ServicePort| {
        let of_node = exposure.host_port(port.number, port.protocol);
        ContainerPort {
            container_port: i32::from(port.number),
            host_ip: of_node.and_then(|found| found.address.clone()),
            host_port: of_node.map(|found| i32::from(found.number)),
            name: Some(&port.name).filter(|name| !shared.names.contains(name.as_str())).cloned(),
            protocol: protocol(port.protocol),
        }
    };
    let ports = member.ports.all().filter(free).map(port).collect();
    shared.numbers.extend(member.ports.all().map(|port| (port.number, port.protocol)));
    shared.names.extend(member.ports.all().map(|port| port.name.as_str()));
    ports
}

/// The protocol, unless it is the usual one.
pub(crate) fn protocol(protocol: Protocol) -> Option<String> {
    (protocol != Protocol::Tcp).then(|| protocol.word().to_ascii_uppercase())
}
