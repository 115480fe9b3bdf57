//! Which column a node stands in.

use std::collections::VecDeque;

use super::{Arrow, at, change};
use crate::graph::NodeKind;

/// The column of each node: right of everything that uses it, and ports right before their services.
pub(super) fn layers(kinds: &[NodeKind], arrows: &[Arrow]) -> Vec<usize> {
    let has_ports = kinds.contains(&NodeKind::Port);
    let lowest = |kind: &NodeKind| usize::from(has_ports && *kind != NodeKind::Port);
    let mut layers: Vec<usize> = kinds.iter().map(lowest).collect();
    let mut leaving = vec![Vec::new(); kinds.len()];
    let mut waiting = vec![0_usize; kinds.len()];
    for arrow in arrows {
        change(&mut leaving, arrow.tail, |list: &mut Vec<usize>| list.push(arrow.head));
        change(&mut waiting, arrow.head, |count| *count += 1);
    }
    let mut ready: VecDeque<usize> = (0..kinds.len()).filter(|node| at(&waiting, *node) == 0).collect();
    while let Some(node) = ready.pop_front() {
        let next = at(&layers, node) + 1;
        for head in leaving.get(node).into_iter().flatten().copied() {
            change(&mut layers, head, |layer| *layer = (*layer).max(next));
            change(&mut waiting, head, |count| *count -= 1);
            if at(&waiting, head) == 0 {
                ready.push_back(head);
            }
        }
    }
    for arrow in arrows.iter().filter(|arrow| kinds.get(arrow.tail) == Some(&NodeKind::Port)) {
        let before = at(&layers, arrow.head).saturating_sub(1);
        change(&mut layers, arrow.tail, |layer| *layer = before);
    }
    layers
}
