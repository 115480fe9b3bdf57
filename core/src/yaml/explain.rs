//! Syntax errors in words that help to mend them.
//!
//! The scanner says where it gave up; the mistake is often before that, so the text around is looked at.

mod missing;
mod tab;

use granit_parser::{ErrorKind, ScanError};

use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::source::{FileId, Place, Span};

/// The message for a text that is not YAML.
pub(super) fn syntax_error(error: &ScanError, text: &str, file: FileId) -> Diagnostic {
    let at = error.marker().byte_offset().unwrap_or(0).min(text.len());
    let page = Page { text, file, at };
    page.too_deep(error.kind())
        .or_else(|| page.reserved(error.kind()))
        .or_else(|| page.tab())
        .or_else(|| page.open_quote(error.kind()))
        .or_else(|| page.open_bracket(error.kind()))
        .or_else(|| page.colon_in_text(error.kind()))
        .or_else(|| page.missing_blank())
        .or_else(|| page.missing_colon())
        .or_else(|| page.unknown_anchor(error.kind()))
        .or_else(|| page.indentation())
        .unwrap_or_else(|| page.diagnostic(at, at + 1, "the text is not YAML from here on"))
}

/// The message for values that are nested deeper than any reader has to follow.
pub(super) fn nesting_limit(span: Span) -> Diagnostic {
    let message = "lists and mappings are nested deeper than any Compose file needs";
    Diagnostic::new(codes::NESTING_LIMIT, Place::new("", span), message)
        .help("check the brackets and the indentation; a real file is at most some ten levels deep")
}

struct Page<'a> {
    text: &'a str,
    file: FileId,
    at: usize,
}

/// A line with the byte at which it starts.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    text: &'a str,
}

impl<'a> Line<'a> {
    fn indent(self) -> usize {
        self.text.len() - self.text.trim_start().len()
    }

    fn content(self) -> &'a str {
        let content = self.text.trim();
        content.split_once(" #").map_or(content, |(before, _)| before.trim_end())
    }

    fn is_blank(self) -> bool {
        self.content().is_empty() || self.content().starts_with('#')
    }

    /// Where the content starts.
    fn content_start(self) -> usize {
        self.start + self.indent()
    }
}

impl<'a> Page<'a> {
    fn too_deep(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        let deep = matches!(kind, ErrorKind::RecursionLimitExceeded);
        deep.then(|| nesting_limit(self.span(self.at, self.at + 1)))
    }

