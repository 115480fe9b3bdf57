//! Folders of the disk, read into memory.

use std::path::{Path, PathBuf};

use kompose_core::MemoryFiles;

use crate::{Project, Settings};

/// Every file below a folder but what the runner keeps there itself, under `root` instead of its real path.
pub(crate) fn load(folder: &Path, root: &str) -> Result<MemoryFiles, String> {
    let mut files = MemoryFiles::new();
    for path in files_below(folder)? {
        let name = relative(folder, &path)?;
        if ![Settings::FILE, Project::EXPECTED].contains(&name.as_str()) && !is_snapshot(&path) {
            files.insert(format!("{root}/{name}"), read(&path)?);
        }
    }
    Ok(files)
}

/// Whether a file is an accepted snapshot or one that waits for a verdict.
pub(crate) fn is_snapshot(path: &Path) -> bool {
    let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    [".snap", ".snap.new"].iter().any(|ending| name.ends_with(ending))
}

/// The files below a folder, sorted.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            found.extend(files_below(&path)?);
        } else if path.is_file() {
            found.push(path);
        }
    }
    Ok(found)
}

/// What lies directly in a folder, sorted.
pub(crate) fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let listed = std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let listed = listed.map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = listed.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}

/// A path below a folder with `/` between its components.
pub(crate) fn relative(folder: &Path, path: &Path) -> Result<String, String> {
    let rest = path.strip_prefix(folder).map_err(|error| format!("{}: {error}", path.display()))?;
    let components: Vec<_> = rest.components().map(|part| part.as_os_str().to_string_lossy()).collect();
    Ok(components.join("/"))
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))
}
