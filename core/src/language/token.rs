//! The words of a line: keys with their colons, quoted and plain values, and what stands between brackets.

use super::scan::Tail;

/// A key on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KeyToken {
    /// Where its text starts, without a quote.
    pub(super) from: usize,
    /// Where its text ends.
    pub(super) to: usize,
    /// Where the colon ends.
    pub(super) after: usize,
}

/// A single value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Scalar {
    /// Where its text starts, without a quote.
    pub(super) from: usize,
    /// Where its text ends.
    pub(super) to: usize,
    /// Whether the line ends inside it.
    pub(super) is_open: bool,
}

/// What stands between brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Space,
    Comment,
    /// An opening bracket, and whether it is that of a mapping.
    Open(bool),
    Close,
    Comma,
    /// The text of a key, whose colon belongs to the token.
    Key(usize, usize),
    Scalar(Scalar),
}

/// A token with its length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Measured {
    pub(super) kind: Token,
    pub(super) length: usize,
}

impl Scalar {
    /// What the end of a line is behind this value, which starts at an offset.
    pub(super) fn tail(self, at: usize, wanted: fn(usize) -> Tail) -> Tail {
        if self.is_open { wanted(at + self.from) } else { Tail::Nowhere }
    }
}

/// The key that a text starts with, if a colon makes one of it.
pub(super) fn key(text: &str) -> Option<KeyToken> {
    let (from, to, end) = match text.chars().next()? {
        quote @ ('"' | '\'') => {
            let to = 1 + closing(text.get(1..)?, quote)?;
            (1, to, to + 1)
        }
        '[' | '{' | '|' | '>' | '&' | '*' | '#' => return None,
        _ => {
            let to = plain_end(text, ends_key)?;
            (0, to, to)
        }
    };
    let rest = text.get(end..)?;
    let colon = end + rest.len() - rest.trim_start_matches(' ').len();
    let after = text.get(colon..)?.strip_prefix(':')?;
    let is_key = after.is_empty() || after.starts_with([' ', '\t']);
    let to = if to == end { text.get(..to)?.trim_end().len() } else { to };
    is_key.then_some(KeyToken { from, to, after: colon + 1 })
}

/// Whether a colon or a comment starts here.
fn ends_key(rest: &str, before: Option<char>) -> bool {
    let colon =
        rest.strip_prefix(':').is_some_and(|after| after.is_empty() || after.starts_with([' ', '\t']));
    colon || is_comment(rest, before)
}

fn is_comment(rest: &str, before: Option<char>) -> bool {
    rest.starts_with('#') && before.is_none_or(|before| before == ' ')
}

/// The first position at which something holds of the rest of a text and the character before.
fn plain_end(text: &str, ends: impl Fn(&str, Option<char>) -> bool) -> Option<usize> {
    let mut before = None;
    for (position, c) in text.char_indices() {
        if ends(text.get(position..)?, before) {
            return Some(position);
        }
        before = Some(c);
    }
    None
}

/// Where a quoted text ends.
fn closing(text: &str, quote: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(position, c)| {
        let ends = c == quote && !escaped;
        escaped = quote == '"' && c == '\\' && !escaped;
        ends.then_some(position)
    })
}

/// A text without the spaces, the tag and the anchor that it starts with.
pub(super) fn without_properties(text: &str) -> &str {
    let content = text.trim_start_matches([' ', '\t']);
    if !content.starts_with(['&', '!']) {
        return content;
    }
    let end = content.find(' ').unwrap_or(content.len());
    without_properties(content.get(end..).unwrap_or(""))
}

/// The value that a text starts with; between brackets it ends sooner.
pub(super) fn scalar(text: &str, in_flow: bool) -> Scalar {
    if let Some(quote) = text.chars().next().filter(|c| matches!(c, '"' | '\'')) {
        let inner = text.get(1..).unwrap_or("");
        let end = closing(inner, quote);
        return Scalar { from: 1, to: 1 + end.unwrap_or(inner.len()), is_open: end.is_none() };
    }
    let ends = |rest: &str, before: Option<char>| {
        is_comment(rest, before) || (in_flow && (rest.starts_with([',', ']', '}']) || ends_key(rest, before)))
    };
    let end = plain_end(text, ends);
    let to = text.get(..end.unwrap_or(text.len())).unwrap_or("").trim_end().len();
    Scalar { from: 0, to, is_open: end.is_none() }
}

/// The first token between brackets.
pub(super) fn flow(text: &str, wants_key: bool) -> Measured {
    let single = |kind| Measured { kind, length: 1 };
    match text.chars().next() {
        None | Some(' ' | '\t' | ':') => single(Token::Space),
        Some('#') => single(Token::Comment),
        Some('[') => single(Token::Open(false)),
        Some('{') => single(Token::Open(true)),
        Some(']' | '}') => single(Token::Close),
        Some(',') => single(Token::Comma),
        Some(_) => word(text, wants_key),
    }
}

fn word(text: &str, wants_key: bool) -> Measured {
    let scalar = scalar(text, true);
    let end = if scalar.from > 0 && !scalar.is_open { scalar.to + 1 } else { scalar.to };
    let rest = text.get(end..).unwrap_or("");
    let spaces = rest.len() - rest.trim_start_matches(' ').len();
    if wants_key && rest.trim_start_matches(' ').starts_with(':') {
        return Measured { kind: Token::Key(scalar.from, scalar.to), length: end + spaces + 1 };
    }
    // What follows a plain word up to the end of the line belongs to it.
    let is_open = scalar.is_open;
    Measured { kind: Token::Scalar(scalar), length: if is_open { text.len() } else { end } }
}
