//! The names that a project declares, and the keys whose values refer to them.

use std::collections::{BTreeMap, BTreeSet};

use super::scan::{Entry, Step, scan};
use crate::compose::interpolation_variables;
use crate::input::Input;
use crate::source::Files;

/// What a name is the name of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Section {
    Services,
    Networks,
    Volumes,
    Secrets,
    Configs,
    Models,
    Profiles,
}

impl Section {
    /// The key under which the names stand.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Services => "services",
            Self::Networks => "networks",
            Self::Volumes => "volumes",
            Self::Secrets => "secrets",
            Self::Configs => "configs",
            Self::Models => "models",
            Self::Profiles => "profiles",
        }
    }

    /// What such a name is, for people.
    pub(crate) fn kind(self) -> &'static str {
        self.word().trim_end_matches('s')
    }
}

/// How a value refers to a name: what stands before it, and what it is the name of.
pub(crate) type Reference = (&'static str, Section);

/// What the value of a key, an item of it or a key below it refers to.
pub(crate) fn reference(pattern: &str) -> Option<Reference> {
    let key = pattern.strip_prefix("services.<name>.")?;
    Some(match key {
        "depends_on" | "depends_on[]" | "links[]" | "volumes_from[]" | "extends" | "extends.service" => {
            ("", Section::Services)
        }
        "network_mode" | "ipc" | "pid" => ("service:", Section::Services),
        "networks" | "networks[]" => ("", Section::Networks),
        "volumes[]" | "volumes[].source" => ("", Section::Volumes),
        "secrets[]" | "secrets[].source" | "build.secrets[]" | "build.secrets[].source" => {
            ("", Section::Secrets)
        }
        "configs[]" | "configs[].source" => ("", Section::Configs),
        "models" | "models[]" => ("", Section::Models),
        "profiles[]" => ("", Section::Profiles),
        _ => return None,
    })
}

/// What a project declares.
#[derive(Debug, Default)]
pub(crate) struct Names {
    names: BTreeSet<(Section, String)>,
    /// The variables that can be filled in, each with where it comes from.
    pub(crate) variables: BTreeMap<String, &'static str>,
}

impl Names {
    /// The names in the files of a project, one of which may have changed.
    pub(crate) fn of(input: &Input, files: &dyn Files, edited: &str) -> Self {
        let mut names = Self::default();
        let texts = input.files.iter().map(|file| file.text.as_str()).chain([edited]);
        for text in texts {
            names.read(text);
        }
        for name in interpolation_variables(input, files).into_keys() {
            let is_given = input.environment.contains_key(&name);
            names.variables.insert(name, if is_given { "from the environment" } else { "from an env file" });
        }
        names
    }

    /// The names of a kind.
    pub(crate) fn all(&self, section: Section) -> impl Iterator<Item = &str> {
        let of_kind = self.names.iter().filter(move |(kind, _)| *kind == section);
        of_kind.map(|(_, name)| name.as_str())
    }

    fn read(&mut self, text: &str) {
        for entry in scan(text).entries {
            self.names.extend(declared(&entry, text));
        }
        for name in text.split('$').skip(1).map(|rest| variable(rest.trim_start_matches('{'))) {
            if !name.is_empty() {
                self.variables.entry(name.to_owned()).or_insert("used in this project");
            }
        }
    }
}

/// The name of a variable that a text starts with.
pub(crate) fn variable(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && c != '_').unwrap_or(text.len());
    text.get(..end).filter(|name| !name.starts_with(|c: char| c.is_ascii_digit())).unwrap_or("")
}

const SECTIONS: [Section; 6] = [
    Section::Services,
    Section::Networks,
    Section::Volumes,
    Section::Secrets,
    Section::Configs,
    Section::Models,
];

fn declared(entry: &Entry, text: &str) -> Option<(Section, String)> {
    match entry.path.as_slice() {
        [Step::Key(section), Step::Key(name)] if !name.starts_with("x-") => {
            let section = SECTIONS.into_iter().find(|known| known.word() == section)?;
            Some((section, name.clone()))
        }
        [Step::Key(services), Step::Key(_), Step::Key(profiles), Step::Item(_)]
            if services == "services" && profiles == "profiles" =>
        {
            let (from, to) = entry.value?;
            text.get(from..to)
                .filter(|name| !name.is_empty())
                .map(|name| (Section::Profiles, name.to_owned()))
        }
        _ => None,
    }
}
