use super::*;
use crate::options::Target;
use crate::source::MemoryFiles;

const COMPOSE: &str = "
x-tags: &tags {tier: front}
services:
  web:
    image: nginx:1.27
    ports: ['8080:80', '9090:90']
    restart: always
    labels: *tags
    depends_on: [db]
  db:
    image: postgres:16
";

fn map(path: &str, target: Target) -> SourceMap {
    let options = Options { target, ..Options::default() };
    source_map(&Input::new("compose.yaml", COMPOSE), &options, &MemoryFiles::new(), path)
}

/// What a key makes, as `object pointer`.
fn made(map: &SourceMap, path: &str) -> Vec<String> {
    let key = map.keys.iter().find(|key| key.path == path).unwrap();
    key.makes.iter().map(|made| format!("{} {}", made.object, made.pointer)).collect()
}

#[test]
fn a_key_makes_what_is_not_there_without_it() {
    let map = map("", Target::Kubernetes);
    let container = "Deployment/web /spec/template/spec/containers/[name=web]";
    assert_eq!(made(&map, "services.web.image"), [format!("{container}/image")]);
    let port =
        ["Service/web /spec/ports/[name=tcp-90]".to_owned(), format!("{container}/ports/[name=tcp-90]")];
    assert_eq!(made(&map, "services.web.ports[1]"), port);
    assert!(made(&map, "services.db").contains(&"Deployment/db ".to_owned()), "others refer to it");
    assert!(made(&map, "x-tags.tier").iter().any(|made| made.starts_with("Deployment/web ")));
}

#[test]
fn the_lines_are_those_of_the_output() {
    let map = map("services.web.image", Target::Kubernetes);
    assert_eq!(map.keys.len(), 1);
    let made = map.keys[0].makes.first().unwrap();
    let text = String::from_utf8(map.conversion.files[made.file].contents.clone()).unwrap();
    let lines: Vec<_> = text.lines().skip(made.first - 1).take(made.last + 1 - made.first).collect();
    assert_eq!(lines.iter().map(|line| line.trim()).collect::<Vec<_>>(), ["image: nginx:1.27"]);
}

#[test]
fn every_line_has_a_key_and_knows_whether_it_says_it() {
    for target in [Target::Kubernetes, Target::Swarm] {
        let map = map("", target);
        for line in map.lines() {
            let text = String::from_utf8_lossy(&map.conversion.files[line.file].contents).into_owned();
            let shown = text.lines().nth(line.line - 1).unwrap();
            assert!(!line.keys.is_empty() || shown.starts_with("version:"), "{shown}");
            assert!(!shown.contains("image:") || !line.is_default, "{shown}");
            assert!(!shown.starts_with("apiVersion:") || line.is_default, "{shown}");
        }
    }
}

#[test]
fn a_part_of_a_stream_is_found_in_the_stream() {
    let options = Options { layout: crate::Layout::Stream, ..Options::default() };
    let map =
        source_map(&Input::new("compose.yaml", COMPOSE), &options, &MemoryFiles::new(), "services.db.image");
    let text = String::from_utf8(map.conversion.files[0].contents.clone()).unwrap();
    let made = map.keys[0].makes.first().unwrap();
    assert_eq!(text.lines().nth(made.first - 1).map(str::trim), Some("image: postgres:16"));
}
