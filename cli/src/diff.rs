//! `kompose-rs diff`: which objects would change, and how.

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

use kompose_core::diagnostic::codes::command::NOTHING_TO_COMPARE;
use kompose_core::diff::{Change, Field, Kind, changes};
use kompose_core::source::{Place, Sources};
use kompose_core::{Diagnostic, OutputFile};

use crate::Exit;
use crate::arguments::{Diff, ProjectArguments};
use crate::convert::agree;
use crate::disk::DiskFiles;
use crate::explain::options;
use crate::input::gathered;
use crate::report::Report;
use crate::surroundings::Surroundings;

/// Compares.
pub(crate) fn run(arguments: &Diff, report: &mut Report) -> io::Result<Exit> {
    agree("diff", arguments.conversion.target, &arguments.conversion.chosen);
    let sides =
        [Some(arguments.old.as_str()), arguments.new.as_deref()].map(|named| side(named, arguments, report));
    let [old, new] = sides;
    let (Some(old), Some(new)) = (old?, new?) else { return Ok(Exit::Refused) };
    let changes = changes(&old, &new);
    io::stdout().lock().write_all(text(&changes).as_bytes())?;
    Ok(if arguments.exit_code && !changes.is_empty() { Exit::Refused } else { Exit::Done })
}

/// The files of one side, or nothing after the report has said why there are none.
fn side(named: Option<&str>, arguments: &Diff, report: &mut Report) -> io::Result<Option<Vec<OutputFile>>> {
    if let Some(folder) = named.map(Path::new).filter(|path| path.is_dir()) {
        let mut files = Vec::new();
        return match collect(folder, "", &mut files) {
            Ok(()) => Ok(Some(files)),
            Err(error) => report.refused(&[unreadable(folder, &error)]).map(|_| None),
        };
    }
    let file = named.map_or_else(|| arguments.project.file.clone(), |path| vec![path.to_owned()]);
    let project = ProjectArguments { file, ..arguments.project.clone() };
    let disk = DiskFiles::default();
    let surroundings = Surroundings::of_process()?;
    let gathered = match gathered(&project, &surroundings, &disk) {
        Ok(gathered) => gathered,
        Err(refusal) => return report.refused(&[*refusal]).map(|_| None),
    };
    report.diagnostics(&gathered.warnings, &Sources::default())?;
    let mut options = options(&arguments.conversion);
    // A stack file names paths from the folder that it lies in.
    let written = [Some(&arguments.old), arguments.new.as_ref()]
        .into_iter()
        .flatten()
        .find(|path| Path::new(path).is_dir());
    options.output_directory = written.map(|folder| surroundings.absolute(folder));
    let conversion = kompose_core::convert(&gathered.input, &options, &disk);
    if conversion.has_errors() {
        report.diagnostics(&conversion.diagnostics, &conversion.sources)?;
        return report.refusal(&conversion.diagnostics).map(|_| None);
    }
    Ok(Some(conversion.files))
}

fn unreadable(folder: &Path, error: &io::Error) -> Diagnostic {
    let message = format!("the folder `{}` cannot be read: {error}", folder.display());
    Diagnostic::new(NOTHING_TO_COMPARE, Place::default(), message)
}

/// The files of a folder, by their paths in it; what is hidden is our own list of files.
fn collect(folder: &Path, prefix: &str, files: &mut Vec<OutputFile>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<io::Result<Vec<_>>>()?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if name.starts_with('.') {
            continue;
        }
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{path}/"), files)?;
        } else {
            let contents = fs::read(entry.path())?;
            files.push(OutputFile { path, contents, secret: is_private(&entry.path())? });
        }
    }
    Ok(())
}

/// Whether a file is for its owner only, as those with secret values are.
#[cfg(unix)]
fn is_private(path: &Path) -> io::Result<bool> {
    use std::os::unix::fs::PermissionsExt;
    // Nobody else has any of the six rights that come last in a mode.
    Ok(fs::metadata(path)?.permissions().mode().trailing_zeros() >= 6)
}

/// Whether a file may hold secret values, where no permissions tell.
#[cfg(not(unix))]
fn is_private(path: &Path) -> io::Result<bool> {
    Ok(path.to_string_lossy().contains("secret"))
}

/// The changes, object by object.
fn text(changes: &[Change]) -> String {
    let mut text = String::new();
    for change in changes {
        let sign = match change.kind {
            Kind::Created => '+',
            Kind::Deleted => '-',
            Kind::Changed(_) => '~',
        };
        let _ = writeln!(text, "{sign} {}", change.object);
        if let Kind::Changed(fields) = &change.kind {
            text.extend(fields.iter().map(line));
        }
    }
    let count = |wanted: fn(&Kind) -> bool| changes.iter().filter(|change| wanted(&change.kind)).count();
    let created = count(|kind| matches!(kind, Kind::Created));
    let deleted = count(|kind| matches!(kind, Kind::Deleted));
    match changes.len() {
        0 => "Nothing changes.\n".to_owned(),
        all => {
            text + &format!("\n{created} created, {} changed, {deleted} deleted.\n", all - created - deleted)
        }
    }
}

fn line(field: &Field) -> String {
    let pointer = if field.pointer.is_empty() { "(its contents)" } else { &field.pointer };
    match (&field.before, &field.after) {
        (Some(before), Some(after)) => format!("    ~ {pointer}: {before} -> {after}\n"),
        (None, Some(after)) => format!("    + {pointer}: {after}\n"),
        (Some(before), None) => format!("    - {pointer}: {before}\n"),
        (None, None) => format!("    ~ {pointer}\n"),
    }
}
