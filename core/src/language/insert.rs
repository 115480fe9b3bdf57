//! What a proposal writes: a key with its colon and the start of its value, an item with its dash.

use super::{Proposal, ProposalKind};
use crate::yaml::decode::{Form, Line};

/// How many columns a level is indented.
const STEP: usize = 2;

/// What surrounds the word that is being written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// Its column, counted from 0.
    pub(super) column: usize,
    /// Whether it stands between brackets.
    pub(super) is_flow: bool,
    /// Whether its colon or its quote is there already, so that nothing may follow.
    pub(super) is_done: bool,
}

/// A key and the start of its value.
pub(super) fn key(line: &'static Line, place: &Place) -> Proposal {
    Proposal {
        label: line.name.to_owned(),
        insert: [line.name, &behind(&line.form, place)].concat(),
        kind: ProposalKind::Key,
        detail: detail(&line.form),
        documentation: line.meaning().to_owned(),
    }
}

/// What follows the name of a key with a value of this form.
pub(super) fn behind(form: &Form, place: &Place) -> String {
    if place.is_done {
        return String::new();
    }
    let below = format!(":\n{}", " ".repeat(place.column + STEP));
    match form {
        _ if place.is_flow => ": ".to_owned(),
        Form::Text | Form::Flag | Form::Number | Form::Words(_) => ": ".to_owned(),
        Form::Mapping(_) | Form::Entries(_) => below,
        Form::Items(_) => below + "- ",
    }
}

/// The same as an item of a list.
pub(super) fn with_dash(proposal: Proposal) -> Proposal {
    // What stands below a key of an item is indented past the dash.
    let insert = proposal.insert.replace('\n', "\n  ");
    Proposal { insert: ["- ", &insert].concat(), ..proposal }
}

/// A word as a value: one that would be something else in YAML gets quotes.
pub(super) fn quoted(word: &str, is_quoted: bool) -> String {
    if word == "no" && !is_quoted { format!("\"{word}\"") } else { word.to_owned() }
}

/// What a key takes, in a few words.
fn detail(form: &Form) -> String {
    match form {
        Form::Text => "text".to_owned(),
        Form::Flag => "true or false".to_owned(),
        Form::Number => "number".to_owned(),
        Form::Words(words) => words.join(", "),
        Form::Mapping(_) => "mapping".to_owned(),
        Form::Entries(_) => "names and values".to_owned(),
        Form::Items(_) => "list".to_owned(),
    }
}
