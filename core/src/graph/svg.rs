//! A graph as an SVG picture: text stays text, colours follow the reader's choice of light or dark, and there is nothing
//! that runs or is loaded.

mod style;

use std::fmt::Write as _;

use super::layout::{INSET, WIDEST_WORDS};
use super::text::{LABEL, SMALL, fitted, width};
use super::{Edge, EdgeKind, Graph, Node, NodeKind};

/// The room around the drawing.
const MARGIN: i32 = 24;

/// The height of the line with the project's name, and of the one that explains the lines.
const LINE: i32 = 32;

/// The picture, with a line break at its end.
#[must_use]
pub fn svg(graph: &Graph) -> String {
    let legend = legend(graph);
    let width = (graph.width.max(legend.width).max(title_width(graph))) + 2 * MARGIN;
    let height = graph.height + 2 * MARGIN + LINE + if legend.text.is_empty() { 0 } else { LINE };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" \
         height=\"{height}\" role=\"img\" aria-labelledby=\"kompose-title kompose-desc\">\n"
    );
    let _ = writeln!(svg, "<title id=\"kompose-title\">{}</title>", escaped(&title(graph)));
    let _ = writeln!(svg, "<desc id=\"kompose-desc\">{}</desc>", escaped(&told(graph)));
    svg.push_str(style::STYLE);
    let _ = writeln!(svg, "<rect class=\"k-page\" width=\"{width}\" height=\"{height}\"/>");
    let _ = writeln!(
        svg,
        "<text class=\"k-title\" x=\"{MARGIN}\" y=\"{}\">{}</text>",
        MARGIN + 12,
        escaped(&graph.project)
    );
    let _ = writeln!(svg, "<g transform=\"translate({MARGIN} {})\">", MARGIN + LINE);
    svg.extend(graph.edges.iter().map(|edge| line(edge, graph)));
    svg.extend(graph.nodes.iter().map(node));
    // Words come last, so that no line runs through them.
    svg.extend(graph.edges.iter().map(words));
    svg.push_str("</g>\n");
    let _ = writeln!(
        svg,
        "<g transform=\"translate({MARGIN} {})\">\n{}</g>\n</svg>",
        MARGIN + LINE + graph.height + LINE,
        legend.text
    );
    svg
}

fn title(graph: &Graph) -> String {
    format!("Topology of the project {}", graph.project)
}

fn title_width(graph: &Graph) -> i32 {
    width(&graph.project, 16)
}

/// The whole graph in sentences, for those who cannot see it.
fn told(graph: &Graph) -> String {
    let count = |kind: NodeKind| graph.nodes.iter().filter(|node| node.kind == kind).count();
    let kinds = [
        (NodeKind::Service, "service"),
        (NodeKind::Port, "port"),
        (NodeKind::Network, "network"),
        (NodeKind::Volume, "volume"),
        (NodeKind::Secret, "secret"),
        (NodeKind::Config, "config"),
        (NodeKind::Image, "image"),
    ];
    let counts: Vec<String> = kinds
        .into_iter()
        .map(|(kind, noun)| (count(kind), noun))
        .filter(|(count, _)| *count > 0)
        .map(|(count, noun)| format!("{count} {noun}{}", if count == 1 { "" } else { "s" }))
        .collect();
    let mut sentences = vec![if counts.is_empty() { "Nothing".to_owned() } else { counts.join(", ") }];
    sentences.extend(graph.edges.iter().filter_map(|edge| sentence(edge, graph)));
    sentences.join(". ") + "."
}

/// An edge in words.
fn sentence(edge: &Edge, graph: &Graph) -> Option<String> {
    let (from, to) = graph.ends(edge)?;
    let label = if edge.label.is_empty() { String::new() } else { format!(" ({})", edge.label) };
    let circle = if edge.is_cycle { ", in a circle" } else { "" };
    Some(format!("{} {} {}{label}{circle}", from.label, edge.kind.verb(), to.label))
}

fn line(edge: &Edge, graph: &Graph) -> String {
    let circle = if edge.is_cycle { " k-cycle" } else { "" };
    let told = sentence(edge, graph).unwrap_or_default();
    let tip = match edge.points.as_slice() {
        [.., before, tip] if has_tip(edge.kind) => arrowhead(*before, *tip),
        _ => String::new(),
    };
    format!(
        "<g class=\"k-{}{circle}\"><title>{}</title><path class=\"k-line\" d=\"{}\"/>{tip}</g>\n",
        edge.kind.word(),
        escaped(&told),
        path(&edge.points)
    )
}

