//! Env files: `NAME=value`, one variable after the other.
//!
//! The lines of such files are often secrets, so that no message repeats more than the name of a variable.

mod quoted;

use indexmap::IndexMap;

use super::template::{self, Lookup};
use crate::model::syntax::visible;

/// What an env file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Dotenv {
    /// The variables in the order of their first lines; a variable without a value is named but set nowhere.
    pub(crate) entries: Vec<(String, Option<String>)>,
    /// The variables that values mention and that are not set, each of which became nothing.
    pub(crate) unset: Vec<UnsetVariable>,
}

/// A variable that a value mentions and that is not set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct UnsetVariable {
    /// Its name.
    pub(crate) name: String,
    /// The line, counted from 1, on which the value starts.
    pub(crate) line: usize,
}

/// A line that is no part of an env file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct DotenvError {
    /// The line, counted from 1.
    pub(crate) line: usize,
    /// What is the matter.
    pub(crate) message: String,
    /// What to write instead, if that can be said.
    pub(crate) help: Option<String>,
}

/// Reads an env file. Values may mention variables: those that `lookup` knows win over those of earlier lines.
pub(crate) fn parse(text: &str, lookup: Lookup<'_>) -> Result<Dotenv, DotenvError> {
    let mut reader = Reader::new(text, lookup);
    while reader.find_statement() {
        reader.statement()?;
    }
    Ok(reader.finish())
}

/// Reads an env file of the format `raw`, in which a value is all that follows the first `=` of its line.
pub(crate) fn parse_raw(text: &str, lookup: Lookup<'_>) -> Result<Dotenv, DotenvError> {
    let mut reader = Reader::new(text, lookup);
    while reader.find_statement() {
        reader.raw_line()?;
    }
    Ok(reader.finish())
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    lookup: Lookup<'a>,
    entries: IndexMap<String, Option<String>>,
    unset: Vec<UnsetVariable>,
    /// How many bytes the values have together.
    expanded: usize,
}

/// How many bytes the values of one file may have together; each can name those before it, and double them.
const LARGEST: usize = 16 * 1024 * 1024;

impl<'a> Reader<'a> {
    fn new(text: &'a str, lookup: Lookup<'a>) -> Self {
        let rest = text.strip_prefix('\u{feff}').unwrap_or(text);
        Self { rest, line: 1, lookup, entries: IndexMap::new(), unset: Vec::new(), expanded: 0 }
    }

    fn finish(self) -> Dotenv {
        Dotenv { entries: self.entries.into_iter().collect(), unset: self.unset }
    }

