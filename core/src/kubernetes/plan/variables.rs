//! Where the variables of a service end up: in the Pod, in a ConfigMap or in a Secret.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{EnvVar, EnvVarSource, SecretKeySelector};

use super::data::{Data, DataKind};
use super::environment::{Variable, is_sensitive};
use super::hosts::Renamed;
use super::storage::Storage;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::metadata::Pairs;
use crate::kubernetes::{dollar, names};

/// The variables of a container.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct ContainerVariables {
    pub(crate) env: Vec<EnvVar>,
    /// The ConfigMap with the variables of env files.
    pub(crate) config_map: Option<String>,
}

/// Puts each variable where it belongs; `name` is that of the service.
pub(crate) fn keep(
    name: &str,
    variables: &[Variable],
    renamed: &Renamed,
    storage: &mut Storage<'_, '_>,
) -> ContainerVariables {
    let values: Vec<(&Variable, String)> =
        variables.iter().map(|variable| (variable, renamed.value(&variable.name, &variable.value))).collect();
    let (secret, plain): (Vec<_>, Vec<_>) =
        values.iter().partition(|(variable, value)| is_sensitive(&variable.name, value));
    let filed = plain.iter().filter(|(variable, _)| variable.file).copied().collect();
    let config_map = data(DataKind::ConfigMap, name, filed, storage);
    let first = secret.first().map(|(variable, _)| variable.place.clone()).unwrap_or_default();
    let words: Vec<String> = secret.iter().map(|(variable, _)| format!("`{}`", variable.name)).collect();
    let secret = data(DataKind::Secret, name, secret, storage);
    if let Some(secret) = &secret {
        let message = format!("kept in the Secret `{secret}`: {}", words.join(", "));
        storage.diagnostics.push(Diagnostic::new(codes::ENV_TO_SECRET, first, message));
    }
    let env = values.iter().filter_map(|(variable, value)| variable_of(variable, value, secret.as_deref()));
    ContainerVariables { env: env.collect(), config_map }
}

/// A variable of a container, unless its ConfigMap has it.
fn variable_of(variable: &Variable, value: &str, secret: Option<&str>) -> Option<EnvVar> {
    let source = secret.filter(|_| is_sensitive(&variable.name, value));
    if source.is_none() && variable.file {
        return None;
    }
    Some(match source {
        Some(secret) => EnvVar {
            name: variable.name.clone(),
            value: None,
            value_from: Some(EnvVarSource {
                secret_key_ref: Some(SecretKeySelector {
                    name: secret.to_owned(),
                    key: variable.name.clone(),
                    optional: None,
                }),
                ..EnvVarSource::default()
            }),
        },
        None => plain(&variable.name, value),
    })
}

/// A variable with its value.
pub(crate) fn plain(name: &str, value: &str) -> EnvVar {
    EnvVar { name: name.to_owned(), value: Some(dollar::escape(value)), value_from: None }
}

fn data(
    kind: DataKind,
    name: &str,
    values: Vec<&(&Variable, String)>,
    storage: &mut Storage<'_, '_>,
) -> Option<String> {
    let place = values.first()?.0.place.clone();
    let object = storage.fresh(kind, &names::derive(name, "-env"));
    let entry = |(variable, value): &(&Variable, String)| (variable.name.clone(), value.as_bytes().to_vec());
    let entries: BTreeMap<String, Vec<u8>> = values.into_iter().map(entry).collect();
    let app = name.to_owned();
    storage.keep(Data { kind, name: object.clone(), app, annotations: Pairs::new(), entries, place });
    Some(object)
}
