//! The stable names of messages.

use std::fmt;

/// How grave a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is written.
    Error,
    /// Something of the application is lost or needs attention.
    Warning,
    /// Something differs in a way that is worth knowing.
    Note,
}

impl Severity {
    /// The word that starts a message.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// The kind of a message: a slug that never changes its meaning.
#[derive(Clone, Copy)]
pub struct Code(&'static Entry);

/// One line of the table of codes.
#[derive(Debug)]
pub(super) struct Entry {
    pub(super) slug: &'static str,
    pub(super) severity: Severity,
    pub(super) class: Class,
    pub(super) explanation: &'static str,
}

/// What makes a message graver than its own severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing does.
    Plain,
    /// `--strict`: something of the application is lost.
    Lossy,
    /// `--strict-compose`: Docker Compose refuses what is taken here.
    Lenient,
}

impl Code {
    pub(super) const fn new(entry: &'static Entry) -> Self {
        Self(entry)
    }

    /// The name, such as `ulimits-unsupported`.
    #[must_use]
    pub fn slug(self) -> &'static str {
        self.0.slug
    }

    /// How grave a message of this kind is without `--strict`.
    #[must_use]
    pub fn severity(self) -> Severity {
        self.0.severity
    }

    /// Whether something of the application is lost, so that `--strict` makes it an error.
    #[must_use]
    pub fn is_lossy(self) -> bool {
        self.0.class == Class::Lossy
    }

    /// Whether Docker Compose refuses what a message of this kind warns of, so that `--strict-compose` makes it an
    /// error.
    #[must_use]
    pub fn is_lenient(self) -> bool {
        self.0.class == Class::Lenient
    }

    /// Why there is such a message, and what to do, in a few sentences.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        self.0.explanation
    }
}

impl PartialEq for Code {
    fn eq(&self, other: &Self) -> bool {
        self.0.slug == other.0.slug
    }
}

impl Eq for Code {}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.slug)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.slug)
    }
}
