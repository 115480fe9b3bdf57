//! The ledger of the Swarm target: what becomes of every key of the model.
//!
//! Reported here is what a stack file cannot hold, whatever else the project says; what depends on more than
//! the key's own value is the builders' business.

mod build;
mod container;
mod deploy;
mod files;
mod service;
mod top_level;
mod values;

use crate::coverage::Ledger;
use crate::model::Project;

/// Enters every key of a project, and reports those that Swarm has no counterpart for.
pub(crate) fn coverage(project: &Project, ledger: &mut Ledger<'_>) {
    top_level::project(project, ledger);
}
