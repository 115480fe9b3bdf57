//! A real Swarm of one node, which every stack is deployed to.
//!
//! The engine comes as Debian's packages, unpacked below `.tools`. It runs in namespaces of its own: no port, mount,
//! socket or process of it is seen outside, and all of them end with the judge. Where there cannot be such an engine,
//! one line says so. Where there should be one, which is so in CI for whoever is root, its absence is a failure.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::debian;
use crate::{Outcome, process};

const FOLDER: &str = ".tools/swarm";

/// The engine, its client, and what tasks are made with. The newest `runc` needs a younger C library than others.
const PACKAGES: [&str; 5] = ["docker.io", "docker-cli", "containerd", "busybox-static", "runc/bookworm"];

const RELEASES: [&str; 2] = ["sid", "bookworm"];

/// Where the judge has network, mounts and processes to itself; when it ends, so does everything that it started.
const NAMESPACES: [&str; 6] = ["--net", "--mount", "--pid", "--fork", "--kill-child", "--mount-proc"];

/// Deploys the stacks of a folder and a small application that really runs.
pub(super) fn judge(python: &Path, stacks: &Path, scratch: &Path) -> Outcome {
    if let Some(reason) = hindrance() {
        println!("docker stack deploy: skipped, {reason}");
        return Ok(());
    }
    let engine = match engine() {
        Ok(engine) => engine,
        Err(reason) if env::var_os("CI").is_some() => {
            return Err(format!("the engine of the Swarm cannot be fetched: {reason}"));
        }
        Err(reason) => {
            println!("docker stack deploy: skipped, the engine cannot be fetched ({reason})");
            return Ok(());
        }
    };
    fs::create_dir_all(scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    let ours = super::ours()?;
    let [python, engine, ours, stacks, scratch] =
        [python, &engine, &ours, stacks, scratch].map(|path| path.to_string_lossy().into_owned());
    let mut arguments = NAMESPACES.to_vec();
    arguments.extend([&python, "-B", "xtask/judges/swarm", &engine, &ours, &stacks, &scratch]);
    process::run("", "unshare", &arguments)
}

/// Why there can be no engine on this machine.
fn hindrance() -> Option<&'static str> {
    let works = |program: &str, arguments: &[&str]| {
        let output = Command::new(program).args(arguments).output();
        output.is_ok_and(|output| output.status.success())
    };
    let mut namespaces = NAMESPACES.to_vec();
    namespaces.extend(["mount", "-t", "tmpfs", "tmpfs", "/run"]);
    if !cfg!(all(target_os = "linux", target_arch = "x86_64")) {
        Some("the engine is fetched for Linux on x86-64 only")
    } else if !works("unshare", &namespaces) {
        Some("the engine needs `unshare` and the rights of root, which are missing here")
    } else if !works("ip", &["-V"]) {
        Some("the engine needs `ip` (Debian: iproute2), which is missing here")
    } else if !works("apt-get", &["--version"]) || !works("dpkg", &["--version"]) {
        Some("the engine is fetched with `apt-get` and `dpkg`, which are missing here")
    } else {
        None
    }
}

/// The folder of the engine, which is fetched the first time.
fn engine() -> Result<PathBuf, String> {
    let folder = process::root().join(FOLDER);
    if !folder.exists() {
        let parent = folder.parent().unwrap_or(&folder);
        fs::create_dir_all(parent).map_err(|error| format!("{}: {error}", parent.display()))?;
        debian::unpack(&PACKAGES, &RELEASES, &folder)?;
    }
    Ok(folder)
}
