//! The list of the files that we wrote into a folder, with their SHA-256, in the form that `sha256sum -c` reads.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

use kompose_core::Diagnostic;
use kompose_core::diagnostic::codes::command;
use sha2::{Digest, Sha256};

use super::message;
use super::path::is_inside;

/// Its name, which has no extension that `kubectl apply -f` reads.
pub(super) const NAME: &str = ".kompose-rs.manifest";

const HEAD: &str =
    "# Written by kompose-rs, which refreshes and deletes the files below as long as nobody edits them.\n";

/// Paths with the hashes of what we wrote there. While a run is under way a path can have two: the old and the new.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manifest {
    entries: BTreeSet<(String, String)>,
}

impl Manifest {
    /// The manifest of a folder; an empty one if there is none.
    pub(super) fn of(folder: &Path) -> Result<Self, Box<Diagnostic>> {
        let path = folder.join(NAME);
        let invalid = |reason: String| {
            let text = format!("`{}` cannot be understood: {reason}", path.display());
            let advice = "delete it; files that are in the way are then replaced only with `--force`";
            Box::new(message(command::OUTPUT_MANIFEST_INVALID, text).help(advice))
        };
        match fs::symlink_metadata(&path) {
            Err(error) if missing(&error) => return Ok(Self::default()),
            Ok(metadata) if !metadata.is_file() => {
                return Err(invalid("it is not a regular file".to_owned()));
            }
            Ok(_) | Err(_) => {}
        }
        let text = fs::read_to_string(&path).map_err(|error| invalid(error.to_string()))?;
        Self::parse(&text).map_err(|line| invalid(format!("line {line} is not a hash and a path")))
    }

    /// The manifest that a text says, or the number of the first wrong line.
    fn parse(text: &str) -> Result<Self, usize> {
        let lines = text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
        let entries = lines.map(|(number, line)| {
            let (hash, path) = line.split_once("  ").ok_or(number + 1)?;
            let is_hash = hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit());
            let known = is_hash && is_inside(path);
            known.then(|| (path.to_owned(), hash.to_ascii_lowercase())).ok_or(number + 1)
        });
        Ok(Self { entries: entries.collect::<Result<_, _>>()? })
    }

    /// Adds a file.
    pub(super) fn insert(&mut self, path: &str, hash: String) {
        self.entries.insert((path.to_owned(), hash));
    }

    /// Both lists in one.
    pub(super) fn with(&self, other: &Self) -> Self {
        Self { entries: self.entries.union(&other.entries).cloned().collect() }
    }

    /// Whether a path is listed.
    pub(super) fn lists(&self, path: &str) -> bool {
        self.entries.iter().any(|(listed, _)| listed == path)
    }

    /// Whether contents are as we wrote them.
    pub(super) fn wrote(&self, path: &str, hash: &str) -> bool {
        self.entries.contains(&(path.to_owned(), hash.to_owned()))
    }

    /// All paths, sorted.
    pub(super) fn paths(&self) -> BTreeSet<&str> {
        self.entries.iter().map(|(path, _)| path.as_str()).collect()
    }

    /// The text of the manifest.
    pub(super) fn text(&self) -> String {
        self.entries.iter().fold(HEAD.to_owned(), |text, (path, hash)| text + hash + "  " + path + "\n")
    }
}

/// The SHA-256 of bytes, in hexadecimal digits.
pub(super) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        // Writing to a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Whether an error says that nothing is there.
pub(super) fn missing(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_back() {
        let mut manifest = Manifest::default();
        manifest.insert("secrets/a  b", hash(b"x"));
        manifest.insert("web-service.yaml", hash(b""));
        let text = manifest.text();
        assert!(text.ends_with(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  web-service.yaml\n"
        ));
        assert_eq!(Manifest::parse(&text), Ok(manifest));
    }

    #[test]
    fn a_wrong_line_is_named() {
        let hash = hash(b"");
        let cases = [
            ("<<<<<<< HEAD\n".to_owned(), 1),
            (format!("# x\n{hash}  a\n{hash} b\n"), 3),
            (format!("{hash}  ../a\n"), 1),
            (format!("{hash}  /etc/passwd\n"), 1),
            (format!("{}  a\n", hash.replace('e', "x")), 1),
        ];
        for (text, line) in cases {
            assert_eq!(Manifest::parse(&text), Err(line), "{text}");
        }
    }
}
