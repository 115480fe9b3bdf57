//! What labels and `x-kubernetes` ask for Pods.

use super::*;

#[test]
fn an_account_is_written_once_and_needed_by_others() {
    let text = r#"
services:
  a: {image: "acme/a:1", x-kubernetes: {serviceAccount: {name: shop, create: true}}}
  b: {image: "acme/b:1", x-kubernetes: {serviceAccount: {name: shop, create: true}}}
  c: {image: "acme/c:1", x-kubernetes: {serviceAccount: shop}}
  d: {image: "acme/d:1", labels: {kompose.serviceaccount-name: shop}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(converted.names("ServiceAccount"), ["shop"]);
    for name in ["a", "b", "c", "d"] {
        let pod = converted.pod(name);
        assert_eq!(pod["serviceAccountName"], "shop", "{name}");
        assert_eq!(pod["automountServiceAccountToken"], Value::Null, "{name}");
    }
    assert_eq!(converted.codes(), ["always-restarted"]);
}

#[test]
fn an_account_cannot_be_written_in_two_ways() {
    let text = r#"
services:
  a: {image: "acme/a:1", x-kubernetes: {serviceAccount: {name: shop, create: true}}}
  b: {image: "acme/b:1", x-kubernetes: {serviceAccount: {name: shop, create: true, automountToken: false}}}
"#;
    assert_eq!(converted(text, &[]).codes(), ["always-restarted", "option-conflict"]);
}

#[test]
fn the_account_of_a_waiting_pod_is_the_one_of_the_user() {
    let text = r#"
services:
  job: {image: "acme/job:1", restart: "no"}
  web:
    image: "acme/web:1"
    depends_on: {job: {condition: service_completed_successfully}}
    labels: {kompose.serviceaccount-name: deployer}
"#;
    let converted = converted(text, &[]);
    assert_eq!(converted.names("ServiceAccount"), [""; 0]);
    assert_eq!(converted.pod("web")["serviceAccountName"], "deployer");
    let subjects = converted.object("RoleBinding", "web-wait")["subjects"].clone();
    assert_eq!(subjects, json!([{"kind": "ServiceAccount", "name": "deployer"}]));
}

#[test]
fn a_container_before_has_a_name_of_its_own() {
    let text = r#"
services:
  web: {image: "acme/web:1", labels: {kompose.init.containers.image: "busybox:1.37", kompose.init.containers.name: web}}
  api: {image: "acme/api:1", labels: {kompose.init.containers.image: "busybox:1.37"}}
  log:
    image: "acme/log:1"
    network_mode: "service:api"
    labels: {kompose.init.containers.image: "busybox:1.37", kompose.init.containers.command: '["a", "$$(b)"]'}
"#;
    let converted = converted(text, &[]);
    assert_eq!(converted.pod("web")["initContainers"], json!([{"name": "web-2", "image": "busybox:1.37"}]));
    assert_eq!(
        converted.pod("api")["initContainers"],
        json!([
            {"name": "api-init", "image": "busybox:1.37"},
            {"name": "log-init", "image": "busybox:1.37", "command": ["a", "$$(b)"]},
        ])
    );
}

#[test]
fn amounts_are_merged_key_by_key() {
    let text = r#"
services:
  a:
    image: "acme/a:1"
    deploy: {resources: {limits: {cpus: "1", memory: 512M}, reservations: {cpus: "0.5"}}}
    labels: {kompose.ephemeral-storage.limit: 2Gi}
    x-kubernetes: {resources: {requests: {cpu: 100m, memory: 64Mi}, limits: {example.com/fpga: 1}}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(
        converted.container("a")["resources"],
        json!({
            "limits": {"cpu": "1", "memory": "512Mi", "ephemeral-storage": "2Gi", "example.com/fpga": "1"},
            "requests": {"cpu": "100m", "memory": "64Mi"},
        })
    );
    assert_eq!(converted.codes(), ["always-restarted"]);
}

#[test]
fn more_than_the_limit_cannot_be_asked_for() {
    let table = [("cpu: \"2\"", true), ("cpu: 1000m", false), ("memory: 1Gi", true), ("memory: 64Mi", false)];
    for (request, refused) in table {
        let text = format!(
            "services: {{a: {{image: \"acme/a:1\", cpus: 1, mem_limit: 512m, \
             x-kubernetes: {{resources: {{requests: {{{request}}}}}}}}}}}"
        );
        assert_eq!(converted(&text, &[]).codes().contains(&"request-exceeds-limit"), refused, "{request}");
    }
}

#[test]
fn a_time_zone_has_a_name() {
    for (zone, good) in
        [("Etc/UTC", true), ("America/Port-au-Prince", true), ("Local", false), ("\"\"", false)]
    {
        let text = format!(
            "services: {{a: {{image: \"acme/a:1\", x-kubernetes: {{cronjob: {{schedule: \"@daily\", timeZone: {zone}}}}}}}}}"
        );
        assert_eq!(!converted(&text, &[]).conversion.has_errors(), good, "{zone}");
    }
}

#[test]
fn services_of_a_group_share_the_pod_of_the_first() {
    let text = r#"
services:
  web: {image: "acme/web:1", ports: ["80"], labels: {kompose.service.group: front}}
  log: {image: "acme/log:1", deploy: {labels: {kompose.service.group: front}}}
  api: {image: "acme/api:1", labels: {kompose.service.group: back}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(converted.names("Deployment"), ["api", "web"]);
    let containers = converted.pod("web")["containers"].clone();
    let names: Vec<_> = containers.as_array().unwrap().iter().map(|found| found["name"].clone()).collect();
    assert_eq!(names, ["web", "log"]);
    assert_eq!(converted.spec("Service", "log")["selector"], selector("web"));
}
