//! Files and variables as objects: ConfigMaps and Secrets.

use std::collections::BTreeMap;

use k8s_openapi::ByteString;
use k8s_openapi::api::core::v1::{ConfigMap, Secret};

use super::object::Object;
use super::plan::Plan;
use super::plan::data::{Data, DataKind, PLACEHOLDER};
use crate::ordered::Ordered;

/// The object of some files or variables.
pub(crate) fn data(data: &Data, plan: &Plan<'_>) -> Object {
    let metadata = plan.identity.annotated(&data.name, &data.app, data.annotations.clone());
    match data.kind {
        DataKind::Secret if plan.choices.hides_secrets() => {
            let text = |key: &String| (key.clone(), PLACEHOLDER.to_owned());
            Object::Secret(Secret {
                metadata,
                string_data: some(data.entries.keys().map(text).ordered_map()),
                type_: Some("Opaque".to_owned()),
                ..Secret::default()
            })
        }
        DataKind::Secret => {
            let encoded = |(key, bytes): (&String, &Vec<u8>)| (key.clone(), ByteString(bytes.clone()));
            Object::Secret(Secret {
                data: some(data.entries.iter().map(encoded).ordered_map()),
                metadata,
                type_: Some("Opaque".to_owned()),
                ..Secret::default()
            })
        }
        DataKind::ConfigMap => {
            let mut texts = BTreeMap::new();
            let mut binary = BTreeMap::new();
            for (key, bytes) in &data.entries {
                match String::from_utf8(bytes.clone()) {
                    Ok(text) => drop(texts.insert(key.clone(), text)),
                    Err(_) => drop(binary.insert(key.clone(), ByteString(bytes.clone()))),
                }
            }
            Object::ConfigMap(ConfigMap {
                binary_data: some(binary),
                data: some(texts),
                metadata,
                ..ConfigMap::default()
            })
        }
    }
}

fn some<T>(map: BTreeMap<String, T>) -> Option<BTreeMap<String, T>> {
    (!map.is_empty()).then_some(map)
}
