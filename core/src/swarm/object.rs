//! Secrets and configs: their content, and the names that carry its checksum.
//!
//! Swarm refuses to change an object, and refuses it before it touches any service. With the checksum of
//! the content in its name, changed content is another object, and nothing has to change.

use std::collections::{BTreeMap, BTreeSet};

use sha2::{Digest, Sha256};

use super::document::{Config, Prerequisite, Secret, SideFile};
use super::names::deployed;
use super::prerequisite;
use super::text::Text;
use crate::application::Application;
use crate::diagnostic::codes::{shared, swarm as codes};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, Project};
use crate::source::{Files, Place};
use crate::yaml::Key;
use crate::yaml::decode::Origin;

/// How many digits of the checksum a name carries.
const DIGITS: usize = 10;

/// How long the name of an object can be.
pub(super) const NAME_LENGTH: usize = 64;

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
enum Kind {
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
}

/// What secrets and configs have in common.
struct Definition<'a> {
    kind: Kind,
    key: &'a Key,
    origin: &'a Origin,
    name: Option<&'a str>,
    external: bool,
    content: Option<&'a str>,
    file: Option<&'a str>,
    environment: Option<&'a str>,
    driver: Option<&'a str>,
    template_driver: Option<&'a str>,
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

/// All secrets and configs that services use.
pub(super) fn objects(
    application: &Application,
    files: &dyn Files,
    prerequisites: &mut Vec<Prerequisite>,
    diagnostics: &mut Diagnostics,
) -> Objects {
    let used = used(&application.project);
    let mut builder = Builder { application, used, files, prerequisites, diagnostics };
    let mut objects = Objects::default();
    for (key, secret) in &application.project.secrets {
        builder.secret(key, secret, &mut objects);
    }
    for (key, config) in &application.project.configs {
        builder.config(key, config, &mut objects);
    }
    builder.report_rotation(&objects);
    objects
}

struct Builder<'a> {
    application: &'a Application,
    used: BTreeSet<(Kind, &'a str)>,
    files: &'a dyn Files,
    prerequisites: &'a mut Vec<Prerequisite>,
    diagnostics: &'a mut Diagnostics,
}

