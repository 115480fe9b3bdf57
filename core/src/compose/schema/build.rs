//! The lines of `build`.

use super::service::ULIMITS;
use super::{Alone, Key, Merge, Paths, Shape, identity, key, labels, leaf, variables, words};
use crate::compose::canonical;

pub(super) const BUILD: &[Key] = &[
    leaf("context").paths(Paths::Context),
    leaf("dockerfile"),
    leaf("dockerfile_inline"),
    leaf("entitlements"),
    variables("args"),
    leaf("ssh").expand(canonical::ssh).merge(Merge::Entries(Alone::Refused)).paths(Paths::File),
    labels("labels"),
    leaf("cache_from").expand(canonical::list_only),
    leaf("cache_to").expand(canonical::list_only),
    leaf("no_cache"),
    leaf("no_cache_filter"),
    labels("additional_contexts").paths(Paths::Context),
    leaf("network"),
    leaf("provenance"),
    leaf("sbom"),
    leaf("pull"),
    leaf("target"),
    leaf("shm_size"),
    leaf("extra_hosts").expand(canonical::hosts).merge(Merge::Missing),
    leaf("isolation"),
    leaf("privileged"),
    key("secrets", Shape::Items(&Shape::Leaf)).expand(canonical::file_references).unique(identity::secret),
    words("tags"),
    key("ulimits", ULIMITS),
    words("platforms"),
];
