//! The disk as the engine sees it.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use kompose_core::Files;
use kompose_core::source::{PathKind, ReadError};

/// Larger files are no configuration; the engine would refuse their objects anyway.
const LARGEST: u64 = 16 * 1024 * 1024;

/// Files of the disk, which remember what was read so that the output never replaces it.
#[derive(Debug, Default)]
pub(crate) struct DiskFiles {
    reads: RefCell<BTreeSet<PathBuf>>,
}

impl DiskFiles {
    /// Every file that was read, by its real path.
    pub(crate) fn reads(&self) -> BTreeSet<PathBuf> {
        self.reads.borrow().clone()
    }

    fn remember(&self, path: &str) {
        if let Ok(real) = fs::canonicalize(path) {
            self.reads.borrow_mut().insert(real);
        }
    }
}

impl Files for DiskFiles {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let metadata = fs::metadata(path).map_err(|error| reason(&error))?;
        if metadata.is_dir() {
            return Err(ReadError::IsDirectory);
        }
        if !metadata.is_file() {
            return Err(ReadError::Other("it is not a regular file".to_owned()));
        }
        self.remember(path);
        contents(path)
    }

    fn kind(&self, path: &str) -> PathKind {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => PathKind::Directory,
            Ok(metadata) if metadata.is_file() => {
                PathKind::File { size: metadata.len(), mode: mode(&metadata) }
            }
            Ok(_) => PathKind::Other,
            Err(error) if reason(&error) == ReadError::Missing => PathKind::Missing,
            Err(_) => PathKind::Unknown,
        }
    }

    fn list(&self, path: &str) -> Vec<String> {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let mut names: Vec<_> =
            entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }
}

/// The bytes of a regular file; the size is checked while reading, because a file can grow.
fn contents(path: &str) -> Result<Vec<u8>, ReadError> {
    let file = File::open(Path::new(path)).map_err(|error| reason(&error))?;
    let mut bytes = Vec::new();
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(|error| reason(&error))?;
    if bytes.len() as u64 > LARGEST {
        return Err(ReadError::TooLarge);
    }
    Ok(bytes)
}

fn reason(error: &io::Error) -> ReadError {
    use io::ErrorKind::{IsADirectory, NotADirectory, NotFound, PermissionDenied};
    let is = |kinds: &[io::ErrorKind]| kinds.contains(&error.kind());
    if is(&[NotFound, NotADirectory]) {
        ReadError::Missing
    } else if is(&[IsADirectory]) {
        ReadError::IsDirectory
    } else if is(&[PermissionDenied]) {
        ReadError::Other("you are not allowed to read it".to_owned())
    } else {
        ReadError::Other(error.to_string())
    }
}

#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other platforms have no permission bits")]
fn mode(metadata: &fs::Metadata) -> Option<u32> {
    use std::os::unix::fs::PermissionsExt;
    Some(metadata.permissions().mode() & 0o7777)
}

#[cfg(not(unix))]
fn mode(_: &fs::Metadata) -> Option<u32> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn the_disk_is_described_as_it_is() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        fs::write(path("b.env"), "A=1").unwrap();
        fs::set_permissions(path("b.env"), fs::Permissions::from_mode(0o640)).unwrap();
        fs::create_dir(path("a")).unwrap();
        let _socket = std::os::unix::net::UnixListener::bind(path("c.sock")).unwrap();
        let disk = DiskFiles::default();

        assert_eq!(disk.list(&path("")), ["a", "b.env", "c.sock"]);
        assert_eq!(disk.list(&path("b.env")), Vec::<String>::new());
        assert_eq!(disk.kind(&path("b.env")), PathKind::File { size: 3, mode: Some(0o640) });
        assert_eq!(disk.kind(&path("a")), PathKind::Directory);
        assert_eq!(disk.kind(&path("c.sock")), PathKind::Other);
        assert_eq!(disk.kind(&path("b.env/x")), PathKind::Missing);
        assert_eq!(disk.read(&path("b.env")), Ok(b"A=1".to_vec()));
        assert_eq!(disk.read(&path("a")), Err(ReadError::IsDirectory));
        assert_eq!(disk.read(&path("x")), Err(ReadError::Missing));
        assert!(matches!(disk.read(&path("c.sock")), Err(ReadError::Other(_))));
        assert_eq!(disk.reads().len(), 1);
    }

    #[test]
    fn what_is_too_large_is_not_loaded() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("large").to_string_lossy().into_owned();
        let file = File::create(&path).unwrap();
        file.set_len(LARGEST).unwrap();
        assert_eq!(DiskFiles::default().read(&path).map(|bytes| bytes.len() as u64), Ok(LARGEST));
        file.set_len(LARGEST + 1).unwrap();
        assert_eq!(DiskFiles::default().read(&path), Err(ReadError::TooLarge));
    }
}
