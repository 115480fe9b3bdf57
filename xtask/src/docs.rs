//! `cargo xtask docs`: the documents in `docs/` that are made of what the code knows.

use crate::{Outcome, process};

/// Writes all of them; `snapshots/src/bin/documents.rs` lists them.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err("`cargo xtask docs` takes no arguments".to_owned());
    }
    process::run("", "cargo", &["run", "--quiet", "-p", "kompose-snapshots", "--bin", "documents"])
}
