//! The browser's door to [`kompose_core`]: JSON text in, JSON text out, and nothing of the translation.
//!
//! A conversion in the browser sees the files of the page and nothing else. They lie in one
//! directory, `/project`, which is never shown: the page knows its files by their tab names.
//! Offsets in an answer count UTF-16 units, the way JavaScript counts.

mod answer;
mod panics;
mod project;
mod request;
mod utf16;

use answer::{ConfigAnswer, ConvertAnswer};
use kompose_core::Options;
use project::Project;
use request::{Request, TargetName};
use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

/// Converts the project in a JSON request and answers with files, diagnostics and a summary as JSON.
///
/// A request that cannot be read gives an answer that says so; nothing is ever thrown.
#[wasm_bindgen]
#[must_use]
pub fn convert(input: &str) -> String {
    panics::remember();
    match Request::parse(input) {
        Ok(request) => json(&converted(&request)),
        Err(refusal) => json(&ConvertAnswer::refusal(refusal)),
    }
}

/// Loads the project in a JSON request and answers with its canonical form and the diagnostics as JSON.
#[wasm_bindgen]
#[must_use]
pub fn config(input: &str) -> String {
    panics::remember();
    match Request::parse(input) {
        Ok(request) => {
            let project = Project::new(&request);
            let config = kompose_core::config(&request.input(), request.format.into(), &project);
            json(&ConfigAnswer::new(&config))
        }
        Err(refusal) => json(&ConfigAnswer::refusal(refusal)),
    }
}

/// The version of the converter.
#[wasm_bindgen]
#[must_use]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// What the last panic said, with its place in the source; absent if there was none.
///
/// A panic leaves the module unusable except for this function.
#[wasm_bindgen]
#[must_use]
pub fn last_panic() -> Option<String> {
    panics::last()
}

fn converted(request: &Request) -> ConvertAnswer {
    let options = Options {
        target: request.target.map(TargetName::target).unwrap_or_default(),
        format: request.format.into(),
        namespace: request.namespace.clone(),
        strict: request.strict,
        kubernetes: request.kubernetes.clone(),
        swarm: request.swarm.clone(),
        ..Options::default()
    };
    let conversion = kompose_core::convert(&request.input(), &options, &Project::new(request));
    ConvertAnswer::new(&conversion)
}

/// JSON can refuse keys that are no text and nothing else, and an answer has none of those.
fn json(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).unwrap_or_default()
}

#[cfg(test)]
mod tests;
