//! Where projects are found: the cases, the examples, and a corpus that the environment names.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kompose_core::{ComposeFile, Files, Input, MemoryFiles};

use crate::project::{Project, USUAL_FILE};
use crate::{Settings, folder};

/// The variable that names the folder of a corpus of real projects.
pub const CORPUS: &str = "KOMPOSE_CORPUS";

/// The root of the repository.
#[must_use]
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().map_or_else(PathBuf::new, Path::to_path_buf)
}

/// The folder of the cases.
#[must_use]
pub fn case_folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("cases")
}

/// All cases, named by their path below `snapshots/cases`.
///
/// # Errors
///
/// Says which case cannot be read.
pub fn cases() -> Result<Vec<Project>, String> {
    projects_below(&case_folder(), "")
}

/// All examples, named `examples/NAME`.
///
/// # Errors
///
/// Says which example cannot be read.
pub fn examples() -> Result<Vec<Project>, String> {
    projects_below(&repository().join("examples"), "examples/")
}

/// The projects that are drawn, named `graph/NAME`.
///
/// # Errors
///
/// Says which project cannot be read.
pub fn drawn() -> Result<Vec<Project>, String> {
    projects_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("graph"), "graph/")
}

/// The projects of a folder, each in a folder of its own, named by it.
///
/// # Errors
///
/// Says which project cannot be read.
pub fn projects_in(folder: &Path) -> Result<Vec<Project>, String> {
    projects_below(folder, "")
}

/// The files that the runner keeps beside the cases.
///
/// # Errors
///
/// Says which folder cannot be read.
pub fn snapshots() -> Result<Vec<PathBuf>, String> {
    let files = folder::files_below(&case_folder())?;
    Ok(files.into_iter().filter(|path| folder::is_snapshot(path)).collect())
}

/// Each folder with a Compose file, or with an `options.json` that names others, is a project; what lies below it
/// is a part of it.
fn projects_below(root: &Path, prefix: &str) -> Result<Vec<Project>, String> {
    let mut found = Vec::new();
    for folder in folder::entries(root)?.into_iter().filter(|path| path.is_dir()) {
        let name = folder.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let name = format!("{prefix}{name}");
        if [USUAL_FILE, Settings::FILE].iter().any(|file| folder.join(file).exists()) {
            found.push(Project::read(&name, &folder)?);
        } else {
            found.extend(projects_below(&folder, &format!("{name}/"))?);
        }
    }
    Ok(found)
}

/// A corpus: `cases.tsv`, the projects in `files/`, what Docker Compose makes of them in `golden/`.
#[derive(Debug)]
pub struct Corpus {
    /// Its projects.
    pub cases: Vec<CorpusCase>,
    /// Why some rows of the table are no projects: their files are not there.
    pub missing: Vec<String>,
}

/// One project of a corpus.
#[derive(Debug)]
pub struct CorpusCase {
    /// The project itself, with all profiles active.
    pub project: Project,
    /// Whether Docker Compose accepts it.
    pub accepted: bool,
    /// What `docker compose config --format json` prints, if it accepts.
    pub golden: Option<String>,
}

/// Where a corpus lies as far as the engine can tell; its goldens say `@CORPUS@` for it.
pub const CORPUS_ROOT: &str = "/corpus";

/// The home that Docker Compose was run with when the goldens were made; they show it where a file says `~`.
const CORPUS_HOME: &str = "/tmp/oracle/home";

/// The corpus that [`CORPUS`] names; nothing if the variable is not set.
///
/// # Errors
///
/// Says which part of the corpus cannot be read.
pub fn corpus() -> Result<Option<Corpus>, String> {
    let named = std::env::var_os(CORPUS).filter(|named| !named.is_empty());
    let Some(folder) = named.map(PathBuf::from) else { return Ok(None) };
    let table = folder.join("cases.tsv");
    let text = std::fs::read_to_string(&table).map_err(|error| format!("{}: {error}", table.display()))?;
    let mut lines = text.lines().map(|line| line.split('\t').collect::<Vec<_>>());
    let columns = lines.next().unwrap_or_default();
    let mut repositories = BTreeMap::new();
    let rows = lines.map(|row| columns.iter().copied().zip(row).collect::<BTreeMap<_, _>>());
    let mut corpus = Corpus { cases: Vec::new(), missing: Vec::new() };
    for row in rows {
        match corpus_case(&folder, &row, &mut repositories) {
            Ok(case) => corpus.cases.push(case),
            Err(reason) => corpus.missing.push(reason),
        }
    }
    Ok(Some(corpus))
}

