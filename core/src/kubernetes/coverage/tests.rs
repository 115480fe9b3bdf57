use crate::coverage::{Fate, Ledger, Outcome, Row, fates};
use crate::diagnostic::codes::compose::UNKNOWN_KEY;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Project;
use crate::source::Sources;
use crate::yaml::decode::{Decode, Decoder};
use crate::yaml::parse;

use super::coverage;

/// What a key may hold: at least one of these is accepted by every key.
const VALUES: &[&str] = &["word", "1", "2s", "{}", "{name: {}}", "{name: word}", "[word]", "[{}]", "true"];

struct Entered {
    rows: Vec<Row>,
    diagnostics: Vec<Diagnostic>,
    fates: Vec<Fate>,
}

impl Entered {
    fn row(&self, path: &str) -> Option<&Row> {
        self.rows.iter().find(|row| &*row.path == path)
    }

    /// The messages of the ledger itself, as `code path`.
    fn said(&self) -> Vec<String> {
        let said = |found: &Diagnostic| format!("{} {}", found.code, found.place.path);
        self.diagnostics.iter().filter(|found| codes::ALL.contains(&found.code)).map(said).collect()
    }
}

fn entered(text: &str) -> Entered {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::new();
    let file = sources.add("compose.yaml", text);
    let node = parse(text, file, &mut diagnostics).into_iter().next().unwrap();
    let project = Project::decode(node, &mut Decoder::new(&mut diagnostics)).unwrap();
    let mut ledger = Ledger::new(&mut diagnostics);
    coverage(&project, &mut ledger);
    let rows = ledger.into_accounts().rows;
    let diagnostics = diagnostics.finish(&sources);
    let fates = fates(&rows, &diagnostics).into_iter().map(|key| key.fate).collect();
    Entered { rows, diagnostics, fates }
}

/// Whether the loader resolves a key, so that no backend sees it.
fn is_resolved(path: &str) -> bool {
    path.starts_with("include") || path.contains(".extends") || path.ends_with(".external.name")
}

/// A document that holds one key, and the path that the key then has.
fn document(path: &str, value: &str) -> (String, String) {
    let path = path.replace("<name>", "name");
    let sibling = if path.ends_with("name.soft") { ", hard: 1" } else { ", soft: 1" };
    let leaf = if path.contains(".ulimits.name.") { sibling } else { "" };
    let document = path.rsplit('.').enumerate().fold(value.to_owned(), |inner, (depth, step)| {
        let more = if depth == 0 { leaf } else { "" };
        match step.strip_suffix("[]") {
            Some(list) => format!("{{{list}: [{inner}]}}"),
            None => format!("{{{step}: {inner}{more}}}"),
        }
    });
    (document, path.replace("[]", "[0]"))
}

#[test]
fn every_key_of_the_specification_is_in_the_ledger() {
    let paths = include_str!("../../testdata/compose-keys.txt");
    assert_eq!(paths.lines().count(), 394);
    for path in paths.lines().filter(|path| !is_resolved(path)) {
        let known = VALUES.iter().any(|value| {
            let (text, place) = document(path, value);
            let entered = entered(&text);
            entered.row(&place).is_some() && entered.diagnostics.iter().all(|found| found.code != UNKNOWN_KEY)
        });
        assert!(known, "{path} is not in the ledger");
    }
}

#[test]
fn a_key_that_compose_does_not_know_is_not_in_the_ledger() {
    let (text, place) = document("services.<name>.imgae", "word");
    let entered = entered(&text);
    assert!(entered.row(&place).is_none());
    assert_eq!(entered.diagnostics.len(), 1);
}

#[test]
fn what_has_no_counterpart_is_reported_once_with_its_place() {
    let entered = entered(
        "services:
  web:
    image: nginx
    blkio_config: {weight: 300, weight_device: [{path: /dev/sda, weight: 400}]}
    build: {context: ., args: {A: b}, secrets: [{source: s}]}
    ulimits: {nofile: {soft: 1, hard: 2}, nproc: 3}
    logging: {driver: syslog, options: {tag: x}}
",
    );
    let said = [
        "blkio-unsupported services.web.blkio_config",
        "build-not-converted services.web.build",
        "ulimits-unsupported services.web.ulimits",
        "logging-unsupported services.web.logging",
    ];
    assert_eq!(entered.said(), said);
    assert!(entered.diagnostics.iter().all(|found| found.place.span.is_some()));
    let path = "services.web.build.secrets[0].source";
    assert!(matches!(entered.row(path).unwrap().outcome, Outcome::NotApplicable(..)));
    // services, web, image | blkio_config and its 4, ulimits and its 4, logging and its 3 | build and its 5
    let count = |fate| entered.fates.iter().filter(|found| **found == fate).count();
    let counts = [Fate::Translated, Fate::Approximated, Fate::Unsupported, Fate::NotApplicable].map(count);
    assert_eq!(counts, [3, 0, 14, 6]);
}

