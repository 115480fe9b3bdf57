//! Files of older formats against the same in the present one.

use crate::input::Input;
use crate::options::Format;
use crate::source::MemoryFiles;

/// The canonical project as JSON, and the codes of its messages.
fn read(text: &str) -> (serde_json::Value, Vec<&'static str>) {
    let mut files = MemoryFiles::new();
    files.insert("/p/old.yaml", "web:\n  image: a\n  net: host\n");
    let config = crate::config(&Input::new("/p/compose.yaml", text), Format::Json, &files);
    let codes = config.diagnostics.iter().map(|diagnostic| diagnostic.code.slug()).collect();
    (serde_json::from_str(&config.text).unwrap_or_default(), codes)
}

/// An old file, the same today, and what is said about the old one.
const FILES: &[(&str, &str, &[&str])] = &[
    ("a: {image: x}", "services: {a: {image: x}}", &["legacy-format"]),
    ("version: '1'\na: {image: x}", "version: '1'\nservices: {a: {image: x}}", &["legacy-format"]),
    (
        "a: {image: x, volumes: [\"d:/d\", \"./e:/e\", /f]}",
        "services: {a: {image: x, volumes: [\"d:/d\", \"./e:/e\", /f]}}\nvolumes: {d: {}}",
        &["legacy-format"],
    ),
    (
        "a: {build: b, dockerfile: c}",
        "services: {a: {build: {context: b, dockerfile: c}}}",
        &["legacy-format", "legacy-key"],
    ),
    (
        "services: {a: {image: x, log_driver: d, log_opt: {o: p}}}",
        "services: {a: {image: x, logging: {driver: d, options: {o: p}}}}",
        &["legacy-key", "legacy-key"],
    ),
    (
        "services: {a: {image: x, log_opt: {o: p}, logging: {driver: d}}}",
        "services: {a: {image: x, logging: {driver: d, options: {o: p}}}}",
        &["legacy-key"],
    ),
    (
        "services: {a: {image: x, net: \"container:b\"}, b: {image: x}}",
        "services: {a: {image: x, network_mode: \"service:b\"}, b: {image: x}}",
        &["legacy-key"],
    ),
    (
        "services: {a: {image: x, net: \"container:other\"}}",
        "services: {a: {image: x, network_mode: \"container:other\"}}",
        &["legacy-key"],
    ),
    (
        "services: {a: {image: x, cgroupns_mode: host}}",
        "services: {a: {image: x, cgroup: host}}",
        &["legacy-key"],
    ),
    (
        "services: {a: {image: x, volume_driver: n, volumes: [\"d:/d\"]}}\nvolumes: {d: }",
        "services: {a: {image: x, volumes: [\"d:/d\"]}}\nvolumes: {d: {driver: n}}",
        &["legacy-key"],
    ),
    (
        "include: [old.yaml]\nservices: {a: {image: x}}",
        "services: {web: {image: a, network_mode: host}, a: {image: x}}",
        &["legacy-format", "legacy-key"],
    ),
    (
        "services: {a: {extends: {file: old.yaml, service: web}}}",
        "services: {a: {image: a, network_mode: host}}",
        &["legacy-format", "legacy-key"],
    ),
];

#[test]
fn old_files_are_read_like_new_ones() {
    for (old, new, codes) in FILES {
        assert_eq!(read(old), (read(new).0, codes.to_vec()), "{old}");
        assert!(read(new).1.is_empty(), "{new}: {:?}", read(new).1);
    }
}

#[test]
fn what_is_no_old_file_stays_a_mistake() {
    let table = [
        ("a: {image: x}\nvolumes: {d: {}}", "misplaced"),
        ("version: '3'\na: {image: x}", "misplaced"),
        ("a: {image: x, imaeg: y}", "misplaced"),
        ("services: {a: {image: x}}\nb: {image: y}", "misplaced"),
        ("a: {ports: [80]}", "unknown-key"),
        ("services: {a: {image: x, net: host, network_mode: none}}", "contradiction"),
        (
            "services: {a: {image: x, volume_driver: n, volumes: [\"d:/d\"]}}\nvolumes: {d: {driver: m}}",
            "contradiction",
        ),
    ];
    for (text, code) in table {
        let codes = read(text).1;
        assert!(codes.contains(&code), "{text}: {codes:?}");
        assert!(!codes.contains(&"legacy-format"), "{text}: {codes:?}");
    }
}
