//! Each rule of the API server, refused and accepted.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{change, documents, validated};

/// A rule, and a change to the valid objects that breaks it: the object, the pointer and the new value.
type Case = (u8, &'static str, &'static str, Value);

/// The rules that have code; the types of the API guarantee the others.
const RULES: &[u8] = &[
    1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28,
    29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 40, 41, 42, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57,
    58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 79,
];

fn names() -> Vec<Case> {
    let long = "a".repeat(53);
    vec![
        (2, "Service/web", "/metadata/name", json!("1web")),
        (3, "Deployment/web", "/metadata/name", json!("a.b")),
        (3, "StatefulSet/db", "/metadata/name", json!(long)),
        (3, "Deployment/web", "/spec/template/spec/containers/0/name", json!("A")),
        (3, "Deployment/web", "/spec/template/spec/volumes/0/name", json!("a_b")),
        (4, "ConfigMap/web-env", "/metadata/name", json!("a_b")),
        (5, "Deployment/web", "/metadata/labels/-x", json!("a")),
        (5, "Deployment/web", "/spec/template/metadata/labels/x", json!("a b")),
        (5, "Deployment/web", "/metadata/annotations/a b", json!("x")),
        (5, "Deployment/web", "/metadata/annotations/a", json!("x".repeat(300_000))),
        (6, "Service/web", "/metadata/name", json!("db")),
        (7, "Service/web", "/metadata/namespace", json!("other")),
        (7, "Service/web", "/metadata/namespace", Value::Null),
        (7, "PersistentVolume/shop-share", "/metadata/namespace", json!("shop")),
    ]
}

fn workloads() -> Vec<Case> {
    vec![
        (8, "Deployment/web", "/spec/selector/matchLabels/x", json!("y")),
        (8, "Deployment/web", "/spec/selector/matchExpressions", json!([{"key": "x", "operator": "Exists"}])),
        (9, "Deployment/api", "/spec/selector/matchLabels", json!({"network.back": "true"})),
        (11, "Job/migrate", "/spec/selector", json!({"matchLabels": {"a": "b"}})),
        (12, "Deployment/web", "/spec/replicas", json!(2)),
        (13, "Job/migrate", "/spec/template/spec/restartPolicy", json!("Always")),
        (13, "Job/migrate", "/spec/template/spec/restartPolicy", Value::Null),
        (13, "Deployment/web", "/spec/template/spec/restartPolicy", json!("Never")),
        (14, "Job/migrate", "/spec/backoffLimit", json!(-1)),
        (15, "Deployment/api", "/spec/strategy/rollingUpdate", json!({"maxSurge": 1})),
        (16, "Deployment/web", "/spec/strategy/rollingUpdate/maxSurge", json!("0%")),
        (17, "Deployment/web", "/spec/minReadySeconds", json!(600)),
        (18, "Deployment/web", "/spec/template/spec/terminationGracePeriodSeconds", json!(0)),
        (64, "HorizontalPodAutoscaler/web", "/spec/scaleTargetRef/name", json!("x")),
        (64, "HorizontalPodAutoscaler/web", "/spec/scaleTargetRef/kind", json!("DaemonSet")),
        (64, "PodDisruptionBudget/web", "/spec/selector/matchLabels/x", json!("y")),
        (67, "StatefulSet/db", "/spec/serviceName", json!("web")),
        (67, "StatefulSet/db", "/spec/serviceName", json!("nobody")),
        (68, "RoleBinding/api-wait", "/roleRef/name", json!("x")),
        (68, "RoleBinding/api-wait", "/subjects/0/name", json!("x")),
        (69, "Deployment/api", "/spec/template/spec/initContainers/0/env/0/value", json!("nobody")),
        (69, "Deployment/api", "/spec/template/spec/initContainers/1/command/2", json!("job/x")),
        (74, "NetworkPolicy/network-back", "/spec/ingress/0/ports", json!([{"port": 80}])),
        (74, "StatefulSet/db", "/spec/template/metadata/labels/network.back", json!("other")),
    ]
}

