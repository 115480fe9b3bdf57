//! Language models.

use crate::yaml::decode::{Int, Spanned};

model! {
    /// A language model of the project ([compose-spec, "Models"]).
    ///
    /// [compose-spec, "Models"]: https://github.com/compose-spec/compose-spec/blob/main/15-models.md
    pub struct LanguageModel {
        /// A name of its own.
        name: Option<String>,
        /// The model's identifier.
        model: Option<String>,
        /// The size of its context in tokens.
        context_size: Option<Int>,
        /// Flags of the engine that runs it.
        runtime_flags: Vec<Spanned<String>>,
    }
}

model! {
    /// The variables that tell a service about a model.
    pub struct ModelBinding {
        /// The variable with the address; `<NAME>_URL` by default.
        endpoint_var: Option<String>,
        /// The variable with the identifier; `<NAME>` by default.
        model_var: Option<String>,
    }
}
