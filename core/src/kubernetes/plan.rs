//! Decides everything about the output; the builders then write what stands here.

pub(crate) mod aliases;
pub(crate) mod chosen;
mod conflicts;
pub(crate) mod data;
pub(crate) mod environment;
pub(crate) mod exposure;
pub(crate) mod hosts;
pub(crate) mod labels;
pub(crate) mod members;
pub(crate) mod names;
pub(crate) mod networks;
mod nodes;
mod ownership;
pub(crate) mod pods;
pub(crate) mod ports;
mod references;
mod report;
pub(crate) mod storage;
mod templates;
pub(crate) mod update;
pub(crate) mod variables;
mod wait_port;
pub(crate) mod waits;

use std::collections::BTreeSet;

use indexmap::IndexMap;
use k8s_openapi::api::core::v1::{Volume, VolumeMount};

use super::choices::{Choices, Given};
use super::metadata::{Identity, Pairs};
use super::names as syntax;
use crate::diagnostic::Diagnostics;
use crate::model::{NetworkMode, Service};
use crate::ordered::Ordered;
use crate::source::Files;
use crate::{Application, Options};
use aliases::Aliases;
use chosen::Chosen;
use data::Data;
use exposure::Exposures;
use hosts::{Renamed, UsedPorts};
use names::Names;
use networks::{Attached, Networks};
use pods::Kind;
use ports::Ports;
use storage::{Claim, Mounted, Storage};
use update::Update;
use variables::ContainerVariables;
use waits::Wait;

/// Everything that is decided about a project.
pub(crate) struct Plan<'a> {
    pub(crate) application: &'a Application,
    pub(crate) choices: Choices<'a>,
    pub(crate) identity: Identity,
    pub(crate) renamed: Renamed,
    pub(crate) aliases: Aliases,
    pub(crate) networks: Networks,
    pub(crate) pods: Vec<Pod<'a>>,
    pub(crate) claims: Vec<Claim>,
    pub(crate) data: Vec<Data>,
    pub(crate) exposures: Exposures<'a>,
}

impl Plan<'_> {
    /// The claims that stand alone and are no templates of a StatefulSet.
    pub(crate) fn standing_claims(&self) -> impl Iterator<Item = &Claim> {
        let templates = self.pods.iter().flat_map(|pod| &pod.claim_templates);
        let names: BTreeSet<&str> = templates.map(|template| template.name.as_str()).ordered_set();
        self.claims.iter().filter(move |claim| !names.contains(claim.name.as_str()))
    }
}

/// Services that share a Pod; most Pods have one.
pub(crate) struct Pod<'a> {
    /// The name of the workload and the `name` label of its Pods.
    pub(crate) name: String,
    pub(crate) kind: Kind,
    /// The service that says everything a Pod can have once.
    pub(crate) owner: &'a Service,
    pub(crate) members: Vec<Member<'a>>,
    pub(crate) replicas: i32,
    pub(crate) labels: Pairs,
    pub(crate) annotations: Pairs,
    pub(crate) workload_labels: Pairs,
    pub(crate) workload_annotations: Pairs,
    pub(crate) volumes: Vec<Volume>,
    /// The claims that each Pod has for itself.
    pub(crate) claim_templates: Vec<Claim>,
    /// Labels of Pods that must run on the same node.
    pub(crate) together: Vec<Pairs>,
    pub(crate) update: Update,
    pub(crate) fs_group: Option<i64>,
    pub(crate) waits: Vec<Wait>,
    pub(crate) attached: Attached,
    pub(crate) chosen: Chosen,
    /// The name by which the Pod finds itself, if its service says no host name.
    pub(crate) own_name: Option<String>,
}

impl Pod<'_> {
    /// The account of the Pods, if they need one: that of the user, or one for waiting.
    pub(crate) fn account(&self) -> Option<&str> {
        let waits = self.awaited_jobs().next().is_some();
        let own = waits.then_some(self.name.as_str());
        self.chosen.account.as_ref().map(|account| account.name.as_str()).or(own)
    }

    /// The name of the workload, which has room for what the cluster appends to it.
    pub(crate) fn workload_name(&self) -> String {
        let most = match self.kind {
            Kind::StatefulSet | Kind::CronJob(_) => syntax::WITH_SUFFIX,
            Kind::Deployment | Kind::DaemonSet | Kind::Job(_) => syntax::LABEL,
        };
        syntax::label(&self.name, most).unwrap_or_default()
    }

    /// The Jobs that the Pod waits for.
    pub(crate) fn awaited_jobs(&self) -> impl Iterator<Item = &str> {
        self.waits.iter().filter_map(|wait| match wait {
            Wait::Job { name } => Some(name.as_str()),
            Wait::Tcp { .. } => None,
        })
    }
}

/// A service as a container of a Pod.
pub(crate) struct Member<'a> {
    pub(crate) key: &'a str,
    pub(crate) service: &'a Service,
    pub(crate) name: String,
    pub(crate) ports: Ports,
    pub(crate) variables: ContainerVariables,
    pub(crate) mounts: Vec<VolumeMount>,
    /// Those of its mounts that are filled from the image before the start.
    pub(crate) seeds: Vec<VolumeMount>,
    /// Whether other services run in the same Pod.
    pub(crate) shares_pod: bool,
    /// Whether it runs beside a container that runs to its end.
    pub(crate) sidecar: bool,
}

