//! The flags of kompose: those that mean something here work, the others say what to do instead.

use crate::sandbox::Sandbox;

const COMPOSE: &str = r#"
name: shop
services:
  web:
    image: nginx:1.29
    volumes: ["data:/data", "./www:/www"]
    networks: [front]
networks: { front: }
volumes: { data: }
"#;

fn shop() -> Sandbox {
    Sandbox::new(&[("compose.yaml", COMPOSE), ("other.yaml", "services: {web: {image: 'other:1'}}\n")])
}

#[test]
fn flags_that_have_a_meaning_here_work() {
    let cases: [(&[&str], &str); 18] = [
        (&["--json"], "\"kind\": \"Deployment\""),
        (&["-j"], "\"kind\": \"Deployment\""),
        (&["--json=false"], "kind: Deployment"),
        (&["--yaml"], "kind: Deployment"),
        (&["-y"], "kind: Deployment"),
        (&["--pvc-request-size", "7Gi"], "storage: 7Gi"),
        (&["--controller", "daemonSet"], "kind: DaemonSet"),
        (&["--daemon-set"], "kind: DaemonSet"),
        (&["-d"], "kind: Deployment"),
        (&["--volumes", "hostPath"], "hostPath:"),
        (&["--volumes", "persistentVolumeClaim"], "persistentVolumeClaim:"),
        (&["--generate-network-policies"], "kind: NetworkPolicy"),
        (&["--namespace", "store"], "kind: Namespace"),
        (&["--with-kompose-annotation=false"], "kind: Deployment"),
        (&["--secrets-as-files"], "kind: Deployment"),
        (&["--service-group-mode", "label", "--multiple-container-mode"], "kind: Deployment"),
        (&["--build", "none", "--provider", "kubernetes"], "kind: Deployment"),
        (&["-f", "compose.yaml", "-f", "other.yaml"], "image: other:1"),
    ];
    for (arguments, expected) in cases {
        let ran = shop().run(&[&["convert", "--stdout"], arguments].concat());
        assert_eq!(ran.code, Some(0), "{arguments:?}: {}", ran.stderr);
        assert!(ran.stdout.contains(expected), "{arguments:?} gives no `{expected}`:\n{}", ran.stdout);
    }
}

#[test]
fn files_and_the_provider_may_stand_before_the_command() {
    let sandbox = shop();
    let ran = sandbox.run(&["--file", "compose.yaml", "-f", "other.yaml", "config", "--images"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "other:1\n"), "{}", ran.stderr);
    let ran = sandbox.run(&["-f", "compose.yaml", "convert", "-f", "other.yaml", "--out", "all.yaml"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(std::fs::read_to_string(sandbox.path("all.yaml")).unwrap().contains("image: other:1"));
    assert_eq!(sandbox.run(&["--provider", "Kubernetes", "convert", "--stdout"]).code, Some(0));
    assert_eq!(sandbox.run(&["completion", "bash"]).code, Some(0));
}

#[test]
fn the_others_say_what_to_do_instead() {
    let cases: [(&[&str], &str, &str); 20] = [
        (&["--chart"], "--chart", "-o CHART/templates/"),
        (&["-c"], "--chart", "-o CHART/templates/"),
        (&["--replicas", "3"], "--replicas 3", "deploy: {replicas: 3}"),
        (&["--indent", "4"], "--indent 4", "two spaces"),
        (&["--volumes", "emptyDir"], "--volumes emptyDir", "kompose.volume.type: emptyDir"),
        (&["--emptyvols"], "--emptyvols", "kompose.volume.type: emptyDir"),
        (&["--replication-controller"], "--replication-controller", "Deployment"),
        (&["--with-kompose-annotation"], "--with-kompose-annotation", "no object says"),
        (&["--service-group-mode", "volume"], "--service-group-mode volume", "kompose.service.group"),
        (&["--service-group-name", "a"], "--service-group-name a", "kompose.service.group"),
        (&["--multiple-container-mode=false"], "--multiple-container-mode=false", "kompose.service.group"),
        (&["--build", "local"], "--build local", "docker compose build"),
        (&["--build", "build-config"], "--build build-config", "OpenShift"),
        (&["--push-image"], "--push-image", "docker compose push"),
        (&["--push-image-registry", "r"], "--push-image-registry r", "--image-prefix"),
        (&["--build-repo", "r"], "--build-repo r", "OpenShift"),
        (&["--no-interpolate"], "--no-interpolate", "kompose-rs config --no-interpolate"),
        (&["--error-on-warning"], "--error-on-warning", "--strict"),
        (&["--suppress-warnings"], "--suppress-warnings", "--quiet"),
        (&["--provider", "openshift"], "--provider openshift", "manifests for Kubernetes"),
    ];
    let sandbox = shop();
    for (arguments, flag, instead) in cases {
        let ran = sandbox.run(&[&["convert"], arguments].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{arguments:?}: {}", ran.stderr);
        let message = format!("error: `{flag}` of kompose has no counterpart: ");
        assert!(ran.stderr.starts_with(&message), "{arguments:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(instead), "{arguments:?}: {}", ran.stderr);
    }
    assert!(!sandbox.path("k8s").exists());
    let before = sandbox.run(&["--provider", "openshift", "convert"]);
    assert_eq!(before.code, Some(2), "{}", before.stderr);
    assert!(before.stderr.contains("manifests for Kubernetes"), "{}", before.stderr);
}

#[test]
fn two_flags_for_one_thing_contradict_each_other() {
    let cases: [&[&str]; 5] = [
        &["--json", "--format", "yaml"],
        &["--json", "--yaml"],
        &["--daemon-set", "--controller", "deployment"],
        &["--daemon-set", "--deployment"],
        &["--volumes", "hostPath", "--bind-mounts", "pvc"],
    ];
    for arguments in cases {
        let ran = shop().run(&[&["convert"], arguments].concat());
        assert_eq!(ran.code, Some(2), "{arguments:?}");
        assert!(ran.stderr.contains("cannot be used with"), "{arguments:?}: {}", ran.stderr);
    }
}

#[test]
fn help_does_not_list_a_flag_twice() {
    let help = shop().run(&["convert", "--help"]).stdout;
    for flag in ["--json", "--daemon-set", "--pvc-request-size", "--out ", "--provider"] {
        assert!(!help.contains(flag), "{flag}: {help}");
    }
}
