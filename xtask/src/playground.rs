//! `cargo xtask playground` and `cargo xtask page-test`: the page, built and tested.

use crate::{Outcome, process, wasm};
use std::path::Path;
use std::time::SystemTime;

const FOLDER: &str = "playground";

/// Where Debian puts its browser; `CHROMIUM` names another one.
const CHROMIUM: &str = "/usr/bin/chromium";

/// Builds the page and checks what it weighs; `--serve` shows it afterwards.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let serve = match arguments {
        [] => false,
        [flag] if flag == "--serve" => true,
        _ => return Err("`cargo xtask playground` takes --serve or nothing".to_owned()),
    };
    prepare()?;
    build()?;
    if serve { npm("preview") } else { Ok(()) }
}

/// Runs the page's own tests, sets its engine against the command, uses the package for npm as others do, and drives
/// the built page in Chromium.
pub(crate) fn test(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err("`cargo xtask page-test` takes no arguments".to_owned());
    }
    install_chromium()?;
    prepare()?;
    npm("unit")?;
    npm("parity")?;
    npm("package")?;
    build()?;
    npm("e2e")
}

fn prepare() -> Outcome {
    wasm::run(&[])?;
    if packages_are_current() {
        return Ok(());
    }
    // Every package works without its install script; none needs to run code of its own here.
    process::run(FOLDER, "npm", &["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
}

fn build() -> Outcome {
    npm("check")?;
    npm("build")?;
    npm("size")
}

fn npm(script: &str) -> Outcome {
    process::run(FOLDER, "npm", &["run", "--silent", script])
}

/// npm writes a lock file of its own into the folder once it has installed everything.
fn packages_are_current() -> bool {
    let changed = |path: &str| modified(&process::root().join(FOLDER).join(path));
    match (changed("package-lock.json"), changed("node_modules/.package-lock.json")) {
        (Some(wanted), Some(installed)) => installed >= wanted,
        (None, _) | (_, None) => false,
    }
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|metadata| metadata.modified()).ok()
}

fn install_chromium() -> Outcome {
    if std::env::var_os("CHROMIUM").is_some() || Path::new(CHROMIUM).exists() {
        return Ok(());
    }
    let root = process::output("", "id", &["-u"])?.trim() == "0";
    if !root || !Path::new("/usr/bin/apt-get").exists() {
        return Err(format!(
            "the page is tested in Chromium, and there is none at {CHROMIUM}. Install one \
             (on Debian: `sudo apt-get install chromium`) or name yours: \
             `CHROMIUM=/path/to/chrome cargo xtask page-test`"
        ));
    }
    process::run("", "apt-get", &["update", "-qq"])?;
    process::run("", "apt-get", &["install", "-y", "-qq", "--no-install-recommends", "chromium"])
}
