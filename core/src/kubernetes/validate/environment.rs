//! V41 and V42: environment variables, and where their values come from.

use std::collections::BTreeSet;

use k8s_openapi::api::core::v1::{EnvFromSource, EnvVarSource};

use super::grammar::is_variable_of;
use super::view::{Objects, Workload};
use super::{Findings, Rule};
use crate::kubernetes::Object;

pub(super) fn check(object: &Object, objects: Objects<'_>, findings: &mut Findings) {
    let Some(workload) = Workload::of(object) else { return };
    for part in workload.containers() {
        let (env, env_from) = (part.field.key("env"), part.field.key("envFrom"));
        let mut names = BTreeSet::new();
        for (index, variable) in part.container.env.iter().flatten().enumerate() {
            let field = env.item(index);
            findings.require(
                is_variable_of(&variable.name, objects.demands.version),
                Rule::VariableNames,
                (field, "has a name that no variable can have"),
            );
            findings.require(
                names.insert(&variable.name),
                Rule::VariableNames,
                (field, "repeats the name of a variable"),
            );
            if let Some(source) = &variable.value_from {
                findings.require(
                    resolves(source, objects),
                    Rule::VariableSources,
                    (field, "takes its value from nowhere"),
                );
            }
        }
        for (index, source) in part.container.env_from.iter().flatten().enumerate() {
            let field = env_from.item(index);
            findings.require(
                exists(source, objects),
                Rule::VariableSources,
                (field, "names an object that is not there"),
            );
        }
    }
}

fn resolves(source: &EnvVarSource, objects: Objects<'_>) -> bool {
    let optional = |optional: Option<bool>| optional == Some(true);
    if let Some(reference) = &source.secret_key_ref {
        return optional(reference.optional) || objects.has_key("Secret", &reference.name, &reference.key);
    }
    source.config_map_key_ref.as_ref().is_none_or(|reference| {
        optional(reference.optional) || objects.has_key("ConfigMap", &reference.name, &reference.key)
    })
}

fn exists(source: &EnvFromSource, objects: Objects<'_>) -> bool {
    let map = source.config_map_ref.as_ref();
    let secret = source.secret_ref.as_ref();
    map.is_none_or(|map| objects.has("ConfigMap", &map.name))
        && secret.is_none_or(|secret| objects.has("Secret", &secret.name))
}
