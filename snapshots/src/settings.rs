//! `options.json`: how a case is converted, where that is not the usual way.

use std::collections::BTreeMap;
use std::path::Path;

use kompose_core::{Format, KubernetesOptions, Layout, Options, SwarmOptions, Target};
use serde::Deserialize;

/// What a case may keep a snapshot of, beside its diagnostics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Output {
    /// The Kubernetes manifests.
    Kubernetes,
    /// The Swarm stack with the files beside it.
    Swarm,
    /// The canonical project, as `docker compose config` would print it.
    Merged,
}

/// The contents of `options.json`; what it does not say is usual.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Settings {
    /// The outputs to keep; both targets if there is no word about it.
    pub outputs: Option<Vec<Output>>,
    /// The Compose files in order; `compose.yaml` and `compose.override.yaml` if there is no word about it.
    pub files: Option<Vec<String>>,
    /// The Kubernetes namespace.
    pub namespace: Option<String>,
    /// Whether a loss is an error.
    pub strict: bool,
    /// The options for Kubernetes by their names.
    pub kubernetes: KubernetesOptions,
    /// The options for Swarm by their names.
    pub swarm: SwarmOptions,
    /// Whether what Docker Compose refuses is an error.
    pub strict_compose: bool,
    /// `yaml` or `json`.
    pub format: Option<String>,
    /// The active profiles.
    pub profiles: Vec<String>,
    /// The project's name.
    pub project_name: Option<String>,
    /// The variables of the calling process.
    pub environment: BTreeMap<String, String>,
}

impl Settings {
    /// Reads `options.json` of a case; a case without one is converted in the usual way.
    ///
    /// # Errors
    ///
    /// Says what is wrong with the file.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let path = folder.join(Self::FILE);
        if !path.exists() {
            return Ok(Self::default());
        }
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let settings: Self =
            serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
        match settings.format.as_deref() {
            None | Some("yaml" | "json") => Ok(settings),
            Some(other) => Err(format!("{}: there is no format `{other}`", path.display())),
        }
    }

    /// The name of the file.
    pub const FILE: &str = "options.json";

    /// Whether the case keeps a snapshot of an output.
    #[must_use]
    pub fn keeps(&self, output: Output) -> bool {
        match &self.outputs {
            Some(outputs) => outputs.contains(&output),
            None => output != Output::Merged,
        }
    }

    /// The options of a conversion to a target.
    #[must_use]
    pub fn options(&self, target: Target) -> Options {
        Options {
            target,
            format: if self.format.as_deref() == Some("json") { Format::Json } else { Format::Yaml },
            layout: Layout::Stream,
            output_directory: None,
            namespace: self.namespace.clone(),
            strict: self.strict,
            kubernetes: self.kubernetes.clone(),
            swarm: self.swarm.clone(),
        }
    }

    /// What is not usual about the case, in a line; nothing if all is.
    #[must_use]
    pub fn describe(&self) -> Option<String> {
        let mut words: Vec<String> = Vec::new();
        words.extend(self.files.as_ref().map(|files| format!("files: {}", files.join(" "))));
        words.extend(self.namespace.as_ref().map(|namespace| format!("namespace: {namespace}")));
        words.extend(self.strict.then(|| "strict".to_owned()));
        words.extend(self.strict_compose.then(|| "strict Compose".to_owned()));
        words.extend(self.format.as_ref().map(|format| format!("format: {format}")));
        words.extend((!self.profiles.is_empty()).then(|| format!("profiles: {}", self.profiles.join(" "))));
        words.extend(self.project_name.as_ref().map(|name| format!("project name: {name}")));
        let variables: Vec<String> =
            self.environment.iter().map(|(name, value)| format!("{name}={value}")).collect();
        words.extend((!variables.is_empty()).then(|| format!("environment: {}", variables.join(" "))));
        (!words.is_empty()).then(|| words.join(", "))
    }
}
