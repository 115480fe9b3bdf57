//! `graph`: the project as a picture.

use crate::sandbox::Sandbox;

const COMPOSE: &str = "\
name: shop
services:
  web:
    image: nginx:1.27
    ports: ['8080:80']
    depends_on: [db]
    environment: {PASSWORD: hunter2}
  db:
    image: postgres:16
    volumes: ['data:/var/lib/postgresql/data']
volumes:
  data:
";

#[test]
fn a_picture_goes_to_standard_output() {
    let ran = Sandbox::new(&[("compose.yaml", COMPOSE)]).run(&["graph"]);
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    assert!(ran.stdout.starts_with("<svg xmlns=") && ran.stdout.ends_with("</svg>\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("web depends on db (started)"), "{}", ran.stdout);
    assert!(!ran.stdout.contains("hunter2"), "{}", ran.stdout);
}

#[test]
fn the_name_of_the_file_says_the_form() {
    let sandbox = Sandbox::new(&[("compose.yaml", COMPOSE)]);
    let cases: [(&[&str], &str, &str); 3] = [
        (&["graph", "-o", "a.svg"], "a.svg", "<svg "),
        (&["graph", "-o", "a.mmd"], "a.mmd", "flowchart LR\n"),
        (&["graph", "-o", "a.txt", "--format", "mermaid"], "a.txt", "flowchart LR\n"),
    ];
    for (arguments, file, start) in cases {
        let ran = sandbox.run(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), ""), "{arguments:?}: {}", ran.stderr);
        let text = std::fs::read_to_string(sandbox.path(file)).unwrap();
        assert!(text.starts_with(start), "{arguments:?}: {text}");
    }
    for arguments in [&["graph", "-o", "a.svg", "--format", "mermaid"][..], &["graph", "-o", "a.png"]] {
        let ran = sandbox.run(arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {}", ran.stderr);
    }
}

#[test]
fn what_is_read_is_not_written_over() {
    let sandbox = Sandbox::new(&[("compose.yaml", COMPOSE)]);
    let ran = sandbox.run(&["graph", "-o", "compose.yaml", "--format", "svg", "--force"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert!(ran.stderr.contains("error[output-is-input]"), "{}", ran.stderr);
    assert_eq!(std::fs::read_to_string(sandbox.path("compose.yaml")).unwrap(), COMPOSE);
}

#[test]
fn of_a_project_with_errors_there_is_what_can_be_read() {
    let broken = COMPOSE.replace("[db]", "[db, cache]");
    let ran = Sandbox::new(&[("compose.yaml", &broken)]).run(&["graph", "--format", "mermaid"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("error[undefined-reference]"), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("1 error. There may be parts missing.\n"), "{}", ran.stderr);
    assert!(ran.stdout.contains("[\"cache<br>not defined\"]"), "{}", ran.stdout);
    let ran = Sandbox::new(&[("compose.yaml", "services: [")]).run(&["graph"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{}", ran.stderr);
}

#[test]
fn profiles_are_drawn_on_demand() {
    let compose = "services: {a: {image: i}, debugger: {image: d, profiles: [debug]}}";
    let sandbox = Sandbox::new(&[("compose.yaml", compose)]);
    let without = sandbox.run(&["graph", "--format", "mermaid"]).stdout;
    assert!(without.contains("debugger<br>not started: profile debug"), "{without}");
    let with = sandbox.run(&["graph", "--format", "mermaid", "--profile", "debug"]).stdout;
    assert!(with.contains("debugger<br>d"), "{with}");
}
