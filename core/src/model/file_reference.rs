//! A service's use of a secret or a config.

use super::FileMode;

model! {
    /// A secret or a config as a file in the container ([compose-spec, `secrets`]).
    ///
    /// [compose-spec, `secrets`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#secrets
    pub struct FileReference {
        /// The name of the secret or config in the project.
        source: String,
        /// The path in the container; by default `/run/secrets/<source>` or `/<source>`.
        target: Option<String>,
        /// The owner of the file.
        uid: Option<String>,
        /// The group of the file.
        gid: Option<String>,
        /// The permissions of the file; `0444` by default.
        mode: Option<FileMode>,
    }
}
