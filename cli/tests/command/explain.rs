//! `explain`, `diff` and `--source-map`: what a message means, what a key makes, and what would change.

use crate::sandbox::Sandbox;

const COMPOSE: &str = "\
services:
  web:
    image: nginx:1.27
    ports: ['8080:80']
    restart: always
    environment: {TOKEN_PASSWORD: hunter2}
    ulimits: {nproc: 3}
";

fn shop() -> Sandbox {
    Sandbox::new(&[("compose.yaml", COMPOSE)])
}

#[test]
fn a_code_is_explained_with_an_example() {
    let ran = shop().run(&["explain", "ulimits-unsupported"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let head = "ulimits-unsupported (warning, and an error with `--strict`)\n";
    assert!(ran.stdout.starts_with(head), "{}", ran.stdout);
    assert!(ran.stdout.contains("\nAn example:\n\n  warning[ulimits-unsupported]: "), "{}", ran.stdout);
}

#[test]
fn a_key_is_explained_by_the_lines_that_it_makes() {
    let sandbox = shop();
    let ports = sandbox.run(&["explain", "services.web.ports[0]"]).stdout;
    assert!(ports.contains("\nThe ports that can be reached from outside"), "{ports}");
    assert!(ports.starts_with("services.web.ports[0] (compose.yaml:4:13)\n"), "{ports}");
    assert!(ports.contains("note[published-port-internal]"), "{ports}");
    assert!(ports.contains("  web-service.yaml (Service/web)\n"), "{ports}");
    let ulimits = sandbox.run(&["explain", "services.web.ulimits"]).stdout;
    assert!(ulimits.contains("The output is the same without it"), "{ulimits}");
    let secret = sandbox.run(&["explain", "services.web.environment"]).stdout;
    assert!(!secret.contains("hunter2"), "{secret}");
    let swarm = sandbox.run(&["explain", "services.web.image", "--target", "swarm"]).stdout;
    assert!(swarm.contains("  stack.yaml (stack.yaml)\n"), "{swarm}");
}

#[test]
fn defaults_are_named() {
    let service = shop().run(&["explain", "services.web"]).stdout;
    let why = "\nAmong them are defaults, which no key says:\n\n  default of the service `web`: ";
    assert!(service.contains(why), "{service}");
    assert!(
        service.contains("Compose sets no variables about other services\n    web-deployment.yaml:"),
        "{service}"
    );
    let image = shop().run(&["explain", "services.web.image"]).stdout;
    assert!(!image.contains("default of"), "{image}");
}

#[test]
fn what_cannot_be_explained_is_refused() {
    let cases = [
        ("ulimit-unsupported", "did you mean `ulimits-unsupported`?"),
        ("services.web.imag", "did you mean `services.web.image`?"),
        ("services.web.hostname", "it means: The host name of the container."),
        ("nonsense", "write it as messages do"),
    ];
    for (what, expected) in cases {
        let ran = shop().run(&["explain", what]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{what}");
        assert!(
            ran.stderr.contains("error[nothing-to-explain]") && ran.stderr.contains(expected),
            "{}",
            ran.stderr
        );
    }
}

#[test]
fn a_source_map_is_written_beside_the_output() {
    let sandbox = shop();
    let ran = sandbox.run(&["convert", "--source-map", "map.json"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    let map = std::fs::read_to_string(sandbox.path("map.json")).unwrap();
    assert!(map.contains("\"path\": \"services.web.ports[0]\""), "{map}");
    assert!(!map.contains("hunter2"), "{map}");
}

#[test]
fn a_difference_is_told_object_by_object_and_without_secrets() {
    let sandbox = shop();
    assert_eq!(sandbox.run(&["convert"]).code, Some(0));
    assert_eq!(sandbox.run(&["diff", "k8s/", "--exit-code"]).stdout, "Nothing changes.\n");
    let changed =
        COMPOSE.replace("1.27", "1.28").replace("hunter2", "hunter3").replace("    ports: ['8080:80']\n", "");
    sandbox.put("new.yaml", &changed);
    for arguments in [["diff", "k8s/", "new.yaml"], ["diff", "compose.yaml", "new.yaml"]] {
        let ran = sandbox.run(&arguments);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
        assert!(ran.stdout.contains("~ Deployment/web\n"), "{}", ran.stdout);
        assert!(ran.stdout.contains("/image: \"nginx:1.27\" -> \"nginx:1.28\"\n"), "{}", ran.stdout);
        assert!(!ran.stdout.contains("hunter"), "{}", ran.stdout);
        assert!(ran.stdout.ends_with(" deleted.\n"), "{}", ran.stdout);
    }
    assert_eq!(sandbox.run(&["diff", "k8s/", "new.yaml", "--exit-code"]).code, Some(1));
    assert_eq!(sandbox.run(&["diff", "missing.yaml"]).code, Some(1));
}

#[test]
fn a_stack_is_compared_with_its_folder() {
    let sandbox =
        Sandbox::new(&[("compose.yaml", "services: {a: {image: i, volumes: ['./x:/x']}}"), ("x/y", "")]);
    assert_eq!(sandbox.run(&["convert", "--target", "swarm"]).code, Some(0));
    assert_eq!(sandbox.run(&["diff", "swarm", "--target", "swarm"]).stdout, "Nothing changes.\n");
}
