//! `kompose-rs explain`: what a message means, or what a key makes.

use std::fmt::Write as _;
use std::io::{self, Write};

use kompose_core::diagnostic::codes::command::NOTHING_TO_EXPLAIN;
use kompose_core::diagnostic::{codes, explain, nearest};
use kompose_core::source::Place;
use kompose_core::trace::{Made, SourceMap, Traced, source_map};
use kompose_core::{Diagnostic, Layout, Options, language};

use crate::Exit;
use crate::arguments::{ConversionArguments, Explain};
use crate::convert::agree;
use crate::disk::DiskFiles;
use crate::input::gathered;
use crate::report::Report;
use crate::surroundings::Surroundings;

/// Explains.
pub(crate) fn run(arguments: &Explain, report: &mut Report) -> io::Result<Exit> {
    match codes::find(&arguments.what) {
        Some(code) => {
            io::stdout().lock().write_all(explain::explanation(code).as_bytes())?;
            Ok(Exit::Done)
        }
        None if arguments.what.contains('-') && !arguments.what.contains('.') => {
            report.refused(&[unknown_code(&arguments.what)])
        }
        None => key(arguments, report),
    }
}

fn unknown_code(what: &str) -> Diagnostic {
    let message = format!("there is no code `{what}`");
    let diagnostic = Diagnostic::new(NOTHING_TO_EXPLAIN, Place::default(), message);
    let initial = what.chars().next();
    let likely = codes::all().map(kompose_core::Code::slug).filter(|slug| slug.chars().next() == initial);
    match nearest(what, likely) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic.help("a code stands in brackets at the start of a message"),
    }
}

fn key(arguments: &Explain, report: &mut Report) -> io::Result<Exit> {
    agree("explain", arguments.conversion.target, &arguments.conversion.chosen);
    let disk = DiskFiles::default();
    let gathered = match gathered(&arguments.project, &Surroundings::of_process()?, &disk) {
        Ok(gathered) => gathered,
        Err(refusal) => return report.refused(&[*refusal]),
    };
    let map = source_map(&gathered.input, &options(&arguments.conversion), &disk, &arguments.what);
    if map.conversion.has_errors() {
        report.diagnostics(&map.conversion.diagnostics, &map.conversion.sources)?;
        return report.refusal(&map.conversion.diagnostics);
    }
    match map.keys.first() {
        Some(key) => {
            io::stdout().lock().write_all(text(&map, key, &arguments.what).as_bytes())?;
            Ok(Exit::Done)
        }
        None => report.refused(&[unknown_key(&map, &arguments.what)]),
    }
}

/// The options of a conversion into a folder.
pub(crate) fn options(arguments: &ConversionArguments) -> Options {
    Options {
        target: arguments.target.into(),
        layout: Layout::Directory,
        namespace: arguments.namespace.clone(),
        kubernetes: arguments.chosen.kubernetes.clone(),
        swarm: arguments.chosen.swarm.clone(),
        ..Options::default()
    }
}

fn unknown_key(map: &SourceMap, what: &str) -> Diagnostic {
    let message = format!("no Compose file of the project has a key `{what}`");
    let diagnostic = Diagnostic::new(NOTHING_TO_EXPLAIN, Place::default(), message);
    if let Some(meaning) = language::meaning(what) {
        return diagnostic.help(format!("in a project that has it, it means: {meaning}"));
    }
    let keys = map.conversion.report().keys;
    match nearest(what, keys.iter().map(|key| key.path.as_str())) {
        Some(near) => diagnostic.help(format!("did you mean `{near}`?")),
        None => diagnostic
            .help("write it as messages do, such as `services.web.ports[0]`, as it stands in the file"),
    }
}

/// What there is to say about a key. Messages come without the lines of the file, which may hold secrets.
fn text(map: &SourceMap, key: &Traced, what: &str) -> String {
    let sources = &map.conversion.sources;
    let mut text = format!("{} ({})\n", key.path, sources.describe(key.span));
    text.extend(language::meaning(&key.path).map(|meaning| format!("{meaning}\n")));
    for diagnostic in map.conversion.diagnostics.iter().filter(|said| is_about(said, what, &key.path)) {
        let said = [format!("{}[{}]: {}", diagnostic.severity.word(), diagnostic.code, diagnostic.message)];
        let advice = diagnostic.help.iter().map(|help| format!("  help: {}", help.text));
        let said: Vec<String> = said.into_iter().chain(advice).collect();
        let _ = write!(text, "\n{}\n", said.join("\n"));
    }
    if key.makes.is_empty() {
        text.push_str(
            "\nThe output is the same without it: it says what is done anyway, or it is not translated.\n",
        );
    } else {
        text.push_str("\nWithout it, these lines would be gone or different:\n");
        text.extend(key.makes.iter().map(|made| lines(map, made)));
        text.push_str(&defaults(map));
    }
    text
}

/// The lines that no key says, by why they are written.
fn defaults(map: &SourceMap) -> String {
    let mut reasons: Vec<(String, Vec<String>)> = Vec::new();
    for line in map.lines().into_iter().filter(|line| !line.keys.is_empty()) {
        let (Some(why), Some(file)) = (line.why, map.conversion.files.get(line.file)) else { continue };
        let place = format!("{}:{}", file.path, line.line);
        match reasons.iter_mut().find(|(known, _)| *known == why) {
            Some((_, places)) => places.push(place),
            None => reasons.push((why, vec![place])),
        }
    }
    let head = if reasons.is_empty() { "" } else { "\nAmong them are defaults, which no key says:\n" };
    let shown = reasons.into_iter().map(|(why, places)| format!("\n  {why}\n    {}\n", places.join(", ")));
    shown.fold(head.to_owned(), |text, reason| text + &reason)
}

fn is_about(diagnostic: &Diagnostic, what: &str, path: &str) -> bool {
    let is_below = |path: &str| {
        diagnostic
            .place
            .path
            .strip_prefix(path)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
    };
    is_below(what) || is_below(path)
}

/// The lines that a key makes, with their numbers; of a file with secret values only where they are.
fn lines(map: &SourceMap, made: &Made) -> String {
    let Some(file) = map.conversion.files.get(made.file) else { return String::new() };
    let mut text = format!("\n  {} ({})\n", file.path, made.object);
    if file.secret {
        let _ = writeln!(text, "  {:>5} | (not shown: there are secret values)", made.first);
        return text;
    }
    let contents = String::from_utf8_lossy(&file.contents);
    let wanted = contents.lines().zip(1..).skip(made.first - 1).take(made.last + 1 - made.first);
    for (line, number) in wanted {
        let _ = writeln!(text, "  {number:>5} | {line}");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mistyped_code_is_suggested() {
        let refusal = unknown_code("ulimit-unsupported");
        assert_eq!(refusal.help[0].text, "did you mean `ulimits-unsupported`?");
        assert_eq!(unknown_code("zzz-zzz").help.len(), 1);
    }
}
