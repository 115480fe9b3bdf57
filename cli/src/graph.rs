//! `kompose-rs graph`: the topology of the project as a picture.

use std::io::{self, Write};
use std::path::Path;

use kompose_core::OutputFile;
use kompose_core::graph::{mermaid, svg};
use kompose_core::source::Sources;

use crate::Exit;
use crate::arguments::{Graph, GraphForm};
use crate::convert::usage;
use crate::disk::DiskFiles;
use crate::input::gathered;
use crate::output::{self, Failure, Safety};
use crate::report::Report;
use crate::surroundings::Surroundings;

/// Draws.
pub(crate) fn run(arguments: &Graph, report: &mut Report) -> io::Result<Exit> {
    let form = form(arguments).unwrap_or_else(|message| usage("graph", &message));
    let disk = DiskFiles::default();
    let gathered = match gathered(&arguments.project, &Surroundings::of_process()?, &disk) {
        Ok(gathered) => gathered,
        Err(refusal) => return report.refused(&[*refusal]),
    };
    report.diagnostics(&gathered.warnings, &Sources::default())?;
    let graph = kompose_core::graph::graph(&gathered.input, &disk);
    report.diagnostics(&graph.diagnostics, &graph.sources)?;
    if graph.has_errors() && graph.nodes.is_empty() {
        return report.refusal(&graph.diagnostics);
    }
    let text = match form {
        GraphForm::Svg => svg(&graph),
        GraphForm::Mermaid => mermaid(&graph),
    };
    match arguments.output.as_deref().filter(|path| *path != "-") {
        None => io::stdout().lock().write_all(text.as_bytes())?,
        Some(path) => {
            let file = OutputFile { path: path.to_owned(), contents: text.into_bytes(), secret: false };
            let safety = Safety { force: arguments.force, inputs: disk.reads() };
            match output::single::write(path, &file, &safety) {
                Ok(_) => {}
                Err(Failure::Refused(refusals)) => return report.refused(&refusals),
                Err(Failure::Disk(failure)) => return report.failed(&failure),
            }
        }
    }
    if graph.has_errors() {
        return report.partial(&graph.diagnostics);
    }
    Ok(Exit::Done)
}

/// The form that is asked for, or that the name of the file says.
fn form(arguments: &Graph) -> Result<GraphForm, String> {
    let path = arguments.output.as_deref().filter(|path| *path != "-");
    let extension = path.and_then(|path| Path::new(path).extension());
    let named = match extension.map(|extension| extension.to_string_lossy().to_ascii_lowercase()).as_deref() {
        Some("svg") => Some(GraphForm::Svg),
        Some("mmd" | "mermaid") => Some(GraphForm::Mermaid),
        _ => None,
    };
    match (named, arguments.format, path) {
        (Some(named), Some(wanted), Some(path)) if named != wanted => {
            Err(format!("the file name `{path}` and `--format` contradict each other"))
        }
        (Some(form), ..) | (None, Some(form), _) => Ok(form),
        (None, None, None) => Ok(GraphForm::default()),
        (None, None, Some(path)) => {
            Err(format!("`{path}` does not say what is drawn: end it in `.svg` or `.mmd`, or use `--format`"))
        }
    }
}
