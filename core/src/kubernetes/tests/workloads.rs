//! Kinds of workloads, waits, updates and shared Pods.

use super::*;

#[test]
fn a_global_service_is_a_daemon_set() {
    let text = r#"
services: {agent: {image: "acme/agent:1", restart: always, deploy: {mode: global}, configs: [{source: agent_cfg, target: /etc/agent.yml}]}}
configs: {agent_cfg: {content: "a: 1\nstatus:\n  code: 5\nmore: 2\n"}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(
        converted.object("ConfigMap", "agent-cfg")["data"],
        json!({"agent_cfg": "a: 1\nstatus:\n  code: 5\nmore: 2\n"})
    );
    let pod = converted.spec("DaemonSet", "agent")["template"]["spec"].clone();
    assert_eq!(
        pod["containers"],
        json!([{"name": "agent", "image": "acme/agent:1", "volumeMounts": [
            {"name": "config-agent-cfg", "mountPath": "/etc/agent.yml", "subPath": "agent_cfg", "readOnly": true},
        ]}])
    );
    assert_eq!(
        pod["volumes"],
        json!([{"name": "config-agent-cfg", "configMap": {
            "name": "agent-cfg", "defaultMode": 292, "items": [{"key": "agent_cfg", "path": "agent_cfg"}],
        }}])
    );
}

#[test]
fn replicas_are_kept() {
    let text =
        r#"services: {z: {image: "acme/z:1", deploy: {replicas: 0}}, s: {image: "acme/s:1", scale: 3}}"#;
    let converted = converted(text, &[]);
    assert_eq!(converted.spec("Deployment", "z")["replicas"], 0);
    assert_eq!(converted.spec("Deployment", "s")["replicas"], 3);
}

#[test]
fn what_ends_is_a_job_unless_others_use_it() {
    let text = r#"
services:
  job: {image: "acme/job:1", restart: "on-failure:3"}
  once: {image: "acme/job:1", restart: "no"}
  srv: {image: "acme/srv:1", ports: ["80"], deploy: {restart_policy: {condition: none}}}
"#;
    let converted = converted(text, &[]);
    let job = |name: &str| {
        let spec = converted.spec("Job", name);
        (spec["backoffLimit"].clone(), spec["template"]["spec"]["restartPolicy"].clone())
    };
    assert_eq!(job("job"), (json!(3), json!("OnFailure")));
    assert_eq!(job("once"), (json!(0), json!("Never")));
    assert_eq!(converted.spec("Deployment", "srv")["replicas"], 1);
    assert_eq!(converted.codes(), ["always-restarted", "job-immutable", "published-port-internal"]);
}

#[test]
fn job_modes_count_completions() {
    let text = r#"services: {j: {image: "acme/j:1", deploy: {mode: replicated-job, replicas: 5}}}"#;
    let spec = converted(text, &[]).spec("Job", "j");
    assert_eq!(
        picked(&spec, &["parallelism", "completions", "backoffLimit"]),
        json!({"parallelism": 5, "completions": 5, "backoffLimit": 0})
    );
    assert_eq!(spec["template"]["spec"]["restartPolicy"], "Never");
}

#[test]
fn updates_keep_their_order_unless_a_volume_forbids_it() {
    let update = "update_config: {order: start-first, parallelism: 2, delay: 10s}";
    let with = |volumes: &str| {
        let text = format!(
            "services: {{u: {{image: 'acme/u:1', {volumes} deploy: {{{update}}}}}}}\nvolumes: {{data: {{}}}}"
        );
        let converted = converted(&text, &[]);
        (picked(&converted.spec("Deployment", "u"), &["strategy", "minReadySeconds"]), converted.codes())
    };
    let (free, _) = with("");
    assert_eq!(
        free,
        json!({"minReadySeconds": 10, "strategy": {"type": "RollingUpdate", "rollingUpdate": {"maxSurge": 2, "maxUnavailable": 0}}})
    );
    let (tied, codes) = with("volumes: ['data:/d'],");
    assert_eq!(tied, json!({"minReadySeconds": 10, "strategy": {"type": "Recreate"}}));
    assert!(codes.contains(&"recreate-strategy"));
}

#[test]
fn a_shared_network_is_a_shared_pod() {
    let text = r#"
services:
  vpn: {image: "acme/vpn:1", cap_add: [CAP_NET_ADMIN], ports: ["8080:8080"]}
  app: {image: "acme/app:1", network_mode: "service:vpn", volumes: ["data:/data"]}
volumes: {data: {}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(converted.names("Deployment"), ["vpn"]);
    let pod = converted.pod("vpn");
    assert_eq!(
        pod["containers"],
        json!([
            {
                "name": "vpn", "image": "acme/vpn:1", "ports": [{"name": "tcp-8080", "containerPort": 8080}],
                "securityContext": {"capabilities": {"add": ["NET_ADMIN"]}},
            },
            {"name": "app", "image": "acme/app:1", "volumeMounts": [{"name": "data", "mountPath": "/data"}]},
        ])
    );
    assert_eq!(pod["volumes"], json!([{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}]));
    assert_eq!(converted.spec("Deployment", "vpn")["strategy"], json!({"type": "Recreate"}));
    assert_eq!(converted.spec("Service", "app"), json!({"clusterIP": "None", "selector": selector("vpn")}));
    assert_eq!(converted.spec("Service", "vpn")["ports"][0]["targetPort"], 8080);
}

#[test]
fn pods_wait_for_what_they_depend_on() {
    let text = r#"
services:
  api: {image: "acme/api:1", restart: always, depends_on: {db: {condition: service_healthy}, migrate: {condition: service_completed_successfully}}}
  migrate: {image: "acme/api:1", command: [migrate]}
  db: {image: "postgres:17", restart: always, healthcheck: {test: [CMD, pg_isready]}}
"#;
    let converted = converted(text, &[]);
    let pod = converted.pod("api");
    let fields = ["name", "image", "command", "env", "volumeMounts"];
    let steps: Vec<Value> =
        pod["initContainers"].as_array().unwrap().iter().map(|step| picked(step, &fields)).collect();
    assert_eq!(
        steps,
        [
            json!({
                "name": "wait-for-db", "image": "busybox:1.37",
                "command": ["sh", "-c", "until nc -z -w 2 \"$HOST\" \"$PORT\"; do sleep 2; done"],
                "env": [{"name": "HOST", "value": "db"}, {"name": "PORT", "value": "5432"}],
                "volumeMounts": null,
            }),
            json!({
                "name": "wait-for-migrate", "image": "registry.k8s.io/kubectl:v1.34.1",
                "command": ["kubectl", "wait", "--for=condition=complete", "--timeout=-1s", "job/migrate"],
                "env": null,
                "volumeMounts": [{"name": "wait-token", "mountPath": "/var/run/secrets/kubernetes.io/serviceaccount", "readOnly": true}],
            }),
        ]
    );
    assert_eq!(pod["serviceAccountName"], "api");
    assert_eq!(converted.object("Role", "api-wait")["rules"][0]["resourceNames"], json!(["migrate"]));
    assert_eq!(
        converted.object("RoleBinding", "api-wait")["subjects"],
        json!([{"kind": "ServiceAccount", "name": "api"}])
    );
    assert_eq!(converted.names("Job"), ["migrate"]);
    assert_eq!(
        converted.codes(),
        ["job-immutable", "probe-mapped", "wait-job", "wait-port-assumed", "wait-tcp"]
    );
}

#[test]
fn impossible_waits_are_reported() {
    let table = [
        ("db: {image: 'acme/db:1'}", "wait-no-port"),
        ("db: {image: 'postgres:17', network_mode: none}", "wait-not-possible"),
        ("db: {image: 'postgres:17', deploy: {replicas: 0}}", "wait-not-possible"),
        ("db: {image: 'postgres:17', networks: [other]}", "wait-not-possible"),
    ];
    for (db, code) in table {
        let text = format!(
            "services:\n  a: {{image: 'acme/a:1', depends_on: {{db: {{condition: service_healthy}}}}}}\n  {db}\n\
             networks: {{other: {{}}}}"
        );
        let converted = converted(&text, &[]);
        assert!(converted.codes().contains(&code), "{db}: {:?}", converted.codes());
        assert_eq!(converted.pod("a").get("initContainers"), None, "{db}");
    }
}

#[test]
fn the_first_that_speaks_names_the_kind() {
    let table = [
        ("", "Deployment"),
        ("restart: \"no\"", "Job"),
        ("restart: \"no\", labels: {kompose.controller.type: DEPLOYMENT}", "Deployment"),
        ("deploy: {mode: global}", "DaemonSet"),
        ("deploy: {mode: global, labels: {kompose.controller.type: statefulset}}", "StatefulSet"),
        ("labels: {kompose.controller.type: daemonset}, x-kubernetes: {controller: job}", "Job"),
        ("labels: {kompose.controller.type: job}", "Job"),
        ("restart: always, labels: {kompose.cronjob.schedule: \"@daily\"}", "CronJob"),
        ("deploy: {mode: global}, x-kubernetes: {cronjob: {schedule: \"0 3 * * *\"}}", "CronJob"),
    ];
    for (said, kind) in table {
        let text = format!("services: {{a: {{image: \"acme/a:1\", {said}}}}}");
        assert_eq!(converted(&text, &[]).names(kind), ["a"], "{said}");
    }
}

#[test]
fn the_option_only_takes_the_place_of_deployments() {
    let text = r#"services: {a: {image: "acme/a:1"}, b: {image: "acme/b:1", restart: "no"}}"#;
    for (word, kind) in [("daemonset", "DaemonSet"), ("statefulset", "StatefulSet"), ("auto", "Deployment")] {
        let mut options = Options::default();
        options.kubernetes.set("controller", word).unwrap();
        let converted = with_options(text, &[], &options);
        assert_eq!((converted.names(kind), converted.names("Job")), (vec!["a"], vec!["b"]), "{word}");
    }
}

#[test]
fn a_cron_job_is_tried_as_often_as_the_file_says() {
    let table = [
        ("restart: \"no\"", json!("Never"), json!(0)),
        ("restart: on-failure:4", json!("OnFailure"), json!(4)),
        ("restart: always", json!("OnFailure"), Value::Null),
        ("tty: false", json!("OnFailure"), Value::Null),
        ("restart: \"no\", x-kubernetes: {job: {backoffLimit: 2}}", json!("Never"), json!(2)),
    ];
    for (said, policy, limit) in table {
        let text = format!(
            "services: {{a: {{image: \"acme/a:1\", labels: {{kompose.cronjob.schedule: \"@daily\"}}, {said}}}}}"
        );
        let job = converted(&text, &[]).spec("CronJob", "a")["jobTemplate"]["spec"].clone();
        assert_eq!(job["template"]["spec"]["restartPolicy"], policy, "{said}");
        assert_eq!(job["backoffLimit"], limit, "{said}");
    }
}

#[test]
fn an_autoscaler_has_numbers_that_fit() {
    let table = [
        ("kompose.hpa.cpu: 70%", json!([1, 3, "cpu", 70])),
        ("kompose.hpa.replicas.min: 5", json!([5, 5, "cpu", 50])),
        ("kompose.hpa.memory: \"60\", kompose.hpa.replicas.max: 9", json!([1, 9, "memory", 60])),
    ];
    for (labels, numbers) in table {
        let text = format!("services: {{a: {{image: \"acme/a:1\", scale: 2, labels: {{{labels}}}}}}}");
        let converted = converted(&text, &[]);
        let spec = converted.spec("HorizontalPodAutoscaler", "a");
        let metric = &spec["metrics"][0]["resource"];
        let found = json!([
            spec["minReplicas"],
            spec["maxReplicas"],
            metric["name"],
            metric["target"]["averageUtilization"]
        ]);
        assert_eq!((found, spec["metrics"].as_array().unwrap().len()), (numbers, 1), "{labels}");
        assert_eq!(converted.spec("Deployment", "a")["replicas"], Value::Null, "{labels}");
    }
}

#[test]
fn a_budget_is_for_several_pods() {
    let text = r#"
services:
  one: {image: "acme/a:1"}
  two: {image: "acme/a:1", scale: 2}
  grows: {image: "acme/a:1", labels: {kompose.hpa.replicas.min: 2}}
  asked: {image: "acme/a:1", x-kubernetes: {pdb: {}}}
"#;
    let mut options = Options::default();
    options.kubernetes.set("pdb", "on").unwrap();
    assert_eq!(with_options(text, &[], &options).names("PodDisruptionBudget"), ["asked", "grows", "two"]);
    assert_eq!(converted(text, &[]).names("PodDisruptionBudget"), ["asked"]);
}
