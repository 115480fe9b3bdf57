//! What the conversion has to say: errors, warnings and notes, each with its place and what to do.

mod code;
pub mod codes;
pub mod explain;
pub mod github;
#[cfg(feature = "human")]
pub mod human;
pub mod json;
pub mod sarif;
mod suggest;

pub use code::{Code, Severity};
pub use suggest::{listed, nearest};

use crate::source::{Place, ReadError, Sources, Span};

/// One message about one place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The stable name of the kind of message.
    pub code: Code,
    /// How grave it is; the code's own severity unless `--strict` or `--strict-compose` raised it.
    pub severity: Severity,
    /// What is the matter, in one sentence that names the user's own words.
    pub message: String,
    /// Where: the Compose path and the range in the text.
    pub place: Place,
    /// What stands under the range in the excerpt; empty for nothing.
    pub label: String,
    /// Further ranges that explain the first.
    pub related: Vec<Label>,
    /// What to do about it, best advice first.
    pub help: Vec<Help>,
    /// The file that would have to be there and is not, by the path that was read; whoever shows the message can offer
    /// to make it.
    pub missing: Option<String>,
}

/// A second range with a word about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// The range.
    pub span: Span,
    /// The word.
    pub text: String,
}

/// Advice, with the edit that follows it if a machine can make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Help {
    /// The advice in words.
    pub text: String,
    /// The edits that carry it out; empty if it takes a person.
    pub edits: Vec<Edit>,
}

/// A replacement of one range of text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// What stands there afterwards.
    pub replacement: String,
}

impl Diagnostic {
    /// A message about a place.
    pub fn new(code: Code, place: Place, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            place,
            label: String::new(),
            related: Vec::new(),
            help: Vec::new(),
            missing: None,
        }
    }

    /// A message about a file that could not be read.
    pub(crate) fn unreadable(mut self, path: &str, error: &ReadError) -> Self {
        self.missing = (*error == ReadError::Missing).then(|| path.to_owned());
        self
    }

    /// Says something right under the range.
    #[must_use]
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = text.into();
        self
    }

    /// Points at a second range.
    #[must_use]
    pub fn related(mut self, span: Span, text: impl Into<String>) -> Self {
        self.related.push(Label { span, text: text.into() });
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help.push(Help { text: text.into(), edits: Vec::new() });
        self
    }

    /// Says what to do, with the edit that does it.
    #[must_use]
    pub fn fix(self, text: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        self.edits(text, vec![Edit { span, replacement: replacement.into() }])
    }

    /// Says what to do, with the edits that do it together.
    #[must_use]
    pub fn edits(mut self, text: impl Into<String>, edits: Vec<Edit>) -> Self {
        self.help.push(Help { text: text.into(), edits });
        self
    }

    /// Whether this message stops the conversion.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

/// The messages of a conversion while it runs.
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
}

impl Diagnostics {
    /// None yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a message.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Adds messages.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        self.list.extend(diagnostics);
    }

    /// Whether any message so far is an error.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(Diagnostic::is_error)
    }

    /// The messages so far, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// The messages so far, for others to take in.
    pub(crate) fn into_list(self) -> Vec<Diagnostic> {
        self.list
    }

    /// The messages so far, to change.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Diagnostic> {
        self.list.iter_mut()
    }

    /// Turns every message about a loss into an error, as `--strict` asks.
    pub fn raise_losses(&mut self) {
        for diagnostic in self.list.iter_mut().filter(|diagnostic| diagnostic.code.is_lossy()) {
            diagnostic.severity = Severity::Error;
        }
    }

    /// Turns every message about what Docker Compose refuses into an error, as `--strict-compose` asks.
    pub fn raise_leniencies(&mut self) {
        for diagnostic in self.list.iter_mut().filter(|diagnostic| diagnostic.code.is_lenient()) {
            diagnostic.severity = Severity::Error;
        }
    }

    /// The messages in document order, each once: by file, place and code; those without a place last.
    #[must_use]
    pub fn finish(mut self, sources: &Sources) -> Vec<Diagnostic> {
        let known = |span: &Span| sources.get(span.file).is_some();
        let place =
            |d: &Diagnostic| d.place.span.filter(known).map_or((1, Span::default()), |span| (0, span));
        self.list.sort_by(|a, b| (place(a), a.code.slug()).cmp(&(place(b), b.code.slug())));
        self.list.dedup_by(|a, b| a.code == b.code && a.place == b.place && a.message == b.message);
        self.list
    }
}
