//! Nodes and edges while they are gathered: each node once, however often it is named.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{Edge, EdgeKind, Node, NodeKind};
use crate::ordered::Ordered;
use crate::source::Span;

/// What has been gathered.
#[derive(Default)]
pub(super) struct Desk {
    nodes: IndexMap<String, Node>,
    edges: Vec<Edge>,
    said: BTreeSet<(usize, usize, EdgeKind, String)>,
}

/// A node before it has a place in the drawing.
pub(super) struct Part<'a> {
    pub(super) kind: NodeKind,
    /// What tells it from others of its kind.
    pub(super) name: &'a str,
    pub(super) label: &'a str,
    pub(super) detail: String,
    pub(super) span: Option<Span>,
}

impl<'a> Part<'a> {
    /// A part that is labelled with its name.
    pub(super) fn named(kind: NodeKind, name: &'a str, detail: String, span: Option<Span>) -> Self {
        Self { kind, name, label: name, detail, span }
    }
}

impl Desk {
    /// The position of a part, which is added if it is new.
    pub(super) fn node(&mut self, part: Part<'_>) -> usize {
        self.enter(part, false)
    }

    /// The position of a part by its name; if nobody has added it, it is added as absent, with a word about that.
    pub(super) fn known(&mut self, kind: NodeKind, name: &str, absent: &str) -> usize {
        self.enter(Part::named(kind, name, absent.to_owned(), None), true)
    }

    /// Adds what is only named.
    pub(super) fn absent(&mut self, part: Part<'_>) -> usize {
        self.enter(part, true)
    }

    fn enter(&mut self, part: Part<'_>, is_absent: bool) -> usize {
        let id = format!("{}:{}", part.kind.word(), part.name);
        let Part { kind, label, detail, span, .. } = part;
        let entry = self.nodes.entry(id.clone());
        let at = entry.index();
        entry.or_insert_with(|| Node {
            id,
            kind,
            label: label.to_owned(),
            detail,
            is_absent,
            x: 0,
            y: 0,
            width: 0,
            height: 0,
            span,
        });
        at
    }

    /// Connects two nodes, unless the same is said already.
    pub(super) fn edge(&mut self, kind: EdgeKind, (from, to): (usize, usize), label: String) {
        if self.said.insert((from, to, kind, label.clone())) {
            self.edges.push(Edge { from, to, kind, label, points: Vec::new(), is_cycle: false });
        }
    }

    /// Everything, and a word at each part that nothing uses.
    pub(super) fn finish(mut self) -> (Vec<Node>, Vec<Edge>) {
        let used: BTreeSet<usize> = self.edges.iter().map(|edge| edge.to).ordered_set();
        for (at, node) in self.nodes.values_mut().enumerate() {
            if node.kind != NodeKind::Service && node.kind != NodeKind::Port && !used.contains(&at) {
                node.detail.push_str(", not used");
            }
        }
        (self.nodes.into_values().collect(), self.edges)
    }
}
