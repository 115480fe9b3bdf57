//! Secrets and configs: their content, and the names that carry its checksum.
//!
//! Swarm refuses to change an object, and refuses it before it touches any service. With the checksum of
//! the content in its name, changed content is another object, and nothing has to change.

mod definition;

use std::collections::{BTreeMap, BTreeSet};

use definition::Definition;

use super::bind::BoundFile;
use super::document::{Config, Prerequisite, Secret, SideFile};
use super::names::deployed;
use super::naming::{Content, own_name};
use super::text::Text;
use super::{Start, prerequisite};
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, Project};
use crate::options::kubernetes::SecretValues;
use crate::source::Place;
use crate::yaml::Key;

/// The secrets and configs of a stack, with the names that services use for them.
#[derive(Default)]
pub(super) struct Objects {
    pub(super) secrets: BTreeMap<String, Secret>,
    pub(super) configs: BTreeMap<String, Config>,
    pub(super) secret_keys: BTreeMap<String, String>,
    pub(super) config_keys: BTreeMap<String, String>,
    pub(super) files: Vec<SideFile>,
}

/// What a secret or a config is in the words of messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Secret,
    Config,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Self::Secret => "secret",
            Self::Config => "config",
        }
    }

    fn folder(self) -> &'static str {
        match self {
            Self::Secret => "secrets",
            Self::Config => "configs",
        }
    }

    /// The first size that is too large.
    pub(super) fn limit(self) -> usize {
        match self {
            Self::Secret => 512_000,
            Self::Config => 1_024_000,
        }
    }
}

/// An object of which the content is known, or which needs none.
struct Named {
    /// Its key in the stack file.
    key: String,
    /// Its name, if it is not the key with the stack's in front.
    name: Option<String>,
    /// The file with its content.
    file: Option<SideFile>,
}

/// All secrets and configs that services use, and those that hold files of bind mounts.
pub(super) fn objects(
    start: Start<'_>,
    bound: Vec<BoundFile>,
    prerequisites: &mut Vec<Prerequisite>,
    diagnostics: &mut Diagnostics,
) -> Objects {
    let project = &start.application.project;
    let mut builder = Builder { start, used: used(project), prerequisites, diagnostics };
    let mut objects = Objects::default();
    for (key, secret) in &project.secrets {
        builder.secret(key, secret, &mut objects);
    }
    for (key, config) in &project.configs {
        builder.config(key, config, &mut objects);
    }
    for file in bound {
        builder.bound(file, &mut objects);
    }
    builder.report_rotation(&objects);
    objects
}

struct Builder<'a> {
    start: Start<'a>,
    used: BTreeSet<(Kind, &'a str)>,
    prerequisites: &'a mut Vec<Prerequisite>,
    diagnostics: &'a mut Diagnostics,
}

