//! Where everything is drawn: in columns, each user left of what it uses, with few crossings.
//!
//! Parts that have nothing to do with each other are drawn apart. So are the networks of a part that is too large to be
//! followed by the eye. All lengths are whole pixels, so that every platform comes to the same drawing.

mod blocks;
mod cycles;
mod grid;
mod layers;
mod measure;
mod order;
mod place;
mod routes;

pub(in crate::graph) use measure::{INSET, WIDEST_WORDS};

use super::{Edge, Node};

/// An edge as the columns see it: from left to right, also if it leads back in a circle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Arrow {
    /// Its left end: a node, or in a block a position in its list of nodes.
    tail: usize,
    /// Its right end.
    head: usize,
    /// The position of the edge.
    edge: usize,
    /// Whether the edge itself leads from right to left.
    is_reversed: bool,
}

/// The value at a position, which there is.
fn at<T: Copy + Default>(values: &[T], position: usize) -> T {
    values.get(position).copied().unwrap_or_default()
}

/// Changes the value at a position.
fn change<T>(values: &mut [T], position: usize, change: impl FnOnce(&mut T)) {
    if let Some(value) = values.get_mut(position) {
        change(value);
    }
}

/// Gives every node its place and every edge its way; answers with the width and the height of the whole.
pub(super) fn arrange(nodes: &mut [Node], edges: &mut [Edge]) -> (i32, i32) {
    let arrows = cycles::arrows(nodes.len(), edges);
    let sizes = measure::sizes(nodes, edges, &arrows);
    let blocks = blocks::blocks(nodes, &arrows);
    let drawings: Vec<blocks::Drawing> =
        blocks.iter().map(|block| blocks::drawing(block, nodes, edges, (&arrows, &sizes))).collect();
    let (places, size) = blocks::packed(&drawings);
    for (drawing, (x, y)) in drawings.into_iter().zip(places) {
        for (node, area) in drawing.nodes {
            change(nodes, node, |node| {
                (node.x, node.y, node.width, node.height) = (x + area.x, y + area.y, area.width, area.height);
            });
        }
        for (edge, points) in drawing.routes {
            change(edges, edge, |edge| {
                edge.points = points.into_iter().map(|(px, py)| (x + px, y + py)).collect();
            });
        }
    }
    for edge in edges.iter_mut().filter(|edge| edge.points.is_empty()) {
        edge.points = match (nodes.get(edge.from), nodes.get(edge.to)) {
            (Some(from), Some(to)) => routes::straight(from, to),
            _ => Vec::new(),
        };
    }
    size
}

#[cfg(test)]
mod tests;
