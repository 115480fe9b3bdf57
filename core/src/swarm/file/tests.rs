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

/// The code of a rule, and a file that breaks it and no other. A service alone is written as its keys.
const BROKEN: &[(&str, &str)] = &[
    ("stack-schema", "services: {a: {image: acme/a, links: b}}"),
    ("stack-schema", "services: {a: {image: acme/a, scale: 2}}"),
    ("stack-schema", "{name: shop, services: {a: {image: acme/a}}}"),
    ("stack-schema", "services: {a: {image: acme/a, cap_add: [A, A]}}"),
    ("stack-schema", "services: {a: {image: acme/a, stop_grace_period: 1d}}"),
    ("stack-schema", "services: {a: {image: acme/a, deploy: {replicas: \"2\"}}}"),
    ("stack-schema", "services: {a/b: {image: acme/a}}"),
    ("stack-schema", "version: \"3.8\"\nservices: {a: {image: acme/a, oom_score_adj: 1}}"),
    ("stack-schema", "services: {a: {image: acme/a}\n"),
    ("stack-version", "version: \"2.4\"\nservices: {a: {image: acme/a}}"),
    ("stack-version", "version: 3.8\nservices: {a: {image: acme/a}}"),
    ("stack-interpolation", "services: {a: {image: acme/a, command: cost$5}}"),
    ("stack-yaml", "services: {a: {image: acme/a, command: 2024-01-02}}"),
    ("stack-service-name", "services: {a.b: {image: acme/a}}"),
    ("stack-service-name", "services: {a-: {image: acme/a}}"),
    ("stack-object-name", "services: {a: {image: acme/a}}\nconfigs: {c.: {file: ./text}}"),
    ("stack-object-size", "services: {a: {image: acme/a}}\nconfigs: {c: {file: ./empty}}"),
    ("stack-image", "services: {a: {build: .}}"),
    ("stack-image", "services: {a: {image: \"acme/a:${NONE}\"}}"),
    ("stack-reference", "services: {a: {image: acme/a, networks: [net]}}"),
    ("stack-reference", "services: {a: {image: acme/a, volumes: [\"vol:/v\"]}}"),
    ("stack-reference", "services: {a: {image: acme/a, secrets: [s]}}"),
    ("stack-reference", "services: {a: {image: acme/a, env_file: ./none}}"),
    ("stack-reference", "services: {a: {image: acme/a}}\nconfigs: {c: {file: ./none}}"),
    ("stack-reference", "services: {a: {image: acme/a}}\nsecrets: {s: {}}"),
    ("stack-reference", "services: {a: {image: acme/a}}\nsecrets: {gone: {external: true}}"),
    ("stack-external-keys", "services: {a: {image: acme/a}}\nvolumes: {v: {external: true, driver: d}}"),
    ("stack-external-keys", "services: {a: {image: acme/a}}\nsecrets: {s: {external: {name: a}, name: b}}"),
    ("stack-mode", "services: {a: {image: acme/a, deploy: {mode: daemon}}}"),
    ("stack-mode", "services: {a: {image: acme/a, deploy: {mode: global, replicas: 2}}}"),
    (
        "stack-job",
        "services: {a: {image: acme/a, deploy: {mode: global-job, update_config: {parallelism: 1}}}}",
    ),
    ("stack-update", "services: {a: {image: acme/a, deploy: {update_config: {failure_action: stop}}}}"),
    ("stack-update", "services: {a: {image: acme/a, deploy: {update_config: {max_failure_ratio: 1.5}}}}"),
    (
        "stack-restart-condition",
        "services: {a: {image: acme/a, deploy: {restart_policy: {condition: always}}}}",
    ),
    ("stack-restart-condition", "services: {a: {image: acme/a, deploy: {restart_policy: {delay: -1s}}}}"),
    ("stack-restart-condition", "services: {a: {image: acme/a, restart: sometimes}}"),
    ("stack-endpoint-mode", "services: {a: {image: acme/a, deploy: {endpoint_mode: mesh}}}"),
    ("stack-port", "services: {a: {image: acme/a, ports: [{target: 70000}]}}"),
    ("stack-port", "services: {a: {image: acme/a, ports: [\"x\"]}}"),
    ("stack-duplicate-port", "services: {a: {image: acme/a, ports: [\"80:80\", \"80:81\"]}}"),
    ("stack-duplicate-port", "services: {a: {image: acme/a, ports: [\"80-81:80\", \"81:81\"]}}"),
    ("stack-dnsrr-ports", "services: {a: {image: acme/a, ports: [80], deploy: {endpoint_mode: dnsrr}}}"),
    ("stack-cpus", "services: {a: {image: acme/a, deploy: {resources: {limits: {cpus: \"0.0001\"}}}}}"),
    ("stack-cpus", "services: {a: {image: acme/a, deploy: {resources: {limits: {cpus: \"some\"}}}}}"),
    ("stack-memory", "services: {a: {image: acme/a, deploy: {resources: {limits: {memory: 1M}}}}}"),
    ("stack-memory", "services: {a: {image: acme/a, deploy: {resources: {limits: {memory: some}}}}}"),
    ("stack-mount", "services: {a: {image: acme/a, volumes: [{type: image, target: /i}]}}"),
    ("stack-mount", "services: {a: {image: acme/a, volumes: [{type: bind, target: /i}]}}"),
    ("stack-mount", "services: {a: {image: acme/a, volumes: [{type: tmpfs, target: run}]}}"),
    ("stack-healthcheck", "services: {a: {image: acme/a, healthcheck: {test: x, disable: true}}}"),
    ("stack-healthcheck", "services: {a: {image: acme/a, healthcheck: {interval: 1us}}}"),
    (
        "stack-constraint",
        "services: {a: {image: acme/a, deploy: {placement: {constraints: [node.role=manager]}}}}",
    ),
    (
        "stack-constraint",
        "services: {a: {image: acme/a, deploy: {placement: {constraints: [node.foo == x]}}}}",
    ),
    ("stack-template", "services: {a: {image: acme/a, hostname: \"{{ .Foo }}\"}}"),
    (
        "stack-network-name",
        "services: {a: {image: acme/a, networks: [net]}}\nnetworks: {net: {name: two words}}",
    ),
    ("stack-network-scope", "services: {a: {image: acme/a}}\nnetworks: {default: {driver: macvlan}}"),
    (
        "stack-network-scope",
        "services: {a: {image: acme/a, networks: [net]}}\nnetworks: {net: {external: true, name: none}}",
    ),
    (
        "stack-subnet",
        "services: {a: {image: acme/a}}\nnetworks: {default: {ipam: {config: [{subnet: \"10.0.0.1\"}]}}}",
    ),
    ("stack-dns-address", "services: {a: {image: acme/a, dns: dns.local}}"),
    ("stack-secret-driver", "services: {a: {image: acme/a}}\nsecrets: {s: {driver: d, file: ./text}}"),
    ("stack-ulimit", "services: {a: {image: acme/a, ulimits: {no_file: 1}}}"),
    ("stack-ulimit", "services: {a: {image: acme/a, ulimits: {nofile: {soft: 2, hard: 1}}}}"),
];

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
    let found = |text| -> Vec<&str> { findings(text).iter().map(|finding| finding.code.slug()).collect() };
    let broken = BROKEN.iter().map(|(code, text)| (*text, Some(*code), found(text)));
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
    let examples: BTreeSet<&str> = BROKEN.iter().map(|(code, _)| *code).collect();
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
