//! The reference's own cases of merging: a base and an override give the tree that was wanted.
//!
//! They are not ours to keep; `KOMPOSE_CONFORMANCE` names the folder that they lie in. Trees are compared before they
//! are decoded, since some of the cases write what is no project, such as half a limit.

use serde::Deserialize;
use serde_json::Value;

use crate::compose::layer::{Desk, Loader};
use crate::diagnostic::Diagnostics;
use crate::input::{ComposeFile, Input};
use crate::source::{MemoryFiles, Sources};

/// The variable that names a folder with recorded behaviour of the reference.
const CONFORMANCE: &str = "KOMPOSE_CONFORMANCE";

#[derive(Deserialize)]
struct Case {
    /// The test of the reference.
    src: String,
    base: String,
    /// Absent where the lists of one file are made unique.
    #[serde(rename = "override")]
    over: Option<String>,
    want: String,
}

#[allow(
    clippy::disallowed_methods,
    reason = "these cases may not be kept here, so they are read where they lie"
)]
/// The cases; without a folder a line says that the test is skipped.
fn cases() -> Option<Vec<Case>> {
    let Some(folder) = std::env::var_os(CONFORMANCE).filter(|named| !named.is_empty()) else {
        println!("skipped: {CONFORMANCE} names no folder");
        return None;
    };
    let text = std::fs::read_to_string(std::path::Path::new(&folder).join("merge.json")).unwrap();
    // Two cases say `platform` in `build`, as a table of the reference does by mistake: the key is `platforms`.
    let text = text.replace("platform:", "platforms:");
    Some(serde_json::from_str(&text).unwrap())
}

/// The merged tree of some files. A number in a mapping stands for the text that a list would write it as.
fn tree<'a>(texts: impl IntoIterator<Item = &'a str>) -> Value {
    let file = |(at, text): (usize, &str)| ComposeFile::new(format!("/p/{at}.yaml"), text);
    let input = Input { files: texts.into_iter().enumerate().map(file).collect(), ..Input::default() };
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::new());
    let desk = Desk { files: &MemoryFiles::new(), sources: &mut sources, diagnostics: &mut diagnostics };
    let (tree, _) = Loader::new(&input, "/p".to_owned(), desk).root(&input).unwrap();
    let said = diagnostics.finish(&sources);
    assert!(said.is_empty(), "{said:?}");
    as_text(serde_json::to_value(tree).unwrap())
}

fn as_text(value: Value) -> Value {
    match value {
        Value::Number(number) => Value::String(number.to_string()),
        Value::Array(items) => items.into_iter().map(as_text).collect(),
        Value::Object(entries) => entries.into_iter().map(|(key, value)| (key, as_text(value))).collect(),
        Value::Null | Value::Bool(_) | Value::String(_) => value,
    }
}

#[test]
fn files_merge_as_in_the_reference() {
    let Some(cases) = cases() else { return };
    let mut different = Vec::new();
    for case in &cases {
        let merged = tree(std::iter::once(case.base.as_str()).chain(case.over.as_deref()));
        let wanted = tree([case.want.as_str()]);
        if merged != wanted {
            different.push(format!("{}:\n  got  {merged}\n  want {wanted}", case.src));
        }
    }
    println!("{} of {} merge as in the reference", cases.len() - different.len(), cases.len());
    assert!(!cases.is_empty() && different.is_empty(), "{}", different.join("\n"));
}

#[test]
fn ranges_of_addresses_join_by_their_subnet() {
    let file = |config: &str| format!("networks: {{n: {{ipam: {{config: [{config}]}}}}}}");
    let base = file("{subnet: a, gateway: x, aux_addresses: {h: 1}}, {subnet: b}");
    let over = file("{subnet: c}, {subnet: a, gateway: y, aux_addresses: {i: 2}}");
    let wanted = file("{subnet: a, gateway: y, aux_addresses: {h: 1, i: 2}}, {subnet: b}, {subnet: c}");
    assert_eq!(tree([base.as_str(), &over]), tree([wanted.as_str()]));
}
