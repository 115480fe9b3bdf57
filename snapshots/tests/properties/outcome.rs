//! All that a conversion says, apart from where it says it.

use kompose_core::{Conversion, Input, OutputFile, Target};
use kompose_snapshots::Project;
use kompose_snapshots::edit::{Step, describe};

/// Every target.
pub(crate) const TARGETS: [Target; 2] = [Target::Kubernetes, Target::Swarm];

/// The files and the messages of a conversion, without lines and columns.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Outcome {
    files: Vec<OutputFile>,
    said: Vec<(&'static str, String, String)>,
    /// Whether the project is refused.
    pub(crate) refused: bool,
}

impl Outcome {
    /// What a project gives as it is.
    pub(crate) fn of(project: &Project, target: Target) -> Self {
        Self::of_input(project, &project.input, target)
    }

    /// What another input gives in the surroundings of a project.
    pub(crate) fn of_input(project: &Project, input: &Input, target: Target) -> Self {
        Self::from(project.convert_input(input, target))
    }

    /// Whether a message of one of the codes is about a key on the way, and so about all below it.
    pub(crate) fn says_of_whole_key(&self, codes: &[&str], path: &[Step]) -> bool {
        let ways: Vec<String> = (1..=path.len()).filter_map(|end| Some(describe(path.get(..end)?))).collect();
        let said = self.said.iter().filter(|(code, ..)| codes.contains(code));
        said.into_iter().any(|(_, place, _)| ways.contains(place))
    }
}

impl From<Conversion> for Outcome {
    fn from(conversion: Conversion) -> Self {
        let refused = conversion.has_errors();
        let said = conversion.diagnostics.into_iter();
        let said = said.map(|said| (said.code.slug(), said.place.path, said.message)).collect();
        Self { files: conversion.files, said, refused }
    }
}
