//! What the page asks for, as it stands in the JSON.

use crate::project::{DIRECTORY, absolute};
use kompose_core::{ComposeFile, Format, Input, KubernetesOptions, SwarmOptions, Target};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The Compose file names in the order in which they are looked for; the first one found is the base.
const BASES: [&str; 4] = ["compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml"];

/// The names of what overrides the base, in the same way.
const OVERRIDES: [&str; 4] = [
    "compose.override.yaml",
    "compose.override.yml",
    "docker-compose.override.yml",
    "docker-compose.override.yaml",
];

/// A whole request.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Request {
    pub(crate) files: Vec<TextFile>,
    #[serde(default)]
    compose: Vec<String>,
    pub(crate) target: Option<TargetName>,
    #[serde(default)]
    pub(crate) format: FormatName,
    #[serde(default)]
    profiles: Vec<String>,
    project_name: Option<String>,
    #[serde(default)]
    environment: BTreeMap<String, String>,
    pub(crate) namespace: Option<String>,
    #[serde(default)]
    pub(crate) strict: bool,
    #[serde(default)]
    strict_compose: bool,
    /// Whether the answer to a conversion says what became of each key.
    #[serde(default)]
    pub(crate) report: bool,
    #[serde(default)]
    pub(crate) kubernetes: KubernetesOptions,
    #[serde(default)]
    pub(crate) swarm: SwarmOptions,
}

/// Why a request gets no conversion.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Refusal {
    /// Its name, beside those of the engine's own messages.
    pub(crate) code: &'static str,
    /// The reason, for people.
    pub(crate) message: String,
}

/// One file of the page.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextFile {
    pub(crate) path: String,
    pub(crate) text: String,
}

/// A target by its name in the JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum TargetName {
    Kubernetes,
    Swarm,
}

/// A text form by its name in the JSON.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) enum FormatName {
    #[default]
    Yaml,
    Json,
}

impl Request {
    /// Reads a request.
    pub(crate) fn parse(input: &str) -> Result<Self, Refusal> {
        let request: Self =
            serde_json::from_str(input).map_err(|error| Refusal::of_form(&error.to_string()))?;
        match request.compose.iter().find(|path| request.file(path).is_none()) {
            Some(path) => {
                Err(Refusal::of_form(&format!("`compose` names {path}, which is not among `files`")))
            }
            None if request.compose_files().is_empty() => Err(Refusal::without_compose_file()),
            None => Ok(request),
        }
    }

    /// What the engine starts from.
    pub(crate) fn input(&self) -> Input {
        Input {
            files: self.compose_files(),
            project_directory: Some(DIRECTORY.to_owned()),
            environment: self.environment.clone(),
            env_files: None,
            profiles: self.profiles.clone(),
            project_name: self.project_name.clone(),
            strict_compose: self.strict_compose,
        }
    }

    /// The text of a file.
    pub(crate) fn text(&self, path: &str) -> Option<&str> {
        self.file(path).map(|file| file.text.as_str())
    }

    fn compose_files(&self) -> Vec<ComposeFile> {
        let named: Vec<&TextFile> = if self.compose.is_empty() {
            [self.first(&BASES), self.first(&OVERRIDES)].into_iter().flatten().collect()
        } else {
            self.compose.iter().filter_map(|path| self.file(path)).collect()
        };
        // Under their whole paths, by which files that they include or extend lead back to them.
        named.into_iter().map(|file| ComposeFile::new(absolute(&file.path), &file.text)).collect()
    }

    fn first(&self, names: &[&str]) -> Option<&TextFile> {
        names.iter().find_map(|name| self.file(name))
    }

    fn file(&self, path: &str) -> Option<&TextFile> {
        self.files.iter().find(|file| file.path == path)
    }
}

impl Refusal {
    fn of_form(reason: &str) -> Self {
        let message = format!("the converter cannot read this request: {reason}");
        Self { code: "bad-request", message }
    }

    fn without_compose_file() -> Self {
        let message = "there is no Compose file here: name one of the files `compose.yaml`".to_owned();
        Self { code: "no-compose-file", message }
    }
}

impl TargetName {
    /// The engine's word for it.
    pub(crate) fn target(self) -> Target {
        match self {
            Self::Kubernetes => Target::Kubernetes,
            Self::Swarm => Target::Swarm,
        }
    }
}

impl From<FormatName> for Format {
    fn from(name: FormatName) -> Self {
        match name {
            FormatName::Yaml => Self::Yaml,
            FormatName::Json => Self::Json,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::shown;

    fn request(compose: &str, paths: &[&str]) -> String {
        let files: Vec<String> =
            paths.iter().map(|path| format!(r#"{{"path":"{path}","text":"x"}}"#)).collect();
        format!(r#"{{"files":[{}]{compose}}}"#, files.join(","))
    }

    #[test]
    fn compose_files_come_in_order() {
        let cases: &[(&str, &[&str], &[&str])] = &[
            (
                "",
                &["compose.override.yaml", ".env", "compose.yaml"],
                &["compose.yaml", "compose.override.yaml"],
            ),
            ("", &["docker-compose.yml", "compose.yml"], &["compose.yml"]),
            (r#","compose":["b.yaml","a.yaml"]"#, &["a.yaml", "b.yaml"], &["b.yaml", "a.yaml"]),
        ];
        for (compose, paths, expected) in cases {
            let input = Request::parse(&request(compose, paths)).unwrap().input();
            let found: Vec<&str> = input.files.iter().map(|file| shown(&file.path)).collect();
            assert_eq!(&found, expected, "{compose} {paths:?}");
        }
    }

    #[test]
    fn everything_in_a_request_reaches_the_engine() {
        let text = r#"{"files":[{"path":"compose.yaml","text":"x"}],"target":"swarm","format":"json",
            "profiles":["dev"],"projectName":"shop","environment":{"TAG":"1"},"namespace":"n","strict":true,
            "swarm":{"jobs":true,"stack":"s"}}"#;
        let request = Request::parse(text).unwrap();
        assert_eq!((request.swarm.jobs, request.swarm.stack.as_deref()), (true, Some("s")));
        let input = request.input();
        assert_eq!(request.target.map(TargetName::target), Some(Target::Swarm));
        assert_eq!(Format::from(request.format), Format::Json);
        assert_eq!((request.namespace.as_deref(), request.strict), (Some("n"), true));
        assert_eq!((input.profiles, input.project_name), (vec!["dev".to_owned()], Some("shop".to_owned())));
        assert_eq!(input.environment.get("TAG").map(String::as_str), Some("1"));
        assert_eq!(input.project_directory.as_deref(), Some("/project"));
    }

    #[test]
    fn a_refusal_says_what_is_wrong() {
        let cases = [
            ("", "bad-request", "EOF"),
            ("{}", "bad-request", "files"),
            (r#"{"files":[],"target":"helm"}"#, "bad-request", "helm"),
            (r#"{"files":[],"tarjet":"swarm"}"#, "bad-request", "tarjet"),
            (r#"{"files":[],"compose":["a.yaml"]}"#, "bad-request", "a.yaml"),
            (r#"{"files":[{"path":"a.yaml","text":""}]}"#, "no-compose-file", "compose.yaml"),
        ];
        for (text, code, word) in cases {
            let refusal = Request::parse(text).unwrap_err();
            assert_eq!(refusal.code, code, "{text}");
            assert!(refusal.message.contains(word), "{text}: {}", refusal.message);
        }
    }
}
