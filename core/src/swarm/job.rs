//! Which services run to their end: those that others await, and, if jobs are wanted, those that say so.

use std::collections::BTreeSet;

use super::names::deployed;
use crate::model::{Condition, DeployMode, NetworkMode, Project, Restart, RestartCondition, Service};

/// How the tasks of a service end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ending {
    /// They are meant to run for ever, or nobody says otherwise.
    None,
    /// Another service awaits that they end well.
    Awaited,
    /// The service is a job, which another one awaits or not.
    Job { awaited: bool },
}

impl Ending {
    pub(super) fn is_awaited(self) -> bool {
        matches!(self, Self::Awaited | Self::Job { awaited: true })
    }

    /// The mode that the ending asks for.
    pub(super) fn mode(self) -> Option<DeployMode> {
        matches!(self, Self::Job { .. }).then_some(DeployMode::ReplicatedJob)
    }
}

/// What services want of each other.
pub(super) struct Endings<'a> {
    /// Those of which others await that they end well.
    awaited: BTreeSet<&'a str>,
    /// Those that must be there for others.
    servers: BTreeSet<&'a str>,
    /// Whether those that end become jobs.
    jobs: bool,
}

impl<'a> Endings<'a> {
    pub(super) fn of(project: &'a Project, jobs: bool) -> Self {
        let mut endings = Self { awaited: BTreeSet::new(), servers: BTreeSet::new(), jobs };
        for (_, service) in deployed(project) {
            for (on, dependency) in &service.depends_on {
                match dependency.condition() {
                    Condition::Started => false,
                    Condition::Healthy => endings.servers.insert(&on.text),
                    Condition::CompletedSuccessfully => endings.awaited.insert(&on.text),
                };
            }
            let named = service.links.iter().chain(&service.volumes_from);
            endings.servers.extend(named.filter_map(|text| text.value.split(':').next()));
            if let Some(NetworkMode::Service(name)) = &service.network_mode {
                endings.servers.insert(name);
            }
        }
        endings
    }

    /// How the tasks of a service end.
    pub(super) fn of_service(&self, name: &str, service: &Service) -> Ending {
        let awaited = self.awaited.contains(name);
        let mode = service.deploy.as_ref().and_then(|deploy| deploy.mode);
        let replicated = matches!(mode, None | Some(DeployMode::Replicated));
        let server = is_server(service) || self.servers.contains(name);
        match awaited {
            _ if self.jobs && replicated && (awaited || is_finite(service) && !server) => {
                Ending::Job { awaited }
            }
            true => Ending::Awaited,
            false => Ending::None,
        }
    }
}

/// Whether the file says that the containers of a service may end.
fn is_finite(service: &Service) -> bool {
    let policy = service.deploy.as_ref().and_then(|deploy| deploy.restart_policy.as_ref());
    match policy {
        Some(policy) => {
            matches!(policy.condition, Some(RestartCondition::None | RestartCondition::OnFailure))
        }
        None => matches!(service.restart, Some(Restart::No | Restart::OnFailure(_))),
    }
}

/// Whether a service says that it is there for others, so that it must not end.
fn is_server(service: &Service) -> bool {
    let checked = service.healthcheck.as_ref().is_some_and(|check| check.test.is_some());
    checked || !service.ports.is_empty() || !service.expose.is_empty()
}
