//! Where the variables of a service end up: in the Pod, in a ConfigMap or in a Secret.

use std::borrow::Cow;
use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::{EnvVar, EnvVarSource, SecretKeySelector};

use super::data::{Data, DataKind};
use super::environment::{Variable, is_name, is_sensitive};
use super::hosts::Renamed;
use super::storage::Storage;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::metadata::Pairs;
use crate::kubernetes::{dollar, names};
use crate::options::KubernetesOptions;
use crate::options::kubernetes::{EnvFiles, SensitiveEnv};
use crate::ordered::Ordered;

/// The variables of a container.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct ContainerVariables {
    pub(crate) env: Vec<EnvVar>,
    /// The ConfigMap with the variables of env files.
    pub(crate) config_map: Option<String>,
}

/// What decides where variables belong.
pub(crate) struct Rules<'r> {
    pub(crate) renamed: &'r Renamed,
    pub(crate) options: &'r KubernetesOptions,
}

/// Where a variable is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Home {
    Pod,
    ConfigMap,
    Secret,
}

impl Rules<'_> {
    fn home(&self, variable: &Variable, value: &str) -> Home {
        let secret = self.options.sensitive_env == SensitiveEnv::Secret;
        if secret && is_sensitive(&variable.name, value) {
            Home::Secret
        } else if variable.file && self.options.env_files == EnvFiles::ConfigMap && is_name(&variable.name) {
            Home::ConfigMap
        } else {
            Home::Pod
        }
    }
}

/// Puts each variable where it belongs; `name` is that of the service.
pub(crate) fn keep(
    name: &str,
    variables: &[Variable],
    rules: &Rules<'_>,
    storage: &mut Storage<'_, '_>,
) -> ContainerVariables {
    let kept = variables.iter().map(|variable| {
        let value = rules.renamed.value(&variable.name, &variable.value);
        Kept { home: rules.home(variable, &value), variable, value }
    });
    let kept: Vec<Kept<'_>> = kept.collect();
    let config_map = data(DataKind::ConfigMap, name, of(&kept, Home::ConfigMap), storage);
    let secrets = of(&kept, Home::Secret);
    let first = secrets.first().map(|kept| kept.variable.place.clone()).unwrap_or_default();
    let words: Vec<String> = secrets.iter().map(|kept| format!("`{}`", kept.variable.name)).collect();
    let secret = data(DataKind::Secret, name, secrets, storage);
    if let Some(secret) = &secret {
        let message = format!("kept in the Secret `{secret}`: {}", words.join(", "));
        storage.diagnostics.push(Diagnostic::new(codes::ENV_TO_SECRET, first, message));
    }
    let env = kept.iter().filter_map(|kept| kept.variable(secret.as_deref()));
    ContainerVariables { env: env.collect(), config_map }
}

/// A variable with its value and where it goes.
struct Kept<'v> {
    variable: &'v Variable,
    value: Cow<'v, str>,
    home: Home,
}

fn of<'k, 'v>(kept: &'k [Kept<'v>], home: Home) -> Vec<&'k Kept<'v>> {
    kept.iter().filter(|kept| kept.home == home).collect()
}

impl Kept<'_> {
    /// The variable of the container, unless its ConfigMap has it.
    fn variable(&self, secret: Option<&str>) -> Option<EnvVar> {
        let name = &self.variable.name;
        match (self.home, secret) {
            (Home::ConfigMap, _) => None,
            (Home::Secret, Some(secret)) => Some(EnvVar {
                name: name.clone(),
                value: None,
                value_from: Some(EnvVarSource {
                    secret_key_ref: Some(SecretKeySelector {
                        name: secret.to_owned(),
                        key: key(name),
                        optional: None,
                    }),
                    ..EnvVarSource::default()
                }),
            }),
            (Home::Secret | Home::Pod, _) => Some(plain(name, &self.value)),
        }
    }
}

/// The key of a variable in a Secret: its name, or what makes a key of a name that is none.
fn key(name: &str) -> String {
    if is_name(name) {
        return name.to_owned();
    }
    let letter = |character: char| if character.is_ascii_alphanumeric() { character } else { '_' };
    let letters: String = name.chars().map(letter).collect();
    format!("{letters}-{}", names::digest([name.as_bytes()], 8))
}

/// A variable with its value.
pub(crate) fn plain(name: &str, value: &str) -> EnvVar {
    EnvVar { name: name.to_owned(), value: Some(dollar::escape(value)), value_from: None }
}

fn data(kind: DataKind, name: &str, values: Vec<&Kept<'_>>, storage: &mut Storage<'_, '_>) -> Option<String> {
    let place = values.first()?.variable.place.clone();
    let object = storage.fresh(kind, &names::derive(name, "-env"));
    let entry = |kept: &Kept<'_>| (key(&kept.variable.name), kept.value.as_bytes().to_vec());
    let entries: BTreeMap<String, Vec<u8>> = values.into_iter().map(entry).ordered_map();
    let app = name.to_owned();
    storage.keep(Data { kind, name: object.clone(), app, annotations: Pairs::new(), entries, place });
    Some(object)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_has_a_key_of_its_own() {
        assert_eq!(key("API_TOKEN"), "API_TOKEN");
        let odd = ["a token", "a_token", "a/token", "..token", "1TOKEN"].map(key);
        let letter = |character: char| character.is_ascii_alphanumeric() || "-._".contains(character);
        assert!(odd.iter().all(|key| key.chars().all(letter) && !key.starts_with('.')), "{odd:?}");
        assert_eq!(odd.iter().collect::<std::collections::BTreeSet<_>>().len(), odd.len());
    }
}
