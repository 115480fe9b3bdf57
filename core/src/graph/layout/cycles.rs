//! Circles: which edges are part of one, and which of these are drawn backwards.

use super::{Arrow, at, change};
use crate::graph::Edge;

/// Marks the edges of circles, and answers with all edges as arrows of which none closes a circle.
pub(super) fn arrows(nodes: usize, edges: &mut [Edge]) -> Vec<Arrow> {
    let after = neighbours(nodes, edges.iter().map(|edge| (edge.from, edge.to)));
    let before = neighbours(nodes, edges.iter().map(|edge| (edge.to, edge.from)));
    let finished = finished(&after);
    let circles = circles(&before, &finished);
    let mut rank = vec![0; nodes];
    for (position, node) in finished.iter().rev().enumerate() {
        change(&mut rank, *node, |rank| *rank = position);
    }
    let mut arrows = Vec::with_capacity(edges.len());
    for (position, edge) in edges.iter_mut().enumerate() {
        edge.is_cycle = at(&circles, edge.from) == at(&circles, edge.to);
        let is_reversed = at(&rank, edge.from) > at(&rank, edge.to);
        let (tail, head) = if is_reversed { (edge.to, edge.from) } else { (edge.from, edge.to) };
        arrows.push(Arrow { tail, head, edge: position, is_reversed });
    }
    arrows
}

/// For each node those that it leads to.
pub(super) fn neighbours(nodes: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut found = vec![Vec::new(); nodes];
    for (from, to) in pairs {
        change(&mut found, from, |list| list.push(to));
    }
    found
}

/// All nodes, each behind what can be reached from it and is not on the way to it. There is no recursion, since a chain
/// can be as long as the file.
fn finished(after: &[Vec<usize>]) -> Vec<usize> {
    let mut seen = vec![false; after.len()];
    let mut finished = Vec::with_capacity(after.len());
    for start in 0..after.len() {
        let mut way = Vec::new();
        if !at(&seen, start) {
            change(&mut seen, start, |seen| *seen = true);
            way.push((start, 0));
        }
        while let Some((node, next)) = way.last_mut() {
            let found = after.get(*node).and_then(|list| list.get(*next)).copied();
            *next += 1;
            match found {
                Some(found) if at(&seen, found) => {}
                Some(found) => {
                    change(&mut seen, found, |seen| *seen = true);
                    way.push((found, 0));
                }
                None => {
                    finished.push(*node);
                    way.pop();
                }
            }
        }
    }
    finished
}

/// For each node the number of the largest set of nodes around it that all reach each other.
fn circles(before: &[Vec<usize>], finished: &[usize]) -> Vec<usize> {
    const NONE: usize = usize::MAX;
    let mut circles = vec![NONE; before.len()];
    for start in finished.iter().rev().copied() {
        let mut open = vec![start];
        while let Some(node) = open.pop() {
            if at(&circles, node) == NONE {
                change(&mut circles, node, |circle| *circle = start);
                open.extend(before.get(node).into_iter().flatten().copied());
            }
        }
    }
    circles
}
