//! A whole project with a bit of everything, and the files that come of it.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{conversion, data, stack};
use crate::conversion::Access;
use crate::swarm::{Surroundings, check};
use crate::{
    Conversion, Files, Format, Input, Layout, MemoryFiles, Options, OutputFile, SwarmOptions, Target, convert,
};

fn golden(options: &Options) -> Conversion {
    let mut input =
        Input::new("/shop/compose.yaml", include_str!("../../testdata/swarm-golden/compose.yaml"));
    input.environment.insert("SHOP_TOKEN".to_owned(), "tok3n".to_owned());
    convert(&input, options, &MemoryFiles::new())
}

fn swarm() -> Options {
    Options { target: Target::Swarm, ..Options::default() }
}

fn file<'c>(conversion: &'c Conversion, path: &str) -> Option<&'c OutputFile> {
    conversion.files.iter().find(|file| file.path == path)
}

fn text(conversion: &Conversion, path: &str) -> String {
    String::from_utf8(file(conversion, path).unwrap().contents.clone()).unwrap()
}

/// A stack that was translated by hand and that a manager has accepted.
const BY_HAND: &str = include_str!("../../testdata/swarm-golden/stack.yaml");

fn files_by_hand() -> MemoryFiles {
    let mut files = MemoryFiles::new();
    files.insert("configs/nginx.conf", include_str!("../../testdata/swarm-golden/configs/nginx.conf"));
    files.insert("secrets/token", include_str!("../../testdata/swarm-golden/secrets/token"));
    files
}

/// What a stack means: contents in the place of the names of files, and no order where none matters. Its version only
/// says which schema it is checked against.
fn meaning(mut stack: Value, files: &MemoryFiles) -> Value {
    stack.as_object_mut().unwrap().remove("version");
    for kind in ["configs", "secrets"] {
        for (key, object) in stack[kind].as_object_mut().unwrap() {
            let path = object["file"].as_str().unwrap().trim_start_matches("./");
            object["file"] = Value::from(files.read(path).unwrap_or_else(|_| panic!("{key} has no file")));
        }
    }
    for service in stack["services"].as_object_mut().unwrap().values_mut() {
        if let Some(mounts) = service.get_mut("volumes").and_then(Value::as_array_mut) {
            mounts.sort_by_key(|mount| mount["target"].to_string());
        }
    }
    stack
}

#[test]
fn a_modern_project_means_what_a_translation_by_hand_means() {
    // By hand, the port of the developer's machine was published on all nodes.
    let options = SwarmOptions { publish_loopback: true, ..SwarmOptions::default() };
    let conversion = golden(&Options { swarm: options, ..swarm() });
    let mut files = MemoryFiles::new();
    for file in &conversion.files {
        files.insert(file.path.as_str(), file.contents.clone());
    }
    assert_eq!(meaning(stack(&conversion), &files), meaning(data(BY_HAND), &files_by_hand()));
    assert!(conversion.diagnostics.iter().all(|found| !found.message.contains("tok3n")));
}

#[test]
fn what_a_manager_has_accepted_breaks_no_rule() {
    let variables = BTreeMap::new();
    let surroundings = Surroundings {
        stack: "shop",
        variables: &variables,
        files: &files_by_hand(),
        exists: &|section, name| (section, name) == ("networks", "host"),
    };
    let found: Vec<String> = check(BY_HAND, &surroundings).iter().map(|found| found.path.clone()).collect();
    // `0440` is 440 for some readers and 288 for others.
    assert_eq!(found, ["services.web.configs[0].mode"]);
}

#[test]
fn content_lies_beside_the_stack_file() {
    let conversion = golden(&swarm());
    let paths: Vec<(&str, bool)> =
        conversion.files.iter().map(|file| (file.path.as_str(), file.secret)).collect();
    let expected =
        [("stack.yaml", false), ("secrets/token_9e795c29a8", true), ("configs/nginx_b28ddd1bc5", false)];
    assert_eq!(paths, expected);
    assert_eq!(text(&conversion, "secrets/token_9e795c29a8"), "tok3n");
    let yaml = text(&conversion, "stack.yaml");
    assert!(yaml.starts_with(
        "# docker stack deploy -c stack.yaml shop\nversion: \"3.12\"\nservices:\n  db:\n    image: "
    ));
    assert_eq!(data(&yaml), stack(&conversion));
}

