//! Parts of a project as lists, one name a line, as `docker compose config` prints them.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::{Config, completed};
use crate::application::Application;
use crate::compose::{self, template::Variable};
use crate::diagnostic::Diagnostics;
use crate::input::Input;
use crate::options::Format;
use crate::ordered::Ordered;
use crate::source::{Files, Sources};

/// What of a project is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// The names of the active services.
    Services,
    /// The names of the volumes that they use.
    Volumes,
    /// The names of the networks that they use.
    Networks,
    /// The names of the language models that they use.
    Models,
    /// The images that they run.
    Images,
    /// The profiles of all services.
    Profiles,
    /// The variables that the files mention, with their defaults.
    Variables,
    /// The variables that files are interpolated with, as `NAME=value`.
    Environment,
}

/// Lists a part of a project. Of the formats only the list of variables takes notice.
#[must_use]
pub fn listing(input: &Input, listing: Listing, format: Format, files: &dyn Files) -> Config {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new();
    let text = if listing == Listing::Variables {
        let variables = compose::variables(input, files, &mut sources, &mut diagnostics);
        variables.map(|variables| match format {
            Format::Yaml => table(&variables),
            Format::Json => super::written(&object(&variables), format),
        })
    } else {
        let application = completed(input, files, &mut sources, &mut diagnostics);
        application.map(|application| lines(&application, listing))
    };
    Config { text: text.unwrap_or_default(), diagnostics: diagnostics.finish(&sources), sources }
}

fn lines(application: &Application, listing: Listing) -> String {
    let project = &application.project;
    let names: Vec<String> = match listing {
        Listing::Services => project.services.0.keys().map(|key| key.text.clone()).collect(),
        Listing::Volumes => project.volumes.0.keys().map(|key| key.text.clone()).collect(),
        Listing::Networks => project.networks.0.keys().map(|key| key.text.clone()).collect(),
        Listing::Models => project.models.0.keys().map(|key| key.text.clone()).collect(),
        Listing::Images => images(application),
        Listing::Profiles => profiles(application).into_iter().map(str::to_owned).collect(),
        Listing::Environment => {
            application.environment.iter().map(|(name, value)| format!("{name}={value}")).collect()
        }
        Listing::Variables => Vec::new(),
    };
    names.into_iter().fold(String::new(), |text, name| text + &name + "\n")
}

/// An image that is built and has no name is named for the project and the service.
fn images(application: &Application) -> Vec<String> {
    let project = &application.project;
    let services = project.services.0.iter().filter(|(_, service)| service.provider.is_none());
    let image = |(name, service): (&crate::yaml::Key, &crate::model::Service)| {
        service.image.clone().unwrap_or_else(|| format!("{}-{name}", project.name))
    };
    services.map(image).collect()
}

fn profiles(application: &Application) -> BTreeSet<&str> {
    let active = application.project.services.0.values().flat_map(|service| &service.profiles);
    let inactive = application.inactive.iter().flat_map(|service| &service.profiles);
    active.map(|profile| profile.value.as_str()).chain(inactive.map(String::as_str)).ordered_set()
}

/// Columns at least twenty characters wide, and three between them.
fn table(variables: &BTreeMap<String, Variable>) -> String {
    let head = ["NAME", "REQUIRED", "DEFAULT VALUE", "ALTERNATE VALUE"].map(str::to_owned);
    let row = |(name, variable): (&String, &Variable)| {
        [name.clone(), variable.required.to_string(), variable.default.clone(), variable.alternate.clone()]
    };
    let rows: Vec<[String; 4]> = std::iter::once(head).chain(variables.iter().map(row)).collect();
    let width = |column: fn(&[String; 4]) -> &String| {
        rows.iter().map(|row| column(row).chars().count() + 3).max().unwrap_or_default().max(20)
    };
    let (first, second, third) = (width(|row| &row[0]), width(|row| &row[1]), width(|row| &row[2]));
    let line = |[name, required, default, alternate]: &[String; 4]| {
        format!("{name:first$}{required:second$}{default:third$}{alternate}\n")
    };
    rows.iter().map(line).collect()
}

fn object(variables: &BTreeMap<String, Variable>) -> Value {
    let entry = |(name, variable): (&String, &Variable)| {
        let value = json!({
            "Name": name,
            "DefaultValue": variable.default,
            "PresenceValue": variable.alternate,
            "Required": variable.required,
        });
        (name.clone(), value)
    };
    Value::Object(variables.iter().map(entry).collect())
}
