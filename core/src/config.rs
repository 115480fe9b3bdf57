//! The canonical project: what the loader made of the files, as text.

use serde::Serialize;

use crate::compose;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::Input;
use crate::model::Project;
use crate::options::Format;
use crate::source::{Files, Sources};
use crate::yaml::decode::Text;
use crate::yaml::{self, Style};

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
    let application = compose::load(input, files, &mut sources, &mut diagnostics);
    let text = application.map(|mut application| {
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
        name_resources(project);
        text(project, format)
    });
    Config { text: text.unwrap_or_default(), diagnostics: diagnostics.finish(&sources), sources }
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
    escape(&mut value);
    match format {
        Format::Yaml => yaml::to_yaml(&value, &Style::default()).unwrap_or_default(),
        Format::Json => serde_json::to_string_pretty(&value).unwrap_or_default() + "\n",
    }
}

/// Doubles dollar signs in all values.
fn escape(value: &mut serde_json::Value) {
    match value {
        serde_json::Value::String(text) if text.contains('$') => *text = text.replace('$', "$$"),
        serde_json::Value::Array(items) => items.iter_mut().for_each(escape),
        serde_json::Value::Object(entries) => entries.values_mut().for_each(escape),
        _ => {}
    }
}
