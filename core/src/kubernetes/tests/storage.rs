//! Volumes, bind mounts, secrets and configs.

use super::*;

fn claim(name: &str) -> Value {
    json!({
        "apiVersion": "v1", "kind": "PersistentVolumeClaim", "metadata": {"name": name},
        "spec": {"accessModes": ["ReadWriteOnce"], "resources": {"requests": {"storage": "1Gi"}}},
    })
}

#[test]
fn source_code_is_in_the_image() {
    let text = r#"services: {web: {build: ., image: "acme/web:1", restart: always, volumes: [".:/app", "/app/node_modules"]}}"#;
    let converted = converted(text, &[("app.js", "")]);
    assert_eq!(converted.container("web"), json!({"imagePullPolicy": "IfNotPresent"}));
    assert_eq!(converted.codes(), ["bind-mount-skipped", "build-not-converted", "nested-volume-skipped"]);
}

#[test]
fn a_data_folder_is_a_claim() {
    let text =
        r#"services: {db: {image: "mysql:8.4", restart: always, volumes: ["./dbdata:/var/lib/mysql"]}}"#;
    let converted = converted(text, &[("dbdata/ibdata1", "\u{0}")]);
    assert_eq!(converted.object("PersistentVolumeClaim", "dbdata"), claim("dbdata"));
    let spec = converted.spec("Deployment", "db");
    assert_eq!(
        picked(&spec, &["replicas", "strategy"]),
        json!({"replicas": 1, "strategy": {"type": "Recreate"}})
    );
    let pod = converted.pod("db");
    assert_eq!(
        pod["containers"][0]["volumeMounts"],
        json!([{"name": "dbdata", "mountPath": "/var/lib/mysql"}])
    );
    assert_eq!(pod["volumes"], json!([{"name": "dbdata", "persistentVolumeClaim": {"claimName": "dbdata"}}]));
    assert_eq!(converted.codes(), ["bind-to-claim", "volume-size-assumed"]);
}

#[test]
fn a_configuration_file_is_a_config_map() {
    let text = r#"services: {proxy: {image: "nginx:1.27", restart: always, volumes: ["./nginx.conf:/etc/nginx/nginx.conf:ro"]}}"#;
    let converted = converted(text, &[("nginx.conf", "events {}\r\n")]);
    assert_eq!(converted.object("ConfigMap", "nginx-conf")["data"], json!({"nginx.conf": "events {}\r\n"}));
    let pod = converted.pod("proxy");
    assert_eq!(
        pod["containers"][0]["volumeMounts"],
        json!([{"name": "nginx-conf", "mountPath": "/etc/nginx/nginx.conf", "subPath": "nginx.conf", "readOnly": true}])
    );
    assert_eq!(
        pod["volumes"],
        json!([{
            "name": "nginx-conf",
            "configMap": {"name": "nginx-conf", "defaultMode": 420, "items": [{"key": "nginx.conf", "path": "nginx.conf"}]},
        }])
    );
    assert_eq!(converted.codes(), [""; 0]);
}

#[test]
fn bind_mounts_are_told_apart() {
    let files = [
        ("web.env", "A=1"),
        ("tls/server.key", "k"),
        ("data.sqlite", "d"),
        ("init/1.sql", "select 1"),
        ("init/sub/2.sql", "select 2"),
        ("conf/a.ini", "x"),
    ];
    let table: [(&str, &[&str], &str); 9] = [
        ("/var/run/docker.sock:/var/run/docker.sock", &["docker-socket-mount", "host-path-mount"], ""),
        ("./web.env:/app/.env:ro", &["secret-in-output"], "Secret"),
        ("./tls:/etc/tls:ro", &["secret-in-output"], "Secret"),
        ("./data.sqlite:/app/data.sqlite", &["bind-file-writable"], ""),
        ("./init:/docker-entrypoint-initdb.d", &["bind-read-only"], "ConfigMap"),
        ("./conf:/etc/app", &["bind-read-only"], "ConfigMap"),
        ("./conf:/srv/conf", &["bind-to-claim", "volume-size-assumed"], "PersistentVolumeClaim"),
        ("./none:/srv/none", &["bind-path-missing", "volume-size-assumed"], "PersistentVolumeClaim"),
        ("../other.txt:/x.txt:ro", &["bind-path-missing", "volume-size-assumed"], "PersistentVolumeClaim"),
    ];
    for (mount, codes, kind) in table {
        let text = format!("services: {{a: {{image: 'acme/a:1', restart: always, volumes: ['{mount}']}}}}");
        let converted = converted(&text, &files);
        assert_eq!(converted.codes(), codes, "{mount}");
        let found = ["Secret", "ConfigMap", "PersistentVolumeClaim"].map(|kind| converted.names(kind).len());
        let expected = ["Secret", "ConfigMap", "PersistentVolumeClaim"].map(|name| usize::from(name == kind));
        assert_eq!(found, expected, "{mount}");
    }
}

