//! The end of a report: what was written, what became of the keys, and what to do next.

use kompose_core::report::Counts;
use kompose_core::{Conversion, Output, Summary, Target};

use super::plural;
use crate::destination::Destination;
use crate::output::Written;

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Outcome<'a> {
    /// What the engine gave back.
    pub(crate) conversion: &'a Conversion,
    /// Where the output went.
    pub(crate) destination: &'a Destination,
    /// What it was converted into.
    pub(crate) target: Target,
    /// What was done on the disk.
    pub(crate) written: Written,
}

/// The whole end of the report.
pub(super) fn text(outcome: &Outcome) -> String {
    let summary = &outcome.conversion.summary;
    let counts = outcome.conversion.report().counts();
    let parts = [written(outcome), keys(counts), apply(outcome), access(summary)];
    parts.into_iter().filter(|part| !part.is_empty()).map(|part| part + "\n").collect()
}

fn written(outcome: &Outcome) -> String {
    let Written { files, deleted, unchanged, .. } = outcome.written;
    let place = match outcome.destination {
        Destination::Stdout => return String::new(),
        Destination::File(path) => format!("Wrote {path}"),
        Destination::Directory(folder) => {
            format!("Wrote {} to {}", plural(files, "file"), with_slash(folder))
        }
    };
    let unchanged = match unchanged {
        0 => String::new(),
        count => format!(", {count} of them unchanged"),
    };
    let deleted = match deleted {
        0 => String::new(),
        count => format!(", and deleted {} that the project no longer needs", plural(count, "old file")),
    };
    format!("{place}{unchanged}{deleted}.{}", secrets(outcome))
}

fn secrets(outcome: &Outcome) -> String {
    match (outcome.written.secrets, outcome.destination) {
        (0, _) => String::new(),
        (_, Destination::File(_)) => {
            " It holds secrets: only you may read it (mode 0600). Do not commit it.".to_owned()
        }
        (1, _) => " 1 of them holds secrets: only you may read it (mode 0600). Do not commit it.".to_owned(),
        (count, _) => {
            format!(" {count} of them hold secrets: only you may read them (mode 0600). Do not commit them.")
        }
    }
}

/// What `check` ends with.
pub(super) fn verdict(conversion: &Conversion) -> String {
    const MORE: &str = "`--report markdown` says what becomes of every key, and `kompose-rs explain CODE` what a message means.";
    if conversion.has_errors() {
        return format!("It would be refused: {}.\n", super::counted(&conversion.diagnostics));
    }
    format!("{}\n{MORE}\n", keys(conversion.report().counts()))
}

fn keys(counts: Counts) -> String {
    let Counts { translated, approximated, unsupported, not_applicable } = counts;
    format!(
        "{}: {translated} translated, {approximated} approximated, {unsupported} unsupported, \
         {not_applicable} not applicable.",
        plural(counts.all(), "key")
    )
}

/// The commands that bring the output to life.
fn apply(outcome: &Outcome) -> String {
    let stack = match &outcome.conversion.output {
        Output::Swarm(stack) => &stack.name,
        Output::Kubernetes(_) | Output::None => &outcome.conversion.summary.project,
    };
    let stack = if stack.is_empty() { "NAME" } else { stack };
    let command = match (outcome.target, outcome.destination) {
        (_, Destination::Stdout) => return String::new(),
        (Target::Kubernetes, Destination::File(path)) => format!("kubectl apply -f {}", quoted(path)),
        (Target::Kubernetes, Destination::Directory(folder)) => {
            format!("kubectl apply -f {}", quoted(&with_slash(folder)))
        }
        (Target::Swarm, Destination::File(path)) => {
            format!("docker stack deploy -c {} {stack}", quoted(path))
        }
        (Target::Swarm, Destination::Directory(folder)) => {
            let file = format!("{}{}", with_slash(folder), stack_file(outcome.conversion));
            format!("docker stack deploy -c {} {stack}", quoted(&file))
        }
    };
    format!("{}\nStart it:\n  {command}", prerequisites(outcome)).trim_end().to_owned()
}

/// The stack file among the files of a folder.
fn stack_file(conversion: &Conversion) -> &str {
    let mut paths = conversion.files.iter().map(|file| file.path.as_str());
    paths.find(|path| path.starts_with("stack.")).unwrap_or("stack.yaml")
}

fn prerequisites(outcome: &Outcome) -> String {
    const SCRIPT: &str = "prerequisites.sh";
    match outcome.destination {
        Destination::Directory(folder) if outcome.conversion.files.iter().any(|file| file.path == SCRIPT) => {
            let path = format!("{}{SCRIPT}", with_slash(folder));
            format!("\nSome things must exist first; read this and run it once:\n  sh {}\n", quoted(&path))
        }
        Destination::Directory(_) | Destination::File(_) | Destination::Stdout => String::new(),
    }
}

/// How to reach what Compose published.
fn access(summary: &Summary) -> String {
    let width = |texts: &mut dyn Iterator<Item = &String>| texts.map(|text| text.chars().count()).max();
    let services = width(&mut summary.access.iter().map(|access| &access.service)).unwrap_or_default();
    let published = width(&mut summary.access.iter().map(|access| &access.published)).unwrap_or_default();
    let lines = summary.access.iter().map(|access| {
        format!("\n  {:services$}  {:published$}  ->  {}", access.service, access.published, access.instead)
    });
    let lines: String = lines.collect();
    if lines.is_empty() { lines } else { format!("\nReach it:{lines}") }
}

fn with_slash(folder: &str) -> String {
    format!("{}/", folder.trim_end_matches('/'))
}

/// A path as a shell reads it back.
fn quoted(path: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/._-+:@%,=~".contains(c);
    let path = if path.starts_with('-') { format!("./{path}") } else { path.to_owned() };
    if path.chars().all(plain) { path } else { format!("'{}'", path.replace('\'', r"'\''")) }
}
