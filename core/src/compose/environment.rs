//! Variables: those of the conversion, and those that a project's env and label files set.

use std::collections::BTreeMap;
use std::fmt;

use indexmap::IndexMap;

use super::dotenv::{self, Dotenv, DotenvError};
use super::layer::Desk;
use super::paths;
use crate::application::{Application, FileVariable};
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::Input;
use crate::model::{EnvFile, Service};
use crate::ordered::Ordered;
use crate::source::{Files, PathKind, Place, ReadError};

/// Why an env file cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvFileError {
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong with it.
    pub message: String,
}

impl fmt::Display for EnvFileError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}: {}", self.line, self.message)
    }
}

impl std::error::Error for EnvFileError {}

impl From<DotenvError> for EnvFileError {
    fn from(error: DotenvError) -> Self {
        Self { line: error.line, message: error.message }
    }
}

/// The variables of an env file such as `.env`; variables of the environment may stand in its values.
///
/// # Errors
///
/// Says which line does not follow the grammar.
///
/// ```
/// # use std::collections::BTreeMap;
/// let variables = kompose_core::env_file("TAG=1.4\nIMAGE=web:${TAG}\n", &BTreeMap::new()).unwrap();
/// assert_eq!(variables["IMAGE"], "web:1.4");
/// ```
pub fn env_file(
    text: &str,
    environment: &BTreeMap<String, String>,
) -> Result<BTreeMap<String, String>, EnvFileError> {
    let parsed = dotenv::parse(text, &|name| environment.get(name).cloned())?;
    Ok(parsed.entries.into_iter().filter_map(|(name, value)| Some((name, value?))).ordered_map())
}

/// The variables that files are interpolated with: those of the caller, then those of env files.
pub(super) fn of_conversion(input: &Input, directory: &str, desk: &mut Desk<'_>) -> BTreeMap<String, String> {
    if let Some(list) = &input.env_files {
        return with_files(&input.environment, list, desk);
    }
    let default = paths::join(directory, ".env");
    let is_there = matches!(desk.files.kind(&default), PathKind::File { .. });
    with_files(&input.environment, if is_there { std::slice::from_ref(&default) } else { &[] }, desk)
}

/// Variables and those that files add to them: a later file wins over an earlier one, whose variables may stand in
/// its values, and what was there before wins over all.
pub(super) fn with_files(
    environment: &BTreeMap<String, String>,
    list: &[String],
    desk: &mut Desk<'_>,
) -> BTreeMap<String, String> {
    let mut known = environment.clone();
    for path in list {
        let found = interpolation_file(path, &known, desk);
        known.extend(found.into_iter().filter(|(name, _)| !environment.contains_key(name)));
    }
    known
}

fn interpolation_file(
    path: &str,
    environment: &BTreeMap<String, String>,
    desk: &mut Desk<'_>,
) -> BTreeMap<String, String> {
    let text = match desk.files.read(path) {
        Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
        Err(error) => {
            let message = format!("the env file `{path}` cannot be read: {error}");
            desk.diagnostics.push(Diagnostic::new(codes::ENV_FILE, Place::default(), message));
            return BTreeMap::new();
        }
    };
    match env_file(&text, environment) {
        Ok(variables) => variables,
        Err(error) => {
            let id = desk.sources.add(path, text);
            let span = desk.sources.get(id).map(|source| source.line_span(id, error.line));
            let place = Place { path: String::new(), span };
            desk.diagnostics.push(Diagnostic::new(codes::ENV_FILE, place, error.message));
            BTreeMap::new()
        }
    }
}

/// Reads the env files and label files of all services.
pub(super) fn read_files(application: &mut Application, files: &dyn Files, diagnostics: &mut Diagnostics) {
    let mut env_files = IndexMap::new();
    let mut label_files = IndexMap::new();
    for (name, service) in &application.project.services {
        let directory = application.directory.as_str();
        let mut reader = Reader { environment: &application.environment, directory, files, diagnostics };
        if !service.env_file.is_empty() {
            env_files.insert(name.text.clone(), reader.env_files(service));
        }
        if !service.label_file.is_empty() {
            label_files.insert(name.text.clone(), reader.label_files(service));
        }
    }
    application.env_files = env_files;
    application.label_files = label_files;
}

type Variables = IndexMap<String, FileVariable>;

struct Reader<'a, 'd> {
    environment: &'a BTreeMap<String, String>,
    directory: &'a str,
    files: &'a dyn Files,
    diagnostics: &'d mut Diagnostics,
}

impl Reader<'_, '_> {
    fn env_files(&mut self, service: &Service) -> Variables {
        let mut variables = Variables::new();
        for file in &service.env_file {
            let place = file.origin.value("path");
            let Some(text) = self.text(&file.path, file.is_required(), &place) else { continue };
            let own = |name: &str| service.environment.get(name)?.as_ref().map(|value| value.0.clone());
            let parsed = {
                let lookup = |name: &str| {
                    let caller = self.environment.get(name).cloned();
                    caller
                        .or_else(|| own(name))
                        .or_else(|| variables.get(name).map(|found| found.value.clone()))
                };
                self::parsed(&text, file, &lookup)
            };
            self.take(parsed, &place, &mut variables);
        }
        variables
    }

    fn label_files(&mut self, service: &Service) -> Variables {
        let mut labels = Variables::new();
        for (index, path) in service.label_file.iter().enumerate() {
            let place = Place::new(format!("{}.label_file[{index}]", service.origin.path), path.span);
            let Some(text) = self.text(path, true, &place) else { continue };
            let parsed = dotenv::parse(&text, &|name| labels.get(name).map(|label| label.value.clone()));
            self.take(parsed, &place, &mut labels);
        }
        labels
    }

    fn text(&mut self, path: &str, required: bool, place: &Place) -> Option<String> {
        match self.files.read(path) {
            Ok(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
            Err(ReadError::Missing) if !required => None,
            Err(error) => {
                let message = format!("`{}` cannot be read: {error}", paths::shown(self.directory, path));
                let diagnostic = Diagnostic::new(codes::FILE_NOT_READABLE, place.clone(), message);
                let help =
                    "create the file, or write `required: false` beside its `path` if it may be absent";
                self.diagnostics.push(diagnostic.unreadable(path, &error).help(help));
                None
            }
        }
    }

    fn take(&mut self, parsed: Result<Dotenv, DotenvError>, place: &Place, into: &mut Variables) {
        match parsed {
            Ok(parsed) => {
                for (name, value) in parsed.entries {
                    // A name alone takes its value from outside; if there is none, it says nothing.
                    if let Some(value) = value {
                        into.insert(name, FileVariable { value, place: place.clone() });
                    }
                }
            }
            Err(error) => {
                let message = format!("line {} of this file: {}", error.line, error.message);
                let diagnostic = Diagnostic::new(codes::ENV_FILE, place.clone(), message);
                self.diagnostics.push(match error.help {
                    Some(help) => diagnostic.help(help),
                    None => diagnostic,
                });
            }
        }
    }
}

fn parsed(text: &str, file: &EnvFile, lookup: super::template::Lookup<'_>) -> Result<Dotenv, DotenvError> {
    if file.format.as_deref() == Some("raw") {
        dotenv::parse_raw(text, lookup)
    } else {
        dotenv::parse(text, lookup)
    }
}
