//! The projects with what they mean and what became of them.

use std::sync::{Arc, LazyLock};

use kompose_core::{Diagnostic, Format, Target};
use kompose_snapshots::cluster::{Cluster, Container};
use kompose_snapshots::collection::{self, CORPUS, CORPUS_ROOT};
use kompose_snapshots::look::Look;
use kompose_snapshots::{Project, cluster, workers};
use serde_json::{Map, Value};

use super::tally::{Tally, Verdict};

/// Where a project comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Origin {
    /// The corpus; Docker Compose says what it means.
    Corpus,
    /// The cases and examples of the repository.
    Own,
}

/// A project with its meaning and its manifests.
#[derive(Debug)]
pub(crate) struct Subject {
    /// Its name.
    pub(crate) name: String,
    /// Where it comes from.
    pub(crate) origin: Origin,
    /// The project as it is converted.
    pub(crate) project: Project,
    /// Its canonical form with plain dollar signs, as text so that another conversion can share it.
    pub(crate) compose: Arc<Value>,
    /// What it becomes.
    pub(crate) cluster: Cluster,
    /// What is said about it.
    pub(crate) said: Vec<Diagnostic>,
}

/// The projects with all that is usual about their conversion.
static SUBJECTS: LazyLock<Result<Vec<Subject>, String>> = LazyLock::new(read);

/// Projects that were converted in one way.
#[derive(Debug, Clone, Copy)]
pub(crate) struct World<'w> {
    subjects: &'w [Subject],
    /// The way in words; none for the usual one.
    how: &'static str,
}

impl<'w> World<'w> {
    /// The projects with the options that they have.
    pub(crate) fn usual() -> World<'static> {
        World { subjects: all(), how: "" }
    }

    /// Projects that were converted in a way of which some words speak.
    pub(crate) fn of(subjects: &'w [Subject], how: &'static str) -> Self {
        Self { subjects, how }
    }

    /// The projects that convert; patches may change the meaning in any way.
    pub(crate) fn subjects(self) -> impl Iterator<Item = &'w Subject> {
        self.subjects.iter().filter(|subject| !subject.refused() && !subject.is_patched())
    }

    /// The services of all projects.
    pub(crate) fn services(self) -> impl Iterator<Item = Service<'w>> {
        self.subjects().flat_map(Subject::services)
    }

    /// The services of all projects that leave their output to the conversion.
    pub(crate) fn plain_services(self) -> impl Iterator<Item = Service<'w>> {
        self.subjects().flat_map(Subject::plain_services)
    }

    /// The count of a property of these projects.
    pub(crate) fn tally(self, title: &'static str) -> Tally {
        Tally::new(title, self.how)
    }
}

fn all() -> &'static [Subject] {
    match SUBJECTS.as_ref() {
        Ok(subjects) => subjects,
        Err(reason) => unreachable!("{reason}"),
    }
}

/// The projects that convert, converted in another way.
pub(crate) fn converted_with(options: &[(&str, &str)]) -> Vec<Subject> {
    let usual: Vec<&Subject> = World::usual().subjects().collect();
    let converted = workers::map(&usual, |subject| {
        let mut project = subject.project.clone();
        for (name, value) in options {
            project.settings.kubernetes.set(name, value)?;
        }
        Subject::new(subject.origin, project, Arc::clone(&subject.compose))
    });
    converted.into_iter().filter_map(Result::ok).collect()
}

