//! Variables, commands and the dollar sign.

use super::*;

#[test]
fn the_environment_beats_env_files() {
    let text = r#"services: {a: {image: "acme/a:1", env_file: [{path: a.env}], environment: {A: from-environment}}}"#;
    let converted = converted(text, &[("a.env", "A=from-file\nB=2\n")]);
    assert_eq!(converted.object("ConfigMap", "a-env")["data"], json!({"B": "2"}));
    assert_eq!(
        picked(&converted.container("a"), &["env", "envFrom"]),
        json!({
            "env": [{"name": "A", "value": "from-environment"}],
            "envFrom": [{"configMapRef": {"name": "a-env"}}],
        })
    );
}

#[test]
fn sensitive_values_go_to_a_secret() {
    let text = r#"
services:
  api:
    image: acme/api:1
    restart: always
    environment: {MODE: prod, DB_PASSWORD: s3cret, DATABASE_URL: "postgres://u:p@db:5432/x", TOKEN_FILE: /run/secrets/t}
"#;
    let converted = converted(text, &[]);
    let reference =
        |key: &str| json!({"name": key, "valueFrom": {"secretKeyRef": {"name": "api-env", "key": key}}});
    assert_eq!(
        converted.container("api")["env"],
        json!([
            {"name": "MODE", "value": "prod"},
            reference("DB_PASSWORD"),
            reference("DATABASE_URL"),
            {"name": "TOKEN_FILE", "value": "/run/secrets/t"},
        ])
    );
    assert_eq!(
        picked(&converted.object("Secret", "api-env"), &["type", "data"]),
        json!({
            "type": "Opaque",
            "data": {"DATABASE_URL": "cG9zdGdyZXM6Ly91OnBAZGI6NTQzMi94", "DB_PASSWORD": "czNjcmV0"},
        })
    );
    assert_eq!(converted.codes(), ["env-to-secret", "secret-in-output"]);
    assert!(converted.conversion.diagnostics.iter().all(|found| !found.message.contains("s3cret")));
}

#[test]
fn a_changed_value_starts_pods_again() {
    let hash = |value: &str| {
        let text = format!("services: {{a: {{image: 'acme/a:1', environment: {{PASSWORD: {value}}}}}}}");
        converted(&text, &[]).spec("Deployment", "a")["template"]["metadata"]["annotations"].clone()
    };
    assert_eq!(hash("one"), hash("one"));
    assert_ne!(hash("one"), hash("two"));
    assert_eq!(hash("one")["kompose-rs/config-hash"].as_str().unwrap().len(), 16);
}

#[test]
fn a_variable_without_a_value_is_left_out() {
    let text = r#"services: {a: {image: "acme/a:1", restart: always, environment: [A, "B="]}}"#;
    let converted = converted(text, &[]);
    assert_eq!(converted.container("a")["env"], json!([{"name": "B", "value": ""}]));
    assert_eq!(converted.codes(), ["env-unset"]);
}

#[test]
fn dollars_survive_the_kubelet() {
    let text = r#"services: {a: {image: "busybox:1.37", entrypoint: [sh, -c], command: ["echo $$MY ${OTHER:-x} $$(date) $$$$ 5$$"]}}"#;
    assert_eq!(
        picked(&converted(text, &[]).container("a"), &["command", "args"]),
        json!({"command": ["sh", "-c"], "args": ["echo $MY x $$(date) $$$ 5$"]})
    );
}

#[test]
fn an_empty_entrypoint_makes_the_command_the_program() {
    let table = [
        ("entrypoint: [], command: [a, b]", json!({"command": ["a", "b"], "args": null}), None),
        ("entrypoint: []", json!({"command": null, "args": null}), Some("entrypoint-clear-unsupported")),
        ("command: []", json!({"command": null, "args": null}), Some("command-empty")),
        ("entrypoint: [a], command: []", json!({"command": ["a"], "args": null}), Some("command-empty")),
    ];
    for (keys, expected, code) in table {
        let text = format!("services: {{a: {{image: 'acme/a:1', restart: always, {keys}}}}}");
        let converted = converted(&text, &[]);
        assert_eq!(picked(&converted.container("a"), &["command", "args"]), expected, "{keys}");
        assert_eq!(converted.codes(), code.into_iter().collect::<Vec<_>>(), "{keys}");
    }
}
