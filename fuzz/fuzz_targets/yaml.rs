//! YAML and the small grammars: what is read and written again is read as the same.

#![no_main]

use kompose_core::diagnostic::Diagnostics;
use kompose_core::model::{Bytes, Duration, FileMode};
use kompose_core::source::Sources;
use kompose_core::yaml::{self, Node, Quoting};
use kompose_fuzz::check;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for node in documents(text) {
        let written = yaml::to_yaml(&node, Quoting::default()).expect("keys are text");
        let again = documents(&written);
        assert_eq!(again, [node], "written as:\n{written}");
    }
    let _ = (Bytes::parse(text), Duration::parse(text), FileMode::parse(text));
});

/// The documents of a text, unless there is something wrong with it.
fn documents(text: &str) -> Vec<Node> {
    let mut sources = Sources::default();
    let file = sources.add("compose.yaml", text);
    let mut diagnostics = Diagnostics::new();
    let documents = yaml::parse(text, file, &mut diagnostics);
    let refused = diagnostics.has_errors();
    check(&diagnostics.finish(&sources), &sources);
    if refused { Vec::new() } else { documents }
}
