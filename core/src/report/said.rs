//! The messages of a conversion by the key that each is about.

use std::collections::{BTreeMap, BTreeSet};

use crate::coverage::{self, Fate, Row};
use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::ordered::Ordered;
use crate::yaml::outline::Holds;

/// The messages about each key of the project.
pub(super) struct Said<'a> {
    by_path: BTreeMap<&'a str, Vec<About<'a>>>,
}

/// One message about a key or about something below it that has no key of its own in the file.
struct About<'a> {
    /// The rest of the path that the message names; empty if it names the key itself.
    below: &'a str,
    /// The message's position.
    message: usize,
    /// How much is lost; nothing if the message is of the loader, which loses nothing.
    loss: Option<Loss>,
}

/// How much of what a message names is lost.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Loss {
    Whole,
    Part,
}

impl<'a> Said<'a> {
    /// Gives each message to the nearest key that was entered.
    pub(super) fn new(rows: &'a [Row], diagnostics: &'a [Diagnostic]) -> Self {
        let known: BTreeSet<&str> = rows.iter().flat_map(|row| [&*row.path, &*row.reported_at]).ordered_set();
        let loading: BTreeSet<&str> = codes::compose::ALL.iter().map(|code| code.slug()).ordered_set();
        let mut by_path: BTreeMap<&str, Vec<About>> = BTreeMap::new();
        for (message, diagnostic) in diagnostics.iter().enumerate() {
            let Some((path, below)) = nearest(&diagnostic.place.path, &known) else { continue };
            let loss = (!loading.contains(diagnostic.code.slug())).then(|| loss(diagnostic));
            by_path.entry(path).or_default().push(About { below, message, loss });
        }
        Self { by_path }
    }

    /// The messages that decide what becomes of a key: those about it, those about the mappings between it and the key
    /// whose fate it shares, and for some keys those about what is in its value.
    pub(super) fn messages(&self, row: &Row) -> BTreeSet<usize> {
        let mut messages = BTreeSet::new();
        let mut path: &str = &row.path;
        loop {
            messages.extend(self.about(path));
            let Some(end) = path.rfind(['.', '[']).filter(|end| *end >= row.reported_at.len()) else { break };
            path = path.get(..end).unwrap_or_default();
        }
        if matches!(row.outcome, coverage::Outcome::Differs | coverage::Outcome::Lost) {
            let below = self.by_path.range(&*row.path..).take_while(|(path, _)| path.starts_with(&*row.path));
            messages.extend(below.flat_map(|(path, _)| self.about(path)));
        }
        messages
    }

    fn about(&self, path: &str) -> impl Iterator<Item = usize> {
        self.by_path.get(path).into_iter().flatten().map(|about| about.message)
    }

    /// What became of a key that holds this, of which the ledger says that.
    ///
    /// The ledger knows neither how many items a list has, nor that a short form is all there is of a key.
    pub(super) fn fate(&self, row: &Row, ledger: Fate, holds: Holds) -> Fate {
        let said: &[About] = self.by_path.get(&*row.path).map_or(&[], Vec::as_slice);
        let losses = || said.iter().filter_map(|about| Some((about.below, about.loss?)));
        let about_it = losses().any(|(below, _)| below.is_empty());
        let whole = losses().filter(|(_, loss)| *loss == Loss::Whole);
        let lost: BTreeSet<&str> = whole.filter_map(|(below, _)| below.split(']').next()).ordered_set();
        match (ledger, holds) {
            (_, Holds::Mapping) => ledger,
            (Fate::Translated, Holds::Items(items)) if lost.len() >= items.max(1) => Fate::Unsupported,
            (Fate::Unsupported, Holds::Items(items))
                if !about_it && !lost.is_empty() && lost.len() < items =>
            {
                Fate::Approximated
            }
            (Fate::Translated, _) if losses().next().is_some() => Fate::Approximated,
            _ => ledger,
        }
    }
}

fn loss(diagnostic: &Diagnostic) -> Loss {
    let grave = diagnostic.severity == Severity::Error || diagnostic.code.is_lossy();
    if grave { Loss::Whole } else { Loss::Part }
}

/// The longest known path that a path starts with, and the rest. A known path can have dots of its own.
fn nearest<'a>(path: &'a str, known: &BTreeSet<&str>) -> Option<(&'a str, &'a str)> {
    let mut end = path.len();
    loop {
        let (head, rest) = path.split_at_checked(end)?;
        if known.contains(head) {
            return Some((head, rest));
        }
        end = head.rfind(['.', '['])?;
    }
}
