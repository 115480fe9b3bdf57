//! Values in quotes, which may go over several lines.

use super::{DotenvError, Reader};

impl<'a> Reader<'a> {
    /// A value in single quotes: literal, but `\'` is a quote.
    pub(super) fn single_quoted(&mut self, name: &str) -> Result<String, DotenvError> {
        let (_, inner) = self.quoted('\'', name)?;
        let mut value = String::with_capacity(inner.len());
        for piece in Escaped(inner) {
            match piece {
                r"\'" => value.push('\''),
                piece => value.push_str(piece),
            }
        }
        Ok(value)
    }

    /// A value in double quotes, with escapes and variables.
    pub(super) fn double_quoted(&mut self, name: &str) -> Result<String, DotenvError> {
        let (line, inner) = self.quoted('"', name)?;
        let mut template = String::with_capacity(inner.len());
        let mut rest = inner;
        while let Some(piece) = Escaped(rest).next() {
            let octal = octal(rest);
            let length = if octal.is_some() { r"\0123".len() } else { piece.len() };
            match octal.or_else(|| escape(piece)) {
                Some('$') => template.push_str("$$"),
                Some(character) => template.push(character),
                None => template.push_str(piece),
            }
            rest = rest.get(length..).unwrap_or("");
        }
        self.expand(&template, line)
    }

    /// What stands between two quotes, and the line on which it starts.
    fn quoted(&mut self, quote: char, name: &str) -> Result<(usize, &'a str), DotenvError> {
        let line = self.line;
        let inner = self.rest.strip_prefix(quote).unwrap_or(self.rest);
        let mut length = 0;
        for piece in Escaped(inner) {
            if piece.starts_with(quote) {
                self.advance(length + 2);
                return Ok((line, inner.get(..length).unwrap_or("")));
            }
            length += piece.len();
        }
        let message = format!("the value of `{name}` starts with `{quote}`, and nothing closes it");
        let help = format!("Put another `{quote}` at the end of the value.");
        Err(self.error(&message).with_help(&help))
    }
}

/// The characters of a text, a backslash together with the character that follows it.
struct Escaped<'a>(&'a str);

impl<'a> Iterator for Escaped<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let mut characters = self.0.chars();
        if characters.next()? == '\\' {
            characters.next();
        }
        let (piece, rest) = self.0.split_at_checked(self.0.len() - characters.as_str().len())?;
        self.0 = rest;
        Some(piece)
    }
}

/// The character that an escape stands for. A `$` that comes of one starts no variable.
fn escape(piece: &str) -> Option<char> {
    Some(match piece {
        r"\n" => '\n',
        r"\r" => '\r',
        r"\t" => '\t',
        r"\a" => '\u{7}',
        r"\b" => '\u{8}',
        r"\f" => '\u{c}',
        r"\v" => '\u{b}',
        r#"\""# => '"',
        r"\\" => '\\',
        r"\$" => '$',
        _ => return None,
    })
}

/// The character that `\0` and three octal digits at the start of a text stand for.
fn octal(text: &str) -> Option<char> {
    let digits = text.strip_prefix(r"\0")?.get(..3)?;
    let octal = digits.bytes().all(|digit| matches!(digit, b'0'..=b'7'));
    u8::from_str_radix(digits, 8).ok().filter(|_| octal).map(char::from)
}
