//! The files of the page as the directory `/project`.

use crate::request::Request;
use kompose_core::source::{PathKind, ReadError};
use kompose_core::{Files, MemoryFiles};

/// The directory; its last part is what an unnamed project is called.
pub(crate) const DIRECTORY: &str = "/project";

const OUTSIDE: &str = "this page sees its own files only";

/// The files of one request, with `/project` as working directory.
#[derive(Debug)]
pub(crate) struct Project {
    files: MemoryFiles,
}

impl Project {
    /// The files of a request.
    pub(crate) fn new(request: &Request) -> Self {
        let mut files = MemoryFiles::new();
        for file in &request.files {
            files.insert(absolute(&file.path), file.text.as_bytes());
        }
        Self { files }
    }
}

impl Files for Project {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let path = absolute(path);
        if inside(&path) { self.files.read(&path) } else { Err(ReadError::Other(OUTSIDE.to_owned())) }
    }

    fn kind(&self, path: &str) -> PathKind {
        let path = absolute(path);
        if inside(&path) { self.files.kind(&path) } else { PathKind::Unknown }
    }

    fn list(&self, path: &str) -> Vec<String> {
        self.files.list(&absolute(path))
    }
}

/// A path as the page shows it.
pub(crate) fn shown(path: &str) -> &str {
    path.strip_prefix(DIRECTORY).and_then(|rest| rest.strip_prefix('/')).unwrap_or(path)
}

/// A sentence in which paths are as the page shows them.
pub(crate) fn shown_in(sentence: &str) -> String {
    sentence.replace("`/project`", "`.`").replace("/project/", "")
}

fn inside(path: &str) -> bool {
    path == DIRECTORY || shown(path) != path
}

/// A path of the page in the directory.
pub(crate) fn absolute(path: &str) -> String {
    match path.strip_prefix("./").unwrap_or(path) {
        "" | "." => DIRECTORY.to_owned(),
        rooted if rooted.starts_with('/') => rooted.to_owned(),
        relative => format!("{DIRECTORY}/{relative}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn project() -> Project {
        let request = r#"{"files":[{"path":"compose.yaml","text":"a"},{"path":"conf/app.ini","text":"b"}]}"#;
        Project::new(&Request::parse(request).unwrap())
    }

    #[test]
    fn files_answer_to_relative_and_absolute_paths() {
        let project = project();
        for path in ["conf/app.ini", "./conf/app.ini", "/project/conf/app.ini"] {
            assert_eq!(project.read(path), Ok(b"b".to_vec()), "{path}");
            assert_eq!(project.kind(path), PathKind::File { size: 1, mode: None }, "{path}");
        }
        for path in [".", "./", "/project"] {
            assert_eq!(project.kind(path), PathKind::Directory, "{path}");
            assert_eq!(project.list(path), ["compose.yaml", "conf"], "{path}");
        }
    }

    #[test]
    fn outside_the_project_nobody_can_tell_what_there_is() {
        assert_eq!(project().kind("missing.env"), PathKind::Missing);
        assert_eq!(project().kind("/etc/hosts"), PathKind::Unknown);
        assert_eq!(project().kind("/projects"), PathKind::Unknown);
        assert_eq!(project().read("/etc/hosts"), Err(ReadError::Other(OUTSIDE.to_owned())));
        assert_eq!(project().read("missing.env"), Err(ReadError::Missing));
    }

    #[test]
    fn the_directory_is_not_shown() {
        assert_eq!(shown("/project/conf/app.ini"), "conf/app.ini");
        assert_eq!(shown("/projects/a"), "/projects/a");
        assert_eq!(shown("compose.yaml"), "compose.yaml");
        let sentence = "`/project/a.env` is not in `/project` but in `/projects`";
        assert_eq!(shown_in(sentence), "`a.env` is not in `.` but in `/projects`");
    }
}
