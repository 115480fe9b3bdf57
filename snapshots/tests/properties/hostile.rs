//! Files that are cut off, damaged or made to break a reader: the engine answers with messages, whatever comes.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

use kompose_core::Input;
use kompose_snapshots::{Project, workers};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{Config, TestCaseError, TestRng, TestRunner};

use super::outcome::TARGETS;

/// How many prefixes of one file are tried at most; every byte of a file that is not longer.
const PREFIXES: usize = 600;

/// How long damaged files are made; the number of them is what the machine manages in that time.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many files are damaged in one round.
const ROUND: u32 = 100;

/// Pieces that mean something in YAML or in Compose.
const PIECES: &[&str] = &[
    ":",
    ": ",
    "- ",
    "\n",
    "\n  ",
    "\t",
    "[",
    "]",
    "{",
    "}",
    "\"",
    "'",
    "#",
    "&a ",
    "*a",
    "<<: *a",
    "!reset ",
    "|\n",
    ">-\n",
    "---\n",
    "%",
    "@",
    "$",
    "${",
    "${A:-",
    "$$",
    "null",
    "~",
    "-1",
    "0",
    "1e400",
    "99999999999999999999",
    "true",
    "\u{feff}",
    "\u{0}",
    "é한",
    "services:",
    "x-a:",
    "extends: web",
    "include: [compose.yaml]",
];

/// Converts for both targets, and fails with the text if a conversion panics or gives files with an error.
fn survive(project: &Project, input: &Input) -> Result<(), String> {
    for target in TARGETS {
        let text =
            || input.files.iter().map(|file| file.text.as_str()).collect::<Vec<_>>().join("\n---8<---\n");
        let conversion = catch_unwind(AssertUnwindSafe(|| project.convert_input(input, target)));
        let conversion =
            conversion.map_err(|_| format!("{} panics for {target:?} on:\n{}", project.name, text()))?;
        if conversion.has_errors() && !conversion.files.is_empty() {
            return Err(format!("{} has files with errors for {target:?} on:\n{}", project.name, text()));
        }
    }
    Ok(())
}

/// Every file cut off at many places.
pub(crate) fn prefixes(projects: &[Project]) -> Result<(), String> {
    let of_project = |project: &Project| -> Result<usize, String> {
        let mut count = 0;
        for (index, file) in project.input.files.iter().enumerate() {
            let stride = file.text.len() / PREFIXES + 1;
            let ends = (0..file.text.len()).step_by(stride);
            for prefix in ends.filter_map(|end| file.text.get(..end)) {
                survive(project, &project.with_text(index, prefix.to_owned()))?;
                count += 1;
            }
        }
        Ok(count)
    };
    let counts: Result<Vec<usize>, String> = workers::map(projects, of_project).into_iter().collect();
    let total: usize = counts?.iter().sum();
    println!("{total} prefixes");
    Ok(())
}

/// One way to damage a text.
#[derive(Debug, Clone)]
enum Damage {
    Insert(Index, &'static str),
    Remove(Index, usize),
    Double(Index, usize),
    SwapLines(Index, Index),
    Indent(Index, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let place = any::<Index>;
    prop_oneof![
        (place(), proptest::sample::select(PIECES)).prop_map(|(at, piece)| Damage::Insert(at, piece)),
        (place(), 1..30_usize).prop_map(|(at, length)| Damage::Remove(at, length)),
        (place(), 1..60_usize).prop_map(|(at, length)| Damage::Double(at, length)),
        (place(), place()).prop_map(|(one, other)| Damage::SwapLines(one, other)),
        (place(), 0..12_usize).prop_map(|(at, depth)| Damage::Indent(at, depth)),
    ]
}

impl Damage {
    fn apply(&self, text: &str) -> String {
        let characters: Vec<char> = text.chars().collect();
        let place = |index: &Index| index.index(characters.len() + 1);
        let cut = |from: usize, to: usize| characters.iter().skip(from).take(to.saturating_sub(from));
        let end = characters.len();
        match self {
            Self::Insert(at, piece) => {
                cut(0, place(at)).copied().chain(piece.chars()).chain(cut(place(at), end).copied()).collect()
            }
            Self::Remove(at, length) => cut(0, place(at)).chain(cut(place(at) + length, end)).collect(),
            Self::Double(at, length) => cut(0, place(at) + length).chain(cut(place(at), end)).collect(),
            Self::SwapLines(one, other) => with_lines(text, |lines| {
                let [one, other] = [one.index(lines.len()), other.index(lines.len())];
                lines.swap(one, other);
            }),
            Self::Indent(at, depth) => with_lines(text, |lines| {
                let at = at.index(lines.len());
                if let Some(line) = lines.get_mut(at) {
                    *line = format!("{}{}", " ".repeat(*depth), line.trim_start());
                }
            }),
        }
    }
}

fn with_lines(text: &str, edit: impl FnOnce(&mut Vec<String>)) -> String {
    let mut lines: Vec<String> = text.split('\n').map(str::to_owned).collect();
    edit(&mut lines);
    lines.join("\n")
}

/// Files with a few places damaged at random: round after round, each with a seed of its own, the same in every run.
pub(crate) fn mutations(projects: &[Project]) -> Result<(), String> {
    let started = Instant::now();
    let mut rounds = 0_u64;
    while started.elapsed() < PATIENCE {
        round(rounds, projects)?;
        rounds += 1;
    }
    println!("{} damaged files", rounds * u64::from(ROUND));
    Ok(())
}

fn round(number: u64, projects: &[Project]) -> Result<(), String> {
    let config = Config { cases: ROUND, failure_persistence: None, ..Config::default() };
    let mut seed = [0; 32];
    seed[..8].copy_from_slice(&number.to_le_bytes());
    let random = TestRng::from_seed(config.rng_algorithm, &seed);
    let strategy = (any::<Index>(), vec(damage(), 1..4));
    let damaged = |(index, damages): (Index, Vec<Damage>)| {
        let project = index.get(projects);
        let text = project.input.files.first().map_or("", |file| file.text.as_str()).to_owned();
        let text = damages.iter().fold(text, |text, damage| damage.apply(&text));
        survive(project, &project.with_text(0, text)).map_err(TestCaseError::fail)
    };
    let outcome = TestRunner::new_with_rng(config, random).run(&strategy, damaged);
    outcome.map_err(|error| error.to_string())
}
