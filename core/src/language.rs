//! Help while a Compose file is being written: what can stand at a place, and what the key there means.
//!
//! Both are told from the tables of keys that projects are read with. The texts may be as broken as half-typed text
//! is: [`scan`] makes the best of them.

mod complete;
mod hover;
mod insert;
mod names;
mod outcome;
mod scan;
mod schema;
#[cfg(test)]
mod tests;
mod token;

pub use outcome::letter;

use crate::input::Input;
use crate::options::Options;
use crate::source::Files;
use crate::yaml::decode::Line;

/// What can be written at a place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Completion {
    /// Where the word starts that a proposal takes the place of, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// What it can be, whether it begins like the word or not.
    pub proposals: Vec<Proposal>,
}

/// One thing that can be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The word for people.
    pub label: String,
    /// What to write, lines and indentation included.
    pub insert: String,
    /// What it is.
    pub kind: ProposalKind,
    /// What it takes or where it comes from, in a few words; may be empty.
    pub detail: String,
    /// What the key means; may be empty.
    pub documentation: String,
}

/// What a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposalKind {
    /// A key of the schema.
    Key,
    /// A word of a closed vocabulary.
    Value,
    /// A name that the project declares, or a variable.
    Reference,
}

/// What there is to say about a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hover {
    /// Where the key or its value starts, in bytes.
    pub from: usize,
    /// Where it ends.
    pub to: usize,
    /// The dotted path of the key.
    pub path: String,
    /// What it means.
    pub documentation: String,
    /// What becomes of it on Kubernetes, in words; empty if nobody can tell.
    pub kubernetes: String,
    /// What becomes of it on Swarm.
    pub swarm: String,
}

/// What can be written at an offset (in bytes) of the text of a Compose file, which may be one of those of the project
/// as it was before, or a file that it includes.
#[must_use]
pub fn complete(input: &Input, files: &dyn Files, text: &str, offset: usize) -> Completion {
    complete::complete(text, offset, &|| names::Names::of(input, files, text))
}

/// What there is to say about an offset (in bytes) of a file of a project; nothing if no known key stands there.
///
/// The file goes by its name in [`Conversion::sources`](crate::Conversion::sources). For each target the project is
/// converted once; if that cannot be, the outcome is what it usually is.
#[must_use]
pub fn hover(project: (&Input, &Options, &dyn Files), file: (&str, &str), offset: usize) -> Option<Hover> {
    hover::hover(project, file, offset)
}

/// What the key with a path means, such as `services.web.ports`; nothing for keys of the user's own.
///
/// `<name>` may stand for a name of the user's own, and `[]` for any item of a list.
#[must_use]
pub fn meaning(path: &str) -> Option<&'static str> {
    schema::at(&schema::steps(path))?.line.map(Line::meaning)
}
