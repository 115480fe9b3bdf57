//! The typed Compose project: one file for each concept, named as the Compose specification names it.
//!
//! Types are read from the *canonical* tree, in which short forms have become long forms; each file also
//! holds the short syntax of its concept. Every struct remembers where it was written
//! ([`Origin`](crate::yaml::decode::Origin)), which plays no part in comparisons.

/// Declares a struct of the model: its fields are keys of a Compose mapping, read by name.
///
/// A field is absent (its type's default) when the key is not written. A key that is no Rust name is given
/// after the field: `kind as "type": …`. Every struct also gets `origin` and `extensions` (the `x-` keys).
macro_rules! model {
    (
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[doc = $meaning:literal])+ $field:ident $(as $key:literal)? : $type:ty, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
        pub struct $name {
            /// Where the mapping and its keys were written.
            #[serde(skip)]
            pub origin: crate::yaml::decode::Origin,
            $(
                $(#[doc = $meaning])+
                #[serde(skip_serializing_if = "crate::yaml::decode::Absent::is_absent")]
                $(#[serde(rename = $key)])?
                pub $field: $type,
            )*
            /// The `x-` keys, as they were written.
            #[serde(flatten, skip_serializing_if = "crate::yaml::decode::Absent::is_absent")]
            pub extensions: crate::yaml::decode::Extensions,
        }

        impl $name {
            /// The keys that this mapping knows.
            pub const KEYS: &'static [&'static str] = &[$(model!(@key $field $($key)?)),*];
        }

        impl crate::yaml::decode::Decode for $name {
            const FORM: crate::yaml::decode::Form = crate::yaml::decode::Form::Mapping(&[$(
                crate::yaml::decode::Line {
                    name: model!(@key $field $($key)?),
                    meaning: concat!($($meaning),+),
                    form: <$type as crate::yaml::decode::Decode>::FORM,
                },
            )*]);

            fn decode(
                node: crate::yaml::Node,
                decoder: &mut crate::yaml::decode::Decoder<'_>,
            ) -> Option<Self> {
                #[allow(unused_mut, reason = "a struct without fields takes nothing")]
                let mut fields = crate::yaml::decode::Fields::of(node, Self::KEYS, decoder)?;
                $( let $field = fields.take(model!(@key $field $($key)?), decoder); )*
                let (origin, extensions) = fields.finish(Self::KEYS, decoder);
                Some(Self { origin, $($field,)* extensions })
            }
        }

        impl crate::yaml::decode::Absent for $name {
            fn is_absent(&self) -> bool {
                false
            }
        }
    };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
}

