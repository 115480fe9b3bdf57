//! Diagnostics as SARIF 2.1.0, which code scanning services read.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::json::text;
use super::{Code, Diagnostic, Help, Severity};
use crate::ordered::Ordered;
use crate::source::{Source, Sources, Span};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
const HOME: &str = "https://github.com/kompose-rs/kompose-rs";

/// The document, with a line break at its end.
#[must_use]
pub fn document(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    let rules: BTreeMap<&str, Code> =
        diagnostics.iter().map(|found| (found.code.slug(), found.code)).ordered_map();
    let results: Vec<Value> = diagnostics.iter().map(|found| result(found, &rules, sources)).collect();
    let driver = json!({
        "name": "kompose-rs",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "informationUri": HOME,
        "rules": rules.values().map(|code| rule(*code)).collect::<Vec<_>>(),
    });
    text(&json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}],
    }))
}

fn level(severity: Severity) -> &'static str {
    severity.word()
}

fn rule(code: Code) -> Value {
    json!({
        "id": code.slug(),
        "fullDescription": {"text": code.explanation()},
        "helpUri": format!("{HOME}/blob/main/docs/diagnostics.md#{code}"),
        "defaultConfiguration": {"level": level(code.severity())},
    })
}

fn result(found: &Diagnostic, rules: &BTreeMap<&str, Code>, sources: &Sources) -> Value {
    let related = found.related.iter().enumerate();
    let related = related.filter_map(|(id, label)| {
        let physical = physical(label.span, sources)?;
        Some(json!({"id": id, "message": {"text": label.text}, "physicalLocation": physical}))
    });
    json!({
        "ruleId": found.code.slug(),
        "ruleIndex": rules.keys().position(|slug| *slug == found.code.slug()),
        "level": level(found.severity),
        "message": {"text": message(found)},
        "locations": location(found, sources).into_iter().collect::<Vec<_>>(),
        "relatedLocations": related.collect::<Vec<_>>(),
        "fixes": found.help.iter().filter_map(|help| fix(help, sources)).collect::<Vec<_>>(),
    })
}

/// The message and the advice.
fn message(found: &Diagnostic) -> String {
    let mut lines = vec![found.message.clone()];
    lines.extend(found.help.iter().map(|help| format!("Help: {}", help.text)));
    lines.join("\n")
}

fn location(found: &Diagnostic, sources: &Sources) -> Option<Value> {
    let physical = found.place.span.and_then(|span| physical(span, sources));
    let path = &found.place.path;
    let mut location = serde_json::Map::new();
    location.extend(physical.map(|physical| ("physicalLocation".to_owned(), physical)));
    if !path.is_empty() {
        location
            .insert("logicalLocations".to_owned(), json!([{"fullyQualifiedName": path, "kind": "member"}]));
    }
    (!location.is_empty()).then_some(Value::Object(location))
}

fn physical(span: Span, sources: &Sources) -> Option<Value> {
    let source = sources.get(span.file)?;
    Some(json!({"artifactLocation": artifact(source), "region": region(span, source)}))
}

fn region(span: Span, source: &Source) -> Value {
    let (first, last) = (source.line_column(span.start), source.line_column(span.end));
    json!({
        "startLine": first.line,
        "startColumn": first.column,
        "endLine": last.line,
        "endColumn": last.column,
        "byteOffset": span.start,
        "byteLength": span.end - span.start,
    })
}

fn artifact(source: &Source) -> Value {
    let path = source.name.replace('\\', "/");
    let encoded = encoded(&path);
    let is_drive = path.get(1..3) == Some(":/");
    let uri = match path.starts_with('/') {
        true => format!("file://{encoded}"),
        false if is_drive => format!("file:///{encoded}"),
        false => encoded,
    };
    json!({"uri": uri})
}

/// A path as a part of an address.
fn encoded(path: &str) -> String {
    let byte = |byte: u8| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        other => format!("%{other:02X}"),
    };
    path.bytes().map(byte).collect()
}

/// Advice that a machine can follow.
fn fix(help: &Help, sources: &Sources) -> Option<Value> {
    let mut files: BTreeMap<_, Vec<Value>> = BTreeMap::new();
    for edit in &help.edits {
        let source = sources.get(edit.span.file)?;
        let replacement = json!({
            "deletedRegion": region(edit.span, source),
            "insertedContent": {"text": edit.replacement},
        });
        files.entry(edit.span.file).or_default().push(replacement);
    }
    let changes = files.into_iter().filter_map(|(file, replacements)| {
        Some(json!({"artifactLocation": artifact(sources.get(file)?), "replacements": replacements}))
    });
    let changes: Vec<Value> = changes.collect();
    (!changes.is_empty()).then(|| json!({"description": {"text": help.text}, "artifactChanges": changes}))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_becomes_an_address() {
        let cases = [
            ("compose.yaml", "compose.yaml"),
            ("/srv/my app/ü.yaml", "file:///srv/my%20app/%C3%BC.yaml"),
            ("C:\\shop\\a.yaml", "file:///C%3A/shop/a.yaml"),
            ("<stdin>", "%3Cstdin%3E"),
            ("../a:b.yaml", "../a%3Ab.yaml"),
        ];
        for (path, uri) in cases {
            let mut sources = Sources::default();
            let file = sources.add(path, "");
            assert_eq!(artifact(sources.get(file).unwrap()), json!({"uri": uri}), "{path}");
        }
    }
}
