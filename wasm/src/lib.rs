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

use answer::{
    CheckAnswer, CompletionAnswer, ConfigAnswer, ConvertAnswer, ExplainAnswer, GraphAnswer, HoverAnswer,
    MapAnswer, OptionAnswer,
};
use kompose_core::{Conversion, Files, Options, language};
use project::Project;
use request::{Request, TargetName};
use serde::Serialize;
use utf16::Utf16Index;
use wasm_bindgen::prelude::wasm_bindgen;

/// Converts the project in a JSON request and answers with files, objects, diagnostics and a summary as JSON; also
/// with what became of each key, if the request asks for it.
///
/// A request that cannot be read gives an answer that says so; nothing is ever thrown.
#[wasm_bindgen]
#[must_use]
pub fn convert(input: &str) -> String {
    panics::remember();
    match Request::parse(input) {
        Ok(request) => json(&ConvertAnswer::new(&converted(&request), request.report)),
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

/// Says what would become of every key of the project in a JSON request, as JSON.
#[wasm_bindgen]
#[must_use]
pub fn check(input: &str) -> String {
    panics::remember();
    match Request::parse(input) {
        Ok(request) => json(&CheckAnswer::new(&converted(&request))),
        Err(refusal) => json(&CheckAnswer::refusal(refusal)),
    }
}

/// Says which lines of the output the keys at and below a path make, all keys if it is empty, as JSON.
#[wasm_bindgen]
#[must_use]
pub fn source_map(input: &str, path: &str) -> String {
    panics::remember();
    match Request::parse(input) {
        Ok(request) => {
            let project = Project::new(&request);
            let map =
                kompose_core::trace::source_map(&request.input(), &options_of(&request), &project, path);
            json(&MapAnswer::new(&map))
        }
        Err(refusal) => json(&MapAnswer::refusal(refusal)),
    }
}

/// Lays out the parts of the project in a JSON request and what connects them, as JSON.
///
/// Of a project with mistakes there is what can be read of it.
#[wasm_bindgen]
#[must_use]
pub fn graph(input: &str) -> String {
    panics::remember();
    match Request::parse(input) {
        Ok(request) => {
            json(&GraphAnswer::new(&kompose_core::graph::graph(&request.input(), &Project::new(&request))))
        }
        Err(refusal) => json(&GraphAnswer::refusal(refusal)),
    }
}

/// Says what can be written at an offset of a file of the project in a JSON request, as JSON; nothing fits in a file that
/// the request has not.
#[wasm_bindgen]
#[must_use]
pub fn complete(input: &str, file: &str, offset: usize) -> String {
    panics::remember();
    let answer = Request::parse(input).ok().and_then(|request| {
        let text = request.text(file)?;
        let at = Utf16Index::new(text).byte(offset);
        let found = language::complete(&request.input(), &Project::new(&request), text, at);
        Some(CompletionAnswer::new(found, text))
    });
    json(&answer.unwrap_or_else(|| CompletionAnswer::nothing(offset)))
}

/// Says what the key at an offset of a file of the project means and what becomes of it, as JSON; `null` if there is
/// none.
#[wasm_bindgen]
#[must_use]
pub fn hover(input: &str, file: &str, offset: usize) -> String {
    panics::remember();
    json(&Request::parse(input).ok().and_then(|request| {
        let text = request.text(file)?;
        let at = Utf16Index::new(text).byte(offset);
        let project = (&request.input(), &options_of(&request), &Project::new(&request) as &dyn Files);
        Some(HoverAnswer::new(language::hover(project, (file, text), at)?, text))
    }))
}

/// Says what the code of a message means, as JSON; `null` if there is no such code.
#[wasm_bindgen]
#[must_use]
pub fn explain(code: &str) -> String {
    json(&kompose_core::diagnostic::codes::find(code).map(ExplainAnswer::new))
}

/// Every message that there can be, as JSON.
#[wasm_bindgen]
#[must_use]
pub fn codes() -> String {
    json(&kompose_core::diagnostic::codes::all().map(ExplainAnswer::new).collect::<Vec<_>>())
}

/// Every option for single targets, as JSON.
#[wasm_bindgen]
#[must_use]
pub fn options() -> String {
    let settings = kompose_core::options::settings();
    json(&settings.into_iter().map(OptionAnswer::new).collect::<Vec<_>>())
}

/// The forms of the JSON, for TypeScript.
#[wasm_bindgen(typescript_custom_section)]
const TYPES: &str = include_str!("types.d.ts");

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

fn converted(request: &Request) -> Conversion {
    kompose_core::convert(&request.input(), &options_of(request), &Project::new(request))
}

fn options_of(request: &Request) -> Options {
    Options {
        target: request.target.map(TargetName::target).unwrap_or_default(),
        format: request.format.into(),
        namespace: request.namespace.clone(),
        strict: request.strict,
        kubernetes: request.kubernetes.clone(),
        swarm: request.swarm.clone(),
        ..Options::default()
    }
}

/// JSON can refuse keys that are no text and nothing else, and an answer has none of those.
fn json(answer: &impl Serialize) -> String {
    serde_json::to_string(answer).unwrap_or_default()
}

#[cfg(test)]
mod tests;
