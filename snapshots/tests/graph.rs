//! Drawings of projects: kept as they are, and never with parts that lie over each other.
//!
//! `INSTA_UPDATE=always cargo test -p kompose-snapshots --test graph` accepts what is drawn now; look at the pictures
//! that `kompose-rs graph` makes before it is committed.

#![expect(clippy::unwrap_used, reason = "a test that cannot read its projects has to fail")]

use std::fmt::Write as _;

use insta::Settings as Insta;
use kompose_core::graph::{Edge, Graph, Node, graph, mermaid, svg};
use kompose_snapshots::{Project, collection};

fn drawn(project: &Project) -> Graph {
    graph(&project.input, project.files.as_ref())
}

/// What is drawn, and where.
fn listing(graph: &Graph) -> String {
    let mut text = format!("{}\n{} x {}\n", mermaid(graph), graph.width, graph.height);
    for (number, node) in graph.nodes.iter().enumerate() {
        let Node { id, x, y, width, height, .. } = node;
        let _ = writeln!(text, "n{number} {id}: {x},{y} {width} x {height}");
    }
    for edge in &graph.edges {
        let points: Vec<String> = edge.points.iter().map(|(x, y)| format!("{x},{y}")).collect();
        let _ = writeln!(text, "n{} n{}: {}", edge.from, edge.to, points.join(" "));
    }
    text
}

#[test]
fn drawings_are_what_is_kept() {
    let mut projects = collection::examples().unwrap();
    projects.extend(collection::drawn().unwrap());
    let mut insta = Insta::new();
    insta.set_snapshot_path("../graph");
    insta.set_prepend_module_to_snapshot(false);
    insta.set_omit_expression(true);
    for project in projects {
        let name = project.name.replace('/', "-");
        insta.bind(|| insta::assert_snapshot!(name, listing(&drawn(&project))));
        if project.name == "graph/everything" {
            insta.bind(|| insta::assert_snapshot!("picture", svg(&drawn(&project))));
        }
    }
}

fn overlap(a: &Node, b: &Node) -> bool {
    a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/// Whether a point lies on the left or right side of a node.
fn touches((x, y): (i32, i32), node: &Node) -> bool {
    (x == node.x || x == node.x + node.width) && y >= node.y && y <= node.y + node.height
}

/// Whether a level part of an edge runs through a node.
fn runs_through(edge: &Edge, node: &Node) -> bool {
    edge.points.windows(2).any(|pair| {
        let &[(x, y), (other, level)] = pair else { return false };
        let (left, right) = (x.min(other), x.max(other));
        y == level && y > node.y && y < node.y + node.height && left < node.x + node.width && node.x < right
    })
}

/// What is wrong with a drawing.
fn faults(graph: &Graph) -> Vec<String> {
    let mut faults = Vec::new();
    for (number, node) in graph.nodes.iter().enumerate() {
        let inside = node.x >= 0 && node.y >= 0;
        if !inside || node.x + node.width > graph.width || node.y + node.height > graph.height {
            faults.push(format!("{} lies outside", node.id));
        }
        let over = graph.nodes.iter().take(number).filter(|other| overlap(other, node));
        faults.extend(over.map(|other| format!("{} lies over {}", node.id, other.id)));
    }
    let is_apart = graph.nodes.len() > 100;
    for edge in &graph.edges {
        let (from, to) = graph.ends(edge).unwrap();
        let ends = edge.points.first().zip(edge.points.last());
        if !ends.is_some_and(|(first, last)| touches(*first, from) && touches(*last, to)) {
            faults.push(format!("{} to {} does not touch them", from.id, to.id));
        }
        let through = graph.nodes.iter().filter(|node| !is_apart && runs_through(edge, node));
        faults.extend(through.map(|node| format!("{} to {} runs through {}", from.id, to.id, node.id)));
    }
    faults
}

#[test]
fn nothing_lies_over_anything_else() {
    let mut projects = collection::cases().unwrap();
    projects.extend(collection::examples().unwrap());
    projects.extend(collection::drawn().unwrap());
    match collection::corpus().unwrap() {
        Some(corpus) => projects.extend(corpus.cases.into_iter().map(|case| case.project)),
        None => println!("skipped: {} names no corpus", collection::CORPUS),
    }
    let (mut found, mut nodes) = (Vec::new(), 0);
    for project in &projects {
        let graph = drawn(project);
        nodes += graph.nodes.len();
        found.extend(faults(&graph).into_iter().map(|fault| format!("{}: {fault}", project.name)));
    }
    println!("{} projects with {nodes} parts are drawn", projects.len());
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_value_is_drawn() {
    for project in collection::drawn().unwrap() {
        let graph = drawn(&project);
        for text in [svg(&graph), mermaid(&graph)] {
            assert!(!text.contains("hunter2"), "{}: {text}", project.name);
        }
    }
}
