//! The variables of a service and where each of them is kept: in the Pod, in a ConfigMap or in a Secret.

use crate::Application;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::choices::Choices;
use crate::kubernetes::place;
use crate::model::{Environment, LanguageModel, ModelBinding, Service};
use crate::options::kubernetes::KubernetesVersion;
use crate::source::{Place, Span};
use crate::yaml::Key;
use crate::yaml::decode::Origin;

/// A variable with its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Variable {
    pub(crate) name: String,
    pub(crate) value: String,
    pub(crate) place: Place,
    /// Whether an env file says it.
    pub(crate) file: bool,
}

/// All variables of a service: those of env files first, each name once.
pub(crate) fn variables(
    application: &Application,
    (key, service): (&str, &Service),
    choices: &Choices<'_>,
    diagnostics: &mut Diagnostics,
) -> Vec<Variable> {
    let files = application.env_file_variables(key);
    let files = files.filter(|(name, _)| service.environment.get(name).is_none()).map(|(name, found)| {
        Variable { name: name.to_owned(), value: found.value.clone(), place: found.place.clone(), file: true }
    });
    let mut all: Vec<Variable> = files.collect();
    all.extend(resolved(&service.environment, &service.origin, application, diagnostics));
    let endpoint = choices.options.model_endpoint.as_deref();
    for binding in bindings(application, service) {
        binding.add(endpoint, &mut all, diagnostics);
    }
    all.retain(|variable| is_known(variable, choices.options.version, diagnostics));
    all
}

/// Variables of a mapping; one without a value takes that of the conversion.
pub(crate) fn resolved(
    environment: &Environment,
    origin: &Origin,
    application: &Application,
    diagnostics: &mut Diagnostics,
) -> Vec<Variable> {
    let mut all = Vec::new();
    for (name, value) in environment {
        let place = place::entry(origin, "environment", name);
        let value = value.as_ref().map(|value| value.0.as_str());
        match value.or_else(|| application.environment.get(&name.text).map(String::as_str)) {
            Some(value) => {
                all.push(Variable { name: name.text.clone(), value: value.to_owned(), place, file: false });
            }
            None => diagnostics.push(unset(name, place)),
        }
    }
    all
}

fn unset(name: &Key, place: Place) -> Diagnostic {
    let message =
        format!("`{}` has no value here and none in your environment, so it is left out", name.text);
    Diagnostic::new(codes::ENV_UNSET, place, message)
        .help(format!("write a value, or set `{}` before converting", name.text))
}

/// Whether a variable can have its name; one that cannot is reported.
pub(crate) fn is_known(
    variable: &Variable,
    version: KubernetesVersion,
    diagnostics: &mut Diagnostics,
) -> bool {
    let name = &variable.name;
    let valid = is_name(name) || version >= ANY_NAME && is_printable(name);
    if !valid {
        let message = format!("Kubernetes does not allow a variable named `{name}`, so it is left out");
        let help = if name.contains(':') {
            "use letters, digits and `_`; .NET programs read `A__B` for `A:B`"
        } else {
            "use letters, digits and `_`, and no digit at the start"
        };
        let diagnostic = Diagnostic::new(codes::ENV_NAME_INVALID, variable.place.clone(), message);
        diagnostics.push(if is_printable(name) {
            diagnostic.help(format!("{help}; clusters from 1.34 on take it with `--kubernetes-version 1.34`"))
        } else {
            diagnostic.help(help)
        });
    }
    valid
}

/// The first release that takes any printable name.
const ANY_NAME: KubernetesVersion = KubernetesVersion { minor: 34 };

/// Whether every release takes a name.
pub(crate) fn is_name(name: &str) -> bool {
    let first = |byte: u8| byte.is_ascii_alphabetic() || b"-._".contains(&byte);
    let words = name.bytes().all(|byte| first(byte) || byte.is_ascii_digit());
    words && name.bytes().next().is_some_and(first) && name != "." && !name.starts_with("..")
}

fn is_printable(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| (b' '..=b'~').contains(&byte) && byte != b'=')
}

/// A language model of a service, with the variables that tell about it.
struct Binding {
    key: String,
    place: Place,
    declared: Span,
    model: String,
    name: String,
    endpoint: String,
}

fn bindings<'a>(application: &'a Application, service: &'a Service) -> impl Iterator<Item = Binding> + 'a {
    service.models.iter().filter_map(|(key, binding)| {
        let (declared, model) = application.project.models.0.get_key_value(key)?;
        let (name, endpoint) = model_variables(&key.text, binding.as_ref());
        Some(Binding {
            key: key.text.clone(),
            place: place::entry(&service.origin, "models", key),
            declared: declared.span,
            model: model_name(model, &key.text),
            name,
            endpoint,
        })
    })
}