fn cron_jobs() -> Vec<Case> {
    let report = "CronJob/report";
    let container = "/spec/jobTemplate/spec/template/spec/containers/0";
    let field = |name: &str| -> &'static str { Box::leak(format!("{container}/{name}").into_boxed_str()) };
    let probe = json!({"exec": {"command": ["true"]}});
    let claim = json!([{"name": "x", "persistentVolumeClaim": {"claimName": "x"}}]);
    let selector = json!({"matchLabels": {"app.kubernetes.io/name": "report"}});
    vec![
        (3, report, "/metadata/name", json!("a".repeat(53))),
        (3, report, field("name"), json!("A")),
        (5, report, "/spec/jobTemplate/spec/template/metadata/labels/x", json!("a b")),
        (11, report, "/spec/jobTemplate/spec/selector", selector),
        (13, report, "/spec/jobTemplate/spec/template/spec/restartPolicy", json!("Always")),
        (14, report, "/spec/jobTemplate/spec/backoffLimit", json!(-1)),
        (20, report, field("image"), json!("A")),
        (32, report, "/spec/jobTemplate/spec/template/spec/volumes", claim),
        (47, report, field("livenessProbe"), json!({"exec": {"command": ["true"]}, "successThreshold": 2})),
        (50, report, field("readinessProbe"), probe),
        (52, report, field("resources"), json!({"requests": {"cpu": "2"}, "limits": {"cpu": "1"}})),
    ]
}

#[test]
fn the_pod_of_a_cron_job_stands_deeper() {
    let mut documents = documents();
    let pod = "/spec/jobTemplate/spec/template";
    change(&mut documents, "CronJob/report", &format!("{pod}/metadata/labels/x"), json!("a b"));
    change(&mut documents, "CronJob/report", &format!("{pod}/spec/containers/0/image"), json!("A"));
    change(&mut documents, "CronJob/report", &format!("{pod}/spec/restartPolicy"), json!("Always"));
    change(&mut documents, "CronJob/report", "/spec/jobTemplate/spec/parallelism", json!(-1));
    let found: Vec<_> = validated(&documents).into_iter().map(|found| found.message).collect();
    for field in [
        "template.metadata.labels.x",
        "template.spec.containers[0].image",
        "template.spec.restartPolicy",
        "parallelism",
    ] {
        let field = format!("`spec.jobTemplate.spec.{field}`");
        assert!(found.iter().any(|message| message.contains(&field)), "{field}: {found:?}");
    }
}

fn containers() -> Vec<Case> {
    let web = "Deployment/web";
    vec![
        (19, web, "/spec/template/spec/containers", json!([])),
        (19, web, "/spec/template/spec/initContainers", json!([{"name": "web", "image": "a"}])),
        (20, web, "/spec/template/spec/containers/0/image", json!("Nginx")),
        (20, web, "/spec/template/spec/containers/0/image", Value::Null),
        (21, web, "/spec/template/spec/containers/0/ports/0/containerPort", json!(0)),
        (21, web, "/spec/template/spec/containers/0/ports/-", json!({"containerPort": 80})),
        (21, web, "/spec/template/spec/containers/0/ports/1/name", json!("http")),
        (21, web, "/spec/template/spec/containers/0/ports/1/name", json!("80")),
        (41, web, "/spec/template/spec/containers/0/env/0/name", json!("1 A")),
        (41, web, "/spec/template/spec/containers/0/env/0/name", json!("B")),
        (42, web, "/spec/template/spec/containers/0/envFrom/0/configMapRef/name", json!("x")),
        (
            42,
            "Deployment/api",
            "/spec/template/spec/containers/0/env/0/valueFrom/secretKeyRef/key",
            json!("x"),
        ),
        (45, web, "/spec/template/spec/containers/0/readinessProbe/tcpSocket", json!({"port": 1})),
        (45, web, "/spec/template/spec/containers/0/lifecycle/preStop/exec", Value::Null),
        (46, web, "/spec/template/spec/containers/0/readinessProbe/timeoutSeconds", json!(0)),
        (47, web, "/spec/template/spec/containers/0/livenessProbe/successThreshold", json!(2)),
        (48, web, "/spec/template/spec/containers/0/readinessProbe/exec/command/0", json!("")),
        (49, web, "/spec/template/spec/containers/0/livenessProbe/httpGet/port", json!("https")),
        (
            50,
            "Job/migrate",
            "/spec/template/spec/containers/0/livenessProbe",
            json!({"exec": {"command": ["a"]}}),
        ),
        (51, web, "/spec/template/spec/containers/0/resources/limits/cpu", json!("1x")),
        (51, "PersistentVolumeClaim/share", "/spec/resources/requests/storage", json!("1 GB")),
        (51, web, "/spec/template/spec/volumes/3/emptyDir/sizeLimit", json!("big")),
        (52, web, "/spec/template/spec/containers/0/resources/requests/cpu", json!("1001m")),
        (53, web, "/spec/template/spec/containers/0/resources/limits/nvidia.com~1gpu", json!("500m")),
    ]
}