    fn advance(&mut self, length: usize) -> &'a str {
        let (piece, rest) = self.rest.split_at_checked(length).unwrap_or((self.rest, ""));
        self.line += piece.matches('\n').count();
        self.rest = rest;
        piece
    }

    /// Everything up to the end of the line or of the file.
    fn advance_line(&mut self) -> &'a str {
        self.advance(self.rest.find('\n').unwrap_or(self.rest.len()))
    }

    fn skip(&mut self, skipped: fn(char) -> bool) {
        self.advance(self.rest.len() - self.rest.trim_start_matches(skipped).len());
    }

    /// Skips white space and comments, and says whether anything is left.
    fn find_statement(&mut self) -> bool {
        self.skip(char::is_whitespace);
        while self.rest.starts_with('#') {
            self.advance_line();
            self.skip(char::is_whitespace);
        }
        !self.rest.is_empty()
    }

    fn statement(&mut self) -> Result<(), DotenvError> {
        if self.rest.strip_prefix("export").is_some_and(|rest| rest.starts_with(is_blank)) {
            self.advance("export".len());
            self.skip(is_blank);
        }
        let name = self.name()?;
        if !self.rest.starts_with(['=', ':']) {
            self.inherit(name);
            return Ok(());
        }
        if name.is_empty() {
            return Err(self.error("there is no name before the value").with_help("write `NAME=value`"));
        }
        self.advance(1);
        self.skip(is_blank);
        let value = match self.rest.chars().next() {
            Some('\'') => self.single_quoted(name)?,
            Some('"') => self.double_quoted(name)?,
            _ => self.unquoted()?,
        };
        self.entries.insert(name.to_owned(), Some(value));
        Ok(())
    }

    /// The name of a variable, up to the separator or the end of the line.
    fn name(&mut self) -> Result<&'a str, DotenvError> {
        let end = self.rest.find(['=', ':', '\n']).unwrap_or(self.rest.len());
        let name = self.rest.get(..end).unwrap_or("").trim_end();
        if let Some(stranger) = name.chars().find(|&character| !is_blank(character) && !is_of_name(character))
        {
            let message = format!("`{}` cannot stand in the name of a variable", visible(stranger));
            let help = "If this line goes on with the value of the line before, put that value in quotes.";
            return Err(self.error(&message).with_help(help));
        }
        if name.contains(is_blank) {
            let error = self.error("the name of a variable cannot have a space in it");
            return Err(error.with_help("Write `NAME=value`, one variable on each line."));
        }
        self.advance(end);
        Ok(name)
    }

    /// A variable that is named without a value has the one that is known already, if any.
    fn inherit(&mut self, name: &str) {
        if name.is_empty() {
            return;
        }
        let value = (self.lookup)(name);
        let entry = self.entries.entry(name.to_owned()).or_default();
        *entry = value.or_else(|| entry.take());
    }

    fn unquoted(&mut self) -> Result<String, DotenvError> {
        let line = self.line;
        let text = self.advance_line();
        let value = text.split_once(" #").map_or(text, |(value, _)| value).trim_end();
        self.expand(value, line)
    }

    /// Replaces the variables of a value.
    fn expand(&mut self, value: &str, line: usize) -> Result<String, DotenvError> {
        let lookup = |name: &str| (self.lookup)(name).or_else(|| self.entries.get(name).cloned().flatten());
        let substituted = template::substitute(value, &lookup).map_err(|error| DotenvError {
            line,
            message: error.message,
            help: None,
        })?;
        let text = substituted.text.into_owned();
        self.expanded += text.len();
        if self.expanded > LARGEST {
            let message = format!("the values of this file become larger than {} MiB", LARGEST >> 20);
            return Err(DotenvError { line, message, help: None });
        }
        let unset = substituted.unset.into_iter();
        self.unset.extend(unset.map(|unset| UnsetVariable { name: unset.name, line }));
        Ok(text)
    }

    fn raw_line(&mut self) -> Result<(), DotenvError> {
        let error =
            |message| Err(self.error(message).with_help("Write `NAME=value`, one variable on each line."));
        let text = self.rest.split('\n').next().unwrap_or("");
        let text = text.strip_suffix('\r').unwrap_or(text);
        let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
        if name.is_empty() {
            return error("there is no name before the value");
        }
        if name.contains(char::is_whitespace) {
            return error("the name of a variable cannot have a space in it");
        }
        match value {
            Some(value) => {
                self.entries.insert(name.to_owned(), Some(value.to_owned()));
            }
            None => self.inherit(name),
        }
        self.advance_line();
        Ok(())
    }

    fn error(&self, message: &str) -> DotenvError {
        DotenvError { line: self.line, message: message.to_owned(), help: None }
    }
}

impl DotenvError {
    fn with_help(self, help: &str) -> Self {
        Self { help: Some(help.to_owned()), ..self }
    }
}

/// Whether a character is white space within a line.
fn is_blank(character: char) -> bool {
    matches!(character, '\t' | '\u{b}' | '\u{c}' | '\r' | ' ' | '\u{85}' | '\u{a0}')
}

fn is_of_name(character: char) -> bool {
    character.is_alphabetic() || character.is_numeric() || matches!(character, '_' | '.' | '-' | '[' | ']')
}

#[cfg(test)]
mod tests;
