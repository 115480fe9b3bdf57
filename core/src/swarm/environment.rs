//! Environment variables and labels: files first, then what the Compose file says itself.

use std::collections::BTreeMap;

use super::document::Texts;
use super::{Start, place, template};
use crate::application::Application;
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{ModelBinding, Service};
use crate::options::SwarmOptions;
use crate::ordered::Ordered;
use crate::source::Place;
use crate::yaml::Key;

use super::text::Text;

/// Prefixes of labels that reverse proxies read.
const PROXIES: [&str; 2] = ["traefik.", "caddy"];

/// The variables of a service.
pub(super) fn environment(
    (name, service): (&str, &Service),
    start: Start<'_>,
    diagnostics: &mut Diagnostics,
) -> BTreeMap<String, Option<Text>> {
    let application = start.application;
    let mut variables: BTreeMap<String, (Option<&str>, Place)> = BTreeMap::new();
    for (variable, found) in application.env_file_variables(name) {
        variables.insert(variable.to_owned(), (Some(&found.value), found.place.clone()));
    }
    for (key, value) in &service.environment {
        let value = value.as_deref().or_else(|| application.environment.get(&key.text).map(String::as_str));
        variables.insert(key.text.clone(), (value, place::entry(&service.origin, "environment", key)));
    }
    for (key, value, place) in models(service, start) {
        variables.entry(key).or_insert((Some(value), place));
    }
    let written = |(variable, (value, place)): (String, (Option<&str>, Place))| {
        let value = written(&variable, value, &place, diagnostics);
        (variable, value)
    };
    variables.into_iter().map(written).ordered_map()
}

/// A value as Swarm must read it; nothing for a variable of the shell that deploys.
fn written(name: &str, value: Option<&str>, place: &Place, diagnostics: &mut Diagnostics) -> Option<Text> {
    match value {
        None => {
            let message = format!("`{name}` has no value here; the shell that deploys the stack must set it");
            diagnostics.push(
                Diagnostic::new(codes::STACK_ENV_PASS_THROUGH, place.clone(), message)
                    .help("`docker stack deploy` reads no `.env`"),
            );
            None
        }
        // The client takes an empty value for a request to ask its shell; Swarm fills this in with nothing.
        Some("") => Some(Text::from(template::EMPTY)),
        Some(value) => Some(template::text(value, place, diagnostics)),
    }
}

/// The variables that tell a service which models it is meant to use.
fn models<'a>(service: &'a Service, start: Start<'a>) -> impl Iterator<Item = (String, &'a str, Place)> {
    service.models.iter().flat_map(move |(key, binding)| {
        let model = start.application.project.models.get(&key.text);
        let model = model.and_then(|model| model.model.as_deref());
        let variable = binding.as_ref().and_then(|binding| binding.model_var.clone());
        let variable = variable.unwrap_or_else(|| key.text.to_uppercase().replace('-', "_"));
        let endpoint = start.options.model_endpoint.as_deref();
        let place = place::entry(&service.origin, "models", key);
        let model = model.map(|model| (variable, model, place.clone()));
        model.into_iter().chain(endpoint.map(|url| (endpoint_variable(key, binding.as_ref()), url, place)))
    })
}

/// Says what a service must be told about its models by hand.
pub(super) fn report_models(service: &Service, options: &SwarmOptions, diagnostics: &mut Diagnostics) {
    for (key, binding) in &service.models {
        let variable = endpoint_variable(key, binding.as_ref());
        let place = place::entry(&service.origin, "models", key);
        let warning = |message| Diagnostic::new(codes::STACK_MODELS, place, message);
        diagnostics.push(match &options.model_endpoint {
            Some(url) => warning(format!("Swarm runs no models; `{}` is expected at `{url}`", key.text)),
            None => warning(format!(
                "Swarm runs no models; `{variable}`, the address of `{}`, is not set",
                key.text
            ))
            .help("run the model elsewhere and give its address with `--model-endpoint`"),
        });
    }
}

/// The variable that holds the address of a model.
fn endpoint_variable(key: &Key, binding: Option<&ModelBinding>) -> String {
    let written = binding.and_then(|binding| binding.endpoint_var.clone());
    written.unwrap_or_else(|| format!("{}_URL", key.text.to_uppercase().replace('-', "_")))
}

/// The labels of the containers of a service.
pub(super) fn labels(
    name: &str,
    service: &Service,
    application: &Application,
    diagnostics: &mut Diagnostics,
) -> Texts {
    let files = application.label_file_labels(name);
    let mut labels: Texts =
        files.map(|(key, label)| (key.to_owned(), Text::from(label.value.as_str()))).ordered_map();
    labels.extend(service.labels.iter().map(|(key, value)| (key.text.clone(), Text::from(&**value))));
    for prefix in PROXIES {
        if labels.keys().any(|label| label.starts_with(prefix)) {
            let proxy = prefix.trim_end_matches('.');
            let message =
                format!("`{proxy}` reads the labels of the service in Swarm, not those of containers");
            diagnostics.push(
                Diagnostic::new(codes::STACK_PROXY_LABELS, service.origin.key("labels"), message)
                    .help(format!("move the `{proxy}` labels to `deploy.labels`")),
            );
        }
    }
    labels
}
