//! The command as a process: exit codes, streams, and what appears on the disk.

#![expect(clippy::unwrap_used, reason = "a test that cannot set up its folder has to fail")]

mod check;
mod config;
mod conversion;
mod explain;
mod graph;
mod kompose;
mod sandbox;

use sandbox::Sandbox;

#[test]
fn without_a_compose_file_the_message_says_what_to_do() {
    let ran = Sandbox::new(&[]).run(&["convert"]);
    assert_eq!(ran.code, Some(1), "{}", ran.stderr);
    assert_eq!(ran.stdout, "");
    assert!(
        ran.stderr.starts_with("error[compose-file-missing]: there is no Compose file in `"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("kompose-rs convert -f path/to/compose.yaml"), "{}", ran.stderr);
    assert!(ran.stderr.ends_with("1 error. There is no output.\n"), "{}", ran.stderr);
}

#[test]
fn a_mistyped_file_is_suggested() {
    let ran = Sandbox::new(&[("compose.yaml", "")]).run(&["config", "-f", "compose.yml"]);
    assert_eq!(ran.code, Some(1));
    assert!(ran.stderr.contains("did you mean `compose.yaml`?"), "{}", ran.stderr);
}

#[test]
fn a_wrong_command_line_is_a_usage_error() {
    let sandbox = Sandbox::new(&[("compose.yaml", "")]);
    let cases: [&[&str]; 6] = [
        &[],
        &["convert", "--targt", "swarm"],
        &["convert", "--stdout", "-o", "k8s"],
        &["convert", "-o", "out.txt"],
        &["convert", "-o", "all.json", "--format", "yaml"],
        &["convert", "-q", "-v"],
    ];
    for arguments in cases {
        let ran = sandbox.run(arguments);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{arguments:?}: {}", ran.stderr);
        assert!(
            ran.stderr.contains("Usage:") || ran.stderr.contains("--help"),
            "{arguments:?}: {}",
            ran.stderr
        );
    }
}

#[test]
fn help_has_examples_and_exit_codes() {
    let sandbox = Sandbox::new(&[]);
    for arguments in [vec!["--help"], vec!["convert", "--help"], vec!["convert", "-h"]] {
        let ran = sandbox.run(&arguments);
        assert_eq!(ran.code, Some(0));
        assert!(ran.stdout.contains("Examples:\n"), "{}", ran.stdout);
        assert!(ran.stdout.contains("Exit codes:\n  0  done"), "{}", ran.stdout);
    }
    assert_eq!(sandbox.run(&["--version"]).stdout, concat!("kompose-rs ", env!("CARGO_PKG_VERSION"), "\n"));
}

#[test]
fn colours_come_only_when_wanted() {
    let sandbox = Sandbox::new(&[]);
    let colored = |arguments: &[&str], environment: &[(&str, &str)]| {
        sandbox.run_with(arguments, environment, "").stderr.contains('\u{1b}')
    };
    assert!(!colored(&["convert"], &[("TERM", "xterm")]), "a pipe is no terminal");
    assert!(colored(&["convert", "--color", "always"], &[("NO_COLOR", "1")]), "the argument wins");
    assert!(!colored(&["convert", "--color", "never"], &[("CLICOLOR_FORCE", "1")]));
    assert!(!colored(&["convert"], &[("NO_COLOR", "1"), ("TERM", "xterm")]));
}

#[test]
fn completions_know_the_commands() {
    for shell in ["bash", "zsh", "fish"] {
        let ran = Sandbox::new(&[]).run(&["completions", shell]);
        assert_eq!(ran.code, Some(0));
        assert!(ran.stdout.contains("project-directory"), "{shell}");
        assert!(ran.stdout.contains("mermaid"), "{shell}");
    }
}
