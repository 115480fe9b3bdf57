//! A graph as a Mermaid flowchart, for Markdown files that show one.

use std::fmt::Write as _;

use super::{Edge, EdgeKind, Graph, Node, NodeKind};

/// The flowchart, with a line break at its end.
///
/// Mermaid finds places of its own; those of the graph play no part. Edges of circles are thick.
#[must_use]
pub fn mermaid(graph: &Graph) -> String {
    let mut text = "flowchart LR\n".to_owned();
    for (number, node) in graph.nodes.iter().enumerate() {
        let _ = writeln!(text, "  n{number}{}", shape(node));
    }
    for edge in &graph.edges {
        let _ = writeln!(text, "  n{} {} n{}", edge.from, arrow(edge), edge.to);
    }
    let absent = graph.nodes.iter().enumerate().filter(|(_, node)| node.is_absent);
    let absent: Vec<String> = absent.map(|(number, _)| format!("n{number}")).collect();
    if !absent.is_empty() {
        text.push_str("  classDef absent stroke-dasharray: 4 3\n");
        let _ = writeln!(text, "  class {} absent", absent.join(","));
    }
    text
}

/// A node in the shape of its kind. The texts are in quotation marks, so that nothing in them is read as Mermaid.
fn shape(node: &Node) -> String {
    let detail =
        if node.detail.is_empty() { String::new() } else { format!("<br>{}", escaped(&node.detail)) };
    let text = format!("\"{}{detail}\"", escaped(&node.label));
    match node.kind {
        NodeKind::Service => format!("[{text}]"),
        NodeKind::Network => format!("{{{{{text}}}}}"),
        NodeKind::Volume | NodeKind::Image => format!("[({text})]"),
        NodeKind::Secret | NodeKind::Config => format!("[/{text}/]"),
        NodeKind::Port => format!("([{text}])"),
    }
}

fn arrow(edge: &Edge) -> String {
    let label = if edge.label.is_empty() { String::new() } else { format!("|\"{}\"|", escaped(&edge.label)) };
    let line = match edge.kind {
        _ if edge.is_cycle => "==>",
        EdgeKind::DependsOn | EdgeKind::Publish => "-->",
        EdgeKind::Link | EdgeKind::Secret | EdgeKind::Config => "-.->",
        EdgeKind::Mount => "---",
        EdgeKind::Network => "-.-",
    };
    format!("{line}{label}")
}

/// A text without characters that mean something to Mermaid, to Markdown or to HTML.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '"' | '#' | '&' | '<' | '>' | '`' | ';' => {
                let _ = write!(escaped, "#{};", u32::from(c));
            }
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}
