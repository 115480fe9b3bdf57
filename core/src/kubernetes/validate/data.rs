//! V36 to V38: what `ConfigMap`s and Secrets hold.

use std::collections::{BTreeMap, BTreeSet};

use super::grammar::is_data_key;
use super::view::{Objects, keys};
use super::{Findings, Rule};
use crate::kubernetes::Object;

/// The most bytes that the values of an object may have.
const LIMIT: usize = 1024 * 1024;

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    let mut known = BTreeSet::new();
    for key in keys(object) {
        findings.require(
            is_data_key(key),
            Rule::DataKeys,
            ("data", "has a key with characters that no key can have"),
        );
        findings.require(known.insert(key), Rule::DataOnce, ("data", "has a key that stands twice"));
    }
    findings.require(size(object) <= LIMIT, Rule::DataSize, ("data", "has more than 1 MiB"));
}

fn size(object: &Object) -> usize {
    let texts = |map: &Option<BTreeMap<String, String>>| -> usize {
        map.iter().flat_map(BTreeMap::values).map(String::len).sum()
    };
    let bytes = |map: &Option<BTreeMap<String, k8s_openapi::ByteString>>| -> usize {
        map.iter().flat_map(BTreeMap::values).map(|value| value.0.len()).sum()
    };
    if let Object::ConfigMap(map) = object {
        texts(&map.data) + bytes(&map.binary_data)
    } else if let Object::Secret(secret) = object {
        texts(&secret.string_data) + bytes(&secret.data)
    } else {
        0
    }
}
