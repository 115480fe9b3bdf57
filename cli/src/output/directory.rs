//! A folder of files that is kept tidy from run to run.

use std::fs;
use std::io;
use std::path::Path;

use kompose_core::OutputFile;

use super::manifest::{self, Manifest, missing};
use super::path::folders;
use super::plan::{Plan, plan};
use super::stage::Staged;
use super::{Failure, Safety, Written, failed};

/// Brings a folder into the state that the files describe.
pub(crate) fn write(folder: &str, files: &[OutputFile], safety: &Safety) -> Result<Written, Failure> {
    let folder = Path::new(folder);
    let plan = plan(folder, files, safety).map_err(Failure::Refused)?;
    carry_out(folder, &plan)?;
    Ok(Written {
        files: files.len(),
        unchanged: files.len() - plan.writes.len(),
        secrets: files.iter().filter(|file| file.secret).count(),
        deleted: plan.deletions.len(),
        warnings: plan.warnings,
    })
}

/// Writes, renames and deletes. The manifest goes first with the old and the new hashes, so that after an
/// interruption at any point the next run still knows its own files.
fn carry_out(folder: &Path, plan: &Plan) -> Result<(), Failure> {
    let staged = staged(plan)?;
    let moves = !staged.is_empty() || !plan.deletions.is_empty();
    if moves {
        publish_manifest(folder, &plan.before.with(&plan.after))?;
    }
    for file in staged {
        let target = file.target().to_owned();
        file.publish().map_err(|error| failed(&target, &error))?;
    }
    for path in &plan.deletions {
        delete(folder, path).map_err(|error| failed(&folder.join(path), &error))?;
    }
    if moves || plan.before != plan.after {
        publish_manifest(folder, &plan.after)?;
    }
    Ok(())
}

fn staged(plan: &Plan) -> Result<Vec<Staged>, Failure> {
    let stage = |(path, file): &(std::path::PathBuf, &OutputFile)| {
        Staged::new(path, &file.contents, file.secret).map_err(|error| failed(path, &error))
    };
    plan.writes.iter().map(stage).collect()
}

fn publish_manifest(folder: &Path, manifest: &Manifest) -> Result<(), Failure> {
    let path = folder.join(manifest::NAME);
    Staged::new(&path, manifest.text().as_bytes(), false)
        .and_then(Staged::publish)
        .map_err(|error| failed(&path, &error))
}

/// Deletes a file, and the folders that become empty by it.
fn delete(folder: &Path, path: &str) -> io::Result<()> {
    match fs::remove_file(folder.join(path)) {
        Err(error) if !missing(&error) => return Err(error),
        Ok(()) | Err(_) => {}
    }
    let parents: Vec<_> = folders(path).collect();
    for parent in parents.into_iter().rev().map(|parent| folder.join(parent)) {
        if fs::read_dir(&parent)?.next().is_some() {
            break;
        }
        fs::remove_dir(&parent)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
