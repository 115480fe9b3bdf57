//! What holds for every conversion, whatever it is given.
//!
//! Runs over all cases and examples, and over the corpus that `KOMPOSE_CORPUS` names, if it names one.

#[path = "properties/dropped.rs"]
mod dropped;
#[path = "properties/exempt.rs"]
mod exempt;
#[path = "properties/hostile.rs"]
mod hostile;
#[path = "properties/monsters.rs"]
mod monsters;
#[path = "properties/outcome.rs"]
mod outcome;

use kompose_core::{Severity, Target};
use kompose_snapshots::{Project, collection, workers};
use outcome::{Outcome, TARGETS};

/// The cases and the examples.
fn own_projects() -> Result<Vec<Project>, String> {
    let mut projects = collection::cases()?;
    projects.extend(collection::examples()?);
    Ok(projects)
}

/// The projects of the corpus, or none and a line that says so.
fn corpus_projects() -> Result<Vec<Project>, String> {
    let Some(corpus) = collection::corpus()? else {
        println!("skipped: {} names no corpus", collection::CORPUS);
        return Ok(Vec::new());
    };
    Ok(corpus.cases.into_iter().map(|case| case.project).collect())
}

fn for_each(projects: &[Project], check: impl Fn(&Project, Target) -> Option<String> + Sync) -> Vec<String> {
    let checks =
        |project: &Project| TARGETS.iter().filter_map(|&target| check(project, target)).collect::<Vec<_>>();
    workers::map(projects, checks).into_iter().flatten().collect()
}

#[test]
fn the_same_input_gives_the_same_bytes() {
    let projects = [own_projects().unwrap(), corpus_projects().unwrap()].concat();
    let different = for_each(&projects, |project, target| {
        let [first, second] = [Outcome::of(project, target), Outcome::of(project, target)];
        (first != second).then(|| format!("{} for {target:?}", project.name))
    });
    assert!(different.is_empty(), "these give different bytes each time: {different:#?}");
}

#[test]
fn an_error_means_no_files_and_no_error_means_some() {
    let projects = [own_projects().unwrap(), corpus_projects().unwrap()].concat();
    let wrong = for_each(&projects, |project, target| {
        let conversion = project.convert(target);
        let agree = conversion.has_errors() == conversion.files.is_empty();
        (!agree).then(|| format!("{} for {target:?}", project.name))
    });
    assert!(wrong.is_empty(), "errors and files do not agree: {wrong:#?}");
}

#[test]
fn no_output_is_refused_by_our_own_rules() {
    let projects = [own_projects().unwrap(), corpus_projects().unwrap()].concat();
    let refused = for_each(&projects, |project, target| {
        let conversion = project.convert(target);
        let ours = |said: &&kompose_core::Diagnostic| !said.place.path.contains(".patches[");
        let mut refused = conversion.diagnostics.iter().filter(|said| said.code.slug() == "invalid-output");
        let said = refused.find(ours)?;
        Some(format!("{} for {target:?}: {}", project.name, said.message))
    });
    assert!(refused.is_empty(), "the validator refuses: {refused:#?}");
}

#[test]
fn severities_are_those_of_the_codes_unless_strict() {
    let projects = [own_projects().unwrap(), corpus_projects().unwrap()].concat();
    let wrong = for_each(&projects, |project, target| {
        let settings = &project.settings;
        let fits = |said: &kompose_core::Diagnostic| {
            let raised = (settings.strict && said.code.is_lossy())
                || (settings.strict_compose && said.code.is_lenient());
            said.severity == said.code.severity() || (raised && said.severity == Severity::Error)
        };
        let said = project.convert(target).diagnostics;
        said.iter().find(|said| !fits(said)).map(|said| format!("{}: {}", project.name, said.code))
    });
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn no_key_of_a_case_is_dropped_in_silence() {
    dropped::check("cases and examples", &own_projects().unwrap());
}

#[test]
fn no_key_of_the_corpus_is_dropped_in_silence() {
    dropped::check("corpus", &corpus_projects().unwrap());
}

#[test]
fn the_start_of_a_file_never_panics() {
    hostile::prefixes(&own_projects().unwrap()).unwrap();
}

#[test]
fn a_damaged_file_never_panics() {
    hostile::mutations(&own_projects().unwrap()).unwrap();
}

#[test]
fn what_nobody_would_write_never_panics() {
    monsters::monsters().unwrap();
}
