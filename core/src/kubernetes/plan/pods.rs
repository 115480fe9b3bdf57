//! Which services become which Pods, and what kind of workload each Pod belongs to.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::PerService;
use super::ports::Ports;
use crate::Application;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::choices::Choices;
use crate::kubernetes::names;
use crate::model::x_kubernetes::XController;
use crate::model::{
    Condition, DeployMode, NamespaceMode, NetworkMode, Project, Restart, RestartCondition, Service,
};
use crate::yaml::decode::Int;

/// The kind of a workload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Deployment,
    StatefulSet,
    DaemonSet,
    Job(Attempts),
    CronJob(Attempts),
}

/// How often a Job is tried.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attempts {
    Once,
    Again(i32),
    /// As often as a cluster does it by itself.
    Usual,
}

impl Kind {
    /// Whether the Pods run to their end.
    pub(crate) fn is_job(self) -> bool {
        self.attempts().is_some()
    }

    pub(crate) fn attempts(self) -> Option<Attempts> {
        match self {
            Self::Job(attempts) | Self::CronJob(attempts) => Some(attempts),
            Self::Deployment | Self::StatefulSet | Self::DaemonSet => None,
        }
    }

    /// Whether the number of Pods can be chosen while they run.
    pub(crate) fn is_scalable(self) -> bool {
        matches!(self, Self::Deployment | Self::StatefulSet)
    }

    /// What the Kubernetes API calls it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Deployment => "Deployment",
            Self::StatefulSet => "StatefulSet",
            Self::DaemonSet => "DaemonSet",
            Self::Job(_) => "Job",
            Self::CronJob(_) => "CronJob",
        }
    }
}

/// The service whose Pod a service runs in: itself, or the one whose namespaces it shares.
pub(crate) fn owner<'a>(project: &'a Project, key: &'a str) -> &'a str {
    let mut seen = BTreeSet::new();
    let mut owner = key;
    while let Some(next) = project.services.get(owner).and_then(|service| joined(project, service)) {
        if next == key || !seen.insert(next) {
            break;
        }
        owner = next;
    }
    owner
}

/// The service whose namespaces a service joins.
fn joined<'a>(project: &'a Project, service: &'a Service) -> Option<&'a str> {
    let network = match &service.network_mode {
        Some(NetworkMode::Service(name)) => Some(name.as_str()),
        Some(NetworkMode::Container(name)) => containing(project, name),
        _ => None,
    };
    let other = |mode: &'a Option<NamespaceMode>| match mode {
        Some(NamespaceMode::Service(name)) => Some(name.as_str()),
        _ => None,
    };
    let found = network.or_else(|| other(&service.pid)).or_else(|| other(&service.ipc));
    found.filter(|name| project.services.get(name).is_some_and(|service| service.provider.is_none()))
}

/// The service that has a `container_name`.
pub(crate) fn containing<'a>(project: &'a Project, name: &str) -> Option<&'a str> {
    let has_name = |service: &Service| service.container_name.as_deref() == Some(name);
    project.services.iter().find(|(_, service)| has_name(service)).map(|(key, _)| key.text.as_str())
}

/// When a container is started again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Again {
    Unsaid,
    Never,
    Always,
    OnFailure(Option<i64>),
}

impl Again {
    pub(crate) fn of(service: &Service) -> Self {
        let policy = service.deploy.as_ref().and_then(|deploy| deploy.restart_policy.as_ref());
        if let Some(policy) = policy {
            return match policy.condition {
                None | Some(RestartCondition::Any) => Self::Always,
                Some(RestartCondition::None) => Self::Never,
                Some(RestartCondition::OnFailure) => {
                    Self::OnFailure(policy.max_attempts.map(|Int(times)| times))
                }
            };
        }
        match service.restart {
            None => Self::Unsaid,
            Some(Restart::No) => Self::Never,
            Some(Restart::Always | Restart::UnlessStopped) => Self::Always,
            Some(Restart::OnFailure(times)) => Self::OnFailure(times.map(i64::from)),
        }
    }

    /// Whether the file says that the container may end.
    pub(crate) fn is_finite(self) -> bool {
        matches!(self, Self::Never | Self::OnFailure(_))
    }

    /// A run by a time table is tried again, unless the file says that it must not be.
    fn attempts_by_schedule(self) -> Attempts {
        match self {
            Self::Never => Attempts::Once,
            Self::Unsaid | Self::Always => Attempts::Usual,
            Self::OnFailure(_) => self.attempts(),
        }
    }

    fn attempts(self) -> Attempts {
        match self {
            Self::Unsaid | Self::Never => Attempts::Once,
            Self::Always | Self::OnFailure(None) => Attempts::Again(i32::MAX),
            Self::OnFailure(Some(times)) => Attempts::Again(i32::try_from(times).unwrap_or(i32::MAX).max(0)),
        }
    }
}