#[test]
fn a_folder_keeps_its_tree() {
    let text = r#"services: {a: {image: "acme/a:1", volumes: ["./init:/docker-entrypoint-initdb.d:ro"]}}"#;
    let converted =
        converted(text, &[("init/run.sh", "echo"), ("init/sub/2.sql", "x"), ("init/.gitkeep", "")]);
    assert_eq!(converted.object("ConfigMap", "init")["data"], json!({"run.sh": "echo", "sub__2.sql": "x"}));
    assert_eq!(
        converted.pod("a")["volumes"][0]["configMap"]["items"],
        json!([{"key": "run.sh", "path": "run.sh", "mode": 493}, {"key": "sub__2.sql", "path": "sub/2.sql"}])
    );
}

#[test]
fn an_external_volume_is_only_named() {
    let text = r#"
services: {a: {image: "acme/a:1", restart: always, volumes: ["data:/d"]}}
volumes: {data: {external: true, name: realname}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(converted.names("PersistentVolumeClaim"), [""; 0]);
    assert_eq!(
        converted.pod("a")["volumes"],
        json!([{"name": "realname", "persistentVolumeClaim": {"claimName": "realname"}}])
    );
    assert_eq!(converted.codes(), ["external-reference"]);
}

#[test]
fn a_shared_claim_ties_pods_to_one_node() {
    let text = r#"
services:
  backup: {image: "acme/backup:1", restart: always, volumes: ["data:/d:ro"]}
  db: {image: "acme/db:1", restart: always, volumes: ["data:/d"]}
volumes: {data: {}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(converted.object("PersistentVolumeClaim", "data"), claim("data"));
    let labels = json!({"app.kubernetes.io/instance": "demo", "kompose-rs/volume.data": "true"});
    for name in ["backup", "db"] {
        assert_eq!(
            converted.pod(name)["affinity"],
            json!({"podAffinity": {"requiredDuringSchedulingIgnoredDuringExecution": [
                {"topologyKey": "kubernetes.io/hostname", "labelSelector": {"matchLabels": labels}},
            ]}})
        );
        let pod_labels = &converted.spec("Deployment", name)["template"]["metadata"]["labels"];
        assert_eq!(pod_labels["kompose-rs/volume.data"], "true");
    }
    assert_eq!(
        converted.pod("backup")["containers"][0]["volumeMounts"],
        json!([{"name": "data", "mountPath": "/d", "readOnly": true}])
    );
    assert_eq!(converted.codes(), ["shared-volume-affinity", "volume-not-seeded", "volume-size-assumed"]);
}

#[test]
fn memory_mounts_have_sizes() {
    let text = r#"services: {a: {image: "acme/a:1", restart: always, shm_size: 1gb, tmpfs: ["/run:size=64m,mode=1777"], volumes: [{type: tmpfs, target: /t, tmpfs: {size: 1000000}}]}}"#;
    let converted = converted(text, &[]);
    let pod = converted.pod("a");
    assert_eq!(
        pod["containers"][0]["volumeMounts"],
        json!([
            {"name": "tmpfs-t", "mountPath": "/t"},
            {"name": "tmpfs-run", "mountPath": "/run"},
            {"name": "shm", "mountPath": "/dev/shm"},
        ])
    );
    let memory =
        |name: &str, size: &str| json!({"name": name, "emptyDir": {"medium": "Memory", "sizeLimit": size}});
    assert_eq!(
        pod["volumes"],
        json!([memory("tmpfs-t", "1000000"), memory("tmpfs-run", "64Mi"), memory("shm", "1Gi")])
    );
    assert_eq!(converted.codes(), [""; 0]);
}

#[test]
fn nfs_is_a_volume_with_a_claim() {
    let text = r#"
services: {a: {image: "acme/a:1", restart: always, volumes: [{type: volume, source: n, target: /n, volume: {nocopy: true}}]}}
volumes: {n: {driver_opts: {type: nfs, o: "addr=10.0.0.1,ro,nfsvers=4", device: ":/exports"}}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(
        converted.spec("PersistentVolume", "demo-n"),
        json!({
            "accessModes": ["ReadWriteMany"], "capacity": {"storage": "1Gi"}, "mountOptions": ["nfsvers=4"],
            "nfs": {"server": "10.0.0.1", "path": "/exports", "readOnly": true},
            "persistentVolumeReclaimPolicy": "Retain", "storageClassName": "",
        })
    );
    let claim = converted.spec("PersistentVolumeClaim", "n");
    assert_eq!(
        picked(&claim, &["volumeName", "storageClassName"]),
        json!({"volumeName": "demo-n", "storageClassName": ""})
    );
    assert_eq!(converted.codes(), ["nfs-volume", "volume-size-assumed"]);
}

#[test]
fn two_secrets_share_a_folder() {
    let text = r#"
services: {a: {image: "acme/a:1", restart: always, secrets: [DB_Password, {source: other, mode: 0400}]}}
secrets: {DB_Password: {file: ./pw}, other: {file: ./o}}
"#;
    let converted = converted(text, &[("pw", "p"), ("o", "o")]);
    let pod = converted.pod("a");
    assert_eq!(
        pod["containers"][0]["volumeMounts"],
        json!([{"name": "secrets", "mountPath": "/run/secrets", "readOnly": true}])
    );
    assert_eq!(
        pod["volumes"],
        json!([{"name": "secrets", "projected": {"defaultMode": 292, "sources": [
            {"secret": {"name": "db-password", "items": [{"key": "DB_Password", "path": "DB_Password"}]}},
            {"secret": {"name": "other", "items": [{"key": "other", "path": "other", "mode": 256}]}},
        ]}}])
    );
    assert_eq!(converted.codes(), ["secret-in-output"]);
}

#[test]
fn a_secret_can_be_one_file() {
    let text = r#"
services: {a: {image: "acme/a:1", secrets: [{source: s, target: /etc/foo/bar.txt, mode: 0440}]}}
secrets: {s: {file: ./pw}}
"#;
    let converted = converted(text, &[("pw", "p")]);
    let pod = converted.pod("a");
    assert_eq!(
        pod["containers"][0]["volumeMounts"],
        json!([{"name": "secret-s", "mountPath": "/etc/foo/bar.txt", "subPath": "s", "readOnly": true}])
    );
    assert_eq!(
        pod["volumes"],
        json!([{"name": "secret-s", "secret": {"secretName": "s", "defaultMode": 288, "items": [{"key": "s", "path": "s"}]}}])
    );
}

#[test]
fn what_cannot_be_read_or_mounted_twice_is_an_error() {
    let table = [
        ("secrets: [s]", "secrets: {s: {file: ./missing}}", "file-missing"),
        ("secrets: [s]", "secrets: {s: {environment: NOT_SET}}", "env-source-missing"),
        (
            "volumes: [{type: volume, source: v, target: /a, volume: {subpath: ../x}}]",
            "volumes: {v: {}}",
            "mount-conflict",
        ),
    ];
    for (keys, rest, code) in table {
        let text = format!("services: {{a: {{image: 'acme/a:1', {keys}}}}}\n{rest}");
        let converted = converted(&text, &[]);
        assert!(converted.codes().contains(&code), "{keys}: {:?}", converted.codes());
        assert!(converted.conversion.has_errors(), "{keys}");
    }
}

#[test]
fn volumes_are_taken_over_where_the_path_is_free() {
    let text = r#"
services:
  a: {image: "acme/a:1", volumes: ["/anon", "data:/d"]}
  b: {image: "acme/b:1", tmpfs: [/d], volumes_from: ["a:ro"]}
volumes: {data: {}}
"#;
    let converted = converted(text, &[]);
    assert_eq!(converted.names("PersistentVolumeClaim"), ["a-anon", "data"]);
    assert_eq!(
        converted.pod("b")["containers"][0]["volumeMounts"],
        json!([{"name": "tmpfs-d", "mountPath": "/d"}, {"name": "a-anon", "mountPath": "/anon", "readOnly": true}])
    );
    assert!(converted.codes().contains(&"anonymous-volume-promoted"));
}

#[test]
fn devices_need_a_privileged_container() {
    let table = [
        ("devices: [/dev/kfd]", json!(null), "device-unsupported"),
        (
            "devices: ['/dev/kfd:/dev/k'], privileged: true",
            json!([{"name": "host-dev-kfd", "mountPath": "/dev/k"}]),
            "host-path-mount",
        ),
        ("devices: ['nvidia.com/gpu=all']", json!(null), "gpu-approximated"),
    ];
    for (keys, mounts, code) in table {
        let text = format!("services: {{a: {{image: 'acme/a:1', restart: always, {keys}}}}}");
        let converted = converted(&text, &[]);
        assert_eq!(converted.container("a")["volumeMounts"], mounts, "{keys}");
        assert_eq!(converted.codes(), [code], "{keys}");
    }
}
