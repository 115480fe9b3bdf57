//! Projects and what is read from them, through the canonical form.

mod strict;

use serde_json::{Value, json};

use crate::input::{ComposeFile, Input};
use crate::options::Format;
use crate::source::MemoryFiles;

/// The canonical services of files in `/p`, the first of which are Compose files, or the codes of errors.
fn services(compose: &[&str], others: &[(&str, &str)]) -> Result<Value, Vec<String>> {
    let mut files = MemoryFiles::new();
    for (path, text) in others {
        files.insert(format!("/p/{path}"), *text);
    }
    let compose = compose.iter().enumerate();
    let input = Input {
        files: compose.map(|(index, text)| ComposeFile::new(format!("/p/{index}.yaml"), *text)).collect(),
        ..Input::default()
    };
    let config = crate::config(&input, Format::Json, &files);
    let errors = config.diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
    let errors: Vec<String> = errors.map(|error| error.code.slug().to_owned()).collect();
    if !errors.is_empty() {
        return Err(errors);
    }
    let mut project: Value = serde_json::from_str(&config.text).unwrap();
    let services = project["services"].as_object_mut().unwrap();
    for service in services.values_mut().filter_map(Value::as_object_mut) {
        service.retain(|key, value| !value.is_null() && key != "networks");
    }
    Ok(project["services"].take())
}

#[test]
fn later_files_join_earlier_ones() {
    let table = [
        ("image: a", "image: b", json!({"image": "b"})),
        ("{image: a, command: x y}", "command: z", json!({"image": "a", "command": ["z"]})),
        (
            "{image: a, environment: {A: 1, B: 2}}",
            "environment: [B=3, C=4]",
            json!({"image": "a", "environment": {"A": "1", "B": "3", "C": "4"}}),
        ),
        ("{image: a, cap_add: [X]}", "cap_add: [X, Y]", json!({"image": "a", "cap_add": ["X", "Y"]})),
        ("{image: a, dns: 1.1.1.1}", "dns: [8.8.8.8]", json!({"image": "a", "dns": ["1.1.1.1", "8.8.8.8"]})),
        ("{image: a, user: me}", "user: !reset null", json!({"image": "a"})),
        ("{image: a, cap_add: [X]}", "cap_add: !override [Y]", json!({"image": "a", "cap_add": ["Y"]})),
        ("{image: a, working_dir: /x}", "working_dir:", json!({"image": "a", "working_dir": "/x"})),
        (
            "{image: a, logging: {driver: x, options: {o: 1}}}",
            "logging: {driver: y}",
            json!({"image": "a", "logging": {"driver": "y"}}),
        ),
        (
            "{image: a, logging: {options: {o: 1}}}",
            "logging: {driver: y}",
            json!({"image": "a", "logging": {"driver": "y", "options": {"o": "1"}}}),
        ),
        (
            "{image: a, extra_hosts: [\"h:1.1.1.1\"]}",
            "extra_hosts: {h: 1.1.1.1, i: 2.2.2.2}",
            json!({"image": "a", "extra_hosts": ["h=1.1.1.1", "i=2.2.2.2"]}),
        ),
    ];
    joins(&table);
}

#[test]
fn what_stands_for_a_list_joins_it() {
    let table = [
        (
            "{image: a, tmpfs: \"/x:size=1m\"}",
            "tmpfs: \"/x:size=2m\"",
            json!({"image": "a", "tmpfs": ["/x:size=2m"]}),
        ),
        (
            "{image: a, environment: {A: 1}}",
            "environment: B=2",
            json!({"image": "a", "environment": {"A": "1", "B": "2"}}),
        ),
        (
            "{image: a, environment: {A: 1}}",
            "environment: B",
            json!({"image": "a", "environment": {"A": "1", "B": null}}),
        ),
        ("{image: a, labels: {A: 1}}", "labels: B", json!({"image": "a", "labels": {"A": "1", "B": ""}})),
        (
            "{image: a, build: {no_cache_filter: x}}",
            "build: {no_cache_filter: [y]}",
            json!({"image": "a", "build": {"context": "/p", "dockerfile": "Dockerfile", "no_cache_filter": ["y"]}}),
        ),
        ("{image: a, cpu_shares: 5.5}", "cpu_shares: 7.9", json!({"image": "a", "cpu_shares": 7})),
    ];
    joins(&table);
}

/// Checks what a service is after a second one, each in a file of its own.
fn joins(table: &[(&str, &str, Value)]) {
    for (base, over, service) in table {
        let file = |service: &str| {
            if service.starts_with('{') {
                format!("services: {{s: {service}}}")
            } else {
                format!("services:\n  s:\n    {service}\n")
            }
        };
        let merged = services(&[&file(base), &file(over)], &[]);
        assert_eq!(merged, Ok(json!({ "s": service })), "{base} + {over}");
    }
}

#[test]
fn ports_and_mounts_are_unique_by_what_makes_them_so() {
    let base = "services: {s: {image: a, ports: ['80:80', '81:81'], volumes: ['./a:/x', '/y']}}";
    let over = "services: {s: {ports: ['80:80/tcp', '82:82'], volumes: ['./b:/x:ro']}}";
    let merged = services(&[base, over], &[]).unwrap();
    let published: Vec<&Value> =
        merged["s"]["ports"].as_array().unwrap().iter().map(|p| &p["published"]).collect();
    assert_eq!(published, ["80", "81", "82"]);
    let mounts = merged["s"]["volumes"].as_array().unwrap();
    assert_eq!(
        (mounts.len(), &mounts[0]["source"], &mounts[0]["read_only"]),
        (2, &json!("/p/b"), &json!(true))
    );
}

