//! What became of every key of the Compose files: its outcome, and why.
//!
//! The ledger of a target knows the keys of the merged project; here each key that stands in a file finds what
//! was entered for it, also when another file replaces it, an alias repeats it, or nobody uses it.

mod join;
mod json;
mod markdown;
mod said;

pub use json::json;
pub use markdown::markdown;

use crate::conversion::Conversion;
use crate::coverage::{Fate, KeyFate, fates};
use crate::diagnostic::Diagnostic;
use crate::source::Span;

/// The report of a conversion.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// Every key that stands in a Compose file of the project, file by file and in the order of the file. There are
    /// none if the project could not be loaded.
    pub keys: Vec<Entry>,
}

/// What became of one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its dotted path in its file.
    pub path: String,
    /// Where it stands.
    pub span: Span,
    /// What became of it.
    pub fate: Fate,
    /// Its paths in the project, if these are others than its path in the file: `extends`, `<<` and aliases bring it
    /// there.
    pub used_as: Vec<String>,
    /// Why it has this fate, where no message says so.
    pub reason: Option<Reason>,
    /// The messages about it, as positions in [`Conversion::diagnostics`].
    pub messages: Vec<usize>,
}

/// Why a key has the fate that it has, where no message says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Its name starts with `x-`, and no alias repeats it.
    Extension,
    /// Its service has profiles of which none is active.
    Inactive,
    /// Another place says the same key and wins, or takes it away.
    Replaced,
    /// No service of the project uses what it belongs to.
    Unused,
    /// It speaks to another target.
    OtherTarget,
    /// What the target does instead is hardly different.
    Nearly,
}

impl Reason {
    /// The reason as half a sentence.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Extension => "a key of your own, which means nothing to Compose",
            Self::Inactive => "none of the profiles of its service is active",
            Self::Replaced => "another place in the project replaces it or takes it away",
            Self::Unused => "nothing in the project uses it",
            Self::OtherTarget => "it speaks to another target",
            Self::Nearly => "the target does nearly the same",
        }
    }
}

/// How many keys had which fate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Keys that mean in the output what they mean in Compose.
    pub translated: usize,
    /// Keys with a counterpart that differs in a way that is reported.
    pub approximated: usize,
    /// Keys without a counterpart.
    pub unsupported: usize,
    /// Keys that need no counterpart.
    pub not_applicable: usize,
}

impl Report {
    /// How many keys had which fate.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let count = |fate| self.keys.iter().filter(|key| key.fate == fate).count();
        Counts {
            translated: count(Fate::Translated),
            approximated: count(Fate::Approximated),
            unsupported: count(Fate::Unsupported),
            not_applicable: count(Fate::NotApplicable),
        }
    }
}

/// What to do about a message: its advice, or else what its code says in general.
fn remedy(diagnostic: &Diagnostic) -> Vec<&str> {
    let advice: Vec<&str> = diagnostic.help.iter().map(|help| help.text.as_str()).collect();
    if advice.is_empty() { vec![diagnostic.code.explanation()] } else { advice }
}

impl Counts {
    /// All keys.
    #[must_use]
    pub fn all(self) -> usize {
        self.translated + self.approximated + self.unsupported + self.not_applicable
    }
}

impl Conversion {
    /// What became of every key of the merged project that a file wrote.
    #[must_use]
    pub fn fates(&self) -> Vec<KeyFate> {
        fates(&self.accounts.rows, &self.diagnostics)
    }

    /// What became of every key of the Compose files.
    ///
    /// This takes about as long as reading the files again, so ask once.
    #[must_use]
    pub fn report(&self) -> Report {
        Report { keys: join::entries(self) }
    }
}

#[cfg(test)]
mod tests;
