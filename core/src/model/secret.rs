//! Secrets and configs: files that the project gives to its services.

use super::Labels;

model! {
    /// A secret ([compose-spec, "Secrets"]).
    ///
    /// [compose-spec, "Secrets"]: https://github.com/compose-spec/compose-spec/blob/main/09-secrets.md
    pub struct Secret {
        /// Its name outside of the project.
        name: Option<String>,
        /// The variable that holds its value.
        environment: Option<String>,
        /// The file that holds its value.
        file: Option<String>,
        /// Whether it exists already.
        external: Option<bool>,
        /// Metadata of the secret.
        labels: Labels,
        /// The driver that provides it.
        driver: Option<String>,
        /// Options of the driver.
        driver_opts: Labels,
        /// The driver that fills in its content.
        template_driver: Option<String>,
    }
}

model! {
    /// A config ([compose-spec, "Configs"]).
    ///
    /// [compose-spec, "Configs"]: https://github.com/compose-spec/compose-spec/blob/main/08-configs.md
    pub struct Config {
        /// Its name outside of the project.
        name: Option<String>,
        /// The content itself.
        content: Option<String>,
        /// The variable that holds the content.
        environment: Option<String>,
        /// The file that holds the content.
        file: Option<String>,
        /// Whether it exists already.
        external: Option<bool>,
        /// Metadata of the config.
        labels: Labels,
        /// The driver that fills in its content.
        template_driver: Option<String>,
    }
}

impl Secret {
    /// Whether the secret exists already, with the default.
    #[must_use]
    pub fn is_external(&self) -> bool {
        self.external.unwrap_or(false)
    }
}

impl Config {
    /// Whether the config exists already, with the default.
    #[must_use]
    pub fn is_external(&self) -> bool {
        self.external.unwrap_or(false)
    }
}
