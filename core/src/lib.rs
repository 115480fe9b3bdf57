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
pub mod diff;
pub mod graph;
mod input;
pub mod inventory;
pub mod kubernetes;
pub mod language;
pub mod model;
mod ordered;
mod pipeline;
mod render;
pub mod report;
pub mod source;
pub mod swarm;
pub mod trace;
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
pub use pipeline::convert;
pub use source::{Files, MemoryFiles};

pub use coverage::Accounts;