impl Builder<'_> {
    fn secret(&mut self, key: &Key, secret: &model::Secret, objects: &mut Objects) {
        let definition = Definition::secret(key, secret);
        let Some(Named { key, name, file }) = self.named(&definition) else { return };
        objects.secret_keys.insert(definition.key.text.clone(), key.clone());
        if self.is_hidden(&definition) {
            let name = name.as_deref().unwrap_or(&key);
            let external = existing_secret(name);
            return self.refuse_twice(objects.secrets.insert(key, external).is_some(), &definition);
        }
        let document = Secret {
            driver: secret.driver.as_deref().map(Text::from),
            driver_opts: super::connection::texts(&secret.driver_opts),
            external: secret.is_external(),
            file: file.as_ref().map(|file| Text::from(format!("./{}", file.path))),
            labels: super::connection::texts(&secret.labels),
            name: name.map(Text::from),
            template_driver: secret.template_driver.as_deref().map(Text::from),
        };
        objects.files.extend(file);
        self.refuse_twice(objects.secrets.insert(key, document).is_some(), &definition);
    }

    fn config(&mut self, key: &Key, config: &model::Config, objects: &mut Objects) {
        let definition = Definition::config(key, config);
        let Some(Named { key, name, file }) = self.named(&definition) else { return };
        objects.config_keys.insert(definition.key.text.clone(), key.clone());
        let document = Config {
            external: config.is_external(),
            file: file.as_ref().map(|file| Text::from(format!("./{}", file.path))),
            labels: super::connection::texts(&config.labels),
            name: name.map(Text::from),
            template_driver: config.template_driver.as_deref().map(Text::from),
        };
        objects.files.extend(file);
        self.refuse_twice(objects.configs.insert(key, document).is_some(), &definition);
    }

    /// The key, the name and the content of an object; nothing if no service uses it, or it has no content.
    fn named(&mut self, definition: &Definition<'_>) -> Option<Named> {
        if !self.used.contains(&(definition.kind, definition.key.text.as_str())) {
            self.diagnostics.push(definition.unused());
            return None;
        }
        if definition.external {
            return Some(self.existing(definition));
        }
        if definition.driver.is_some() {
            self.refuse_two_sources(definition);
            return Some(definition.driven());
        }
        if self.is_hidden(definition) {
            return Some(self.hidden(definition));
        }
        match definition.bytes(self.start) {
            Ok(bytes) => Some(self.hashed(definition, bytes)),
            Err(diagnostic) => {
                self.diagnostics.push(*diagnostic);
                None
            }
        }
    }

    fn refuse_two_sources(&mut self, definition: &Definition<'_>) {
        if definition.file.or(definition.environment).is_some() {
            let message = format!(
                "the secret `{}` comes from a driver and has content here as well",
                definition.key.text
            );
            self.diagnostics.push(
                Diagnostic::new(codes::STACK_SECRET_DRIVER, definition.origin.value("driver"), message)
                    .help("keep one of the two"),
            );
        }
    }

    fn existing(&mut self, definition: &Definition<'_>) -> Named {
        let kind = definition.kind;
        let name = definition.name.unwrap_or(&definition.key.text);
        let needed = match kind {
            Kind::Secret => prerequisite::secret(name),
            Kind::Config => prerequisite::config(name),
        };
        let message =
            format!("the {} `{name}` must exist in the swarm before the stack is deployed", kind.word());
        self.diagnostics.push(needed.note(definition.origin.key("external"), message));
        self.prerequisites.push(needed);
        Named { key: definition.key.text.clone(), name: Some(name.to_owned()), file: None }
    }

    /// Whether the value of a secret stays out of the output.
    fn is_hidden(&self, definition: &Definition<'_>) -> bool {
        definition.kind == Kind::Secret
            && !definition.external
            && definition.driver.is_none()
            && self.start.options.secret_values == SecretValues::Placeholder
    }

    /// A secret that somebody makes by hand, so that its value is in no file.
    fn hidden(&mut self, definition: &Definition<'_>) -> Named {
        let key = self.start.object_key(&definition.key.text, None);
        let own = || format!("{}_{key}", self.start.stack);
        let name = definition.written_name().map_or_else(own, str::to_owned);
        let (place, needed) = (definition.place(), prerequisite::secret(&name));
        self.diagnostics.push(needed.note(place, format!("the secret `{name}` has no value in the output")));
        self.prerequisites.push(needed);
        Named { key, name: Some(name), file: None }
    }

    fn hashed(&mut self, definition: &Definition<'_>, bytes: Vec<u8>) -> Named {
        let secret = definition.kind == Kind::Secret;
        let content = Content { secret, template_driver: definition.template_driver, bytes: &bytes };
        let checksum = self.start.checksum(content);
        let key = self.start.object_key(&definition.key.text, checksum.as_deref());
        let name = definition.written_name().map(|name| {
            let message = format!(
                "the {} `{name}` has no stack in its name, so another stack can take it over",
                definition.kind.word()
            );
            self.diagnostics.push(
                Diagnostic::new(codes::STACK_FIXED_NAME, definition.origin.key("name"), message)
                    .help("leave `name` out; Swarm puts the name of the stack in front of the key"),
            );
            own_name(name, checksum.as_deref())
        });
        let path = format!("{}/{key}", definition.kind.folder());
        Named { key, name, file: Some(SideFile { path, contents: bytes, secret }) }
    }

    /// A file of a bind mount as a config or a secret. The same content under the same key is the same object.
    fn bound(&mut self, file: BoundFile, objects: &mut Objects) {
        let BoundFile { kind, name, key, contents, place } = file;
        let path = format!("{}/{key}", kind.folder());
        let secret = kind == Kind::Secret;
        let hidden = secret && self.start.options.secret_values == SecretValues::Placeholder;
        let known =
            if secret { objects.secrets.contains_key(&key) } else { objects.configs.contains_key(&key) };
        if known {
            let same = objects.files.iter().any(|file| file.path == path && file.contents == contents);
            if !same && !hidden {
                let message = format!("`{name}` is the name of two {}s", kind.word());
                let found = Diagnostic::new(codes::STACK_OBJECT_NAME, place, message);
                self.diagnostics.push(found.help("let names carry checksums, or rename one of the files"));
            }
            return;
        }
        let written = Some(Text::from(format!("./{path}")));
        if hidden {
            let name = format!("{}_{key}", self.start.stack);
            let needed = prerequisite::secret(&name);
            self.diagnostics
                .push(needed.note(place, format!("the secret `{name}` has no value in the output")));
            self.prerequisites.push(needed);
            objects.secrets.insert(key, existing_secret(&name));
            return;
        }
        if secret {
            objects.secrets.insert(key, Secret { file: written, ..Secret::default() });
        } else {
            objects.configs.insert(key, Config { file: written, ..Config::default() });
        }
        objects.files.push(SideFile { path, contents, secret });
    }

    /// Two keys that are equal after they were cut, with equal content, would be one object.
    fn refuse_twice(&mut self, twice: bool, definition: &Definition<'_>) {
        if twice {
            let message = format!(
                "`{}` has the name of another {} after it was cut to fit",
                definition.key.text,
                definition.kind.word()
            );
            self.diagnostics.push(
                Diagnostic::new(codes::STACK_OBJECT_NAME, definition.place(), message)
                    .help("choose keys that differ in their first letters, or a shorter name for the stack"),
            );
        }
    }

    /// Says once that old versions stay.
    fn report_rotation(&mut self, objects: &Objects) {
        let stack = self.start.stack;
        let command = |kind: &str| {
            let label = format!("label=com.docker.stack.namespace={stack}");
            format!("docker {kind} ls -q --filter {label} | xargs docker {kind} rm")
        };
        let secret = objects.files.iter().any(|file| file.secret).then(|| command("secret"));
        let config = objects.files.iter().any(|file| !file.secret).then(|| command("config"));
        let commands: Vec<String> = config.into_iter().chain(secret).collect();
        if commands.is_empty() {
            return;
        }
        let message = "every change of a secret or config makes a new one, and the old ones stay";
        let note = Diagnostic::new(codes::STACK_ROTATION, Place::default(), message);
        let help = |note: Diagnostic, command: &String| {
            note.help(format!("remove old ones with `{command}`; those in use are refused"))
        };
        self.diagnostics.push(commands.iter().fold(note, help));
    }
}

/// A secret that is there already.
fn existing_secret(name: &str) -> Secret {
    Secret { external: true, name: Some(Text::from(name)), ..Secret::default() }
}

/// The secrets and configs that services use.
fn used(project: &Project) -> BTreeSet<(Kind, &str)> {
    let mut used = BTreeSet::new();
    for (_, service) in deployed(project) {
        used.extend(service.secrets.iter().map(|reference| (Kind::Secret, reference.source.as_str())));
        used.extend(service.configs.iter().map(|reference| (Kind::Config, reference.source.as_str())));
        let credential = service.credential_spec.as_ref().and_then(|spec| spec.config.as_deref());
        used.extend(credential.map(|config| (Kind::Config, config)));
    }
    used
}
