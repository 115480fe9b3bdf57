//! The stack file as the client and the managers read it: what they would refuse, and what would fail without a word.
//!
//! Every stack that is written is read back here. Stack files of other origin can be checked as well.

mod interpolation;
mod notation;
mod reading;
mod schema;
mod shape;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;

use super::document::Version;
use super::validate::rules;
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Code, Diagnostics};
use crate::source::{Files, Sources};
use crate::yaml::{self, Field, Node, Value};
use shape::{Shape, Walk};

/// Who refuses a stack.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Refuser {
    /// The client, because the file does not have the form that its schema asks for.
    Schema,
    /// The client, when it reads what the file means.
    Client,
    /// A manager of the swarm.
    Manager,
    /// Nobody: the stack is deployed and does not do what it says.
    Nobody,
}

/// What is wrong with a stack file.
#[derive(Debug, Clone)]
pub struct Finding {
    /// The rule that is broken.
    pub code: Code,
    /// Who refuses the stack for it.
    pub refuser: Refuser,
    /// Where in the stack file, if it is at one place.
    pub path: String,
    /// What is wrong.
    pub message: String,
}

impl Finding {
    fn new(code: Code, refuser: Refuser, path: impl fmt::Display, message: impl Into<String>) -> Self {
        Self { code, refuser, path: path.to_string(), message: message.into() }
    }
}

/// What a stack file is deployed with.
#[derive(Clone, Copy)]
pub struct Surroundings<'a> {
    /// The name of the stack.
    pub stack: &'a str,
    /// The variables of the shell that deploys.
    pub variables: &'a BTreeMap<String, String>,
    /// The files beside the stack file, by their paths from there without `./`.
    pub files: &'a dyn Files,
    /// Whether something external is in the swarm: its section of the file, such as `secrets`, and its name.
    pub exists: &'a dyn Fn(&str, &str) -> bool,
}

/// What the client, the managers or nobody would find wrong with a stack file.
#[must_use]
pub fn check(text: &str, surroundings: &Surroundings<'_>) -> Vec<Finding> {
    let (mut document, mut findings) = match parsed(text) {
        Ok(document) => (document, Vec::new()),
        Err(finding) => return vec![finding],
    };
    findings.extend(notation::findings(text, &document));
    let version = version(&document, &mut findings);
    interpolation::replace(&mut document, surroundings.variables, &mut findings);
    conforms(&document, version, &mut findings);
    if findings.iter().any(|finding| finding.refuser == Refuser::Schema) {
        return findings;
    }
    let stack = reading::stack(&document, surroundings, &mut findings);
    findings.extend(rules(&stack));
    findings
}

/// What is wrong with the text of a stack that was written here: another reader would read something else, the client
/// would take text for a variable, or the file does not have the form that its schema asks for.
pub(super) fn written(text: &str, version: Version) -> Vec<Finding> {
    let mut document = match parsed(text) {
        Ok(document) => document,
        Err(finding) => return vec![finding],
    };
    let mut findings = notation::findings(text, &document);
    // No escape stands for a `$` in what is written here.
    if text.contains('$') {
        variables(Field::Root(""), &document, &mut findings);
        // What cannot be replaced is found already.
        interpolation::replace(&mut document, &BTreeMap::new(), &mut Vec::new());
    }
    conforms(&document, version.number(), &mut findings);
    findings
}

fn parsed(text: &str) -> Result<Node, Finding> {
    let mut diagnostics = Diagnostics::new();
    let mut sources = Sources::default();
    let file = sources.add("stack.yaml", text);
    let documents = yaml::parse(text, file, &mut diagnostics);
    let unread = |message: String| Finding::new(codes::STACK_SCHEMA, Refuser::Schema, "", message);
    let error = diagnostics.iter().find(|found| found.is_error());
    match (error, documents.into_iter().next()) {
        (Some(error), _) => Err(unread(error.message.clone())),
        (None, Some(document)) => Ok(document),
        (None, None) => Err(unread("the file is empty".to_owned())),
    }
}

/// The number behind the `3.` of the version; the newest if the file says none.
fn version(document: &Node, findings: &mut Vec<Finding>) -> u8 {
    let newest = Version::NEWEST.number();
    let known = match document.get("version").map(|node| &node.value) {
        None => Some(newest),
        Some(Value::String(text)) if text == "3" => Some(newest),
        Some(Value::String(text)) => {
            text.strip_prefix("3.").and_then(|minor| minor.parse().ok()).filter(|minor| *minor <= newest)
        }
        Some(_) => None,
    };
    if known.is_none() {
        let message = "the version is text from \"3.0\" to \"3.13\"";
        findings.push(Finding::new(codes::STACK_VERSION, Refuser::Schema, "version", message));
    }
    known.unwrap_or(newest)
}

fn conforms(document: &Node, version: u8, findings: &mut Vec<Finding>) {
    let before = findings.len();
    Walk { version, findings }.value(&Shape::Keys(&schema::DOCUMENT), document, Field::Root(""));
    // One mistake has one message: a number that JSON does not have has no shape either.
    let mut seen = std::collections::BTreeSet::new();
    let mut at = 0;
    findings.retain(|finding| {
        at += 1;
        at <= before || seen.insert(finding.path.clone())
    });
}

/// Finds texts of which the client would take a part for a variable.
fn variables(path: Field<'_>, node: &Node, findings: &mut Vec<Finding>) {
    match &node.value {
        Value::String(text) if interpolation::has_variable(text) => {
            let message = "a part of the text would be taken for a variable";
            findings.push(Finding::new(codes::STACK_INTERPOLATION, Refuser::Client, path, message));
        }
        Value::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                variables(path.item(index), item, findings);
            }
        }
        Value::Mapping(entries) => {
            for (key, node) in entries {
                variables(path.key(&key.text), node, findings);
            }
        }
        Value::String(_) | Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) => {}
    }
}

impl fmt::Debug for Surroundings<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Surroundings").field("stack", &self.stack).finish_non_exhaustive()
    }
}