/// Declares a closed vocabulary: the variants and the words that the Compose file uses for them.
macro_rules! keyword {
    (
        $(#[$meta:meta])*
        pub enum $name:ident {
            $( $(#[$variant_meta:meta])* $variant:ident = $word:literal, )*
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum $name {
            $( $(#[$variant_meta])* $variant, )*
        }

        impl $name {
            /// The words, in the order of the variants.
            pub const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word that the Compose file uses.
            #[must_use]
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }

            /// The variant that a word names.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                match word { $( $word => Some(Self::$variant), )* _ => None }
            }
        }

        impl crate::options::Word for $name {
            const WORDS: &'static [&'static str] = Self::WORDS;

            fn from_word(word: &str) -> Option<Self> {
                Self::from_word(word)
            }

            fn word(self) -> &'static str {
                self.word()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl crate::yaml::decode::Decode for $name {
            const FORM: crate::yaml::decode::Form = crate::yaml::decode::Form::Words(Self::WORDS);

            fn decode(
                node: crate::yaml::Node,
                decoder: &mut crate::yaml::decode::Decoder<'_>,
            ) -> Option<Self> {
                let word = crate::model::keyword::word(&node, decoder, Self::WORDS)?;
                Self::from_word(&word)
            }
        }
    };
}

mod keyword;

mod blkio;
mod build;
pub(crate) mod bytes;
mod command;
mod depends_on;
mod deploy;
mod develop;
mod device;
pub(crate) mod duration;
mod env_file;
mod file_mode;
mod file_reference;
mod healthcheck;
mod hook;
pub(crate) mod host_entry;
pub(crate) mod image;
mod include;
mod language_model;
mod logging;
mod mount;
mod namespace;
mod network;
mod port;
mod project;
mod provider;
mod pull_policy;
pub(crate) mod quantities;
mod restart;
mod secret;
mod service;
pub(crate) mod shell_words;
pub(crate) mod short_device;
pub(crate) mod short_port;
pub(crate) mod short_volume;
pub(crate) mod syntax;
mod ulimit;
mod volume;
pub mod x_kubernetes;

pub use blkio::{BlkioConfig, ThrottleDevice, WeightDevice};
pub use build::Build;
pub use bytes::Bytes;
pub use command::Command;
pub use depends_on::{Condition, Dependency};
pub use deploy::{
    Deploy, DeployMode, DiscreteResource, EndpointMode, FailureAction, GenericResource, Limits, Placement,
    PlacementPreference, Reservations, Resources, RestartCondition, RestartPolicy, UpdateConfig, UpdateOrder,
};
pub use develop::{Develop, Watch, WatchAction};
pub use device::{Device, DeviceCount, DeviceRequest};
pub use duration::Duration;
pub use env_file::EnvFile;
pub use file_mode::FileMode;
pub use file_reference::FileReference;
pub use healthcheck::{HealthCheck, Test};
pub use hook::{Hook, PreStartHook};
pub use include::Include;
pub use language_model::{LanguageModel, ModelBinding};
pub use logging::Logging;
pub use mount::{
    BindOptions, ImageOptions, Mount, MountType, Recursive, Selinux, TmpfsOptions, VolumeOptions,
};
pub use namespace::{Cgroup, NamespaceMode, NetworkMode};
pub use network::{Attachment, Ipam, IpamPool, Network};
pub use port::{Port, PortMode, Protocol};
pub use project::Project;
pub use provider::{CredentialSpec, Provider};
pub use pull_policy::PullPolicy;
pub use restart::Restart;
pub use secret::{Config, Secret};
pub use service::Service;
pub use ulimit::{Ulimit, UlimitRange};
pub use volume::Volume;

use crate::yaml::decode::{Decode, Form, Line, Map, Text};

/// Names and values, such as labels, annotations, sysctls and driver options.
pub type Labels = Map<Text>;

/// Environment variables; without a value a variable is taken from the environment of the conversion.
pub type Environment = Map<Option<Text>>;

/// A key that no type of the model has, by the path of what it stands in.
pub(crate) type Further = (&'static str, Line);

const fn further(name: &'static str, meaning: &'static str, form: Form) -> Line {
    Line { name, meaning, form }
}

/// The name that an old file gives what exists already.
const EXISTING: Line = further("name", "The name of what exists already, in an old file.", Form::Text);

/// Keys that the loader resolves.
pub(crate) const RESOLVED: &[Further] = &[
    (
        "",
        further(
            "include",
            "Other Compose files, each read as a project of its own, whose parts become parts of this one.",
            <Vec<Include>>::FORM,
        ),
    ),
    (
        "services.<name>",
        further(
            "extends",
            "Another service, here or in another file, whose keys this one starts from.",
            Form::Mapping(&[
                further("service", "The service that it starts from.", Form::Text),
                further("file", "The file with that service; this one by default.", Form::Text),
            ]),
        ),
    ),
    ("networks.<name>.external", EXISTING),
    ("volumes.<name>.external", EXISTING),
    ("secrets.<name>.external", EXISTING),
    ("configs.<name>.external", EXISTING),
];

const fn extension(form: Form) -> Line {
    further(
        "x-kubernetes",
        "What only Kubernetes needs to know; other targets and Docker Compose skip it.",
        form,
    )
}

/// The extensions of our own.
pub(crate) const EXTENSIONS: &[Further] = &[
    ("", extension(x_kubernetes::XProject::FORM)),
    ("services.<name>", extension(x_kubernetes::XKubernetes::FORM)),
    ("volumes.<name>", extension(x_kubernetes::XVolume::FORM)),
    ("secrets.<name>", extension(x_kubernetes::XFileObject::FORM)),
    ("configs.<name>", extension(x_kubernetes::XFileObject::FORM)),
];

/// The paths of all keys of a Compose file, sorted: `<name>` is a name of the user's own, `[]` any item of a list.
#[must_use]
pub fn key_paths() -> Vec<String> {
    let mut found = Vec::new();
    let mut visit = |path: &str| found.push(path.to_owned());
    Project::FORM.each("", &mut visit);
    for (above, line) in RESOLVED {
        let path = if above.is_empty() { line.name.to_owned() } else { [above, ".", line.name].concat() };
        visit(&path);
        line.form.each(&path, &mut visit);
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_keys_of_the_specification_are_among_those_of_the_model() {
        let known = key_paths();
        let specified = include_str!("testdata/compose-keys.txt");
        let missing: Vec<&str> =
            specified.lines().filter(|path| !known.iter().any(|key| key == path)).collect();
        assert!(missing.is_empty(), "{missing:?}");
        let more: Vec<&String> =
            known.iter().filter(|key| !specified.lines().any(|path| path == *key)).collect();
        assert_eq!(more, ["services.<name>.storage_opt.<name>"]);
    }
}