/// `key: value` of a service, and the code that it gives.
const SERVICE_VALUES: &[(&str, &str)] = &[
    ("memswap_limit: 1024, mem_limit: 1024", ""),
    ("memswap_limit: 1024, deploy: {resources: {limits: {memory: 1024}}}", ""),
    ("memswap_limit: 0", ""),
    ("memswap_limit: 2048, mem_limit: 1024", "swap-unsupported"),
    ("memswap_limit: -1", "swap-unsupported"),
    ("mem_swappiness: 0", ""),
    ("mem_swappiness: 60", "swap-unsupported"),
    ("oom_kill_disable: false", ""),
    ("oom_kill_disable: true", "oom-unsupported"),
    ("oom_score_adj: 0", ""),
    ("oom_score_adj: 500", "oom-unsupported"),
    ("pids_limit: -1", ""),
    ("pids_limit: 100", "pids-limit-unsupported"),
    ("deploy: {resources: {limits: {pids: 100}}}", "pids-limit-unsupported"),
    ("cgroup: private", ""),
    ("cgroup: host", "namespace-unsupported"),
    ("cgroup_parent: m", "namespace-unsupported"),
    ("userns_mode: host", ""),
    ("userns_mode: ''", ""),
    ("userns_mode: private", "namespace-unsupported"),
    ("uts: host, network_mode: host", ""),
    ("uts: host", "namespace-unsupported"),
    ("isolation: default", ""),
    ("isolation: hyperv", "isolation-unsupported"),
    ("stop_signal: SIGTERM", ""),
    ("stop_signal: SIGINT", "stop-signal-unsupported"),
    ("logging: {}", "logging-by-kubelet"),
    ("logging: {driver: local}", "logging-by-kubelet"),
    ("logging: {driver: gelf}", "logging-unsupported"),
    ("use_api_socket: false", ""),
    ("use_api_socket: true", "api-socket-unsupported"),
    ("depends_on: {db: {restart: false}}", ""),
    ("depends_on: {db: {restart: true}}", "depends-on-restart"),
    ("volumes: [{type: tmpfs, target: /t, tmpfs: {mode: '1777'}}]", ""),
    ("volumes: [{type: tmpfs, target: /t, tmpfs: {mode: '0700'}}]", "tmpfs-option-ignored"),
    ("volumes: [{type: bind, source: /a, target: /b, bind: {selinux: z}}]", "mount-option-ignored"),
    ("post_start: [{command: [a], user: '1'}], user: '1'", ""),
    ("post_start: [{command: [a], user: root}]", "hook-option-unsupported"),
    ("pre_stop: [{command: [a], privileged: true}]", "hook-option-unsupported"),
    ("pre_stop: [{command: [a], privileged: true}], privileged: true", ""),
    ("pre_stop: [{command: [a], privileged: false}]", ""),
    ("deploy: {rollback_config: {order: stop-first}}", "rollback-uses-update-strategy"),
    ("deploy: {restart_policy: {window: 3s}}", "restart-timing-unsupported"),
    ("ulimits: {}", ""),
    ("domainname:", ""),
];

#[test]
fn what_a_cluster_does_anyway_is_not_reported() {
    for (keys, code) in SERVICE_VALUES {
        let entered = entered(&format!("services: {{web: {{{keys}}}}}"));
        let codes: Vec<_> =
            entered.said().iter().filter_map(|said| Some(said.split_once(' ')?.0.to_owned())).collect();
        assert_eq!(codes.join(" "), *code, "{keys}");
    }
}

#[test]
fn drivers_of_networks_and_volumes_are_compared() {
    let cases = [
        ("networks: {a: {driver: bridge}}", ""),
        ("networks: {a: {driver: macvlan}}", "network-driver-unsupported networks.a.driver"),
        ("networks: {a: {enable_ipv4: true, enable_ipv6: false}}", ""),
        ("networks: {a: {enable_ipv6: true}}", "ip-family-ignored networks.a.enable_ipv6"),
        ("networks: {a: {ipam: {config: [{subnet: 10.0.0.0/8}]}}}", "ipam-unsupported networks.a.ipam"),
        ("volumes: {a: {driver: local}}", ""),
        ("volumes: {a: {driver: rexray}}", "volume-driver-unsupported volumes.a.driver"),
        ("version: '3.8'", "version-ignored version"),
    ];
    for (text, said) in cases {
        assert_eq!(entered(&format!("{{{text}}}")).said().join(" "), said, "{text}");
    }
}
