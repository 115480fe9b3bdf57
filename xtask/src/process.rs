//! Starting other programs, where each failure says which program and what was wrong with it.

use crate::Outcome;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// The root of the repository.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// Runs a program in a folder of the repository, prints its line first, and waits for it to end well.
pub(crate) fn run(folder: &str, program: &str, arguments: &[&str]) -> Outcome {
    eprintln!("xtask: {program} {}", arguments.join(" "));
    let status = command(folder, program, arguments).status().map_err(|error| missing(program, &error))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("`{program} {}` failed ({status})", arguments.join(" ")))
    }
}

/// Runs a program silently and returns what it wrote to its standard output.
pub(crate) fn output(folder: &str, program: &str, arguments: &[&str]) -> Result<String, String> {
    let output = command(folder, program, arguments)
        .stderr(Stdio::inherit())
        .output()
        .map_err(|error| missing(program, &error))?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).into_owned())
    } else {
        Err(format!("`{program} {}` failed ({})", arguments.join(" "), output.status))
    }
}

fn command(folder: &str, program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root().join(folder)).args(arguments);
    command
}

fn missing(program: &str, error: &std::io::Error) -> String {
    format!("cannot start `{program}`: {error}. Is it installed and on the PATH?")
}
