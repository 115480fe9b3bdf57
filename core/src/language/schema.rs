//! Where a path leads in the tables of keys: what may stand there, and what the key above it means.

use super::scan::Step;
use crate::model::{EXTENSIONS, Project, RESOLVED};
use crate::yaml::decode::{Decode, Form, Line};

/// A place in the tables.
#[derive(Debug, Clone)]
pub(crate) struct At {
    /// The path with `<name>` for names of the user's own and `[]` for items.
    pub(crate) pattern: String,
    /// What may stand there.
    pub(crate) form: Form,
    /// The key that it is, or that it belongs to.
    pub(crate) line: Option<&'static Line>,
}

impl At {
    /// The root of a file.
    fn root() -> Self {
        Self { pattern: String::new(), form: Project::FORM, line: None }
    }

    /// Every key that may stand here, if a mapping of known keys may.
    pub(crate) fn lines(&self) -> impl Iterator<Item = &'static Line> {
        let own: &'static [Line] = match self.form {
            Form::Mapping(lines) => lines,
            Form::Text | Form::Flag | Form::Number | Form::Words(_) | Form::Entries(_) | Form::Items(_) => {
                &[]
            }
        };
        let further = RESOLVED.iter().chain(EXTENSIONS).filter(|(above, _)| *above == self.pattern);
        own.iter().chain(further.map(|(_, line)| line))
    }

    /// Whether names of the user's own stand here, which a list can say as well.
    pub(crate) fn is_named(&self) -> bool {
        matches!(self.form, Form::Entries(_))
    }

    fn below(&self, step: &Step) -> Option<Self> {
        match (step, self.form) {
            (Step::Item(_), Form::Items(form)) => {
                Some(Self { pattern: [&self.pattern, "[]"].concat(), form: *form, line: self.line })
            }
            // Every mapping of names and everything that is a text can be written as a list of short forms.
            (Step::Item(_), Form::Entries(_) | Form::Text) => {
                Some(Self { pattern: [&self.pattern, "[]"].concat(), form: Form::Text, line: self.line })
            }
            (Step::Key(_), Form::Entries(form)) => {
                Some(Self { pattern: [&self.pattern, ".<name>"].concat(), form: *form, line: self.line })
            }
            (Step::Key(name), _) => {
                let line = self.lines().find(|line| line.name == name)?;
                let dot = if self.pattern.is_empty() { "" } else { "." };
                let pattern = [&self.pattern, dot, line.name].concat();
                Some(Self { pattern, form: line.form, line: Some(line) })
            }
            (Step::Item(_), _) => None,
        }
    }
}

/// The place that steps lead to, if the tables know it.
pub(crate) fn at(path: &[Step]) -> Option<At> {
    path.iter().try_fold(At::root(), |at, step| at.below(step))
}

/// The steps of a path as messages write it.
///
/// A name with dots cannot be told from several keys, so it is not found.
pub(crate) fn steps(path: &str) -> Vec<Step> {
    let mut steps = Vec::new();
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let (name, items) = part.split_once('[').unwrap_or((part, ""));
        steps.push(Step::Key(name.to_owned()));
        let items = items.split('[').filter(|item| !item.is_empty());
        steps.extend(items.map(|item| Step::Item(item.trim_end_matches(']').parse().unwrap_or(0))));
    }
    steps
}

/// The path of steps as messages write it.
pub(crate) fn path(steps: &[Step]) -> String {
    let mut path = String::new();
    for step in steps {
        match step {
            Step::Key(name) if path.is_empty() => path.push_str(name),
            Step::Key(name) => path.extend([".", name]),
            Step::Item(number) => path.extend(["[", &number.to_string(), "]"]),
        }
    }
    path
}
