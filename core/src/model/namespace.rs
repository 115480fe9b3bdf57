//! Whose namespaces a container uses.

use std::convert::Infallible;
use std::fmt;
use std::str::FromStr;

use serde::{Serialize, Serializer};

use crate::yaml::Node;
use crate::yaml::decode::{Decode, Decoder};

/// Whose process, IPC, UTS or user namespace is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NamespaceMode {
    /// The host's.
    Host,
    /// The container's own.
    Private,
    /// The container's own, which others may join.
    Shareable,
    /// None.
    None,
    /// That of another service of the project.
    Service(String),
    /// That of a container by its name.
    Container(String),
    /// Anything else.
    Other(String),
}

/// The way of networking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NetworkMode {
    /// Docker's default bridge.
    Bridge,
    /// The host's network.
    Host,
    /// No network.
    None,
    /// The network of another service of the project.
    Service(String),
    /// The network of a container by its name.
    Container(String),
    /// Anything else, such as the name of a network.
    Other(String),
}

keyword! {
    /// Whose cgroup namespace is used.
    pub enum Cgroup {
        /// The host's.
        Host = "host",
        /// The container's own.
        Private = "private",
    }
}

impl FromStr for NamespaceMode {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(match text {
            "host" => Self::Host,
            "private" => Self::Private,
            "shareable" => Self::Shareable,
            "none" => Self::None,
            _ => match text.split_once(':') {
                Some(("service", name)) => Self::Service(name.to_owned()),
                Some(("container", name)) => Self::Container(name.to_owned()),
                _ => Self::Other(text.to_owned()),
            },
        })
    }
}

impl fmt::Display for NamespaceMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Host => f.write_str("host"),
            Self::Private => f.write_str("private"),
            Self::Shareable => f.write_str("shareable"),
            Self::None => f.write_str("none"),
            Self::Service(name) => write!(f, "service:{name}"),
            Self::Container(name) => write!(f, "container:{name}"),
            Self::Other(text) => f.write_str(text),
        }
    }
}

impl FromStr for NetworkMode {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(match text {
            "bridge" => Self::Bridge,
            "host" => Self::Host,
            "none" => Self::None,
            _ => match text.split_once(':') {
                Some(("service", name)) => Self::Service(name.to_owned()),
                Some(("container", name)) => Self::Container(name.to_owned()),
                _ => Self::Other(text.to_owned()),
            },
        })
    }
}

impl fmt::Display for NetworkMode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bridge => f.write_str("bridge"),
            Self::Host => f.write_str("host"),
            Self::None => f.write_str("none"),
            Self::Service(name) => write!(f, "service:{name}"),
            Self::Container(name) => write!(f, "container:{name}"),
            Self::Other(text) => f.write_str(text),
        }
    }
}

macro_rules! through_text {
    ($($name:ident)*) => { $(
        impl Decode for $name {
            fn decode(node: Node, decoder: &mut Decoder<'_>) -> Option<Self> {
                String::decode(node, decoder)?.parse().ok()
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }
    )* };
}

through_text! { NamespaceMode NetworkMode }
