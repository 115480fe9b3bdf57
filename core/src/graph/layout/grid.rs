//! Columns of cells: a cell holds a node, or lets an edge pass that leads farther than to the next column.

use super::{Arrow, at, change};

/// With more cells for passing edges than this, long edges are not led around the nodes between their ends.
const PASSING: usize = 3000;

/// A cell.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Cell {
    /// The column.
    pub(super) layer: usize,
    /// The height of its node; nothing for an edge that passes.
    pub(super) height: Option<i32>,
}

/// The cells of a block. The first ones hold the nodes, in their order.
pub(super) struct Grid {
    /// The cells.
    pub(super) cells: Vec<Cell>,
    /// For each column its cells from top to bottom.
    pub(super) layers: Vec<Vec<usize>>,
    /// For each cell those in the column before that it is connected with.
    pub(super) before: Vec<Vec<usize>>,
    /// For each cell those in the column behind that it is connected with.
    pub(super) behind: Vec<Vec<usize>>,
    /// For each arrow its cells, from its tail to its head.
    pub(super) chains: Vec<Vec<usize>>,
}

impl Grid {
    /// The cells of nodes whose columns are known, in the order of the nodes.
    pub(super) fn new(layers: &[usize], arrows: &[Arrow], sizes: &[(i32, i32)]) -> Self {
        let cells =
            layers.iter().zip(sizes).map(|(layer, size)| Cell { layer: *layer, height: Some(size.1) });
        let mut grid = Self {
            cells: cells.collect(),
            layers: Vec::new(),
            before: Vec::new(),
            behind: Vec::new(),
            chains: Vec::new(),
        };
        let between = |arrow: &Arrow| (at(layers, arrow.tail) + 1..at(layers, arrow.head)).len();
        let leads_around = arrows.iter().map(between).sum::<usize>() <= PASSING;
        for arrow in arrows {
            let mut chain = vec![arrow.tail];
            for layer in at(layers, arrow.tail) + 1..at(layers, arrow.head) {
                if leads_around {
                    chain.push(grid.cells.len());
                    grid.cells.push(Cell { layer, height: None });
                }
            }
            chain.push(arrow.head);
            grid.chains.push(chain);
        }
        grid.connect();
        grid
    }

    fn connect(&mut self) {
        let count = self.cells.iter().map(|cell| cell.layer + 1).max().unwrap_or_default();
        self.layers = vec![Vec::new(); count];
        for (position, cell) in self.cells.iter().enumerate() {
            change(&mut self.layers, cell.layer, |layer| layer.push(position));
        }
        self.before = vec![Vec::new(); self.cells.len()];
        self.behind = vec![Vec::new(); self.cells.len()];
        for pair in self.chains.iter().flat_map(|chain| chain.windows(2)) {
            let [left, right] = pair else { continue };
            if at(&self.cells, *left).layer + 1 == at(&self.cells, *right).layer {
                change(&mut self.behind, *left, |list| list.push(*right));
                change(&mut self.before, *right, |list| list.push(*left));
            }
        }
    }

    /// The position of each cell in its column.
    pub(super) fn positions(&self) -> Vec<usize> {
        let mut positions = vec![0; self.cells.len()];
        for (position, cell) in self.layers.iter().flat_map(|layer| layer.iter().enumerate()) {
            change(&mut positions, *cell, |old| *old = position);
        }
        positions
    }
}
