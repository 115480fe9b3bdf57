//! A colon, or the blank after one, that is missing.

use super::{Line, Page};
use crate::diagnostic::{Diagnostic, nearest};

/// How far before the place where the scanner gave up the mistake may be, in lines.
const NEAR: usize = 3;

impl<'a> Page<'a> {
    fn near(&self) -> impl Iterator<Item = Line<'a>> {
        self.before().into_iter().filter(|line| !line.is_blank()).take(NEAR)
    }

    /// `image:nginx` or `-db`, which YAML reads as one word.
    pub(super) fn missing_blank(&self) -> Option<Diagnostic> {
        let (line, at) = self.near().find_map(|line| Some((line, glued(line.content())?)))?;
        let start = line.content_start();
        let sign = line.content().get(at - 1..at)?;
        let after = if sign == ":" { "colon" } else { "dash" };
        let message = format!("a space is missing after the {after}");
        let diagnostic = self.diagnostic(start, start + line.content().len(), &message);
        let place = self.span(start + at, start + at);
        Some(diagnostic.label("YAML reads this as one word").fix("write the space", place, " "))
    }

    /// `image nginx` where `image: nginx` is meant, or a bare name among `key: value` lines.
    pub(super) fn missing_colon(&self) -> Option<Diagnostic> {
        let (line, word) = self.near().find_map(|line| Some((line, key_without_colon(line.content())?)))?;
        let start = line.content_start();
        let end = start + word.len();
        let diagnostic = self
            .diagnostic(start, end, &format!("a colon is missing after `{word}`"))
            .label("this looks like a key")
            .fix("write the colon", self.span(end, end), ":");
        let near = nearest(word, ["image", "build", "ports", "command", "volumes", "environment"]);
        Some(match near {
            Some(near) if near != word => diagnostic.help(format!("did you mean `{near}`?")),
            _ => diagnostic,
        })
    }
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.')
}

/// The word that should be a key, in a line that has no colon and is no list item.
fn key_without_colon(content: &str) -> Option<&str> {
    let word = content.split_whitespace().next()?;
    let has_colon = content.contains(": ") || content.ends_with(':');
    (word.chars().all(is_word) && !has_colon && !word.starts_with('-')).then_some(word)
}

/// Where the blank belongs in a line that starts with a key and its colon, or with a dash, and goes on at once.
fn glued(content: &str) -> Option<usize> {
    if let Some(item) = content.strip_prefix('-') {
        return item.starts_with(|c: char| c.is_alphanumeric() || c == '"').then_some(1);
    }
    let (key, value) = content.split_once(':')?;
    let is_key =
        !key.is_empty() && key.chars().all(|c| is_word(c) && !c.is_uppercase()) && !content.contains(": ");
    (is_key && value.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '"' | '.')))
        .then_some(key.len() + 1)
}
