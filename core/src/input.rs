//! What a conversion starts from.

use std::collections::BTreeMap;

/// One Compose file as text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ComposeFile {
    /// Its path, absolute or relative to the caller's working directory; also the name in messages.
    pub path: String,
    /// The whole text.
    pub text: String,
}

/// The Compose files of a project and what they are read with.
///
/// The Compose files come as text; everything they refer to (env files, secrets, configs, includes,
/// bind mounts) is asked for through [`Files`](crate::Files).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Input {
    /// The Compose files, the base first and each override after what it overrides.
    pub files: Vec<ComposeFile>,
    /// The directory that relative paths start from; the folder of the first file by default.
    pub project_directory: Option<String>,
    /// The variables of the calling process, which win over those of env files.
    pub environment: BTreeMap<String, String>,
    /// Env files for interpolation, later ones winning; `.env` of the project directory by default.
    pub env_files: Option<Vec<String>>,
    /// Active profiles; `*` activates all. `COMPOSE_PROFILES` counts when this is empty.
    pub profiles: Vec<String>,
    /// The project's name, which wins over `COMPOSE_PROJECT_NAME` and the top-level `name`.
    pub project_name: Option<String>,
    /// Whether to refuse what Docker Compose refuses, where the meaning is clear and a warning would do.
    pub strict_compose: bool,
}

impl Input {
    /// A project of one Compose file.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { files: vec![ComposeFile { path: path.into(), text: text.into() }], ..Self::default() }
    }
}

impl ComposeFile {
    /// A Compose file.
    pub fn new(path: impl Into<String>, text: impl Into<String>) -> Self {
        Self { path: path.into(), text: text.into() }
    }
}
