//! What a merged tree leaves open although Docker Compose wants it said: values of keys, and the conditions of
//! dependencies.
//!
//! Docker Compose checks what it has merged so far after every file, so a later file cannot fill a gap of an
//! earlier one; but a later file may leave open what an earlier one says.

use super::schema::{self, PROJECT, SERVICE};
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Place, Sources, Span};
use crate::yaml::{Key, Mapping, Node, Tag, Value, scalar};

/// The keys that may be written without a value.
const NULLABLE: [&str; 4] = ["command", "deploy", "develop", "entrypoint"];

/// The keys below which names of the user's own stand. The model says which of them need a value.
const NAMED: [&str; 20] = [
    "additional_contexts",
    "annotations",
    "args",
    "aux_addresses",
    "configs",
    "depends_on",
    "driver_opts",
    "environment",
    "extra_hosts",
    "labels",
    "models",
    "networks",
    "options",
    "secrets",
    "services",
    "ssh",
    "storage_opt",
    "sysctls",
    "ulimits",
    "volumes",
];

/// Reports the gaps of a tree.
pub(super) fn check(tree: &Node, sources: &Sources, diagnostics: &mut Diagnostics) {
    let mut walk = Walk { path: Vec::new(), sources, diagnostics };
    walk.node(tree, false);
    let services = tree.get("services").and_then(Node::as_mapping);
    for (name, service) in services.into_iter().flatten() {
        conditions(name, service, diagnostics);
    }
}

/// A step on the way to a node.
#[derive(Clone, Copy)]
enum Step<'a> {
    Key(&'a str),
    Item(usize),
}

struct Walk<'a, 'd> {
    path: Vec<Step<'a>>,
    sources: &'a Sources,
    diagnostics: &'d mut Diagnostics,
}

impl<'a> Walk<'a, '_> {
    /// Goes into a node, in which names of the user's own may stand for keys.
    fn node(&mut self, node: &'a Node, named: bool) {
        match &node.value {
            Value::Mapping(entries) => self.entries(entries, named),
            Value::Sequence(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.path.push(Step::Item(index));
                    self.node(item, false);
                    self.path.pop();
                }
            }
            _ => {}
        }
    }

    fn entries(&mut self, entries: &'a Mapping, named: bool) {
        for (key, value) in entries {
            let name = key.text.as_str();
            if value.tag == Some(Tag::Reset) || !named && name.starts_with("x-") {
                continue;
            }
            self.path.push(Step::Key(name));
            if !value.is_null() {
                let own = !named && value.as_mapping().is_some() && NAMED.contains(&name);
                self.node(value, own);
            } else if !named && self.is_gap(name, value.span) {
                self.report(key, value.span);
            }
            self.path.pop();
        }
    }

    /// Whether a key without a value is worth a message here.
    fn is_gap(&self, key: &str, value: Span) -> bool {
        // What was mistaken is null as well, and has been reported.
        let written = scalar::resolve(self.sources.slice(value).trim()) == Value::Null;
        written && !NULLABLE.contains(&key) && self.is_known(key)
    }

    /// Whether Compose knows a key here; what it does not know is reported for that.
    fn is_known(&self, key: &str) -> bool {
        match self.path.as_slice() {
            [_] => schema::has(PROJECT, key),
            [Step::Key("services"), _, _] => schema::has(SERVICE, key),
            _ => true,
        }
    }

    /// The place of a key at the end of the path.
    fn place(&self, span: Span) -> Place {
        let mut path = String::new();
        for step in &self.path {
            match step {
                Step::Key(name) if path.is_empty() => path.push_str(name),
                Step::Key(name) => path.extend([".", name]),
                Step::Item(index) => path.extend(["[", &index.to_string(), "]"]),
            }
        }
        Place::new(path, span)
    }

    fn report(&mut self, key: &Key, value: Span) {
        let message = format!("`{}` has no value", key.text);
        // A later file can take a value away; then its own line is meant, and not the key's.
        let own = value.file == key.span.file && value.start >= key.span.end;
        let place = self.place(if own { key.span } else { value });
        let diagnostic = Diagnostic::new(codes::KEY_WITHOUT_VALUE, place, message);
        if matches!(self.path.as_slice(), [Step::Key("services")]) {
            self.diagnostics.push(diagnostic.help("write the services below it, indented further"));
            return;
        }
        let line = self.alone(key.span, value).filter(|_| own);
        let diagnostic = match line {
            Some(start) => diagnostic.fix("put a `#` in front of the line", start, "# "),
            None => diagnostic,
        };
        let deeper = format!("lines that belong to `{}` are indented further", key.text);
        self.diagnostics.push(diagnostic.help(format!("write its value or take it out; {deeper}")));
    }

    /// The start of a key that has a line to itself.
    fn alone(&self, key: Span, value: Span) -> Option<Span> {
        let text = &self.sources.get(key.file)?.text;
        let before = text.get(..key.start as usize)?.rsplit('\n').next()?;
        let after = text.get(key.end.max(value.end) as usize..)?.lines().next().unwrap_or_default();
        let after = after.trim_start_matches([':', ' ', '\t']);
        let alone = before.trim().is_empty() && (after.is_empty() || after.starts_with('#'));
        alone.then(|| Span::new(key.file, key.start, key.start))
    }
}

/// Reports the dependencies of a service in the long form that say no condition.
fn conditions(service: &Key, node: &Node, diagnostics: &mut Diagnostics) {
    let dependencies = node.get("depends_on").and_then(Node::as_mapping);
    for (name, dependency) in dependencies.into_iter().flatten() {
        let Value::Mapping(said) = &dependency.value else { continue };
        if said.contains_key("condition") || dependency.tag == Some(Tag::Reset) {
            continue;
        }
        let place = Place::new(format!("services.{service}.depends_on.{name}"), name.span);
        let message = format!("the dependency of `{service}` on `{name}` says no condition");
        let help = "write `condition: service_started`, or `service_healthy` to wait for its health check";
        diagnostics.push(Diagnostic::new(codes::CONDITION_MISSING, place, message).help(help));
    }
}
