//! The Kubernetes target: a project becomes manifests.
//!
//! [`plan`] decides, the builders write one literal for each object, and `validate` applies the API server's
//! rules to every object before it leaves.

mod access;
mod account;
mod api;
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
mod ingress;
mod init;
mod makers;
mod metadata;
mod names;
mod network_policy;
mod object;
mod order;
mod patch;
mod place;
mod placement;
mod plan;
mod pod;
mod probe;
mod published;
mod quantity;
mod resources;
mod route;
mod schedule;
mod security;
mod seed;
mod service;
#[cfg(test)]
mod tests;
mod validate;
mod wait;
mod workload;

use crate::ordered::Ordered;
pub(crate) use coverage::coverage;
pub use object::Object;
use validate::Demands;
pub(crate) use validate::{External, validate};

use k8s_openapi::api::core::v1::Namespace;
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use crate::diagnostic::Diagnostics;
use crate::options::kubernetes::SensitiveEnv;
use crate::{Access, Application, Files, Options};
use makers::Makers;
use patch::Patched;
use plan::Plan;

/// What a project becomes.
pub(crate) struct Manifests {
    /// The objects in the order in which they should be created.
    pub(crate) objects: Vec<Object>,
    /// The services that each of them comes from.
    pub(crate) makers: Makers,
    /// How to reach each published port.
    pub(crate) access: Vec<Access>,
    /// What the objects have to keep to.
    pub(crate) demands: Demands,
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
    let access = access::access(&plan, diagnostics);
    let demands = demands(&plan);
    let existing = account::existing(&plan);
    let objects = order::sorted(objects(&plan, diagnostics), &plan);
    let makers = makers::makers(&objects, &plan);
    let (objects, patched) = patch::patched(objects, &plan, diagnostics);
    Manifests { objects, makers, access, demands: Demands { patched, ..demands }, existing }
}

fn demands(plan: &Plan<'_>) -> Demands {
    let restricted = plan.pods.iter().filter(|pod| security::Level::of(pod, plan).restricted);
    let restricted = restricted.map(|pod| pod.name.clone()).ordered_set();
    let options = plan.choices.options;
    let plain_variables = options.sensitive_env == SensitiveEnv::Plain;
    Demands { version: options.version, restricted, plain_variables, patched: Patched::default() }
}

fn objects(plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> Vec<Object> {
    let mut objects: Vec<Object> = namespace(plan).into_iter().collect();
    objects.extend(plan.standing_claims().flat_map(|found| claim::claim(found, plan)));
    objects.extend(plan.data.iter().map(|data| config_map::data(data, plan)));
    objects.extend(account::accounts(plan));
    for pod in &plan.pods {
        objects.extend(wait::rights(pod, plan));
        objects.extend(service::services(pod, plan));
        objects.extend(published::services(pod, plan));
        objects.extend(pod.members.iter().filter_map(|member| ingress::ingress(member, plan)));
        objects.extend(pod.members.iter().flat_map(|member| route::routes(member, plan)));
        let workload = workload::workload(pod, plan, diagnostics);
        objects.extend(autoscaler::autoscaler(pod, &workload, plan, diagnostics));
        objects.push(workload);
        objects.extend(disruption::budget(pod, plan));
    }
    objects.extend(service::shared_aliases(plan));
    objects.extend(route::gateway(plan));
    objects.extend(network_policy::policies(plan, diagnostics));
    objects
}

/// The namespace that was asked for.
fn namespace(plan: &Plan<'_>) -> Option<Object> {
    let name = plan.identity.namespace.as_deref()?;
    let metadata = ObjectMeta { namespace: None, ..plan.identity.metadata(name, name) };
    Some(Object::Namespace(Namespace { metadata, ..Namespace::default() }))
}
