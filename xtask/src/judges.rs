//! `cargo xtask judges`: what others think of the output, others being programs that nobody here wrote.
//!
//! The schemas of five releases of Kubernetes (unknown fields refused), `PyYAML`, the stack loader of the `docker`
//! command, a real Swarm, and `docker compose config`. The Python packages live in `.tools/judges`, made when it is
//! missing or out of date.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Outcome, process};

mod compose;
mod debian;
mod swarm;

/// From the oldest version that every default output must suit to the newest with a schema.
const VERSIONS: [&str; 5] = ["1.29", "1.31", "1.33", "1.35", "1.37"];

const REQUIREMENTS: &str = "xtask/judges/requirements.txt";
const ENVIRONMENT: &str = ".tools/judges";

/// Where the judged files lie, below the target folder so that they are never committed.
const OUTPUT: &str = "target/judged";

/// Converts every project and puts the results before the judges.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err("`cargo xtask judges` takes no arguments".to_owned());
    }
    let output = process::root().join(OUTPUT);
    if output.exists() {
        fs::remove_dir_all(&output).map_err(|error| format!("{}: {error}", output.display()))?;
    }
    process::run(
        "",
        "cargo",
        &["run", "--quiet", "-p", "kompose-snapshots", "--bin", "export", "--", OUTPUT],
    )?;
    install_python_packages()?;
    let python = process::root().join(ENVIRONMENT).join("bin/python");
    let arguments = [&["xtask/judges/manifests.py", OUTPUT], &VERSIONS[..]].concat();
    process::run("", &python.to_string_lossy(), &arguments)?;
    judge_stacks(&output.join("swarm"))?;
    swarm::judge(&python, &output.join("swarm"), &output.join("deployed"))?;
    compose::judge(&python, &output.join("loader"))
}

/// Our own program, built beside this one.
fn ours() -> Result<PathBuf, String> {
    process::run("", "cargo", &["build", "--quiet", "-p", "kompose-rs"])?;
    let built = std::env::current_exe().map_err(|error| format!("this program has no path: {error}"))?;
    Ok(built.with_file_name(format!("kompose-rs{}", std::env::consts::EXE_SUFFIX)))
}

fn install_python_packages() -> Outcome {
    let root = process::root();
    let stamp = root.join(ENVIRONMENT).join("requirements.txt");
    let wanted = fs::read(root.join(REQUIREMENTS)).map_err(|error| format!("{REQUIREMENTS}: {error}"))?;
    if fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    process::run("", "python3", &["-m", "venv", ENVIRONMENT])?;
    let pip = format!("{ENVIRONMENT}/bin/pip");
    let pip = root.join(pip);
    let quiet = ["install", "--quiet", "--disable-pip-version-check", "-r", REQUIREMENTS];
    process::run("", &pip.to_string_lossy(), &quiet)?;
    fs::write(&stamp, wanted).map_err(|error| format!("{}: {error}", stamp.display()))
}

/// Loads every stack file as `docker stack deploy` would; this needs the command but no engine.
fn judge_stacks(folder: &Path) -> Outcome {
    if Command::new("docker").arg("--version").output().is_err() {
        println!("docker stack config: skipped, there is no `docker` command");
        return Ok(());
    }
    let stacks = stacks_below(folder)?;
    let refused: Vec<String> = stacks.iter().filter_map(|stack| refusal(stack)).collect();
    println!("docker stack config: {} of {} stacks accepted", stacks.len() - refused.len(), stacks.len());
    for refusal in &refused {
        println!("  refused: {refusal}");
    }
    match (stacks.len(), refused.len()) {
        (0, _) => Err("there is no stack to judge".to_owned()),
        (_, 0) => Ok(()),
        (_, refused) => Err(format!("docker refuses {refused} stacks")),
    }
}

fn stacks_below(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    let entries = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    for path in entries.filter_map(Result::ok).map(|entry| entry.path()) {
        if path.is_dir() {
            found.extend(stacks_below(&path)?);
        } else if path.ends_with("stack.yaml") {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

fn refusal(stack: &Path) -> Option<String> {
    let output = Command::new("docker").args(["stack", "config", "-c"]).arg(stack).output();
    let reason = match output {
        Ok(output) if output.status.success() => return None,
        Ok(output) => String::from_utf8_lossy(&output.stderr).trim().to_owned(),
        Err(error) => error.to_string(),
    };
    Some(format!("{}: {reason}", stack.display()))
}
