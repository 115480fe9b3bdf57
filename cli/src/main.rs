//! The command line of kompose-rs: finds a Compose project on the disk, hands it to the engine, and carries what
//! comes back to the disk and the terminal. It translates nothing itself.

mod arguments;
mod check;
mod convert;
mod destination;
mod diff;
mod discovery;
mod disk;
mod explain;
mod graph;
mod input;
mod output;
mod report;
mod surroundings;

use std::io::{self, Write};
use std::process::ExitCode;

use arguments::{Arguments, Command, Completions, Config};
use clap::CommandFactory;
use disk::DiskFiles;
use report::Report;
use surroundings::Surroundings;

/// How a run ended, as its exit code tells a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Exit {
    /// Everything was done; there may be warnings.
    Done = 0,
    /// The project, or the place for the output, was refused, and nothing was written.
    Refused = 1,
    /// The disk or the terminal failed while writing.
    Failed = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

fn main() -> ExitCode {
    run(&Arguments::of_process()).unwrap_or_else(|error| failed(&error)).into()
}

/// A reader that went away, such as `head`, has what it wanted and needs no message.
fn failed(error: &io::Error) -> Exit {
    if error.kind() != io::ErrorKind::BrokenPipe {
        anstream::eprintln!("error: cannot write the output: {error}");
    }
    Exit::Failed
}

fn run(arguments: &Arguments) -> io::Result<Exit> {
    let mut report = Report::new(&arguments.display);
    let exit = match &arguments.command {
        Command::Convert(convert) => convert::run(convert, &mut report),
        Command::Check(check) => check::run(check, &mut report),
        Command::Explain(explain) => explain::run(explain, &mut report),
        Command::Diff(diff) => diff::run(diff, &mut report),
        Command::Graph(graph) => graph::run(graph, &mut report),
        Command::Config(config) => show_config(config, arguments.display.quiet, &mut report),
        Command::Completions(Completions { shell }) => completions(*shell),
    }?;
    report.finish()?;
    Ok(exit)
}

fn show_config(config: &Config, quiet: bool, report: &mut Report) -> io::Result<Exit> {
    let disk = DiskFiles::default();
    let gathered = match input::gathered(&config.project, &Surroundings::of_process()?, &disk) {
        Ok(gathered) => gathered,
        Err(refusal) => return report.refused(&[*refusal]),
    };
    report.diagnostics(&gathered.warnings, &kompose_core::source::Sources::default())?;
    let (input, format) = (&gathered.input, config.format.unwrap_or_default().into());
    let shown = match config.listed.listing() {
        Some(listing) => kompose_core::listing(input, listing, format, &disk),
        None if config.no_interpolate => kompose_core::config_with_templates(input, format, &disk),
        None => kompose_core::config(input, format, &disk),
    };
    report.diagnostics(&shown.diagnostics, &shown.sources)?;
    if shown.diagnostics.iter().any(kompose_core::Diagnostic::is_error) {
        return report.refusal(&shown.diagnostics);
    }
    if !quiet {
        io::stdout().lock().write_all(shown.text.as_bytes())?;
    }
    Ok(Exit::Done)
}

fn completions(shell: clap_complete::Shell) -> io::Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "kompose-rs", &mut script);
    io::stdout().lock().write_all(&script)?;
    Ok(Exit::Done)
}
