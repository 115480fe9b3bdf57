//! Services that are a word where a mapping belongs: `web: nginx:1.27`.

use crate::compose::schema::SERVICE;
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Place, Sources, Span};
use crate::yaml::{Key, Node};

/// Reports services that are text, and reads the text as what it is likely to be, so that nobody hears as well that
/// the service is missing.
pub(super) fn services(root: &mut Node, sources: &Sources, diagnostics: &mut Diagnostics) {
    let services = root.as_mapping_mut().and_then(|root| root.get_mut("services"));
    for (name, service) in services.and_then(Node::as_mapping_mut).into_iter().flatten() {
        let Some(text) = service.as_str().map(str::to_owned) else { continue };
        let found = Found { name, text: &text, span: service.span, sources };
        let (diagnostic, key, value) = match key_in(&text) {
            Some((key, value)) => (found.lacks(key, value), key, value),
            None => (found.lacks_key(), "image", text.as_str()),
        };
        diagnostics.push(diagnostic);
        let value = Node::string(value, service.span);
        *service = Node::object(service.span, [(key, value)]);
    }
}

/// A service that is text.
struct Found<'a> {
    name: &'a Key,
    text: &'a str,
    span: Span,
    sources: &'a Sources,
}

/// A key of a service at the start of a text, and what follows: `build .` or `image:nginx`.
fn key_in(text: &str) -> Option<(&'static str, &str)> {
    let (word, rest) = text.split_once([' ', ':'])?;
    let key = SERVICE.iter().find(|key| key.name == word)?;
    (!rest.trim().is_empty()).then(|| (key.name, rest.trim()))
}

impl Found<'_> {
    fn diagnostic(&self, message: String) -> Diagnostic {
        let place = Place::new(format!("services.{}", self.name), self.span);
        Diagnostic::new(codes::WRONG_TYPE, place, message)
    }

    /// The message about a line that lacks a colon or the space after it.
    fn lacks(&self, key: &str, value: &str) -> Diagnostic {
        let colon = self.text.get(key.len()..).is_some_and(|rest| rest.starts_with(':'));
        let (message, advice, sign) = if colon {
            ("a space is missing after the colon".to_owned(), "write the space", " ")
        } else {
            (format!("a colon is missing after `{key}`"), "write the colon", ":")
        };
        let diagnostic = self.diagnostic(message).label("YAML reads this as one piece of text");
        if self.sources.slice(self.span) != self.text {
            return diagnostic.help(format!("write `{key}: {value}`"));
        }
        let length = u32::try_from(key.len() + usize::from(colon)).unwrap_or(u32::MAX);
        let end = self.span.start.saturating_add(length);
        diagnostic.fix(advice, Span::new(self.span.file, end, end), sign)
    }

    /// The message about a service that is only the name of an image.
    fn lacks_key(&self) -> Diagnostic {
        let Self { name, text, span, sources } = *self;
        let diagnostic = self.diagnostic(format!(
            "the service `{name}` must be a mapping of keys such as `image`, not the text `{text}`"
        ));
        let advice = format!("if this is the image, write `image: {text}` on a line below, indented further");
        let between = Span::new(span.file, name.span.end, span.start);
        match indent(name.span, sources) {
            Some(indent) if sources.slice(between).trim() == ":" => {
                let replacement = format!("\n{}image: {}", " ".repeat(indent + 2), sources.slice(span));
                diagnostic.fix(advice, Span::new(span.file, name.span.end + 1, span.end), replacement)
            }
            _ => diagnostic.help(advice),
        }
    }
}

/// How far a key is indented, if it is the first thing on its line.
fn indent(key: Span, sources: &Sources) -> Option<usize> {
    let before = sources.get(key.file)?.text.get(..key.start as usize)?;
    let line = before.rsplit('\n').next()?;
    line.chars().all(|c| c == ' ').then_some(line.len())
}
