//! What became of the keys, once all builders have reported what they lost.

use std::collections::{BTreeMap, BTreeSet};

use super::{Outcome, Row};
use crate::diagnostic::{Diagnostic, Severity, codes};
use crate::ordered::Ordered;

/// What became of one key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyFate {
    /// Its dotted path, such as `services.web.ports`.
    pub path: String,
    /// What became of it.
    pub fate: Fate,
}

/// What can become of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It means in the output what it means in Compose.
    Translated,
    /// It has a counterpart that differs in a way that is reported.
    Approximated,
    /// It has no counterpart.
    Unsupported,
    /// It speaks to the Docker client, the builder or a developer's machine.
    NotApplicable,
}

/// What became of each key.
pub(crate) fn fates(rows: &[Row], diagnostics: &[Diagnostic]) -> Vec<KeyFate> {
    let losses = Losses::of(diagnostics);
    let fate = |row: &Row| KeyFate { path: row.path.to_string(), fate: losses.fate(row) };
    rows.iter().map(fate).collect()
}

/// How much of a key is lost; the graver one first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Loss {
    Whole,
    Part,
}

impl Fate {
    /// The fate in words.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Translated => "translated",
            Self::Approximated => "approximated",
            Self::Unsupported => "unsupported",
            Self::NotApplicable => "not applicable",
        }
    }

    /// How grave it is, from what is kept to what is lost.
    pub(crate) fn gravity(self) -> usize {
        match self {
            Self::Translated => 0,
            Self::NotApplicable => 1,
            Self::Approximated => 2,
            Self::Unsupported => 3,
        }
    }
}

impl Loss {
    fn fate(self) -> Fate {
        match self {
            Self::Whole => Fate::Unsupported,
            Self::Part => Fate::Approximated,
        }
    }
}

/// What was reported, by path.
struct Losses<'d> {
    /// The gravest loss at each path.
    exact: BTreeMap<&'d str, Loss>,
    /// What is said of an item of a list is said of the list's key as well.
    lists: BTreeMap<&'d str, Loss>,
}

impl<'d> Losses<'d> {
    fn of(diagnostics: &'d [Diagnostic]) -> Self {
        let loading: BTreeSet<&str> = codes::compose::ALL.iter().map(|code| code.slug()).ordered_set();
        let mut losses = Self { exact: BTreeMap::new(), lists: BTreeMap::new() };
        for diagnostic in diagnostics.iter().filter(|diagnostic| !loading.contains(diagnostic.code.slug())) {
            let grave = diagnostic.severity == Severity::Error || diagnostic.code.is_lossy();
            let loss = if grave { Loss::Whole } else { Loss::Part };
            let path = diagnostic.place.path.as_str();
            add(&mut losses.exact, path, loss);
            if let Some((list, _)) = path.strip_suffix(']').and_then(|path| path.rsplit_once('[')) {
                add(&mut losses.lists, list, loss);
            }
        }
        losses
    }

    fn fate(&self, row: &Row) -> Fate {
        match (row.outcome, self.of_row(row)) {
            (Outcome::NotApplicable(..), _) => Fate::NotApplicable,
            (Outcome::Unsupported(..), _) | (Outcome::Lost, Some(_)) => Fate::Unsupported,
            (Outcome::Approximated(..) | Outcome::Nearly, _) | (Outcome::Differs, Some(_)) => {
                Fate::Approximated
            }
            (Outcome::Noted, Some(Loss::Part)) => Fate::Translated,
            (_, loss) => loss.map_or(Fate::Translated, Loss::fate),
        }
    }

    fn of_row(&self, row: &Row) -> Option<Loss> {
        let own = [&self.exact, &self.lists].map(|losses| losses.get(&*row.path).copied());
        let others = if row.is_inherited() {
            self.above(row)
        } else if matches!(row.outcome, Outcome::Differs | Outcome::Lost) {
            self.below(&row.path)
        } else {
            None
        };
        own.into_iter().flatten().chain(others).min()
    }

    /// What is said of the mappings that a key stands in, up to the key whose fate it shares.
    fn above(&self, row: &Row) -> Option<Loss> {
        let mut path: &str = &row.path;
        let mut found = None;
        while path.len() > row.reported_at.len() {
            path = path.rfind(['.', '[']).and_then(|end| path.get(..end))?;
            found = found.or(self.exact.get(path).copied());
        }
        found
    }

    /// What is said of something in the value of a key.
    fn below(&self, path: &str) -> Option<Loss> {
        let from = self.exact.range(path..).take_while(|(key, _)| key.starts_with(path));
        let inside =
            from.filter(|(key, _)| key.get(path.len()..).is_some_and(|rest| rest.starts_with(['.', '['])));
        inside.map(|(_, loss)| *loss).min()
    }
}

fn add<'d>(losses: &mut BTreeMap<&'d str, Loss>, path: &'d str, loss: Loss) {
    losses.entry(path).and_modify(|known| *known = loss.min(*known)).or_insert(loss);
}
