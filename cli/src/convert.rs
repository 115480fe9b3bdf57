//! `kompose-rs convert`: from the project on the disk to files on the disk.

use std::io::{self, Write};

use clap::CommandFactory;
use clap::error::ErrorKind;
use kompose_core::diagnostic::codes::command;
use kompose_core::source::{Place, Sources};
use kompose_core::trace::SourceMap;
use kompose_core::{Conversion, Diagnostic, Options, OutputFile};

use crate::Exit;
use crate::arguments::{Arguments, Convert, FormatName, TargetArguments, TargetName};
use crate::destination::{Destination, destination};
use crate::disk::DiskFiles;
use crate::input::gathered;
use crate::output::{self, Failure, Safety, Written};
use crate::report::summary::Outcome;
use crate::report::{self, Report};
use crate::surroundings::Surroundings;

/// Converts, writes and reports.
pub(crate) fn run(arguments: &Convert, report: &mut Report) -> io::Result<Exit> {
    agree("convert", arguments.target, &arguments.chosen);
    let (destination, format) = destination(arguments).unwrap_or_else(|message| usage("convert", &message));
    let disk = DiskFiles::default();
    let surroundings = Surroundings::of_process()?;
    let gathered = match gathered(&arguments.project, &surroundings, &disk) {
        Ok(gathered) => gathered,
        Err(refusal) => return report.refused(&[*refusal]),
    };
    report.diagnostics(&gathered.warnings, &Sources::default())?;
    let mut options = options(arguments, &destination, format);
    options.output_directory = destination.folder().map(|folder| surroundings.absolute(folder));
    let conversion = kompose_core::convert(&gathered.input, &options, &disk);
    report.diagnostics(&conversion.diagnostics, &conversion.sources)?;
    if let Some(form) = arguments.report {
        report::keys(&conversion, form)?;
    }
    if conversion.has_errors() {
        return report.refusal(&conversion.diagnostics);
    }
    let safety = Safety { force: arguments.force, inputs: disk.reads() };
    if let Some(path) = &arguments.source_map {
        let map = kompose_core::trace::source_map(&gathered.input, &options, &disk, "");
        match output::single::write(path, &map_file(path, &map), &safety) {
            Ok(_) => {}
            Err(Failure::Refused(refusals)) => return report.refused(&refusals),
            Err(Failure::Disk(failure)) => return report.failed(&failure),
        }
    }
    match written(&conversion, &destination, &safety)? {
        Ok(written) => {
            report.diagnostics(&written.warnings, &Sources::default())?;
            let target = arguments.target.into();
            report.summary(&Outcome {
                conversion: &conversion,
                destination: &destination,
                target,
                written,
            })?;
            Ok(Exit::Done)
        }
        Err(Failure::Refused(refusals)) => report.refused(&refusals),
        Err(Failure::Disk(failure)) => report.failed(&failure),
    }
}

/// Ends the process if there are options for a target that is not meant.
pub(crate) fn agree(name: &str, target: TargetName, chosen: &TargetArguments) {
    if let Some(stray) = chosen.stray(target.into()) {
        let target = if target == TargetName::Swarm { "swarm" } else { "kubernetes" };
        usage(name, &format!("the option `--{stray}` means nothing with `--target {target}`"));
    }
}

/// Ends the process as any other mistake on the command line does.
pub(crate) fn usage(name: &str, message: &str) -> ! {
    let mut command = Arguments::command();
    command.build();
    let named = command.find_subcommand(name).cloned();
    named.unwrap_or(command).error(ErrorKind::ValueValidation, message).exit()
}

fn options(arguments: &Convert, destination: &Destination, format: FormatName) -> Options {
    Options {
        target: arguments.target.into(),
        format: format.into(),
        layout: destination.layout(),
        output_directory: None,
        namespace: arguments.namespace.clone(),
        strict: arguments.strict,
        kubernetes: arguments.chosen.kubernetes.clone(),
        swarm: arguments.chosen.swarm.clone(),
    }
}

fn map_file(path: &str, map: &SourceMap) -> OutputFile {
    let contents = kompose_core::trace::json(map).into_bytes();
    OutputFile { path: path.to_owned(), contents, secret: false }
}

/// Brings the files to where they belong.
fn written(
    conversion: &Conversion,
    destination: &Destination,
    safety: &Safety,
) -> io::Result<Result<Written, Failure>> {
    let folder = match destination {
        Destination::Directory(folder) => folder,
        Destination::File(_) | Destination::Stdout => return streamed(conversion, destination, safety),
    };
    Ok(output::directory::write(folder, &conversion.files, safety))
}

/// Writes the one stream that there must be.
fn streamed(
    conversion: &Conversion,
    destination: &Destination,
    safety: &Safety,
) -> io::Result<Result<Written, Failure>> {
    let file = match conversion.files.as_slice() {
        [file] => file,
        [] => return Ok(Ok(Written::default())),
        files => return Ok(Err(Failure::Refused(vec![needs_directory(files.len())]))),
    };
    if let Destination::File(path) = destination {
        return Ok(output::single::write(path, file, safety));
    }
    io::stdout().lock().write_all(&file.contents)?;
    Ok(Ok(Written { files: 1, ..Written::default() }))
}

fn needs_directory(files: usize) -> Diagnostic {
    let message = format!("the stack takes {files} files, because its configs or secrets lie beside it");
    Diagnostic::new(command::STACK_NEEDS_DIRECTORY, Place::default(), message)
        .help("write a folder instead of a stream: `-o swarm/`")
}
