//! Objects that hold files or variables: ConfigMaps and Secrets.

use std::collections::BTreeMap;

use k8s_openapi::api::core::v1::Volume;

use super::variables::ContainerVariables;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::metadata::Pairs;
use crate::kubernetes::names;
use crate::options::KubernetesOptions;
use crate::options::kubernetes::{ConfigHash, SecretValues};
use crate::source::Place;

const LIMIT: usize = 1 << 20;
const LARGE: usize = 200 << 10;

/// Whether values may be seen by everybody who can read the namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum DataKind {
    ConfigMap,
    Secret,
}

impl DataKind {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::ConfigMap => "ConfigMap",
            Self::Secret => "Secret",
        }
    }
}

/// An object that holds files or variables.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Data {
    pub(crate) kind: DataKind,
    pub(crate) name: String,
    /// The part of the application that it belongs to.
    pub(crate) app: String,
    pub(crate) annotations: Pairs,
    pub(crate) entries: BTreeMap<String, Vec<u8>>,
    pub(crate) place: Place,
}

/// The objects whose entries a volume of a Pod shows.
pub(crate) fn of_volume(volume: &Volume) -> impl Iterator<Item = (DataKind, &str)> {
    let map = volume.config_map.iter().map(|source| (DataKind::ConfigMap, source.name.as_str()));
    let secret = volume.secret.iter().filter_map(|source| source.secret_name.as_deref());
    let projected = volume.projected.iter().flat_map(|source| source.sources.iter().flatten());
    let projected = projected.filter_map(|source| source.secret.as_ref()).map(|secret| secret.name.as_str());
    map.chain(secret.chain(projected).map(|name| (DataKind::Secret, name)))
}

/// The objects whose entries are variables of a container.
pub(crate) fn of_variables(variables: &ContainerVariables) -> impl Iterator<Item = (DataKind, &str)> {
    let map = variables.config_map.iter().map(|name| (DataKind::ConfigMap, name.as_str()));
    let sources = variables.env.iter().filter_map(|variable| variable.value_from.as_ref());
    let secrets = sources.filter_map(|source| source.secret_key_ref.as_ref());
    map.chain(secrets.map(|secret| (DataKind::Secret, secret.name.as_str())))
}

/// What stands in the place of a secret value.
pub(crate) const PLACEHOLDER: &str = "CHANGE_ME";

impl Data {
    /// Takes the values out.
    pub(crate) fn hide(&mut self) {
        for value in self.entries.values_mut() {
            *value = PLACEHOLDER.as_bytes().to_vec();
        }
    }

    fn size(&self) -> usize {
        self.entries.values().map(Vec::len).sum()
    }

    /// Says whether the object is too large for Kubernetes or for `kubectl apply`.
    pub(crate) fn check_size(&self, diagnostics: &mut Diagnostics) {
        let (kind, name, size) = (self.kind.word(), &self.name, self.size() / 1024);
        if self.size() > LIMIT {
            let message =
                format!("the {kind} `{name}` would hold {size} KiB, and Kubernetes allows 1024 KiB");
            diagnostics.push(
                Diagnostic::new(codes::OBJECT_TOO_LARGE, self.place.clone(), message)
                    .help("put large files into the image or into a volume"),
            );
        } else if self.size() > LARGE {
            let message =
                format!("the {kind} `{name}` holds {size} KiB, too much for a plain `kubectl apply`");
            diagnostics.push(
                Diagnostic::new(codes::CONFIGMAP_LARGE, self.place.clone(), message)
                    .help("apply it with: kubectl apply --server-side -f …"),
            );
        }
    }
}

/// The hash over all values that a Pod takes from such objects; nothing if it takes none.
pub(crate) fn hash<'a>(
    used: impl IntoIterator<Item = &'a Data>,
    options: &KubernetesOptions,
) -> Option<String> {
    // A placeholder says nothing about the value that takes its place.
    let with_secrets =
        options.config_hash == ConfigHash::All && options.secret_values == SecretValues::Include;
    let counts = |data: &&Data| match data.kind {
        DataKind::ConfigMap => options.config_hash != ConfigHash::None,
        DataKind::Secret => with_secrets,
    };
    let mut values: Vec<[&[u8]; 4]> = Vec::new();
    for data in used.into_iter().filter(counts) {
        for (key, bytes) in &data.entries {
            values.push([data.kind.word().as_bytes(), data.name.as_bytes(), key.as_bytes(), bytes]);
        }
    }
    values.sort_unstable();
    values.dedup();
    let separated = values.iter().flatten().flat_map(|part| [*part, b"\0"]);
    (!values.is_empty()).then(|| names::digest(separated, 16))
}