fn services() -> Vec<Case> {
    let web = "Service/web";
    vec![
        (10, web, "/spec/selector/app.kubernetes.io~1name", json!("nobody")),
        (22, web, "/spec/ports/1/name", Value::Null),
        (22, web, "/spec/ports/1/name", json!("http")),
        (22, web, "/spec/ports/1/protocol", json!("TCP")),
        (22, web, "/spec/ports/0/port", json!(70_000)),
        (23, web, "/spec/ports/0/targetPort", json!("https")),
        (24, web, "/spec/ports", Value::Null),
        (25, web, "/spec/ports/0/nodePort", json!(80)),
        (25, "Service/db", "/spec/ports/0/nodePort", json!(30_080)),
        (65, "Ingress/web", "/spec/rules/0/http/paths/0/backend/service/port/number", json!(81)),
        (65, "Ingress/web", "/spec/rules/0/http/paths/0/backend/service/name", json!("nobody")),
        (65, "HTTPRoute/web", "/spec/rules/0/backendRefs/0/port", json!(81)),
        (66, "Ingress/web", "/spec/tls/0/hosts", json!(["www.example.com"])),
        (70, "NetworkPolicy/network-back", "/spec/podSelector/matchLabels/x", json!("y")),
        (71, "NetworkPolicy/network-back", "/spec/policyTypes", Value::Null),
        (72, "NetworkPolicy/network-back", "/spec/egress/1/ports", json!([{"port": 54}])),
        (
            73,
            "NetworkPolicy/web-published",
            "/spec/ingress/0/ports",
            json!([{"port": 80, "protocol": "TCP"}]),
        ),
        (73, "NetworkPolicy/web-published", "/spec/ingress/0/from", json!([{"podSelector": {}}])),
        (79, web, "/metadata/labels", json!({})),
        (79, "Deployment/web", "/spec/template/spec/containers/0/env", json!([])),
        (79, web, "/metadata/creationTimestamp", json!("2020-01-01T00:00:00Z")),
        (79, "Deployment/web", "/status", json!({"replicas": 1})),
    ]
}

