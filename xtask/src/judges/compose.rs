//! The reference itself: `docker compose config`, beside which our `config` is put on a thousand small projects.
//!
//! The program comes as Debian's package, which is unpacked below `.tools` and not installed.

use std::path::{Path, PathBuf};

use super::debian;
use crate::{Outcome, process};

const FOLDER: &str = ".tools/compose";

/// Where the program lies in the package.
const PROGRAM: &str = "usr/libexec/docker/cli-plugins/docker-compose";

/// Compares the two on the variations in `xtask/judges/loader` and on the projects of the repository.
pub(super) fn judge(python: &Path, scratch: &Path) -> Outcome {
    let program = match program() {
        Ok(program) => program,
        Err(reason) => {
            println!("docker compose config: skipped, the program cannot be fetched ({reason})");
            return Ok(());
        }
    };
    let ours = super::ours()?;
    let [python, program, ours, scratch] =
        [python, &program, &ours, scratch].map(|path| path.to_string_lossy().into_owned());
    let arguments = ["xtask/judges/loader.py", &program, &ours, &scratch, "snapshots/cases", "examples"];
    process::run("", &python, &arguments)
}

/// The path of the program, which is fetched the first time.
fn program() -> Result<PathBuf, String> {
    let folder = process::root().join(FOLDER);
    let program = folder.join(PROGRAM);
    if !program.exists() {
        debian::unpack(&["docker-compose"], &["sid"], &folder)?;
    }
    Ok(program)
}
