//! What is said once about the project as a whole, and about keys whose effect is an object elsewhere.

use std::collections::BTreeSet;

use super::data::{Data, DataKind};
use super::pods::{Again, Kind};
use super::storage::Claim;
use super::{Plan, Pod, hosts, networks, pods, services, waits};
use crate::Application;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::security;
use crate::model::{NamespaceMode, Project, Service};
use crate::ordered::Ordered;
use crate::source::Place;

/// Says everything that belongs to no single object.
pub(super) fn report(plan: &Plan<'_>, diagnostics: &mut Diagnostics) {
    let Plan { application, pods, claims, data, .. } = plan;
    let project = &application.project;
    let jobs = pods.iter().filter(|pod| pod.kind.is_job());
    let jobs: BTreeSet<&str> = jobs.filter_map(|pod| Some(pod.members.first()?.key)).ordered_set();
    for (key, service) in services(application) {
        networks::report_service(project, service, diagnostics);
        security::report_namespaces(service, diagnostics);
        shared_pod_network(service, diagnostics);
        if !jobs.contains(key) {
            attempts(service, diagnostics);
        }
    }
    waits::report_started(project, &plan.choices, diagnostics);
    inactive(application, diagnostics);
    always_restarted(project, pods, diagnostics);
    replaced_replicas(pods, diagnostics);
    sizes(claims, diagnostics);
    single_pods(claims, pods, diagnostics);
    if !plan.choices.hides_secrets() {
        secret_values(data, diagnostics);
    }
    for object in data {
        object.check_size(diagnostics);
    }
    unused(project, diagnostics);
}

fn shared_pod_network(service: &Service, diagnostics: &mut Diagnostics) {
    for (key, mode) in [("pid", &service.pid), ("ipc", &service.ipc)] {
        if let (Some(NamespaceMode::Service(other)), None) = (mode, &service.network_mode) {
            let message = format!("it runs in the Pod of `{other}`, so both also share their network");
            diagnostics.push(Diagnostic::new(codes::SHARED_POD_NETWORK, service.origin.value(key), message));
        }
    }
}

/// Says that a limit of attempts has no effect outside of Jobs.
fn attempts(service: &Service, diagnostics: &mut Diagnostics) {
    let policy = service.deploy.as_ref().and_then(|deploy| deploy.restart_policy.as_ref());
    if let Some(policy) = policy.filter(|policy| policy.max_attempts.is_some()) {
        let message = "`max_attempts` has no effect: a cluster never gives up";
        let place = policy.origin.key("max_attempts");
        diagnostics.push(Diagnostic::new(codes::RESTART_TIMING_UNSUPPORTED, place, message));
    }
}

fn inactive(application: &Application, diagnostics: &mut Diagnostics) {
    let Some(first) = application.inactive.first() else { return };
    let list: Vec<String> = application
        .inactive
        .iter()
        .map(|inactive| format!("`{}` ({})", inactive.service, inactive.profiles.join(", ")))
        .collect();
    let message = format!("not converted, because no profile of theirs is active: {}", list.join(", "));
    diagnostics.push(
        Diagnostic::new(codes::PROFILE_INACTIVE, first.place.clone(), message)
            .help("choose the profiles that you want, as with `docker compose --profile NAME`"),
    );
}

fn always_restarted(project: &Project, pods: &[Pod<'_>], diagnostics: &mut Diagnostics) {
    let ends = |service: &Service| {
        let again = Again::of(service);
        again == Again::Unsaid || again.is_finite()
    };
    let longs = pods.iter().filter(|pod| !pod.kind.is_job());
    let found: Vec<_> = longs.filter(|pod| ends(pod.owner)).filter_map(|pod| pod.members.first()).collect();
    let Some(first) = found.first() else { return };
    let listed = |member: &&super::Member<'_>| match Again::of(member.service) {
        Again::Never => format!("`{}` (never in Compose)", member.key),
        Again::OnFailure(_) => format!("`{}` (after a failure in Compose)", member.key),
        Again::Unsaid | Again::Always => format!("`{}`", member.key),
    };
    let names: Vec<String> = found.iter().map(listed).collect();
    let message = format!("always started again when they end: {}", names.join(", "));
    let written = first.service.origin.has("restart").then(|| first.service.origin.key("restart"));
    let place = written.unwrap_or_else(|| hosts::service_place(project, first.key));
    diagnostics.push(
        Diagnostic::new(codes::ALWAYS_RESTARTED, place, message)
            .help("write `restart: always` if that is right, or `restart: \"no\"` for a task that ends"),
    );
}

