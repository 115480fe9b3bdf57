//! The codes of messages, each with the case that shows it best: the source of `docs/diagnostics.md` and of the
//! examples that `kompose-rs explain` prints.

use std::collections::BTreeMap;
use std::fmt::Write;

use kompose_core::diagnostic::{Code, codes, explain, human};
use kompose_core::source::Sources;
use kompose_core::{Diagnostic, Format, Target};

use crate::project::ROOT;
use crate::{Output, Project, collection};

/// What the command says outside of conversions, which no case shows.
const COMMAND: &str = include_str!("codes/command.txt");

const INTRODUCTION: &str = "\
# Messages

Written by `cargo xtask docs` from the table of codes in `core/src/diagnostic/codes` and from the cases that raise them.

Every message has a code that never changes its meaning; `kompose-rs explain CODE` shows what stands here. An *error* means
that nothing is written. A *warning* says what is lost or needs attention, a *note* what differs.
";

/// A message as a case shows it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Example {
    /// Whether an option makes it graver than it is by itself.
    raised: bool,
    /// Whether it says no place, so that another example is better.
    nowhere: bool,
    length: usize,
    /// The case.
    pub case: String,
    /// The message as a terminal shows it.
    pub text: String,
}

/// The best example of each code that a case raises.
///
/// # Errors
///
/// Says which case cannot be read.
pub fn shown() -> Result<BTreeMap<&'static str, Example>, String> {
    let mut best: BTreeMap<&'static str, Example> = BTreeMap::new();
    for case in collection::cases()? {
        for (code, example) in examples_of(&case) {
            match best.get(code.slug()) {
                Some(known) if *known <= example => {}
                _ => {
                    best.insert(code.slug(), example);
                }
            }
        }
    }
    Ok(best)
}

fn examples_of(case: &Project) -> Vec<(Code, Example)> {
    let mut found = Vec::new();
    for (output, target) in [(Output::Kubernetes, Target::Kubernetes), (Output::Swarm, Target::Swarm)] {
        if case.settings.keeps(output) {
            let conversion = case.convert(target);
            found.extend(rendered(case, &conversion.diagnostics, &conversion.sources));
        }
    }
    if case.settings.keeps(Output::Merged) {
        let config = case.config(Format::Yaml);
        found.extend(rendered(case, &config.diagnostics, &config.sources));
    }
    found
}

fn rendered(case: &Project, said: &[Diagnostic], sources: &Sources) -> Vec<(Code, Example)> {
    let example = |diagnostic: &Diagnostic| {
        let text = human::render(diagnostic, sources, false).replace(&format!("{ROOT}/"), "");
        let nowhere = diagnostic.place.span.is_none();
        let raised = diagnostic.severity != diagnostic.code.severity();
        (diagnostic.code, Example { raised, nowhere, length: text.len(), case: case.name.clone(), text })
    };
    said.iter().map(example).collect()
}

/// The text of `core/src/diagnostic/codes/examples.txt`.
///
/// # Errors
///
/// Says which case cannot be read.
pub fn examples() -> Result<String, String> {
    let shown = shown()?;
    let mut text = COMMAND.to_owned();
    for code in codes::all() {
        if let Some(example) = shown.get(code.slug()) {
            let lines: Vec<&str> = example.text.lines().map(str::trim_end).collect();
            let _ = writeln!(text, "=== {code}\n{}", lines.join("\n").trim_end());
        }
    }
    Ok(text)
}

/// The text of `docs/diagnostics.md`.
///
/// # Errors
///
/// Says which case cannot be read.
pub fn document() -> Result<String, String> {
    let (shown, examples) = (shown()?, examples()?);
    let mut text = INTRODUCTION.to_owned();
    let sections: [(&str, &[Code]); 5] = [
        ("Reading Compose files", codes::compose::ALL),
        ("Every target", codes::shared::ALL),
        ("Kubernetes", codes::kubernetes::ALL),
        ("Swarm", codes::swarm::ALL),
        ("The command", codes::command::ALL),
    ];
    for (title, codes) in sections {
        let _ = write!(text, "\n## {title}\n");
        for code in codes {
            let _ = write!(text, "\n### {code}\n\n*{}* {}\n", head(*code), code.explanation());
            if let Some(example) = explain::section(&examples, *code) {
                let _ = write!(text, "\n```text\n{example}\n```\n");
            }
            if let Some(example) = shown.get(code.slug()) {
                let _ = write!(text, "\nCase: [`{0}`](../snapshots/cases/{0})\n", example.case);
            }
        }
    }
    Ok(text)
}

/// The kind of a code at the start of a sentence.
fn head(code: Code) -> String {
    let kind = explain::kind(code);
    let mut letters = kind.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).chain(['.']).collect()
}
