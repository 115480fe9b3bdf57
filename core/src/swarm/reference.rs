//! Secrets and configs as files of a service.

use std::collections::BTreeMap;

use super::document::{CredentialSpec, FileReference};
use super::text::Text;
use crate::model;

/// Secrets as files, in `/run/secrets` unless the target is an absolute path.
pub(super) fn secrets(
    references: &[model::FileReference],
    keys: &BTreeMap<String, String>,
) -> Vec<FileReference> {
    let target = |reference: &model::FileReference| reference.source.clone();
    references.iter().map(|reference| document(reference, keys, target(reference))).collect()
}

/// Configs as files, in `/` unless the target says otherwise.
pub(super) fn configs(
    references: &[model::FileReference],
    keys: &BTreeMap<String, String>,
) -> Vec<FileReference> {
    let target = |reference: &model::FileReference| format!("/{}", reference.source);
    references.iter().map(|reference| document(reference, keys, target(reference))).collect()
}

/// The target is always written: it would be the key with the checksum.
fn document(
    reference: &model::FileReference,
    keys: &BTreeMap<String, String>,
    target: String,
) -> FileReference {
    // The loader fills in Compose's own default, which is an absolute path.
    let written = reference.target.as_ref().filter(|_| reference.origin.has("target"));
    let written = written.filter(|target| !target.is_empty());
    let source = keys.get(&reference.source).unwrap_or(&reference.source);
    FileReference {
        gid: reference.gid.as_deref().map(Text::from),
        mode: reference.mode.map(|mode| mode.0),
        source: Text::from(source.as_str()),
        target: Text::from(written.cloned().unwrap_or(target)),
        uid: reference.uid.as_deref().map(Text::from),
    }
}

/// The managed service account, whose config has the name that its checksum gives it.
pub(super) fn credential_spec(
    spec: &model::CredentialSpec,
    keys: &BTreeMap<String, String>,
) -> CredentialSpec {
    let config = spec.config.as_ref().map(|config| keys.get(config).unwrap_or(config).as_str());
    CredentialSpec {
        config: config.map(Text::from),
        file: spec.file.as_deref().map(Text::from),
        registry: spec.registry.as_deref().map(Text::from),
    }
}
