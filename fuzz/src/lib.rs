//! What both targets share: random bytes as a project, and what every message must keep to.

use kompose_core::diagnostic::{Diagnostic, human};
use kompose_core::source::{Sources, Span};
use kompose_core::{ComposeFile, Input, MemoryFiles};

/// Stands between the files of a project. Each file but the first begins with a line that names it.
pub const SEPARATOR: char = '\u{1c}';

/// Where every project lies.
const ROOT: &str = "/p";

/// The files that follow the first one on the command line, as opposed to those that lie around.
const OVERRIDES: [&str; 3] = ["compose.override.yaml", "db.override.yaml", "ports.yaml"];

/// The project that the bytes stand for.
#[must_use]
pub fn project(bytes: &[u8]) -> (Input, MemoryFiles) {
    let text = String::from_utf8_lossy(bytes);
    let mut parts = text.split(SEPARATOR);
    let mut input = Input::new(format!("{ROOT}/compose.yaml"), parts.next().unwrap_or_default());
    let mut files = MemoryFiles::new();
    for (name, text) in parts.filter_map(|part| part.split_once('\n')) {
        let path = format!("{ROOT}/{name}");
        files.insert(path.clone(), text);
        if OVERRIDES.contains(&name) {
            input.files.push(ComposeFile::new(path, text));
        }
    }
    for file in &input.files {
        files.insert(file.path.clone(), file.text.as_str());
    }
    (input, files)
}

/// Messages point into texts that exist, between characters, and can be shown.
pub fn check(diagnostics: &[Diagnostic], sources: &Sources) {
    for diagnostic in diagnostics {
        let related = diagnostic.related.iter().map(|label| label.span);
        let edits = diagnostic.help.iter().flat_map(|help| &help.edits).map(|edit| edit.span);
        for span in diagnostic.place.span.into_iter().chain(related).chain(edits) {
            assert!(fits(span, sources), "{span:?} does not fit: {diagnostic:?}");
        }
        assert!(!human::render(diagnostic, sources, false).is_empty());
    }
}

fn fits(span: Span, sources: &Sources) -> bool {
    let range = span.start as usize..span.end as usize;
    sources.get(span.file).is_some_and(|source| source.text.get(range).is_some())
}