impl Builder<'_> {
    fn secret(&mut self, key: &Key, secret: &model::Secret, objects: &mut Objects) {
        let definition = Definition::secret(key, secret);
        let Some(Named { key, name, file }) = self.named(&definition) else { return };
        objects.secret_keys.insert(definition.key.text.clone(), key.clone());
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
        match definition.bytes(self.application, self.files) {
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
        self.diagnostics.push(
            Diagnostic::new(codes::STACK_EXTERNAL, definition.origin.key("external"), message)
                .help(format!("make it with `{}`", needed.command)),
        );
        self.prerequisites.push(needed);
        Named { key: definition.key.text.clone(), name: Some(name.to_owned()), file: None }
    }

    fn hashed(&mut self, definition: &Definition<'_>, bytes: Vec<u8>) -> Named {
        let checksum = checksum(definition.template_driver, &bytes);
        let room = NAME_LENGTH.saturating_sub(self.application.project.name.len() + 1 + 1 + DIGITS);
        let key = format!("{}_{checksum}", cut(&definition.key.text, room));
        let name = definition.written_name().map(|name| {
            let message = format!(
                "the {} `{name}` has no stack in its name, so another stack can take it over",
                definition.kind.word()
            );
            self.diagnostics.push(
                Diagnostic::new(codes::STACK_FIXED_NAME, definition.origin.key("name"), message)
                    .help("leave `name` out; Swarm puts the name of the stack in front of the key"),
            );
            format!("{}_{checksum}", cut(name, NAME_LENGTH - 1 - DIGITS))
        });
        let path = format!("{}/{key}", definition.kind.folder());
        let file = SideFile { path, contents: bytes, secret: definition.kind == Kind::Secret };
        Named { key, name, file: Some(file) }
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
        let stack = &self.application.project.name;
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

impl<'a> Definition<'a> {
    fn secret(key: &'a Key, secret: &'a model::Secret) -> Self {
        Self {
            kind: Kind::Secret,
            key,
            origin: &secret.origin,
            name: secret.name.as_deref(),
            external: secret.is_external(),
            content: None,
            file: secret.file.as_deref(),
            environment: secret.environment.as_deref(),
            driver: secret.driver.as_deref(),
            template_driver: secret.template_driver.as_deref(),
        }
    }

    fn config(key: &'a Key, config: &'a model::Config) -> Self {
        Self {
            kind: Kind::Config,
            key,
            origin: &config.origin,
            name: config.name.as_deref(),
            external: config.is_external(),
            content: config.content.as_deref(),
            file: config.file.as_deref(),
            environment: config.environment.as_deref(),
            driver: None,
            template_driver: config.template_driver.as_deref(),
        }
    }

    fn place(&self) -> Place {
        Place::new(self.origin.whole().path, self.key.span)
    }

    fn written_name(&self) -> Option<&'a str> {
        self.name.filter(|_| self.origin.has("name"))
    }

    fn unused(&self) -> Diagnostic {
        let message = format!("no service uses the {} `{}`", self.kind.word(), self.key.text);
        Diagnostic::new(shared::UNUSED_RESOURCE, self.place(), message)
    }

    /// An object that a driver provides, whose content nobody here knows.
    fn driven(&self) -> Named {
        Named { key: self.key.text.clone(), name: self.written_name().map(str::to_owned), file: None }
    }

    /// The content.
    fn bytes(&self, application: &Application, files: &dyn Files) -> Result<Vec<u8>, Box<Diagnostic>> {
        if let Some(content) = self.content {
            return Ok(content.as_bytes().to_vec());
        }
        if let Some(variable) = self.environment {
            let value = application.environment.get(variable).map(|value| value.as_bytes().to_vec());
            return value.ok_or_else(|| Box::new(self.no_variable(variable)));
        }
        let path = self.file.unwrap_or_default();
        files.read(path).map_err(|error| {
            let what = format!("{} `{}`", self.kind.word(), self.key.text);
            let message = format!("`{path}`, the content of the {what}, cannot be read: {error}");
            Box::new(
                Diagnostic::new(shared::FILE_MISSING, self.origin.value("file"), message).help(
                    "make the file, or correct the path; it starts from the folder of the Compose file",
                ),
            )
        })
    }

    fn no_variable(&self, variable: &str) -> Diagnostic {
        let what = format!("{} `{}`", self.kind.word(), self.key.text);
        let message = format!("the variable `{variable}`, the content of the {what}, is not set");
        Diagnostic::new(shared::ENV_SOURCE_MISSING, self.origin.value("environment"), message)
            .help(format!("set `{variable}` in the environment or in `.env`"))
    }
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

/// The first characters of a name that has to be short.
fn cut(name: &str, length: usize) -> &str {
    name.get(..length).unwrap_or(name)
}

/// The digits that stand for content. The driver that fills in the content is a part of it.
fn checksum(template_driver: Option<&str>, bytes: &[u8]) -> String {
    let mut hash = Sha256::new();
    if let Some(driver) = template_driver {
        hash.update(driver);
        hash.update("\n");
    }
    hash.update(bytes);
    let nibbles = hash.finalize().into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.take(DIGITS).filter_map(|nibble| char::from_digit(nibble.into(), 16)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checksum_stands_for_content_and_driver() {
        assert_eq!(checksum(None, b"s3cret"), "1ec1c26b50");
        assert_eq!(checksum(None, b"events {}\nhttp { server { listen 80; } }\n"), "b28ddd1bc5");
        assert_ne!(checksum(Some("golang"), b"s3cret"), "1ec1c26b50");
    }
}