#[test]
fn services_extend_others_of_the_file_and_of_other_files() {
    let file = "services:\n  a: {extends: b, user: me}\n  b: {image: x, environment: [A=1]}\n  \
                c: {extends: {file: sub/base.yaml, service: d}}\n";
    let base = "services: {d: {build: ., extends: e}, e: {image: y}}";
    let read = services(&[file], &[("sub/base.yaml", base)]).unwrap();
    assert_eq!(read["a"], json!({"image": "x", "user": "me", "environment": {"A": "1"}}));
    assert_eq!(read["c"]["image"], "y");
    assert_eq!(read["c"]["build"]["context"], "/p/sub");
}

#[test]
fn circles_are_refused() {
    type Others = &'static [(&'static str, &'static str)];
    let table: [(&str, Others, &str); 3] = [
        ("services: {a: {extends: b}, b: {extends: a}}", &[], "extends"),
        (
            "services: {a: {image: x, depends_on: [b]}, b: {image: x, depends_on: [a]}}",
            &[],
            "dependency-cycle",
        ),
        ("include: [i.yaml]\nservices: {a: {image: x}}", &[("i.yaml", "include: [i.yaml]")], "include"),
    ];
    for (text, others, code) in table {
        assert!(services(&[text], others).unwrap_err().contains(&code.to_owned()), "{text}");
    }
}

#[test]
fn included_projects_bring_their_own_variables_and_paths() {
    let file = "include: [sub/compose.yaml]\nservices: {a: {image: 'x:${TAG:-none}'}}";
    let others = [
        ("sub/compose.yaml", "services: {b: {image: 'y:${TAG:-none}', env_file: v.env}}"),
        ("sub/.env", "TAG=1\n"),
        ("sub/v.env", "V=${TAG:-unset}\n"),
    ];
    let read = services(&[file], &others).unwrap();
    assert_eq!((&read["a"]["image"], &read["b"]["image"]), (&json!("x:none"), &json!("y:1")));
}

#[test]
fn an_include_that_names_no_file_is_refused() {
    for (item, code) in [("{}", "missing-key"), ("{paht: [a]}", "unknown-key"), ("[a]", "wrong-type")] {
        let refused = services(&[&format!("include: [{item}]\nservices: {{a: {{image: x}}}}")], &[]);
        assert!(refused.unwrap_err().contains(&code.to_owned()), "{item}");
    }
}

#[test]
fn variables_come_from_env_files_and_defaults() {
    let file = "services: {a: {image: 'x:${TAG}', environment: {A: '${B:-b}', C: }, env_file: [e.env]}}";
    let others = [(".env", "TAG=7\nC=c\n"), ("e.env", "A=hidden\nD='${TAG}'\nE=${TAG}\n")];
    let read = services(&[file], &others).unwrap();
    assert_eq!(read["a"]["image"], "x:7");
    assert_eq!(read["a"]["environment"], json!({"A": "b", "C": "c", "D": "$${TAG}", "E": "7"}));
}

#[test]
fn mistakes_have_their_codes_all_at_once() {
    let text =
        "services:\n  a: {imag: x}\n  b: {image: x, networks: [n], depends_on: [z], restart: allways}\n";
    let codes = services(&[text], &[]).unwrap_err();
    assert_eq!(
        codes,
        ["no-image", "unknown-key", "undefined-reference", "undefined-reference", "invalid-value"]
    );
}

#[test]
fn what_compose_fills_in_is_filled_in() {
    let files = [("labels", "A=1\nB=${A}\nC=x\n")];
    let table = [
        (
            "{image: a, label_file: labels, labels: {C: own}}",
            json!({"image": "a", "labels": {"A": "1", "B": "1", "C": "own"}}),
        ),
        (
            "{image: a, build: {args: {A: 1, B: }}}",
            json!({"image": "a", "build": {"context": "/p", "dockerfile": "Dockerfile", "args": {"A": "1"}}}),
        ),
        (
            "{image: a, extra_hosts: [\"h=2.2.2.2\", \"h=1.1.1.1\", \"i:\"]}",
            json!({"image": "a", "extra_hosts": ["h=1.1.1.1", "h=2.2.2.2", "i="]}),
        ),
        (
            "{image: a, build: {ssh: {default: , k: /p}}}",
            json!({"image": "a", "build": {"context": "/p", "dockerfile": "Dockerfile", "ssh": ["default", "k=/p"]}}),
        ),
        (
            "{image: a, mem_swappiness: 60, cpu_rt_runtime: 95000}",
            json!({"image": "a", "mem_swappiness": "60", "cpu_rt_runtime": 95000}),
        ),
        (
            "{image: a, volumes: [{type: tmpfs, target: /t, tmpfs: {mode: 01777}}]}",
            json!({"image": "a", "volumes": [{"type": "tmpfs", "target": "/t", "tmpfs": {"mode": 1023}}]}),
        ),
    ];
    for (service, canonical) in table {
        let loaded = services(&[&format!("services: {{s: {service}}}")], &files);
        assert_eq!(loaded, Ok(json!({ "s": canonical })), "{service}");
    }
}

#[test]
fn a_project_without_active_services_is_a_project() {
    for text in ["services: {}", "volumes: {v: }", "services: {s: {image: a, profiles: [p]}}"] {
        assert_eq!(services(&[text], &[]), Ok(json!({})), "{text}");
        let conversion =
            crate::convert(&Input::new("/p/0.yaml", text), &crate::Options::default(), &MemoryFiles::new());
        let codes: Vec<_> = conversion.diagnostics.iter().map(|said| said.code.slug()).collect();
        assert_eq!(codes, ["no-services"], "{text}");
    }
}