impl Binding {
    /// Adds the variables, unless the service sets them itself.
    fn add(self, endpoint: Option<&str>, all: &mut Vec<Variable>, diagnostics: &mut Diagnostics) {
        let Self { key, place, declared, model, name, endpoint: variable } = self;
        let set = |all: &[Variable], name: &str| all.iter().any(|known| known.name == name);
        if !set(all, &name) {
            let message = format!("`{name}` tells the service to use the model `{model}`");
            let binding = Diagnostic::new(codes::MODEL_BINDING, place.clone(), message);
            diagnostics.push(binding.related(declared, "the model, which the conversion does not run"));
            all.push(Variable { name, value: model, place: place.clone(), file: false });
        }
        if set(all, &variable) {
            return;
        }
        if let Some(endpoint) = endpoint {
            let message = format!("`{variable}` tells the service where the model server is");
            diagnostics.push(Diagnostic::new(codes::MODEL_BINDING, place.clone(), message));
            all.push(Variable { name: variable, value: endpoint.to_owned(), place, file: false });
            return;
        }
        let message = format!("nothing runs the model `{key}`, so `{variable}` is not set");
        let help = format!(
            "run a model server in the cluster and set `{variable}` to its URL under `environment`, or pass `--model-endpoint`"
        );
        diagnostics.push(Diagnostic::new(codes::MODEL_ENDPOINT_MISSING, place, message).help(help));
    }
}

fn model_name(model: &LanguageModel, key: &str) -> String {
    model.model.clone().unwrap_or_else(|| key.to_owned())
}

fn model_variables(key: &str, binding: Option<&ModelBinding>) -> (String, String) {
    let base = key.to_ascii_uppercase().replace('-', "_");
    let name = binding.and_then(|binding| binding.model_var.clone());
    let endpoint = binding.and_then(|binding| binding.endpoint_var.clone());
    (name.unwrap_or_else(|| base.clone()), endpoint.unwrap_or_else(|| format!("{base}_URL")))
}

/// Whether a variable holds a password, a key or the like.
pub(crate) fn is_sensitive(name: &str, value: &str) -> bool {
    const WORDS: [&str; 13] = [
        "PASSWORD",
        "PASSWD",
        "PASSPHRASE",
        "SECRET",
        "TOKEN",
        "APIKEY",
        "API_KEY",
        "ACCESS_KEY",
        "PRIVATE_KEY",
        "ENCRYPTION_KEY",
        "SIGNING_KEY",
        "AUTH_KEY",
        "CREDENTIAL",
    ];
    const HARMLESS: [&str; 19] = [
        "_FILE",
        "_PATH",
        "_DIR",
        "_NAME",
        "_ID",
        "_URL",
        "_URI",
        "_ENDPOINT",
        "_HOST",
        "_PORT",
        "_TTL",
        "_TIMEOUT",
        "_LENGTH",
        "_TYPE",
        "_ALGORITHM",
        "_ENABLED",
        "_EXPIRY",
        "_EXPIRES",
        "_EXPIRATION",
    ];
    const SWITCHES: [&str; 9] = ["", "true", "false", "yes", "no", "on", "off", "0", "1"];
    let upper = name.to_ascii_uppercase();
    let named = WORDS.iter().any(|word| upper.contains(word))
        || upper.ends_with("_PASS")
        || upper.ends_with("_PWD")
        || upper == "PASS";
    let harmless = HARMLESS.iter().any(|ending| upper.ends_with(ending))
        || SWITCHES.iter().any(|switch| value.eq_ignore_ascii_case(switch))
        || value.starts_with("/run/secrets/");
    (named && !harmless) || holds_credentials(value)
}

/// Whether a value is an address with a user and a password: `postgres://user:pass@db/x`.
fn holds_credentials(value: &str) -> bool {
    let pair = |text: &str| {
        text.split_once(':').is_some_and(|(user, password)| {
            !user.contains(|character: char| "/?# ".contains(character)) && !password.is_empty()
        })
    };
    let url = value.match_indices("://").any(|(at, _)| {
        let rest = value.get(at + 3..).unwrap_or("");
        let end = rest.find(|character: char| "/?# \"'".contains(character)).unwrap_or(rest.len());
        rest.get(..end).and_then(|authority| authority.rsplit_once('@')).is_some_and(|(user, _)| pair(user))
    });
    url || value.split_once("@tcp(").is_some_and(|(user, _)| pair(user))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_and_keys_are_sensitive() {
        let table = [
            ("DB_PASSWORD", "x", true),
            ("db_password", "x", true),
            ("MYSQL_PWD", "x", true),
            ("PASS", "x", true),
            ("COMPASS", "x", false),
            ("DB_PASSWORD_FILE", "/run/secrets/x", false),
            ("SECRET_KEY_BASE", "x", true),
            ("SECRET_NAME", "x", false),
            ("TOKEN_ENABLED", "x", false),
            ("ALLOW_EMPTY_PASSWORD", "yes", false),
            ("PASSWORD", "", false),
            ("DATABASE_URL", "postgres://u:p@db/x", true),
            ("DATABASE_URL", "postgres://u@db/x", false),
            ("DSN", "u:p@tcp(db:3306)/x", true),
            ("URL", "http://db:80/a@b", false),
        ];
        for (name, value, sensitive) in table {
            assert_eq!(is_sensitive(name, value), sensitive, "{name}={value}");
        }
    }
}
