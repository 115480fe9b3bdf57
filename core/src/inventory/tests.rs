use super::*;
use crate::options::{Format, Layout, Options, Target};
use crate::source::MemoryFiles;
use crate::{Input, convert};

const SHOP: &str = "\
services:
  web:
    image: nginx:1.27
    ports: ['8080:80']
    configs: [site]
    networks: [front]
    volumes: [data:/data]
    environment: {DB_PASSWORD: hunter2}
  job.runner:
    image: alpine:3
    network_mode: service:web
    secrets: [key]
    volumes: [data:/data]
  db:
    image: postgres:17
    networks: {back: {aliases: [store]}}
  cache:
    image: redis:7
    networks: {back: {aliases: [store]}}
networks: {front: {}, back: {}}
volumes: {data: {}}
configs: {site: {content: hello}}
secrets: {key: {environment: KEY}}
";

fn shop(options: &Options) -> Conversion {
    let mut input = Input::new("compose.yaml", SHOP);
    input.environment.insert("KEY".to_owned(), "x".to_owned());
    let conversion = convert(&input, options, &MemoryFiles::new());
    let errors: Vec<_> = conversion.diagnostics.iter().filter(|found| found.is_error()).collect();
    assert!(errors.is_empty(), "{errors:?}");
    conversion
}

fn found(conversion: &Conversion) -> Vec<(String, String)> {
    let items = conversion.objects().into_iter();
    items.map(|item| (item.id, item.services.join(" "))).collect()
}

fn assert_found(conversion: &Conversion, expected: &[(&str, &str)]) {
    let found = found(conversion);
    for (id, services) in expected {
        let item = found.iter().find(|(found, _)| found == id);
        assert_eq!(item.map(|(_, services)| services.as_str()), Some(*services), "{id} in {found:?}");
    }
}

#[test]
fn objects_of_kubernetes_come_from_the_services_that_use_them() {
    let options = Options { namespace: Some("shop".to_owned()), ..Options::default() };
    let expected = [
        ("Namespace/shop", ""),
        ("PersistentVolumeClaim/data", "web job.runner"),
        ("ConfigMap/site", "web"),
        ("Secret/key", "job.runner"),
        ("Secret/web-env", "web"),
        ("NetworkPolicy/network-back", "db cache"),
        ("NetworkPolicy/network-front", "web job.runner"),
        ("NetworkPolicy/web-published", "web job.runner"),
        ("Service/web", "web"),
        ("Service/store", "db cache"),
        ("Deployment/web", "web job.runner"),
        ("Deployment/db", "db"),
    ];
    assert_found(&shop(&options), &expected);
}

#[test]
fn entries_of_a_stack_come_from_the_services_that_use_them() {
    let text = SHOP.replace("    network_mode: service:web\n", "");
    let mut input = Input::new("compose.yaml", text);
    input.environment.insert("KEY".to_owned(), "x".to_owned());
    let mut options = Options { target: Target::Swarm, ..Options::default() };
    options.swarm.no_hash = true;
    let conversion = convert(&input, &options, &MemoryFiles::new());
    let expected = [
        ("services.web", "web"),
        ("services.job-runner", "job.runner"),
        ("networks.back", "cache db"),
        ("networks.front", "web"),
        ("volumes.data", "job.runner web"),
        ("secrets.key", "job.runner"),
        ("configs.site", "web"),
    ];
    assert_found(&conversion, &expected);
}

/// The lines of an item.
fn text(conversion: &Conversion, item: &Item) -> String {
    let text = String::from_utf8_lossy(&conversion.files[item.file].contents).into_owned();
    text.split_inclusive('\n').skip(item.first - 1).take(item.last + 1 - item.first).collect()
}

#[test]
fn an_object_has_the_lines_that_it_has_in_a_file_of_its_own() {
    let single = shop(&Options::default());
    for item in single.objects() {
        assert_eq!(text(&single, &item).as_bytes(), single.files[item.file].contents, "{}", item.id);
    }
    let stream = shop(&Options { layout: Layout::Stream, ..Options::default() });
    assert_eq!(found(&stream), found(&single));
    for (item, alone) in stream.objects().iter().zip(single.objects()) {
        assert_eq!(text(&stream, item), text(&single, &alone), "{}", item.id);
    }
    let list = shop(&Options { layout: Layout::Stream, format: Format::Json, ..Options::default() });
    assert_eq!(found(&list), found(&single));
    for item in list.objects() {
        let text = text(&list, &item);
        let object: serde_json::Value = serde_json::from_str(text.trim().trim_end_matches(',')).unwrap();
        assert_eq!(format!("{}/{}", object["kind"], object["metadata"]["name"]).replace('"', ""), item.id);
    }
}

#[test]
fn an_entry_of_a_stack_has_its_key_and_all_below() {
    for format in [Format::Yaml, Format::Json] {
        let text_of = "services:\n  web: {image: 'nginx:1'}\n  db: {image: 'postgres:17'}\n";
        let options = Options { target: Target::Swarm, format, ..Options::default() };
        let conversion = convert(&Input::new("compose.yaml", text_of), &options, &MemoryFiles::new());
        let items = conversion.objects();
        let web = items.iter().find(|item| item.id == "services.web").unwrap();
        let lines = text(&conversion, web);
        assert!(lines.trim_start_matches([' ', '"']).starts_with("web"), "{lines}");
        assert!(lines.contains("nginx:1") && !lines.contains("postgres"), "{lines}");
    }
}

#[test]
fn a_project_that_is_refused_has_no_objects() {
    let conversion =
        convert(&Input::new("compose.yaml", "services: 1"), &Options::default(), &MemoryFiles::new());
    assert!(conversion.objects().is_empty());
}
