//! The project as a whole.

use super::{Config, LanguageModel, Network, Secret, Service, Volume};
use crate::yaml::decode::Map;

model! {
    /// A Compose project: everything that its files say, merged ([compose-spec, "The Compose file"]).
    ///
    /// [compose-spec, "The Compose file"]: https://github.com/compose-spec/compose-spec/blob/main/03-compose-file.md
    pub struct Project {
        /// The version of an old file format. Has no meaning any more.
        version: Option<String>,
        /// The project's name, lower case; filled in by the loader.
        name: String,
        /// The services.
        services: Map<Service>,
        /// The networks that services join.
        networks: Map<Network>,
        /// The named volumes.
        volumes: Map<Volume>,
        /// The secrets.
        secrets: Map<Secret>,
        /// The configuration files.
        configs: Map<Config>,
        /// The language models.
        models: Map<LanguageModel>,
    }
}
