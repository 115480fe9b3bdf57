//! A loaded project together with what its files and its surroundings say: what a backend starts from.

pub(crate) mod bind;
pub(crate) mod contexts;
mod empty_names;
mod network_mode;

use std::collections::BTreeMap;

use indexmap::IndexMap;

use crate::model::Project;
use crate::source::Place;

/// A project that is ready to be converted.
///
/// All its files are merged, `extends`, `include` and profiles are applied, values are checked, and references
/// between its parts resolve. Paths are absolute, or relative to the caller's working directory.
#[derive(Debug, Clone, Default)]
pub struct Application {
    /// The project, with its active services only.
    pub project: Project,
    /// The project directory.
    pub directory: String,
    /// The variables of the conversion: those of the caller and those of `.env`.
    pub environment: BTreeMap<String, String>,
    /// For each service the variables of its env files, a later file winning, in order of first mention.
    pub env_files: IndexMap<String, IndexMap<String, FileVariable>>,
    /// For each service the labels of its label files, a later file winning, in order of first mention.
    pub label_files: IndexMap<String, IndexMap<String, FileVariable>>,
    /// The services that no active profile starts.
    pub inactive: Vec<Inactive>,
}

/// A variable that a file sets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileVariable {
    /// Its value.
    pub value: String,
    /// The entry of the Compose file that names the file.
    pub place: Place,
}

/// A service that is left out because none of its profiles is active.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inactive {
    /// The service.
    pub service: String,
    /// Its profiles.
    pub profiles: Vec<String>,
    /// Where its profiles are written.
    pub place: Place,
}

impl Application {
    /// The variables that the env files of a service set.
    pub fn env_file_variables(&self, service: &str) -> impl Iterator<Item = (&str, &FileVariable)> {
        self.env_files.get(service).into_iter().flatten().map(|(name, variable)| (name.as_str(), variable))
    }

    /// The labels that the label files of a service set.
    pub fn label_file_labels(&self, service: &str) -> impl Iterator<Item = (&str, &FileVariable)> {
        self.label_files.get(service).into_iter().flatten().map(|(name, label)| (name.as_str(), label))
    }
}