    fn lines(&self) -> impl Iterator<Item = Line<'a>> {
        self.text.split_inclusive('\n').scan(0, |next, text| {
            let start = *next;
            *next += text.len();
            Some(Line { start, text: text.trim_end_matches(['\n', '\r']) })
        })
    }

    /// The lines up to the one where the scanner gave up, the last first.
    fn before(&self) -> Vec<Line<'a>> {
        let mut lines: Vec<_> = self.lines().take_while(|line| line.start <= self.at).collect();
        lines.reverse();
        lines
    }

    /// The whole characters of a range.
    fn span(&self, start: usize, end: usize) -> Span {
        let boundary = |at: &usize| self.text.is_char_boundary(*at);
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let start = (0..=start.min(self.text.len())).rev().find(boundary).unwrap_or(0);
        let end = (end..self.text.len()).find(boundary).unwrap_or(self.text.len());
        Span::new(self.file, byte(start), byte(end))
    }

    fn diagnostic(&self, start: usize, end: usize, message: &str) -> Diagnostic {
        Diagnostic::new(codes::YAML_SYNTAX, Place::new("", self.span(start, end)), message)
    }

    /// A value that starts with a character that YAML keeps for itself.
    fn reserved(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        let ErrorKind::UnexpectedCharacter { character } = kind else { return None };
        if character.is_whitespace() {
            return None;
        }
        let rest = self.text.get(self.at..)?;
        let word = rest.lines().next().unwrap_or("").trim_end();
        let message = format!("a value cannot start with `{character}`");
        let diagnostic = self.diagnostic(self.at, self.at + word.len(), &message);
        Some(diagnostic.fix(
            "put the value in quotes",
            self.span(self.at, self.at + word.len()),
            quoted(word),
        ))
    }

    fn open_quote(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        if !matches!(
            kind,
            ErrorKind::UnclosedQuotedScalar
                | ErrorKind::InvalidQuotedScalarIndent
                | ErrorKind::InvalidTrailingSingleQuotedScalar
                | ErrorKind::InvalidTrailingDoubleQuotedScalar
                | ErrorKind::DocumentIndicatorInQuotedScalar
        ) {
            return None;
        }
        let line = self.before().into_iter().find(|line| odd_quote(line.text).is_some())?;
        let start = line.start + odd_quote(line.text)?;
        let quote = self.text.get(start..start + 1)?;
        let end = line.start + line.text.trim_end().len();
        let diagnostic = self.diagnostic(start, start + 1, "this quoted value is never closed");
        let diagnostic = diagnostic.label("the quote opens here");
        Some(diagnostic.fix("close the quote", self.span(end, end), quote))
    }

    fn open_bracket(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        let upto = self.text.get(..self.at)?;
        let start = unclosed_bracket(upto)?;
        let bracket = self.text.get(start..start + 1)?;
        let message = match kind {
            ErrorKind::MismatchedFlowCollectionEnd { open, close } => {
                format!("`{open}` is closed by `{close}`")
            }
            _ => format!("this `{bracket}` is never closed, or a comma is missing after it"),
        };
        let diagnostic = self.diagnostic(start, start + 1, &message).label("it opens here");
        Some(diagnostic.help("close it on the same line, or write the list with a `- ` for each item"))
    }

    /// `key: some: text`: the second `: ` makes YAML think of a mapping.
    fn colon_in_text(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        let line = self.before().into_iter().next()?;
        let (key, value) = line.text.split_once(": ")?;
        let start = line.start + key.len() + 2 + (value.len() - value.trim_start().len());
        let value = value.trim();
        let starts_plain = !value.starts_with(['"', '\'', '[', '{', '&', '*', '|', '>', '!']);
        if matches!(kind, ErrorKind::UnknownAnchor) || !starts_plain || !value.contains(": ") {
            return None;
        }
        let message = "a value that contains `: ` must be quoted";
        let diagnostic = self.diagnostic(start, start + value.len(), message);
        Some(diagnostic.fix("put the value in quotes", self.span(start, start + value.len()), quoted(value)))
    }

    fn unknown_anchor(&self, kind: &ErrorKind) -> Option<Diagnostic> {
        if !matches!(kind, ErrorKind::UnknownAnchor) {
            return None;
        }
        let rest = self.text.get(self.at..)?;
        let end = rest.find(|c: char| c.is_whitespace() || ",]}".contains(c)).unwrap_or(rest.len());
        let name = rest.get(..end)?.trim_start_matches('*');
        let message = format!("no anchor `&{name}` stands before this alias");
        let diagnostic = self.diagnostic(self.at, self.at + end, &message);
        Some(
            diagnostic
                .help("an anchor must be written before its aliases; text that starts with `*` needs quotes"),
        )
    }

    fn indentation(&self) -> Option<Diagnostic> {
        let line = self.before().into_iter().find(|line| !line.is_blank())?;
        let start = line.content_start();
        let message = "this line is indented differently than its neighbours";
        let diagnostic = self.diagnostic(start, start + line.content().len(), message);
        Some(diagnostic.help("lines of one mapping or list start in the same column; count the spaces"))
    }
}

/// Where the last quote of a line stands that nothing on the line closes.
fn odd_quote(line: &str) -> Option<usize> {
    let mut open: Option<(usize, char)> = None;
    let mut previous = ' ';
    for (at, c) in line.char_indices() {
        match open {
            Some((_, quote)) if c == quote && previous != '\\' => open = None,
            None if matches!(c, '"' | '\'') && !previous.is_alphanumeric() => open = Some((at, c)),
            _ => {}
        }
        previous = c;
    }
    open.map(|(at, _)| at)
}

/// Where the innermost `[` or `{` stands that nothing closes.
fn unclosed_bracket(text: &str) -> Option<usize> {
    let mut open = Vec::new();
    let mut quote: Option<char> = None;
    let mut comment = false;
    let mut previous = ' ';
    for (at, c) in text.char_indices() {
        let starts_value = !open.is_empty() || previous.is_whitespace();
        match (quote, c) {
            _ if comment => comment = c != '\n',
            (Some(closing), _) => quote = (c != closing || previous == '\\').then_some(closing),
            (None, '#') if previous.is_whitespace() => comment = true,
            (None, '"' | '\'') if !previous.is_alphanumeric() => quote = Some(c),
            (None, '[' | '{') if starts_value && previous != '$' => open.push(at),
            (None, ']' | '}') => {
                open.pop();
            }
            (None, _) => {}
        }
        previous = c;
    }
    open.pop()
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests;
