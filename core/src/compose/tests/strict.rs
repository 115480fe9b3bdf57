//! What Docker Compose refuses: some of it is a mistake for everybody, the rest a warning that strict mode raises.

use crate::input::{ComposeFile, Input};
use crate::options::Format;
use crate::source::MemoryFiles;

/// The codes of all errors and warnings about some files.
fn codes(texts: &[&str], strict_compose: bool) -> (Vec<&'static str>, Vec<&'static str>) {
    let file = |(index, text): (usize, &&str)| ComposeFile::new(format!("/p/{index}.yaml"), *text);
    let files: Vec<ComposeFile> = texts.iter().enumerate().map(file).collect();
    let input = Input { files, strict_compose, ..Input::default() };
    let said = crate::config(&input, Format::Json, &MemoryFiles::new()).diagnostics;
    let (errors, others): (Vec<_>, Vec<_>) = said.iter().partition(|diagnostic| diagnostic.is_error());
    let slugs =
        |list: Vec<&crate::diagnostic::Diagnostic>| list.iter().map(|said| said.code.slug()).collect();
    (slugs(errors), slugs(others))
}

/// A file with one service of some keys, and further sections.
fn file(service: &str) -> String {
    let (service, sections) = service.split_once(" | ").unwrap_or((service, ""));
    format!("services: {{a: {{image: i, {service}}}, b: {{image: i}}}}\n{sections}\n")
}

#[test]
fn leniencies_are_warnings_that_strict_mode_raises() {
    let table = [
        ("environment: ", "key-without-value"),
        ("ports: ~", "key-without-value"),
        ("build: {context: ., args: }", "key-without-value"),
        ("working_dir: /w | volumes:", "key-without-value"),
        ("environment: {1: x}", "unquoted-key"),
        ("user: 1000", "unquoted-text"),
        ("restart: false", "unquoted-text"),
        ("volumes: [10]", "unquoted-text"),
        ("command: [sleep, 10]", "unquoted-text"),
        ("post_start: [{command: [sleep, 10]}]", "unquoted-text"),
        ("hostname: 2024-01-02", "unquoted-text"),
        ("deploy: {resources: {reservations: {memory: 1000000}}}", "unquoted-text"),
        ("logging: {options: {o: true}}", "unquoted-text"),
        ("user: me | networks: {n: {driver_opts: {o: true}}}", "unquoted-text"),
        ("user: me | version: 3.8", "unquoted-text"),
        ("stop_grace_period: 10", "duration-unit"),
        ("stop_grace_period: '10'", "duration-unit"),
        ("security_opt: [x, x]", "duplicate-item"),
        ("networks: [n, n] | networks: {n: {}}", "duplicate-item"),
        ("depends_on: [b, b]", "duplicate-item"),
        ("gpus: [{capabilities: [gpu, gpu]}]", "duplicate-item"),
        ("depends_on: {b: {restart: true}}", "condition-missing"),
        ("depends_on: {b: }", "condition-missing"),
        ("init: /sbin/init", "other-form"),
        ("cpu_rt_period: 1s", "other-form"),
        ("dns_opt: use-vc", "other-form"),
        ("env_file: {path: e, required: false}", "other-form"),
        ("build: {context: ., cache_from: x}", "other-form"),
        ("build: {context: ., ssh: default}", "other-form"),
        ("blkio_config: {weight: '300'}", "other-form"),
        ("volumes: [{type: tmpfs, target: /t, tmpfs: {mode: '1777'}}]", "other-form"),
        ("configs: [{source: c, mode: '0o440'}] | configs: {c: {content: x}}", "other-form"),
        ("blkio_config: {weight: 300, x-a: 1}", "extension-place"),
        ("env_file: [{path: e, required: false, x-a: 1}]", "extension-place"),
        ("user: me | secrets: {s: {driver: d}}", "secret-driver"),
    ];
    for (service, code) in table {
        let text = file(service);
        assert_eq!(codes(&[&text], false), (vec![], vec![code]), "{service}");
        assert_eq!(codes(&[&text], true), (vec![code], vec![]), "{service}");
    }
}