/// Whether the direction of an edge says something that the kinds of its ends do not.
fn has_tip(kind: EdgeKind) -> bool {
    matches!(kind, EdgeKind::Publish | EdgeKind::DependsOn | EdgeKind::Link)
}

/// Lines where the way is level, and curves that start and end level where it is not.
fn path(points: &[(i32, i32)]) -> String {
    let mut path = String::new();
    for (position, (x, y)) in points.iter().enumerate() {
        let before = position.checked_sub(1).and_then(|before| points.get(before));
        let _ = match before {
            None => write!(path, "M{x} {y}"),
            Some((_, before)) if before == y => write!(path, "H{x}"),
            Some((before, _)) if before == x => write!(path, "V{y}"),
            Some((bx, by)) => {
                let middle = (bx + x) / 2;
                write!(path, "C{middle} {by} {middle} {y} {x} {y}")
            }
        };
    }
    path
}

fn arrowhead((from, _): (i32, i32), (x, y): (i32, i32)) -> String {
    let back = if from <= x { x - 7 } else { x + 7 };
    format!("<path class=\"k-tip\" d=\"M{x} {y}L{back} {}V{}Z\"/>", y - 4, y + 4)
}

/// The words at an edge, right above its end.
fn words(edge: &Edge) -> String {
    let (Some((x, y)), false) = (edge.points.last(), edge.label.is_empty()) else { return String::new() };
    let before = edge.points.iter().rev().nth(1).map_or(0, |(x, _)| *x);
    let (anchor, x) = if before <= *x { ("end", x - 9) } else { ("start", x + 9) };
    format!(
        "<text class=\"k-words\" x=\"{x}\" y=\"{}\" text-anchor=\"{anchor}\">{}</text>\n",
        y - 3,
        escaped(&fitted(&edge.label, SMALL, WIDEST_WORDS))
    )
}

fn node(node: &Node) -> String {
    let Node { x, y, width, height, .. } = node;
    let absent = if node.is_absent { " k-absent" } else { "" };
    let room = width - 2 * INSET;
    let middle = y + height / 2;
    let radius = match node.kind {
        NodeKind::Network | NodeKind::Port => 20,
        NodeKind::Service => 6,
        NodeKind::Volume | NodeKind::Secret | NodeKind::Config | NodeKind::Image => 2,
    };
    let text = |class: &str, y: i32, text: &str, height: i32| {
        let x = x + width / 2;
        format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{}</text>", escaped(&fitted(text, height, room)))
    };
    let texts = if node.detail.is_empty() {
        text("k-label", middle + 5, &node.label, LABEL)
    } else {
        text("k-label", middle - 3, &node.label, LABEL) + &text("k-detail", middle + 13, &node.detail, SMALL)
    };
    let detail = if node.detail.is_empty() { String::new() } else { format!(": {}", node.detail) };
    let told = format!("{} {}{detail}", node.kind.word(), node.label);
    format!(
        "<g class=\"k-{}{absent}\"><title>{}</title><rect class=\"k-box\" x=\"{x}\" y=\"{y}\" width=\"{width}\" \
         height=\"{height}\" rx=\"{radius}\"/>{texts}</g>\n",
        node.kind.word(),
        escaped(&told)
    )
}

/// The line below the drawing that says what its lines mean.
struct Legend {
    text: String,
    width: i32,
}

fn legend(graph: &Graph) -> Legend {
    let mut legend = Legend { text: String::new(), width: 0 };
    let mut entry = |class: &str, words: &str, has_tip: bool| {
        let x = legend.width;
        let tip = if has_tip { arrowhead((x, -4), (x + 28, -4)) } else { String::new() };
        let _ = writeln!(
            legend.text,
            "<g class=\"{class}\"><path class=\"k-line\" d=\"M{x} -4H{}\"/>{tip}<text class=\"k-words\" x=\"{}\" \
             y=\"0\">{words}</text></g>",
            x + 28,
            x + 34
        );
        legend.width += 34 + width(words, SMALL) + 20;
    };
    for kind in EdgeKind::ALL {
        if graph.edges.iter().any(|edge| edge.kind == kind && !edge.is_cycle) {
            entry(&format!("k-{}", kind.word()), kind.legend(), has_tip(kind));
        }
    }
    if graph.edges.iter().any(|edge| edge.is_cycle) {
        entry("k-depends_on k-cycle", "part of a circle", true);
    }
    legend
}

/// A text in which nothing is markup; what XML cannot say at all becomes a replacement character.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            '\u{fffe}' | '\u{ffff}' => escaped.push('\u{fffd}'),
            c if c.is_control() => escaped.push('\u{fffd}'),
            c => escaped.push(c),
        }
    }
    escaped
}
