//! The topology of a project: its parts, what connects them, and where each is drawn.
//!
//! A graph is made of the loaded project, before any target is chosen. It never holds values: of variables, secrets and
//! configs it knows the names only.

mod address;
mod desk;
mod layout;
mod mermaid;
mod svg;
mod text;
mod topology;

pub use mermaid::mermaid;
pub use svg::svg;

use crate::compose;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::input::Input;
use crate::source::{Files, Sources, Span};

/// The parts of a project with their places in a drawing, in which what is used stands right of what uses it.
///
/// Lengths are pixels of a drawing in which letters are 13 pixels high; the origin is the upper left corner.
#[derive(Debug, Clone, Default)]
pub struct Graph {
    /// The project's name; empty if nothing of it could be read.
    pub project: String,
    /// The width of the drawing.
    pub width: i32,
    /// The height of the drawing.
    pub height: i32,
    /// The parts, each service before what belongs to it.
    pub nodes: Vec<Node>,
    /// What connects them, in the order of the services.
    pub edges: Vec<Edge>,
    /// What there is to say about the project, in document order. With an error among them parts may be missing.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts that spans point into.
    pub sources: Sources,
}

/// A part of a project.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// Its name among all nodes, such as `service:web`.
    pub id: String,
    /// What it is.
    pub kind: NodeKind,
    /// Its name for people, whole; there may be room for a part of it only.
    pub label: String,
    /// One more line about it, such as its image; perhaps empty.
    pub detail: String,
    /// Whether it is only named: nothing defines it, or no active profile starts it.
    pub is_absent: bool,
    /// Its left side.
    pub x: i32,
    /// Its upper side.
    pub y: i32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Where it is written; absent for what Compose adds by itself.
    pub span: Option<Span>,
}

/// What a part of a project is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum NodeKind {
    /// A service.
    Service,
    /// A network.
    Network,
    /// A volume, a path of the host, or memory.
    Volume,
    /// A secret.
    Secret,
    /// A config.
    Config,
    /// A port that is published on the host, or a range of them.
    Port,
    /// An image whose files are mounted.
    Image,
}

/// A connection of two parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Where it starts, as a position in [`Graph::nodes`].
    pub from: usize,
    /// Where it ends, as a position in [`Graph::nodes`].
    pub to: usize,
    /// What it says.
    pub kind: EdgeKind,
    /// A few words more, such as the condition of a dependency or the path of a mount; perhaps empty.
    pub label: String,
    /// Its way from the side of one node to the side of the other.
    pub points: Vec<(i32, i32)>,
    /// Whether it is part of a circle, in which nothing can start first.
    pub is_cycle: bool,
}

/// What a connection says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EdgeKind {
    /// A published port leads to a service.
    Publish,
    /// A service starts after another one.
    DependsOn,
    /// A service knows another one by a further name.
    Link,
    /// A service is on a network, or shares the network of another service.
    Network,
    /// A service mounts a volume, or the mounts of another service.
    Mount,
    /// A service gets a secret.
    Secret,
    /// A service gets a config.
    Config,
}

impl NodeKind {
    /// Its name for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Service => "service",
            Self::Network => "network",
            Self::Volume => "volume",
            Self::Secret => "secret",
            Self::Config => "config",
            Self::Port => "port",
            Self::Image => "image",
        }
    }
}

impl EdgeKind {
    /// All kinds.
    pub const ALL: [Self; 7] =
        [Self::Publish, Self::DependsOn, Self::Link, Self::Network, Self::Mount, Self::Secret, Self::Config];

    /// Its name for programs.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Publish => "publish",
            Self::DependsOn => "depends_on",
            Self::Link => "link",
            Self::Network => "network",
            Self::Mount => "mount",
            Self::Secret => "secret",
            Self::Config => "config",
        }
    }

    /// What the first part does with the second, as a verb for people.
    fn verb(self) -> &'static str {
        match self {
            Self::Publish => "leads to",
            Self::DependsOn => "depends on",
            Self::Link => "links to",
            Self::Network => "is on",
            Self::Mount => "mounts",
            Self::Secret => "gets the secret",
            Self::Config => "gets the config",
        }
    }

    /// What a line of this kind means.
    fn legend(self) -> &'static str {
        match self {
            Self::Publish => "published port",
            Self::DependsOn => "depends on",
            Self::Link => "links to",
            Self::Network => "on a network",
            Self::Mount => "mounts",
            Self::Secret => "gets a secret",
            Self::Config => "gets a config",
        }
    }
}

impl Graph {
    /// Whether the project has mistakes, so that parts may be missing.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(Diagnostic::is_error)
    }

    /// The two parts that an edge connects.
    #[must_use]
    pub fn ends(&self, edge: &Edge) -> Option<(&Node, &Node)> {
        self.nodes.get(edge.from).zip(self.nodes.get(edge.to))
    }
}

/// The topology of a project.
///
/// Never fails: of a project with mistakes there is what can be read of it, and the diagnostics say the rest.
#[must_use]
pub fn graph(input: &Input, files: &dyn Files) -> Graph {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new();
    let application = compose::legible(input, files, &mut sources, &mut diagnostics);
    let mut graph = Graph::default();
    if let Some(mut application) = application {
        application.name_network_modes();
        (graph.nodes, graph.edges) = topology::parts(&application);
        (graph.width, graph.height) = layout::arrange(&mut graph.nodes, &mut graph.edges);
        graph.project = application.project.name;
    }
    graph.diagnostics = diagnostics.finish(&sources);
    graph.sources = sources;
    graph
}

#[cfg(test)]
mod tests;
