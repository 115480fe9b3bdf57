//! Diagnostics for programs: one JSON document, described by `docs/diagnostics.schema.json`.

use serde_json::{Map, Value, json};

use super::{Diagnostic, Edit, Help, Label, Severity};
use crate::source::{Sources, Span};

/// The number of the document's form; it grows when a program that reads the old form would misread the new one.
pub const VERSION: u32 = 1;

/// The document, with a line break at its end.
#[must_use]
pub fn document(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let count = |severity| diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count();
    let document = json!({
        "version": VERSION,
        "tool": tool(),
        "counts": {
            "error": count(Severity::Error),
            "warning": count(Severity::Warning),
            "note": count(Severity::Note),
        },
        "diagnostics": diagnostics.iter().map(|diagnostic| value(diagnostic, sources)).collect::<Vec<_>>(),
    });
    text(&document)
}

/// Who wrote a document.
pub(crate) fn tool() -> Value {
    json!({"name": "kompose-rs", "version": env!("CARGO_PKG_VERSION")})
}

/// A document as text.
pub(crate) fn text(document: &Value) -> String {
    format!("{document:#}\n")
}

/// One diagnostic.
pub(crate) fn value(diagnostic: &Diagnostic, sources: &Sources) -> Value {
    json!({
        "code": diagnostic.code.slug(),
        "severity": diagnostic.severity.word(),
        "message": diagnostic.message,
        "path": diagnostic.place.path,
        "place": diagnostic.place.span.and_then(|span| place(span, sources)),
        "label": diagnostic.label,
        "related": diagnostic.related.iter().filter_map(|label| related(label, sources)).collect::<Vec<_>>(),
        "help": diagnostic.help.iter().map(|help| self::help(help, sources)).collect::<Vec<_>>(),
    })
}

/// A range: lines and columns count from 1, columns in characters, `start` and `end` are offsets in bytes.
pub(crate) fn place(span: Span, sources: &Sources) -> Option<Value> {
    let source = sources.get(span.file)?;
    let (first, last) = (source.line_column(span.start), source.line_column(span.end));
    Some(json!({
        "file": source.name,
        "line": first.line,
        "column": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "start": span.start,
        "end": span.end,
    }))
}

fn related(label: &Label, sources: &Sources) -> Option<Value> {
    Some(json!({"place": place(label.span, sources)?, "text": label.text}))
}

fn help(help: &Help, sources: &Sources) -> Value {
    let edits: Vec<_> = help.edits.iter().filter_map(|edit| self::edit(edit, sources)).collect();
    let mut value = Map::new();
    value.insert("text".to_owned(), json!(help.text));
    value.insert("edits".to_owned(), json!(edits));
    Value::Object(value)
}

fn edit(edit: &Edit, sources: &Sources) -> Option<Value> {
    Some(json!({"place": place(edit.span, sources)?, "replacement": edit.replacement}))
}
