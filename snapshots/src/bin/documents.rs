//! Writes the documents that are made of what the repository knows.

use std::process::ExitCode;

use kompose_snapshots::{codes, collection, support};

/// What makes the text of a document, or says why it cannot.
type Write = fn() -> Result<String, String>;

/// The documents by their paths.
const DOCUMENTS: &[(&str, Write)] = &[
    ("core/src/diagnostic/codes/examples.txt", codes::examples),
    ("core/src/language/outcomes.txt", support::outcomes),
    ("docs/diagnostics.md", codes::document),
    ("docs/support.md", support::document),
];

fn main() -> ExitCode {
    match write() {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("documents: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn write() -> Result<(), String> {
    for (name, text) in DOCUMENTS {
        let path = collection::repository().join(name);
        std::fs::write(&path, text()?).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("wrote {name}");
    }
    Ok(())
}
