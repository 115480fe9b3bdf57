//! Answers from the engine's tables: what codes mean, and what can be chosen.

use kompose_core::diagnostic::explain;
use kompose_core::options::Setting;
use kompose_core::{Code, Target};
use serde::Serialize;

/// What a code means.
#[derive(Debug, Serialize)]
pub(crate) struct ExplainAnswer {
    code: &'static str,
    kind: &'static str,
    explanation: &'static str,
}

/// What can be chosen for a target.
#[derive(Debug, Serialize)]
pub(crate) struct OptionAnswer {
    target: &'static str,
    name: &'static str,
    flag: String,
    kind: &'static str,
    choices: &'static [&'static str],
    default: &'static str,
    help: &'static str,
}

impl ExplainAnswer {
    /// The answer about a code.
    pub(crate) fn new(code: Code) -> Self {
        Self { code: code.slug(), kind: explain::kind(code), explanation: code.explanation() }
    }
}

impl OptionAnswer {
    /// The answer about an option and the targets that know it.
    pub(crate) fn new((setting, targets): (&Setting, &[Target])) -> Self {
        Self {
            target: match targets {
                [Target::Kubernetes] => "kubernetes",
                [Target::Swarm] => "swarm",
                _ => "both",
            },
            name: setting.name,
            flag: format!("--{}", setting.name),
            kind: kind(setting),
            choices: setting.words,
            default: setting.default(),
            help: setting.sentence(),
        }
    }
}

fn kind(setting: &Setting) -> &'static str {
    match setting {
        Setting { switch: true, .. } => "flag",
        Setting { many: true, .. } => "list",
        Setting { number: true, .. } => "number",
        Setting { words: [_, ..], .. } => "choice",
        Setting { .. } => "text",
    }
}
