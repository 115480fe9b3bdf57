//! Messages about what no folder of plain files can hold: a disk that cannot be read, files that lie elsewhere or are
//! larger than anybody wants to keep.

use kompose_core::source::{Files, PathKind, ReadError};
use kompose_core::{Diagnostic, Input, MemoryFiles, Options, convert};

/// A disk of which nothing can be told, such as that of somebody who reads this in a browser.
struct Hidden;

impl Files for Hidden {
    fn read(&self, _: &str) -> Result<Vec<u8>, ReadError> {
        Err(ReadError::Other("nobody can look there".to_owned()))
    }

    fn kind(&self, _: &str) -> PathKind {
        PathKind::Unknown
    }

    fn list(&self, _: &str) -> Vec<String> {
        Vec::new()
    }
}

/// What is said about a project in `/p` with a file `/p/large` and a file `/shared.ini`.
fn said(compose: &str) -> Vec<Diagnostic> {
    let mut files = MemoryFiles::new();
    files.insert("/p/large", vec![b'x'; 2 << 20]);
    files.insert("/shared.ini", "a=1");
    convert(&Input::new("/p/compose.yaml", compose), &Options::default(), &files).diagnostics
}

fn hidden(compose: &str) -> Vec<Diagnostic> {
    convert(&Input::new("/p/compose.yaml", compose), &Options::default(), &Hidden).diagnostics
}

/// The codes, each with what is said where it is raised.
pub(crate) fn made() -> Vec<(&'static str, Vec<Diagnostic>)> {
    let mount = |source: &str| format!("services: {{a: {{image: i, volumes: ['{source}:/etc/a:ro']}}}}\n");
    let config = "services: {a: {image: i, configs: [c]}}\nconfigs: {c: {file: ./large}}\n";
    let endless = mount("./a.ini") + "#" + &"x".repeat(16 << 20);
    vec![
        ("bind-content-unavailable", hidden(&mount("./a.ini"))),
        ("bind-outside-project", said(&mount("../shared.ini"))),
        ("file-too-large", said(&endless)),
        ("object-too-large", said(config)),
    ]
}