#[test]
fn what_docker_compose_takes_is_no_leniency() {
    let table = [
        "command: , entrypoint: , deploy: , develop: ",
        "environment: {A: , x-b: }",
        "environment: [A], labels: {a: }",
        "networks: {n: }, x-own: ~ | networks: {n: }",
        "post_start: [{command: }]",
        "build: {context: ., args: [A], ssh: [default]}",
        "cap_add: [X, X], expose: [1, 2], group_add: [1]",
        "logging: {options: {o: 1}}",
        "depends_on: [b]",
        "cpu_rt_runtime: '4000', cpu_percent: '50'",
        "init: 'yes', user: '1000', restart: no",
        "user: me | volumes: {v: }\nx-own: {environment: }",
    ];
    for service in table {
        let text = file(service);
        assert_eq!(codes(&[&text], true), (vec![], vec![]), "{text}");
    }
}

#[test]
fn later_files_may_leave_open_what_earlier_ones_say() {
    let full = file("environment: {A: x}, depends_on: {b: {condition: service_started}}");
    let open = "services: {a: {environment: , depends_on: {b: {restart: true}}}}";
    assert_eq!(codes(&[&full, open], true), (vec![], vec![]));
    let gap = file("environment: , depends_on: {b: {restart: true}}");
    let filled = "services: {a: {environment: {A: x}, depends_on: {b: {condition: service_started}}}}";
    assert_eq!(codes(&[&gap, filled], true), (vec!["key-without-value", "condition-missing"], vec![]));
    let cleared = "services: {a: {healthcheck: {test: }}}";
    assert_eq!(codes(&[&file("healthcheck: {test: x}"), cleared], true).0, ["key-without-value"]);
}

#[test]
fn mistakes_are_errors_for_everybody() {
    let table = [
        ("build: {context: ., additional_contexts: {x: 'service:q'}}", "undefined-reference"),
        ("build: {context: ., additional_contexts: {x: 'service:b'}}", "invalid-value"),
        ("platform: linux/amd64, build: {context: ., platforms: [linux/arm64]}", "contradiction"),
        ("gpus: [{count: 1, device_ids: [a]}]", "contradiction"),
        ("develop: {watch: [{path: ., action: sync}]}", "missing-key"),
        ("develop: {watch: [{path: .}]}", "missing-key"),
        ("post_start: [{user: root}]", "missing-key"),
        ("provider: {options: {a: b}}", "missing-key"),
        ("devices: [{target: /dev/x}]", "missing-key"),
        ("deploy: {resources: {reservations: {devices: [{count: 1}]}}}", "missing-key"),
        ("blkio_config: {device_read_bps: [{path: /dev/sda}]}", "missing-key"),
        ("blkio_config: {weight_device: [{weight: 300}]}", "missing-key"),
        ("volumes: [{type: volume, source: x}] | volumes: {x: {}}", "missing-key"),
        ("models: [m] | models: {m: {}}", "missing-key"),
        ("user: me | include: [{env_file: []}]", "missing-key"),
        ("env_file: [{path: e, required: false, format: zz}]", "invalid-value"),
        ("container_name: x", "invalid-value"),
        ("cpu_percent: 101", "invalid-value"),
        ("cpu_percent: 50.5", "invalid-value"),
        ("oom_score_adj: 1001", "invalid-value"),
        ("cpu_count: -1", "invalid-value"),
        ("ports: [{target: -1}]", "invalid-value"),
    ];
    for (service, code) in table {
        assert_eq!(codes(&[&file(service)], false), (vec![code], vec![]), "{service}");
    }
}

#[test]
fn an_empty_image_is_none() {
    for text in ["services: {a: {image: ''}}", "services: {a: {image: '${UNSET}'}}"] {
        assert_eq!(codes(&[text], false).0, ["no-image"], "{text}");
    }
    assert_eq!(codes(&["services: {a: {image: '', build: .}}"], true), (vec![], vec![]));
}

#[test]
fn a_mistake_of_the_first_file_is_one_although_a_later_file_is_right() {
    let right = file("environment: {A: x}, healthcheck: {test: x}");
    let table = [
        ("services: always", "merge-conflict"),
        ("services: {a: always}", "wrong-type"),
        ("services: {a: {healthcheck: none}}", "merge-conflict"),
    ];
    for (text, code) in table {
        assert_eq!(codes(&[text, &right], false).0, [code], "{text}");
    }
    assert_eq!(codes(&["services: {a: {command: x}}", &file("command: [x, y]")], true), (vec![], vec![]));
}

#[test]
fn one_name_is_one_container() {
    let text = "services: {a: {image: i, container_name: same}, b: {image: i, container_name: same}}";
    assert_eq!(codes(&[text], true).0, ["container-name-twice"]);
    let apart =
        text.replace("image: i, container_name: same}}", "image: i, profiles: [p], container_name: same}}");
    assert_eq!(codes(&[&apart], true).0, Vec::<&str>::new());
}
