//! Nothing is dropped in silence: without a key, or with another value, a conversion gives something else.
//!
//! A key is *shown* when taking it out changes the files or the messages, or when another value for it does (a
//! value that is the default anyway changes nothing when it goes). A list or a mapping is also shown when
//! something below it is. What is left is *silent*, unless a later file or an `extends` replaces it: then the
//! canonical project does not change either, and the key is *overridden*.

use std::collections::{BTreeMap, BTreeSet};

use kompose_core::yaml::Node;
use kompose_core::{Format, Input, Target};
use kompose_snapshots::edit::{self, Path, Step};
use kompose_snapshots::{Project, workers};

use super::exempt;
use super::outcome::{Outcome, TARGETS};

/// What became of the keys of some projects for one target.
#[derive(Debug, Default)]
struct Tally {
    tried: usize,
    by_value: usize,
    refused: usize,
    overridden: usize,
    exempt: BTreeMap<&'static str, usize>,
    silent: Vec<String>,
}

impl Tally {
    fn add(&mut self, other: Self) {
        self.tried += other.tried;
        self.by_value += other.by_value;
        self.refused += other.refused;
        self.overridden += other.overridden;
        for (reason, count) in other.exempt {
            *self.exempt.entry(reason).or_default() += count;
        }
        self.silent.extend(other.silent);
    }

    fn print(&self, what: &str, target: Target) {
        println!(
            "{what}, {target:?}: {} keys tried, {} shown by another value, {} only by an error about it, \
             {} overridden, {} exempt, {} silent",
            self.tried,
            self.by_value,
            self.refused,
            self.overridden,
            self.exempt.values().sum::<usize>(),
            self.silent.len()
        );
        for (reason, count) in &self.exempt {
            println!("  exempt: {count} because {reason}");
        }
        for key in &self.silent {
            println!("  silent: {key}");
        }
    }
}

/// Tries every key and item of the projects for every target.
pub(crate) fn check(what: &str, projects: &[Project]) {
    let mut silent = 0;
    for target in TARGETS {
        let mut tally = Tally::default();
        for one in workers::map(&trials(projects), |(project, file)| of_file(project, *file, target)) {
            tally.add(one);
        }
        tally.print(what, target);
        silent += tally.silent.len();
    }
    assert!(silent == 0, "{silent} keys of {what} are dropped in silence");
}

/// Each file with the first project that has it: variants of one project share most of their files.
fn trials(projects: &[Project]) -> Vec<(&Project, usize)> {
    let mut seen = BTreeSet::new();
    let files = projects.iter().flat_map(|project| {
        project.input.files.iter().enumerate().map(move |(index, file)| (project, index, file))
    });
    let first = files.filter(|(project, _, file)| seen.insert((&project.folder, &file.path)));
    first.map(|(project, index, _)| (project, index)).collect()
}

fn of_file(project: &Project, file: usize, target: Target) -> Tally {
    let mut tally = Tally::default();
    if Outcome::of(project, target).refused {
        return tally;
    }
    let text = project.input.files.get(file).map_or("", |file| file.text.as_str());
    let documents = edit::documents(text);
    for document in 0..documents.len() {
        Trial { project, target, file, documents: &documents, document }.run(&mut tally);
    }
    tally
}

/// The keys of one document, to be tried one after the other.
struct Trial<'a> {
    project: &'a Project,
    target: Target,
    file: usize,
    documents: &'a [Node],
    document: usize,
}

/// How a key shows.
enum Verdict {
    Removed,
    Changed,
    Refused,
    Silent,
}

impl Trial<'_> {
    fn run(&self, tally: &mut Tally) {
        let Some(document) = self.documents.get(self.document) else { return };
        let base = self.outcomes(document);
        let mut shown: Vec<Path> = Vec::new();
        let mut excused: Vec<Path> = Vec::new();
        for path in edit::paths(document) {
            if exempt::is_extension(&path) {
                continue;
            }
            tally.tried += 1;
            if shown.last().is_some_and(|below| below.starts_with(&path)) {
                shown.push(path);
                continue;
            }
            match self.verdict(document, &path, &base) {
                Verdict::Removed => shown.push(path),
                Verdict::Changed => {
                    tally.by_value += 1;
                    shown.push(path);
                }
                Verdict::Refused => {
                    tally.refused += 1;
                    shown.push(path);
                }
                Verdict::Silent => match excuse(self.target, (document, &path), &base, &excused) {
                    Some(reason) => {
                        *tally.exempt.entry(reason).or_default() += 1;
                        excused.push(path);
                    }
                    None => self.silent(document, &path, tally),
                },
            }
        }
    }

    fn verdict(&self, document: &Node, path: &[Step], base: &[Outcome]) -> Verdict {
        if self.outcomes(&edit::without(document, path)) != base {
            return Verdict::Removed;
        }
        let Some(node) = edit::at(document, path) else { return Verdict::Silent };
        let mut verdict = Verdict::Silent;
        for value in edit::changes(path, &node.value) {
            let outcomes = self.outcomes(&edit::with(document, path, value));
            if outcomes.iter().any(|outcome| outcome.refused) {
                verdict = Verdict::Refused;
            } else if outcomes != base {
                return Verdict::Changed;
            }
        }
        verdict
    }

    fn silent(&self, document: &Node, path: &[Step], tally: &mut Tally) {
        if self.is_overridden(document, path) {
            tally.overridden += 1;
        } else {
            let file = self.project.input.files.get(self.file).map_or("", |file| file.path.as_str());
            tally.silent.push(format!("{} {file} {}", self.project.name, edit::describe(path)));
        }
    }

    /// What the project gives with the document: with its own profiles, and where there are any with all and none.
    fn outcomes(&self, document: &Node) -> Vec<Outcome> {
        let input = self.input(document);
        let with = |profiles: &[&str]| Input {
            profiles: profiles.iter().map(|&profile| profile.to_owned()).collect(),
            ..input.clone()
        };
        let mut inputs = vec![input.clone()];
        if input.files.iter().any(|file| file.text.contains("\"profiles\"")) {
            inputs.extend([with(&["*"]), with(&[])].into_iter().filter(|other| *other != input));
        }
        inputs.iter().map(|input| Outcome::of_input(self.project, input, self.target)).collect()
    }

    fn input(&self, document: &Node) -> Input {
        let mut documents = self.documents.to_vec();
        if let Some(place) = documents.get_mut(self.document) {
            document.clone_into(place);
        }
        self.project.with_text(self.file, edit::text(&documents))
    }

    /// Whether the project has the same canonical form without the key, because another place decides.
    fn is_overridden(&self, document: &Node, path: &[Step]) -> bool {
        let several = self.project.input.files.len() > 1
            || self.project.input.files.iter().any(|file| file.text.contains("extends"));
        several && self.config(document) == self.config(&edit::without(document, path))
    }

    fn config(&self, document: &Node) -> String {
        kompose_core::config(&self.input(document), Format::Yaml, self.project.files.as_ref()).text
    }
}

/// Why a key may be silent: for a reason of its own, or because all keys below it may.
fn excuse(
    target: Target,
    (document, path): (&Node, &[Step]),
    base: &[Outcome],
    excused: &[Path],
) -> Option<&'static str> {
    let node = edit::at(document, path)?;
    let below = excused.iter().filter(|below| below.len() == path.len() + 1 && below.starts_with(path));
    if edit::width(node) > 0 && below.count() == edit::width(node) {
        return Some("all that is in it may be silent");
    }
    exempt::reason(target, path, node, base)
}
