//! Every line of the output is made by a key, or is known to be a default.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its projects has to fail")]

use std::path::Path;

#[path = "formats/schema.rs"]
mod schema;

use kompose_core::trace::{SourceMap, json, source_map};
use kompose_core::{Options, Target};
use kompose_snapshots::{Project, collection};
use schema::Schema;

/// The variable that names a folder with further projects, each of which is traced.
const SEEDS: &str = "KOMPOSE_SEEDS";

/// How many projects of a corpus are traced, evenly spread over it.
const OF_CORPUS: usize = 50;

fn projects() -> Vec<Project> {
    let mut projects = collection::examples().unwrap();
    match std::env::var_os(SEEDS) {
        Some(folder) => projects.extend(collection::projects_in(Path::new(&folder)).unwrap()),
        None => println!("skipped: {SEEDS} names no folder"),
    }
    match collection::corpus().unwrap() {
        Some(corpus) => {
            let accepted: Vec<_> = corpus.cases.into_iter().filter(|case| case.accepted).collect();
            let step = (accepted.len() / OF_CORPUS).max(1);
            projects.extend(accepted.into_iter().step_by(step).take(OF_CORPUS).map(|case| case.project));
        }
        None => println!("skipped: {} names no corpus", collection::CORPUS),
    }
    projects
}

fn traced(project: &Project, target: Target, path: &str) -> SourceMap {
    let options = Options { layout: kompose_core::Layout::Directory, ..project.settings.options(target) };
    source_map(&project.input, &options, project.files.as_ref(), path)
}

/// The first line of a stack, which no project changes.
fn is_of_every_stack(text: &str) -> bool {
    text.starts_with("version:")
}

/// The lines that nobody accounts for: neither a key makes them nor are they a default of something. What several files
/// say in full does not go with what one of them says, and is marked as a default.
fn unexplained(project: &Project, map: &SourceMap) -> Vec<String> {
    let shown = |file: usize, line: usize| {
        let output = map.conversion.files.get(file).unwrap();
        let text = String::from_utf8_lossy(&output.contents).into_owned();
        (output.path.clone(), text.lines().nth(line - 1).unwrap_or_default().to_owned())
    };
    let is_shared = map.conversion.sources.iter().count() > 1;
    let lines = map.lines().into_iter().filter(|line| line.keys.is_empty());
    let lines = lines.filter(|line| !(is_shared && line.is_default));
    let lines = lines.map(|line| shown(line.file, line.line)).filter(|(_, text)| !is_of_every_stack(text));
    lines.map(|(path, text)| format!("{} {path}: {text}", project.name)).collect()
}

#[test]
fn every_line_has_a_key_or_is_a_default() {
    let schema = Schema::read(&collection::repository().join("docs/source-map.schema.json"));
    let (mut faults, mut lines, mut defaults) = (Vec::new(), 0, 0);
    for project in projects() {
        for target in [Target::Kubernetes, Target::Swarm] {
            let map = traced(&project, target, "");
            faults.extend(unexplained(&project, &map));
            faults.extend(schema.faults(&project.name, &json(&map)));
            for line in map.lines() {
                lines += 1;
                defaults += usize::from(line.is_default);
                assert_eq!(
                    line.is_default,
                    line.why.is_some(),
                    "{}: a default says why, and nothing else",
                    project.name
                );
            }
        }
    }
    println!(
        "{lines} lines, of which {defaults} are defaults of a service, a network, a volume or a project"
    );
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_part_of_a_map_is_the_same_as_in_the_whole() {
    let project =
        collection::examples().unwrap().into_iter().find(|project| project.name.ends_with("monitoring"));
    let project = project.unwrap();
    let whole = traced(&project, Target::Kubernetes, "");
    let service = whole.keys.iter().find(|key| key.path.matches('.').count() == 1).unwrap().path.clone();
    let part = traced(&project, Target::Kubernetes, &service);
    let below = whole.keys.iter().filter(|key| key.path.starts_with(&service));
    assert_eq!(part.keys, below.cloned().collect::<Vec<_>>());
    assert!(part.keys.len() > 1);
}
