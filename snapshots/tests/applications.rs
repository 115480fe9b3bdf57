//! What each of the ten small applications must mean after a conversion, said once in words and once in fields.
//!
//! The snapshots show all of an output; here stands what may never change about it.

#[path = "applications/result.rs"]
mod result;

use result::{kubernetes, swarm};
use serde_json::json;

#[test]
fn flask_redis_reaches_a_service_that_publishes_nothing() {
    let objects = kubernetes("flask-redis");
    assert_eq!(
        objects.at("Service/redis", "/spec/clusterIP"),
        json!("None"),
        "any port of redis is reachable"
    );
    assert_eq!(objects.at("Service/redis", "/spec/selector"), objects.labels_of_pod("Deployment/redis"));
    assert_eq!(objects.at("Service/web", "/spec/ports/0/port"), json!(5000));
    assert!(objects.none_of_kind("NetworkPolicy"), "all services share a network");

    let stack = swarm("flask-redis");
    assert_eq!(stack.at("/networks/visits/name"), json!("visits"));
    for service in ["web", "redis"] {
        assert!(stack.has(&format!("/services/{service}/networks/visits")), "{service} is on the network");
    }
}

#[test]
fn webserver_redis_keeps_three_kinds_of_ports_and_variables() {
    let objects = kubernetes("webserver-redis");
    assert_eq!(objects.numbers("Service/webserver", "/spec/ports", "/port"), [80, 3000, 8000]);
    assert!(objects.says("env-unset", "BAR"), "nobody gives BAR a value");
    assert_eq!(objects.variable("Deployment/webserver", "FOO"), Some("bar".to_owned()));
    assert_eq!(
        objects.at("Deployment/webserver", "/spec/template/spec/containers/0/envFrom/0/configMapRef/name"),
        json!("webserver-env")
    );
    let mounts = "/spec/template/spec/containers/0/volumeMounts";
    assert_eq!(
        objects.find("Deployment/webserver", mounts, ("mountPath", "/tmp/assets"))["readOnly"],
        json!(true)
    );
    assert!(objects.find("Deployment/webserver", mounts, ("mountPath", "/var/data"))["readOnly"].is_null());

    let stack = swarm("webserver-redis");
    let random = stack.port("webserver", 3000);
    assert!(random["published"].is_null(), "a random port of the host stays random");
    assert!(stack.port("webserver", 8000).is_null(), "8000 is not published");
    assert!(!stack.has("/services/webserver/env_file"), "the variables of the file are written out");
    assert_eq!(stack.at("/services/webserver/environment/FOO"), json!("bar"));
}

#[test]
fn todo_list_makes_no_network_of_somebody_else() {
    let objects = kubernetes("todo-list");
    assert!(objects.none_of_kind("NetworkPolicy"));
    assert!(objects.says("external-network", "app-net") || objects.says("external-network", "shared"));

    let stack = swarm("todo-list");
    assert_eq!(stack.at("/networks/app-net"), json!({"external": true, "name": "shared"}));
}

#[test]
fn image_gallery_has_three_copies_behind_one_name() {
    let objects = kubernetes("image-gallery");
    assert_eq!(objects.at("Deployment/picture", "/spec/replicas"), json!(3));
    for service in ["accesslog", "picture", "gallery"] {
        assert!(objects.has(&format!("Service/{service}")), "{service} has a name");
    }
    assert_eq!(swarm("image-gallery").at("/services/picture/deploy/replicas"), json!(3));
}

#[test]
fn todo_list_postgres_finds_its_secret_at_one_path() {
    let objects = kubernetes("todo-list-postgres");
    let mounts = "/spec/template/spec/containers/0/volumeMounts";
    let mount = objects.find("Deployment/todo-web", mounts, ("mountPath", "/app/config/secrets.json"));
    assert_eq!(mount["subPath"], json!("postgres-connection"), "the file, and nothing else of the folder");
    assert!(objects.has("Secret/postgres-connection"));
    assert_eq!(objects.at("Service/todo-db", "/spec/ports/0/port"), json!(5432), "peers use the inner port");
    assert!(objects.says("env-name-invalid", "Database:Provider"));

    let stack = swarm("todo-list-postgres");
    assert_eq!(stack.at("/services/todo-web/secrets/0/target"), json!("/app/config/secrets.json"));
    let source = stack.at("/services/todo-web/secrets/0/source");
    let source = source.as_str().unwrap_or_default();
    assert!(source.starts_with("postgres-connection_"), "{source} is named by its content");
    assert_eq!(stack.at("/services/todo-db/ports/0/published"), json!(5433));
}

