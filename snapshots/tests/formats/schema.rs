//! A JSON schema of a file.

use std::path::Path;

use jsonschema::Validator;

/// A schema that documents are compared with.
pub(crate) struct Schema(Validator);

impl Schema {
    /// The schema in a file.
    pub(crate) fn read(path: &Path) -> Self {
        // One pattern of SARIF's own schema closes a bracket that it never opened.
        let text = std::fs::read_to_string(path).unwrap().replace("{2}]?$", "{2}$");
        Self(jsonschema::validator_for(&serde_json::from_str(&text).unwrap()).unwrap())
    }

    /// Where a document breaks the schema.
    pub(crate) fn faults(&self, name: &str, text: &str) -> Vec<String> {
        let document = serde_json::from_str(text).unwrap();
        let errors = self.0.iter_errors(&document);
        errors.map(|error| format!("{name}: {} at {}", error, error.instance_path())).collect()
    }
}
