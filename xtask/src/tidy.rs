//! `cargo xtask tidy`: the habits of the house that no lint knows.

mod arrows;
mod files;
mod readme;

use crate::{Outcome, process};

/// Looks at every file of the repository.
pub(crate) fn run(arguments: &[String]) -> Outcome {
    if !arguments.is_empty() {
        return Err("`cargo xtask tidy` takes no arguments".to_owned());
    }
    let findings = findings()?;
    for finding in &findings {
        println!("{finding}");
    }
    if findings.is_empty() { Ok(()) } else { Err(format!("{} findings", findings.len())) }
}

fn findings() -> Result<Vec<String>, String> {
    let texts = texts()?;
    let mut findings = files::findings(&texts);
    findings.extend(arrows::findings(&texts));
    findings.extend(readme::findings(&texts));
    Ok(findings)
}

/// A file of the repository.
struct Text {
    path: String,
    text: String,
}

/// The text files that are part of the repository, or will be once they are committed.
fn texts() -> Result<Vec<Text>, String> {
    let listed = process::output("", "git", &["ls-files", "--cached", "--others", "--exclude-standard"])?;
    let root = process::root();
    let read = |path: &str| {
        let text = std::fs::read_to_string(root.join(path)).ok()?;
        Some(Text { path: path.to_owned(), text })
    };
    Ok(listed.lines().filter_map(read).collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_house_is_tidy() {
        let findings = super::findings().unwrap();
        assert!(findings.is_empty(), "{}", findings.join("\n"));
    }
}
