//! All syntax errors of a text, and not only the first.
//!
//! Nothing can be read after a syntax error, so the text is mended as the message about the error advises, and read
//! again. What is found then is worth telling only if mending makes YAML of the whole text in the end: otherwise a
//! later error could be of our own making.

use granit_parser::ScanError;

use super::explain;
use super::parse::first_error;
use crate::diagnostic::{Diagnostic, Edit, Help};
use crate::source::{FileId, Span};

/// How many errors of one text are told at most.
const ROUNDS: usize = 10;

/// The largest text that is mended.
const LARGEST: usize = 1024 * 1024;

/// The messages about a text of which the first error is known; at least one.
pub(super) fn syntax_errors(first: &ScanError, text: &str, file: FileId) -> Vec<Diagnostic> {
    let first = explain::syntax_error(first, text, file);
    match all(&first, text, file) {
        Some(all) => all,
        None => vec![first],
    }
}

/// The first error and all that follow, unless one of them cannot be mended.
fn all(first: &Diagnostic, text: &str, file: FileId) -> Option<Vec<Diagnostic>> {
    if text.len() > LARGEST {
        return None;
    }
    let mut found = vec![first.clone()];
    let mut mended = Mended { edits: Vec::new() };
    while found.len() <= ROUNDS {
        mended.take(found.last()?)?;
        let now = mended.text(text)?;
        let Some(error) = first_error(&now) else { return Some(found) };
        found.push(mended.original(explain::syntax_error(&error, &now, file))?);
    }
    None
}

/// Edits of a text that do not touch each other, in the order of the text.
struct Mended {
    edits: Vec<Edit>,
}

impl Mended {
    /// Takes in the edits of a message; nothing if it has none, or if they touch earlier ones.
    fn take(&mut self, diagnostic: &Diagnostic) -> Option<()> {
        let edits = diagnostic.help.iter().map(|help| &help.edits).find(|edits| !edits.is_empty())?;
        self.edits.extend(edits.iter().cloned());
        self.edits.sort_by_key(|edit| (edit.span.start, edit.span.end));
        let apart = |pair: &[Edit]| match pair {
            [one, other] => one.span.end <= other.span.start && one.span.start < other.span.start,
            _ => true,
        };
        self.edits.windows(2).all(apart).then_some(())
    }

    /// The text with the edits made.
    fn text(&self, text: &str) -> Option<String> {
        let mut mended = String::with_capacity(text.len() + 64);
        let mut at = 0;
        for edit in &self.edits {
            mended.push_str(text.get(at..edit.span.start as usize)?);
            mended.push_str(&edit.replacement);
            at = edit.span.end as usize;
        }
        mended.push_str(text.get(at..)?);
        Some(mended)
    }

    /// A message about the mended text, as one about the original; nothing if it speaks of what is not in it.
    fn original(&self, diagnostic: Diagnostic) -> Option<Diagnostic> {
        let mut diagnostic = diagnostic;
        if let Some(span) = &mut diagnostic.place.span {
            *span = self.span(*span)?;
        }
        for label in &mut diagnostic.related {
            label.span = self.span(label.span)?;
        }
        for Help { edits, .. } in &mut diagnostic.help {
            for edit in edits {
                edit.span = self.span(edit.span)?;
            }
        }
        Some(diagnostic)
    }

    fn span(&self, span: Span) -> Option<Span> {
        Some(Span::new(span.file, self.offset(span.start)?, self.offset(span.end)?))
    }

    /// Where a byte of the mended text stands in the original; nothing for one that was put in.
    fn offset(&self, at: u32) -> Option<u32> {
        // How far the mended text is ahead of the original, and behind it.
        let (mut ahead, mut behind) = (0_u32, 0_u32);
        for edit in &self.edits {
            let start = (edit.span.start + ahead).checked_sub(behind)?;
            let length = u32::try_from(edit.replacement.len()).ok()?;
            if at <= start {
                break;
            }
            if at < start + length {
                return None;
            }
            ahead += length;
            behind += edit.span.end - edit.span.start;
        }
        (at + behind).checked_sub(ahead)
    }
}

#[cfg(test)]
mod tests;
