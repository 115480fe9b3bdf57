//! How a service is developed: what `docker compose watch` does.

use super::Hook;
use crate::yaml::decode::OneOrMany;

model! {
    /// How a service is developed ([compose-spec, "Compose Develop Specification"]).
    ///
    /// [compose-spec, "Compose Develop Specification"]: https://github.com/compose-spec/compose-spec/blob/main/develop.md
    pub struct Develop {
        /// What to do when files change.
        watch: Vec<Watch>,
    }
}

model! {
    /// What to do when certain files change.
    pub struct Watch {
        /// Patterns of files that do not count.
        ignore: OneOrMany<String>,
        /// Patterns of files that count.
        include: OneOrMany<String>,
        /// The folder or file.
        path: Option<String>,
        /// What to do.
        action: Option<WatchAction>,
        /// Where the files go in the container.
        target: Option<String>,
        /// What to run afterwards.
        exec: Option<Hook>,
        /// Whether the files are copied once at the start.
        initial_sync: Option<bool>,
    }
}

keyword! {
    /// What to do when files change.
    pub enum WatchAction {
        /// Build the image again.
        Rebuild = "rebuild",
        /// Copy the files.
        Sync = "sync",
        /// Start the container again.
        Restart = "restart",
        /// Copy the files and start the container again.
        SyncRestart = "sync+restart",
        /// Copy the files and run a command.
        SyncExec = "sync+exec",
    }
}
