//! The parts of a template: plain text and variables.

use std::ops::Range;

use super::{TemplateError, Unset};
use crate::model::syntax::visible;

/// A part of a template.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text that stays as it is.
    Text(&'a str),
    /// A variable.
    Variable(Expression<'a>),
}

/// A variable and what is to be done with it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Expression<'a> {
    pub(super) name: &'a str,
    pub(super) operation: Option<Operation<'a>>,
    /// The bytes of the template.
    pub(super) range: Range<usize>,
}

/// What is to be done when a variable is set, or is not.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Operation<'a> {
    pub(super) operator: Operator,
    /// Whether an empty variable counts as one that is not set.
    pub(super) or_empty: bool,
    /// A template: the default, the alternative or the message.
    pub(super) word: &'a str,
    /// Where the word starts.
    pub(super) offset: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    /// `-`: the word if the variable is not set.
    Default,
    /// `+`: the word if the variable is set.
    Alternate,
    /// `?`: an error if the variable is not set.
    Required,
}

impl Expression<'_> {
    pub(super) fn unset(&self) -> Unset {
        Unset { name: self.name.to_owned(), range: self.range.clone() }
    }
}

/// The pieces of a template one after the other; nothing follows an error.
pub(super) struct Pieces<'a> {
    rest: &'a str,
    offset: usize,
}

impl<'a> Pieces<'a> {
    /// The pieces of a template that starts at `offset` of a larger one.
    pub(super) fn new(text: &'a str, offset: usize) -> Self {
        Self { rest: text, offset }
    }

    fn advance(&mut self, length: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.rest = rest;
        self.offset += piece.len();
        piece
    }

    /// The piece that starts with a `$`.
    fn dollar(&mut self, after: &'a str) -> Result<Piece<'a>, TemplateError> {
        if after.starts_with('$') {
            self.advance(1);
            return Ok(Piece::Text(self.advance(1)));
        }
        if let Some(inner) = after.strip_prefix('{') {
            return self.braced(inner);
        }
        let name = name(after);
        let start = self.offset;
        let piece = self.advance(1 + name.len());
        if name.is_empty() {
            return Ok(Piece::Text(piece));
        }
        Ok(Piece::Variable(Expression { name, operation: None, range: start..self.offset }))
    }

    fn braced(&mut self, inner: &'a str) -> Result<Piece<'a>, TemplateError> {
        let start = self.offset;
        let name = name(inner);
        let tail = inner.strip_prefix(name).unwrap_or("");
        if name.is_empty() {
            return Err(self.invalid("`${` must be followed by the name of a variable".to_owned()));
        }
        if tail.starts_with('}') {
            self.advance(3 + name.len());
            return Ok(Piece::Variable(Expression { name, operation: None, range: start..self.offset }));
        }
        let Some((operator, or_empty, tail)) = operator(tail) else {
            return Err(self.invalid(unexpected(name, tail)));
        };
        let Some(word) = word(tail) else {
            return Err(self.invalid(unclosed(name)));
        };
        let opening = inner.len() - tail.len() + 2;
        let operation = Operation { operator, or_empty, word, offset: start + opening };
        self.advance(opening + word.len() + 1);
        Ok(Piece::Variable(Expression { name, operation: Some(operation), range: start..self.offset }))
    }

    /// An error about the variable that starts here, up to its `}` or the end of the line.
    fn invalid(&mut self, message: String) -> TemplateError {
        let line = self.rest.lines().next().unwrap_or(self.rest);
        let length = line.find('}').map_or(line.len(), |at| at + 1);
        let range = self.offset..self.offset + length;
        self.rest = "";
        TemplateError::invalid(range, message)
    }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Result<Piece<'a>, TemplateError>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(after) = self.rest.strip_prefix('$') {
            return Some(self.dollar(after));
        }
        let end = self.rest.find('$').unwrap_or(self.rest.len());
        Some(self.advance(end)).filter(|text| !text.is_empty()).map(|text| Ok(Piece::Text(text)))
    }
}

/// The name of a variable at the start of a text; empty if there is none.
fn name(text: &str) -> &str {
    let belongs = |(at, byte): (usize, u8)| {
        byte == b'_' || byte.is_ascii_alphabetic() || at > 0 && byte.is_ascii_digit()
    };
    let length = text.bytes().enumerate().take_while(|&byte| belongs(byte)).count();
    text.get(..length).unwrap_or("")
}

/// The operator at the start of a text, whether it counts empty as unset, and what follows.
fn operator(text: &str) -> Option<(Operator, bool, &str)> {
    let (or_empty, text) = text.strip_prefix(':').map_or((false, text), |text| (true, text));
    let operator = match text.chars().next()? {
        '-' => Operator::Default,
        '+' => Operator::Alternate,
        '?' => Operator::Required,
        _ => return None,
    };
    Some((operator, or_empty, text.get(1..)?))
}

/// The word of an operator, which ends at the `}` that closes the variable.
///
/// Braces within a word come in pairs. If they do not on its first line, the word may go on over further
/// lines, or else a brace stands alone in it and the last `}` of the line closes the variable.
fn word(text: &str) -> Option<&str> {
    let line = text.split('\n').next().unwrap_or(text);
    let end = closing(line).or_else(|| closing(text)).or_else(|| line.rfind('}'))?;
    text.get(..end)
}

/// Where the brace stands that closes what was opened before the text.
fn closing(text: &str) -> Option<usize> {
    let mut depth: usize = 1;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return Some(at);
        }
    }
    None
}

fn unexpected(name: &str, tail: &str) -> String {
    match tail.chars().next() {
        None | Some('\n') => unclosed(name),
        Some(':') => format!("after `${{{name}:` there must be `-`, `+` or `?`"),
        Some(character) => format!("`{}` cannot stand after `${{{name}`", visible(character)),
    }
}

fn unclosed(name: &str) -> String {
    format!("`${{{name}` has no `}}` to close it")
}
