//! Texts with a `^` where the cursor is.

use super::*;
use crate::options::{Options, Target};
use crate::source::MemoryFiles;

/// A project with names of all kinds, in a file of its own.
const NAMES: &str = "\
services:
  db: {image: 'postgres:17', profiles: [debug]}
  queue:
    image: redis
networks: {front: {}, back: {}}
volumes:
  data:
secrets: {token: {environment: TOKEN}}
configs: {site: {content: x}}
models: {llm: {model: ai/smollm2}}
";

fn project(text: &str) -> (Input, MemoryFiles) {
    let mut input = Input::new("/p/names.yaml", NAMES);
    input.files.push(crate::ComposeFile::new("/p/compose.yaml", text));
    input.project_directory = Some("/p".to_owned());
    let mut files = MemoryFiles::new();
    files.insert("/p/.env", b"TAG=1.27\nPASSWORD=hunter2\n".as_slice());
    (input, files)
}

fn completed(marked: &str) -> (Completion, String) {
    let offset = marked.find('^').unwrap();
    let text = marked.replacen('^', "", 1);
    let (input, files) = project(&text);
    (complete(&input, &files, &text, offset), text)
}

/// What each of some proposals makes of a text.
fn written(marked: &str, label: &str) -> String {
    let (completion, text) = completed(marked);
    let proposal = completion.proposals.iter().find(|proposal| proposal.label == label);
    let proposal = proposal.unwrap_or_else(|| panic!("{label} in {completion:?}"));
    format!("{}{}{}", &text[..completion.from], proposal.insert, &text[completion.to..])
}

fn labels(marked: &str) -> Vec<String> {
    completed(marked).0.proposals.into_iter().map(|proposal| proposal.label).collect()
}

/// Texts, some words that must be proposed, some that must not.
const FITTING: &[(&str, &str, &str)] = &[
    ("^", "services networks name x-kubernetes include", "image"),
    ("serv^", "services", "image"),
    ("services:\n  web:\n    ^", "image ports depends_on extends x-kubernetes", "services condition"),
    ("services:\n  web:\n    im^", "image", "services"),
    ("services:\n  web:\n    image: x\n    ^\n    ports: []\n", "build", "image ports"),
    ("services:\n  web:\n    im^: nginx\n", "image", "services"),
    ("services:\n  web:\n    image: 'nginx\n    re^\n", "restart", "services"),
    ("services:\n  web:\n    command: [a, b\n    re^\n", "restart", "services"),
    ("services:\n  web: {im^", "image", "services"),
    ("services:\n  web: {image: x, ^}", "restart", "image"),
    ("services:\n  web:\n    restart: ^", "always unless-stopped", "restart"),
    ("services:\n  web:\n    restart: \"al^\n", "always", "restart"),
    ("services:\n  web: {restart: on^}", "on-failure", "restart"),
    ("services:\n  web:\n    init: ^", "true false", "always"),
    ("services:\n  web:\n    healthcheck:\n      ^", "test interval start_period", "image"),
    ("services:\n  web:\n    healthcheck:\n      test: x\n    ^", "image", "interval"),
    (
        "services:\n  web:\n    deploy:\n      resources:\n        limits:\n          ^",
        "cpus memory",
        "image",
    ),
    ("services:\n  web:\n    ports:\n      - ^", "target published", "image"),
    ("services:\n  web:\n    ports:\n    - target: 80\n      ^", "published", "target image"),
    ("services:\n  web:\n    ports:\n      - target: 80\n        protocol: ^", "tcp udp", "target"),
    ("services:\n  web:\n    depends_on:\n      - ^", "db queue", "web condition"),
    ("services:\n  web:\n    depends_on:\n      - db\n      - ^\n      - x\n", "queue", "db web"),
    ("services:\n  web:\n    depends_on: [db, ^]", "queue", "db web"),
    ("services:\n  web:\n    depends_on: [d^", "db queue", "web"),
    ("services:\n  web:\n    depends_on:\n      ^", "db queue", "web"),
    ("services:\n  web:\n    depends_on:\n      db:\n        ^", "condition restart", "db"),
    (
        "services:\n  web:\n    depends_on:\n      db:\n        condition: ^",
        "service_healthy service_started",
        "db",
    ),
    ("services:\n  web:\n    networks:\n      - ^", "front back default", "db"),
    ("services:\n  web:\n    networks: {^", "front back", "db"),
    ("services:\n  web:\n    networks:\n      front:\n      ^", "back", "front"),
    ("services:\n  web:\n    volumes:\n      - ^", "data type source", "front"),
    ("services:\n  web:\n    volumes:\n      - da^:/var/lib\n", "data", "front"),
    ("services:\n  web:\n    volumes:\n      - type: volume\n        source: ^", "data", "type"),
    ("services:\n  web:\n    secrets: [^]", "token source", "site"),
    ("services:\n  web:\n    configs:\n      - source: ^", "site", "token"),
    ("services:\n  web:\n    profiles: [^", "debug", "db"),
    ("services:\n  web:\n    extends:\n      service: ^", "db queue", "web"),
    ("services:\n  web:\n    network_mode: ^", "host none bridge service:db", "web"),
    ("services:\n  web:\n    models:\n      - ^", "llm", "db"),
    ("services:\n  web:\n    image: nginx:${^", "TAG PASSWORD", "image"),
    ("services:\n  web:\n    image: \"nginx:$TA^", "TAG", "image"),
    ("services:\n  web:\n    environment:\n      - A=${P^", "PASSWORD", "image"),
    ("services:\n  web:\n    x-kubernetes:\n      ^", "controller expose", "image"),
    ("services:\n  web:\n    x-kubernetes:\n      expose: ^", "ingress none", "image"),
    ("networks:\n  front:\n    ^", "driver internal", "image"),
    ("volumes:\n  data:\n    dr^\n", "driver driver_opts", "image"),
    ("include:\n  - ^", "path project_directory", "image"),
];

