//! The engine's input: the Compose files as text, and what they are read with.

use std::io::{self, Read};
use std::path::Path;

use kompose_core::diagnostic::codes::command;
use kompose_core::diagnostic::nearest;
use kompose_core::source::{PathKind, Place, ReadError};
use kompose_core::{ComposeFile, Diagnostic, Files, Input};

use crate::arguments::ProjectArguments;
use crate::discovery::{STDIN, found};
use crate::disk::DiskFiles;
use crate::surroundings::Surroundings;

/// The input, and what to warn of before it is used.
#[derive(Debug)]
pub(crate) struct Gathered {
    /// The input.
    pub(crate) input: Input,
    /// What to warn of.
    pub(crate) warnings: Vec<Diagnostic>,
}

/// Finds and reads the project that the arguments mean.
pub(crate) fn gathered(
    project: &ProjectArguments,
    surroundings: &Surroundings,
    disk: &DiskFiles,
) -> Result<Gathered, Box<Diagnostic>> {
    let found = found(project, surroundings)?;
    let files = found.files.iter().map(|path| compose_file(path, disk)).collect::<Result<_, _>>()?;
    let input = Input {
        files,
        project_directory: Some(found.directory),
        environment: found.environment,
        env_files: found.env_files,
        profiles: project.profile.clone(),
        project_name: project.project_name.clone(),
        strict_compose: project.strict_compose,
    };
    Ok(Gathered { input, warnings: found.warnings })
}

fn compose_file(path: &str, disk: &DiskFiles) -> Result<ComposeFile, Box<Diagnostic>> {
    if path == STDIN {
        let mut bytes = Vec::new();
        io::stdin()
            .lock()
            .read_to_end(&mut bytes)
            .map_err(|error| unreadable("standard input", &ReadError::Other(error.to_string())))?;
        return text("<stdin>", bytes);
    }
    match disk.read(path) {
        Ok(bytes) => text(path, bytes),
        Err(ReadError::Missing) => Err(Box::new(missing(path, disk))),
        Err(ReadError::IsDirectory) => Err(Box::new(folder(path, disk))),
        Err(error @ (ReadError::TooLarge | ReadError::Other(_))) => Err(unreadable(path, &error)),
    }
}

fn text(path: &str, bytes: Vec<u8>) -> Result<ComposeFile, Box<Diagnostic>> {
    String::from_utf8(bytes).map(|text| ComposeFile::new(path, text)).map_err(|error| {
        let line =
            error.as_bytes().iter().take(error.utf8_error().valid_up_to()).filter(|b| **b == b'\n').count()
                + 1;
        let message = format!("`{path}` is not UTF-8 text: line {line} has bytes that are no characters");
        let diagnostic = Diagnostic::new(command::COMPOSE_FILE_UNREADABLE, Place::default(), message);
        Box::new(diagnostic.help("save the file with the encoding UTF-8"))
    })
}

fn unreadable(path: &str, error: &ReadError) -> Box<Diagnostic> {
    let message = format!("cannot read the Compose file `{path}`: {error}");
    Box::new(Diagnostic::new(command::COMPOSE_FILE_UNREADABLE, Place::default(), message))
}

fn missing(path: &str, disk: &DiskFiles) -> Diagnostic {
    let message = format!("there is no file `{path}`");
    let diagnostic = Diagnostic::new(command::COMPOSE_FILE_MISSING, Place::default(), message);
    let folder = Path::new(path).parent().unwrap_or(Path::new(""));
    let name = Path::new(path).file_name().unwrap_or_default().to_string_lossy();
    let listed =
        disk.list(&if folder.as_os_str().is_empty() { ".".into() } else { folder.to_string_lossy() });
    match nearest(&name, listed.iter().map(String::as_str)) {
        Some(near) => diagnostic.help(format!("did you mean `{}`?", folder.join(near).display())),
        None => diagnostic.help("check the path after `-f` or in the variable COMPOSE_FILE"),
    }
}

fn folder(path: &str, disk: &DiskFiles) -> Diagnostic {
    let message = format!("`{path}` is a folder, and a Compose file is wanted");
    let diagnostic = Diagnostic::new(command::COMPOSE_FILE_UNREADABLE, Place::default(), message);
    let inside = format!("{}/compose.yaml", path.trim_end_matches('/'));
    match disk.kind(&inside) {
        PathKind::File { .. } => diagnostic.help(format!("name the file in it: `-f {inside}`")),
        PathKind::Directory | PathKind::Other | PathKind::Missing | PathKind::Unknown => {
            diagnostic.help(format!("to search that folder, use `--project-directory {path}`"))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn a_file_that_cannot_be_had_is_explained() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name).to_string_lossy().into_owned();
        fs::write(path("compose.yaml"), "services: {}\n").unwrap();
        fs::write(path("latin.yaml"), b"services:\n  caf\xe9: {}\n").unwrap();
        fs::create_dir(path("sub")).unwrap();
        let cases = [
            ("compose.yml", "compose-file-missing", "there is no file", "did you mean `"),
            ("zzz", "compose-file-missing", "there is no file", "check the path"),
            ("latin.yaml", "compose-file-unreadable", "line 2 has bytes", "UTF-8"),
            ("", "compose-file-unreadable", "is a folder", "-f "),
            ("sub", "compose-file-unreadable", "is a folder", "--project-directory"),
        ];
        for (name, code, message, help) in cases {
            let error = compose_file(&path(name), &DiskFiles::default()).unwrap_err();
            assert_eq!(error.code.slug(), code, "{name}");
            assert!(error.message.contains(message), "{name}: {}", error.message);
            assert!(error.help[0].text.contains(help), "{name}: {}", error.help[0].text);
        }
    }
}
