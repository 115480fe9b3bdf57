//! Walking through folders of the project, as far as it is worth it.

use super::lists;
use crate::source::{Files, PathKind};

/// A file below a folder.
pub(crate) struct Found {
    /// Its path relative to the folder.
    pub(crate) path: String,
    pub(crate) size: u64,
    pub(crate) mode: Option<u32>,
}

/// The most entries of a folder that are looked at.
pub(crate) const ENTRIES: usize = 2000;

/// The files below a folder without those that only matter to other tools; nothing if there are more than `limit`
/// or something that is no file.
pub(crate) fn files_below(files: &dyn Files, folder: &str, limit: usize) -> Option<Vec<Found>> {
    let mut found = Vec::new();
    let mut open = vec![String::new()];
    let mut seen = 0;
    while let Some(relative) = open.pop() {
        for name in files.list(&join(folder, &relative)) {
            let path = join(&relative, &name);
            match files.kind(&join(folder, &path)) {
                PathKind::File { .. } if lists::is_left_out(&path) => {}
                PathKind::File { size, mode } => found.push(Found { path, size, mode }),
                PathKind::Directory => open.push(path),
                PathKind::Other | PathKind::Missing | PathKind::Unknown => return None,
            }
            seen += 1;
            if found.len() > limit || seen > ENTRIES {
                return None;
            }
        }
    }
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Some(found)
}

/// Whether some file below a folder is as wanted; only so many files are looked at.
pub(crate) fn any_below(files: &dyn Files, folder: &str, wanted: impl Fn(&str) -> bool) -> bool {
    let mut open = vec![folder.to_owned()];
    let mut seen = 0;
    while let Some(current) = open.pop() {
        for name in files.list(&current) {
            let path = join(&current, &name);
            seen += 1;
            match files.kind(&path) {
                PathKind::File { .. } if wanted(&path) => return true,
                PathKind::Directory if seen < ENTRIES => open.push(path),
                PathKind::File { .. }
                | PathKind::Directory
                | PathKind::Other
                | PathKind::Missing
                | PathKind::Unknown => {}
            }
        }
    }
    false
}

pub(crate) fn join(folder: &str, name: &str) -> String {
    match folder {
        "" => name.to_owned(),
        _ => format!("{}/{name}", folder.trim_end_matches('/')),
    }
}
