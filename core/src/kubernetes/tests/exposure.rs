//! Ways into the cluster.

use super::*;
use crate::KubernetesOptions;

fn exposed(text: &str, kubernetes: &[(&str, &str)]) -> Converted {
    let mut options = KubernetesOptions::default();
    for (name, value) in kubernetes {
        options.set(name, value).unwrap();
    }
    with_options(text, &[], &Options { kubernetes: options, ..Options::default() })
}

fn service(lines: &str) -> String {
    format!(
        "services:\n  web:\n    image: nginx:1.27\n    restart: always\n    ports: [\"8080:80\"]\n{lines}"
    )
}

#[test]
fn the_nearest_source_decides_how_ports_are_reached() {
    let label = |text: &str| service(&format!("    labels: {{{text}}}\n"));
    let extension = |text: &str| service(&format!("    x-kubernetes: {{{text}}}\n"));
    let both = service(
        "    labels: {kompose.service.type: nodeport, kompose.service.expose: a.io}\n    x-kubernetes: {expose: none}\n",
    );
    let gateway = "gateway: {parents: [{name: public}]}";
    let table = [
        (service(""), "none", vec![]),
        (service(""), "loadbalancer", vec!["LoadBalancer"]),
        (service(""), "ingress", vec!["Ingress"]),
        (label("kompose.service.type: ClusterIP"), "loadbalancer", vec![]),
        (label("kompose.service.type: ClusterIP"), "ingress", vec![]),
        (label("kompose.service.type: Headless"), "ingress", vec!["Ingress"]),
        (label("kompose.service.type: NodePort"), "ingress", vec!["NodePort"]),
        (label("kompose.service.expose: a.io"), "none", vec!["Ingress"]),
        (label("kompose.service.expose: a.io"), "loadbalancer", vec!["LoadBalancer", "Ingress"]),
        (extension("expose: nodeport"), "ingress", vec!["NodePort"]),
        (extension("service: {type: ClusterIP}"), "nodeport", vec![]),
        (
            extension("service: {type: LoadBalancer}, expose: ingress"),
            "none",
            vec!["LoadBalancer", "Ingress"],
        ),
        (extension("ingress: {port: 80}"), "none", vec!["Ingress"]),
        (extension(gateway), "ingress", vec!["HTTPRoute"]),
        (extension(&format!("ingress: {{}}, {gateway}")), "ingress", vec!["Ingress"]),
        (both, "loadbalancer", vec![]),
    ];
    for (text, option, expected) in table {
        let converted = exposed(&text, &[("expose", option)]);
        let ways = converted.objects.iter().filter_map(|object| match object["kind"].as_str()? {
            "Service" => object["spec"]["type"].as_str(),
            kind => Some(kind).filter(|kind| matches!(*kind, "Ingress" | "HTTPRoute")),
        });
        assert_eq!(ways.collect::<Vec<_>>(), expected, "{option}: {text}");
        assert!(
            !converted.conversion.diagnostics.iter().any(crate::Diagnostic::is_error),
            "{option}: {text}"
        );
    }
}

#[test]
fn the_report_says_how_ports_are_reached() {
    let tls = "    x-kubernetes: {expose: ingress, ingress: {hosts: [a.io], tlsSecret: t, path: /b}}\n";
    let mode = "    labels: {kompose.controller.port.expose: \"true\"}\n";
    let table = [
        (service(""), vec![("expose", "loadbalancer")], "kubectl get service web-published"),
        (service(""), vec![("expose", "nodeport")], "kubectl get service web-published"),
        (service("").replace("8080", "30080"), vec![("expose", "nodeport")], "port 30080 of any node"),
        (service(""), vec![("expose", "ingress")], "kubectl get ingress web"),
        (service(""), vec![("expose", "ingress"), ("host", "{service}.io")], "http://web.io/"),
        (service(""), vec![("expose", "gateway"), ("gateway", "a/b")], "kubectl get httproute web"),
        (service(tls), vec![], "https://a.io/b"),
        (service(mode), vec![], "port 8080 of the node that `web` runs on"),
    ];
    for (text, options, expected) in table {
        let converted = exposed(&text, &options);
        assert_eq!(converted.conversion.summary.access[0].instead, expected, "{options:?}");
        assert!(!converted.codes().contains(&"published-port-internal"), "{options:?}");
    }
}

#[test]
fn one_number_on_two_addresses_leads_to_one_port() {
    let text = r#"services: {web: {image: "nginx:1.27", restart: always, ports: ["10.0.0.1:80:80", "10.0.0.2:80:8080"]}}"#;
    let converted = exposed(text, &[("expose", "loadbalancer")]);
    assert_eq!(
        converted.spec("Service", "web-published")["ports"],
        json!([{"name": "http", "port": 80, "targetPort": "http"}])
    );
    assert_eq!(converted.codes(), ["host-ip-ignored", "published-port-internal"]);
}

#[test]
fn a_stateful_set_keeps_its_headless_service() {
    let text = service("    x-kubernetes: {controller: statefulset, service: {headless: false}}\n");
    assert!(exposed(&text, &[]).codes().contains(&"x-kubernetes-invalid"));
    let text = service("    x-kubernetes: {controller: statefulset, expose: loadbalancer}\n");
    assert_eq!(exposed(&text, &[]).spec("Service", "web")["clusterIP"], "None");
}
