//! Writes what the command makes of every case and every example, for the test that sets the engine in the browser
//! against it: one process for all, where the command itself would be started some thousand times.
//!
//! `parity FILE` writes one line of JSON for each project and target: the request that JavaScript makes, and what the
//! command writes for it, as texts: the files, the canonical project, the messages, the report and, for some, the source map.
//! What a request cannot hold is left out: files that are no text.

use std::path::PathBuf;
use std::process::ExitCode;

use kompose_core::source::{PathKind, ReadError};
use kompose_core::{Conversion, Files, Layout, MemoryFiles, Options, Target, diagnostic, report, trace};
use kompose_snapshots::{Project, Settings, collection, project, workers};
use serde_json::{Map, Value, json};

/// The longest project whose source map is compared, in bytes: a map costs a conversion for each key.
const MAPPED: usize = 400;

/// The files of a project as a page has them: the empty path is their folder, and nobody can tell what lies outside.
struct Seen<'p>(&'p MemoryFiles);

impl Files for Seen<'_> {
    fn read(&self, path: &str) -> Result<Vec<u8>, ReadError> {
        let outside = || ReadError::Other("this page sees its own files only".to_owned());
        let path = if path.is_empty() { project::ROOT } else { path };
        if is_inside(path) { self.0.read(path) } else { Err(outside()) }
    }

    fn kind(&self, path: &str) -> PathKind {
        if is_inside(path) { self.0.kind(path) } else { PathKind::Unknown }
    }

    fn list(&self, path: &str) -> Vec<String> {
        self.0.list(path)
    }
}

fn is_inside(path: &str) -> bool {
    path == project::ROOT || relative(path) != path
}

fn main() -> ExitCode {
    let Some(file) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: parity FILE");
        return ExitCode::FAILURE;
    };
    match lines().and_then(|text| std::fs::write(&file, text).map_err(|error| error.to_string())) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("parity: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn lines() -> Result<String, String> {
    let mut projects = collection::cases()?;
    projects.extend(collection::examples()?);
    let lines = workers::map(&projects, |project| {
        let Some(request) = request(project)? else { return Ok(String::new()) };
        let lines = [Target::Kubernetes, Target::Swarm].map(|target| line(project, &request, target));
        Ok(lines.concat())
    });
    lines.into_iter().collect::<Result<Vec<String>, String>>().map(|lines| lines.concat())
}

fn line(project: &Project, request: &Map<String, Value>, target: Target) -> String {
    let options = Options { layout: Layout::Directory, ..project.settings.options(target) };
    let word = if target == Target::Swarm { "swarm" } else { "kubernetes" };
    let mut request = request.clone();
    request.insert("target".to_owned(), json!(word));
    let files = Seen(&project.files);
    let conversion = kompose_core::convert(&project.input, &options, &files);
    let config = kompose_core::config(&project.input, options.format, &files);
    let length: usize = project.input.files.iter().map(|file| file.text.len()).sum();
    let map = (length <= MAPPED && !conversion.has_errors())
        .then(|| trace::json(&trace::source_map(&project.input, &options, &files, "")));
    let line = json!({
        "name": project.name,
        "request": request,
        "files": written(&conversion),
        "config": config.text,
        "diagnostics": diagnostic::json::document(&conversion.diagnostics, &conversion.sources),
        "report": report::json(&conversion.report(), &conversion),
        "sourceMap": map,
    });
    format!("{line}\n")
}

/// The files by their paths; bytes that are no text in base64.
fn written(conversion: &Conversion) -> Map<String, Value> {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    let text = |contents: &[u8]| match std::str::from_utf8(contents) {
        Ok(text) => json!({ "text": text }),
        Err(_) => json!({ "base64": STANDARD.encode(contents) }),
    };
    conversion.files.iter().map(|file| (file.path.clone(), text(&file.contents))).collect()
}

/// The request for a project; nothing if a file of it is no text.
fn request(project: &Project) -> Result<Option<Map<String, Value>>, String> {
    let mut texts = Vec::new();
    if !gather(project.files.as_ref(), project::ROOT, &mut texts) {
        return Ok(None);
    }
    let named = project.input.files.iter().map(|file| relative(&file.path));
    let compose: Vec<&str> = named.collect();
    let path = project.folder.join(Settings::FILE);
    let said = if path.exists() {
        let text = std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?
    } else {
        Map::new()
    };
    let mut request: Map<String, Value> =
        said.into_iter().filter(|(key, _)| !["outputs", "files"].contains(&key.as_str())).collect();
    request.insert("files".to_owned(), json!(texts));
    request.insert("compose".to_owned(), json!(compose));
    Ok(Some(request))
}

/// Gathers the texts below a folder, and says whether all files are texts.
fn gather(files: &dyn Files, folder: &str, texts: &mut Vec<Value>) -> bool {
    files.list(folder).iter().all(|name| {
        let path = format!("{folder}/{name}");
        if matches!(files.kind(&path), PathKind::Directory) {
            return gather(files, &path, texts);
        }
        let text = files.read(&path).ok().and_then(|bytes| String::from_utf8(bytes).ok());
        texts.extend(text.as_ref().map(|text| json!({ "path": relative(&path), "text": text })));
        text.is_some()
    })
}

fn relative(path: &str) -> &str {
    path.strip_prefix(project::ROOT).and_then(|rest| rest.strip_prefix('/')).unwrap_or(path)
}
