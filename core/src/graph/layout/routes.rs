//! The ways of the edges. Between two columns an edge bends only where no words stand.

use super::blocks::Area;
use super::grid::Grid;
use super::measure::{row, words};
use super::{Arrow, at, change};
use crate::graph::{Edge, Node};

/// The room in which edges bend.
const BEND: i32 = 56;

/// A column: where its nodes are, and where words may stand at both of its sides.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Column {
    x: i32,
    width: i32,
    /// The room for words before it.
    before: i32,
    /// The room for words behind it.
    behind: i32,
}

/// The columns of a block.
pub(super) fn columns(grid: &Grid, edges: &[Edge], arrows: &[Arrow], sizes: &[(i32, i32)]) -> Vec<Column> {
    let mut columns = vec![Column::default(); grid.layers.len()];
    for (cell, (width, _)) in grid.cells.iter().zip(sizes) {
        change(&mut columns, cell.layer, |column| column.width = column.width.max(*width));
    }
    for arrow in arrows {
        let room = edges.get(arrow.edge).map_or(0, words);
        if arrow.is_reversed {
            let layer = at(&grid.cells, arrow.tail).layer;
            change(&mut columns, layer, |column| column.behind = column.behind.max(room));
        } else {
            let layer = at(&grid.cells, arrow.head).layer;
            change(&mut columns, layer, |column| column.before = column.before.max(room));
        }
    }
    let mut x = 0;
    for (layer, column) in columns.iter_mut().enumerate() {
        if layer > 0 {
            let links = grid.layers.get(layer).into_iter().flatten();
            let links: usize = links.filter_map(|cell| grid.before.get(*cell)).map(Vec::len).sum();
            x += BEND + i32::try_from(links.min(30)).unwrap_or_default() * 2 + column.before;
        }
        column.x = x;
        x += column.width + column.behind;
    }
    columns
}

/// Where the nodes are. Those of a column are equally wide.
pub(super) fn areas(grid: &Grid, centres: &[i64], columns: &[Column], sizes: &[(i32, i32)]) -> Vec<Area> {
    let nodes = grid.cells.iter().zip(centres).zip(sizes);
    let area = |((cell, centre), (_, height)): ((&super::grid::Cell, &i64), &(i32, i32))| {
        let column = at(columns, cell.layer);
        let centre = i32::try_from(*centre).unwrap_or(i32::MAX / 2);
        Area { x: column.x, y: centre - height / 2, width: column.width, height: *height }
    };
    nodes.map(area).collect()
}

/// The heights at which an arrow leaves its tail and reaches its head.
type Ends = Vec<(i32, i32)>;

/// The ways of the edges of a block.
pub(super) fn routes(
    grid: &Grid,
    (centres, areas): (&[i64], &[Area]),
    columns: &[Column],
    (edges, arrows): (&[Edge], &[Arrow]),
) -> Vec<(usize, Vec<(i32, i32)>)> {
    let ends = ends(grid, (centres, areas), (edges, arrows));
    let way = |((arrow, chain), ends): ((&Arrow, &Vec<usize>), &(i32, i32))| {
        let mut points = Vec::new();
        let last = chain.len().saturating_sub(1);
        for (step, cell) in chain.iter().enumerate() {
            let column = at(columns, at(&grid.cells, *cell).layer);
            let centre = i32::try_from(at(centres, *cell)).unwrap_or(i32::MAX / 2);
            let y = if step == 0 {
                ends.0
            } else if step == last {
                ends.1
            } else {
                centre
            };
            if step > 0 {
                points.extend([(column.x - column.before, y), (column.x, y)]);
            }
            if step < last {
                let right = column.x + column.width;
                points.extend([(right, y), (right + column.behind, y)]);
            }
        }
        points.dedup();
        if arrow.is_reversed {
            points.reverse();
        }
        (arrow.edge, points)
    };
    arrows.iter().zip(&grid.chains).zip(&ends).map(way).collect()
}

/// Spreads the arrows over the sides of their nodes, in the order in which they come from there.
fn ends(grid: &Grid, (centres, areas): (&[i64], &[Area]), (edges, arrows): (&[Edge], &[Arrow])) -> Ends {
    let mut ends: Ends = vec![(0, 0); arrows.len()];
    let mut sides: [Vec<Vec<(i64, usize, i32)>>; 2] =
        [vec![Vec::new(); areas.len()], vec![Vec::new(); areas.len()]];
    for (position, (arrow, chain)) in arrows.iter().zip(&grid.chains).enumerate() {
        let Some(edge) = edges.get(arrow.edge) else { continue };
        let second = chain.get(1).map_or(0, |cell| at(centres, *cell));
        let before = chain.iter().rev().nth(1).map_or(0, |cell| at(centres, *cell));
        let [right, left] = &mut sides;
        change(right, arrow.tail, |side| side.push((second, position, row(edge, arrow.is_reversed))));
        change(left, arrow.head, |side| side.push((before, position, row(edge, !arrow.is_reversed))));
    }
    for (number, side) in sides.into_iter().enumerate() {
        for (area, mut side) in areas.iter().zip(side) {
            side.sort_unstable();
            let all: i32 = side.iter().map(|(_, _, row)| row).sum();
            let mut y = area.y + (area.height - all) / 2;
            for (_, position, row) in side {
                let middle = y + row / 2;
                change(&mut ends, position, |end| if number == 0 { end.0 = middle } else { end.1 = middle });
                y += row;
            }
        }
    }
    ends
}

/// The way from a node to itself.
pub(super) fn own(area: Area) -> Vec<(i32, i32)> {
    let (right, y) = (area.x + area.width, area.y + area.height / 2);
    vec![(right, y - 10), (right + 24, y - 10), (right + 24, y + 10), (right, y + 10)]
}

/// The way between nodes of different blocks.
pub(super) fn straight(from: &Node, to: &Node) -> Vec<(i32, i32)> {
    let middle = |node: &Node| node.y + node.height / 2;
    if from.x + from.width <= to.x {
        vec![(from.x + from.width, middle(from)), (to.x, middle(to))]
    } else {
        vec![(from.x, middle(from)), (to.x + to.width, middle(to))]
    }
}
