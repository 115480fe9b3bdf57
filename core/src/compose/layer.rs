//! One file, or several that are merged, as a canonical tree with absolute paths.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::budget::{self, Budget};
use super::interpolate::{Interpolation, Treatment};
use super::paths::{self, Base};
use super::schema::{PROJECT, Shape};
use super::{canonical, environment, extends, gaps, include, legacy, merge, misplaced, project_name};
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::Input;
use crate::source::{FileId, Files, Place, Sources, Span};
use crate::yaml::{self, Node, Value};

/// Where texts come from, where they are kept, and whom to tell.
pub(super) struct Desk<'a> {
    pub(super) files: &'a dyn Files,
    pub(super) sources: &'a mut Sources,
    pub(super) diagnostics: &'a mut Diagnostics,
}

/// What all files of a project are read with.
pub(super) struct Loader<'a> {
    pub(super) desk: Desk<'a>,
    /// The variables that files are interpolated with.
    pub(super) environment: BTreeMap<String, String>,
    /// The directory that relative paths of project files start from.
    pub(super) directory: String,
    /// The project files that are being included, from the outermost to the innermost.
    pub(super) including: Vec<String>,
    /// Whether an include or an extension could not be worked in, so that parts of the project are missing.
    pub(super) incomplete: bool,
    /// What is done with variables.
    pub(super) treatment: Treatment,
    /// The files that were read for services that are extended, by path, with the variables of the moment.
    pub(super) extended: BTreeMap<String, Rc<Node>>,
    budget: Budget,
    project_files: Vec<String>,
    missed: BTreeSet<String>,
}

impl<'a> Loader<'a> {
    pub(super) fn new(input: &Input, directory: String, mut desk: Desk<'a>) -> Self {
        let environment = environment::of_conversion(input, &directory, &mut desk);
        Self {
            desk,
            environment,
            directory,
            including: Vec::new(),
            incomplete: false,
            treatment: Treatment::Replaced,
            extended: BTreeMap::new(),
            budget: Budget::default(),
            project_files: Vec::new(),
            missed: BTreeSet::new(),
        }
    }

    /// The merged tree of all files of the project, and the project's name.
    pub(super) fn root(&mut self, input: &Input) -> Option<(Node, String)> {
        let mut texts = Vec::new();
        for file in &input.files {
            let id = self.desk.sources.add(file.path.clone(), file.text.clone());
            texts.push((file.path.clone(), id));
        }
        let parsed: Vec<_> = texts.into_iter().map(|(path, id)| (path, id, self.parse(id))).collect();
        let names = parsed.iter().flat_map(|(_, _, documents)| documents);
        let (name, refused) = project_name::name(input, &self.directory, names, &self.environment);
        self.desk.diagnostics.extend(refused);
        self.environment.insert("COMPOSE_PROJECT_NAME".to_owned(), name.clone());
        let tree = self.merged(parsed)?;
        Some((tree, name))
    }

    /// Reads a further file of the project and the trees in it.
    pub(super) fn read(&mut self, path: &str, place: &Place) -> Option<(FileId, Vec<Node>)> {
        if let Err(refused) = self.budget.files.take(1) {
            self.desk.diagnostics.extend(refused.first.then(|| too_many_files(place)));
            return None;
        }
        let text = match self.desk.files.read(path) {
            Ok(bytes) => String::from_utf8_lossy(&bytes).into_owned(),
            Err(error) => {
                let message = format!("`{}` cannot be read: {error}", self.written(path, place));
                let diagnostic = Diagnostic::new(codes::FILE_NOT_READABLE, place.clone(), message);
                let help = "check the path; it starts from the folder of the project";
                self.desk.diagnostics.push(diagnostic.unreadable(path, &error).help(help));
                return None;
            }
        };
        let id = self.desk.sources.add(path, text);
        Some((id, self.parse(id)))
    }

    fn parse(&mut self, id: FileId) -> Vec<Node> {
        let text = self.desk.sources.get(id).map(|source| source.text.clone()).unwrap_or_default();
        let mut diagnostics = Diagnostics::new();
        let documents = yaml::parse_without(&text, id, self.desk.sources.cut(id), &mut diagnostics);
        // What a text without an end would have said is not to be missed.
        self.incomplete |= documents.is_empty() && diagnostics.has_errors();
        self.desk.diagnostics.extend(diagnostics.into_list());
        documents
    }

