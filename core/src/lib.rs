//! Compose projects into Kubernetes manifests or a Swarm stack: the pure library behind `kompose-rs`.

mod application;
mod compose;
mod config;
#[cfg(test)]
mod conformance_tests;
pub mod conversion;
mod coverage;
pub mod diagnostic;
mod input;
pub mod kubernetes;
pub mod model;
mod options;
mod render;
pub mod source;
pub mod swarm;
pub mod yaml;

pub use application::{Application, FileVariable, Inactive};
pub use compose::{EnvFileError, env_file};
pub use config::{Config, config};
pub use conversion::{Access, Conversion, Output, OutputFile, Summary};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use input::{ComposeFile, Input};
pub use options::{Format, Layout, Options, Target};
pub use source::{Files, MemoryFiles};

/// Converts a Compose project.
#[must_use]
pub fn convert(input: &Input, options: &Options, files: &dyn Files) -> Conversion {
    let mut sources = source::Sources::default();
    let mut diagnostics = diagnostic::Diagnostics::new();
    let _ = (compose::load(input, files, &mut sources, &mut diagnostics), options);
    Conversion {
        output: Output::None,
        files: Vec::new(),
        diagnostics: diagnostics.finish(&sources),
        sources,
        summary: Summary::default(),
    }
}
