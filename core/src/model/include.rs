//! Other projects that become part of this one.

use crate::yaml::decode::Spanned;

model! {
    /// An included project ([compose-spec, `include`]).
    ///
    /// [compose-spec, `include`]: https://github.com/compose-spec/compose-spec/blob/main/14-include.md
    pub struct Include {
        /// Its files, each merged over the ones before it.
        path: Vec<Spanned<String>>,
        /// The files with its variables; `.env` of its directory by default.
        env_file: Vec<String>,
        /// Where its relative paths start from; the folder of its first file by default.
        project_directory: Option<String>,
    }
}
