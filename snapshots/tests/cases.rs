//! Every case gives what is kept beside it, and nothing is kept for no case.
//!
//! `INSTA_UPDATE=always cargo test -p kompose-snapshots --test cases` accepts what the engine gives now; read the
//! difference before it is committed.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;

use insta::Settings as Insta;
use kompose_core::{Format, Target};
use kompose_snapshots::{Output, Project, collection, show};

/// One output of a case: the name of its snapshot and its text.
type Shown = (&'static str, String);

fn outputs(case: &Project) -> Vec<Shown> {
    let targets =
        [(Output::Kubernetes, Target::Kubernetes, "kubernetes"), (Output::Swarm, Target::Swarm, "swarm")];
    let mut shown = Vec::new();
    let mut said = Vec::new();
    for (output, target, name) in targets {
        if case.settings.keeps(output) {
            let conversion = case.convert(target);
            said.push((name, show::diagnostics(&conversion.diagnostics, &conversion.sources)));
            shown.push((name, show::files(&conversion)));
        }
    }
    if case.settings.keeps(Output::Merged) {
        let config = case.config(Format::Yaml);
        said.push(("merged", show::diagnostics(&config.diagnostics, &config.sources)));
        shown.push(("merged", config.text));
    }
    shown.retain(|(_, text)| !text.is_empty() && text != show::NO_FILES);
    shown.push(("diagnostics", show::sections(&said)));
    shown
}

/// Compares a case with its snapshots; gives back which differ.
fn compare(case: &Project) -> Vec<String> {
    let mut insta = Insta::new();
    insta.set_snapshot_path(&case.folder);
    insta.set_prepend_module_to_snapshot(false);
    insta.set_omit_expression(true);
    if let Some(description) = case.settings.describe() {
        insta.set_description(description);
    }
    let mut different = Vec::new();
    for (name, text) in outputs(case) {
        let equal = catch_unwind(AssertUnwindSafe(|| insta.bind(|| insta::assert_snapshot!(name, text))));
        if equal.is_err() {
            different.push(format!("{}/{name}.snap", case.name));
        }
    }
    different
}

#[test]
fn every_case_gives_what_is_kept_beside_it() {
    let cases = collection::cases().unwrap();
    assert!(!cases.is_empty(), "there are no cases");
    let different: Vec<String> = cases.iter().flat_map(compare).collect();
    assert!(different.is_empty(), "{} snapshots differ:\n{}", different.len(), different.join("\n"));
    println!("{} cases", cases.len());
}

#[test]
fn nothing_is_kept_for_no_case() {
    let cases = collection::cases().unwrap();
    let names = |case: &Project| outputs(case).into_iter().map(|(name, _)| format!("{name}.snap"));
    let wanted: BTreeSet<PathBuf> =
        cases.iter().flat_map(|case| names(case).map(|name| case.folder.join(name))).collect();
    let orphans: Vec<_> =
        collection::snapshots().unwrap().into_iter().filter(|path| !wanted.contains(path)).collect();
    assert!(orphans.is_empty(), "these snapshots belong to no case and should go: {orphans:#?}");
}