#[test]
fn numbers_has_probes_where_the_check_is_known() {
    let objects = kubernetes("numbers");
    let container = "/spec/template/spec/containers/0";
    let api = objects.at("Deployment/numbers-api", container);
    for probe in ["livenessProbe", "readinessProbe", "startupProbe"] {
        assert!(api[probe].is_null(), "the check of the image is unknown");
    }
    assert!(objects.says("probe-test-unknown", ""));
    let web = objects.at("Deployment/numbers-web", container);
    let arithmetic = |probe: &str| {
        ["periodSeconds", "timeoutSeconds", "failureThreshold"].map(|field| web[probe][field].as_i64())
    };
    assert_eq!(arithmetic("readinessProbe"), [Some(5), Some(1), Some(2)]);
    assert_eq!(arithmetic("livenessProbe"), [Some(5), Some(1), Some(4)]);
    assert_eq!(arithmetic("startupProbe"), [Some(5), Some(1), Some(4)], "(10 s + 2 * 5 s) / 5 s");

    let stack = swarm("numbers");
    assert_eq!(stack.at("/services/numbers-api/healthcheck/interval"), json!("5s"));
    assert!(!stack.has("/services/numbers-api/healthcheck/test"));
    assert_eq!(stack.at("/services/numbers-web/deploy/restart_policy/condition"), json!("on-failure"));
}

#[test]
fn monitoring_sees_every_copy_and_keeps_what_it_measures() {
    let objects = kubernetes("monitoring");
    assert_eq!(objects.at("Service/accesslog", "/spec/clusterIP"), json!("None"), "DNS gives each Pod");
    assert_eq!(objects.at("Deployment/accesslog", "/spec/replicas"), json!(3));
    let mounts = "/spec/template/spec/containers/0/volumeMounts";
    let file = objects.find("Deployment/prometheus", mounts, ("mountPath", "/etc/prometheus/prometheus.yml"));
    assert_eq!(file["subPath"], json!("prometheus.yml"));
    assert!(objects.has("ConfigMap/prometheus-yml"));
    assert!(objects.has("PersistentVolumeClaim/metrics"));
    assert_eq!(objects.variable("Deployment/prometheus", "DOCKER_HOST"), Some("127.0.0.1".to_owned()));

    let stack = swarm("monitoring");
    assert!(stack.has("/volumes/metrics"));
    assert!(stack.says("stack-bind-mount", "prometheus.yml"));
}

#[test]
fn mysql_spring_waits_for_its_database_and_hides_the_password() {
    let objects = kubernetes("mysql-spring");
    let wait = objects.at("Deployment/app", "/spec/template/spec/initContainers/0");
    assert_eq!(wait["name"], json!("wait-for-db"));
    assert_eq!(wait["env"], json!([{"name": "HOST", "value": "db"}, {"name": "PORT", "value": "3306"}]));
    assert_eq!(objects.variable("Deployment/db", "MYSQL_ROOT_PASSWORD"), None, "it comes from a Secret");
    assert!(objects.at("Secret/db-env", "/data/MYSQL_ROOT_PASSWORD").is_string());
    assert_eq!(objects.variable("Deployment/db", "MYSQL_ROOT_HOST"), Some("%".to_owned()));

    let stack = swarm("mysql-spring");
    assert!(stack.says("stack-condition-lost", "`db`"), "Swarm knows no order");
    assert!(!stack.has("/services/app/depends_on"));
}

#[test]
fn web_mysql_links_gives_the_database_a_second_name() {
    let objects = kubernetes("web-mysql-links");
    assert_eq!(objects.at("Service/db", "/spec/selector"), objects.labels_of_pod("Deployment/mysql"));
    assert!(objects.has("Service/mysql"));
    assert_eq!(swarm("web-mysql-links").at("/services/mysql/networks/default/aliases"), json!(["db"]));
}

#[test]
fn swarm_secrets_means_on_kubernetes_what_it_means_on_swarm() {
    let objects = kubernetes("swarm-secrets");
    assert!(!objects.has("Secret/mysql-password"), "the secret exists already");
    let sources = "/spec/template/spec/volumes/0/projected/sources";
    for target in ["mysql_root_password", "mysql_password"] {
        let text = objects.at("Deployment/mysql", sources).to_string();
        assert!(text.contains(&format!("\"path\":\"{target}\"")), "{target} is a file of its own: {text}");
    }
    let terms = "/spec/template/spec/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution";
    assert_eq!(
        objects.at("Deployment/mysql", &format!("{terms}/nodeSelectorTerms/0/matchExpressions/0")),
        json!({"key": "storage", "operator": "In", "values": ["ssd"]})
    );
    assert_eq!(
        objects.at("Deployment/mysql", "/spec/strategy/rollingUpdate"),
        json!({"maxSurge": 0, "maxUnavailable": 1})
    );
    assert!(objects.has("DaemonSet/agent"));
    assert!(objects.has("ConfigMap/registry-config"));

    let stack = swarm("swarm-secrets");
    assert_eq!(stack.at("/secrets/mysql-password/external"), json!(true));
    assert_eq!(stack.at("/services/agent/deploy/mode"), json!("global"));
    assert_eq!(
        stack.at("/services/mysql/deploy/placement/constraints"),
        json!(["node.labels.storage == ssd"])
    );
    assert_eq!(stack.at("/networks/backend/ipam/config/0/subnet"), json!("10.0.9.0/24"));
    assert_eq!(stack.at("/services/registry/configs/0/target"), json!("/etc/docker/registry/config.yml"));
}