fn read() -> Result<Vec<Subject>, String> {
    let mut projects = Vec::new();
    match collection::corpus()? {
        None => println!("skipped: {CORPUS} names no corpus"),
        Some(corpus) => {
            for case in corpus.cases.into_iter().filter(|case| case.accepted) {
                let golden = case.golden.unwrap_or_default().replace("@CORPUS@", CORPUS_ROOT);
                projects.push((Origin::Corpus, case.project, golden));
            }
        }
    }
    for project in collection::cases()?.into_iter().chain(collection::examples()?) {
        let config = project.config(Format::Json);
        if !config.diagnostics.iter().any(Diagnostic::is_error) {
            projects.push((Origin::Own, project, config.text));
        }
    }
    let subject = |(origin, project, compose): &(Origin, Project, String)| {
        let compose = serde_json::from_str(compose).map_err(|error| format!("{}: {error}", project.name))?;
        Subject::new(*origin, project.clone(), Arc::new(plain(compose)))
    };
    workers::map(&projects, subject).into_iter().collect()
}

/// A canonical project without the second `$` of each pair.
fn plain(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.replace("$$", "$")),
        Value::Array(items) => Value::Array(items.into_iter().map(plain).collect()),
        Value::Object(entries) => {
            let entries = entries.into_iter().map(|(key, value)| (key.replace("$$", "$"), plain(value)));
            Value::Object(entries.collect::<Map<_, _>>())
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}

impl Subject {
    fn new(origin: Origin, mut project: Project, compose: Arc<Value>) -> Result<Self, String> {
        project.settings.format = None;
        let conversion = project.convert(Target::Kubernetes);
        let text = conversion.files.first().map(|file| String::from_utf8_lossy(&file.contents).into_owned());
        let cluster = Cluster::read(&text.unwrap_or_default());
        Ok(Self {
            name: project.name.clone(),
            origin,
            compose,
            cluster: cluster.map_err(|reason| format!("{}: {reason}", project.name))?,
            said: conversion.diagnostics,
            project,
        })
    }

    /// Whether an error says that the project cannot be converted.
    pub(crate) fn refused(&self) -> bool {
        self.said.iter().any(Diagnostic::is_error)
    }

    /// Whether the project has patches for its manifests.
    fn is_patched(&self) -> bool {
        let patches = |value: &Value| value.pointer("/x-kubernetes/patches").is_some();
        patches(&self.compose) || self.services().any(|service| patches(service.value))
    }

    /// The services but those that another program provides.
    pub(crate) fn services(&self) -> impl Iterator<Item = Service<'_>> {
        let all =
            self.compose.entries("/services").map(|(name, value)| Service { subject: self, name, value });
        all.filter(|service| service.value.get("provider").is_none())
    }

    /// The services that leave their output to the conversion: a label or an extension may ask for anything.
    pub(crate) fn plain_services(&self) -> impl Iterator<Item = Service<'_>> {
        let asks = |labels: Option<&Value>| {
            let mut labels = labels.into_iter().flat_map(|labels| labels.entries(""));
            labels.any(|(name, _)| name.starts_with("kompose."))
        };
        self.services().filter(move |service| {
            let labels = [service.value.get("labels"), service.value.pointer("/deploy/labels")];
            service.value.get("x-kubernetes").is_none() && !labels.into_iter().any(asks)
        })
    }

    /// A service by its name.
    pub(crate) fn service(&self, name: &str) -> Option<Service<'_>> {
        self.services().find(|service| service.name == name)
    }

    /// A text with the names that services have on Kubernetes in the place of those that no Service can have.
    pub(crate) fn rewritten(&self, text: &str) -> String {
        let mut names: Vec<_> = self.services().map(|service| (service.name, service.key())).collect();
        names.retain(|(name, key)| name.to_lowercase() != *key);
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        names.iter().fold(text.to_owned(), |text, (name, key)| text.replace(name, key))
    }

    /// Whether there is a message with one of some codes at a path, or below it.
    pub(crate) fn says(&self, codes: &[&str], path: &str) -> bool {
        self.said.iter().any(|said| {
            let rest = said.place.path.strip_prefix(path);
            codes.contains(&said.code.slug())
                && rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        })
    }

    /// Whether there is a message with a code whose words name something.
    pub(crate) fn says_of(&self, code: &str, named: &str) -> bool {
        let named = format!("`{named}`");
        self.said.iter().any(|said| said.code.slug() == code && said.message.contains(&named))
    }
}

