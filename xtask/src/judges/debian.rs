//! Debian packages, fetched and unpacked but never installed: programs that are judges, or what those need.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Outcome;

/// What `apt-get` wants to find in a folder that it works in.
const LAYOUT: [&str; 6] = [
    "etc/apt/preferences.d",
    "etc/apt/sources.list.d",
    "etc/apt/trusted.gpg.d",
    "var/cache/apt/archives/partial",
    "var/lib/apt/lists/partial",
    "var/lib/dpkg",
];

/// Unpacks packages of some releases into a folder; a package is a name, perhaps with `/` and its release.
///
/// The `apt-get` that fetches them knows no other source and touches nothing outside of a scratch folder.
pub(super) fn unpack(packages: &[&str], releases: &[&str], into: &Path) -> Outcome {
    let scratch = into.with_extension("apt");
    for folder in [&scratch, into].into_iter().filter(|folder| folder.exists()) {
        fs::remove_dir_all(folder).map_err(|error| failed(folder, &error))?;
    }
    for folder in LAYOUT.map(|folder| scratch.join(folder)) {
        fs::create_dir_all(&folder).map_err(|error| failed(&folder, &error))?;
    }
    let sources: String = releases.iter().map(|release| source(release)).collect();
    for (name, text) in [("etc/apt/sources.list", sources.as_str()), ("var/lib/dpkg/status", "")] {
        let path = scratch.join(name);
        fs::write(&path, text).map_err(|error| failed(&path, &error))?;
    }
    apt(&scratch, &["update"])?;
    let mut download = vec!["download"];
    download.extend(packages);
    apt(&scratch, &download)?;
    let unpacked = scratch.join("unpacked");
    for package in archives(&scratch)? {
        finished(Command::new("dpkg").arg("-x").arg(package).arg(&unpacked))?;
    }
    // Moved as a whole, so that half of it never passes for all of it.
    fs::rename(&unpacked, into).map_err(|error| failed(into, &error))?;
    fs::remove_dir_all(&scratch).map_err(|error| failed(&scratch, &error))
}

fn source(release: &str) -> String {
    let keys = "/usr/share/keyrings/debian-archive-keyring.gpg";
    format!("deb [signed-by={keys}] http://deb.debian.org/debian {release} main\n")
}

fn archives(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| failed(folder, &error))?;
    let paths = entries.filter_map(Result::ok).map(|entry| entry.path());
    Ok(paths.filter(|path| path.extension().is_some_and(|extension| extension == "deb")).collect())
}

fn apt(scratch: &Path, arguments: &[&str]) -> Outcome {
    let mut command = Command::new("apt-get");
    command.current_dir(scratch).args(["-qq", "-o", &format!("Dir={}", scratch.display())]);
    // A mirror may stand still on purpose; its signatures are checked all the same.
    command.args(["-o", "Acquire::Check-Valid-Until=false", "-o", "Acquire::Languages=none"]);
    finished(command.args(["-o", "APT::Sandbox::User=root"]).args(arguments))
}

/// Waits for a program to end well; what it wrote is shown only if it does not.
pub(super) fn finished(command: &mut Command) -> Outcome {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("cannot start `{program}`: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("`{program}` failed: {}", said.lines().last().unwrap_or_default()))
}

fn failed(path: &Path, error: &std::io::Error) -> String {
    format!("{}: {error}", path.display())
}