type Repositories = BTreeMap<String, Arc<MemoryFiles>>;

fn corpus_case(
    folder: &Path,
    row: &BTreeMap<&str, &str>,
    repositories: &mut Repositories,
) -> Result<CorpusCase, String> {
    let column = |name: &str| row.get(name).copied().unwrap_or_default();
    let paths = paths(column("files"));
    let first = paths.first().map_or("", String::as_str);
    let files = repository_files(folder, first, repositories)?;
    let project = Project {
        name: column("case").to_owned(),
        folder: folder.join("files"),
        input: corpus_input(&files, &paths, column("needs_env"))?,
        files,
        settings: Settings::default(),
    };
    let golden = folder.join("golden").join(format!("{}.json", project.name));
    let golden = golden.exists().then(|| std::fs::read_to_string(&golden)).transpose();
    Ok(CorpusCase {
        project,
        accepted: column("compose") == "accepted",
        golden: golden.map_err(|error| error.to_string())?,
    })
}

/// How the name of a Compose file ends.
const ENDINGS: [&str; 2] = [".yml", ".yaml"];

/// The paths of a list with blanks between them, and perhaps within them.
fn paths(list: &str) -> Vec<String> {
    let mut paths = vec![String::new()];
    for word in list.split(' ') {
        match paths.last_mut() {
            Some(path) if !path.is_empty() && !ENDINGS.iter().any(|ending| path.ends_with(ending)) => {
                path.push(' ');
                path.push_str(word);
            }
            _ => paths.push(word.to_owned()),
        }
    }
    paths.retain(|path| !path.is_empty());
    paths
}

/// The files of the repository that a path starts with, read once.
fn repository_files(
    folder: &Path,
    path: &str,
    repositories: &mut Repositories,
) -> Result<Arc<MemoryFiles>, String> {
    let repository = path.split('/').next().unwrap_or_default();
    if let Some(files) = repositories.get(repository) {
        return Ok(Arc::clone(files));
    }
    let files = folder::load(&folder.join("files").join(repository), &format!("{CORPUS_ROOT}/{repository}"))?;
    let files = Arc::new(files);
    repositories.insert(repository.to_owned(), Arc::clone(&files));
    Ok(files)
}

fn corpus_input(files: &MemoryFiles, paths: &[String], needs_env: &str) -> Result<Input, String> {
    let needed = needs_env.split([' ', ',']).filter(|name| !name.is_empty());
    let mut environment: BTreeMap<_, _> = needed.map(|name| (name.to_owned(), "dummy".to_owned())).collect();
    let folder = paths.first().and_then(|path| path.rsplit_once('/')).map_or("", |(folder, _)| folder);
    environment.insert("PWD".to_owned(), format!("{CORPUS_ROOT}/{folder}"));
    environment.insert("HOME".to_owned(), CORPUS_HOME.to_owned());
    Ok(Input {
        files: paths.iter().map(|path| corpus_file(files, path)).collect::<Result<_, _>>()?,
        environment,
        profiles: vec!["*".to_owned()],
        ..Input::default()
    })
}

fn corpus_file(files: &MemoryFiles, path: &str) -> Result<ComposeFile, String> {
    let path = format!("{CORPUS_ROOT}/{path}");
    let bytes = files.read(&path).map_err(|error| format!("{path}: {error}"))?;
    Ok(ComposeFile::new(path, String::from_utf8_lossy(&bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_may_have_blanks() {
        assert_eq!(paths("a/b.yml c/d e.yaml f.yml"), ["a/b.yml", "c/d e.yaml", "f.yml"]);
        assert!(paths("").is_empty());
    }
}
