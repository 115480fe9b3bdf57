//! What secrets and configs have in common, and where their content comes from.

use super::{Kind, Named};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::shared;
use crate::model;
use crate::source::Place;
use crate::swarm::Start;
use crate::yaml::Key;
use crate::yaml::decode::Origin;

/// What secrets and configs have in common.
pub(super) struct Definition<'a> {
    pub(super) kind: Kind,
    pub(super) key: &'a Key,
    pub(super) origin: &'a Origin,
    pub(super) name: Option<&'a str>,
    pub(super) external: bool,
    pub(super) content: Option<&'a str>,
    pub(super) file: Option<&'a str>,
    pub(super) environment: Option<&'a str>,
    pub(super) driver: Option<&'a str>,
    pub(super) template_driver: Option<&'a str>,
}

impl<'a> Definition<'a> {
    pub(super) fn secret(key: &'a Key, secret: &'a model::Secret) -> Self {
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

    pub(super) fn config(key: &'a Key, config: &'a model::Config) -> Self {
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

    pub(super) fn place(&self) -> Place {
        Place::new(self.origin.whole().path, self.key.span)
    }

    pub(super) fn written_name(&self) -> Option<&'a str> {
        self.name.filter(|_| self.origin.has("name"))
    }

    pub(super) fn unused(&self) -> Diagnostic {
        let message = format!("no service uses the {} `{}`", self.kind.word(), self.key.text);
        Diagnostic::new(shared::UNUSED_RESOURCE, self.place(), message)
    }

    /// An object that a driver provides, whose content nobody here knows.
    pub(super) fn driven(&self) -> Named {
        Named { key: self.key.text.clone(), name: self.written_name().map(str::to_owned), file: None }
    }

    /// The content.
    pub(super) fn bytes(&self, start: Start<'_>) -> Result<Vec<u8>, Box<Diagnostic>> {
        if let Some(content) = self.content {
            return Ok(content.as_bytes().to_vec());
        }
        if let Some(variable) = self.environment {
            let value = start.application.environment.get(variable).map(|value| value.as_bytes().to_vec());
            return value.ok_or_else(|| Box::new(self.no_variable(variable)));
        }
        let path = self.file.unwrap_or_default();
        start.files.read(path).map_err(|error| {
            let what = format!("{} `{}`", self.kind.word(), self.key.text);
            let message = format!("`{path}`, the content of the {what}, cannot be read: {error}");
            let diagnostic = Diagnostic::new(shared::FILE_MISSING, self.origin.value("file"), message);
            let help = "make the file, or correct the path; it starts from the folder of the Compose file";
            Box::new(diagnostic.unreadable(path, &error).help(help))
        })
    }

    pub(super) fn no_variable(&self, variable: &str) -> Diagnostic {
        let what = format!("{} `{}`", self.kind.word(), self.key.text);
        let message = format!("the variable `{variable}`, the content of the {what}, is not set");
        Diagnostic::new(shared::ENV_SOURCE_MISSING, self.origin.value("environment"), message)
            .help(format!("set `{variable}` in the environment or in `.env`"))
    }
}
