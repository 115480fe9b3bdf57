//! Writes what every case, every example and every project of a corpus becomes, for judges to read.
//!
//! `export FOLDER` writes `kubernetes/NAME.yaml` with the same objects as `NAME.json`, and `swarm/NAME/…` with the stack,
//! the same as `stack.json`, and the files beside it. A project that is refused has no files.
//!
//! `objects.jsonl` holds every different object that the projects become in the usual way and in every variant with
//! another option: in each line the object, the release that has to take it, and the first place where it came up.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use kompose_core::{Conversion, Layout, Options, Output, Target};
use kompose_snapshots::{Project, collection, variants, workers};
use serde_json::json;

fn main() -> ExitCode {
    let Some(folder) = std::env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: export FOLDER");
        return ExitCode::FAILURE;
    };
    match export(&folder) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("export: {reason}");
            ExitCode::FAILURE
        }
    }
}

fn export(folder: &Path) -> Result<(), String> {
    let projects = projects()?;
    let mut counts = [0_usize; 2];
    for project in &projects {
        let conversions = [project.convert(Target::Kubernetes), stack(project)];
        for (count, conversion) in counts.iter_mut().zip(&conversions) {
            *count += usize::from(!conversion.has_errors());
            write(folder, project, conversion)?;
        }
    }
    let [kubernetes, swarm] = counts;
    println!(
        "{} projects: {kubernetes} convert for Kubernetes, {swarm} for Swarm; the others are refused",
        projects.len()
    );
    let objects = objects(&projects)?;
    println!("{} different objects, with {} other options", objects.len(), variants::all().len());
    let lines: String = objects.into_values().map(|line| line + "\n").collect();
    put(&folder.join("objects.jsonl"), lines.as_bytes())
}

/// The lines of `objects.jsonl` by what is judged: the release and the object.
type Lines = BTreeMap<(u16, String), String>;

fn objects(projects: &[Project]) -> Result<Lines, String> {
    let mut lines = Lines::new();
    for found in workers::map(projects, objects_of) {
        for (key, line) in found? {
            lines.entry(key).or_insert(line);
        }
    }
    Ok(lines)
}

/// The objects of a project in every variant; an object that our own rules refuse is an error.
fn objects_of(project: &Project) -> Result<Lines, String> {
    let mut lines = Lines::new();
    add(project, &project.name, &mut lines)?;
    for option in variants::all() {
        let name = format!("{} with {} {}", project.name, option.0, option.1);
        add(&variants::variant(project, option)?, &name, &mut lines)?;
    }
    Ok(lines)
}

/// Whether the project changes objects itself, and perhaps into what goes with the usual options alone.
fn has_patches(project: &Project) -> bool {
    project.input.files.iter().any(|file| file.text.contains("patches:"))
}

fn add(project: &Project, name: &str, lines: &mut Lines) -> Result<(), String> {
    let conversion = project.convert(Target::Kubernetes);
    let mut said = conversion.diagnostics.iter();
    let refused = said.find(|said| said.code.slug() == "invalid-output");
    if let Some(refused) = refused.filter(|_| !has_patches(project)) {
        return Err(format!("{name}: our own rules refuse an object: {}", refused.message));
    }
    let Output::Kubernetes(objects) = &conversion.output else { return Ok(()) };
    if conversion.has_errors() {
        return Ok(());
    }
    let minor = project.settings.kubernetes.version.minor;
    for object in objects {
        let value = serde_json::to_value(object).map_err(|error| error.to_string())?;
        let line = || json!({"from": name, "release": minor, "object": value}).to_string();
        lines.entry((minor, value.to_string())).or_insert_with(line);
    }
    Ok(())
}

/// A stack with what must exist before it is deployed, which a single stream has no room for.
fn stack(project: &Project) -> Conversion {
    let options = Options { layout: Layout::Directory, ..project.settings.options(Target::Swarm) };
    kompose_core::convert(&project.input, &options, project.files.as_ref())
}

fn projects() -> Result<Vec<Project>, String> {
    let mut projects = collection::cases()?;
    projects.extend(collection::examples()?);
    match collection::corpus()? {
        Some(corpus) => projects.extend(corpus.cases.into_iter().map(|case| case.project)),
        None => println!("without a corpus: {} names none", collection::CORPUS),
    }
    Ok(projects)
}

fn write(folder: &Path, project: &Project, conversion: &Conversion) -> Result<(), String> {
    if conversion.has_errors() {
        return Ok(());
    }
    match &conversion.output {
        Output::None => Ok(()),
        Output::Kubernetes(objects) => {
            let stream: Vec<u8> = conversion.files.iter().flat_map(|file| file.contents.clone()).collect();
            // A name can have a dot of its own, such as that of a release.
            let path =
                |extension: &str| folder.join("kubernetes").join(format!("{}.{extension}", project.name));
            put(&path("yaml"), &stream)?;
            let json = serde_json::to_vec(objects).map_err(|error| error.to_string())?;
            put(&path("json"), &json)
        }
        Output::Swarm(stack) => {
            let folder = folder.join("swarm").join(&project.name);
            let json = serde_json::to_vec(stack).map_err(|error| error.to_string())?;
            put(&folder.join("stack.json"), &json)?;
            conversion.files.iter().try_for_each(|file| put(&folder.join(&file.path), &file.contents))
        }
    }
}

fn put(path: &Path, contents: &[u8]) -> Result<(), String> {
    let parent = path.parent().unwrap_or(path);
    std::fs::create_dir_all(parent)
        .and_then(|()| std::fs::write(path, contents))
        .map_err(|error| format!("{}: {error}", path.display()))
}
