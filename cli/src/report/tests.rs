use kompose_core::diagnostic::codes::command;
use kompose_core::source::{Place, Span};
use kompose_core::{Access, Accounts, Conversion, Output, OutputFile, Summary, Target};

use super::*;
use crate::destination::Destination;
use crate::output::Written;

const LOOK: Look = Look { color: false, quiet: false, verbose: false };

/// Three messages of each severity.
fn sample() -> (Vec<Diagnostic>, Sources) {
    let mut sources = Sources::default();
    let file = sources.add("compose.yaml", "services:\n  web: {}\n");
    let diagnostic = |severity, message: &str| {
        let place = Place::new("services.web", Span::new(file, 12, 15));
        Diagnostic { severity, ..Diagnostic::new(command::OUTPUT_EXISTS, place, message) }
    };
    let severities = [Severity::Error, Severity::Note, Severity::Warning, Severity::Note, Severity::Note];
    let numbered =
        severities.into_iter().enumerate().map(|(at, severity)| diagnostic(severity, &at.to_string()));
    (numbered.collect(), sources)
}

fn without_errors() -> (Vec<Diagnostic>, Sources) {
    let (mut diagnostics, sources) = sample();
    diagnostics.retain(|diagnostic| !diagnostic.is_error());
    (diagnostics, sources)
}

#[test]
fn notes_come_last_and_in_short() {
    let (diagnostics, sources) = without_errors();
    let text = messages(&diagnostics, &sources, LOOK);
    let expected = "\
warning[output-exists]: 2
 --> compose.yaml:2:3
  |
2 |   web: {}
  |   ^^^

note[output-exists]: 1 (compose.yaml:2:3)
note[output-exists]: 3 (compose.yaml:2:3)
note[output-exists]: and 1 more like this
(3 notes in short; `-v` shows each with its place in the file)

";
    assert_eq!(text, expected);
}

#[test]
fn how_much_is_said_can_be_chosen() {
    let (diagnostics, sources) = without_errors();
    let notes = |look| messages(&diagnostics, &sources, look).matches("note[").count();
    assert_eq!(notes(Look { quiet: true, ..LOOK }), 0);
    let verbose = messages(&diagnostics, &sources, Look { verbose: true, ..LOOK });
    assert_eq!(verbose.matches(" --> ").count(), 4);
    assert!(verbose.starts_with("note[output-exists]: 1\n"), "document order");
}

#[test]
fn errors_silence_the_notes_and_are_counted() {
    let (diagnostics, sources) = sample();
    let text = messages(&diagnostics, &sources, LOOK);
    assert!(text.starts_with("error[output-exists]: 0\n"));
    assert!(!text.contains("note["));
    assert_eq!(refusal(&diagnostics), "1 error, 1 warning, 3 notes. There is no output.\n");
}

#[test]
fn a_note_cannot_speak_to_the_terminal() {
    let note = Diagnostic {
        severity: Severity::Note,
        ..Diagnostic::new(command::OUTPUT_EXISTS, Place::default(), "a\u{1b}[2J\nb")
    };
    let text = messages(&[note], &Sources::default(), LOOK);
    assert!(text.starts_with("note[output-exists]: a [2J b\n"), "{text}");
}

/// A conversion into files of these names.
fn conversion(paths: &[&str]) -> Conversion {
    let file = |path: &&str| OutputFile { path: (*path).to_owned(), contents: Vec::new(), secret: false };
    let access = |service: &str, published: &str, instead: &str| Access {
        service: service.to_owned(),
        published: published.to_owned(),
        instead: instead.to_owned(),
    };
    Conversion {
        output: Output::None,
        files: paths.iter().map(file).collect(),
        diagnostics: Vec::new(),
        sources: Sources::default(),
        accounts: Accounts::default(),
        summary: Summary {
            project: "shop".to_owned(),
            access: vec![
                access("web", "localhost:8080", "kubectl port-forward service/web 8080:80"),
                access("database", ":5432", "kubectl port-forward service/database 5432"),
            ],
        },
    }
}

fn summary_of(target: Target, destination: &Destination, written: Written) -> String {
    let conversion = match target {
        Target::Kubernetes => conversion(&["web-service.yaml"]),
        Target::Swarm => conversion(&["prerequisites.sh", "stack.yaml"]),
    };
    summary::text(&Outcome { conversion: &conversion, destination, target, written })
}

#[test]
fn the_summary_says_what_was_done_and_what_comes_next() {
    let written = Written { files: 3, secrets: 2, deleted: 1, unchanged: 1, warnings: Vec::new() };
    let destination = Destination::Directory("my k8s/".to_owned());
    let expected = "\
Wrote 3 files to my k8s/, 1 of them unchanged, and deleted 1 old file that the project no longer needs. \
2 of them hold secrets: only you may read them (mode 0600). Do not commit them.
0 keys: 0 translated, 0 approximated, 0 unsupported, 0 not applicable.

Start it:
  kubectl apply -f 'my k8s/'

Reach it:
  web       localhost:8080  ->  kubectl port-forward service/web 8080:80
  database  :5432           ->  kubectl port-forward service/database 5432
";
    assert_eq!(summary_of(Target::Kubernetes, &destination, written), expected);
}

#[test]
fn every_destination_has_its_command() {
    let written = || Written { files: 1, secrets: 1, ..Written::default() };
    let file = || Destination::File("all.yaml".to_owned());
    let folder = Destination::Directory("swarm".to_owned());
    let cases = [
        (Target::Kubernetes, file(), "Wrote all.yaml. It holds secrets"),
        (Target::Kubernetes, file(), "\n  kubectl apply -f all.yaml\n"),
        (Target::Swarm, file(), "\n  docker stack deploy -c all.yaml shop\n"),
        (Target::Swarm, folder.clone(), "\n  docker stack deploy -c swarm/stack.yaml shop\n"),
        (Target::Swarm, folder, "\n  sh swarm/prerequisites.sh\n"),
        (Target::Swarm, Destination::Stdout, "0 keys: "),
    ];
    for (target, destination, expected) in cases {
        let text = summary_of(target, &destination, written());
        assert!(text.contains(expected), "{text}");
    }
}
