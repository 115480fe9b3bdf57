//! Notes in short, so that a screen of them stays readable: one line each, and only a few of each kind.

use clap::builder::styling::AnsiColor;
use kompose_core::source::Sources;
use kompose_core::{Diagnostic, Severity};

use super::plural;

/// More lines of one kind teach nothing new.
const OF_A_KIND: usize = 2;

/// The lines of all notes, those of one kind together, and how to see them in full.
pub(super) fn text(diagnostics: &[Diagnostic], sources: &Sources, color: bool) -> String {
    let notes: Vec<_> = diagnostics.iter().filter(|note| note.severity == Severity::Note).collect();
    if notes.is_empty() {
        return String::new();
    }
    let mut text = String::new();
    for kind in kinds(&notes) {
        text.extend(kind.iter().take(OF_A_KIND).map(|note| line(note, sources, color)));
        if let Some(first) = kind.first().filter(|_| kind.len() > OF_A_KIND) {
            let more = kind.len() - OF_A_KIND;
            text.extend([head(first, color), format!(": and {more} more like this\n")]);
        }
    }
    text + &format!(
        "({} in short; `-v` shows each with its place in the file)\n\n",
        plural(notes.len(), "note")
    )
}

/// The notes by code, both in the order of first appearance.
fn kinds<'a>(notes: &[&'a Diagnostic]) -> Vec<Vec<&'a Diagnostic>> {
    let mut kinds: Vec<Vec<&Diagnostic>> = Vec::new();
    for &note in notes {
        match kinds.iter_mut().find(|kind| kind.iter().any(|other| other.code == note.code)) {
            Some(kind) => kind.push(note),
            None => kinds.push(vec![note]),
        }
    }
    kinds
}

fn head(note: &Diagnostic, color: bool) -> String {
    let style = AnsiColor::BrightGreen.on_default().bold();
    let word = format!("{}[{}]", note.severity.word(), note.code);
    if color { format!("{style}{word}{style:#}") } else { word }
}

fn line(note: &Diagnostic, sources: &Sources, color: bool) -> String {
    let place = note.place.span.map(|span| sources.describe(span)).filter(|place| !place.is_empty());
    let place = place.map_or_else(String::new, |place| format!(" ({place})"));
    // A message is the user's own words: control characters would reach the terminal as commands.
    let message: String = note.message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    format!("{}: {message}{place}\n", head(note, color))
}
