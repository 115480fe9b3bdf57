//! `docs/support.md`: the table for people, with what the conversions of its projects say.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use kompose_core::{Diagnostic, Fate, Target, language};

use super::{Case, Evidence, Expected, Relation, Row, fate_word, table};

const INTRODUCTION: &str = "\
# What becomes of every key

Written by `cargo xtask docs` from the small projects in `snapshots/support`, which tests convert; change those.

*translated*: it means on the target what it means in Compose. *approximated*: the target does nearly the same, and the
sentence says what differs. *unsupported*: it has no counterpart. *not-applicable*: it speaks to the Docker client, the
builder or a developer's machine. The word in the code is that of the message, which `kompose-rs` gives with the file,
the line and the column of the key; what is lost can depend on the value, so the sentence is the one for the project that
shows the key. `<name>` is a name of your own, `[]` any item of a list.
";

/// The whole document.
///
/// # Errors
///
/// Says which part of the table cannot be read, or holds no longer.
pub fn document() -> Result<String, String> {
    let mut lines = BTreeMap::new();
    let mut counts = BTreeMap::new();
    for case in table()? {
        let conversions = TARGETS.map(|target| (target, case.project.convert(target)));
        for row in &case.rows {
            let cells = conversions.iter().map(|(target, conversion)| {
                *counts.entry((row.on(*target).fate, *target == Target::Swarm)).or_insert(0_usize) += 1;
                let (way, region) = case.key(row).ok_or_else(|| missing(&case, row))?;
                cell(row.on(*target), &Evidence { conversion, way: &way, region })
            });
            let cells = cells.collect::<Result<Vec<_>, String>>()?;
            let meaning = language::meaning(&row.path).unwrap_or_default();
            lines.insert(
                row.path.clone(),
                format!("| `{}` | {meaning} | {} |\n", row.path, cells.join(" | ")),
            );
        }
    }
    Ok([INTRODUCTION.to_owned(), tally(&counts), sections(&lines)].concat())
}

const TARGETS: [Target; 2] = [Target::Kubernetes, Target::Swarm];

fn missing(case: &Case, row: &Row) -> String {
    format!("{}: the project has no key `{}`", case.project.name, row.path)
}

fn tally(counts: &BTreeMap<(Fate, bool), usize>) -> String {
    let mut text = "\n| | Kubernetes | Swarm |\n|---|---:|---:|\n".to_owned();
    for fate in [Fate::Translated, Fate::Approximated, Fate::Unsupported, Fate::NotApplicable] {
        let [kubernetes, swarm] = [false, true].map(|swarm| counts.get(&(fate, swarm)).copied().unwrap_or(0));
        let _ = writeln!(text, "| {} | {kubernetes} | {swarm} |", fate_word(fate));
    }
    text
}

/// What the keys are on both targets in short, for the engine: the letter of the fate and the code of the message.
///
/// # Errors
///
/// Says which part of the table cannot be read.
pub fn outcomes() -> Result<String, String> {
    let rows = table()?.into_iter().flat_map(|case| case.rows);
    let cell = |expected: &Expected| {
        let code = expected.code.iter().map(|code| format!(" {code}"));
        code.fold(language::letter(expected.fate).to_owned(), |cell, code| cell + &code)
    };
    let line = |row: Row| format!("{}\t{}\t{}\n", row.path, cell(&row.kubernetes), cell(&row.swarm));
    let lines: BTreeSet<String> = rows.map(line).collect();
    Ok(lines.into_iter().collect())
}

const HEAD: &str = "| Key | Meaning | Kubernetes | Swarm |\n|---|---|---|---|\n";

/// One section for each part of a file.
fn sections(lines: &BTreeMap<String, String>) -> String {
    let mut text = String::new();
    for (title, belongs) in SECTIONS {
        let lines: Vec<&str> =
            lines.iter().filter(|(path, _)| belongs(path)).map(|(_, line)| line.as_str()).collect();
        let _ = write!(text, "\n## {title}\n\n{HEAD}{}", lines.concat());
    }
    text
}

type Section = (&'static str, fn(&str) -> bool);

const SECTIONS: [Section; 9] = [
    ("The project", |path| !path.contains('.') && !has_section(path) || path.starts_with("include")),
    ("Services", |path| {
        let inner = ["services.<name>.build", "services.<name>.deploy", "services.<name>.develop"];
        path.starts_with("services") && !inner.iter().any(|inner| path.starts_with(inner))
    }),
    ("`deploy` of a service", |path| path.starts_with("services.<name>.deploy")),
    ("`build` and `develop` of a service", |path| {
        path.starts_with("services.<name>.build") || path.starts_with("services.<name>.develop")
    }),
    ("Networks", |path| path.starts_with("networks")),
    ("Volumes", |path| path.starts_with("volumes")),
    ("Secrets", |path| path.starts_with("secrets")),
    ("Configs", |path| path.starts_with("configs")),
    ("Models", |path| path.starts_with("models")),
];

fn has_section(path: &str) -> bool {
    ["services", "networks", "volumes", "secrets", "configs", "models"].contains(&path)
}

fn cell(expected: &Expected, evidence: &Evidence<'_>) -> Result<String, String> {
    let word = fate_word(expected.fate);
    let Some(code) = &expected.code else { return Ok(word.to_owned()) };
    let (said, relation) = evidence.message(code).ok_or_else(|| format!("no message `{code}`"))?;
    let sentence = match relation {
        Relation::Above(above) => format!("goes with `{}`", last_key(&above)),
        Relation::At | Relation::Below | Relation::PointsAt => sentence(said),
    };
    Ok(format!("{word}, `{code}`: {sentence}"))
}

/// The last key of a path that has names, such as `build` of `services.web.build`.
fn last_key(path: &str) -> &str {
    let path = path.split('[').next().unwrap_or(path);
    path.rsplit('.').next().unwrap_or(path)
}

/// The message without the list of the keys below, and the best advice.
fn sentence(said: &Diagnostic) -> String {
    let message = said.message.split("; the same goes for ").next().unwrap_or(&said.message);
    let advice = said.help.first().map(|help| format!(" → {}", help.text)).unwrap_or_default();
    format!("{message}{advice}").replace('|', "\\|").replace('\n', " ")
}
