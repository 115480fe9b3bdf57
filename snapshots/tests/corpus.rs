//! Real projects, as people have them in their repositories: what share of them converts, and to what.
//!
//! Needs a corpus beside the repository; `KOMPOSE_CORPUS` names it.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use kompose_core::{Config, Diagnostic, Format, Input, Target};
use kompose_snapshots::collection::{self, CORPUS, CORPUS_ROOT, Corpus, CorpusCase};
use kompose_snapshots::difference;

/// The corpus; without one a line says that the test is skipped.
fn corpus() -> Result<Option<Corpus>, String> {
    let corpus = collection::corpus()?;
    match &corpus {
        None => println!("skipped: {CORPUS} names no corpus"),
        Some(corpus) => println!("{} projects; not there: {:?}", corpus.cases.len(), corpus.missing),
    }
    Ok(corpus)
}

fn accepted(corpus: &Corpus) -> Vec<&CorpusCase> {
    corpus.cases.iter().filter(|case| case.accepted).collect()
}

/// The errors of some diagnostics, each with the message that a person would look for.
fn errors(diagnostics: &[Diagnostic]) -> Vec<String> {
    let errors = diagnostics.iter().filter(|said| said.is_error());
    errors.map(|said| format!("{}: {} ({})", said.code, said.message, said.place.path)).collect()
}

/// Prints how often each code occurs, and the cases it occurs in.
fn print_reasons(reasons: &BTreeMap<String, Vec<String>>) {
    for (case, errors) in reasons {
        println!("  {case}");
        for error in errors {
            println!("    {error}");
        }
    }
}

#[test]
fn every_accepted_project_converts() {
    let Some(corpus) = corpus().unwrap() else { return };
    for (target, percent) in CONVERTED_PERCENT {
        let mut reasons = BTreeMap::new();
        let mut panics = Vec::new();
        let cases = accepted(&corpus);
        for case in &cases {
            match catch_unwind(AssertUnwindSafe(|| case.project.convert(target))) {
                Ok(conversion) if conversion.has_errors() => {
                    reasons.insert(case.project.name.clone(), errors(&conversion.diagnostics));
                }
                Ok(_) => {}
                Err(_) => panics.push(case.project.name.clone()),
            }
        }
        println!("{target:?}: {} of {} convert without an error", cases.len() - reasons.len(), cases.len());
        print_reasons(&reasons);
        assert!(panics.is_empty(), "these panic for {target:?}: {panics:?}");
        let floor = cases.len() * percent / 100;
        assert!(cases.len() - reasons.len() >= floor, "fewer than {floor} convert for {target:?}");
    }
}

/// At least this share of the accepted projects converts for a target. With all profiles active, some publish one
/// port twice, which Swarm cannot; others leave the version of an image to a variable that nobody sets.
const CONVERTED_PERCENT: [(Target, usize); 2] = [(Target::Kubernetes, 90), (Target::Swarm, 87)];

/// The accepted projects that read otherwise than in Docker Compose, and why.
const UNLIKE: [(&str, &str); 1] =
    [("c0173", "one port in two forms is one port; the reference takes `80` and `\"80\"` for two")];

#[test]
fn every_project_reads_as_docker_compose_reads_it() {
    let Some(corpus) = corpus().unwrap() else { return };
    let cases = accepted(&corpus);
    let unlike: BTreeMap<&str, String> =
        cases.iter().filter_map(|case| Some((case.project.name.as_str(), unlike(case)?))).collect();
    for (name, difference) in &unlike {
        println!("  {name}: {difference}");
    }
    println!("{} of {} read as Docker Compose reads them", cases.len() - unlike.len(), cases.len());
    let listed: Vec<&str> = UNLIKE.iter().map(|(name, _)| *name).collect();
    assert_eq!(unlike.keys().copied().collect::<Vec<_>>(), listed, "{UNLIKE:?}");
}

/// What Docker Compose 2.40 refuses and strict mode takes, with the reason.
const TAKEN: [(&str, &str); 1] = [(
    "c0179",
    "a port on an IPv6 address without brackets, as the specification writes it; newer ones take it",
)];

#[test]
fn what_docker_compose_refuses_is_refused_in_strict_mode() {
    let Some(corpus) = corpus().unwrap() else { return };
    let refused: Vec<_> = corpus.cases.iter().filter(|case| !case.accepted).collect();
    let taken: Vec<&str> = refused
        .iter()
        .filter(|case| errors(&strict(case).diagnostics).is_empty())
        .map(|case| case.project.name.as_str())
        .collect();
    println!("{} of {} are refused here too", refused.len() - taken.len(), refused.len());
    assert_eq!(taken, TAKEN.map(|(name, _)| name));
}

#[test]
fn strict_mode_takes_what_docker_compose_accepts() {
    let Some(corpus) = corpus().unwrap() else { return };
    let cases = accepted(&corpus);
    let differing: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let (strict, usual) = (strict(case), case.project.config(Format::Json));
            let differs = usual.text != strict.text;
            differs.then(|| format!("{}: {:?}", case.project.name, errors(&strict.diagnostics)))
        })
        .collect();
    println!("{} of {} read the same in strict mode", cases.len() - differing.len(), cases.len());
    assert!(differing.is_empty(), "strict mode is too strict:\n{}", differing.join("\n"));
}

/// The canonical form of a project where what Docker Compose refuses is an error.
fn strict(case: &CorpusCase) -> Config {
    let input = Input { strict_compose: true, ..case.project.input.clone() };
    kompose_core::config(&input, Format::Json, case.project.files.as_ref())
}

/// Where the canonical project differs from the one of Docker Compose first; nothing if they are equal.
fn unlike(case: &CorpusCase) -> Option<String> {
    let config = strict(case);
    if let Some(error) = errors(&config.diagnostics).first() {
        return Some(error.clone());
    }
    let ours = config.text.replace(CORPUS_ROOT, "@CORPUS@");
    let golden = case.golden.as_deref().unwrap_or_default();
    match (serde_json::from_str(&ours), serde_json::from_str(golden)) {
        (Ok(ours), Ok(golden)) => difference::first(&ours, &golden),
        (Err(error), _) => Some(format!("our JSON does not parse: {error}")),
        (_, Err(error)) => Some(format!("the golden does not parse: {error}")),
    }
}
