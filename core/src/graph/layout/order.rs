//! The order of the cells in each column: again and again each column is sorted by where the neighbours of its cells
//! are, once from the left and once from the right, and the order with the fewest crossings is kept.

use super::grid::Grid;
use super::{at, change};

/// With more cells less time is taken.
const MANY: usize = 600;

/// Orders the columns.
pub(super) fn order(grid: &mut Grid) {
    let sweeps = if grid.cells.len() > MANY { 4 } else { 16 };
    let mut best = grid.layers.clone();
    let mut positions = grid.positions();
    let mut fewest = crossings(grid, &positions);
    for sweep in 0..sweeps {
        if fewest == 0 {
            break;
        }
        let count = grid.layers.len();
        let from_left = sweep % 2 == 0;
        for step in 0..count {
            let layer = if from_left { step } else { count - 1 - step };
            sort(grid, layer, from_left, &mut positions);
        }
        if grid.cells.len() <= MANY {
            (0..count).for_each(|layer| swap_neighbours(grid, layer, &mut positions));
        }
        let found = crossings(grid, &positions);
        if found < fewest {
            (fewest, best) = (found, grid.layers.clone());
        }
    }
    grid.layers = best;
}

/// Sorts a column by the average position of the neighbours on one side; cells without any stay where they are.
fn sort(grid: &mut Grid, layer: usize, from_left: bool, positions: &mut [usize]) {
    let neighbours = if from_left { &grid.before } else { &grid.behind };
    let wish = |cell: usize| {
        let found = neighbours.get(cell).map_or(&[][..], Vec::as_slice);
        let sum: usize = found.iter().map(|other| at(positions, *other) * 1000).sum();
        sum.checked_div(found.len()).unwrap_or_else(|| at(positions, cell) * 1000)
    };
    let Some(cells) = grid.layers.get_mut(layer) else { return };
    cells.sort_by_cached_key(|cell| wish(*cell));
    number(cells, positions);
}

/// Notes where the cells of a column stand.
fn number(cells: &[usize], positions: &mut [usize]) {
    for (position, cell) in cells.iter().enumerate() {
        change(positions, *cell, |old| *old = position);
    }
}

/// Swaps cells that stand one below the other wherever fewer edges cross then.
fn swap_neighbours(grid: &mut Grid, layer: usize, positions: &mut [usize]) {
    let count = |upper: usize, lower: usize| {
        let side = |neighbours: &[Vec<usize>]| {
            let of =
                |cell: usize| neighbours.get(cell).into_iter().flatten().map(|other| at(positions, *other));
            of(upper).map(|above| of(lower).filter(|below| *below < above).count()).sum::<usize>()
        };
        side(&grid.before) + side(&grid.behind)
    };
    let mut cells = grid.layers.get(layer).cloned().unwrap_or_default();
    for position in 1..cells.len() {
        let (upper, lower) = (at(&cells, position - 1), at(&cells, position));
        if count(lower, upper) < count(upper, lower) {
            cells.swap(position - 1, position);
        }
    }
    number(&cells, positions);
    if let Some(layer) = grid.layers.get_mut(layer) {
        *layer = cells;
    }
}

/// How many pairs of edges cross.
fn crossings(grid: &Grid, positions: &[usize]) -> usize {
    let of_layer = |layer: &Vec<usize>| {
        let mut ends = Vec::new();
        for cell in layer {
            let mut found: Vec<usize> =
                grid.behind.get(*cell).into_iter().flatten().map(|other| at(positions, *other)).collect();
            found.sort_unstable();
            ends.extend(found);
        }
        inversions(&mut ends)
    };
    grid.layers.iter().map(of_layer).sum()
}

/// How many pairs of numbers stand in the wrong order; sorts them on the way.
fn inversions(numbers: &mut [usize]) -> usize {
    if numbers.len() < 2 {
        return 0;
    }
    let (left, right) = numbers.split_at_mut(numbers.len() / 2);
    let mut count = inversions(left) + inversions(right);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut left, mut right) = (left.iter().peekable(), right.iter().peekable());
    loop {
        match (left.peek(), right.peek()) {
            (Some(ours), Some(theirs)) if theirs < ours => {
                count += left.len();
                merged.extend(right.next());
            }
            (Some(_), _) => merged.extend(left.next()),
            (None, Some(_)) => merged.extend(right.next()),
            (None, None) => break,
        }
    }
    let merged: Vec<usize> = merged.into_iter().copied().collect();
    numbers.copy_from_slice(&merged);
    count
}

#[cfg(test)]
mod tests {
    use super::inversions;

    #[test]
    fn pairs_in_the_wrong_order_are_counted() {
        let cases: [(&[usize], usize); 5] =
            [(&[], 0), (&[1, 1], 0), (&[3, 2, 1], 3), (&[1, 3, 2, 4], 1), (&[2, 2, 1, 1, 0], 8)];
        for (numbers, expected) in cases {
            let mut sorted = numbers.to_vec();
            assert_eq!(inversions(&mut sorted), expected, "{numbers:?}");
            assert!(sorted.is_sorted());
        }
    }
}
