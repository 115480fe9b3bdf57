//! Compose projects into Kubernetes manifests or a Swarm stack: the pure library behind `kompose-rs`.

mod application;
mod compose;
#[cfg(test)]
mod conformance_tests;
pub mod conversion;
mod coverage;
pub mod diagnostic;
mod input;
pub mod kubernetes;
pub mod model;
mod options;
pub mod source;
pub mod swarm;
pub mod yaml;

pub use application::{Application, FileVariable, Inactive};
pub use conversion::{Access, Conversion, Output, OutputFile, Summary};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use input::{ComposeFile, Input};
pub use options::{Format, Layout, Options, Target};
pub use source::{Files, MemoryFiles};

/// Converts a Compose project.
#[must_use]
pub fn convert(_input: &Input, _options: &Options, _files: &dyn Files) -> Conversion {
    Conversion {
        output: Output::None,
        files: Vec::new(),
        diagnostics: Vec::new(),
        sources: source::Sources::default(),
        summary: Summary::default(),
    }
}

/// The canonical project, as data what `docker compose config` prints, and what there is to say about it.
#[derive(Debug, Clone)]
pub struct Config {
    /// The project as text in the wanted form; empty when a diagnostic is an error.
    pub text: String,
    /// Everything there is to say, in document order.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that the diagnostics point into.
    pub sources: source::Sources,
}

/// Loads a Compose project and prints it in canonical form.
#[must_use]
pub fn config(_input: &Input, _format: Format, _files: &dyn Files) -> Config {
    Config { text: String::new(), diagnostics: Vec::new(), sources: source::Sources::default() }
}
