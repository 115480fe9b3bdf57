//! Probes, resources, hooks and images.

use super::*;

fn probe(command: &Value, [period, timeout, failures]: [i32; 3]) -> Value {
    json!({
        "exec": {"command": command}, "periodSeconds": period, "timeoutSeconds": timeout,
        "failureThreshold": failures,
    })
}

#[test]
fn a_shell_check_runs_in_a_shell() {
    let text = r#"services: {web: {image: "nginx:1.27", restart: always, healthcheck: {test: "curl -f http://localhost || exit 1", interval: 20s, timeout: 5s, retries: 4}}}"#;
    let converted = converted(text, &[]);
    let command = json!(["/bin/sh", "-c", "curl -f http://localhost || exit 1"]);
    assert_eq!(
        converted.container("web"),
        json!({"readinessProbe": probe(&command, [20, 5, 4]), "livenessProbe": probe(&command, [20, 5, 8])})
    );
    assert_eq!(converted.codes(), ["probe-mapped"]);
}

#[test]
fn a_slow_start_has_a_startup_probe() {
    let text = r#"services: {app: {image: "acme/app:3", restart: always, healthcheck: {test: [CMD, /health], interval: 10s, timeout: 1.5s, retries: 5, start_period: 30s, start_interval: 2s}}}"#;
    let converted = converted(text, &[]);
    let command = json!(["/health"]);
    assert_eq!(
        converted.container("app"),
        json!({
            "startupProbe": probe(&command, [2, 2, 40]),
            "readinessProbe": probe(&command, [10, 2, 5]),
            "livenessProbe": probe(&command, [10, 2, 10]),
        })
    );
    assert_eq!(converted.codes(), ["probe-mapped", "probe-rounded"]);
}

#[test]
fn no_test_means_no_probe() {
    let text = r#"services: {a: {image: "acme/a:1", restart: always, healthcheck: {interval: 10s}}, b: {image: "acme/b:1", restart: always, healthcheck: {test: [NONE]}}}"#;
    let converted = converted(text, &[]);
    assert_eq!(converted.container("a"), json!({}));
    assert_eq!(converted.container("b"), json!({}));
    assert_eq!(converted.codes(), ["probe-test-unknown"]);
}

#[test]
fn resources_are_limits_and_requests() {
    let text = r#"services: {m: {image: "acme/m:1", restart: always, cpus: 0.5, mem_limit: 512m, mem_reservation: 128m, gpus: [{count: 2}], pids_limit: 100}}"#;
    let converted = converted(text, &[]);
    assert_eq!(
        converted.container("m")["resources"],
        json!({
            "limits": {"cpu": "500m", "memory": "512Mi", "nvidia.com/gpu": "2"},
            "requests": {"memory": "128Mi"},
        })
    );
    assert_eq!(converted.codes(), ["gpu-approximated", "limit-implies-request", "pids-limit-unsupported"]);
}

#[test]
fn hooks_run_in_a_shell_if_they_need_one() {
    let text = r#"
services:
  a:
    image: acme/a:1
    post_start: [{command: [chown, "/d"]}]
    pre_stop: [{command: [sh, -c, "echo it's"], working_dir: /w, environment: {A: "1"}}, {command: [b]}]
    pre_start: [{command: [migrate, "$$(x)"], environment: {B: "2"}}]
    environment: {A: "0"}
"#;
    let converted = converted(text, &[]);
    assert_eq!(
        converted.container("a")["lifecycle"],
        json!({
            "postStart": {"exec": {"command": ["chown", "/d"]}},
            "preStop": {"exec": {"command": [
                "/bin/sh", "-c",
                r"{ cd '/w' && env 'A=1' 'sh' '-c' 'echo it'\''s'; } && { 'b'; }",
            ]}},
        })
    );
    assert_eq!(
        converted.pod("a")["initContainers"],
        json!([{
            "name": "pre-start-1", "image": "acme/a:1", "args": ["migrate", "$$(x)"],
            "env": [{"name": "A", "value": "0"}, {"name": "B", "value": "2"}],
        }])
    );
}

#[test]
fn images_have_a_name_and_a_policy() {
    let table = [
        ("build: .", "demo-a", json!("IfNotPresent"), "image-local-only"),
        ("image: 'a@b'", "a@b", json!(null), "image-invalid"),
        ("image: nginx", "nginx", json!(null), "image-untagged"),
        ("image: 'nginx:1', pull_policy: daily", "nginx:1", json!("Always"), "pull-policy-interval"),
        ("image: 'nginx:1', pull_policy: missing", "nginx:1", json!("IfNotPresent"), "always-restarted"),
    ];
    for (keys, image, policy, code) in table {
        let converted = converted(&format!("services: {{a: {{{keys}}}}}"), &[("Dockerfile", "")]);
        let container = &converted.pod("a")["containers"][0];
        assert_eq!(container["image"], image, "{keys}");
        assert_eq!(container["imagePullPolicy"], policy, "{keys}");
        assert!(converted.codes().contains(&code), "{keys}: {:?}", converted.codes());
    }
}
