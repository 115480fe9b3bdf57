//! What users choose about volumes, bind mounts and secrets.

use super::*;
use crate::options::KubernetesOptions;

fn options(settings: &[(&str, &str)]) -> Options {
    let mut kubernetes = KubernetesOptions::default();
    for (name, value) in settings {
        kubernetes.set(name, value).unwrap();
    }
    Options { kubernetes, ..Options::default() }
}

#[test]
fn the_source_nearest_to_the_volume_names_the_size() {
    let table = [
        ("", "", "5Gi"),
        ("labels: {kompose.volume.size: 2Gi}", "", "2Gi"),
        ("labels: {kompose.volume.size: 2Gi}", "labels: {kompose.volume.size: 3Gi}", "3Gi"),
        ("labels: {kompose.volume.size: 2Gi}", "x-kubernetes: {size: 4Gi}", "4Gi"),
    ];
    for (service, volume, size) in table {
        let text = format!(
            "services:\n  db:\n    image: mysql:8.4\n    volumes: [data:/data]\n    {service}\nvolumes:\n  data:\n    {volume}\n"
        );
        let converted = with_options(&text, &[], &options(&[("volume-size", "5Gi")]));
        let spec = converted.spec("PersistentVolumeClaim", "data");
        assert_eq!(spec["resources"]["requests"]["storage"], size, "{service} {volume}");
        assert!(!converted.codes().contains(&"volume-size-assumed"), "{service} {volume}");
    }
}

#[test]
fn access_modes_decide_where_pods_run_and_how_they_are_replaced() {
    // The mode, the access mode of the claim, whether Pods are tied to one node, whether old ones stop first.
    let table = [
        ("rwo", "ReadWriteOnce", true, true),
        ("rwx", "ReadWriteMany", false, false),
        ("rox", "ReadOnlyMany", false, false),
    ];
    let text = "services: {a: {image: 'x:1', volumes: ['v:/v:ro']}, b: {image: 'x:1', volumes: ['v:/v:ro']}}\nvolumes: {v: {}}";
    for (mode, expected, tied, stops) in table {
        let converted = with_options(text, &[], &options(&[("access-mode", mode)]));
        let claim = converted.spec("PersistentVolumeClaim", "v");
        assert_eq!(claim["accessModes"], json!([expected]));
        let deployment = converted.spec("Deployment", "a");
        assert_eq!(deployment["template"]["spec"]["affinity"].is_object(), tied, "{mode}");
        assert_eq!(deployment["strategy"]["type"] == "Recreate", stops, "{mode}");
    }
    let text = "services: {a: {image: 'x:1', volumes: ['v:/v']}}\nvolumes: {v: {}}";
    let one = with_options(text, &[], &options(&[("access-mode", "rwop")]));
    assert_eq!(one.spec("Deployment", "a")["strategy"], json!({"type": "Recreate"}));
}

#[test]
fn files_outside_of_the_project_need_a_root() {
    let text =
        "services: {web: {image: 'x:1', restart: always, volumes: ['../shared/app.conf:/app.conf:ro']}}";
    let mut files = MemoryFiles::new();
    files.insert("/shared/app.conf", "debug");
    let converted = |root: &[(&str, &str)]| {
        let conversion = convert(&Input::new("/demo/compose.yaml", text), &options(root), &files);
        conversion.diagnostics.iter().map(|found| found.code.slug()).collect::<Vec<_>>()
    };
    assert_eq!(converted(&[]), ["bind-outside-project"]);
    assert_eq!(converted(&[("bind-root", "../shared")]), [""; 0]);
    assert_eq!(converted(&[("bind-root", "/elsewhere")]), ["bind-outside-project"]);
}

#[test]
fn secrets_leave_the_folder_of_a_token_alone() {
    let text = "services:\n  web:\n    image: x:1\n    secrets: [a, b]\n    labels: {kompose.serviceaccount-name: robot}\n\
                secrets: {a: {file: a}, b: {file: b}}";
    let converted = converted(text, &[("a", "1"), ("b", "2")]);
    let pod = converted.pod("web");
    let mounts = pod["containers"][0]["volumeMounts"].as_array().unwrap();
    let paths: Vec<_> = mounts.iter().map(|mount| mount["mountPath"].as_str().unwrap()).collect();
    assert_eq!(paths, ["/run/secrets/a", "/run/secrets/b"]);
}

#[test]
fn what_a_forced_bind_mount_cannot_be_is_said() {
    // What lies there, the choice, whether it can be.
    let table = [
        ("file.bin", "configmap", true),
        ("file.bin", "secret", true),
        ("file.bin", "pvc", false),
        ("file.bin", "emptydir", false),
        ("file.bin", "hostpath", true),
        ("folder", "configmap", true),
        ("folder", "pvc", true),
        ("large.bin", "configmap", false),
        ("nothing", "configmap", false),
        ("nothing", "pvc", true),
        ("nothing", "emptydir", true),
        ("nothing", "skip", true),
    ];
    let large = "x".repeat(1 << 21);
    let files = [("file.bin", "\u{0}"), ("folder/a", "a"), ("large.bin", large.as_str())];
    for (source, choice, possible) in table {
        let text = format!(
            "services:\n  web:\n    image: x:1\n    volumes: ['./{source}:/t']\n    x-kubernetes: {{bindMounts: {{/t: {choice}}}}}"
        );
        let codes = converted(&text, &files).codes();
        assert_eq!(!codes.contains(&"bind-force-impossible"), possible, "{source} {choice}");
    }
}

