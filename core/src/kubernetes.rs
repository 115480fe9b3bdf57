//! The Kubernetes target: a project becomes manifests.
//!
//! [`plan`] decides, the builders write one literal for each object, and `validate` applies the API server's
//! rules to every object before it leaves.

mod account;
mod autoscaler;
mod choices;
mod claim;
mod config_map;
mod container;
mod coverage;
mod disruption;
mod dollar;
pub mod gateway_api;
mod groups;
mod hook;
mod image;
mod init;
mod metadata;
mod names;
mod network_policy;
mod object;
mod order;
mod place;
mod placement;
mod plan;
mod pod;
mod probe;
mod quantity;
mod resources;
mod security;
mod service;
#[cfg(test)]
mod tests;
mod validate;
mod wait;
mod workload;

pub(crate) use coverage::coverage;
pub use object::Object;
pub(crate) use validate::{External, validate};

use k8s_openapi::api::core::v1::Namespace;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use crate::diagnostic::Diagnostics;
use crate::{Access, Application, Files, Options};
use plan::Plan;

/// What a project becomes.
pub(crate) struct Manifests {
    /// The objects in the order in which they should be created.
    pub(crate) objects: Vec<Object>,
    /// How to reach each published port.
    pub(crate) access: Vec<Access>,
    /// Objects that are known to be in the cluster.
    pub(crate) existing: External,
}

/// Makes manifests of an application.
pub(crate) fn manifests(
    application: &Application,
    options: &Options,
    files: &dyn Files,
    diagnostics: &mut Diagnostics,
) -> Manifests {
    let application = groups::grouped(application, diagnostics);
    let plan = plan::plan(&application, options, files, diagnostics);
    let access = service::access(&plan, diagnostics);
    let objects = order::sorted(objects(&plan, diagnostics), &plan);
    Manifests { objects, access, existing: account::existing(&plan) }
}

fn objects(plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> Vec<Object> {
    let mut objects: Vec<Object> = namespace(plan).into_iter().collect();
    objects.extend(plan.standing_claims().flat_map(|found| claim::claim(found, plan)));
    objects.extend(plan.data.iter().map(|data| config_map::data(data, plan)));
    objects.extend(account::accounts(plan));
    for pod in &plan.pods {
        objects.extend(wait::rights(pod, plan));
        objects.extend(service::services(pod, plan));
        let workload = workload::workload(pod, plan, diagnostics);
        objects.extend(autoscaler::autoscaler(pod, &workload, plan, diagnostics));
        objects.push(workload);
        objects.extend(disruption::budget(pod, plan));
    }
    objects.extend(service::shared_aliases(plan));
    objects.extend(network_policy::policies(plan, diagnostics));
    objects
}

/// The namespace that was asked for.
fn namespace(plan: &Plan<'_>) -> Option<Object> {
    let name = plan.identity.namespace.as_deref()?;
    let metadata = ObjectMeta { namespace: None, ..plan.identity.metadata(name, name) };
    Some(Object::Namespace(Namespace { metadata, ..Namespace::default() }))
}