#[test]
fn a_stack_can_be_json() {
    let conversion = golden(&Options { format: Format::Json, ..swarm() });
    let json: serde_json::Value = serde_json::from_str(&text(&conversion, "stack.json")).unwrap();
    assert_eq!(json, stack(&conversion));
}

#[test]
fn what_must_exist_before_is_a_script() {
    let conversion = conversion(
        "services:
  a:
    image: acme/a
    networks: [out, mac]
    secrets: [s]
    configs: [c]
    volumes: ['data:/v']
    gpus: all
    deploy: {placement: {constraints: [node.labels.disk == ssd]}}
networks: {out: {external: true}, mac: {driver: macvlan, driver_opts: {parent: eth0}}}
secrets: {s: {external: true, name: real}}
configs: {c: {external: true}}
volumes: {data: {external: true}}
",
    );
    let expected = "#!/bin/sh
# What must exist before the stack shop is deployed.

# The network out, on a manager.
docker network create --driver overlay --scope swarm out

# The network shop_mac, on a manager.
docker network create --driver macvlan --scope swarm --opt parent=eth0 shop_mac

# The secret real, on a manager, with its value in VALUE.
# printf %s \"$VALUE\" | docker secret create real -

# The config c, on a manager, with its content in FILE.
# docker config create c FILE

# The volume data, on every node that can run its service.
docker volume create data

# The label disk, on the nodes that are meant.
# docker node update --label-add disk=ssd NODE

# The resource NVIDIA-GPU: each node that has it says so in its daemon.json, once for each.
# {\"node-generic-resources\": [\"NVIDIA-GPU=ID\"]}
";
    assert_eq!(text(&conversion, "prerequisites.sh"), expected);
}

#[test]
fn a_stack_without_content_beside_it_is_one_stream() {
    let compose = "services: {a: {image: acme/a, networks: [out]}}\nnetworks: {out: {external: true}}";
    let options = Options { layout: Layout::Stream, ..swarm() };
    let conversion = convert(&Input::new("/shop/compose.yaml", compose), &options, &MemoryFiles::new());
    let paths: Vec<&str> = conversion.files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(paths, ["stack.yaml"]);
    let command = "docker network create --driver overlay --scope swarm out";
    assert!(
        conversion.diagnostics.iter().flat_map(|found| &found.help).any(|help| help.text.contains(command))
    );
}

#[test]
fn published_ports_are_reached_on_any_node() {
    let conversion = conversion(
        "services: {a: {image: acme/a, ports: [\"8080:80\", \"53:53/udp\", \"90\", \
         {target: 7, published: 7, mode: host}]}}",
    );
    let access = |published: &str, instead: &str| Access {
        service: "a".to_owned(),
        published: published.to_owned(),
        instead: instead.to_owned(),
    };
    let expected = [
        access("localhost:8080", "any node on port 8080"),
        access("localhost:53/udp", "any node on port 53/udp"),
        access(
            "a free port of localhost for 90",
            "any node on the port that `docker service inspect shop_a` shows",
        ),
        access("localhost:7", "the node of the task on port 7"),
    ];
    assert_eq!(conversion.summary.access, expected);
}

#[test]
fn bind_mounts_are_seen_from_the_stack_file() {
    let compose = "services: {a: {image: acme/a, volumes: [\"./nginx.conf:/a\", \"/etc/hosts:/b\"]}}";
    let options = Options { output_directory: Some("/shop/swarm".to_owned()), ..swarm() };
    let conversion = convert(&Input::new("/shop/compose.yaml", compose), &options, &MemoryFiles::new());
    let stack = stack(&conversion);
    let volumes = &stack["services"]["a"]["volumes"];
    assert_eq!([&volumes[0]["source"], &volumes[1]["source"]], ["../nginx.conf", "/etc/hosts"]);
}
