//! What a conversion gives, as text that a person can read and a snapshot can keep.

use kompose_core::diagnostic::human;
use kompose_core::source::Sources;
use kompose_core::{Conversion, Diagnostic, OutputFile};

/// What stands for the files of a conversion that gave none.
pub const NO_FILES: &str = "(no files)";

/// The files of a conversion one after the other.
///
/// A file that needs no name because it is alone stands for itself; each of several stands under its name.
#[must_use]
pub fn files(conversion: &Conversion) -> String {
    match conversion.files.as_slice() {
        [] => NO_FILES.to_owned(),
        [file] => String::from_utf8_lossy(&file.contents).into_owned(),
        several => several.iter().map(named_file).collect::<Vec<_>>().join("\n"),
    }
}

/// A file under its name; of a secret only how long it is.
fn named_file(file: &OutputFile) -> String {
    let contents = if file.secret {
        format!("<secret, {} bytes>\n", file.contents.len())
    } else {
        String::from_utf8_lossy(&file.contents).into_owned()
    };
    format!("=== {} ===\n{contents}", file.path)
}

/// The messages as a terminal shows them.
#[must_use]
pub fn diagnostics(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    if diagnostics.is_empty() {
        return "(none)".to_owned();
    }
    let rendered = diagnostics.iter().map(|diagnostic| human::render(diagnostic, sources, false));
    rendered.collect::<Vec<_>>().join("\n\n")
}

/// The messages of several conversions, those that are alike under one heading.
#[must_use]
pub fn sections(sections: &[(&str, String)]) -> String {
    let mut groups: Vec<(Vec<&str>, &str)> = Vec::new();
    for (name, text) in sections {
        match groups.iter_mut().find(|(_, known)| known == text) {
            Some((names, _)) => names.push(name),
            None => groups.push((vec![name], text)),
        }
    }
    let shown = groups.iter().map(|(names, text)| format!("=== {} ===\n{text}", names.join(", ")));
    shown.collect::<Vec<_>>().join("\n\n")
}
