//! What a conversion gives back.

use crate::coverage::Accounts;
use crate::diagnostic::Diagnostic;
use crate::kubernetes::Object;
use crate::source::Sources;
use crate::swarm::Stack;

/// The result of a conversion: typed objects, their text, and what there is to say.
///
/// When a diagnostic is an error there are no files: half an application is worse than none.
#[derive(Debug, Clone)]
pub struct Conversion {
    /// The objects, typed, in the order in which they should be created.
    pub output: Output,
    /// The same as text, each file with its path relative to the output folder.
    pub files: Vec<OutputFile>,
    /// Everything there is to say, in document order.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that the diagnostics point into.
    pub sources: Sources,
    /// What a person needs to know next.
    pub summary: Summary,
    /// What [`Conversion::report`] tells from.
    pub accounts: Accounts,
}

impl Conversion {
    /// Whether the project was refused.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }
}

/// The typed objects of one target.
#[derive(Debug, Clone, Default)]
pub enum Output {
    /// Nothing, because the project was refused before anything could be made of it.
    #[default]
    None,
    /// Kubernetes objects.
    Kubernetes(Vec<Object>),
    /// A Swarm stack.
    Swarm(Box<Stack>),
}

/// One file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Its path relative to the output folder, with `/` between components.
    pub path: String,
    /// The bytes.
    pub contents: Vec<u8>,
    /// Whether it holds secret values and must be readable by its owner only (mode 0600).
    pub secret: bool,
}

/// What a person needs to know next.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// The project's name.
    pub project: String,
    /// How to reach each published port.
    pub access: Vec<Access>,
}

/// How to reach one published port of a service after the conversion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Access {
    /// The Compose service.
    pub service: String,
    /// The address that Compose published, such as `localhost:8080`.
    pub published: String,
    /// The command or the address that reaches it now.
    pub instead: String,
}
