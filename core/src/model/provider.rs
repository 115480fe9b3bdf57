//! Services that something else than a container runs, and accounts that something else manages.

use crate::yaml::decode::{Map, OneOrMany, Text};

model! {
    /// A program that runs a service ([compose-spec, `provider`]).
    ///
    /// [compose-spec, `provider`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#provider
    pub struct Provider {
        /// The program.
        kind as "type": Option<String>,
        /// Its options.
        options: Map<OneOrMany<Text>>,
    }
}

model! {
    /// A managed service account ([compose-spec, `credential_spec`]).
    ///
    /// [compose-spec, `credential_spec`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#credential_spec
    pub struct CredentialSpec {
        /// A config that describes it.
        config: Option<String>,
        /// A file that describes it.
        file: Option<String>,
        /// An entry of the registry that describes it.
        registry: Option<String>,
    }
}
