//! What is said on the terminal: messages first, then what was done and what comes next.

mod notes;
pub(crate) mod summary;

use std::io::{self, Stderr, Write};

use anstream::{AutoStream, ColorChoice};
use kompose_core::diagnostic::{github, human, json, sarif};
use kompose_core::source::Sources;
use kompose_core::{Conversion, Diagnostic, Severity};

use crate::Exit;
use crate::arguments::{DiagnosticsForm, Display, ReportForm};
use summary::Outcome;

/// Standard error, and how much is said there.
#[derive(Debug)]
pub(crate) struct Report {
    stream: AutoStream<Stderr>,
    look: Look,
    form: DiagnosticsForm,
    /// What a program wants to read in one piece.
    kept: Vec<Diagnostic>,
    /// The texts that the kept messages point into: only one run of the engine has any.
    sources: Sources,
}

/// How much is said, and whether in colour.
#[derive(Debug, Clone, Copy)]
struct Look {
    color: bool,
    quiet: bool,
    verbose: bool,
}

impl Report {
    /// A report to standard error.
    pub(crate) fn new(display: &Display) -> Self {
        let stream = AutoStream::new(io::stderr(), display.color.into());
        let color = stream.current_choice() != ColorChoice::Never;
        let look = Look { color, quiet: display.quiet, verbose: display.verbose };
        Self { stream, look, form: display.diagnostics, kept: Vec::new(), sources: Sources::default() }
    }

    fn is_for_people(&self) -> bool {
        self.form == DiagnosticsForm::Human
    }

    /// Says what only a program wants to hear, once everything is known.
    pub(crate) fn finish(&mut self) -> io::Result<()> {
        let document = match self.form {
            DiagnosticsForm::Human => return Ok(()),
            DiagnosticsForm::Json => json::document(&self.kept, &self.sources),
            DiagnosticsForm::Sarif => sarif::document(&self.kept, &self.sources),
            DiagnosticsForm::Github => github::commands(&self.kept, &self.sources),
        };
        io::stderr().write_all(document.as_bytes())
    }

    /// Shows messages: errors and warnings in full, notes in short.
    pub(crate) fn diagnostics(&mut self, diagnostics: &[Diagnostic], sources: &Sources) -> io::Result<()> {
        if self.is_for_people() {
            return self.stream.write_all(messages(diagnostics, sources, self.look).as_bytes());
        }
        self.kept.extend_from_slice(diagnostics);
        if sources.iter().next().is_some() {
            self.sources.clone_from(sources);
        }
        Ok(())
    }

    /// Says what was done and what comes next.
    pub(crate) fn summary(&mut self, outcome: &Outcome) -> io::Result<()> {
        self.tell(&summary::text(outcome))
    }

    /// Says what became of the keys, and how to find out more.
    pub(crate) fn verdict(&mut self, conversion: &Conversion) -> io::Result<()> {
        self.tell(&summary::verdict(conversion))
    }

    /// Says something to people who want to hear it.
    fn tell(&mut self, text: &str) -> io::Result<()> {
        if self.look.quiet || !self.is_for_people() { Ok(()) } else { self.stream.write_all(text.as_bytes()) }
    }

    /// Shows why nothing could be read or written.
    pub(crate) fn refused(&mut self, errors: &[Diagnostic]) -> io::Result<Exit> {
        self.diagnostics(errors, &Sources::default())?;
        self.refusal(errors)
    }

    /// Closes a report whose errors have been shown.
    pub(crate) fn refusal(&mut self, diagnostics: &[Diagnostic]) -> io::Result<Exit> {
        self.tell(&refusal(diagnostics))?;
        Ok(Exit::Refused)
    }

    /// Closes a report whose errors have been shown, after what could be made of the project all the same.
    pub(crate) fn partial(&mut self, diagnostics: &[Diagnostic]) -> io::Result<Exit> {
        self.tell(&format!("{}. There may be parts missing.\n", counted(diagnostics)))?;
        Ok(Exit::Refused)
    }

    /// Shows what the disk did not do.
    pub(crate) fn failed(&mut self, failure: &Diagnostic) -> io::Result<Exit> {
        self.diagnostics(std::slice::from_ref(failure), &Sources::default())?;
        Ok(Exit::Failed)
    }
}

/// Prints what became of every key.
pub(crate) fn keys(conversion: &Conversion, form: ReportForm) -> io::Result<()> {
    let report = conversion.report();
    let text = match form {
        ReportForm::Json => kompose_core::report::json(&report, conversion),
        ReportForm::Markdown => kompose_core::report::markdown(&report, conversion),
    };
    io::stdout().lock().write_all(text.as_bytes())
}

/// Messages in document order, the notes after the rest, since they are many and seldom urgent.
fn messages(diagnostics: &[Diagnostic], sources: &Sources, look: Look) -> String {
    let full = |diagnostic: &&Diagnostic| look.verbose || diagnostic.severity != Severity::Note;
    let shown =
        diagnostics.iter().filter(full).map(|diagnostic| human::render(diagnostic, sources, look.color));
    let mut text = shown.fold(String::new(), |text, message| text + message.trim_end() + "\n\n");
    // Who has to repair the project first does not want to read what is only worth knowing.
    if !look.quiet && !look.verbose && !diagnostics.iter().any(Diagnostic::is_error) {
        text.push_str(&notes::text(diagnostics, sources, look.color));
    }
    text
}

fn refusal(diagnostics: &[Diagnostic]) -> String {
    format!("{}. There is no output.\n", counted(diagnostics))
}

/// How many messages of each severity there are.
fn counted(diagnostics: &[Diagnostic]) -> String {
    let kinds = [(Severity::Error, "error"), (Severity::Warning, "warning"), (Severity::Note, "note")];
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let counts = kinds.into_iter().map(|(severity, noun)| (count(severity), noun));
    let counts: Vec<_> =
        counts.filter(|(count, _)| *count > 0).map(|(count, noun)| plural(count, noun)).collect();
    counts.join(", ")
}

/// A count with its noun.
fn plural(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

#[cfg(test)]
mod tests;
