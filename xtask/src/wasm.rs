//! `cargo xtask wasm`: the engine as a module that the page can load, and as a package for npm.
//!
//! wasm-bindgen's command line works here as a library, so that `Cargo.lock` keeps it in step with
//! the crate of the same name and nothing has to be installed.

use crate::{Outcome, process};
use std::fs;
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// Where the page imports the module from.
const PACKAGE: &str = "playground/src/engine/pkg";

/// The folder that npm packs. What is not written by hand there is copied from elsewhere.
pub(crate) const NPM: &str = "wasm/npm";

/// Where the copies come from, and their names in the package.
const COPIES: [(&str, &str); 5] = [
    ("playground/src/engine/pkg/kompose_wasm.js", "engine/kompose_wasm.js"),
    ("playground/src/engine/pkg/kompose_wasm_bg.wasm", "engine/kompose_wasm_bg.wasm"),
    ("wasm/src/types.d.ts", "types.d.ts"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
    ("LICENSE-MIT", "LICENSE-MIT"),
];

/// Builds `kompose-wasm` and writes the module with its JavaScript and its types into the page and into the package.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let profile = match arguments {
        [] => "wasm",
        [flag] if flag == "--dev" => "dev",
        _ => return Err("`cargo xtask wasm` takes --dev or nothing".to_owned()),
    };
    install_target()?;
    process::run("", "cargo", &["build", "-p", "kompose-wasm", "--target", TARGET, "--profile", profile])?;
    bind(&module(profile)?)?;
    package()
}

/// Completes the package, which has the version of the engine.
fn package() -> Outcome {
    let folder = process::root().join(NPM);
    let told = |error: std::io::Error| format!("{NPM}: {error}");
    let version = format!("\"version\": \"{}\"", env!("CARGO_PKG_VERSION"));
    if !fs::read_to_string(folder.join("package.json")).map_err(told)?.contains(&version) {
        return Err(format!("{NPM}/package.json has another version than the engine; write {version} there"));
    }
    fs::create_dir_all(folder.join("engine")).map_err(told)?;
    for (from, to) in COPIES {
        fs::copy(process::root().join(from), folder.join(to)).map_err(|error| format!("{from}: {error}"))?;
    }
    eprintln!("xtask: wrote {NPM}");
    Ok(())
}

fn install_target() -> Outcome {
    let installed = process::output("", "rustup", &["target", "list", "--installed"])?;
    if installed.lines().any(|line| line == TARGET) {
        return Ok(());
    }
    process::run("", "rustup", &["target", "add", TARGET])
}

fn module(profile: &str) -> Result<PathBuf, String> {
    let folder = if profile == "dev" { "debug" } else { profile };
    let target = std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| PathBuf::from("target"), PathBuf::from);
    let module = process::root().join(target).join(TARGET).join(folder).join("kompose_wasm.wasm");
    if module.is_file() { Ok(module) } else { Err(format!("cargo built no {}", module.display())) }
}

fn bind(module: &PathBuf) -> Outcome {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).typescript(true).omit_default_module_path(true);
    bindgen.remove_name_section(true).remove_producers_section(true);
    bindgen
        .web(true)
        .and_then(|bindgen| bindgen.generate(process::root().join(PACKAGE)))
        .map_err(|error| format!("wasm-bindgen cannot bind {}: {error:#}", module.display()))?;
    eprintln!("xtask: wrote {PACKAGE}");
    Ok(())
}
