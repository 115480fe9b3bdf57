//! `check`: what a conversion would say, in every form, without its output.

use crate::sandbox::Sandbox;

const COMPOSE: &str = "\
services:
  web:
    image: nginx:1.27
    ports: ['8080:80']
    restart: always
    ulimits: {nproc: 3}
";

fn shop() -> Sandbox {
    Sandbox::new(&[("compose.yaml", COMPOSE)])
}

#[test]
fn nothing_is_written_and_the_exit_code_judges() {
    let cases: [(&[&str], i32); 4] = [
        (&["check"], 0),
        (&["check", "--strict"], 1),
        (&["check", "--strict", "--target", "swarm"], 0),
        (&["check", "-f", "missing.yaml"], 1),
    ];
    let sandbox = shop();
    for (arguments, code) in cases {
        let ran = sandbox.run(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(code), ""), "{arguments:?}: {}", ran.stderr);
    }
    assert!(!sandbox.path("k8s").exists() && !sandbox.path("swarm").exists());
    let said = sandbox.run(&["check"]).stderr;
    assert!(
        said.contains("\n7 keys: 4 translated, 1 approximated, 2 unsupported, 0 not applicable.\n"),
        "{said}"
    );
    let refused = sandbox.run(&["check", "--strict"]).stderr;
    assert!(refused.ends_with("It would be refused: 1 error, 1 note.\n"), "{refused}");
}

#[test]
fn a_report_goes_to_standard_output_also_from_a_conversion() {
    let sandbox = shop();
    for command in ["check", "convert"] {
        let json = sandbox.run(&[command, "--report", "json"]);
        assert_eq!(json.code, Some(0), "{}", json.stderr);
        assert!(json.stdout.starts_with("{\n  \"version\": 1,"), "{}", json.stdout);
        assert!(json.stdout.contains("\"path\": \"services.web.ulimits.nproc\""), "{}", json.stdout);
    }
    let markdown = sandbox.run(&["check", "-q", "--report", "markdown"]).stdout;
    assert!(markdown.contains("| `services.web.ulimits` | compose.yaml:6:5 | "), "{markdown}");
    assert_eq!(sandbox.run(&["convert", "--report", "json", "--stdout"]).code, Some(2));
}

#[test]
fn messages_for_programs_are_all_there_is_on_standard_error() {
    let sandbox = shop();
    for command in ["check", "convert", "config"] {
        let json = sandbox.run(&[command, "--diagnostics", "json"]).stderr;
        assert!(json.starts_with("{\n") && json.ends_with("\n}\n"), "{command}: {json}");
        let sarif = sandbox.run(&[command, "--diagnostics", "sarif"]).stderr;
        assert!(sarif.contains("\"version\": \"2.1.0\"") && sarif.ends_with("\n}\n"), "{command}: {sarif}");
    }
    let github = sandbox.run(&["check", "--diagnostics", "github"]).stderr;
    let lines: Vec<_> = github.lines().collect();
    assert!(lines.iter().all(|line| line.starts_with("::")), "{github}");
    assert!(github.contains("::warning file=compose.yaml,line=6,endLine=6,col=5,endColumn=12,"), "{github}");
}

#[test]
fn a_refusal_before_anything_is_read_is_a_document_too() {
    let ran = Sandbox::new(&[]).run(&["check", "--diagnostics", "json"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("\"code\": \"compose-file-missing\""), "{}", ran.stderr);
}
