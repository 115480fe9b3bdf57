//! Paths below the output folder.

use std::fs;
use std::path::{Component, Path, PathBuf};

use kompose_core::Diagnostic;
use kompose_core::diagnostic::codes::command;

use super::message;

/// Whether a path stays in its folder on every platform and fits on a line of the manifest.
pub(super) fn is_inside(path: &str) -> bool {
    let plain = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    plain && !path.is_empty() && !path.ends_with('/') && !path.contains(|c: char| c == '\\' || c.is_control())
}

/// The folders between the output folder and a file, the outermost first.
pub(super) fn folders(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at))
}

/// A path below the folder, unless it leads out of it or through something that is no folder.
pub(super) fn located(folder: &Path, path: &str) -> Result<PathBuf, Box<Diagnostic>> {
    if !is_inside(path) {
        let text =
            format!("the output has a file `{}`, which would lie outside of its folder", path.escape_debug());
        return Err(Box::new(message(command::OUTPUT_PATH_UNSAFE, text)));
    }
    for parent in folders(path).map(|parent| folder.join(parent)) {
        // What cannot be looked at cannot be written either; writing says so.
        let Ok(metadata) = fs::symlink_metadata(&parent) else { break };
        if metadata.is_symlink() {
            let text =
                format!("`{}` is a symbolic link, and the output may not leave its folder", parent.display());
            let diagnostic = message(command::OUTPUT_PATH_UNSAFE, text);
            return Err(Box::new(
                diagnostic.help("replace the link with a real folder, or choose another place with `-o`"),
            ));
        }
        if !metadata.is_dir() {
            let text =
                format!("`{}` is there already, and a folder is needed in its place", parent.display());
            let diagnostic = message(command::OUTPUT_EXISTS, text);
            return Err(Box::new(diagnostic.help("move it away, or choose another place with `-o`")));
        }
    }
    Ok(folder.join(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_inside() {
        for path in ["a.yaml", "secrets/db", "a/b/c", "..a", ".hidden"] {
            assert!(is_inside(path), "{path}");
        }
        for path in ["", "/a", "../a", "a/../../b", "./a", "a/", "a\nb", "a\\b", "."] {
            assert!(!is_inside(path), "{path}");
        }
        assert_eq!(folders("a/b/c").collect::<Vec<_>>(), ["a", "a/b"]);
    }
}
