//! The stack file as types: what `docker stack deploy` reads, and nothing else.
//!
//! Keys stand in the order in which they are written: sorted, but in a service the image first.

mod deploy;
mod service;

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

pub use deploy::{
    Constraint, Deploy, DiscreteResource, GenericResource, Limits, Operator, Placement, Preference,
    Reservations, Resources, RestartPolicy, Update,
};
pub use service::{
    Attachment, BindOptions, CredentialSpec, FileReference, HealthCheck, Logging, Mount, MountType, Port,
    Service, TmpfsOptions, Ulimit, VolumeOptions,
};

use super::cluster::ClusterSpec;
use super::text::Text;
use crate::yaml::decode::Absent;

/// Declares a struct of the stack file, whose absent fields are not written.
macro_rules! document {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident {
            $( $(#[$field_meta:meta])* $field:ident $(as $key:literal)? : $type:ty, )*
        }
    )*) => { $(
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, serde::Serialize)]
        pub struct $name {
            $(
                $(#[$field_meta])*
                #[serde(skip_serializing_if = "crate::yaml::decode::Absent::is_absent")]
                $(#[serde(rename = $key)])?
                pub $field: $type,
            )*
        }

        impl crate::yaml::decode::Absent for $name {
            fn is_absent(&self) -> bool {
                *self == Self::default()
            }
        }
    )* };
}

use document;

/// Texts by name.
pub type Texts = BTreeMap<String, Text>;

/// A stack: its file, and what belongs beside it.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct Stack {
    /// The name under which the stack is deployed.
    #[serde(skip)]
    pub name: String,
    /// The schema of the file.
    pub version: Version,
    /// The services.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub services: BTreeMap<String, Service>,
    /// The networks.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub networks: BTreeMap<String, Network>,
    /// The volumes.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub volumes: BTreeMap<String, Volume>,
    /// The secrets.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub secrets: BTreeMap<String, Secret>,
    /// The configs.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub configs: BTreeMap<String, Config>,
    /// The files beside the stack file that hold the content of secrets and configs.
    #[serde(skip)]
    pub files: Vec<SideFile>,
    /// What must exist before the stack can be deployed, in the order in which it can be made.
    #[serde(skip)]
    pub prerequisites: Vec<Prerequisite>,
}

/// The schema of a stack file; each key needs the first version that knows it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// What every key needs.
    #[default]
    V3_8,
    /// Knows limits of processes.
    V3_9,
    /// Knows the pause between the first health checks.
    V3_12,
    /// Knows options of network drivers for each service.
    V3_13,
}

impl Version {
    /// The newest one.
    pub(super) const NEWEST: Self = Self::V3_13;

    /// The number behind the `3.`.
    pub(super) fn number(self) -> u8 {
        match self {
            Self::V3_8 => 8,
            Self::V3_9 => 9,
            Self::V3_12 => 12,
            Self::V3_13 => 13,
        }
    }

    /// The text of the version.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::V3_8 => "3.8",
            Self::V3_9 => "3.9",
            Self::V3_12 => "3.12",
            Self::V3_13 => "3.13",
        }
    }
}

impl Serialize for Version {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.word())
    }
}

/// A file beside the stack file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SideFile {
    /// Its path relative to the stack file.
    pub path: String,
    /// Its bytes.
    pub contents: Vec<u8>,
    /// Whether it holds a secret.
    pub secret: bool,
}

/// Something that must exist before the stack can be deployed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Prerequisite {
    /// What it is and what for.
    pub comment: String,
    /// The command that makes it.
    pub command: String,
    /// Whether a person must fill something in before the command can run.
    pub by_hand: bool,
}

document! {
    /// A network.
    pub struct Network {
        /// Whether containers that are no tasks can join it.
        attachable: Option<bool>,
        /// The driver; overlay if absent.
        driver: Option<Text>,
        /// Options of the driver.
        driver_opts: Texts,
        /// Whether it exists already.
        external: bool,
        /// Whether it has no way out.
        internal: Option<bool>,
        /// How addresses are given.
        ipam: Option<Ipam>,
        /// Metadata.
        labels: Texts,
        /// Its name without the stack's in front.
        name: Option<Text>,
    }

    /// How addresses are given.
    pub struct Ipam {
        /// The ranges of addresses.
        config: Vec<IpamPool>,
        /// The driver.
        driver: Option<Text>,
    }

    /// A range of addresses.
    pub struct IpamPool {
        /// The subnet.
        subnet: Option<Text>,
    }

    /// A volume.
    pub struct Volume {
        /// The driver; local if absent.
        driver: Option<Text>,
        /// Options of the driver.
        driver_opts: Texts,
        /// Whether it exists already.
        external: bool,
        /// Metadata.
        labels: Texts,
        /// Its name without the stack's in front.
        name: Option<Text>,
        /// How a cluster volume is made.
        cluster as "x-cluster-spec": Option<ClusterSpec>,
    }

    /// A secret.
    pub struct Secret {
        /// The driver that provides it.
        driver: Option<Text>,
        /// Options of the driver.
        driver_opts: Texts,
        /// Whether it exists already.
        external: bool,
        /// The file with its content.
        file: Option<Text>,
        /// Metadata.
        labels: Texts,
        /// Its name without the stack's in front.
        name: Option<Text>,
        /// The driver that fills in its content.
        template_driver: Option<Text>,
    }

    /// A config.
    pub struct Config {
        /// Whether it exists already.
        external: bool,
        /// The file with its content.
        file: Option<Text>,
        /// Metadata.
        labels: Texts,
        /// Its name without the stack's in front.
        name: Option<Text>,
        /// The driver that fills in its content.
        template_driver: Option<Text>,
    }
}

impl<K, V> Absent for BTreeMap<K, V> {
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}