fn storage() -> Vec<Case> {
    let web = "Deployment/web";
    let target = json!({"type": "AverageValue", "averageValue": "1x"});
    let metrics = json!([{"type": "Resource", "resource": {"name": "memory", "target": target}}]);
    vec![
        (26, web, "/spec/template/spec/containers/0/volumeMounts/0/name", json!("x")),
        (27, web, "/spec/template/spec/volumes/-", json!({"name": "x", "emptyDir": {}})),
        (28, web, "/spec/template/spec/volumes/-", json!({"name": "conf", "emptyDir": {}})),
        (29, web, "/spec/template/spec/containers/0/volumeMounts/0/mountPath", json!("etc")),
        (29, web, "/spec/template/spec/containers/0/volumeMounts/0/mountPath", json!("/")),
        (29, web, "/spec/template/spec/containers/0/volumeMounts/0/mountPath", json!("/share/")),
        (30, web, "/spec/template/spec/containers/0/volumeMounts/0/subPath", json!("../a")),
        (30, web, "/spec/template/spec/containers/0/volumeMounts/0/subPath", json!("/a")),
        (31, web, "/spec/template/spec/containers/0/volumeMounts/0/mountPath", json!("/run/secrets")),
        (32, web, "/spec/template/spec/volumes/1/persistentVolumeClaim/claimName", json!("x")),
        (32, "Deployment/api", "/spec/template/spec/serviceAccountName", json!("x")),
        (33, web, "/spec/template/spec/volumes/0/configMap/items/0/key", json!("x")),
        (34, "PersistentVolumeClaim/share", "/spec/accessModes", Value::Null),
        (34, "PersistentVolumeClaim/share", "/spec/resources", Value::Null),
        (34, web, "/spec/template/spec/containers/0/volumeMounts/2/readOnly", Value::Null),
        (34, "StatefulSet/db", "/spec/volumeClaimTemplates/0/spec/accessModes", Value::Null),
        (51, "StatefulSet/db", "/spec/volumeClaimTemplates/0/spec/resources/requests/storage", json!("1x")),
        (51, "HorizontalPodAutoscaler/web", "/spec/metrics", metrics),
        (35, "StatefulSet/db", "/spec/volumeClaimTemplates/0/metadata/name", json!("share")),
        (36, "ConfigMap/web-env", "/data/a b", json!("c")),
        (36, "Secret/api-env", "/data/..a", json!("")),
        (37, "ConfigMap/web-env", "/binaryData/A", json!("")),
        (38, "ConfigMap/web-env", "/data/x", json!("x".repeat(1024 * 1024))),
        (40, "ConfigMap/web-env", "/data/DB_PASSWORD", json!("hunter2")),
        (40, web, "/spec/template/spec/volumes/0/configMap/items/0/path", json!("tls.key")),
    ]
}

fn pods() -> Vec<Case> {
    let (web, api) = ("Deployment/web", "Deployment/api");
    let nodes = "/spec/template/spec/affinity/nodeAffinity/requiredDuringSchedulingIgnoredDuringExecution\
                 /nodeSelectorTerms/0/matchExpressions/0";
    let values = Box::leak(format!("{nodes}/values").into_boxed_str());
    let operator = Box::leak(format!("{nodes}/operator").into_boxed_str());
    let near = "/spec/template/spec/affinity/podAffinity/requiredDuringSchedulingIgnoredDuringExecution/0";
    let topology = Box::leak(format!("{near}/topologyKey").into_boxed_str());
    let labels = Box::leak(format!("{near}/labelSelector/matchLabels/x").into_boxed_str());
    let sysctls = json!({"sysctls": [{"name": "kernel.shm_rmid_forced", "value": "1"}]});
    vec![
        (54, web, values, json!([])),
        (54, web, operator, json!("Near")),
        (55, web, topology, json!("")),
        (56, web, labels, json!("y")),
        (
            1,
            web,
            "/spec/template/spec/containers/0/securityContext",
            json!({"appArmorProfile": {"type": "Localhost"}}),
        ),
        (1, web, "/spec/template/spec/securityContext/appArmorProfile", json!({"type": "Localhost"})),
        (57, api, "/spec/template/spec/containers/0/securityContext/allowPrivilegeEscalation", json!(false)),
        (58, api, "/spec/template/spec/shareProcessNamespace", json!(true)),
        (59, api, "/spec/template/spec/initContainers/0/securityContext/runAsUser", json!(0)),
        (60, api, "/spec/template/spec/securityContext", sysctls),
        (60, web, "/spec/template/spec/hostNetwork", json!(true)),
        (61, api, "/spec/template/spec/containers/0/ports/0/hostPort", json!(80)),
        (62, "DaemonSet/agent", "/spec/template/spec/securityContext", json!({"fsGroup": 1})),
        (62, "DaemonSet/agent", "/spec/template/spec/containers/0/securityContext", json!({"runAsUser": 1})),
        (62, "DaemonSet/agent", "/spec/template/spec/hostUsers", json!(false)),
        (
            57,
            api,
            "/spec/template/spec/initContainers/0/securityContext/capabilities",
            json!({"add": ["SYS_ADMIN"]}),
        ),
    ]
}

