//! The answer about the topology of a project.

use super::{DiagnosticAnswer, RangeAnswer, Texts};
use crate::request::Refusal;
use kompose_core::graph::{Edge, Graph, Node};
use serde::Serialize;

/// The parts of a project, what connects them, and where they are drawn.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct GraphAnswer {
    ok: bool,
    width: i32,
    height: i32,
    nodes: Vec<NodeAnswer>,
    edges: Vec<EdgeAnswer>,
    diagnostics: Vec<DiagnosticAnswer>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct NodeAnswer {
    id: String,
    kind: &'static str,
    label: String,
    detail: String,
    is_absent: bool,
    x: i32,
    y: i32,
    width: i32,
    height: i32,
    place: Option<RangeAnswer>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct EdgeAnswer {
    from: String,
    to: String,
    kind: &'static str,
    label: String,
    points: Vec<(i32, i32)>,
    is_cycle: bool,
}

impl GraphAnswer {
    /// The answer that carries a graph.
    pub(crate) fn new(graph: &Graph) -> Self {
        let texts = Texts::new(&graph.sources);
        Self {
            ok: !graph.has_errors(),
            width: graph.width,
            height: graph.height,
            nodes: graph.nodes.iter().map(|node| NodeAnswer::new(node, &texts)).collect(),
            edges: graph.edges.iter().filter_map(|edge| EdgeAnswer::new(edge, graph)).collect(),
            diagnostics: texts.diagnostics(&graph.diagnostics),
        }
    }

    /// The answer to a request that could not be read.
    pub(crate) fn refusal(refusal: Refusal) -> Self {
        Self { diagnostics: vec![DiagnosticAnswer::refusal(refusal)], ..Self::default() }
    }
}

impl NodeAnswer {
    fn new(node: &Node, texts: &Texts<'_>) -> Self {
        Self {
            id: node.id.clone(),
            kind: node.kind.word(),
            label: node.label.clone(),
            detail: node.detail.clone(),
            is_absent: node.is_absent,
            x: node.x,
            y: node.y,
            width: node.width,
            height: node.height,
            place: node.span.and_then(|span| texts.range(span)),
        }
    }
}

impl EdgeAnswer {
    fn new(edge: &Edge, graph: &Graph) -> Option<Self> {
        let (from, to) = graph.ends(edge)?;
        Some(Self {
            from: from.id.clone(),
            to: to.id.clone(),
            kind: edge.kind.word(),
            label: edge.label.clone(),
            points: edge.points.clone(),
            is_cycle: edge.is_cycle,
        })
    }
}
