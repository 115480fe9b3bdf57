//! The file names that Compose looks for.

use std::path::Path;

use kompose_core::Diagnostic;
use kompose_core::diagnostic::codes::command;
use kompose_core::source::Place;

/// Names of a base file, the first that exists being used.
pub(super) const BASES: &[&str] =
    &["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

/// Names of an override file; here Compose does put `yml` first.
pub(super) const OVERRIDES: &[&str] = &[
    "compose.override.yml",
    "compose.override.yaml",
    "docker-compose.override.yml",
    "docker-compose.override.yaml",
];

/// Whether Compose would read a file of this name without being told to.
pub(crate) fn is_compose_name(name: &str) -> bool {
    BASES.contains(&name) || OVERRIDES.contains(&name)
}

/// The first of the names that is a file in the folder, with a warning if there are more.
pub(super) fn pick(
    folder: &str,
    names: &[&'static str],
    warnings: &mut Vec<Diagnostic>,
) -> Option<&'static str> {
    let present: Vec<_> =
        names.iter().copied().filter(|name| Path::new(folder).join(name).is_file()).collect();
    let (first, rest) = present.split_first()?;
    if !rest.is_empty() {
        let rest = rest.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let message = format!("`{first}` is used, and {rest} beside it is not");
        let warning = Diagnostic::new(command::COMPOSE_FILE_AMBIGUOUS, Place::default(), message)
            .help("name the files with `-f`, or delete those that are no longer needed");
        warnings.push(warning);
    }
    Some(first)
}
