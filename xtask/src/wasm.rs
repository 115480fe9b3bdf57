//! `cargo xtask wasm`: the engine as a module that the page can load.
//!
//! wasm-bindgen's command line works here as a library, so that `Cargo.lock` keeps it in step with
//! the crate of the same name and nothing has to be installed.

use crate::{Outcome, process};
use std::path::PathBuf;
use wasm_bindgen_cli_support::Bindgen;

const TARGET: &str = "wasm32-unknown-unknown";

/// Where the page imports the module from.
const PACKAGE: &str = "playground/src/engine/pkg";

/// Builds `kompose-wasm` and writes the module with its JavaScript and its types into the page.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let profile = match arguments {
        [] => "wasm",
        [flag] if flag == "--dev" => "dev",
        _ => return Err("`cargo xtask wasm` takes --dev or nothing".to_owned()),
    };
    install_target()?;
    process::run("", "cargo", &["build", "-p", "kompose-wasm", "--target", TARGET, "--profile", profile])?;
    bind(&module(profile)?)
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
