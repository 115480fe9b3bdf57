//! The name of a project.

use std::collections::BTreeMap;

use super::{paths, template};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::input::Input;
use crate::source::Place;
use crate::yaml::Node;

/// The name: the one said, else `COMPOSE_PROJECT_NAME`, else the last `name` of a file, else that of the
/// project directory.
pub(super) fn name<'n>(
    input: &Input,
    directory: &str,
    documents: impl Iterator<Item = &'n Node>,
    environment: &BTreeMap<String, String>,
) -> (String, Option<Diagnostic>) {
    let said = input.project_name.as_ref().or_else(|| environment.get("COMPOSE_PROJECT_NAME"));
    if let Some(name) = said.filter(|name| !name.is_empty()) {
        return (name.clone(), (normalized(name) != **name).then(|| refused(name)));
    }
    let lookup = |name: &str| environment.get(name).cloned();
    let of_files = documents
        .filter_map(|document| document.get("name")?.as_str())
        .filter_map(|text| template::substitute(text, &lookup).ok())
        .map(|substituted| normalized(&substituted.text))
        .filter(|name| !name.is_empty())
        .last();
    let name = of_files.unwrap_or_else(|| normalized(paths::name(directory)));
    (if name.is_empty() { "project".to_owned() } else { name }, None)
}

fn refused(name: &str) -> Diagnostic {
    let message = format!("`{name}` cannot be the name of a project");
    let help = format!("use lower-case letters, digits, `-` and `_`, such as `{}`", normalized(name));
    Diagnostic::new(codes::PROJECT_NAME, Place::default(), message).help(help)
}

/// A name in lower case, without the characters that names of projects cannot have.
fn normalized(name: &str) -> String {
    let lower = name.to_lowercase();
    let kept: String =
        lower.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_')).collect();
    kept.trim_start_matches(['-', '_']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_normalized() {
        for (written, name) in [("My App", "myapp"), ("_x", "x"), ("shop-2.0", "shop-20"), ("---", "")] {
            assert_eq!(normalized(written), name);
        }
    }
}