#[test]
fn secret_files_never_get_into_a_config_map() {
    let text = "services:\n  web:\n    image: x:1\n    volumes: ['./certs:/certs:ro']\n    x-kubernetes: {bindMounts: {/certs: configmap}}";
    let converted = converted(text, &[("certs/tls.key", "key"), ("certs/a.conf", "a")]);
    assert_eq!((converted.names("ConfigMap"), converted.names("Secret")), (vec![], vec!["certs"]));
}

#[test]
fn large_objects_are_pointed_out() {
    for (kib, code) in [(100, None), (300, Some("configmap-large")), (1100, Some("object-too-large"))] {
        let text =
            "services: {web: {image: 'x:1', restart: always, configs: [a]}}\nconfigs: {a: {file: a.txt}}";
        let contents = "x".repeat(kib << 10);
        let codes = converted(text, &[("a.txt", &contents)]).codes();
        assert_eq!(codes.first().copied(), code, "{kib}");
    }
}

#[test]
fn a_context_is_source_code_even_if_nobody_can_look_at_it() {
    let text = "services: {web: {build: ./app, image: 'x:1', restart: always, volumes: ['./app:/app']}}";
    assert!(converted(text, &[]).codes().contains(&"bind-mount-skipped"));
    let text = "services: {web: {build: 'https://example.com/app.git', image: 'x:1', restart: always, volumes: ['./app:/app']}}";
    assert!(!converted(text, &[]).codes().contains(&"bind-mount-skipped"));
}

#[test]
fn a_group_is_nothing_for_windows() {
    for (said, code) in [
        ("x-kubernetes: {fsGroup: 5}", "x-kubernetes-invalid"),
        ("labels: {kompose.security-context.fsgroup: '5'}", "label-value-invalid"),
    ] {
        let text = format!("services:\n  web:\n    image: x:1\n    platform: windows/amd64\n    {said}");
        assert!(converted(&text, &[]).codes().contains(&code), "{said}");
        let linux = text.replace("windows", "linux");
        assert_eq!(converted(&linux, &[]).pod("web")["securityContext"]["fsGroup"], 5);
    }
}

#[test]
fn the_first_rule_that_fits_decides_about_a_bind_mount() {
    let table = [
        ("/etc/localtime:/etc/localtime:ro", "host-path-mount"),
        ("/var/run/docker.sock:/var/run/docker.sock", "docker-socket-mount"),
        ("./app:/app", "bind-mount-skipped"),
        ("./app/src:/app/src", "bind-mount-skipped"),
        ("../other/a.conf:/a.conf", "bind-outside-project"),
        ("./prod.env:/app/.env", "secret-in-output"),
        ("./keys/id_rsa:/id_rsa:ro", "secret-in-output"),
        ("./data.db:/data.db", "bind-file-writable"),
        ("./app.conf:/app.conf", "bind-read-only"),
        ("./blob.bin:/blob.bin", "bind-file-writable"),
        ("./conf:/etc/app", "bind-read-only"),
        ("./conf:/srv/app", "bind-to-claim"),
        ("./certs:/etc/certs", "secret-in-output"),
        ("./certs:/etc/letsencrypt", "bind-to-claim"),
        ("./many:/many:ro", "bind-to-claim"),
        ("./empty:/empty:ro", "bind-path-missing"),
        ("./nothing:/nothing", "bind-path-missing"),
        (".:/project", "bind-mount-skipped"),
    ];
    let many: Vec<String> = (0..201).map(|number| format!("many/{number}.conf")).collect();
    let large = "\u{0}".repeat(2 << 20);
    let mut files = vec![
        ("app/src/main.py", "print()"),
        ("prod.env", "A=b"),
        ("keys/id_rsa", "key"),
        ("data.db", "data"),
        ("app.conf", "a"),
        ("blob.bin", large.as_str()),
        ("conf/a.conf", "a"),
        ("certs/tls.pem", "key"),
        ("empty/.gitkeep", ""),
    ];
    files.extend(many.iter().map(|path| (path.as_str(), "a")));
    for (mount, code) in table {
        let text = format!(
            "services: {{web: {{build: ./app, image: 'x:1', restart: always, volumes: ['{mount}']}}}}"
        );
        let found = with_outside(&text, &files);
        assert!(found.contains(&code), "{mount}: {found:?}");
    }
}

/// The codes for a project with one file beside its folder.
fn with_outside(text: &str, files: &[(&str, &str)]) -> Vec<&'static str> {
    let mut beside = MemoryFiles::new();
    beside.insert("/other/a.conf", "a");
    for (path, contents) in files {
        beside.insert(format!("/demo/{path}"), *contents);
    }
    let conversion = convert(&Input::new("/demo/compose.yaml", text), &Options::default(), &beside);
    conversion.diagnostics.iter().map(|found| found.code.slug()).collect()
}
