//! The ledger of the Kubernetes target: what becomes of every key of the model.
//!
//! Reported here is what has no effect in any manifest, whatever else the project says; what becomes a part
//! of an object, and what is lost on the way, is the builders' business.

mod build;
mod container;
mod deploy;
mod files;
mod service;
#[cfg(test)]
mod tests;
mod top_level;
mod values;

use crate::coverage::Ledger;
use crate::model::Project;

/// Enters every key of a project, and reports those that have no counterpart in a cluster.
pub(crate) fn coverage(project: &Project, ledger: &mut Ledger<'_>) {
    top_level::project(project, ledger);
    for (_, service) in &project.services {
        values::hook_options(service, ledger);
    }
}