/// The kinds of the workloads of the services that own their Pods.
pub(crate) fn kinds<'a>(
    application: &'a Application,
    choices: &Choices<'_>,
    ports: &IndexMap<&str, Ports>,
    diagnostics: &mut Diagnostics,
) -> PerService<'a, Kind> {
    let demand = Demand::of(&application.project);
    let owners = super::services(application).filter(|(key, _)| owner(&application.project, key) == *key);
    owners
        .map(|(key, service)| {
            let server = is_server(service, ports.get(key)) || demand.servers.contains(key);
            let ends = demand.ending.contains(key) || Again::of(service).is_finite() && !server;
            let kind = kind((key, service), ends, choices);
            if matches!(kind, Kind::Job(_)) {
                report_job((key, choices.name(key)), service, diagnostics);
            }
            (key, kind)
        })
        .collect()
}

/// The first that speaks: a schedule, a kind that is asked for, the mode, whether it ends, the option.
fn kind((key, service): (&str, &Service), ends: bool, choices: &Choices<'_>) -> Kind {
    let again = Again::of(service);
    if choices.has_schedule(key) {
        return Kind::CronJob(again.attempts_by_schedule());
    }
    let mode = service.deploy.as_ref().and_then(|deploy| deploy.mode);
    let by_mode = match mode {
        Some(DeployMode::Global) => Some(XController::DaemonSet),
        Some(DeployMode::ReplicatedJob | DeployMode::GlobalJob) => Some(XController::Job),
        Some(DeployMode::Replicated) | None => ends.then_some(XController::Job),
    };
    // A StatefulSet needs a Service for the names of its Pods, and without a network there is none.
    let nameless = service.network_mode == Some(NetworkMode::None);
    let usual = if nameless { XController::Deployment } else { choices.default_controller() };
    let controller = choices.controller(key).or(by_mode).unwrap_or(usual);
    match controller {
        XController::Deployment => Kind::Deployment,
        XController::DaemonSet => Kind::DaemonSet,
        XController::StatefulSet => Kind::StatefulSet,
        XController::Job => Kind::Job(again.attempts()),
        XController::CronJob => Kind::CronJob(again.attempts_by_schedule()),
    }
}

fn report_job((key, name): (&str, Option<&str>), service: &Service, diagnostics: &mut Diagnostics) {
    let again = Again::of(service);
    let message = format!("`{key}` runs to its end as a Job, and a Job that exists cannot be changed");
    let place = service.origin.whole();
    diagnostics.push(Diagnostic::new(codes::JOB_IMMUTABLE, place, message).help(format!(
        "before applying a changed version: kubectl delete job -l app.kubernetes.io/name={}",
        names::service(name.unwrap_or(key)).unwrap_or_default()
    )));
    if again == Again::Always {
        let written = if service.restart.is_some() {
            service.origin.key("restart")
        } else {
            service.origin.key("deploy")
        };
        let message = format!("`{key}` is a Job, which is not started again after it has ended well");
        diagnostics.push(Diagnostic::new(codes::JOB_RESTART_ALWAYS, written, message));
    }
    if let Some(deploy) = service.deploy.as_ref().filter(|deploy| deploy.mode == Some(DeployMode::GlobalJob))
    {
        let message = format!("`{key}` runs once and not once on every node");
        diagnostics.push(Diagnostic::new(
            codes::GLOBAL_JOB_APPROXIMATED,
            deploy.origin.value("mode"),
            message,
        ));
    }
}

/// What services want of each other.
#[derive(Default)]
struct Demand<'a> {
    /// Those whose end is waited for.
    ending: BTreeSet<&'a str>,
    /// Those that must be there for others.
    servers: BTreeSet<&'a str>,
}

impl<'a> Demand<'a> {
    fn of(project: &'a Project) -> Self {
        let mut demand = Self::default();
        for (_, service) in &project.services {
            for (on, dependency) in service.depends_on.iter().filter(|(_, found)| found.is_required()) {
                match dependency.condition() {
                    Condition::Started => false,
                    Condition::Healthy => demand.servers.insert(&on.text),
                    Condition::CompletedSuccessfully => demand.ending.insert(&on.text),
                };
            }
            let links = service.links.iter().map(|link| link.value.as_str());
            let volumes = service.volumes_from.iter().map(|from| from.value.as_str());
            demand.servers.extend(links.chain(volumes).filter_map(|text| text.split(':').next()));
            if let Some(NetworkMode::Service(name)) = &service.network_mode {
                demand.servers.insert(name);
            }
        }
        demand
    }
}

/// Whether a service says that it is there for others, so that it must not end.
fn is_server(service: &Service, ports: Option<&Ports>) -> bool {
    let checked = service.healthcheck.as_ref().is_some_and(|check| check.test.is_some());
    let listens = ports.is_some_and(|ports| !ports.declared.is_empty() || !ports.inferred.is_empty());
    checked || listens || !service.ports.is_empty() || !service.expose.is_empty()
}

/// How many Pods a service asks for, and where it says so.
pub(crate) fn replicas(service: &Service) -> Option<(i32, crate::source::Place)> {
    let deploy = service
        .deploy
        .as_ref()
        .and_then(|deploy| deploy.replicas.map(|Int(count)| (count, deploy.origin.value("replicas"))));
    let scale = || service.scale.map(|Int(count)| (count, service.origin.value("scale")));
    let (count, place) = deploy.or_else(scale)?;
    Some((i32::try_from(count).unwrap_or(i32::MAX).max(0), place))
}
