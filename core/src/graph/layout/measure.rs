//! How large nodes are: wide enough for their texts, high enough for the edges at their sides.

use super::{Arrow, at, change};
use crate::graph::text::{LABEL, SMALL, width};
use crate::graph::{Edge, Node};

/// The room between a text and the sides of its node.
pub(in crate::graph) const INSET: i32 = 12;

/// The widest node.
const WIDEST: i32 = 260;

/// The widest words at an edge.
pub(in crate::graph) const WIDEST_WORDS: i32 = 190;

/// The room around the words at an edge.
const AROUND_WORDS: i32 = 12;

/// The width and the height of each node.
pub(super) fn sizes(nodes: &[Node], edges: &[Edge], arrows: &[Arrow]) -> Vec<(i32, i32)> {
    let (mut left, mut right) = (vec![0; nodes.len()], vec![0; nodes.len()]);
    for arrow in arrows {
        let Some(edge) = edges.get(arrow.edge) else { continue };
        change(&mut right, arrow.tail, |height| *height += row(edge, arrow.is_reversed));
        change(&mut left, arrow.head, |height| *height += row(edge, !arrow.is_reversed));
    }
    let size = |(position, node): (usize, &Node)| {
        let text = width(&node.label, LABEL).max(width(&node.detail, SMALL));
        let rows: i32 = at(&left, position).max(at(&right, position));
        ((text + 2 * INSET).clamp(96, WIDEST), (rows + 8).max(44))
    };
    nodes.iter().enumerate().map(size).collect()
}

/// The height that an end of an edge takes at the side of a node; words stand where the edge ends.
pub(super) fn row(edge: &Edge, is_end: bool) -> i32 {
    if is_end && !edge.label.is_empty() { 16 } else { 8 }
}

/// The room that the words at an edge take between two columns.
pub(super) fn words(edge: &Edge) -> i32 {
    if edge.label.is_empty() { 0 } else { width(&edge.label, SMALL).min(WIDEST_WORDS) + AROUND_WORDS }
}
