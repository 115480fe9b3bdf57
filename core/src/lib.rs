//! Compose projects into Kubernetes manifests or a Swarm stack: the pure library behind `kompose-rs`.
//!
//! [`convert`] takes the text of Compose files and gives back typed objects, their text, and a diagnostic for
//! everything that the target cannot say. It reads no disk and no environment: files that a project refers to
//! are asked for through [`Files`], variables are part of [`Input`].
//!
//! ```
//! use kompose_core::{Input, MemoryFiles, Options, Output, convert};
//!
//! let text = "services:\n  web:\n    image: nginx:1.27\n    ports: [\"8080:80\"]\n";
//! let conversion = convert(&Input::new("compose.yaml", text), &Options::default(), &MemoryFiles::new());
//!
//! assert!(!conversion.has_errors());
//! let names: Vec<&str> = conversion.files.iter().map(|file| file.path.as_str()).collect();
//! assert_eq!(names, ["web-service.yaml", "web-deployment.yaml"]);
//!
//! let Output::Kubernetes(objects) = &conversion.output else { unreachable!() };
//! assert_eq!(objects[1].kind(), "Deployment");
//! for diagnostic in &conversion.diagnostics {
//!     println!("{}: {}", diagnostic.code, diagnostic.message);
//! }
//! ```
//!
//! Mistakes are diagnostics as well, all of them at once and each with its place:
//!
//! ```
//! # use kompose_core::{Input, MemoryFiles, Options, convert};
//! let input = Input::new("compose.yaml", "services:\n  web:\n    imag: nginx\n");
//! let conversion = convert(&input, &Options::default(), &MemoryFiles::new());
//! let first = &conversion.diagnostics[0];
//! assert_eq!(first.code.slug(), "no-image");
//! assert_eq!(conversion.sources.describe(first.place.span.unwrap()), "compose.yaml:2:3");
//! assert!(conversion.files.is_empty());
//! ```

#[macro_use]
pub mod options;

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
mod render;
pub mod report;
pub mod source;
pub mod swarm;
pub mod yaml;

pub use application::{Application, FileVariable, Inactive};
pub use compose::{EnvFileError, env_file};
pub use config::{Config, Listing, config, config_with_templates, listing};
pub use conversion::{Access, Conversion, Output, OutputFile, Summary};
pub use coverage::{Fate, KeyFate};
pub use diagnostic::{Code, Diagnostic, Severity};
pub use input::{ComposeFile, Input};
pub use k8s_openapi;
pub use options::{Format, KubernetesOptions, Layout, Options, SwarmOptions, Target};
pub use source::{Files, MemoryFiles};

pub use coverage::Accounts;
use coverage::Ledger;
use diagnostic::Diagnostics;
use diagnostic::codes::kubernetes::INVALID_OUTPUT;
use source::{Place, Sources};
use yaml::WriteError;

/// Converts a Compose project.
///
/// Never fails and never panics: what is wrong with the project is said in the diagnostics, and when one of
/// them is an error there are no files.
#[must_use]
pub fn convert(input: &Input, options: &Options, files: &dyn Files) -> Conversion {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new();
    let application = compose::load(input, files, &mut sources, &mut diagnostics);
    let mut lowered = Lowered::default();
    if let Some(application) = &application {
        compose::some_service(application, &mut diagnostics);
    }
    if let Some(mut application) = application.filter(|_| !diagnostics.has_errors()) {
        application.name_network_modes();
        lowered = lower(&application, options, files, &mut diagnostics);
        lowered.accounts.target = options.target;
        lowered.accounts.inactive = application.inactive.into_iter().map(|left| left.service).collect();
        lowered.summary.project = application.project.name;
    }
    if options.strict {
        diagnostics.raise_losses();
    }
    if diagnostics.has_errors() {
        lowered.files.clear();
    }
    let diagnostics = diagnostics.finish(&sources);
    let Lowered { output, files, summary, accounts } = lowered;
    Conversion { output, files, diagnostics, sources, summary, accounts }
}

/// What a target makes of an application.
#[derive(Default)]
struct Lowered {
    output: Output,
    files: Vec<OutputFile>,
    summary: Summary,
    accounts: Accounts,
}

fn lower(
    application: &Application,
    options: &Options,
    files: &dyn Files,
    diagnostics: &mut Diagnostics,
) -> Lowered {
    let project = &application.project;
    let mut ledger = Ledger::new(diagnostics);
    match options.target {
        Target::Kubernetes => {
            kubernetes::coverage(project, &mut ledger);
            let accounts = ledger.into_accounts();
            let kubernetes::Manifests { objects, access, demands, existing } =
                kubernetes::manifests(application, options, files, diagnostics);
            // A mistake that is reported already would only be reported again, in other words.
            if !diagnostics.has_errors() {
                kubernetes::validate(&objects, project, (&demands, existing), diagnostics);
            }
            let files = written(render::kubernetes(&objects, options), diagnostics);
            let summary = Summary { access, ..Summary::default() };
            Lowered { output: Output::Kubernetes(objects), files, summary, accounts }
        }
        Target::Swarm => {
            swarm::coverage(project, &mut ledger);
            let accounts = ledger.into_accounts();
            let stack = swarm::stack(application, options, files, diagnostics);
            if !diagnostics.has_errors() {
                swarm::validate(&stack, project, diagnostics);
            }
            let summary = Summary { access: swarm::access(&stack), ..Summary::default() };
            let files = written(render::stack(&stack, options), diagnostics);
            if let Some(file) = files.first().filter(|_| !diagnostics.has_errors()) {
                let text = String::from_utf8_lossy(&file.contents);
                swarm::validate_text(&text, &stack, project, diagnostics);
            }
            Lowered { output: Output::Swarm(Box::new(stack)), files, summary, accounts }
        }
    }
}

/// The files, or a report that an object has no text form.
fn written(files: Result<Vec<OutputFile>, WriteError>, diagnostics: &mut Diagnostics) -> Vec<OutputFile> {
    files.unwrap_or_else(|error| {
        let message = format!("the output cannot be written as text: {error}");
        diagnostics.push(Diagnostic::new(INVALID_OUTPUT, Place::default(), message));
        Vec::new()
    })
}
