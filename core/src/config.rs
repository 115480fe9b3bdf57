//! The canonical project: what the loader made of the files, as text.

#![allow(
    clippy::wildcard_enum_match_arm,
    reason = "JSON has six kinds of values, and most code wants one of them"
)]

mod listing;
mod reference;
mod templates;

pub use listing::{Listing, listing};
pub use templates::config_with_templates;

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::application::Application;
use crate::compose;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::Input;
use crate::model::{MountType, Project};
use crate::options::Format;
use crate::ordered::Ordered;
use crate::source::{Files, Sources};
use crate::yaml::decode::{OneOrMany, Text};
use crate::yaml::{self, Quoting};

/// The canonical project, as data what `docker compose config` prints, and what there is to say about it.
#[derive(Debug, Clone)]
pub struct Config {
    /// The project as text in the wanted form; empty when a diagnostic is an error.
    pub text: String,
    /// Everything there is to say, in document order.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that the diagnostics point into.
    pub sources: Sources,
}

/// Loads a Compose project and prints it in canonical form.
///
/// Everything that the files leave open is filled in as Docker Compose does it: names, default networks, variables
/// of env files. A dollar sign is printed as `$$`, so that the text can be read again.
#[must_use]
pub fn config(input: &Input, format: Format, files: &dyn Files) -> Config {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new();
    let application = completed(input, files, &mut sources, &mut diagnostics);
    let text = application.map(|application| text(&application.project, format));
    Config { text: text.unwrap_or_default(), diagnostics: diagnostics.finish(&sources), sources }
}

/// A project with everything in it that the canonical form shows.
fn completed(
    input: &Input,
    files: &dyn Files,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Application> {
    let application = compose::load(input, files, sources, diagnostics);
    application.map(|mut application| {
        let project = &mut application.project;
        project.version = None;
        for (name, variables) in std::mem::take(&mut application.env_files) {
            let Some(service) = project.services.0.get_mut(name.as_str()) else { continue };
            for (name, variable) in variables {
                let key = yaml::Key::new(name, crate::source::Span::default());
                service.environment.0.entry(key).or_insert(Some(Text(variable.value)));
            }
            service.env_file.clear();
        }
        for (name, labels) in std::mem::take(&mut application.label_files) {
            let Some(service) = project.services.0.get_mut(name.as_str()) else { continue };
            for (name, label) in labels {
                let key = yaml::Key::new(name, crate::source::Span::default());
                service.labels.0.entry(key).or_insert(Text(label.value));
            }
            service.label_file = OneOrMany::default();
        }
        drop_unused(project);
        name_resources(project);
        application
    })
}

/// Leaves out the resources that no service uses.
fn drop_unused(project: &mut Project) {
    let services: Vec<_> = project.services.0.values().collect();
    let networks: BTreeSet<_> =
        services.iter().flat_map(|s| s.networks.0.keys()).map(|k| k.text.clone()).ordered_set();
    let mounts = services.iter().flat_map(|s| &s.volumes).filter(|mount| mount.kind() == MountType::Volume);
    let volumes: BTreeSet<_> = mounts.filter_map(|mount| mount.source.clone()).ordered_set();
    let builds = services.iter().filter_map(|s| s.build.as_ref()).flat_map(|build| &build.secrets);
    let references = services.iter().flat_map(|s| &s.secrets).chain(builds);
    let secrets: BTreeSet<_> = references.map(|reference| reference.source.clone()).ordered_set();
    let configs: BTreeSet<_> =
        services.iter().flat_map(|s| &s.configs).map(|r| r.source.clone()).ordered_set();
    let models: BTreeSet<_> =
        services.iter().flat_map(|s| s.models.0.keys()).map(|k| k.text.clone()).ordered_set();
    project.networks.0.retain(|key, _| networks.contains(&key.text));
    project.volumes.0.retain(|key, _| volumes.contains(&key.text));
    project.secrets.0.retain(|key, _| secrets.contains(&key.text));
    project.configs.0.retain(|key, _| configs.contains(&key.text));
    project.models.0.retain(|key, _| models.contains(&key.text));
}

/// Gives every resource its full name: that of the project in front, unless it exists already.
fn name_resources(project: &mut Project) {
    let prefix = project.name.clone();
    let full = |key: &str, external: bool| if external { key.to_owned() } else { format!("{prefix}_{key}") };
    for (key, network) in &mut project.networks.0 {
        let external = network.is_external();
        network.name.get_or_insert_with(|| full(key, external));
    }
    for (key, volume) in &mut project.volumes.0 {
        let external = volume.is_external();
        volume.name.get_or_insert_with(|| full(key, external));
    }
    for (key, secret) in &mut project.secrets.0 {
        let external = secret.is_external();
        secret.name.get_or_insert_with(|| full(key, external));
    }
    for (key, config) in &mut project.configs.0 {
        let external = config.is_external();
        config.name.get_or_insert_with(|| full(key, external));
    }
}

fn text(project: &impl Serialize, format: Format) -> String {
    // The model serialises plain data with text keys, which neither writer can refuse.
    let mut value = serde_json::to_value(project).unwrap_or_default();
    reference::complete(&mut value, format);
    written(&value, format)
}

fn written(value: &Value, format: Format) -> String {
    match format {
        Format::Yaml => yaml::to_yaml(value, Quoting::default()).unwrap_or_default(),
        Format::Json => serde_json::to_string_pretty(value).unwrap_or_default() + "\n",
    }
}
