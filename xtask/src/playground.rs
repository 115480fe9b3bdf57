//! `cargo xtask playground` and `cargo xtask page-test`: the page, built and tested.

use crate::{Outcome, process, wasm};
use std::path::Path;
use std::time::SystemTime;

const FOLDER: &str = "playground";

/// A browser that the page is tested in.
struct Browser {
    /// As people call it.
    name: &'static str,
    /// Debian's package.
    package: &'static str,
    /// Where Debian puts it.
    path: &'static str,
    /// The variable that names another one.
    variable: &'static str,
}

const BROWSERS: [Browser; 2] = [
    Browser { name: "Chromium", package: "chromium", path: "/usr/bin/chromium", variable: "CHROMIUM" },
    Browser { name: "Firefox", package: "firefox-esr", path: "/usr/bin/firefox-esr", variable: "FIREFOX" },
];

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
    BROWSERS.iter().try_for_each(install)?;
    prepare()?;
    npm("unit")?;
    npm("parity")?;
    npm("package")?;
    build()?;
    npm("e2e")?;
    npm("firefox")
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

fn install(browser: &Browser) -> Outcome {
    let Browser { name, package, path, variable } = browser;
    if std::env::var_os(variable).is_some() || Path::new(path).exists() {
        return Ok(());
    }
    let root = process::output("", "id", &["-u"])?.trim() == "0";
    if !root || !Path::new("/usr/bin/apt-get").exists() {
        return Err(format!(
            "the page is tested in {name}, and there is none at {path}. Install one \
             (on Debian: `sudo apt-get install {package}`) or name yours: \
             `{variable}=/path/to/it cargo xtask page-test`"
        ));
    }
    process::run("", "apt-get", &["update", "-qq"])?;
    process::run("", "apt-get", &["install", "-y", "-qq", "--no-install-recommends", package])
}
