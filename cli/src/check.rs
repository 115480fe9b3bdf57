//! `kompose-rs check`: what a conversion would say, without its output.

use std::io;

use kompose_core::Options;
use kompose_core::source::Sources;

use crate::Exit;
use crate::arguments::Check;
use crate::convert::agree;
use crate::disk::DiskFiles;
use crate::input::gathered;
use crate::report::{self, Report};
use crate::surroundings::Surroundings;

/// Converts and reports.
pub(crate) fn run(arguments: &Check, report: &mut Report) -> io::Result<Exit> {
    agree("check", arguments.target, &arguments.chosen);
    let disk = DiskFiles::default();
    let gathered = match gathered(&arguments.project, &Surroundings::of_process()?, &disk) {
        Ok(gathered) => gathered,
        Err(refusal) => return report.refused(&[*refusal]),
    };
    report.diagnostics(&gathered.warnings, &Sources::default())?;
    let conversion = kompose_core::convert(&gathered.input, &options(arguments), &disk);
    report.diagnostics(&conversion.diagnostics, &conversion.sources)?;
    if let Some(form) = arguments.report {
        report::keys(&conversion, form)?;
    }
    report.verdict(&conversion)?;
    Ok(if conversion.has_errors() { Exit::Refused } else { Exit::Done })
}

fn options(arguments: &Check) -> Options {
    Options {
        target: arguments.target.into(),
        namespace: arguments.namespace.clone(),
        strict: arguments.strict,
        kubernetes: arguments.chosen.kubernetes.clone(),
        swarm: arguments.chosen.swarm.clone(),
        ..Options::default()
    }
}
