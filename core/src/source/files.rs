//! The one door to files that are not Compose files: env files, secrets, configs, bind mounts, includes.

use std::collections::BTreeMap;
use std::fmt;

/// What lies at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PathKind {
    /// A regular file with its size in bytes and, where known, its permission bits.
    File {
        /// Bytes.
        size: u64,
        /// Unix permission bits such as `0o644`; absent where the platform has none.
        mode: Option<u32>,
    },
    /// A directory.
    Directory,
    /// A socket, a device, or anything else that is neither file nor directory.
    Other,
    /// Nothing.
    Missing,
    /// Nobody can tell, because the caller gives no access to files.
    Unknown,
}

/// Why a file could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// Nothing is there.
    Missing,
    /// The path is a directory.
    IsDirectory,
    /// The file is larger than the reader is willing to load.
    TooLarge,
    /// Any other reason, in words.
    Other(String),
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => f.write_str("there is no such file"),
            Self::IsDirectory => f.write_str("it is a directory"),
            Self::TooLarge => f.write_str("it is too large"),
            Self::Other(reason) => f.write_str(reason),
        }
    }
}

impl std::error::Error for ReadError {}

/// Access to files beside the Compose files.
///
/// Paths are absolute or relative to the caller's working directory, with `/` between components,
/// and already resolved lexically by the loader.
pub trait Files {
    /// The bytes of a file.
    ///
    /// # Errors
    ///
    /// Says why the file cannot be had.
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError>;

    /// What lies at a path.
    fn kind(&self, path: &str) -> PathKind;

    /// The names directly in a directory, sorted; empty if it is none.
    fn list(&self, path: &str) -> Vec<String>;
}

/// Files in memory, for tests, for the browser and for callers without a disk.
#[derive(Debug, Clone, Default)]
pub struct MemoryFiles {
    files: BTreeMap<String, Vec<u8>>,
}

impl MemoryFiles {
    /// No files at all.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file; directories exist as soon as a file lies below them.
    pub fn insert(&mut self, path: impl Into<String>, contents: impl Into<Vec<u8>>) {
        self.files.insert(path.into(), contents.into());
    }

    fn below<'a>(&'a self, path: &str) -> impl Iterator<Item = &'a str> {
        let prefix = format!("{}/", path.trim_end_matches('/'));
        let names = self.files.range(prefix.clone()..).map(|(name, _)| name.as_str());
        let start = prefix.len();
        names.take_while(move |name| name.starts_with(&prefix)).filter_map(move |name| name.get(start..))
    }
}

impl Files for MemoryFiles {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        match self.files.get(path) {
            Some(contents) => Ok(contents.clone()),
            None if self.below(path).next().is_some() => Err(ReadError::IsDirectory),
            None => Err(ReadError::Missing),
        }
    }

    fn kind(&self, path: &str) -> PathKind {
        match self.files.get(path) {
            Some(contents) => PathKind::File { size: contents.len() as u64, mode: None },
            None if self.below(path).next().is_some() => PathKind::Directory,
            None => PathKind::Missing,
        }
    }

    fn list(&self, path: &str) -> Vec<String> {
        let mut names: Vec<String> =
            self.below(path).filter_map(|rest| rest.split('/').next()).map(str::to_owned).collect();
        names.dedup();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn memory_files_know_their_directories() {
        let mut files = MemoryFiles::new();
        files.insert("/p/conf/a.yml", "a");
        files.insert("/p/conf/b/c.yml", "c");
        assert_eq!(files.kind("/p/conf"), PathKind::Directory);
        assert_eq!(files.kind("/p/con"), PathKind::Missing);
        assert_eq!(files.list("/p/conf"), ["a.yml", "b"]);
        assert_eq!(files.read("/p/conf"), Err(ReadError::IsDirectory));
        assert_eq!(files.read("/p/conf/a.yml"), Ok(b"a".to_vec()));
        assert_eq!(files.kind("/p/conf/a.yml"), PathKind::File { size: 1, mode: None });
    }
}
