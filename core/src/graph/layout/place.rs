//! How high the cells of a column stand: as near to their neighbours as the order and the room between them allow.

use super::at;
use super::grid::{Cell, Grid};

/// How often the columns are gone through.
const SWEEPS: usize = 12;

/// The room between two nodes of a column.
const BETWEEN_NODES: i64 = 18;

/// The room around an edge that passes.
const BESIDE_EDGES: i64 = 12;

/// The height of the middle of each cell; the uppermost side of a node is at 0.
pub(super) fn centres(grid: &Grid) -> Vec<i64> {
    let mut centres = vec![0; grid.cells.len()];
    for layer in &grid.layers {
        let wishes: Vec<(i64, i64)> = layer.iter().map(|_| (0, 1)).collect();
        settle(grid, layer, &wishes, &mut centres);
    }
    for sweep in 0..SWEEPS {
        let count = grid.layers.len();
        let from_left = sweep % 2 == 0;
        for step in 0..count {
            let layer = grid.layers.get(if from_left { step } else { count - 1 - step });
            let layer = layer.map_or(&[][..], Vec::as_slice);
            // Both sides count in the end, so that nobody stands aside for the sake of one neighbour.
            let sides: &[&[Vec<usize>]] = match (sweep + 2 >= SWEEPS, from_left) {
                (true, _) => &[&grid.before, &grid.behind],
                (false, true) => &[&grid.before],
                (false, false) => &[&grid.behind],
            };
            let wishes: Vec<(i64, i64)> =
                layer.iter().map(|cell| wish(grid, *cell, sides, &centres)).collect();
            settle(grid, layer, &wishes, &mut centres);
        }
    }
    let top = |(cell, centre): (&Cell, &i64)| centre - half(cell);
    let top = grid.cells.iter().zip(&centres).map(top).min().unwrap_or_default();
    centres.iter().map(|centre| centre - top).collect()
}

/// Where a cell would like to be, and how much. That edges pass straight counts more than anything.
fn wish(grid: &Grid, cell: usize, sides: &[&[Vec<usize>]], centres: &[i64]) -> (i64, i64) {
    let passes = |cell: usize| at(&grid.cells, cell).height.is_none();
    let (mut sum, mut weight) = (0, 0);
    for other in sides.iter().filter_map(|side| side.get(cell)).flatten().copied() {
        let pull = if passes(cell) && passes(other) { 8 } else { 1 };
        sum += at(centres, other) * pull;
        weight += pull;
    }
    if weight == 0 { (at(centres, cell), 1) } else { (sum / weight, weight.min(8)) }
}

fn half(cell: &Cell) -> i64 {
    i64::from(cell.height.unwrap_or_default()) / 2
}

/// The distance of the middles of two cells, one below the other.
fn distance(upper: &Cell, lower: &Cell) -> i64 {
    let room = if upper.height.is_some() && lower.height.is_some() { BETWEEN_NODES } else { BESIDE_EDGES };
    half(upper) + half(lower) + room
}

/// Cells that push each other, as one: where they would like to be together.
struct Heap {
    sum: i64,
    weight: i64,
    cells: usize,
}

/// Puts the cells of a column where the squares of the distances from their wishes are the least: cells whose wishes
/// contradict their order are joined to heaps, which are joined in turn.
fn settle(grid: &Grid, layer: &[usize], wishes: &[(i64, i64)], centres: &mut [i64]) {
    let mut offsets = Vec::with_capacity(layer.len());
    let mut above: Option<Cell> = None;
    for cell in layer.iter().map(|cell| at(&grid.cells, *cell)) {
        let offset = offsets.last().copied().unwrap_or_default();
        offsets.push(above.map_or(0, |above| offset + distance(&above, &cell)));
        above = Some(cell);
    }
    let mut heaps: Vec<Heap> = Vec::new();
    for (offset, (wish, weight)) in offsets.iter().zip(wishes) {
        let mut heap = Heap { sum: (wish - offset) * weight, weight: *weight, cells: 1 };
        while let Some(last) = heaps.pop_if(|last| last.sum / last.weight > heap.sum / heap.weight) {
            heap = Heap {
                sum: last.sum + heap.sum,
                weight: last.weight + heap.weight,
                cells: last.cells + heap.cells,
            };
        }
        heaps.push(heap);
    }
    let starts = heaps.iter().flat_map(|heap| std::iter::repeat_n(heap.sum / heap.weight, heap.cells));
    for ((cell, offset), start) in layer.iter().zip(&offsets).zip(starts) {
        super::change(centres, *cell, |centre| *centre = start + offset);
    }
}
