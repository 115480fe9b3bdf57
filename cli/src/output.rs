//! Output on the disk: everything is checked before anything is written, and nothing that is not ours is touched.

pub(crate) mod directory;
mod manifest;
mod path;
mod plan;
pub(crate) mod single;
mod stage;

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use kompose_core::Diagnostic;
use kompose_core::diagnostic::Code;
use kompose_core::diagnostic::codes::command;
use kompose_core::source::Place;

/// What was done.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Written {
    /// Files of the output.
    pub(crate) files: usize,
    /// Those of them that were on the disk already, to the byte.
    pub(crate) unchanged: usize,
    /// Those of them that hold secrets.
    pub(crate) secrets: usize,
    /// Files of an earlier run that were deleted.
    pub(crate) deleted: usize,
    /// What to warn of.
    pub(crate) warnings: Vec<Diagnostic>,
}

/// Why nothing, or not everything, was written.
#[derive(Debug)]
pub(crate) enum Failure {
    /// Something is in the way, and nothing was written.
    Refused(Vec<Diagnostic>),
    /// The disk failed on the way.
    Disk(Box<Diagnostic>),
}

/// What must not be replaced.
#[derive(Debug, Default)]
pub(crate) struct Safety {
    /// Whether files that we did not write may be replaced.
    pub(crate) force: bool,
    /// The real paths of the files that were read, which may never be replaced.
    pub(crate) inputs: BTreeSet<PathBuf>,
}

impl Safety {
    /// Whether a path is one of the files that were read.
    fn is_input(&self, path: &Path) -> bool {
        path.canonicalize().is_ok_and(|real| self.inputs.contains(&real))
    }
}

/// A message about the output as a whole.
fn message(code: Code, text: String) -> Diagnostic {
    Diagnostic::new(code, Place::default(), text)
}

fn is_input(path: &Path) -> Diagnostic {
    let text = format!("`{}` is read by this conversion and would be replaced by its output", path.display());
    message(command::OUTPUT_IS_INPUT, text).help("choose another place with `-o`")
}

fn in_the_way(path: &Path) -> Diagnostic {
    let text = format!("`{}` is there already, and kompose-rs did not write it", path.display());
    message(command::OUTPUT_EXISTS, text)
        .help("move it away, choose another place with `-o`, or replace it with `--force`")
}

/// What the disk did not do.
fn failed(path: &Path, error: &io::Error) -> Failure {
    let text = format!("cannot write `{}`: {error}", path.display());
    let advice = "some files may be new and some old; once the cause is gone, run the command again";
    Failure::Disk(Box::new(message(command::OUTPUT_FAILED, text).help(advice)))
}