    /// A path as it stands in the file that names it, if it stands there as it is.
    fn written(&self, path: &str, place: &Place) -> String {
        let text = place.span.map_or("", |span| self.desk.sources.slice(span)).trim_matches(['"', '\'']);
        let as_it_is = text.ends_with(paths::name(path)) && !text.contains(['\n', '$', '{']);
        if as_it_is { text.to_owned() } else { paths::shown(&self.directory, path).to_owned() }
    }

    /// Merges the documents of files, the first being the base.
    pub(super) fn merged(&mut self, files: Vec<(String, FileId, Vec<Node>)>) -> Option<Node> {
        let mut tree: Option<Node> = None;
        for (path, id, documents) in files {
            if documents.is_empty() && tree.is_none() && !self.desk.diagnostics.has_errors() {
                self.empty(id);
            }
            for document in documents {
                let layer = self.layer(document, &path)?;
                let joined = match tree {
                    Some(base) => merge::merge(base, layer, Shape::Object(PROJECT), self.desk.diagnostics),
                    None => layer,
                };
                gaps::check(&joined, self.desk.sources, self.desk.diagnostics);
                tree = Some(joined);
            }
        }
        let mut tree = tree?;
        merge::settle(&mut tree);
        Some(tree)
    }

    /// One document with its includes and extensions worked in.
    fn layer(&mut self, document: Node, path: &str) -> Option<Node> {
        if !matches!(document.value, Value::Mapping(_)) {
            let message =
                format!("a Compose file is a mapping that starts with `services:`, not {}", document.kind());
            let diagnostic = Diagnostic::new(codes::WRONG_TYPE, Place::new("", document.span), message);
            let help = "write `services:`, below it a name such as `web:`, and below that `image: …`";
            self.desk.diagnostics.push(diagnostic.help(help));
            return None;
        }
        let directory = self.directory.clone();
        self.project_files.push(path.to_owned());
        let layer = self.prepared(document, &directory);
        let layer = include::apply(layer, self);
        Some(extends::apply(layer, path, self))
    }

    /// A document interpolated, in the present format, in long form and with absolute paths.
    pub(super) fn prepared(&mut self, mut document: Node, directory: &str) -> Node {
        let mut interpolation = Interpolation {
            environment: &self.environment,
            sources: self.desk.sources,
            missed: &mut self.missed,
            treatment: &mut self.treatment,
            room: &mut self.budget.text,
        };
        interpolation.apply(&mut document, self.desk.diagnostics);
        legacy::modernize(&mut document, self.desk.sources, self.desk.diagnostics);
        misplaced::report(&mut document, self.desk.sources, self.desk.diagnostics);
        let has_templates = self.treatment == Treatment::Kept;
        let scope = canonical::Scope::new(has_templates, &mut self.budget.ports, self.desk.diagnostics);
        let mut layer = canonical::canonical(document, PROJECT, scope);
        let home = self.environment.get("HOME").map(String::as_str);
        Base { directory, home }.apply(&mut layer, Shape::Object(PROJECT));
        merge::deduplicate(&mut layer, Shape::Object(PROJECT), self.desk.diagnostics);
        layer
    }

    fn empty(&mut self, id: FileId) {
        let message = "this Compose file is empty";
        let place = Place::new("", Span::new(id, 0, 0));
        let help = "a Compose file starts with `services:` and a service below it";
        self.desk.diagnostics.push(Diagnostic::new(codes::EMPTY_FILE, place, message).help(help));
    }

    /// Whether a path is one of the files that the project directory rules, and not one that is extended.
    pub(super) fn is_project_file(&self, path: &str) -> bool {
        self.project_files.iter().any(|file| file == path)
    }

    /// The name of a path as messages show it.
    pub(super) fn shown(path: &str) -> &str {
        paths::name(path)
    }
}

fn too_many_files(place: &Place) -> Diagnostic {
    let message = format!("this project includes and extends more than {} files", budget::FILES);
    Diagnostic::new(codes::FILE_TOO_LARGE, place.clone(), message).help("convert its parts by themselves")
}
