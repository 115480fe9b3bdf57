//! `include`: other projects become part of this one.

use super::budget;
use super::layer::Loader;
use super::schema::{PROJECT, Shape};
use super::{chain::chain, environment, merge, paths};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::compose as codes;
use crate::model::Include;
use crate::source::{PathKind, Place};
use crate::yaml::decode::{Decode, Decoder, Spanned};
use crate::yaml::{Node, Value};

/// What an included project contributes; its name and its extensions stay outside.
const CONTRIBUTIONS: [&str; 6] = ["services", "networks", "volumes", "secrets", "configs", "models"];

/// Merges the projects that a layer includes under the layer itself.
pub(super) fn apply(mut layer: Node, loader: &mut Loader<'_>) -> Node {
    let include = layer.as_mapping_mut().and_then(|root| root.shift_remove("include"));
    let Some(include) = include.filter(|include| !include.is_null()) else { return layer };
    let span = include.span;
    let Value::Sequence(items) = include.value else {
        let message = format!("`include` must be a list of paths, not {}", include.value.kind());
        loader.desk.diagnostics.push(Diagnostic::new(
            codes::WRONG_TYPE,
            Place::new("include", span),
            message,
        ));
        return layer;
    };
    let mut included: Option<Node> = None;
    for (index, item) in items.into_iter().enumerate() {
        let Some(project) = project(index, item, loader) else {
            loader.incomplete = true;
            continue;
        };
        // Between two includes the first one wins.
        included = Some(match included {
            Some(first) => merge::merge(project, first, Shape::Object(PROJECT), loader.desk.diagnostics),
            None => project,
        });
    }
    match included {
        Some(included) => merge::merge(included, layer, Shape::Object(PROJECT), loader.desk.diagnostics),
        None => layer,
    }
}

/// One included project, merged from its files with its own directory and variables.
fn project(index: usize, item: Node, loader: &mut Loader<'_>) -> Option<Node> {
    let mut decoder = Decoder::new(loader.desk.diagnostics);
    let include =
        decoder.key("include", |decoder| decoder.item(index, |decoder| Include::decode(item, decoder)))?;
    let place = include.origin.whole();
    let Include { path: files, env_file: env_files, project_directory, .. } = include;
    let Some(first) = files.first().map(|file| file.value.clone()) else {
        let diagnostic = Diagnostic::new(codes::MISSING_KEY, place, "this include names no file");
        loader.desk.diagnostics.push(diagnostic.help("write `path:` and the file to include"));
        return None;
    };
    if let Some(remote) = files.iter().find(|path| paths::is_remote(path)) {
        let message = format!("`{}` is not on this machine, and kompose-rs reads no network", remote.value);
        let diagnostic = Diagnostic::new(codes::REMOTE_FILE, place.clone(), message);
        loader.desk.diagnostics.push(diagnostic.help("download the file and include it by its path"));
        return None;
    }
    if loader.including.contains(&first) {
        loader.desk.diagnostics.push(circle(&loader.including, &first, place.clone()));
        return None;
    }
    if loader.including.len() >= budget::INCLUDE_DEPTH {
        let message = format!("more than {} files include each other in a row", budget::INCLUDE_DEPTH);
        let diagnostic = Diagnostic::new(codes::INCLUDE, place, message);
        loader.desk.diagnostics.push(diagnostic.help("include the innermost files from the first one"));
        return None;
    }
    let directory = project_directory.unwrap_or_else(|| paths::parent(&first).to_owned());
    inside(loader, Included { directory, env_files, file: first }, |loader| {
        contribution(&files, &place, loader)
    })
}

/// The message about files that include each other, with the whole way round.
fn circle(including: &[String], again: &String, place: Place) -> Diagnostic {
    let way = including.iter().skip_while(|path| *path != again).chain([again]);
    let way = chain(way.map(|path| format!("`{}`", Loader::shown(path))));
    let message = format!("these files include each other in a circle: {way}");
    Diagnostic::new(codes::INCLUDE, place, message).help("take one of the `include` lines out")
}

fn contribution(files: &[Spanned<String>], place: &Place, loader: &mut Loader<'_>) -> Option<Node> {
    let mut parsed = Vec::new();
    for path in files {
        let place = Place { span: Some(path.span), ..place.clone() };
        let (id, documents) = loader.read(path, &place)?;
        parsed.push((path.value.clone(), id, documents));
    }
    let mut tree = loader.merged(parsed)?;
    if let Some(root) = tree.as_mapping_mut() {
        root.retain(|key, _| CONTRIBUTIONS.contains(&key.text.as_str()));
    }
    Some(tree)
}

/// Where an included project lies and what its variables come from.
struct Included {
    directory: String,
    env_files: Vec<String>,
    file: String,
}

/// Works in the directory and with the variables of an included project, and comes back.
fn inside<T>(loader: &mut Loader<'_>, included: Included, work: impl FnOnce(&mut Loader<'_>) -> T) -> T {
    let Included { directory, env_files, file } = included;
    let own = paths::join(&directory, ".env");
    let default = matches!(loader.desk.files.kind(&own), PathKind::File { .. }).then_some(own);
    let mut list: Vec<String> = if env_files.is_empty() { default.into_iter().collect() } else { env_files };
    list.retain(|path| path != "/dev/null");
    let variables = environment::with_files(&loader.environment, &list, &mut loader.desk);
    let outer_variables = std::mem::replace(&mut loader.environment, variables);
    let outer_directory = std::mem::replace(&mut loader.directory, directory);
    let outer_extended = std::mem::take(&mut loader.extended);
    loader.including.push(file);
    let result = work(loader);
    loader.including.pop();
    loader.extended = outer_extended;
    loader.directory = outer_directory;
    loader.environment = outer_variables;
    result
}
