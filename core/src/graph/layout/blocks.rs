//! Blocks: parts of a project that are drawn apart, and how they share the room.

use std::collections::{BTreeMap, VecDeque};

use super::cycles::neighbours;
use super::{Arrow, at, change, grid, layers, order, place, routes};
use crate::graph::{Edge, Node, NodeKind};
use crate::ordered::Ordered;

/// With more nodes a block is taken apart by its networks.
const LARGE: usize = 100;

/// The room between two blocks.
const BETWEEN: i32 = 40;

/// A block with places of its own.
pub(super) struct Drawing {
    /// The nodes.
    pub(super) nodes: Vec<(usize, Area)>,
    /// The ways of the edges inside.
    pub(super) routes: Vec<(usize, Vec<(i32, i32)>)>,
    width: i32,
    height: i32,
}

/// Where something is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Area {
    pub(super) x: i32,
    pub(super) y: i32,
    pub(super) width: i32,
    pub(super) height: i32,
}

/// The nodes, block by block.
pub(super) fn blocks(nodes: &[Node], arrows: &[Arrow]) -> Vec<Vec<usize>> {
    let pairs = arrows.iter().flat_map(|arrow| [(arrow.tail, arrow.head), (arrow.head, arrow.tail)]);
    let around = neighbours(nodes.len(), pairs);
    let mut seen = vec![false; nodes.len()];
    let mut blocks = Vec::new();
    for start in 0..nodes.len() {
        let mut block = Vec::new();
        let mut open = VecDeque::from([start]);
        while let Some(node) = open.pop_front() {
            if !at(&seen, node) {
                change(&mut seen, node, |seen| *seen = true);
                block.push(node);
                open.extend(around.get(node).into_iter().flatten());
            }
        }
        block.sort_unstable();
        match block.len() {
            0 => {}
            1..=LARGE => blocks.push(block),
            _ => blocks.extend(by_network(&block, nodes, &around)),
        }
    }
    blocks
}

/// The nodes of a large block, network by network: a service is drawn where its first network is, and everything else
/// where the first service is that uses it.
fn by_network(block: &[usize], nodes: &[Node], around: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let kind = |node: usize| nodes.get(node).map(|node| node.kind);
    let first = |node: usize, wanted: NodeKind| {
        around.get(node).into_iter().flatten().copied().find(|other| kind(*other) == Some(wanted))
    };
    let mut groups: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
    for node in block.iter().copied() {
        let group = match kind(node) {
            Some(NodeKind::Network) => Some(node),
            Some(NodeKind::Service) => first(node, NodeKind::Network),
            _ => first(node, NodeKind::Service).and_then(|service| first(service, NodeKind::Network)),
        };
        groups.entry(group).or_default().push(node);
    }
    groups.into_values().collect()
}

/// Draws a block.
pub(super) fn drawing(
    block: &[usize],
    nodes: &[Node],
    edges: &[Edge],
    (arrows, sizes): (&[Arrow], &[(i32, i32)]),
) -> Drawing {
    let local: BTreeMap<usize, usize> =
        block.iter().enumerate().map(|(local, node)| (*node, local)).ordered_map();
    let inside = |arrow: &Arrow| {
        let (tail, head) = (*local.get(&arrow.tail)?, *local.get(&arrow.head)?);
        Some(Arrow { tail, head, ..*arrow })
    };
    let (loops, arrows): (Vec<Arrow>, Vec<Arrow>) =
        arrows.iter().filter_map(inside).partition(|arrow| arrow.tail == arrow.head);
    let sizes: Vec<(i32, i32)> = block.iter().map(|node| at(sizes, *node)).collect();
    let kinds: Vec<NodeKind> =
        block.iter().filter_map(|node| nodes.get(*node)).map(|node| node.kind).collect();
    let mut grid = grid::Grid::new(&layers::layers(&kinds, &arrows), &arrows, &sizes);
    order::order(&mut grid);
    let centres = place::centres(&grid);
    let columns = routes::columns(&grid, edges, &arrows, &sizes);
    let areas: Vec<Area> = routes::areas(&grid, &centres, &columns, &sizes);
    let mut routes = routes::routes(&grid, (&centres, &areas), &columns, (edges, &arrows));
    routes.extend(loops.iter().map(|arrow| (arrow.edge, routes::own(at(&areas, arrow.tail)))));
    let right = areas.iter().map(|area| area.x + area.width).max().unwrap_or_default();
    let bottom = areas.iter().map(|area| area.y + area.height);
    let height = bottom.chain(routes.iter().flat_map(|(_, points)| points.iter().map(|(_, y)| *y))).max();
    Drawing {
        nodes: block.iter().copied().zip(areas).collect(),
        width: right + if loops.is_empty() { 0 } else { BETWEEN },
        height: height.unwrap_or_default(),
        routes,
    }
}

/// The place of each block in the whole, which is about as wide as a page, and the size of the whole.
pub(super) fn packed(drawings: &[Drawing]) -> (Vec<(i32, i32)>, (i32, i32)) {
    let area: i64 = drawings
        .iter()
        .map(|drawing| i64::from(drawing.width + BETWEEN) * i64::from(drawing.height + BETWEEN))
        .sum();
    let widest = drawings.iter().map(|drawing| drawing.width).max().unwrap_or_default();
    let width = widest.max(i32::try_from((area * 3 / 2).isqrt()).unwrap_or(i32::MAX));
    let mut sorted: Vec<(usize, &Drawing)> = drawings.iter().enumerate().collect();
    sorted.sort_by_key(|(_, drawing)| std::cmp::Reverse(drawing.height));
    let mut places = vec![(0, 0); drawings.len()];
    let (mut x, mut y, mut row) = (0, 0, 0);
    for (position, drawing) in sorted {
        if x > 0 && x + drawing.width > width {
            (x, y, row) = (0, y + row + BETWEEN, 0);
        }
        change(&mut places, position, |place| *place = (x, y));
        x += drawing.width + BETWEEN;
        row = row.max(drawing.height);
    }
    let right = drawings.iter().zip(&places).map(|(drawing, (x, _))| x + drawing.width).max();
    (places, (right.unwrap_or_default(), y + row))
}
