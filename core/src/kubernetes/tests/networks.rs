//! Networks and policies.

use super::*;

const SHOP: &str = r#"
name: shop
services:
  web: {image: "acme/web:1", networks: [front], ports: ["8080:80"]}
  api: {image: "acme/api:1", networks: [front, back]}
  db: {image: "acme/db:1", networks: [back]}
"#;

fn marked(network: &str) -> Value {
    let label = format!("kompose-rs/network.{network}");
    json!({"matchLabels": {"app.kubernetes.io/instance": "shop", label: "true"}})
}

#[test]
fn networks_that_keep_services_apart_are_policies() {
    let converted = converted(&format!("{SHOP}\nnetworks: {{front: {{}}, back: {{}}}}"), &[]);
    assert_eq!(converted.names("NetworkPolicy"), ["network-back", "network-front", "web-published"]);
    assert_eq!(
        converted.spec("NetworkPolicy", "network-back"),
        json!({
            "podSelector": marked("back"), "policyTypes": ["Ingress"],
            "ingress": [{"from": [{"podSelector": marked("back")}]}],
        })
    );
    assert_eq!(
        converted.spec("NetworkPolicy", "web-published"),
        json!({
            "podSelector": {"matchLabels": {"app.kubernetes.io/name": "web", "app.kubernetes.io/instance": "shop"}},
            "policyTypes": ["Ingress"], "ingress": [{"ports": [{"port": 80, "protocol": "TCP"}]}],
        })
    );
    let labels = &converted.spec("Deployment", "api")["template"]["metadata"]["labels"];
    assert_eq!(labels["kompose-rs/network.back"], "true");
    assert_eq!(labels["kompose-rs/network.front"], "true");
    assert!(converted.codes().contains(&"network-policy-generated"));
}

#[test]
fn an_internal_network_has_no_way_out() {
    let converted = converted(&format!("{SHOP}\nnetworks: {{front: {{}}, back: {{internal: true}}}}"), &[]);
    let dns = json!({"namespaceSelector": {"matchLabels": {"kubernetes.io/metadata.name": "kube-system"}}});
    let back = converted.spec("NetworkPolicy", "network-back");
    assert_eq!(back["policyTypes"], json!(["Ingress", "Egress"]));
    assert_eq!(
        back["egress"],
        json!([
            {"to": [{"podSelector": marked("back")}]},
            {"to": [dns], "ports": [{"port": 53, "protocol": "UDP"}, {"port": 53, "protocol": "TCP"}]},
        ])
    );
    assert_eq!(converted.spec("NetworkPolicy", "network-front")["egress"], json!([{}]));
}

#[test]
fn without_a_network_nothing_is_reached() {
    let text = r#"
services: {calc: {image: "acme/c:1", network_mode: none}, proxy: {image: "acme/p:1", networks: [default, edge]}, app: {image: "acme/a:1"}}
networks: {edge: {external: true, name: public-edge}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(converted.names("NetworkPolicy"), ["calc-no-network"]);
    assert_eq!(
        converted.spec("NetworkPolicy", "calc-no-network"),
        json!({"podSelector": {"matchLabels": selector("calc")}, "policyTypes": ["Ingress", "Egress"]})
    );
    assert_eq!(converted.names("Service"), ["app", "proxy"]);
}

#[test]
fn an_external_network_admits_other_projects() {
    let text = r#"
services: {a: {image: "acme/a:1", networks: [edge]}, b: {image: "acme/b:1"}}
networks: {edge: {external: true, name: public-edge}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(
        converted.spec("NetworkPolicy", "network-public-edge")["ingress"],
        json!([{"from": [{
            "namespaceSelector": {}, "podSelector": {"matchLabels": {"kompose-rs/network.public-edge": "true"}},
        }]}])
    );
    assert!(converted.codes().contains(&"external-network"));
}
