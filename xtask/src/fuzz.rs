//! `cargo xtask fuzz TARGET [SECONDS]`: random inputs for the engine, bred from the cases and the examples.
//!
//! Takes a nightly compiler and `cargo install cargo-fuzz`. What the fuzzer finds lies in `fuzz/artifacts`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::{Outcome, process};

/// What can be fuzzed.
const TARGETS: [&str; 2] = ["project", "yaml"];

/// How long the fuzzer runs if nobody says.
const SECONDS: u32 = 600;

/// Folders with projects to begin with.
const PROJECTS: [&str; 2] = ["snapshots/cases", "examples"];

/// Every key that Compose knows, as dotted paths.
const KEYS: &str = "core/src/testdata/compose-keys.txt";

/// Stands between the files of a project; `fuzz/src/lib.rs` takes them apart again.
const SEPARATOR: char = '\u{1c}';

/// Pieces that mean something in YAML or in Compose, as the fuzzer's dictionaries spell them.
const PIECES: &[&str] = &[
    ": ",
    "- ",
    "? ",
    "\\x0a",
    "\\x0a  ",
    "\\x0a    ",
    "\\x09",
    "[",
    "]",
    "{",
    "}",
    "\\\"",
    "'",
    "# ",
    "&a ",
    "*a",
    "<<: *a",
    "!reset ",
    "!override ",
    "!!str ",
    "|\\x0a",
    ">-\\x0a",
    "--- ",
    "...",
    "%YAML",
    "@",
    "$$",
    "${A}",
    "${A:-b}",
    "${A:?b}",
    "${A:+b}",
    "null",
    "~",
    "-1",
    "0",
    "1e400",
    ".inf",
    ".nan",
    "0x1f",
    "99999999999999999999",
    "true",
    "\\xef\\xbb\\xbf",
    "\\xc3\\xa9",
    "\\xe2\\x80\\xa8",
    "x-a: ",
    "1.5G",
    "10s",
    "80:80",
    "8000-8010:80",
    "./a:/b:ro",
    "service_healthy",
    "service:a",
    "container:a",
    "\\x1c.env\\x0a",
    "\\x1ccompose.override.yaml\\x0a",
    "\\x1cbase.yaml\\x0a",
    "extends: a",
    "include: [base.yaml]",
    "env_file: .env",
];

/// Runs the fuzzer on one target.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let (target, seconds) = wish(arguments)?;
    seeds(target)?;
    dictionary()?;
    let corpus = format!("corpus/{target}");
    let time = format!("-max_total_time={seconds}");
    // The engine forbids unsafe code, so that a sanitizer would only cost time.
    let build = ["+nightly", "fuzz", "run", "-O", "-a", "--sanitizer", "none", target, &corpus, "--"];
    let limits = ["-dict=dictionary", "-timeout=10", "-rss_limit_mb=1024", "-max_len=4096", &time];
    process::run("fuzz", "cargo", &[build.as_slice(), &limits].concat())
}

fn wish(arguments: &[String]) -> Result<(&str, u32), String> {
    let usage = || format!("`cargo xtask fuzz` takes a target ({}) and perhaps seconds", TARGETS.join(", "));
    let (target, rest) = arguments.split_first().ok_or_else(usage)?;
    let seconds = match rest {
        [] => SECONDS,
        [seconds] => seconds.parse().map_err(|_| usage())?,
        _ => return Err(usage()),
    };
    if TARGETS.contains(&target.as_str()) { Ok((target, seconds)) } else { Err(usage()) }
}

/// One input for each project. The fuzzer adds its own to the same folder, and the next run goes on from there.
fn seeds(target: &str) -> Outcome {
    let corpus = process::root().join("fuzz/corpus").join(target);
    fs::create_dir_all(&corpus).map_err(|error| format!("{}: {error}", corpus.display()))?;
    for folder in PROJECTS {
        for compose in compose_files(&process::root().join(folder))? {
            let name = compose.display().to_string().replace(['/', '\\'], "-");
            write(&corpus.join(format!("seed{name}")), &project(&compose)?)?;
        }
    }
    Ok(())
}

fn compose_files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut found = Vec::new();
    for path in entries(folder)? {
        if path.is_dir() {
            found.extend(compose_files(&path)?);
        } else if path.ends_with("compose.yaml") {
            found.push(path);
        }
    }
    Ok(found)
}

/// A Compose file, and behind it the other files of its folder with their names.
fn project(compose: &Path) -> Result<String, String> {
    let mut text = read(compose)?;
    let folder = compose.parent().map_or_else(PathBuf::new, Path::to_path_buf);
    for path in entries(&folder)?.into_iter().filter(|path| path.is_file() && path != compose) {
        let name = path.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        if path.extension().is_none_or(|extension| extension != "snap") {
            text.extend([&SEPARATOR.to_string(), &name, "\n", &read(&path)?]);
        }
    }
    Ok(text)
}

/// The keys of Compose and the pieces, in the form that the fuzzer reads.
fn dictionary() -> Outcome {
    let keys = read(&process::root().join(KEYS))?;
    let last = |path: &str| path.rsplit('.').next().unwrap_or(path).trim_end_matches("[]").to_owned();
    let keys: BTreeSet<String> = keys.lines().map(last).filter(|key| !key.starts_with('<')).collect();
    let mut words: Vec<String> = keys.iter().map(|key| format!("{key}: ")).collect();
    words.extend(PIECES.iter().map(|&piece| piece.to_owned()));
    write(&process::root().join("fuzz/dictionary"), &format!("\"{}\"\n", words.join("\"\n\"")))
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let listed = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let listed = listed.map_err(|error| format!("{}: {error}", folder.display()))?;
    Ok(listed.into_iter().map(|entry| entry.path()).collect())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(path: &Path, text: &str) -> Outcome {
    fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}
