//! A report for programs: one JSON document, described by `docs/report.schema.json`.

use serde_json::{Value, json};

use super::{Entry, Report, remedy};
use crate::conversion::Conversion;
use crate::coverage::Fate;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::json::{place, text, tool};
use crate::options::Target;

/// The number of the document's form; it grows when a program that reads the old form would misread the new one.
const VERSION: u32 = 1;

/// The document, with a line break at its end.
#[must_use]
pub fn json(report: &Report, conversion: &Conversion) -> String {
    let counts = report.counts();
    text(&json!({
        "version": VERSION,
        "tool": tool(),
        "project": conversion.summary.project,
        "target": match conversion.accounts.target {
            Target::Kubernetes => "kubernetes",
            Target::Swarm => "swarm",
        },
        "refused": conversion.has_errors(),
        "counts": {
            "keys": counts.all(),
            "translated": counts.translated,
            "approximated": counts.approximated,
            "unsupported": counts.unsupported,
            "notApplicable": counts.not_applicable,
        },
        "keys": report.keys.iter().map(|entry| row(entry, conversion)).collect::<Vec<_>>(),
    }))
}

fn row(entry: &Entry, conversion: &Conversion) -> Value {
    let messages = entry.messages.iter().filter_map(|message| conversion.diagnostics.get(*message));
    let mut row = json!({
        "path": entry.path,
        "place": place(entry.span, &conversion.sources),
        "outcome": match entry.fate {
            Fate::Translated => "translated",
            Fate::Approximated => "approximated",
            Fate::Unsupported => "unsupported",
            Fate::NotApplicable => "notApplicable",
        },
        "messages": messages.map(message).collect::<Vec<_>>(),
    });
    if let Value::Object(row) = &mut row {
        row.extend(entry.reason.map(|reason| ("reason".to_owned(), json!(reason.words()))));
        let used_as = (!entry.used_as.is_empty()).then(|| json!(entry.used_as));
        row.extend(used_as.map(|paths| ("usedAs".to_owned(), paths)));
    }
    row
}

/// What is said about the key, and what to do about it.
fn message(diagnostic: &Diagnostic) -> Value {
    json!({
        "code": diagnostic.code.slug(),
        "severity": diagnostic.severity.word(),
        "message": diagnostic.message,
        "remedy": remedy(diagnostic),
    })
}
