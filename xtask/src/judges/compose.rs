//! The reference itself: `docker compose config`, beside which our `config` is put on a thousand small projects.
//!
//! The program comes as Debian's package, which is unpacked below `.tools` and not installed.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{Outcome, process};

const FOLDER: &str = ".tools/compose";
const PROGRAM: &str = "docker-compose";

/// Where the program lies in the package.
const UNPACKED: &str = "usr/libexec/docker/cli-plugins/docker-compose";

const SOURCE: &str =
    "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] http://deb.debian.org/debian sid main\n";

/// What `apt-get` wants to find in a folder that it works in.
const LAYOUT: [&str; 6] = [
    "etc/apt/preferences.d",
    "etc/apt/sources.list.d",
    "etc/apt/trusted.gpg.d",
    "var/cache/apt/archives/partial",
    "var/lib/apt/lists/partial",
    "var/lib/dpkg",
];

/// Compares the two on the variations in `xtask/judges/loader` and on the projects of the repository.
pub(super) fn judge(python: &Path, scratch: &Path) -> Outcome {
    let program = match program() {
        Ok(program) => program,
        Err(reason) => {
            println!("docker compose config: skipped, the program cannot be fetched ({reason})");
            return Ok(());
        }
    };
    process::run("", "cargo", &["build", "--quiet", "-p", "kompose-rs"])?;
    let built = std::env::current_exe().map_err(|error| format!("this program has no path: {error}"))?;
    let ours = built.with_file_name(format!("kompose-rs{}", std::env::consts::EXE_SUFFIX));
    let [python, program, ours, scratch] =
        [python, &program, &ours, scratch].map(|path| path.to_string_lossy().into_owned());
    let arguments = ["xtask/judges/loader.py", &program, &ours, &scratch, "snapshots/cases", "examples"];
    process::run("", &python, &arguments)
}

/// The path of the program, which is fetched the first time.
fn program() -> Result<PathBuf, String> {
    let program = process::root().join(FOLDER).join(PROGRAM);
    if !program.exists() {
        let scratch = process::root().join(FOLDER).join("apt");
        fetch(&scratch, &program)?;
        fs::remove_dir_all(&scratch).map_err(|error| format!("{}: {error}", scratch.display()))?;
    }
    Ok(program)
}

/// Fetches the package with an `apt-get` that knows one source and touches nothing outside of its folder.
fn fetch(scratch: &Path, program: &Path) -> Outcome {
    let failed = |path: &Path, error: std::io::Error| format!("{}: {error}", path.display());
    for folder in LAYOUT.map(|folder| scratch.join(folder)) {
        fs::create_dir_all(&folder).map_err(|error| failed(&folder, error))?;
    }
    for (name, text) in [("etc/apt/sources.list", SOURCE), ("var/lib/dpkg/status", "")] {
        let path = scratch.join(name);
        fs::write(&path, text).map_err(|error| failed(&path, error))?;
    }
    apt(scratch, &["update"])?;
    apt(scratch, &["download", "docker-compose"])?;
    let packages = fs::read_dir(scratch).map_err(|error| failed(scratch, error))?;
    let mut packages = packages.filter_map(Result::ok).map(|entry| entry.path());
    let package = packages.find(|path| path.extension().is_some_and(|extension| extension == "deb"));
    let package = package.ok_or("there is no package docker-compose")?;
    finished(Command::new("dpkg").arg("-x").arg(package).arg(scratch))?;
    fs::rename(scratch.join(UNPACKED), program).map_err(|error| failed(program, error))
}

fn apt(scratch: &Path, arguments: &[&str]) -> Outcome {
    let mut command = Command::new("apt-get");
    command.current_dir(scratch).args(["-qq", "-o", &format!("Dir={}", scratch.display())]);
    // A mirror may stand still on purpose; its signatures are checked all the same.
    command.args(["-o", "Acquire::Check-Valid-Until=false", "-o", "Acquire::Languages=none"]);
    finished(command.args(["-o", "APT::Sandbox::User=root"]).args(arguments))
}

/// Waits for a program to end well; what it wrote is shown only if it does not.
fn finished(command: &mut Command) -> Outcome {
    let program = command.get_program().to_string_lossy().into_owned();
    let output = command.output().map_err(|error| format!("cannot start `{program}`: {error}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    Err(format!("`{program}` failed: {}", said.lines().last().unwrap_or_default()))
}
