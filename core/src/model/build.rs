//! How an image is built.

use super::{Bytes, Environment, FileReference, Labels, Ulimit};
use crate::yaml::decode::{Map, OneOrMany, Spanned, Text};

model! {
    /// How an image is built ([compose-spec, "Compose Build Specification"]).
    ///
    /// [compose-spec, "Compose Build Specification"]: https://github.com/compose-spec/compose-spec/blob/main/build.md
    pub struct Build {
        /// The folder or the repository that is sent to the builder.
        context: Option<String>,
        /// The Dockerfile, relative to the context; `Dockerfile` by default.
        dockerfile: Option<String>,
        /// A Dockerfile written into the Compose file.
        dockerfile_inline: Option<String>,
        /// Special rights that the build asks for.
        entitlements: Vec<Spanned<String>>,
        /// Values for the `ARG` lines of the Dockerfile.
        args: Environment,
        /// SSH keys that the build may use.
        ssh: Map<Option<Text>>,
        /// Metadata of the image.
        labels: Labels,
        /// Images to take layers from.
        cache_from: OneOrMany<String>,
        /// Where to put layers.
        cache_to: Vec<String>,
        /// Whether all layers are built anew.
        no_cache: Option<bool>,
        /// Stages whose layers are built anew.
        no_cache_filter: OneOrMany<String>,
        /// Further folders, images or repositories that the Dockerfile knows by name.
        additional_contexts: Labels,
        /// The network during the build.
        network: Option<String>,
        /// Whether the image says how it was built, and in which detail.
        provenance: Option<Text>,
        /// Whether the image lists its contents.
        sbom: Option<Text>,
        /// Whether base images are pulled again.
        pull: Option<bool>,
        /// The stage of the Dockerfile at which the build ends.
        target: Option<String>,
        /// The size of `/dev/shm` during the build.
        shm_size: Option<Bytes>,
        /// Further entries of `/etc/hosts` during the build.
        extra_hosts: Map<OneOrMany<String>>,
        /// The isolation technology.
        isolation: Option<String>,
        /// Whether the build has all rights.
        privileged: Option<bool>,
        /// Secrets that the build may read.
        secrets: Vec<FileReference>,
        /// Further names of the image.
        tags: Vec<String>,
        /// Resource limits during the build.
        ulimits: Map<Ulimit>,
        /// The platforms to build for.
        platforms: Vec<Spanned<String>>,
    }
}