#[test]
fn what_fits_is_proposed_and_what_does_not_is_not() {
    for (text, wanted, unwanted) in FITTING {
        let found = labels(text);
        for label in wanted.split(' ') {
            assert!(found.iter().any(|known| known == label), "{label} at {text:?}: {found:?}");
        }
        for label in unwanted.split(' ') {
            assert!(!found.iter().any(|known| known == label), "no {label} at {text:?}: {found:?}");
        }
    }
}

#[test]
fn where_nothing_fits_nothing_is_proposed() {
    let table = [
        "services:\n  web:\n    # im^",
        "services:\n  web:\n    image: nginx # ^",
        "services:\n  web:\n    image: nginx\n      ^",
        "services:\n  web:\n    image: ngi^",
        "services:\n  web:\n    image:^",
        "services:\n  web:\n    command: |\n      re^",
        "services:\n  web:\n    restart: \"always\"^",
        "services:\n  ^",
        "services:\n  web:\n    environment:\n      ^",
        "services:\n  web:\n    -^",
        "services:\n  web:\n    nonsense:\n      ^",
        "services:\n  web:\n    image: cost$$^",
        "x-own:\n  ^",
        "services:\n  web:\n    build: .\n    deploy: [^",
    ];
    for text in table {
        assert!(labels(text).is_empty(), "{text:?}: {:?}", labels(text));
    }
}

#[test]
fn a_proposal_writes_what_can_be_gone_on_with() {
    // The text, the proposal, what becomes of the text.
    let table: &[(&str, &str, &str)] = &[
        ("services:\n  web:\n    im^", "image", "services:\n  web:\n    image: "),
        ("services:\n  web:\n    po^\n", "ports", "services:\n  web:\n    ports:\n      - \n"),
        ("services:\n  web:\n    dep^", "deploy", "services:\n  web:\n    deploy:\n      "),
        ("services:\n  web:\n    im^g: x\n", "image", "services:\n  web:\n    image: x\n"),
        ("services:\n  web: {im^}\n", "image", "services:\n  web: {image: }\n"),
        ("services:\n  web:\n    restart: ^", "no", "services:\n  web:\n    restart: \"no\""),
        ("services:\n  web:\n    restart: \"n^\"\n", "no", "services:\n  web:\n    restart: \"no\"\n"),
        ("services:\n  w:\n    depends_on:\n      ^", "db", "services:\n  w:\n    depends_on:\n      - db"),
        ("services:\n  w:\n    depends_on: ^", "db", "services:\n  w:\n    depends_on: [db]"),
        (
            "services:\n  w:\n    depends_on:\n      a:\n      d^",
            "db",
            "services:\n  w:\n    depends_on:\n      a:\n      db:\n        ",
        ),
        (
            "services:\n  w:\n    volumes:\n      - d^:/x\n",
            "data",
            "services:\n  w:\n    volumes:\n      - data:/x\n",
        ),
        ("services:\n  w:\n    ports:\n      ^", "target", "services:\n  w:\n    ports:\n      - target: "),
        ("services:\n  w:\n    image: a:${T^", "TAG", "services:\n  w:\n    image: a:${TAG}"),
        ("services:\n  w:\n    image: a:${T^:-1}", "TAG", "services:\n  w:\n    image: a:${TAG:-1}"),
        ("services:\n  w:\n    image: a:$T^", "TAG", "services:\n  w:\n    image: a:$TAG"),
    ];
    for (text, label, expected) in table {
        assert_eq!(written(text, label), *expected, "{label} at {text:?}");
    }
}

