use super::*;
use crate::input::{ComposeFile, Input};
use crate::options::{Options, Target};
use crate::source::MemoryFiles;

/// The conversion of files in `/p`, all of which but those in a folder are Compose files.
fn converted(files: &[(&str, &str)], target: Target) -> Conversion {
    let mut memory = MemoryFiles::new();
    for (path, text) in files {
        memory.insert(format!("/p/{path}"), *text);
    }
    let compose = files.iter().filter(|(path, _)| !path.contains('/'));
    let input = Input {
        files: compose.map(|(path, text)| ComposeFile::new(format!("/p/{path}"), *text)).collect(),
        ..Input::default()
    };
    crate::convert(&input, &Options { target, ..Options::default() }, &memory)
}

/// The keys that are not simply translated, as `path outcome`, with the reason or the codes.
fn others(files: &[(&str, &str)], target: Target) -> Vec<String> {
    let conversion = converted(files, target);
    assert!(!conversion.has_errors(), "{:?}", conversion.diagnostics);
    let shown = |key: &Entry| {
        let codes = key.messages.iter().map(|at| conversion.diagnostics[*at].code.slug());
        let why: Vec<_> = key.reason.map(Reason::words).into_iter().chain(codes).collect();
        format!("{} {}: {}", key.path, key.fate.words(), why.join(", "))
    };
    let report = conversion.report();
    report.keys.iter().filter(|key| key.fate != Fate::Translated).map(shown).collect()
}

#[test]
fn what_is_below_a_key_without_counterpart_shares_its_outcome() {
    let text = "
services:
  web:
    image: registry.example/web
    restart: always
    ulimits: {nofile: {soft: 1, hard: 2}}
    build: {context: .}
";
    let conversion = converted(&[("a.yaml", text)], Target::Kubernetes);
    let counts = Counts { translated: 4, approximated: 0, unsupported: 4, not_applicable: 2 };
    assert_eq!((conversion.report().counts(), counts.all()), (counts, 10));
}

#[test]
fn a_list_is_lost_when_all_its_items_are() {
    let cases = [
        ("ports: ['127.0.0.1:80:80', '81:81']", "approximated"),
        ("ports: ['127.0.0.1:80:80', '127.0.0.1:81:81']", "unsupported"),
    ];
    for (ports, expected) in cases {
        let text = format!("services: {{web: {{image: nginx, {ports}}}}}");
        let outcomes = others(&[("a.yaml", &text)], Target::Swarm);
        let ports = outcomes.iter().find(|shown| shown.starts_with("services.web.ports "));
        assert!(ports.is_some_and(|shown| shown.contains(expected)), "{ports:?}");
    }
}

#[test]
fn keys_that_do_not_count_say_why() {
    let base = "
x-note: {a: b}
x-common: &common {restart: always}
services:
  web: {<<: *common, image: a, command: [a], ports: ['80'], environment: {A: b}, dns: [10.0.0.1]}
  off: {image: b, profiles: [never]}
  new: {extends: {file: sub/base.yaml, service: base}, image: c}
";
    let over = "
services:
  web: {image: b, command: [b], ports: ['81'], environment: {A: c}, dns: !override [10.0.0.2]}
";
    let extended = "
services:
  base: {image: x, tty: true}
  other: {image: y}
";
    let outcomes =
        others(&[("a.yaml", base), ("b.yaml", over), ("sub/base.yaml", extended)], Target::Kubernetes);
    let expected = [
        "x-note not applicable: a key of your own, which means nothing to Compose",
        "x-note.a not applicable: a key of your own, which means nothing to Compose",
        "services.web.image not applicable: another place in the project replaces it or takes it away",
        "services.web.command not applicable: another place in the project replaces it or takes it away",
        "services.web.environment.A not applicable: another place in the project replaces it or takes it away",
        "services.web.dns not applicable: another place in the project replaces it or takes it away",
        "services.off not applicable: none of the profiles of its service is active, profile-inactive",
        "services.off.image not applicable: none of the profiles of its service is active, profile-inactive",
        "services.off.profiles not applicable: none of the profiles of its service is active, profile-inactive",
        "services.base.image not applicable: another place in the project replaces it or takes it away",
        "services.other not applicable: nothing in the project uses it",
        "services.other.image not applicable: nothing in the project uses it",
    ];
    let outcomes: Vec<_> = outcomes.iter().filter(|shown| !shown.contains("approximated")).collect();
    assert_eq!(outcomes, expected.iter().collect::<Vec<_>>());
}

#[test]
fn a_key_that_an_alias_repeats_has_the_gravest_outcome_of_its_uses() {
    let text = "
x-limits: &limits {ulimits: {nproc: 3}, tty: true}
services:
  a: {<<: *limits, image: a}
  b: {<<: *limits, image: b}
";
    let conversion = converted(&[("a.yaml", text)], Target::Kubernetes);
    let report = conversion.report();
    let key = |path: &str| report.keys.iter().find(|key| key.path == path).unwrap();
    assert_eq!(key("x-limits.ulimits").fate, Fate::Unsupported);
    assert_eq!(key("x-limits.ulimits").used_as, ["services.a.ulimits", "services.b.ulimits"]);
    assert_eq!(key("x-limits.ulimits").messages.len(), 2);
    assert_eq!((key("x-limits").fate, key("x-limits.tty").fate), (Fate::Translated, Fate::Translated));
    assert_eq!(key("services.a.<<").fate, Fate::Translated);
}

#[test]
fn what_speaks_to_kubernetes_is_nothing_to_a_swarm() {
    let text = "services: {web: {image: nginx, ports: ['80'], x-kubernetes: {controller: statefulset}}}";
    let all = others(&[("a.yaml", text)], Target::Swarm);
    let expected = [
        "services.web.x-kubernetes not applicable: it speaks to another target",
        "services.web.x-kubernetes.controller not applicable: it speaks to another target",
    ];
    assert!(expected.iter().all(|line| all.iter().any(|shown| shown == line)), "{all:?}");
}

#[test]
fn a_project_that_cannot_be_loaded_has_no_report() {
    assert_eq!(converted(&[("a.yaml", "services: [")], Target::Swarm).report(), Report::default());
}
