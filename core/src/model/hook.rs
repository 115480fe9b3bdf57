//! Commands around the life of a container.

use super::{Command, Environment};

model! {
    /// A command that runs in the container ([compose-spec, `post_start`]).
    ///
    /// [compose-spec, `post_start`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#post_start
    pub struct Hook {
        /// The command.
        command: Option<Command>,
        /// The user that runs it.
        user: Option<String>,
        /// Whether it has all rights.
        privileged: Option<bool>,
        /// The working directory.
        working_dir: Option<String>,
        /// Further environment variables.
        environment: Environment,
    }
}

model! {
    /// A container that runs to its end before the service's starts ([compose-spec, `pre_start`]).
    ///
    /// [compose-spec, `pre_start`]: https://github.com/compose-spec/compose-spec/blob/main/05-services.md#pre_start
    pub struct PreStartHook {
        /// The command; absent means the image's.
        command: Option<Command>,
        /// The image; the service's by default.
        image: Option<String>,
        /// The user that runs it.
        user: Option<String>,
        /// Whether it has all rights.
        privileged: Option<bool>,
        /// The working directory.
        working_dir: Option<String>,
        /// Further environment variables.
        environment: Environment,
        /// Whether it runs for each container, and not once for the service.
        per_replica: Option<bool>,
    }
}
