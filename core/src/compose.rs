//! Compose files into a project: the frontend.
//!
//! ```text
//! text ─parse─▶ tree ─interpolate─▶ tree ─modernize─▶ tree ─canonical─▶ tree ─paths─▶ layer        per file
//! layer ─include, extends─▶ layer        layers ─merge─▶ tree ─decode─▶ project
//! project ─profiles, normalise─▶ project ─validate─▶ diagnostics
//! ```

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "a tree holds seven kinds of values, and most code wants one of them"
)]

mod advice;
mod budget;
mod canonical;
mod chain;
pub(crate) mod dotenv;
mod environment;
mod extends;
mod gaps;
mod include;
mod interpolate;
mod layer;
mod legacy;
mod merge;
mod misplaced;
mod normalize;
pub(crate) mod paths;
mod profiles;
mod project_name;
mod schema;
pub(crate) mod template;
mod validate;

pub use environment::{EnvFileError, env_file};
pub(crate) use validate::some_service;

use std::collections::BTreeMap;

use crate::application::Application;
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Code, Diagnostics};
use crate::input::Input;
use crate::model::Project;
use crate::source::{Files, Sources};
use crate::yaml::Node;
use crate::yaml::decode::{Decode, Decoder};
use interpolate::Treatment;
use layer::{Desk, Loader};
use template::Variable;

/// The variables that the files of a project are interpolated with, as far as they can be read.
pub(crate) fn interpolation_variables(input: &Input, files: &dyn Files) -> BTreeMap<String, String> {
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::new());
    let mut desk = Desk { files, sources: &mut sources, diagnostics: &mut diagnostics };
    environment::of_conversion(input, &project_directory(input), &mut desk)
}

/// Loads a project.
///
/// Everything that is wrong with it is said at once; nothing is handed out if a diagnostic is an error, since
/// what was mistaken is missing from it.
pub(crate) fn load(
    input: &Input,
    files: &dyn Files,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Application> {
    let application = legible(input, files, sources, diagnostics);
    application.filter(|_| sources.has_cut() || !diagnostics.has_errors())
}

/// What can be read of a project, also if it has mistakes: what was mistaken is missing from it.
///
/// There is nothing if a file is no YAML, or says of no key what Compose expects.
pub(crate) fn legible(
    input: &Input,
    files: &dyn Files,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Application> {
    let directory = project_directory(input);
    let mut loader = Loader::new(input, directory.clone(), Desk { files, sources, diagnostics });
    let (root, name) = loader.root(input)?;
    let (environment, incomplete) = (std::mem::take(&mut loader.environment), loader.incomplete);
    let mut project = decode(root, diagnostics)?;
    project.name = name;
    let profiles = profiles::active(&input.profiles, &environment);
    let mut application = Application { project, directory, environment, ..Application::default() };
    profiles::apply(&mut application, &profiles);
    normalize::normalize(&mut application);
    environment::read_files(&mut application, files, diagnostics);
    // What a file that could not be read would have said is not to be missed a second time.
    if !incomplete {
        validate::validate(&application, diagnostics);
    }
    if input.strict_compose {
        diagnostics.raise_leniencies();
    }
    Some(application)
}

/// The variables that the files of a project mention, whether they have values or not.
///
/// What follows from a missing value is not said; only what keeps a file from being read is.
pub(crate) fn variables(
    input: &Input,
    files: &dyn Files,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<BTreeMap<String, Variable>> {
    let mut found = Diagnostics::new();
    let desk = Desk { files, sources, diagnostics: &mut found };
    let mut loader = Loader::new(input, project_directory(input), desk);
    loader.treatment = Treatment::Listed(BTreeMap::new());
    loader.root(input);
    let treatment = std::mem::replace(&mut loader.treatment, Treatment::Kept);
    diagnostics.extend(found.iter().filter(|diagnostic| UNREADABLE.contains(&diagnostic.code)).cloned());
    match treatment {
        Treatment::Listed(variables) if !diagnostics.has_errors() => Some(variables),
        _ => None,
    }
}

/// Why a file of a project cannot be read.
const UNREADABLE: [Code; 8] = [
    codes::ALIAS_CYCLE,
    codes::ALIAS_LIMIT,
    codes::DUPLICATE_KEY,
    codes::EMPTY_FILE,
    codes::ENV_FILE,
    codes::FILE_NOT_READABLE,
    codes::MERGE_KEY,
    codes::YAML_SYNTAX,
];

/// The merged tree of a project in which variables stay as they are written, and the project's name.
pub(crate) fn with_templates(
    input: &Input,
    files: &dyn Files,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<(Node, String)> {
    let mut loader = Loader::new(input, project_directory(input), Desk { files, sources, diagnostics });
    loader.treatment = Treatment::Kept;
    let root = loader.root(input);
    if input.strict_compose {
        diagnostics.raise_leniencies();
    }
    root.filter(|_| !diagnostics.has_errors())
}

/// The directory that relative paths start from: the one said, else that of the first file.
fn project_directory(input: &Input) -> String {
    match &input.project_directory {
        Some(directory) => paths::clean(directory),
        None => input.files.first().map_or(".", |file| paths::parent(&file.path)).to_owned(),
    }
}

fn decode(root: Node, diagnostics: &mut Diagnostics) -> Option<Project> {
    Project::decode(root, &mut Decoder::new(diagnostics).advised(advice::advice))
}

#[cfg(test)]
mod tests;