/// A service of a project.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Service<'a> {
    /// Its project.
    pub(crate) subject: &'a Subject,
    /// Its Compose name.
    pub(crate) name: &'a str,
    /// Its canonical form.
    pub(crate) value: &'a Value,
}

impl<'a> Service<'a> {
    /// The name that Kubernetes knows it by.
    pub(crate) fn key(&self) -> String {
        let chosen = self.extension("name").and_then(Value::as_str);
        let chosen = chosen.or_else(|| self.label("kompose.service.name_override"));
        cluster::service_name(chosen.unwrap_or(self.name)).unwrap_or_default()
    }

    /// Its container.
    pub(crate) fn container(&self) -> Option<Container<'a>> {
        self.subject.cluster.container(&self.key())
    }

    /// Whether there is a message with one of some codes at a key of the service, or below it.
    pub(crate) fn says(&self, codes: &[&str], below: &str) -> bool {
        self.subject.says(codes, &format!("services.{}{below}", self.name))
    }

    /// Where it stands, for people: project, service, and a word more.
    pub(crate) fn place(&self, word: &str) -> String {
        format!("{} {}: {word}", self.subject.name, self.name)
    }

    /// Its network mode, if it has one; a network can be one of the two that every Docker engine has.
    pub(crate) fn network_mode(&self) -> &'a str {
        let networks = self.subject.compose.pointer("/networks");
        let mode = |name: &str| {
            let network = networks?.get(name)?;
            let given = network.text("/name").filter(|_| network.flag("/external"));
            given.or_else(|| network.text("/driver")).filter(|mode| matches!(*mode, "host" | "none"))
        };
        let by_network = || self.value.entries("/networks").find_map(|(name, _)| mode(name));
        self.value.text("/network_mode").or_else(by_network).unwrap_or_default()
    }

    /// An instruction that a label gives.
    pub(crate) fn label(&self, name: &str) -> Option<&'a str> {
        let deploy = self.value.pointer("/deploy/labels").and_then(|labels| labels.get(name));
        self.value.get("labels").and_then(|labels| labels.get(name)).or(deploy)?.as_str()
    }

    /// Whether `x-kubernetes` says something about a key.
    pub(crate) fn extension(&self, key: &str) -> Option<&'a Value> {
        self.value.get("x-kubernetes")?.get(key)
    }
}

/// Projects that Docker Compose takes and that cannot be converted, each with the code that says why.
/// Counts the projects that convert, or are refused for something that no cluster would take.
pub(crate) fn converted() {
    let mut tally = Tally::new("projects that convert", "");
    for subject in all().iter().filter(|subject| subject.origin == Origin::Corpus) {
        let errors = subject.said.iter().filter(|said| said.is_error());
        let unfounded = errors.clone().find(|said| !founded(subject, said.code.slug()));
        let verdict = match (errors.count(), unfounded) {
            (0, _) => Verdict::Holds,
            (_, None) => Verdict::Reported,
            (_, Some(said)) => Verdict::Fails(format!("{}: {}", said.code, said.message)),
        };
        tally.add(subject.origin, &subject.name, verdict);
    }
    tally.finish(&[]);
}

/// Whether a project has what an error of a code speaks of.
fn founded(subject: &Subject, code: &str) -> bool {
    subject.services().any(|service| match code {
        "image-invalid" => {
            let image = service.value.text("/image").unwrap_or("none");
            let built = service.value.get("build").is_some();
            (service.value.get("image").is_none() && !built)
                || image.is_empty()
                || image.starts_with(['/', '"'])
                || image.ends_with(':')
                || image.contains(['<', '@'])
        }
        "mount-conflict" => service.value.items("/volumes").iter().any(|mount| {
            let target = mount.text("/target").unwrap_or_default();
            !target.starts_with('/') || target.contains(':')
        }),
        _ => false,
    })
}
