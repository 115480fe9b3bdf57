//! What the repository does to itself, as `cargo xtask TASK`.
//!
//! Every task is a module with a `run`; this file only finds the task by its name.

mod docs;
mod fuzz;
mod judges;
mod playground;
mod process;
mod test;
mod tidy;
mod wasm;

use std::process::ExitCode;

/// How a task ends: well, or with a reason to print.
type Outcome = Result<(), String>;

/// One task: its name, what it does in a line, and the function that does it.
struct Task {
    name: &'static str,
    summary: &'static str,
    run: fn(&[String]) -> Outcome,
}

const TASKS: &[Task] = &[
    Task {
        name: "test",
        summary: "test everything; step names (format, tidy, lints, tests, page, judges) run only those",
        run: test::run,
    },
    Task { name: "tidy", summary: "look for what no lint knows: sizes, names, layers", run: tidy::run },
    Task {
        name: "judges",
        summary: "put the output of all projects before kubernetes-validate, PyYAML, docker and a real Swarm",
        run: judges::run,
    },
    Task {
        name: "docs",
        summary: "write the documents that are made of what the code knows",
        run: docs::run,
    },
    Task { name: "fuzz", summary: "feed random projects to the engine: TARGET [SECONDS]", run: fuzz::run },
    Task {
        name: "wasm",
        summary: "build the engine for the browser (--dev: fast and unoptimised)",
        run: wasm::run,
    },
    Task {
        name: "playground",
        summary: "build the page (--serve: and show it at an address)",
        run: playground::run,
    },
    Task { name: "page-test", summary: "test the page, in Chromium too", run: playground::test },
];

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (name, rest) = arguments.split_first().map_or(("", [].as_slice()), |(name, rest)| (name, rest));
    let outcome = match TASKS.iter().find(|task| task.name == name) {
        Some(task) => (task.run)(rest),
        None => Err(usage(name)),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("xtask: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn usage(name: &str) -> String {
    let tasks: Vec<String> =
        TASKS.iter().map(|task| format!("  cargo xtask {:<12} {}", task.name, task.summary)).collect();
    let problem =
        if name.is_empty() { "which task?".to_owned() } else { format!("there is no task `{name}`") };
    format!("{problem} There are:\n{}", tasks.join("\n"))
}
