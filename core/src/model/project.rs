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
        /// The services: what runs, each in containers of its own.
        services: Map<Service>,
        /// The networks that services join; without any there is one named `default`.
        networks: Map<Network>,
        /// The named volumes: data that outlives containers.
        volumes: Map<Volume>,
        /// The secrets that services may read, and where their values come from.
        secrets: Map<Secret>,
        /// Configuration files that services see, and where their content comes from.
        configs: Map<Config>,
        /// Language models that services use.
        models: Map<LanguageModel>,
    }
}
