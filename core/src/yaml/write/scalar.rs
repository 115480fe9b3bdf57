//! Text as a YAML scalar: plain, quoted, or a literal block.

use super::ambiguous::{ambiguous, word};
use super::{After, Place, Quoting, Writer};

impl Writer {
    /// Writes a text value and ends its line.
    pub(super) fn text(&mut self, text: &str, place: Place) {
        self.space(place);
        if self.quoting == Quoting::WhenNeeded && place.after != After::Nothing && fits_literal(text) {
            literal(&mut self.out, text, place.indent + 2);
        } else {
            one_line(&mut self.out, text, self.quoting);
            self.out.push('\n');
        }
    }
}

/// The forms that text can take on one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Plain,
    Single,
    Double,
}

/// Appends `text` in the best form that takes one line.
pub(super) fn one_line(out: &mut String, text: &str, quoting: Quoting) {
    match form(text, quoting) {
        Form::Plain => out.push_str(text),
        Form::Single => single(out, text),
        Form::Double => double(out, text),
    }
}

fn form(text: &str, quoting: Quoting) -> Form {
    match quoting {
        _ if plain_word(text) => Form::Plain,
        Quoting::Always => Form::Double,
        Quoting::WhenNeeded if needs_escapes(text) => Form::Double,
        Quoting::WhenNeeded if has_syntax(text) || ambiguous(text) => Form::Single,
        Quoting::WhenNeeded => Form::Plain,
    }
}

/// Whether text is a word or path that stays plain even if everything else is quoted.
fn plain_word(text: &str) -> bool {
    let (Some(first), rest) = (text.bytes().next(), text.bytes().skip(1)) else { return false };
    (first.is_ascii_alphabetic() || matches!(first, b'_' | b'/'))
        && rest.fold(true, |fits, b| {
            fits & (b.is_ascii_alphanumeric() || matches!(b, b'_' | b'.' | b'/' | b'-'))
        })
        && !word(text)
}

/// Whether text only survives in double quotes: it has line breaks, tabs, or characters that YAML refuses.
fn needs_escapes(text: &str) -> bool {
    // The first scan has no branches, so that it runs over many bytes at once; most text ends there.
    let odd = text.bytes().fold(false, |odd, b| odd | !matches!(b, b' '..=b'~'));
    odd && text.chars().any(escaped)
}

/// Whether a character is an escape in double quotes: controls, the breaks that only YAML 1.1 knows, byte order
/// marks, and what is no character at all.
fn escaped(c: char) -> bool {
    matches!(c, '\0'..='\x1f' | '\x7f'..='\u{9f}' | '\u{2028}' | '\u{2029}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether one line of plain `text` would be read as more or less than text: as a list, a comment, a tag…
fn has_syntax(text: &str) -> bool {
    let (Some(first), Some(last)) = (text.bytes().next(), text.bytes().next_back()) else { return true };
    begins_syntax(first, text) || matches!(last, b' ' | b':') || has_pair(text)
}

/// Whether text has what ends a key or starts a comment. Most texts are too short for a search that prepares itself.
fn has_pair(text: &str) -> bool {
    text.as_bytes().windows(2).any(|pair| matches!(pair, b": " | b" #"))
}

fn begins_syntax(first: u8, text: &str) -> bool {
    match first {
        b' ' | b'?' | b':' | b',' | b'[' | b']' | b'{' | b'}' | b'#' | b'&' | b'*' | b'!' | b'|' | b'>'
        | b'\'' | b'"' | b'%' | b'@' | b'`' => true,
        b'-' => matches!(text, "-" | "---") || text.starts_with("- ") || text.starts_with("--- "),
        b'.' => text == "..." || text.starts_with("... "),
        _ => false,
    }
}

fn single(out: &mut String, text: &str) {
    out.push('\'');
    for (number, part) in text.split('\'').enumerate() {
        if number > 0 {
            out.push_str("''");
        }
        out.push_str(part);
    }
    out.push('\'');
}

/// Appends `text` in double quotes, with escapes that JSON knows too.
fn double(out: &mut String, text: &str) {
    out.push('"');
    let mut rest = text;
    while let Some((at, special)) = rest.char_indices().find(|(_, c)| matches!(c, '"' | '\\') || escaped(*c))
    {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        escape(out, special);
        rest = from.get(special.len_utf8()..).unwrap_or_default();
    }
    out.push_str(rest);
    out.push('"');
}

fn escape(out: &mut String, special: char) {
    match special {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        other => {
            let code = format!("\\u{:04x}", u32::from(other));
            out.push_str(&code);
        }
    }
}

/// Whether text has more than one line and every reader gets it back from a literal block.
///
/// Blanks at the end of a line would survive the readers, but neither the editors nor the commit hooks that
/// remove them; text without a visible line has nothing to be read.
fn fits_literal(text: &str) -> bool {
    text.contains('\n')
        && !text.chars().any(|c| escaped(c) && !matches!(c, '\n' | '\t'))
        && !text.lines().any(|line| line.ends_with([' ', '\t']))
        && text.lines().any(|line| !line.is_empty())
}

/// Appends `text` as a literal block, whose lines are indented by `indent`.
fn literal(out: &mut String, text: &str, indent: usize) {
    out.push('|');
    if text.starts_with([' ', '\t', '\n']) {
        // Readers would find the indentation by the first line, or stumble over a tab there.
        out.push('2');
    }
    if !text.ends_with('\n') {
        out.push('-');
    } else if text.ends_with("\n\n") {
        out.push('+');
    }
    out.push('\n');
    for line in text.lines() {
        if !line.is_empty() {
            super::indentation(out, indent);
            out.push_str(line);
        }
        out.push('\n');
    }
}

/// A float's YAML text from its Rust text: YAML 1.1 wants a point, and a sign in the exponent.
pub(super) fn float(text: String) -> String {
    match text.as_str() {
        "NaN" => return ".nan".to_owned(),
        "inf" => return ".inf".to_owned(),
        "-inf" => return "-.inf".to_owned(),
        _ => {}
    }
    let Some((mantissa, exponent)) = text.split_once('e') else { return text };
    let point = if mantissa.contains('.') { "" } else { ".0" };
    let sign = if exponent.starts_with('-') { "" } else { "+" };
    format!("{mantissa}{point}e{sign}{exponent}")
}