fn replaced_replicas(found: &[Pod<'_>], diagnostics: &mut Diagnostics) {
    for pod in found.iter().filter(|pod| pod.kind == Kind::DaemonSet) {
        if let Some((count, place)) = pods::replicas(pod.owner) {
            let message = format!("there is one Pod on each node and not {count}");
            diagnostics.push(Diagnostic::new(codes::REPLICAS_WITH_GLOBAL, place, message));
        }
    }
    for pod in found.iter().filter(|pod| pod.chosen.autoscaler.is_some()) {
        if let Some((count, place)) = pods::replicas(pod.owner) {
            let message =
                format!("the autoscaler decides how many Pods there are, and not the number {count}");
            diagnostics.push(Diagnostic::new(codes::REPLICAS_WITH_AUTOSCALER, place, message));
        }
    }
}

fn sizes(claims: &[Claim], diagnostics: &mut Diagnostics) {
    let own: Vec<&Claim> = claims.iter().filter(|claim| !claim.external && claim.spec.assumed).collect();
    let Some(first) = own.first() else { return };
    let names: Vec<String> = own.iter().map(|claim| format!("`{}`", claim.name)).collect();
    let message = format!("a size of {} is assumed for {}", first.spec.size, names.join(", "));
    diagnostics.push(Diagnostic::new(codes::VOLUME_SIZE_ASSUMED, first.place.clone(), message).help(
        "choose it with `--volume-size`, or with the label `kompose.volume.size` of a volume or service",
    ));
}

/// Says which claims several Pods want that only one of them can have.
fn single_pods(claims: &[Claim], pods: &[Pod<'_>], diagnostics: &mut Diagnostics) {
    for claim in claims.iter().filter(|claim| claim.is_of_one_pod()) {
        let mounted = |pod: &&Pod<'_>| {
            let mut sources = pod.volumes.iter().filter_map(|volume| volume.persistent_volume_claim.as_ref());
            sources.any(|source| source.claim_name == claim.name)
        };
        let users: Vec<&Pod<'_>> = pods.iter().filter(mounted).collect();
        let many = |pod: &&Pod<'_>| pod.chosen.most(pod.replicas) > 1 || pod.kind == Kind::DaemonSet;
        if users.len() > 1 || users.iter().any(many) {
            let names: Vec<String> = users.iter().map(|pod| format!("`{}`", pod.name)).collect();
            let message = format!(
                "a single Pod can have `{}` with the access mode `ReadWriteOncePod`, but all Pods of {} want it",
                claim.name,
                names.join(", ")
            );
            diagnostics.push(
                Diagnostic::new(codes::ACCESS_MODE_CONFLICT, claim.place.clone(), message).help(
                    "choose another access mode for this volume, such as `rwo` for the Pods of one node",
                ),
            );
        }
    }
}

fn secret_values(data: &[Data], diagnostics: &mut Diagnostics) {
    let secrets: Vec<&Data> = data.iter().filter(|data| data.kind == DataKind::Secret).collect();
    let Some(first) = secrets.first() else { return };
    let names: Vec<String> = secrets.iter().map(|data| format!("`{}`", data.name)).collect();
    let message = format!("the output holds secret values: Secret {}", names.join(", "));
    diagnostics.push(
        Diagnostic::new(codes::SECRET_IN_OUTPUT, first.place.clone(), message)
            .help("keep these files out of version control"),
    );
}

/// The names of top-level resources that services use.
#[derive(Default)]
struct Used<'a> {
    volumes: BTreeSet<&'a str>,
    secrets: BTreeSet<&'a str>,
    configs: BTreeSet<&'a str>,
    networks: BTreeSet<&'a str>,
    models: BTreeSet<&'a str>,
}

impl<'a> Used<'a> {
    fn of(project: &'a Project) -> Self {
        let mut used = Self::default();
        for (_, service) in &project.services {
            used.volumes.extend(service.volumes.iter().filter_map(|mount| mount.source.as_deref()));
            used.secrets.extend(service.secrets.iter().map(|file| file.source.as_str()));
            used.configs.extend(service.configs.iter().map(|file| file.source.as_str()));
            used.networks.extend(service.networks.iter().map(|(key, _)| key.text.as_str()));
            used.models.extend(service.models.iter().map(|(key, _)| key.text.as_str()));
        }
        used
    }
}

/// Says which resources no service uses.
fn unused(project: &Project, diagnostics: &mut Diagnostics) {
    let mut used = Used::of(project);
    // Nobody asks for the default network by its name.
    used.networks.insert("default");
    let kinds = [
        ("volume", project.volumes.0.keys().collect::<Vec<_>>(), used.volumes),
        ("secret", project.secrets.0.keys().collect(), used.secrets),
        ("config", project.configs.0.keys().collect(), used.configs),
        ("network", project.networks.0.keys().collect(), used.networks),
        ("model", project.models.0.keys().collect(), used.models),
    ];
    for (kind, keys, used) in kinds {
        for key in keys.into_iter().filter(|key| !used.contains(key.text.as_str())) {
            let place = Place::new(format!("{kind}s.{}", key.text), key.span);
            let message = format!("the {kind} `{key}` is not used, so nothing is written for it");
            diagnostics.push(Diagnostic::new(codes::UNUSED_RESOURCE, place, message));
        }
    }
}
