//! Diagnostics for people: an excerpt of the file with the range underlined, in rustc's look.

mod excerpt;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{Group, Level, Origin, Renderer, normalize_untrusted_str};

use super::{Diagnostic, Help, Severity};
use crate::source::Sources;
use excerpt::{changes, excerpts};

/// The text of a diagnostic as a terminal shows it, without a newline at the end.
///
/// Never fails: a range that does not fit its text is moved to where it does, and one of an unknown text is left
/// out.
///
/// ```
/// use kompose_core::diagnostic::{Diagnostic, codes, human};
/// use kompose_core::source::{Place, Sources, Span};
///
/// let mut sources = Sources::default();
/// let file = sources.add("compose.yaml", "services: {}\n");
/// let place = Place::new("services", Span::new(file, 0, 8));
/// let code = codes::command::COMPOSE_FILE_MISSING;
/// let text = human::render(&Diagnostic::new(code, place, "nothing runs"), &sources, false);
/// assert!(text.starts_with("error[compose-file-missing]: nothing runs\n --> compose.yaml:1:1\n"));
/// ```
#[must_use]
pub fn render(diagnostic: &Diagnostic, sources: &Sources, color: bool) -> String {
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    renderer.decor_style(DecorStyle::Ascii).render(&report(diagnostic, sources))
}

/// Whether the lines after a change are shown with the advice; a page of them would hide the rest.
fn is_shown(help: &Help) -> bool {
    const LONGEST: usize = 12;
    !help.edits.is_empty() && help.edits.len() <= LONGEST
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}

fn report<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Vec<Group<'a>> {
    let mut groups = vec![problem(diagnostic, sources)];
    let fixes = diagnostic.help.iter().filter(|help| is_shown(help));
    groups.extend(fixes.map(|help| fix(help, sources)));
    groups
}

/// The message, where it is, and the advice in words.
fn problem<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Group<'a> {
    let title =
        level(diagnostic.severity).primary_title(diagnostic.message.as_str()).id(diagnostic.code.slug());
    let excerpts = excerpts(diagnostic, sources);
    let nowhere = excerpts.is_empty() && !diagnostic.place.path.is_empty();
    let group = Group::with_title(title).elements(excerpts);
    let group = if nowhere { group.element(Origin::path(diagnostic.place.path.as_str())) } else { group };
    let words = diagnostic.help.iter().filter(|help| !is_shown(help));
    group.elements(words.map(|help| Level::HELP.message(normalize_untrusted_str(&help.text))))
}

/// A piece of advice with the lines as they are afterwards.
fn fix<'a>(help: &Help, sources: &'a Sources) -> Group<'a> {
    Group::with_title(Level::HELP.secondary_title(normalize_untrusted_str(&help.text)))
        .elements(changes(&help.edits, sources))
}

#[cfg(test)]
mod tests;
