//! Who may know whom: a module of the engine uses only what lies in a layer below its own.

use std::collections::BTreeMap;

use super::Text;

/// The layers of the engine from the ground up. Modules of one layer do not know each other.
const LAYERS: &[&[&str]] = &[
    &["ordered"],
    &["source", "options"],
    &["input", "diagnostic"],
    &["yaml"],
    &["model"],
    &["application", "coverage"],
    &["compose", "kubernetes", "swarm"],
    &["conversion"],
    &["render", "config", "graph", "report", "diff"],
    &["inventory", "pipeline"],
    &["trace", "language"],
    &["lib"],
];

/// Arrows that point up all the same: a backend says how to reach its ports in the words of `conversion`, which
/// carries the backends' objects outwards.
const TOLERATED: &[(&str, &str)] = &[("kubernetes", "conversion"), ("swarm", "conversion")];

const SOURCES: &str = "core/src/";

pub(super) fn findings(texts: &[Text]) -> Vec<String> {
    let sources: Vec<&Text> = texts.iter().filter(|text| is_engine(&text.path)).collect();
    let root = sources.iter().find(|text| text.path == "core/src/lib.rs");
    let exports = root.map_or_else(BTreeMap::new, |root| exports(&root.text));
    sources.iter().flat_map(|text| of_file(text, &exports)).collect()
}

/// Files of the engine itself; tests may look at everything.
fn is_engine(path: &str) -> bool {
    let Some((stem, "rs")) = path.rsplit_once('.') else { return false };
    let is_test = |part: &str| part == "tests" || part.ends_with("_tests");
    path.starts_with(SOURCES) && !stem.split('/').any(is_test)
}

fn of_file(text: &Text, exports: &BTreeMap<String, String>) -> Vec<String> {
    let module = module(&text.path);
    let Some(own) = layer(module) else {
        return vec![format!(
            "{}: `{module}` has no place in the layers of xtask/src/tidy/arrows.rs",
            text.path
        )];
    };
    let code = text.text.split("#[cfg(test)]").next().unwrap_or_default();
    let code =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
    let mut used: Vec<&str> =
        used(&code).into_iter().map(|name| exports.get(name).map_or(name, String::as_str)).collect();
    used.sort_unstable();
    used.dedup();
    let fine = |name: &str| name == module || TOLERATED.contains(&(module, name));
    let wrong = used.into_iter().filter(|name| !fine(name) && layer(name).is_none_or(|other| other >= own));
    wrong.map(|name| format!("{}: `{module}` must not know `{name}`", text.path)).collect()
}

/// The module directly below the root that a file belongs to.
fn module(path: &str) -> &str {
    let path = path.strip_prefix(SOURCES).unwrap_or(path);
    path.split(['/', '.']).next().unwrap_or(path)
}

fn layer(module: &str) -> Option<usize> {
    LAYERS.iter().position(|layer| layer.contains(&module))
}

/// The names that follow `crate::`, those of a list in braces one by one.
fn used(code: &str) -> Vec<&str> {
    let after = code.split("crate::").skip(1);
    after
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(list) => heads(list),
            None => vec![word(rest)],
        })
        .filter(|name| !name.is_empty())
        .collect()
}

fn word(text: &str) -> &str {
    let end = text.find(|character: char| !character.is_alphanumeric() && character != '_');
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// The first names of the items of a list that ends with the brace that closes it.
fn heads(list: &str) -> Vec<&str> {
    let mut depth = 0;
    let mut heads = vec![word(list.trim_start())];
    for (at, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.push(word(list.get(at + 1..).unwrap_or_default().trim_start())),
            _ => {}
        }
    }
    heads
}

/// For each name that the root re-exports the module it comes from.
fn exports(root: &str) -> BTreeMap<String, String> {
    let mut exports = BTreeMap::new();
    for line in root.split("pub use ").skip(1) {
        let Some((path, _)) = line.split_once(';') else { continue };
        let Some((module, names)) = path.split_once("::") else { continue };
        for name in names.split([',', '{', '}', ' ', '\n']).filter(|name| !name.is_empty()) {
            exports.insert(name.to_owned(), module.to_owned());
        }
    }
    exports
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(path: &str, code: &str) -> Vec<String> {
        let text = |path: &str, text: &str| Text { path: path.to_owned(), text: text.to_owned() };
        let root = text("core/src/lib.rs", "//! Root.\npub use conversion::{Conversion, Output};\n");
        findings(&[root, text(path, code)])
    }

    #[test]
    fn arrows_point_down() {
        let table = [
            ("core/src/model/port.rs", "use crate::yaml::Node;", 0),
            ("core/src/model/port.rs", "use crate::model::Port;", 0),
            ("core/src/yaml/parse.rs", "use crate::model::Port;", 1),
            ("core/src/kubernetes/pod.rs", "use crate::swarm::Stack;", 1),
            ("core/src/kubernetes/pod.rs", "use crate::{compose::merge, source::{Span, Place}, swarm};", 2),
            ("core/src/yaml/parse.rs", "fn f() -> crate::Conversion {}", 1),
            ("core/src/swarm.rs", "//! Sees crate::render.\n#[cfg(test)]\nuse crate::render::yaml;", 0),
            ("core/src/swarm/tests.rs", "use crate::convert;", 0),
            ("core/src/newcomer.rs", "", 1),
        ];
        for (path, code, expected) in table {
            let found = found(path, code);
            assert_eq!(found.len(), expected, "{path} {code}: {found:?}");
        }
    }
}
