//! Services, ports and names.

use super::*;

#[test]
fn a_published_port_is_not_the_port_of_the_service() {
    let text = r#"
services:
  web: {image: "nginx:1.27", restart: always, ports: ["8080:80"]}
  cli: {image: "curlimages/curl:8.10.1", restart: always, command: [curl, "http://web:80"]}
"#;
    let converted = converted(text, &[]);
    assert_eq!(
        converted.object("Service", "web"),
        json!({
            "apiVersion": "v1", "kind": "Service", "metadata": {"name": "web"},
            "spec": {"selector": selector("web"), "ports": [{"name": "http", "port": 80, "targetPort": "http"}]},
        })
    );
    assert_eq!(converted.codes(), ["published-port-internal"]);
    let access = &converted.conversion.summary.access[0];
    assert_eq!(access.published, "localhost:8080");
    assert_eq!(access.instead, "kubectl port-forward service/web 8080:80");
}

#[test]
fn a_service_without_ports_is_found_by_dns() {
    let text = r#"
services:
  web: {image: "nginx:1.27", restart: always, depends_on: [cache]}
  cache: {image: "memcached:1.6", restart: always}
"#;
    let converted = converted(text, &[]);
    assert_eq!(
        converted.spec("Service", "cache"),
        json!({"clusterIP": "None", "selector": selector("cache")})
    );
    assert_eq!(converted.codes(), ["depends-on-started"]);
}

#[test]
fn ranges_are_expanded_and_duplicates_removed() {
    let text = r#"services: {a: {image: "acme/a:1", expose: ["7000-7002", "80"], ports: ["80:80"]}}"#;
    assert_eq!(
        converted(text, &[]).container("a")["ports"],
        json!([
            {"name": "http", "containerPort": 80},
            {"name": "tcp-7000", "containerPort": 7000},
            {"name": "tcp-7001", "containerPort": 7001},
            {"name": "tcp-7002", "containerPort": 7002},
        ])
    );
}

#[test]
fn one_number_can_be_two_ports() {
    let text = r#"services: {dns: {image: "coredns/coredns:1.11.3", ports: ["53:53/udp", "53:53/tcp"]}}"#;
    let converted = converted(text, &[]);
    assert_eq!(
        converted.spec("Service", "dns")["ports"],
        json!([
            {"name": "udp-53", "port": 53, "protocol": "UDP", "targetPort": "udp-53"},
            {"name": "tcp-53", "port": 53, "targetPort": "tcp-53"},
        ])
    );
    assert!(converted.conversion.summary.access[0].instead.contains("LoadBalancer"));
}

#[test]
fn ports_that_others_use_are_added() {
    let text = r#"
services:
  db: {image: "postgres:17", ports: ["8080:80"]}
  api: {image: "acme/api:1", environment: {DB: "postgres://user@db/x", CACHE_HOST: db, CACHE_PORT: 6379}}
"#;
    let converted = converted(text, &[]);
    let ports = converted.spec("Service", "db")["ports"].clone();
    assert_eq!(ports[1]["port"], 5432);
    assert_eq!(ports[2]["port"], 6379);
    assert!(converted.codes().contains(&"port-inferred"));
}

#[test]
fn names_that_kubernetes_does_not_have() {
    let text = r#"
services:
  my_db: {image: "postgres:17", restart: always}
  api: {image: "acme/api:1", restart: always, environment: {DB_URL: "tcp://my_db:5432/my_db", DB_NAME: my_db}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(
        converted.container("api")["env"],
        json!([{"name": "DB_URL", "value": "tcp://my-db:5432/my_db"}, {"name": "DB_NAME", "value": "my_db"}])
    );
    assert_eq!(
        converted.spec("Service", "my-db"),
        json!({"clusterIP": "None", "selector": selector("my-db")})
    );
    assert_eq!(converted.codes(), ["host-reference-broken", "host-reference-rewritten", "service-renamed"]);
}

#[test]
fn two_names_must_not_become_one() {
    let text = r#"services: {my_db: {image: "postgres:17"}, my-db: {image: "postgres:17"}}"#;
    assert!(converted(text, &[]).codes().contains(&"name-collision"));
}

#[test]
fn further_names_are_further_services() {
    let text = r#"
services:
  web: {image: "acme/web:1", links: ["mysql:db"]}
  mysql: {image: "mysql:8.4", container_name: main_db, networks: {default: {aliases: [store, Web]}}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(converted.names("Service"), ["db", "mysql", "store", "web"]);
    assert_eq!(converted.spec("Service", "db"), converted.spec("Service", "mysql"));
    let skipped =
        converted.conversion.diagnostics.iter().filter(|found| found.code.slug() == "alias-skipped");
    assert_eq!(skipped.count(), 2, "`main_db` is no name, and `Web` is taken");
}

#[test]
fn a_name_of_several_services_selects_all_of_them() {
    let text = r#"
services:
  a: {image: "acme/a:1", expose: [80], networks: {default: {aliases: [both]}}}
  b: {image: "acme/b:1", expose: [80, 81], networks: {default: {aliases: [both]}}}
"#;
    let converted = converted(text, &[]);
    let spec = converted.spec("Service", "both");
    assert_eq!(
        spec["selector"],
        json!({"app.kubernetes.io/instance": "demo", "kompose-rs/alias.both": "true"})
    );
    assert_eq!(spec["ports"].as_array().unwrap().len(), 1);
    assert_eq!(spec["clusterIP"], "None");
    let labels = &converted.spec("Deployment", "b")["template"]["metadata"]["labels"];
    assert_eq!(labels["kompose-rs/alias.both"], "true");
}

#[test]
fn a_namespace_comes_first_and_holds_everything() {
    let text = r#"services: {web: {image: "nginx:1.27", ports: ["80:80"]}}"#;
    let options = Options { namespace: Some("shop".to_owned()), ..Options::default() };
    let converted = with_options(text, &[], &options);
    assert_eq!(converted.objects[0]["kind"], "Namespace");
    assert_eq!(converted.objects[0]["metadata"].get("namespace"), None);
    assert_eq!(converted.object("Service", "web")["metadata"]["namespace"], "shop");
    let access = &converted.conversion.summary.access[0];
    assert_eq!(access.instead, "kubectl -n shop port-forward service/web 80:80");
}
