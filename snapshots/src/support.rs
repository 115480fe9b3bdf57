//! The table of support: what becomes of every key of a Compose file on each target.
//!
//! The table is made of small Compose projects in `snapshots/support/*.yaml`, one a document. The extension
//! `x-support` of a project names the keys that it is there to show, each with what becomes of it for Kubernetes
//! and for Swarm: a fate, the code of the message about it, if there is one, and `unwritten` if the key, whatever
//! its value, makes no difference to the output although it is not lost. `x-options` holds what `options.json` holds
//! in a case. Files that projects refer to lie in `snapshots/support/files`.

mod document;
mod evidence;

pub use document::{document, outcomes};
pub use evidence::{Evidence, Relation};

use std::path::PathBuf;
use std::sync::Arc;

use kompose_core::source::Span;
use kompose_core::yaml::{Node, Value};
use kompose_core::{ComposeFile, Fate, Input, MemoryFiles, Target};

use crate::edit::{self, Path, Step};
use crate::{Project, Settings, folder, project};

/// One project of the table.
#[derive(Debug)]
pub struct Case {
    /// The project.
    pub project: Project,
    /// Its Compose file as a tree.
    pub document: Node,
    /// The keys that it shows.
    pub rows: Vec<Row>,
}

/// One key of the table.
#[derive(Debug)]
pub struct Row {
    /// Its path: `<name>` is a name of the user's own, `[]` any item of a list.
    pub path: String,
    /// What becomes of it for Kubernetes.
    pub kubernetes: Expected,
    /// What becomes of it for Swarm.
    pub swarm: Expected,
}

impl Row {
    /// What becomes of the key on a target.
    #[must_use]
    pub fn on(&self, target: Target) -> &Expected {
        match target {
            Target::Kubernetes => &self.kubernetes,
            Target::Swarm => &self.swarm,
        }
    }
}

/// What becomes of a key on a target.
#[derive(Debug, PartialEq, Eq)]
pub struct Expected {
    /// Its fate.
    pub fate: Fate,
    /// The code of the message about it.
    pub code: Option<String>,
    /// Whether the output is the same with and without the key.
    pub unwritten: bool,
}

impl Expected {
    /// Reads `FATE [CODE] [unwritten]`.
    fn read(text: &str) -> Option<Self> {
        let (text, unwritten) = text.strip_suffix(" unwritten").map_or((text, false), |text| (text, true));
        let (word, code) = text.split_once(' ').map_or((text, None), |(word, code)| (word, Some(code)));
        Some(Self { fate: fate(word)?, code: code.map(str::to_owned), unwritten })
    }
}

/// The fate that a word names.
#[must_use]
pub fn fate(word: &str) -> Option<Fate> {
    [Fate::Translated, Fate::Approximated, Fate::Unsupported, Fate::NotApplicable]
        .into_iter()
        .find(|fate| fate_word(*fate) == word)
}

/// The word for a fate.
#[must_use]
pub fn fate_word(fate: Fate) -> &'static str {
    match fate {
        Fate::Translated => "translated",
        Fate::Approximated => "approximated",
        Fate::Unsupported => "unsupported",
        Fate::NotApplicable => "not-applicable",
    }
}

/// The folder of the table.
#[must_use]
pub fn table_folder() -> PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("support")
}

/// The whole table.
///
/// # Errors
///
/// Says which part of the table cannot be read.
pub fn table() -> Result<Vec<Case>, String> {
    let files = Arc::new(folder::load(&table_folder().join("files"), project::ROOT)?);
    let mut cases = Vec::new();
    for path in folder::entries(&table_folder())?.into_iter().filter(|path| path.is_file()) {
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let name = path.file_stem().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        for (number, text) in text.split("\n---\n").enumerate() {
            let name = format!("{name} {}", number + 1);
            let case = case(&name, &format!("{text}\n"), &files);
            cases.push(case.map_err(|reason| format!("{name}: {reason}"))?);
        }
    }
    Ok(cases)
}

fn case(name: &str, text: &str, files: &Arc<MemoryFiles>) -> Result<Case, String> {
    let document = edit::documents(text).into_iter().next().ok_or("this is no YAML")?;
    let settings = settings(&document)?;
    let input = Input {
        files: vec![ComposeFile::new(format!("{}/compose.yaml", project::ROOT), text)],
        project_directory: Some(project::ROOT.to_owned()),
        environment: settings.environment.clone(),
        ..Input::default()
    };
    let rows = rows(&document)?;
    let project =
        Project { name: name.to_owned(), folder: table_folder(), input, files: Arc::clone(files), settings };
    Ok(Case { project, document, rows })
}

fn settings(document: &Node) -> Result<Settings, String> {
    let Some(options) = document.get("x-options") else { return Ok(Settings::default()) };
    let options = serde_json::to_value(options).map_err(|error| error.to_string())?;
    serde_json::from_value(options).map_err(|error| format!("x-options: {error}"))
}

fn rows(document: &Node) -> Result<Vec<Row>, String> {
    let Some(rows) = document.get("x-support").and_then(Node::as_mapping) else { return Ok(Vec::new()) };
    rows.iter().map(|(key, node)| row(&key.text, node).ok_or_else(|| wrong(&key.text))).collect()
}

fn row(path: &str, node: &Node) -> Option<Row> {
    let [kubernetes, swarm] = node.as_sequence()? else { return None };
    let [kubernetes, swarm] = [kubernetes, swarm].map(|node| node.as_str().and_then(Expected::read));
    Some(Row { path: path.to_owned(), kubernetes: kubernetes?, swarm: swarm? })
}

fn wrong(path: &str) -> String {
    format!("{path}: write a list of two, the first for Kubernetes, each `FATE [CODE] [unwritten]`")
}

impl Case {
    /// The way to the key of a row, and where it stands.
    #[must_use]
    pub fn key(&self, row: &Row) -> Option<(Path, Span)> {
        let way = way(&self.document, &row.path)?;
        let region = evidence::region(&self.document, &way)?;
        Some((way, region))
    }
}

/// The way to the first key of a document that fits the path of a row.
fn way(document: &Node, path: &str) -> Option<Path> {
    let steps: Vec<&str> = path.split('.').flat_map(|step| step.split_inclusive("[]")).collect();
    let steps: Vec<&str> = steps.iter().flat_map(|step| split_item(step)).collect();
    below(document, &steps)
}

/// `ports[]` is two steps, one to the key and one to an item.
fn split_item(step: &str) -> Vec<&str> {
    match step.strip_suffix("[]") {
        Some(key) => vec![key, "[]"],
        None => vec![step],
    }
}

fn below(node: &Node, steps: &[&str]) -> Option<Path> {
    let Some((step, rest)) = steps.split_first() else { return Some(Path::new()) };
    let children: Vec<(Step, &Node)> = match &node.value {
        Value::Mapping(entries) => {
            let fits = |key: &str| *step == "<name>" || *step == key;
            let fitting = entries.iter().filter(|(key, _)| fits(&key.text));
            fitting.map(|(key, child)| (Step::Key(key.text.clone()), child)).collect()
        }
        Value::Sequence(items) => {
            let items = items.iter().enumerate().filter(|_| *step == "[]");
            items.map(|(index, item)| (Step::Item(index), item)).collect()
        }
        Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) | Value::String(_) => Vec::new(),
    };
    children.into_iter().find_map(|(step, child)| {
        let mut way = below(child, rest)?;
        way.insert(0, step);
        Some(way)
    })
}
