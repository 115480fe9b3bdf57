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
        /// Rights of the builder.
        entitlements: Vec<Spanned<String>>,
        /// Build arguments.
        args: Environment,
        /// Keys for SSH.
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
        /// Further contexts by name.
        additional_contexts: Labels,
        /// The network during the build.
        network: Option<String>,
        /// The attestation of provenance.
        provenance: Option<Text>,
        /// The attestation of contents.
        sbom: Option<Text>,
        /// Whether base images are pulled again.
        pull: Option<bool>,
        /// The stage to build.
        target: Option<String>,
        /// The size of `/dev/shm` during the build.
        shm_size: Option<Bytes>,
        /// Further entries of `/etc/hosts` during the build.
        extra_hosts: Map<OneOrMany<String>>,
        /// The isolation technology.
        isolation: Option<String>,
        /// Whether the build has all rights.
        privileged: Option<bool>,
        /// Secrets of the build.
        secrets: Vec<FileReference>,
        /// Further names of the image.
        tags: Vec<String>,
        /// Resource limits during the build.
        ulimits: Map<Ulimit>,
        /// The platforms to build for.
        platforms: Vec<Spanned<String>>,
    }
}
