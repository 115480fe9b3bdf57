//! `cargo xtask test`: everything that must hold before a change is good, from formatting to the judges.
//!
//! Each step installs what it needs. The first step that fails ends the run.

use std::time::{Duration, Instant};

use crate::{Outcome, judges, playground, process, tidy};

/// A step: its name and what it does.
type Step = (&'static str, fn() -> Outcome);

const STEPS: &[Step] = &[
    ("format", || process::run("", "cargo", &["fmt", "--all", "--check"])),
    ("tidy", || tidy::run(&[])),
    ("lints", || process::run("", "cargo", &LINTS)),
    ("tests", || process::run("", "cargo", &["test", "--workspace"])),
    ("page", || playground::test(&[])),
    ("judges", || judges::run(&[])),
];

const LINTS: [&str; 6] = ["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"];

/// Runs all steps, or the ones that are named.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    let known: Vec<&str> = STEPS.iter().map(|(name, _)| *name).collect();
    if let Some(unknown) = arguments.iter().find(|argument| !known.contains(&argument.as_str())) {
        return Err(format!("there is no step `{unknown}`; there are {}", known.join(", ")));
    }
    let wanted = |name: &str| arguments.is_empty() || arguments.iter().any(|argument| argument == name);
    let mut times = Vec::new();
    for (name, step) in STEPS.iter().filter(|(name, _)| wanted(name)) {
        eprintln!("\nxtask: == {name} ==");
        let started = Instant::now();
        let outcome = step();
        times.push((*name, started.elapsed()));
        outcome.map_err(|reason| format!("the step `{name}` failed: {reason}"))?;
    }
    print_times(&times);
    Ok(())
}

fn print_times(times: &[(&str, Duration)]) {
    eprintln!();
    for (name, time) in times {
        eprintln!("xtask: {name:<8} {:>6.1} s", time.as_secs_f64());
    }
}
