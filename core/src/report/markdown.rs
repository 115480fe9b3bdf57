//! A report for people who read it in a browser: what is not translated comes first, then all keys.

use std::fmt::Write;

use super::{Entry, Report, remedy};
use crate::conversion::Conversion;
use crate::coverage::Fate;
use crate::options::Target;

/// The report as Markdown.
#[must_use]
pub fn markdown(report: &Report, conversion: &Conversion) -> String {
    let counts = report.counts();
    let target = match conversion.accounts.target {
        Target::Kubernetes => "Kubernetes",
        Target::Swarm => "Docker Swarm",
    };
    let mut text = format!("# {} on {target}\n\n", escaped(&conversion.summary.project));
    let _ = writeln!(
        text,
        "{} keys: {} translated, {} approximated, {} unsupported, {} not applicable.",
        counts.all(),
        counts.translated,
        counts.approximated,
        counts.unsupported,
        counts.not_applicable,
    );
    for (fate, title) in [
        (Fate::Unsupported, "Unsupported"),
        (Fate::Approximated, "Approximated"),
        (Fate::NotApplicable, "Not applicable"),
        (Fate::Translated, "Translated"),
    ] {
        section(&mut text, title, report.keys.iter().filter(|key| key.fate == fate), conversion);
    }
    text
}

fn section<'a>(
    text: &mut String,
    title: &str,
    keys: impl Iterator<Item = &'a Entry>,
    conversion: &Conversion,
) {
    let mut keys = keys.peekable();
    let is_short = keys.peek().is_some_and(|key| key.fate == Fate::Translated);
    if keys.peek().is_none() {
        return;
    }
    let head = if is_short {
        "| Key | Place |\n|---|---|\n"
    } else {
        "| Key | Place | Why | What to do |\n|---|---|---|---|\n"
    };
    let _ = write!(text, "\n## {title}\n\n{head}");
    for key in keys {
        let place = conversion.sources.describe(key.span);
        let _ = write!(text, "| {} | {} |", code(&key.path), escaped(&place));
        if !is_short {
            let _ = write!(
                text,
                " {} | {} |",
                escaped(&why(key, conversion)),
                escaped(&what_to_do(key, conversion))
            );
        }
        text.push('\n');
    }
}

fn why(key: &Entry, conversion: &Conversion) -> String {
    let messages = key.messages.iter().filter_map(|message| conversion.diagnostics.get(*message));
    let said = messages.map(|message| format!("{} [{}]", message.message, message.code));
    key.reason.map(|reason| reason.words().to_owned()).into_iter().chain(said).collect::<Vec<_>>().join("; ")
}

fn what_to_do(key: &Entry, conversion: &Conversion) -> String {
    let messages = key.messages.iter().filter_map(|message| conversion.diagnostics.get(*message));
    messages.flat_map(remedy).collect::<Vec<_>>().join("; ")
}

fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'").replace('|', "\\|"))
}

/// A text in which nothing is a sign of Markdown but the code that our messages have.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for character in text.chars() {
        match character {
            '\n' | '\r' => escaped.push(' '),
            '|' | '*' | '_' | '<' | '>' | '[' | ']' | '#' | '\\' => escaped.extend(['\\', character]),
            other => escaped.push(other),
        }
    }
    escaped
}
