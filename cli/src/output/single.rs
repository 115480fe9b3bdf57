//! One file that somebody named: replaced as every compiler replaces its output, unless it is a source.

use std::fs;
use std::path::Path;

use kompose_core::OutputFile;
use kompose_core::diagnostic::codes::command;

use super::stage::Staged;
use super::{Failure, Safety, Written, failed, in_the_way, is_input, message};
use crate::discovery::is_compose_name;

/// Writes the stream into a file.
pub(crate) fn write(path: &str, file: &OutputFile, safety: &Safety) -> Result<Written, Failure> {
    let named = Path::new(path);
    if safety.is_input(named) {
        return Err(Failure::Refused(vec![is_input(named)]));
    }
    let compose = named.file_name().is_some_and(|name| is_compose_name(&name.to_string_lossy()));
    if compose && named.exists() && !safety.force {
        return Err(Failure::Refused(vec![in_the_way(named)]));
    }
    // A link stays a link; what it points to is replaced.
    let target = named.canonicalize().unwrap_or_else(|_| named.to_owned());
    if fs::symlink_metadata(&target).is_ok_and(|metadata| !metadata.is_file()) {
        let text = format!("`{path}` is there already and is not a regular file");
        return Err(Failure::Refused(vec![message(command::OUTPUT_EXISTS, text)]));
    }
    let staged = Staged::new(&target, &file.contents, file.secret);
    staged.and_then(Staged::publish).map_err(|error| failed(named, &error))?;
    Ok(Written { files: 1, secrets: usize::from(file.secret), ..Written::default() })
}
