//! The lines of the top level: the project and its networks, volumes, secrets, configs and models.

use super::{Key, Merge, Paths, SERVICES, Shape, identity, key, labels, leaf, object};
use crate::compose::canonical;

/// The whole file.
pub(in crate::compose) const PROJECT: &[Key] = &[
    leaf("version"),
    leaf("name"),
    key("include", Shape::Items(&Shape::Object(INCLUDE))).expand(canonical::includes),
    key("services", SERVICES),
    key("networks", Shape::Entries(&Shape::Object(NETWORK))).expand(canonical::resources),
    key("volumes", Shape::Entries(&Shape::Object(VOLUME))).expand(canonical::resources),
    key("secrets", Shape::Entries(&Shape::Object(SECRET))).expand(canonical::resources),
    key("configs", Shape::Entries(&Shape::Object(CONFIG))).expand(canonical::resources),
    key("models", Shape::Entries(&Shape::Leaf)),
];

const INCLUDE: &[Key] = &[
    leaf("path").expand(canonical::list).paths(Paths::Context),
    leaf("env_file").expand(canonical::list).paths(Paths::File),
    leaf("project_directory").paths(Paths::File),
];

const NETWORK: &[Key] = &[
    leaf("driver_opts").expand(canonical::options),
    object("ipam", &[leaf("config").merge(Merge::Joined(identity::subnet)), leaf("options")]),
    labels("labels"),
];

const VOLUME: &[Key] =
    &[leaf("driver_opts").expand(canonical::options).paths(Paths::Volume), labels("labels")];

const FILE: Key = leaf("file").paths(Paths::File);

const SECRET: &[Key] = &[FILE, leaf("driver_opts").expand(canonical::options), labels("labels")];

const CONFIG: &[Key] = &[FILE, labels("labels")];
