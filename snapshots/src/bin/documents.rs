//! Writes the documents that are made of what the repository knows: `docs/support.md`.

use std::process::ExitCode;

use kompose_snapshots::{collection, support};

/// What makes the text of a document, or says why it cannot.
type Write = fn() -> Result<String, String>;

/// The documents by their names in `docs/`.
const DOCUMENTS: &[(&str, Write)] = &[("support.md", support::document)];

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
        let path = collection::repository().join("docs").join(name);
        std::fs::write(&path, text()?).map_err(|error| format!("{}: {error}", path.display()))?;
        println!("wrote docs/{name}");
    }
    Ok(())
}
