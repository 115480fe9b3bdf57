//! What programs read follows its schema, for every case, every example and every target.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its projects has to fail")]

#[path = "formats/schema.rs"]
mod schema;

use kompose_core::Target;
use kompose_core::diagnostic::{github, json, sarif};
use kompose_snapshots::{Project, collection};
use schema::Schema;

const TARGETS: [Target; 2] = [Target::Kubernetes, Target::Swarm];

fn projects() -> Vec<Project> {
    let mut projects = collection::cases().unwrap();
    projects.extend(collection::examples().unwrap());
    projects
}

/// Compares what is written for every project with a schema.
fn check(schema: &Schema, written: impl Fn(&kompose_core::Conversion) -> String) {
    let mut faults = Vec::new();
    for project in projects() {
        for target in TARGETS {
            let text = written(&project.convert(target));
            faults.extend(schema.faults(&format!("{} for {target:?}", project.name), &text));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn messages_follow_their_schema() {
    let schema = Schema::read(&collection::repository().join("docs/diagnostics.schema.json"));
    check(&schema, |conversion| json::document(&conversion.diagnostics, &conversion.sources));
}

#[test]
fn reports_follow_their_schema() {
    let schema = Schema::read(&collection::repository().join("docs/report.schema.json"));
    check(&schema, |conversion| kompose_core::report::json(&conversion.report(), conversion));
}

#[test]
fn sarif_follows_the_official_schema() {
    let schema = Schema::read(&collection::repository().join("snapshots/schemas/sarif-2.1.0.json"));
    check(&schema, |conversion| sarif::document(&conversion.diagnostics, &conversion.sources));
}

#[test]
fn workflow_commands_are_one_line_for_each_message() {
    for project in projects() {
        let conversion = project.convert(Target::Kubernetes);
        let commands = github::commands(&conversion.diagnostics, &conversion.sources);
        assert_eq!(commands.lines().count(), conversion.diagnostics.len(), "{}", project.name);
        let kinds = ["::error ", "::warning ", "::notice "];
        assert!(commands.lines().all(|line| kinds.iter().any(|kind| line.starts_with(kind))), "{commands}");
    }
}

#[test]
fn a_document_that_breaks_its_schema_is_found() {
    let schema = Schema::read(&collection::repository().join("docs/report.schema.json"));
    assert!(!schema.faults("empty", "{}").is_empty());
    let project = collection::examples().unwrap().into_iter().next().unwrap();
    let conversion = project.convert(Target::Kubernetes);
    let text = kompose_core::report::json(&conversion.report(), &conversion);
    assert!(!schema.faults("renamed", &text.replace("\"outcome\"", "\"result\"")).is_empty());
}
