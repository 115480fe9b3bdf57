use super::*;
use crate::graph::{EdgeKind, NodeKind};

/// Services named by numbers, and dependencies between them.
fn drawn(count: usize, pairs: &[(usize, usize)]) -> (Vec<Node>, Vec<Edge>) {
    let node = |number| Node {
        id: format!("service:{number}"),
        kind: NodeKind::Service,
        label: format!("service {number}"),
        detail: String::new(),
        is_absent: false,
        x: 0,
        y: 0,
        width: 0,
        height: 0,
        span: None,
    };
    let edge = |(from, to): &(usize, usize)| Edge {
        from: *from,
        to: *to,
        kind: EdgeKind::DependsOn,
        label: "started".to_owned(),
        points: Vec::new(),
        is_cycle: false,
    };
    let (mut nodes, mut edges): (Vec<_>, Vec<_>) =
        ((0..count).map(node).collect(), pairs.iter().map(edge).collect());
    arrange(&mut nodes, &mut edges);
    (nodes, edges)
}

fn circles(count: usize, pairs: &[(usize, usize)]) -> Vec<bool> {
    drawn(count, pairs).1.iter().map(|edge| edge.is_cycle).collect()
}

fn overlap(a: &Node, b: &Node) -> bool {
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

#[test]
fn what_is_used_stands_right_of_its_users() {
    let (nodes, edges) = drawn(5, &[(0, 1), (1, 2), (0, 2), (3, 2), (0, 4)]);
    for edge in &edges {
        let (from, to) = (&nodes[edge.from], &nodes[edge.to]);
        assert!(from.x + from.width < to.x, "{edge:?}");
        let (first, last) = (edge.points[0], edge.points[edge.points.len() - 1]);
        assert_eq!((first.0, last.0), (from.x + from.width, to.x), "{edge:?}");
        assert!(first.1 > from.y && first.1 < from.y + from.height, "{edge:?}");
        assert!(last.1 > to.y && last.1 < to.y + to.height, "{edge:?}");
    }
}

#[test]
fn the_edges_of_a_circle_are_marked_and_no_others() {
    assert_eq!(circles(4, &[(0, 1), (1, 2), (2, 1), (2, 3)]), [false, true, true, false]);
    assert_eq!(circles(3, &[(0, 1), (1, 2), (2, 0)]), [true, true, true]);
    assert_eq!(circles(2, &[(0, 0), (0, 1)]), [true, false]);
    assert_eq!(circles(4, &[(0, 1), (1, 0), (2, 3), (3, 2), (1, 2)]), [true, true, true, true, false]);
}

#[test]
fn an_edge_that_leads_back_ends_at_the_right_side() {
    let (nodes, edges) = drawn(2, &[(0, 1), (1, 0)]);
    let back = edges.iter().find(|edge| nodes[edge.from].x > nodes[edge.to].x).unwrap();
    let to = &nodes[back.to];
    assert_eq!(back.points.last().unwrap().0, to.x + to.width);
}

#[test]
fn crossings_are_avoided() {
    // Three pairs, named so that they cross twice as long as nobody sorts them.
    let (nodes, edges) = drawn(7, &[(0, 5), (1, 4), (2, 3), (6, 3), (6, 4), (6, 5)]);
    let height = |edge: &Edge| (nodes[edge.from].y, nodes[edge.to].y);
    let mut heights: Vec<(i32, i32)> = edges[..3].iter().map(height).collect();
    heights.sort_unstable();
    assert!(heights.is_sorted_by_key(|(_, to)| *to), "{heights:?}");
}

#[test]
fn large_projects_are_drawn_without_overlaps_and_always_alike() {
    let pairs: Vec<(usize, usize)> = (1..300).flat_map(|n| [(n, n / 2), (n, n * 7 % n.max(1))]).collect();
    let (nodes, edges) = drawn(300, &pairs);
    for (position, node) in nodes.iter().enumerate() {
        assert!(node.x >= 0 && node.y >= 0 && node.width > 0, "{node:?}");
        let other = nodes[..position].iter().find(|other| overlap(other, node));
        assert!(other.is_none(), "{node:?} lies over {other:?}");
    }
    assert_eq!(drawn(300, &pairs), (nodes, edges));
}

#[test]
fn a_chain_as_long_as_a_file_is_drawn() {
    let pairs: Vec<(usize, usize)> = (1..4000).map(|n| (n - 1, n)).chain([(3999, 0)]).collect();
    let (nodes, edges) = drawn(4000, &pairs);
    assert!(edges.iter().all(|edge| edge.is_cycle));
    assert!(nodes.iter().all(|node| node.height > 0));
}
