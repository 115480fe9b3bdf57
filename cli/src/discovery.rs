//! Which files make up the project, found in the way that Compose finds them.

mod candidates;
mod variables;

use std::collections::BTreeMap;

use kompose_core::Diagnostic;
use kompose_core::diagnostic::codes::command;
use kompose_core::source::Place;

use crate::arguments::ProjectArguments;
use crate::surroundings::Surroundings;
pub(crate) use candidates::is_compose_name;
use candidates::{BASES, OVERRIDES, pick};
use variables::{Reader, steering};

/// The path that stands for standard input.
pub(crate) const STDIN: &str = "-";

/// Variables that say which env files are read.
const ENV_FILES: &str = "COMPOSE_ENV_FILES";
const DISABLE_ENV_FILE: &str = "COMPOSE_DISABLE_ENV_FILE";

/// What makes up a project.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Found {
    /// The Compose files in the order of merging, as they are to be shown.
    pub(crate) files: Vec<String>,
    /// The absolute project directory.
    pub(crate) directory: String,
    /// Env files for interpolation; absent for what the engine does by default.
    pub(crate) env_files: Option<Vec<String>>,
    /// The variables of the process, and those that steer the command and stand in the first env files.
    pub(crate) environment: BTreeMap<String, String>,
    /// What to warn of.
    pub(crate) warnings: Vec<Diagnostic>,
}

/// Finds the project that the arguments mean.
pub(crate) fn found(
    project: &ProjectArguments,
    surroundings: &Surroundings,
) -> Result<Found, Box<Diagnostic>> {
    found_with(project, surroundings, variables::READER)
}

fn found_with(
    project: &ProjectArguments,
    surroundings: &Surroundings,
    reader: Reader,
) -> Result<Found, Box<Diagnostic>> {
    let start = match project.file.as_slice() {
        [] => surroundings.absolute(project.project_directory.as_deref().unwrap_or_default()),
        files => of_files(files.to_vec(), project, surroundings).directory,
    };
    let first = vec![format!("{}/.env", start.trim_end_matches('/'))];
    let first = named_env_files(project, surroundings).unwrap_or(first);
    let steered = &Surroundings {
        environment: steering(&surroundings.environment, &first, reader),
        directory: surroundings.directory.clone(),
    };
    let mut found = match steered.variable("COMPOSE_FILE") {
        _ if !project.file.is_empty() => of_files(project.file.clone(), project, steered),
        Some(files) => {
            let separator = steered.variable("COMPOSE_PATH_SEPARATOR");
            let separator = separator.unwrap_or(if cfg!(windows) { ";" } else { ":" });
            let files = files.split(separator).filter(|file| !file.is_empty()).map(str::to_owned);
            of_files(files.collect(), project, steered)
        }
        None => searched(&start, project, steered)?,
    };
    let named = named_env_files(project, steered);
    found.env_files = named.or_else(|| both_env_files(&start, &found.directory));
    Ok(found)
}

/// The env files of the command line or of the process; none at all if the process disables them.
fn named_env_files(project: &ProjectArguments, surroundings: &Surroundings) -> Option<Vec<String>> {
    if !project.env_file.is_empty() {
        return Some(project.env_file.clone());
    }
    if let Some(files) = surroundings.variable(ENV_FILES) {
        return Some(files.split(',').map(|file| file.trim().to_owned()).filter(|f| !f.is_empty()).collect());
    }
    let disabled = surroundings.variable(DISABLE_ENV_FILE);
    disabled.filter(|value| matches!(*value, "1" | "t" | "T" | "true" | "TRUE" | "True")).map(|_| Vec::new())
}

/// A project found from another folder has two `.env` files, and the one of the starting folder wins.
fn both_env_files(start: &str, directory: &str) -> Option<Vec<String>> {
    let here = format!("{start}/.env");
    if start == directory || !std::path::Path::new(&here).is_file() {
        return None;
    }
    let there = format!("{directory}/.env");
    Some(if std::path::Path::new(&there).is_file() { vec![there, here] } else { vec![here] })
}

/// A project whose files somebody named.
fn of_files(files: Vec<String>, project: &ProjectArguments, surroundings: &Surroundings) -> Found {
    let folder = || {
        let first = files.iter().find(|file| *file != STDIN)?;
        let path = surroundings.absolute(first);
        path.rsplit_once('/').map(|(folder, _)| folder.to_owned())
    };
    let directory = match &project.project_directory {
        Some(directory) => surroundings.absolute(directory),
        None => folder().unwrap_or_else(|| surroundings.directory.clone()),
    };
    let directory = if directory.is_empty() { "/".to_owned() } else { directory };
    let environment = surroundings.environment.clone();
    Found { files, directory, environment, env_files: None, warnings: Vec::new() }
}

/// The project of the first folder, from `start` upwards, that has a Compose file.
fn searched(
    start: &str,
    project: &ProjectArguments,
    surroundings: &Surroundings,
) -> Result<Found, Box<Diagnostic>> {
    for folder in std::path::Path::new(start).ancestors() {
        let mut warnings = Vec::new();
        let folder = folder.to_string_lossy();
        let Some(base) = pick(&folder, BASES, &mut warnings) else { continue };
        let names = [Some(base), pick(&folder, OVERRIDES, &mut warnings)];
        let folder = folder.trim_end_matches('/');
        let files = names.into_iter().flatten().map(|name| shown(folder, name, surroundings)).collect();
        let directory = match &project.project_directory {
            Some(directory) => surroundings.absolute(directory),
            None if folder.is_empty() => "/".to_owned(),
            None => folder.to_owned(),
        };
        let environment = surroundings.environment.clone();
        return Ok(Found { files, directory, environment, env_files: None, warnings });
    }
    Err(Box::new(missing(start)))
}

/// Short where it can be: relative to the working directory if the file lies below it.
fn shown(folder: &str, name: &str, surroundings: &Surroundings) -> String {
    let below = folder.strip_prefix(surroundings.directory.trim_end_matches('/'));
    match below.filter(|rest| rest.is_empty() || rest.starts_with('/')) {
        Some("") => name.to_owned(),
        Some(rest) => format!("{}/{name}", rest.trim_start_matches('/')),
        None => format!("{folder}/{name}"),
    }
}

fn missing(start: &str) -> Diagnostic {
    let message = format!("there is no Compose file in `{start}` or in a folder above it");
    Diagnostic::new(command::COMPOSE_FILE_MISSING, Place::default(), message)
        .help("go to the folder with your `compose.yaml` and run the command there")
        .help("or name the file: `kompose-rs convert -f path/to/compose.yaml`")
}

#[cfg(test)]
mod tests;
