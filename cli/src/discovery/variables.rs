//! Variables that steer the command line itself and may stand in env files, such as `COMPOSE_FILE`.

use std::collections::BTreeMap;
use std::fs;

/// Reads the text of an env file with the variables known so far; nothing if the text is broken.
pub(super) type Reader = fn(&str, &BTreeMap<String, String>) -> Option<BTreeMap<String, String>>;

/// The engine's reader of env files.
pub(super) const READER: Reader = |text, known| kompose_core::env_file(text, known).ok();

/// The variables of the process, which win, and those of env files that steer the command; a later file wins.
///
/// A file that is missing or broken adds nothing here: the engine reads it again and says what is wrong with it.
pub(super) fn steering(
    environment: &BTreeMap<String, String>,
    env_files: &[String],
    reader: Reader,
) -> BTreeMap<String, String> {
    let mut known = environment.clone();
    for file in env_files {
        let read = fs::read_to_string(file).ok().and_then(|text| reader(&text, &known));
        known.extend(read.unwrap_or_default());
        known.extend(environment.clone());
    }
    known.retain(|name, _| name.starts_with("COMPOSE_") || environment.contains_key(name));
    known
}
