//! V94: the keys that a Secret of a known type has to have.

use k8s_openapi::api::core::v1::Secret;

use super::view::{Objects, keys};
use super::{Findings, Rule};
use crate::kubernetes::Object;

pub(super) fn check(object: &Object, _: Objects<'_>, findings: &mut Findings) {
    let Object::Secret(secret) = object else { return };
    let has = |key: &str| keys(object).into_iter().any(|known| known == key);
    let good = match secret.type_.as_deref() {
        Some("kubernetes.io/tls") => has("tls.crt") && has("tls.key"),
        Some("kubernetes.io/basic-auth") => has("username") || has("password"),
        Some("kubernetes.io/ssh-auth") => has("ssh-privatekey"),
        Some("kubernetes.io/dockerconfigjson") => is_json(secret, ".dockerconfigjson"),
        Some("kubernetes.io/dockercfg") => is_json(secret, ".dockercfg"),
        Some("kubernetes.io/service-account-token") => false,
        Some(_) | None => true,
    };
    findings.require(good, Rule::SecretTypes, ("type", "is of Secrets with other keys"));
}

fn is_json(secret: &Secret, key: &str) -> bool {
    let bytes = secret.data.as_ref().and_then(|data| data.get(key)).map(|bytes| bytes.0.as_slice());
    let text = secret.string_data.as_ref().and_then(|data| data.get(key)).map(String::as_bytes);
    bytes.or(text).is_some_and(|bytes| serde_json::from_slice::<serde_json::Value>(bytes).is_ok())
}