#[test]
fn a_word_can_be_completed_at_every_place_of_every_prefix() {
    let text = "services:\n  웹:\n    ports: [\"80:80\", {target: 1}]\n    command: >-\n      a b\n    volumes:\n    - 'a:b'\n";
    for offset in 0..=text.len() {
        let (input, files) = project(text);
        let Some(before) = text.get(..offset) else { continue };
        for half in [before, text] {
            let found = complete(&input, &files, half, offset);
            assert!(found.from <= found.to && half.get(found.from..found.to).is_some(), "{half:?} {offset}");
        }
    }
}

fn hovered(text: &str, word: &str) -> Hover {
    let (input, files) = project(text);
    let offset = text.find(word).unwrap() + 1;
    let file = ("/p/compose.yaml", text);
    hover((&input, &Options::default(), &files), file, offset).unwrap_or_else(|| panic!("{word} in {text}"))
}

const WEB: &str =
    "services:\n  web:\n    image: nginx:1.27\n    ulimits: {nproc: 3}\n    ports: ['8080:80']\n";

#[test]
fn a_key_says_what_becomes_of_it_in_the_project() {
    let image = hovered(WEB, "image");
    assert_eq!(image.path, "services.web.image");
    assert_eq!((&WEB[image.from..image.to], image.kubernetes.as_str()), ("image", "translated"));
    assert_eq!(Some(image.documentation.as_str()), meaning("services.<name>.image"));
    let ulimits = hovered(WEB, "ulimits");
    assert!(ulimits.kubernetes.starts_with("unsupported: "), "{ulimits:?}");
    assert_eq!(ulimits.swarm, "translated");
    let port = hovered(WEB, "8080");
    assert_eq!((port.path.as_str(), &WEB[port.from..port.to]), ("services.web.ports[0]", "8080:80"));
}

#[test]
fn a_key_of_a_broken_project_says_what_usually_becomes_of_it() {
    let broken = format!("{WEB}    restart: 'alw\n    nonsense\n");
    let ulimits = hovered(&broken, "ulimits");
    assert!(ulimits.kubernetes.starts_with("usually unsupported: "), "{ulimits:?}");
    assert_eq!(ulimits.swarm, "usually translated");
}

#[test]
fn nothing_is_said_of_what_is_no_known_key() {
    let (input, files) = project(WEB);
    for (text, offset) in
        [("# image: x\n", 4), ("x-own: {image: y}\n", 9), ("services:\n\n", 10), ("", 0), ("a", 99)]
    {
        let found = hover((&input, &Options::default(), &files), ("/p/compose.yaml", text), offset);
        assert_eq!(found, None, "{text}");
    }
}

#[test]
fn every_key_has_a_meaning_and_a_usual_outcome() {
    for path in crate::model::key_paths() {
        if path.ends_with(".external.name") {
            continue;
        }
        let meaning = meaning(&path).unwrap_or("");
        assert!(
            meaning.len() > 4 && meaning.ends_with('.') && !meaning.contains('\n'),
            "{path}: {meaning:?}"
        );
        for target in [Target::Kubernetes, Target::Swarm] {
            let outcome = outcome::usual(&path, target);
            assert!(outcome.starts_with("usually "), "{path}: {outcome:?}");
        }
    }
}
