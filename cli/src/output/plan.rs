//! What a run would do to a folder, decided by looking only.

use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use kompose_core::diagnostic::codes::command;
use kompose_core::{Diagnostic, OutputFile};

use super::manifest::{self, Manifest, hash, missing};
use super::path::located;
use super::{Safety, in_the_way, is_input, message};

/// What is to be done.
#[derive(Debug, Default)]
pub(super) struct Plan<'a> {
    /// Files to write, with where.
    pub(super) writes: Vec<(PathBuf, &'a OutputFile)>,
    /// Files of an earlier run to delete.
    pub(super) deletions: Vec<String>,
    /// The manifest before.
    pub(super) before: Manifest,
    /// The manifest afterwards.
    pub(super) after: Manifest,
    /// What to warn of.
    pub(super) warnings: Vec<Diagnostic>,
}

/// What is at the place of a file.
enum Found {
    Nothing,
    Unchanged,
    Ours,
    Edited,
    Foreign,
    Folder,
}

/// The plan for a folder, or every reason why there is none.
pub(super) fn plan<'a>(
    folder: &Path,
    files: &'a [OutputFile],
    safety: &Safety,
) -> Result<Plan<'a>, Vec<Diagnostic>> {
    let before = Manifest::of(folder).map_err(|error| vec![*error])?;
    let mut plan = Plan { before, ..Plan::default() };
    let mut refusals = Vec::new();
    for file in files {
        if let Err(refusal) = plan.add(folder, file, safety) {
            refusals.push(*refusal);
        }
    }
    let wanted: BTreeSet<_> = files.iter().map(|file| file.path.as_str()).collect();
    let stale: Vec<_> = plan.before.paths().difference(&wanted).map(|path| (*path).to_owned()).collect();
    for path in stale {
        if let Err(refusal) = plan.retire(folder, path, safety) {
            refusals.push(*refusal);
        }
    }
    if refusals.is_empty() { Ok(plan) } else { Err(refusals) }
}

impl<'a> Plan<'a> {
    /// Plans one file of the output.
    fn add(&mut self, folder: &Path, file: &'a OutputFile, safety: &Safety) -> Result<(), Box<Diagnostic>> {
        let path = located(folder, &file.path)?;
        if file.path == manifest::NAME {
            let text = format!("the output has a file named like the list of files, `{}`", manifest::NAME);
            return Err(Box::new(message(command::OUTPUT_PATH_UNSAFE, text)));
        }
        if safety.is_input(&path) {
            return Err(Box::new(is_input(&path)));
        }
        let new = hash(&file.contents);
        match found(&path, file, &new, &self.before).map_err(|error| unreadable(&path, &error))? {
            Found::Unchanged => {}
            Found::Nothing | Found::Ours => self.writes.push((path, file)),
            Found::Edited => {
                self.warnings.push(edited(&path));
                self.writes.push((path, file));
            }
            Found::Foreign if safety.force => self.writes.push((path, file)),
            Found::Foreign => return Err(Box::new(in_the_way(&path))),
            Found::Folder => return Err(Box::new(folder_in_the_way(&path))),
        }
        self.after.insert(&file.path, new);
        Ok(())
    }

    /// Plans what becomes of a file that is no longer part of the output.
    fn retire(&mut self, folder: &Path, path: String, safety: &Safety) -> Result<(), Box<Diagnostic>> {
        let place = located(folder, &path);
        let location = folder.join(&path);
        let contents = match place.map(|place| regular(&place)) {
            Ok(Ok(contents)) => contents,
            Ok(Err(error)) if missing(&error) => return Ok(()),
            Ok(Err(_)) | Err(_) => None,
        };
        if !contents.is_some_and(|contents| self.before.wrote(&path, &hash(&contents))) {
            self.warnings.push(stale(&location));
            return Ok(());
        }
        if safety.is_input(&location) {
            return Err(Box::new(is_input(&location)));
        }
        self.deletions.push(path);
        Ok(())
    }
}

/// The bytes of a regular file; nothing for anything else, symbolic links included.
fn regular(path: &Path) -> io::Result<Option<Vec<u8>>> {
    let metadata = fs::symlink_metadata(path)?;
    if metadata.is_file() { fs::read(path).map(Some) } else { Ok(None) }
}

/// Compares what is on the disk with what is to be written.
fn found(path: &Path, file: &OutputFile, new: &str, before: &Manifest) -> io::Result<Found> {
    let metadata = match fs::symlink_metadata(path) {
        Ok(metadata) => metadata,
        Err(error) if missing(&error) => return Ok(Found::Nothing),
        Err(error) => return Err(error),
    };
    if metadata.is_dir() {
        return Ok(Found::Folder);
    }
    let Some(contents) = regular(path)? else {
        return Ok(if before.lists(&file.path) { Found::Edited } else { Found::Foreign });
    };
    let old = hash(&contents);
    let found = if old == *new && (!file.secret || is_private(&metadata)) {
        Found::Unchanged
    } else if old == *new || before.wrote(&file.path, &old) {
        Found::Ours
    } else if before.lists(&file.path) {
        Found::Edited
    } else {
        Found::Foreign
    };
    Ok(found)
}

#[cfg(unix)]
fn is_private(metadata: &Metadata) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let of_others = 0o077;
    metadata.permissions().mode() & of_others == 0
}

#[cfg(not(unix))]
fn is_private(_: &Metadata) -> bool {
    true
}

fn unreadable(path: &Path, error: &io::Error) -> Box<Diagnostic> {
    let text = format!("`{}` is there already and cannot be looked at: {error}", path.display());
    Box::new(message(command::OUTPUT_EXISTS, text).help("choose another place with `-o`"))
}

fn edited(path: &Path) -> Diagnostic {
    let text = format!("`{}` was edited by hand, and its new contents replace the changes", path.display());
    message(command::GENERATED_FILE_MODIFIED, text)
        .help("make the change in the Compose file, so that it survives the next conversion")
}

fn stale(path: &Path) -> Diagnostic {
    let text = format!(
        "`{}` is no longer part of the output, but it was edited by hand and is kept",
        path.display()
    );
    message(command::STALE_FILE_MODIFIED, text)
        .help("delete it if you do not need it; kompose-rs no longer looks at it")
}

fn folder_in_the_way(path: &Path) -> Diagnostic {
    let text = format!("`{}` is a folder, and a file of the output belongs there", path.display());
    message(command::OUTPUT_EXISTS, text).help("move it away, or choose another place with `-o`")
}