/// What the Pod Security Standard forbids, once at the Pod and once at each kind of container.
fn restricted() -> Vec<Case> {
    let pod = |pointer: &'static str, value: Value| (63, "StatefulSet/db", pointer, value);
    let rmem = json!([{"name": "net.ipv4.tcp_rmem", "value": "4096"}]);
    vec![
        pod("/spec/template/spec/hostNetwork", json!(true)),
        pod("/spec/template/spec/hostPID", json!(true)),
        pod("/spec/template/spec/hostIPC", json!(true)),
        pod("/spec/template/spec/volumes", json!([{"name": "x", "hostPath": {"path": "/x"}}])),
        pod("/spec/template/spec/volumes", json!([{"name": "x", "image": {"reference": "x"}}])),
        pod("/spec/template/spec/securityContext/runAsNonRoot", Value::Null),
        pod("/spec/template/spec/securityContext/runAsUser", json!(0)),
        pod("/spec/template/spec/securityContext/seccompProfile", Value::Null),
        pod("/spec/template/spec/securityContext/seccompProfile/type", json!("Unconfined")),
        pod("/spec/template/spec/securityContext/appArmorProfile", json!({"type": "Unconfined"})),
        pod("/spec/template/spec/securityContext/seLinuxOptions", json!({"type": "spc_t"})),
        pod("/spec/template/spec/securityContext/sysctls", rmem),
        pod("/spec/template/spec/initContainers/0/securityContext", Value::Null),
        pod("/spec/template/spec/initContainers/0/securityContext/allowPrivilegeEscalation", Value::Null),
        pod("/spec/template/spec/initContainers/0/securityContext/runAsNonRoot", json!(false)),
        pod("/spec/template/spec/initContainers/0/securityContext/runAsUser", json!(0)),
        pod("/spec/template/spec/initContainers/0/securityContext/privileged", json!(true)),
        pod("/spec/template/spec/containers/0/securityContext/capabilities/drop", Value::Null),
        pod("/spec/template/spec/containers/0/securityContext/capabilities/add", json!(["NET_ADMIN"])),
        pod("/spec/template/spec/containers/0/securityContext/seccompProfile", json!({"type": "Unconfined"})),
        pod("/spec/template/spec/containers/0/securityContext/seLinuxOptions", json!({"user": "x"})),
        pod("/spec/template/spec/containers/0/securityContext/procMount", json!("Unmasked")),
        pod("/spec/template/spec/containers/0/ports/0/hostPort", json!(5432)),
    ]
}

/// The numbers of the rules that the messages name.
fn broken(documents: &[Value]) -> BTreeSet<u8> {
    let number = |message: &str| message.rsplit_once("(rule V")?.1.trim_end_matches(')').parse().ok();
    validated(documents).iter().map(|found| number(&found.message).unwrap()).collect()
}

#[test]
fn every_rule_catches_what_breaks_it() {
    let cases =
        [names(), workloads(), cron_jobs(), containers(), services(), storage(), pods(), restricted()];
    let cases = cases.concat();
    let mut caught = BTreeSet::from([75, 76]);
    for (rule, target, pointer, value) in cases {
        let mut documents = documents();
        change(&mut documents, target, pointer, value);
        assert!(broken(&documents).contains(&rule), "V{rule}: {target}{pointer}");
        caught.insert(rule);
    }
    assert_eq!(caught.into_iter().collect::<Vec<_>>(), RULES);
}

#[test]
fn objects_out_of_order_are_caught() {
    let mut documents = documents();
    let service = documents.iter().position(|document| document["kind"] == "Service").unwrap();
    let last = documents.len() - 1;
    documents.swap(service, last);
    assert!(broken(&documents).contains(&75));
    documents.swap(service, last);
    documents.swap(0, 1);
    assert!(broken(&documents).contains(&76));
}

#[test]
fn a_job_may_wait_without_policies() {
    let mut documents = documents();
    documents.retain(|document| document["kind"] != "NetworkPolicy");
    assert_eq!(broken(&documents), BTreeSet::new());
}
