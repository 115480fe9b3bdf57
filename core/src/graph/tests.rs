use super::*;
use crate::source::MemoryFiles;

fn drawn(text: &str) -> Graph {
    graph(&Input::new("/p/compose.yaml", text), &MemoryFiles::new())
}

/// The edges as `from kind to: label`.
fn said(graph: &Graph) -> Vec<String> {
    let edge = |edge: &Edge| {
        let (from, to) = graph.ends(edge).unwrap();
        format!("{} {} {}: {}", from.id, edge.kind.word(), to.id, edge.label)
            .trim_end_matches([' ', ':'])
            .to_owned()
    };
    graph.edges.iter().map(edge).collect()
}

fn detail(graph: &Graph, id: &str) -> String {
    graph.nodes.iter().find(|node| node.id == id).unwrap().detail.clone()
}

#[test]
fn every_kind_of_connection_is_drawn_once() {
    let graph = drawn(
        "
services:
  web:
    image: nginx
    ports: ['8080:80', '53:53/udp', '9000-9009:9000-9009']
    depends_on: {db: {condition: service_healthy}}
    links: ['db:store']
    networks: {front: {aliases: [shop]}, back: }
    volumes: ['data:/data:ro', './conf:/etc/conf']
    secrets: [key]
    configs: [{source: app, target: /etc/app}]
  db: {image: postgres, networks: [back]}
networks: {front: , back: {internal: true}}
volumes: {data: }
secrets: {key: {environment: KEY}}
configs: {app: {file: ./app.ini}}
",
    );
    let expected = [
        "port:web[0] publish service:web",
        "port:web[1] publish service:web",
        "port:web[2] publish service:web",
        "service:web depends_on service:db: healthy",
        "service:web link service:db: as store",
        "service:web network network:front: as shop",
        "service:web network network:back",
        "service:web mount volume:data: /data (ro)",
        "service:web mount volume:./conf (bind): /etc/conf (rw)",
        "service:web secret secret:key",
        "service:web config config:app: /etc/app",
        "service:db network network:back",
    ];
    assert_eq!(said(&graph), expected);
    assert_eq!(detail(&graph, "port:web[2]"), "to 9000-9009");
    assert_eq!(detail(&graph, "secret:key"), "secret from $KEY");
    assert_eq!(detail(&graph, "network:back"), "network, internal");
    assert_eq!(detail(&graph, "config:app"), "config from ./app.ini");
}

#[test]
fn a_network_that_nobody_speaks_of_is_not_drawn() {
    assert!(said(&drawn("services: {a: {image: i}, b: {image: i}}")).is_empty());
    let written = drawn("services: {a: {image: i}}\nnetworks: {default: {driver: bridge}}");
    assert_eq!(said(&written), ["service:a network network:default"]);
    let beside = drawn("services: {a: {image: i}, b: {image: i, networks: [n]}}\nnetworks: {n: }");
    assert_eq!(said(&beside).len(), 2, "who is on which network differs");
}

#[test]
fn what_a_service_has_instead_of_networks_is_drawn() {
    let graph = drawn(
        "
services:
  a: {image: i, network_mode: 'service:b'}
  b: {image: i, network_mode: host}
  c: {image: i, network_mode: none}
  d: {image: i, network_mode: 'container:x'}
",
    );
    let expected = [
        "service:a network service:b: shares its network",
        "service:b network network:host",
        "service:d network network:container x",
    ];
    assert_eq!(said(&graph), expected);
    assert_eq!(detail(&graph, "service:c"), "i, no network");
}

#[test]
fn what_is_only_named_is_absent() {
    let graph = drawn(
        "
services:
  a:
    image: i
    depends_on: {off: {condition: service_started, required: false}}
    networks: [gone]
    volumes: ['lost:/x']
  off: {image: i, profiles: [debug]}
",
    );
    let absent: Vec<&str> =
        graph.nodes.iter().filter(|node| node.is_absent).map(|node| node.id.as_str()).collect();
    assert_eq!(absent, ["service:off", "network:gone", "volume:lost"]);
    assert_eq!(detail(&graph, "service:off"), "not started: profile debug");
    assert!(graph.has_errors(), "the network and the volume are mistakes");
    assert_eq!(said(&graph).len(), 3);
}

#[test]
fn a_file_that_is_no_yaml_has_messages_and_no_graph() {
    let graph = drawn("services: [");
    assert!(graph.has_errors() && graph.nodes.is_empty());
    assert!(svg(&graph).ends_with("</svg>\n"));
}

#[test]
fn values_of_secrets_are_nowhere() {
    let graph = drawn(
        "
services:
  a:
    build: 'https://me:hunter2@example.com/a.git'
    environment: {PASSWORD: hunter2}
    configs: [c]
    secrets: [s]
configs: {c: {content: hunter2}}
secrets: {s: {environment: S}}
",
    );
    for text in [svg(&graph), mermaid(&graph), format!("{:?}", graph.nodes)] {
        assert!(!text.contains("hunter2"), "{text}");
    }
}

#[test]
fn texts_are_no_markup() {
    let graph = drawn("services: {a: {image: i, volumes: ['./<b>&\"c\":/x y']}}");
    let (svg, mermaid) = (svg(&graph), mermaid(&graph));
    assert!(svg.contains("./&lt;b&gt;&amp;&quot;c&quot;") && !svg.contains("<b>"), "{svg}");
    assert!(mermaid.contains("./#60;b#62;#38;#34;c#34;<br>path of the host"), "{mermaid}");
}

#[test]
fn places_are_those_of_the_file() {
    let text = "services:\n  web:\n    image: i\n    ports: ['80:80']\n";
    let graph = drawn(text);
    let place = |id: &str| {
        let node = graph.nodes.iter().find(|node| node.id == id).unwrap();
        graph.sources.describe(node.span.unwrap())
    };
    assert_eq!(place("service:web"), "/p/compose.yaml:2:3");
    assert_eq!(place("port:web[0]"), "/p/compose.yaml:4:13");
}
