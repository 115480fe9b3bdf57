//! Each rule with a stack file that breaks it, and none without one.

use std::collections::{BTreeMap, BTreeSet};

use super::{Finding, Refuser, Surroundings, check, written};
use crate::MemoryFiles;
use crate::swarm::document::Version;
use crate::swarm::validate::RULES;

fn findings(text: &str) -> Vec<Finding> {
    let mut files = MemoryFiles::new();
    files.insert("text", "x");
    files.insert("empty", "");
    let variables = BTreeMap::from([("USER".to_owned(), "me".to_owned())]);
    let surroundings = Surroundings {
        stack: "shop",
        variables: &variables,
        files: &files,
        exists: &|_, name| name != "gone",
    };
    check(text, &surroundings)
}

/// The code of a rule, and a file that breaks it and no other, in which `\n` stands for a line break. `docs/diagnostics.md`
/// is complete because of these lines, too: no project makes most of these files.
const BROKEN: &str = include_str!("broken.tsv");

/// What differs from the broken files in what matters, and is fine.
const WHOLE: &[&str] = &[
    "services: {a: {image: acme/a, links: [b], expose: [80], x-note: 1, restart: on-failure:3, env_file: ./text}}",
    "version: \"3.13\"\nservices: {a: {image: \"acme/a:${USER}\", oom_score_adj: 1}}",
    "services: {a: {image: acme/a, command: \"cost$$5 $USER\", deploy: {replicas: \"${NONE:-2}\"}}}",
    "services: {a: {image: acme/a, ports: [80, \"80-81:80/udp\", {target: 53, published: 80, mode: host, protocol: sctp}]}}",
    "services: {a: {image: acme/a, secrets: [s], configs: [{source: c, target: /c}]}}\n\
     secrets: {s: {external: {name: real}}}\nconfigs: {c: {file: ./text}}",
    "services: {a: {image: acme/a, volumes: [\"v:/data:ro\", \"/etc/hosts:/h\", {type: tmpfs, target: /t}]}}\nvolumes: {v: }",
    "services: {a: {image: acme/a}}\nnetworks: {unused: {driver: bridge}}",
];

#[test]
fn each_rule_finds_what_breaks_it() {
    let found =
        |text: &str| -> Vec<&str> { findings(text).iter().map(|finding| finding.code.slug()).collect() };
    let broken = BROKEN.lines().filter_map(|line| line.split_once('\t'));
    let broken = broken.map(|(code, text)| (text, Some(code), found(&text.replace("\\n", "\n"))));
    let whole = WHOLE.iter().map(|text| (*text, None, found(text)));
    let wrong: Vec<_> = broken
        .chain(whole)
        .filter(|(_, code, found)| {
            found.is_empty() != code.is_none() || found.iter().any(|found| Some(*found) != *code)
        })
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_finding_says_who_refuses() {
    let table = [
        ("healthcheck: {test: x, disable: true}", Refuser::Client),
        ("healthcheck: {interval: 5s, disable: true}", Refuser::Nobody),
        ("healthcheck: {test: [curl]}", Refuser::Nobody),
        ("healthcheck: {interval: 1us}", Refuser::Manager),
        ("healthcheck: {retries: -1}", Refuser::Schema),
        ("volumes: [/a, /a]", Refuser::Manager),
        ("volumes: [{type: tmpfs, target: a}]", Refuser::Nobody),
        ("ulimits: {no_file: 1}", Refuser::Nobody),
        ("deploy: {resources: {limits: {cpus: \"0.0001\"}}}", Refuser::Manager),
        ("deploy: {resources: {limits: {cpus: \"0.0000000001\"}}}", Refuser::Client),
        ("deploy: {placement: {constraints: [node.foo == x]}}", Refuser::Nobody),
        ("deploy: {placement: {constraints: [node.foo]}}", Refuser::Manager),
    ];
    for (keys, refuser) in table {
        let found = findings(&format!("services: {{a: {{image: acme/a, {keys}}}}}"));
        let refusers: Vec<Refuser> = found.iter().map(|finding| finding.refuser).collect();
        assert_eq!(refusers, [refuser], "{keys}: {found:?}");
    }
}

#[test]
fn no_rule_is_without_an_example() {
    let rules: BTreeSet<&str> = RULES.iter().map(|(code, _)| code.slug()).collect();
    let examples: BTreeSet<&str> =
        BROKEN.lines().filter_map(|line| line.split_once('\t')).map(|(code, _)| code).collect();
    assert_eq!(rules, examples);
}

#[test]
fn what_was_written_is_read_back() {
    let table = [
        (
            "version: \"3.8\"\nservices: {a: {image: \"acme/a\", command: [\"cost$$5\"]}}",
            Version::V3_8,
            &[][..],
        ),
        ("version: \"3.8\"\nservices: {a: {image: acme/$USER}}", Version::V3_8, &["stack-interpolation"][..]),
        ("version: \"3.8\"\nservices: {a: {hostname: yes}}", Version::V3_8, &["stack-yaml"]),
        ("version: \"3.8\"\nservices: {a: {oom_score_adj: 1}}", Version::V3_8, &["stack-schema"]),
        ("version: \"3.8\"\nservices: {a: {image: acme/$5}}", Version::V3_8, &["stack-interpolation"]),
    ];
    for (text, version, expected) in table {
        let found: Vec<&str> = written(text, version).iter().map(|finding| finding.code.slug()).collect();
        assert_eq!(found, expected, "{text}");
    }
}
