//! The recorded behaviour of the reference loader on small projects, run against ours.
//!
//! A project is compared as data. Of errors only that there is one: the words are our own.

#[path = "loader/differences.rs"]
mod differences;
#[path = "loader/recorded.rs"]
mod recorded;

use std::collections::BTreeMap;

use differences::{DIFFERENCES, Ours};
use kompose_core::{ComposeFile, Format, Input, MemoryFiles};
use kompose_snapshots::difference;
use serde::Deserialize;
use serde_json::Value;

const CASES: &str = include_str!("../data/loader.jsonl");

/// Where every project lies; the records say `$WD` for it.
const DIRECTORY: &str = "/recorded/proj";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    id: String,
    /// The Compose files in the order in which they are merged.
    files: Vec<TextFile>,
    /// What else lies in the folder.
    #[serde(default)]
    extra: Vec<TextFile>,
    #[serde(default)]
    env: BTreeMap<String, String>,
    #[serde(default)]
    profiles: Vec<String>,
    project: Option<String>,
    /// Whether the record was made without interpolation, which we have no option for.
    #[serde(default)]
    no_interp: bool,
    expect: Expected,
}

#[derive(Deserialize)]
struct TextFile {
    name: String,
    content: String,
}

#[derive(Deserialize)]
struct Expected {
    /// The project that the reference made, as YAML; absent if it refused.
    out: Option<String>,
}

fn cases() -> serde_json::Result<Vec<Case>> {
    let mut cases: Vec<Case> = CASES.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    cases.retain(|case| !case.no_interp);
    Ok(cases)
}

impl Case {
    /// The project as we read it, or the slugs of our errors.
    fn ours(&self) -> Result<Value, String> {
        let path = |file: &TextFile| format!("{DIRECTORY}/{}", file.name);
        let mut files = MemoryFiles::new();
        for file in self.files.iter().chain(&self.extra) {
            files.insert(path(file), file.content.as_str());
        }
        let input = Input {
            files: self
                .files
                .iter()
                .map(|file| ComposeFile::new(path(file), file.content.as_str()))
                .collect(),
            environment: self.env.clone(),
            profiles: self.profiles.clone(),
            project_name: self.project.clone(),
            strict_compose: true,
            ..Input::default()
        };
        let config = kompose_core::config(&input, Format::Json, &files);
        let errors = config.diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
        let slugs: Vec<&str> = errors.map(|error| error.code.slug()).collect();
        match serde_json::from_str(&config.text) {
            Ok(project) if slugs.is_empty() => Ok(project),
            Err(error) if slugs.is_empty() => Err(error.to_string()),
            _ => Err(slugs.join(" ")),
        }
    }

    /// What is not as recorded; nothing if all is.
    fn difference(&self) -> Option<Outcome> {
        match (self.ours(), &self.expect.out) {
            (Ok(ours), Some(text)) => {
                let theirs = recorded::project(&text.replace("$WD", DIRECTORY));
                difference::first(&ours, &theirs).map(Outcome::Differs)
            }
            (Ok(_), None) => Some(Outcome::Accepts),
            (Err(slugs), Some(_)) => Some(Outcome::Refuses(slugs)),
            (Err(_), None) => None,
        }
    }
}

/// How a case came out otherwise than recorded.
#[derive(Debug)]
enum Outcome {
    Accepts,
    Refuses(String),
    Differs(String),
}

impl Outcome {
    fn is(&self, ours: Ours) -> bool {
        match (self, ours) {
            (Self::Accepts, Ours::Accepts) => true,
            (Self::Refuses(slugs), Ours::Refuses(listed)) => slugs == listed,
            (Self::Differs(place), Ours::Differs(listed)) => place == listed,
            _ => false,
        }
    }
}

/// What is wrong with a case: a difference that is not listed, or a listed one that there is not.
fn complaint(case: &Case) -> Option<String> {
    let listed = DIFFERENCES.iter().flat_map(|(_, group)| *group).find(|listed| listed.id == case.id);
    match (case.difference(), listed) {
        (None, None) => None,
        (Some(outcome), Some(listed)) if outcome.is(listed.ours) => None,
        (Some(outcome), _) => Some(format!("{}: {outcome:?}", case.id)),
        (None, Some(_)) => Some(format!("{}: listed, but equal", case.id)),
    }
}

#[test]
fn projects_are_read_as_the_reference_reads_them() {
    let cases = cases().unwrap();
    let complaints: Vec<String> = cases.iter().filter_map(complaint).collect();
    let listed: usize = DIFFERENCES.iter().map(|(_, group)| group.len()).sum();
    println!("{} of {} are equal", cases.len() - listed, cases.len());
    assert!(
        complaints.is_empty(),
        "{} are not as they should be:\n{}",
        complaints.len(),
        complaints.join("\n")
    );
}

#[test]
fn every_difference_has_its_case() {
    let cases = cases().unwrap();
    for listed in DIFFERENCES.iter().flat_map(|(_, group)| *group) {
        assert!(cases.iter().any(|case| case.id == listed.id), "no case {}", listed.id);
    }
}
