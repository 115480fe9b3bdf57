//! A source map for programs: one JSON document, described by `docs/source-map.schema.json`.

use serde_json::{Value, json};

use super::{Made, SourceMap};
use crate::diagnostic::json::{place, text, tool};

/// The number of the document's form; it grows when a program that reads the old form would misread the new one.
const VERSION: u32 = 1;

/// The document, with a line break at its end.
#[must_use]
pub fn json(map: &SourceMap) -> String {
    let files = map.conversion.files.iter().map(|file| file.path.as_str());
    let files: Vec<&str> = files.collect();
    let keys = map.keys.iter().map(|key| {
        json!({
            "path": key.path,
            "place": place(key.span, &map.conversion.sources),
            "makes": key.makes.iter().map(made).collect::<Vec<_>>(),
        })
    });
    let lines = map.lines().into_iter().map(
        |line| json!({"file": line.file, "line": line.line, "keys": line.keys, "default": line.is_default, "why": line.why}),
    );
    text(&json!({
        "version": VERSION,
        "tool": tool(),
        "project": map.conversion.summary.project,
        "files": files,
        "keys": keys.collect::<Vec<_>>(),
        "lines": lines.collect::<Vec<_>>(),
    }))
}

fn made(made: &Made) -> Value {
    json!({
        "file": made.file,
        "line": made.first,
        "endLine": made.last,
        "object": made.object,
        "pointer": made.pointer,
    })
}
