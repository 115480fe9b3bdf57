//! Services that wait for each other in a circle.

use std::collections::BTreeSet;

use crate::compose::chain::chain;
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Project;
use crate::source::Place;
use crate::yaml::Key;

/// Reports the first circle of dependencies.
pub(super) fn check(project: &Project, diagnostics: &mut Diagnostics) {
    let mut done = BTreeSet::new();
    for name in project.services.0.keys() {
        let mut walk = Walk { project, done: &mut done, stack: Vec::new(), open: BTreeSet::new() };
        if let Some(circle) = walk.from(name) {
            diagnostics.push(reported(project, &circle));
            return;
        }
    }
}

struct Walk<'a, 'd> {
    project: &'a Project,
    done: &'d mut BTreeSet<&'a str>,
    stack: Vec<(&'a Key, usize)>,
    /// The names on the stack.
    open: BTreeSet<&'a str>,
}

impl<'a> Walk<'a, '_> {
    /// The circle that a service leads into, if there is one. Keeps its own stack: files can be hostile.
    fn from(&mut self, start: &'a Key) -> Option<Vec<&'a Key>> {
        if self.done.contains(start.text.as_str()) {
            return None;
        }
        self.push(start);
        while let Some((name, index)) = self.stack.last().copied() {
            let next =
                self.project.services.get(name).and_then(|service| service.depends_on.0.get_index(index));
            let Some((next, _)) = next else {
                self.done.insert(name.text.as_str());
                self.open.remove(name.text.as_str());
                self.stack.pop();
                continue;
            };
            if let Some(top) = self.stack.last_mut() {
                top.1 += 1;
            }
            if self.open.contains(next.text.as_str()) {
                let circle = self.stack.iter().map(|(name, _)| *name).skip_while(|name| *name != next);
                return Some(circle.chain(std::iter::once(next)).collect());
            }
            if !self.done.contains(next.text.as_str()) {
                self.push(next);
            }
        }
        None
    }

    fn push(&mut self, name: &'a Key) {
        self.open.insert(&name.text);
        self.stack.push((name, 0));
    }
}

fn reported(project: &Project, circle: &[&Key]) -> Diagnostic {
    let way = chain(circle.iter().map(|name| format!("`{name}`")));
    let message = format!("these services wait for each other in a circle: {way}");
    let first = circle.first().map_or("", |name| name.text.as_str());
    let second = circle.get(1).map_or("", |name| name.text.as_str());
    let service = project.services.get(first);
    let edge = service.and_then(|service| service.depends_on.0.get_key_value(second));
    let path = format!("services.{first}.depends_on.{second}");
    let place = Place { path, span: edge.map(|(key, _)| key.span) };
    let help = "one of them must start without the next; take one entry out of its `depends_on`";
    Diagnostic::new(codes::DEPENDENCY_CYCLE, place, message).help(help)
}
