//! The commands that the documents tell people to type exist, and CI runs the one that tests everything.

use super::Text;
use crate::TASKS;

/// The command that the README gives for all tests, and that CI runs.
const TEST: &str = "cargo xtask test";

pub(super) fn findings(texts: &[Text]) -> Vec<String> {
    let mut findings: Vec<String> =
        texts.iter().filter(|text| is_document(&text.path)).flat_map(unknown_tasks).collect();
    for path in ["README.md", ".ci/run"] {
        if !texts.iter().any(|text| text.path == path && text.text.contains(TEST)) {
            findings.push(format!("{path}: does not say `{TEST}`"));
        }
    }
    findings
}

fn is_document(path: &str) -> bool {
    let own = !path.starts_with("snapshots/cases/") && !path.starts_with("examples/");
    path == ".ci/run" || (own && path.rsplit_once('.').is_some_and(|(_, extension)| extension == "md"))
}

fn unknown_tasks(Text { path, text }: &Text) -> Vec<String> {
    let named = text.split("cargo xtask ").skip(1).map(task);
    let unknown = named.filter(|name| !name.is_empty() && TASKS.iter().all(|task| task.name != *name));
    unknown.map(|name| format!("{path}: there is no `cargo xtask {name}`")).collect()
}

/// The task at the start of a text; nothing if a placeholder in capitals stands there.
fn task(text: &str) -> &str {
    let end = text.find(|character: char| !character.is_ascii_lowercase() && character != '-');
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_task_of_a_document_exists() {
        let text = |path: &str, text: &str| Text { path: path.to_owned(), text: text.to_owned() };
        let ci = text(".ci/run", "exec cargo xtask test\n");
        let good = text("README.md", "`cargo xtask test`, or any `cargo xtask TASK`\n");
        assert!(findings(&[ci, good]).is_empty());
        let bad = text("README.md", "`cargo xtask tset`");
        assert_eq!(
            findings(&[bad]),
            [
                "README.md: there is no `cargo xtask tset`",
                "README.md: does not say `cargo xtask test`",
                ".ci/run: does not say `cargo xtask test`"
            ]
        );
    }
}
