//! Whole projects: whatever the files say, the loader and both targets end, in order and with the same words.

#![no_main]

use kompose_core::{Format, Input, MemoryFiles, Options, Target, config, convert};
use kompose_fuzz::{check, project};
use libfuzzer_sys::fuzz_target;

/// Larger inputs are not converted a second time.
const CHEAP: usize = 1024;

fuzz_target!(|bytes: &[u8]| {
    let (input, files) = project(bytes);
    loaded(&input, &files);
    for target in [Target::Kubernetes, Target::Swarm] {
        converted(&input, &files, target, bytes.len() <= CHEAP);
    }
});

/// A project that Docker Compose takes is the same project to a reader that is less strict.
fn loaded(input: &Input, files: &MemoryFiles) {
    let lenient = config(input, Format::Yaml, files);
    check(&lenient.diagnostics, &lenient.sources);
    let refused = lenient.diagnostics.iter().any(|said| said.is_error());
    assert_eq!(refused, lenient.text.is_empty());
    let strict = Input { strict_compose: true, ..input.clone() };
    let strict = config(&strict, Format::Yaml, files);
    check(&strict.diagnostics, &strict.sources);
    if strict.diagnostics.iter().any(|said| said.is_error()) {
        assert!(strict.text.is_empty());
    } else {
        assert_eq!(strict.text, lenient.text);
    }
}

fn converted(input: &Input, files: &MemoryFiles, target: Target, twice: bool) {
    let options = Options { target, ..Options::default() };
    let conversion = convert(input, &options, files);
    check(&conversion.diagnostics, &conversion.sources);
    assert_eq!(conversion.has_errors(), conversion.files.is_empty());
    if twice {
        let again = convert(input, &options, files);
        assert_eq!(conversion.files, again.files);
        assert_eq!(conversion.diagnostics, again.diagnostics);
    }
}
