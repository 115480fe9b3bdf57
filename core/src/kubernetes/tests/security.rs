//! Users, rights, kernel settings and placement.

use super::*;

#[test]
fn an_ordinary_user_may_write_and_open_low_ports() {
    let text = r#"
services: {web: {image: "acme/web:1", restart: always, user: "1000:1000", ports: ["80:80"], volumes: ["data:/data"], stop_grace_period: 500ms}}
volumes: {data: {}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(
        converted.pod("web"),
        json!({
            "terminationGracePeriodSeconds": 1,
            "automountServiceAccountToken": false,
            "enableServiceLinks": false,
            "securityContext": {
                "fsGroup": 1000, "fsGroupChangePolicy": "OnRootMismatch",
                "seccompProfile": {"type": "RuntimeDefault"},
                "sysctls": [{"name": "net.ipv4.ip_unprivileged_port_start", "value": "0"}],
            },
            "containers": [{
                "name": "web", "image": "acme/web:1", "ports": [{"name": "http", "containerPort": 80}],
                "securityContext": {"runAsUser": 1000, "runAsGroup": 1000},
                "volumeMounts": [{"name": "data", "mountPath": "/data"}],
            }],
            "volumes": [{"name": "data", "persistentVolumeClaim": {"claimName": "data"}}],
        })
    );
    let codes = converted.codes();
    assert!(codes.contains(&"fsgroup-set") && codes.contains(&"unprivileged-ports"), "{codes:?}");
}

#[test]
fn rights_are_what_compose_says() {
    let table = [
        ("privileged: true", json!({"privileged": true}), None),
        ("read_only: true", json!({"readOnlyRootFilesystem": true}), None),
        (
            "cap_drop: [all], cap_add: [CAP_CHOWN, chown]",
            json!({"capabilities": {"add": ["CHOWN"], "drop": ["ALL"]}}),
            None,
        ),
        ("security_opt: ['no-new-privileges:true']", json!({"allowPrivilegeEscalation": false}), None),
        (
            "security_opt: [no-new-privileges], privileged: true",
            json!({"privileged": true}),
            Some("security-opt-unsupported"),
        ),
        ("security_opt: ['seccomp=unconfined']", json!({"seccompProfile": {"type": "Unconfined"}}), None),
        ("security_opt: ['label:type:t']", json!({"seLinuxOptions": {"type": "t"}}), None),
        ("security_opt: ['apparmor:x']", json!(null), Some("security-opt-unsupported")),
        ("user: node", json!(null), Some("user-name-unsupported")),
        ("user: root", json!({"runAsUser": 0}), None),
    ];
    for (keys, expected, code) in table {
        let text = format!("services: {{a: {{image: 'acme/a:1', restart: always, {keys}}}}}");
        let converted = converted(&text, &[]);
        assert_eq!(converted.container("a")["securityContext"], expected, "{keys}");
        assert_eq!(converted.codes(), code.into_iter().collect::<Vec<_>>(), "{keys}");
    }
}

#[test]
fn pod_settings_are_what_compose_says() {
    let table = [
        ("init: true", "shareProcessNamespace", json!(true), "init-shared-pid"),
        ("pid: host", "hostPID", json!(true), "host-namespace"),
        ("hostname: a.example.com", "hostname", json!("a"), "hostname-cut"),
        ("runtime: gvisor", "runtimeClassName", json!("gvisor"), "runtime-class-required"),
        ("network_mode: host", "dnsPolicy", json!("ClusterFirstWithHostNet"), "host-network"),
        ("dns: 1.1.1.1", "dnsConfig", json!({"nameservers": ["1.1.1.1"]}), "dns-fallback"),
        ("extra_hosts: ['x:host-gateway']", "hostAliases", json!(null), "host-gateway-unsupported"),
        ("sysctls: {net.core.somaxconn: 1}", "hostname", json!(null), "sysctl-unsafe"),
        ("group_add: [video]", "hostname", json!(null), "group-name-unsupported"),
    ];
    for (keys, field, expected, code) in table {
        let text = format!("services: {{a: {{image: 'acme/a:1', restart: always, {keys}}}}}");
        let converted = converted(&text, &[]);
        assert_eq!(converted.pod("a")[field], expected, "{keys}");
        assert_eq!(converted.codes(), [code], "{keys}");
    }
}

#[test]
fn extra_hosts_are_grouped_by_address() {
    let text =
        r#"services: {a: {image: "acme/a:1", extra_hosts: ["one=10.0.0.1", "two=10.0.0.1", "six=[::1]"]}}"#;
    assert_eq!(
        converted(text, &[]).pod("a")["hostAliases"],
        json!([{"ip": "10.0.0.1", "hostnames": ["one", "two"]}, {"ip": "::1", "hostnames": ["six"]}])
    );
}

#[test]
fn constraints_are_node_affinity() {
    let text = r#"
services:
  a:
    image: acme/a:1
    platform: linux/arm64
    deploy:
      placement:
        constraints: [node.labels.disk==ssd, "node.role != manager", node.id == x]
        preferences: [{spread: node.labels.zone}]
        max_replicas_per_node: 1
"#;
    let converted = converted(text, &[]);
    let pod = converted.pod("a");
    let node = &pod["affinity"]["nodeAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"];
    assert_eq!(
        node["nodeSelectorTerms"],
        json!([{"matchExpressions": [
            {"key": "disk", "operator": "In", "values": ["ssd"]},
            {"key": "node-role.kubernetes.io/control-plane", "operator": "DoesNotExist"},
            {"key": "kubernetes.io/os", "operator": "In", "values": ["linux"]},
            {"key": "kubernetes.io/arch", "operator": "In", "values": ["arm64"]},
        ]}])
    );
    assert_eq!(
        pod["affinity"]["podAntiAffinity"]["requiredDuringSchedulingIgnoredDuringExecution"][0]["labelSelector"]
            ["matchLabels"],
        selector("a")
    );
    assert_eq!(pod["topologySpreadConstraints"][0]["topologyKey"], "zone");
    assert!(converted.codes().contains(&"placement-unsupported"));
}

fn restricted(text: &str) -> Converted {
    let mut options = Options::default();
    options.kubernetes.set("security", "restricted").unwrap();
    with_options(text, &[], &options)
}

#[test]
fn windows_keeps_what_it_knows_of_the_standard() {
    let converted = restricted("services: {web: {image: web:1, restart: always, platform: windows/amd64}}");
    let pod = converted.pod("web");
    assert_eq!(pod["securityContext"], json!({"runAsNonRoot": true}));
    assert_eq!(converted.container("web"), json!({}));

    let text =
        "services: {web: {image: web:1, restart: always, platform: windows, user: ContainerAdministrator}}";
    assert!(restricted(text).codes().contains(&"restricted-violation"));
}

#[test]
fn a_pod_is_as_strict_as_its_strictest_service() {
    let text = |other: &str| {
        format!(
            "services:\n  web: {{image: web:1, restart: always, user: '1', x-kubernetes: {{security: restricted}}}}\n  \
             side: {{image: side:1, restart: always, network_mode: 'service:web'{other}}}"
        )
    };
    let together = converted(&text(""), &[]);
    let side = together.pod("web")["containers"][1]["securityContext"].clone();
    assert_eq!(side, json!({"allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}}));
    assert!(together.codes().contains(&"restricted-user-assumed"), "{:?}", together.codes());

    let apart = converted(&text(", x-kubernetes: {security: compose}"), &[]);
    assert!(apart.codes().contains(&"option-conflict"), "{:?}", apart.codes());
}

#[test]
fn a_restricted_pod_keeps_one_capability() {
    let text = "services: {web: {image: web:1, restart: always, user: '1', cap_add: [CAP_NET_BIND_SERVICE, ALL], \
                cap_drop: [CHOWN], security_opt: ['no-new-privileges']}}";
    let converted = restricted(text);
    assert_eq!(
        converted.container("web")["securityContext"],
        json!({
            "runAsUser": 1, "allowPrivilegeEscalation": false,
            "capabilities": {"add": ["NET_BIND_SERVICE"], "drop": ["ALL"]},
        })
    );
    let codes = converted.codes();
    assert!(codes.contains(&"restricted-capability-dropped"), "{codes:?}");
    assert!(!codes.contains(&"security-opt-unsupported") && !codes.contains(&"restricted-user-assumed"));
}

#[test]
fn a_container_that_labels_ask_for_is_restricted_too() {
    let text = "services: {web: {image: web:1, restart: always, user: '1', labels: {kompose.init.containers.image: tool:1}}}";
    let converted = restricted(text);
    assert_eq!(
        converted.pod("web")["initContainers"][0]["securityContext"],
        json!({"runAsUser": 1, "allowPrivilegeEscalation": false, "capabilities": {"drop": ["ALL"]}})
    );
}
