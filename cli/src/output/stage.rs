//! Files under temporary names, which get their real names only when all of them are complete.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};

/// More names than leftovers of interrupted runs can use up.
const ATTEMPTS: u32 = 100;

/// The number of the next temporary name: many files wait at once for their real names.
static NEXT: AtomicU32 = AtomicU32::new(0);

/// A complete file under a temporary name, which is deleted unless it gets its real one.
#[derive(Debug)]
pub(super) struct Staged {
    temporary: PathBuf,
    target: PathBuf,
    renamed: bool,
}

impl Staged {
    /// Writes contents beside the place where they belong; secrets can be read by nobody else at any moment.
    pub(super) fn new(target: &Path, contents: &[u8], secret: bool) -> io::Result<Self> {
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)?;
        }
        let (temporary, mut file) = created(target, secret)?;
        let staged = Self { temporary, target: target.to_owned(), renamed: false };
        file.write_all(contents)?;
        Ok(staged)
    }

    /// Gives the file its real name, in place of what has it now.
    pub(super) fn publish(mut self) -> io::Result<()> {
        fs::rename(&self.temporary, &self.target)?;
        self.renamed = true;
        Ok(())
    }

    /// Where the file belongs.
    pub(super) fn target(&self) -> &Path {
        &self.target
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        if !self.renamed {
            // The failure that brought us here is what gets reported; a second one would only hide it.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// A new file beside the target; it never opens one that is there, nor follows a link.
fn created(target: &Path, secret: bool) -> io::Result<(PathBuf, File)> {
    let process = std::process::id();
    for _ in 0..ATTEMPTS {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = target.with_file_name(format!(".kompose-rs.{process}.{number}.tmp"));
        match options(secret).open(&path) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(error),
            Ok(file) => return Ok((path, file)),
        }
    }
    Err(io::Error::new(io::ErrorKind::AlreadyExists, "every temporary name is taken"))
}

fn options(secret: bool) -> OpenOptions {
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, if secret { 0o600 } else { 0o644 });
    #[cfg(not(unix))]
    let _ = secret;
    options
}