impl Member<'_> {
    /// Whether other services find it by name.
    pub(crate) fn has_name(&self) -> bool {
        self.service.network_mode != Some(NetworkMode::None)
    }
}

/// Values for every service that runs in a container, by its key.
pub(crate) type PerService<'a, T> = IndexMap<&'a str, T>;

/// The services that run in containers.
pub(crate) fn services(application: &Application) -> impl Iterator<Item = (&str, &Service)> {
    let services = application.project.services.iter().map(|(key, service)| (key.text.as_str(), service));
    services.filter(|(_, service)| service.provider.is_none())
}

/// Decides everything about a project.
pub(crate) fn plan<'a>(
    application: &'a Application,
    options: &'a Options,
    files: &'a dyn Files,
    diagnostics: &mut Diagnostics,
) -> Plan<'a> {
    let choices = Choices::new(application, &options.kubernetes, diagnostics);
    let names = Names::new(application, &choices, diagnostics);
    let project = &application.project;
    let variables: PerService<'_, _> = services(application)
        .map(|(key, service)| {
            (key, environment::variables(application, (key, service), &choices, diagnostics))
        })
        .collect();
    let renamed = Renamed::new(&names, choices.options.rewrite_hosts);
    renamed.report(project, &variables, diagnostics);
    let references = hosts::references(project, &variables);
    let mut ports: PerService<'_, Ports> =
        services(application).map(|(key, service)| (key, ports::ports(service, diagnostics))).collect();
    hosts::infer_ports(&references, &mut ports, diagnostics);
    let kinds = pods::kinds(application, &choices, &ports, diagnostics);
    let networks = Networks::new(project, choices.options.network_policies);
    let aliases = aliases::aliases(application, &names, diagnostics);
    let (pieces, claims, data) =
        pieces(Storage::new(application, files, (&names, &choices), diagnostics), &variables, &renamed);
    let around = waits::Surroundings {
        application,
        choices: &choices,
        networks: &networks,
        used_ports: &UsedPorts::new(&references),
        ports: &ports,
        kinds: &kinds,
        names: &names,
    };
    let identity = Identity {
        components: components(application, &choices, &names, diagnostics),
        ..Identity::new(&project.name, options.namespace.as_deref())
    };
    let decided = members::Decided {
        around: &around,
        aliases: &aliases,
        identity: &identity,
        claims: &claims,
        data: &data,
        choices: &choices,
        name_themselves: &hosts::name_themselves(&references),
    };
    let pods = members::pods(&decided, pieces, diagnostics);
    let exposures = exposure::exposures(&decided, &choices, &pods, diagnostics);
    let plan =
        Plan { application, choices, identity, renamed, aliases, networks, pods, claims, data, exposures };
    report::report(&plan, diagnostics);
    plan
}

fn components(
    application: &Application,
    choices: &Choices<'_>,
    names: &Names,
    diagnostics: &mut Diagnostics,
) -> Pairs {
    services(application)
        .filter_map(|(key, _)| Some((names.service(key).to_owned(), choices.component(key, diagnostics)?)))
        .ordered_map()
}

/// What a service mounts and which variables it has.
pub(crate) struct Piece {
    pub(crate) mounts: Vec<Mounted>,
    pub(crate) variables: ContainerVariables,
    /// The group that somebody chose as the owner of volumes.
    pub(crate) fs_group: Option<Given<i64>>,
}

type Pieces<'a> = (PerService<'a, Piece>, Vec<Claim>, Vec<Data>);

fn pieces<'a>(
    mut storage: Storage<'a, '_>,
    variables: &PerService<'a, Vec<environment::Variable>>,
    renamed: &Renamed,
) -> Pieces<'a> {
    let application = storage.application;
    let mut pieces: PerService<'a, Piece> = IndexMap::new();
    for (key, service) in services(application) {
        let mounts = storage.mounts(key, service);
        let name = storage.names.service(key).to_owned();
        let of_service = variables.get(key).map_or(&[][..], Vec::as_slice);
        let rules = variables::Rules { renamed, options: storage.choices.options };
        let variables = variables::keep(&name, of_service, &rules, &mut storage);
        let fs_group = storage.choices.fs_group(key);
        pieces.insert(key, Piece { mounts, variables, fs_group });
    }
    let mut taken = Vec::new();
    for (key, service) in services(application) {
        let of = |name: &str| storage::inherited(application, &pieces, name);
        if let Some(own) = pieces.get(key) {
            taken.push((key, storage.taken_over(service, &own.mounts, &of)));
        }
    }
    for (key, mounts) in taken {
        if let Some(part) = pieces.get_mut(key) {
            part.mounts.extend(mounts);
        }
    }
    storage.check_wishes();
    let claims: Vec<Claim> = storage.claims.into_values().collect();
    storage::check_writers(&claims, &pieces, storage.diagnostics);
    (pieces, claims, storage.data.into_values().collect())
}
