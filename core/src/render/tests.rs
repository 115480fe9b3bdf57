use serde_json::Value;

use super::kubernetes;
use crate::conversion::OutputFile;
use crate::diagnostic::Diagnostics;
use crate::kubernetes::Object;
use crate::options::{Format, Layout, Options};
use crate::source::FileId;
use crate::yaml::parse;

/// Objects of every kind, as they should be written.
const OBJECTS: &str = include_str!("tests/objects.yaml");

fn values(text: &str) -> Vec<Value> {
    let mut diagnostics = Diagnostics::new();
    let nodes = parse(text, FileId::default(), &mut diagnostics);
    assert!(!diagnostics.has_errors(), "{text}");
    nodes.into_iter().map(|node| serde_json::to_value(node).unwrap()).collect()
}

fn objects() -> Vec<Object> {
    values(OBJECTS).iter().map(Object::read).collect()
}

fn files(objects: &[Object], layout: Layout, format: Format) -> Vec<OutputFile> {
    kubernetes(objects, &Options { format, layout, ..Options::default() }).unwrap()
}

fn text(file: &OutputFile) -> &str {
    std::str::from_utf8(&file.contents).unwrap()
}

#[test]
fn keys_stand_in_the_order_that_people_know() {
    let files = files(&objects(), Layout::Stream, Format::Yaml);
    let names: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(names, ["manifests.yaml"]);
    assert_eq!(text(&files[0]), OBJECTS);
}

#[test]
fn every_object_has_a_file_that_reads_back_as_the_object() {
    let objects = objects();
    let files = files(&objects, Layout::Directory, Format::Yaml);
    assert_eq!(files.len(), objects.len());
    for (file, written) in files.iter().zip(&objects) {
        let read = values(text(file));
        assert_eq!(read, [serde_json::to_value(written).unwrap()], "{}", file.path);
        assert_eq!(Object::read(&read[0]), *written);
    }
}

#[test]
fn file_names_tell_the_object_and_the_namespace_comes_first() {
    let files = files(&objects(), Layout::Directory, Format::Yaml);
    let mut names: Vec<_> = files.iter().map(|file| file.path.as_str()).collect();
    assert_eq!(names[..2], ["00-namespace.yaml", "web-serviceaccount.yaml"]);
    assert!(names.contains(&"web-env-configmap.yaml") && names.contains(&"web-env-secret.yaml"));
    names.sort_unstable();
    assert_eq!(names[0], "00-namespace.yaml");
    names.dedup();
    assert_eq!(names.len(), files.len());
}

#[test]
fn files_with_secret_values_are_marked() {
    let secret = |files: &[OutputFile]| files.iter().filter(|file| file.secret).count();
    let objects = objects();
    let single = files(&objects, Layout::Directory, Format::Json);
    assert_eq!(secret(&single), 1);
    assert!(single.iter().any(|file| file.secret && file.path == "web-env-secret.json"));
    assert_eq!(secret(&files(&objects, Layout::Stream, Format::Yaml)), 1);
    assert_eq!(secret(&files(&objects[..3], Layout::Stream, Format::Yaml)), 0);
}

#[test]
fn a_json_stream_is_one_list() {
    let objects = objects();
    let files = files(&objects, Layout::Stream, Format::Json);
    let list: Value = serde_json::from_str(text(&files[0])).unwrap();
    assert_eq!((files[0].path.as_str(), list["kind"].as_str()), ("manifests.json", Some("List")));
    assert_eq!(list["items"], serde_json::to_value(&objects).unwrap());
    assert!(text(&files[0]).ends_with("}\n"));
}

#[test]
fn without_objects_there_are_no_files() {
    for layout in [Layout::Directory, Layout::Stream] {
        assert!(files(&[], layout, Format::Yaml).is_empty());
    }
}
