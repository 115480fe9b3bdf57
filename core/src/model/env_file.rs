//! Files with environment variables.

model! {
    /// A file with environment variables ([compose-spec, `env_file`]).
    ///
    /// [compose-spec, `env_file`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#env_file
    pub struct EnvFile {
        /// The file.
        path: String,
        /// How it is read: `raw` takes values as they stand.
        format: Option<String>,
        /// Whether it must exist; true by default.
        required: Option<bool>,
    }
}

impl EnvFile {
    /// Whether the file must exist, with the default.
    #[must_use]
    pub fn is_required(&self) -> bool {
        self.required.unwrap_or(true)
    }
}
