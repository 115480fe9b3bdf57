//! The ledger: what becomes of every key on a target.
//!
//! Each target lists every struct of the model in its own `coverage.rs` with [`ledger!`](crate::coverage).
//! The macro destructures the struct without `..`, so a key that nobody thought of does not compile. A key
//! without a counterpart is reported right here; how the others are translated is the builders' business.

use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::yaml::decode::{Map, OneOrMany, Origin};

/// What becomes of a key on a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It means there what it means in Compose.
    Translated,
    /// It depends on the value: the builders translate it, or report at its place what is lost.
    Depends,
    /// It has no counterpart; the text says why and what to do.
    Unsupported(Code, &'static str),
    /// It speaks to the Docker client, the builder or a developer's machine.
    NotApplicable(Code, &'static str),
}

/// The keys of a project and what became of them.
pub(crate) struct Ledger<'d> {
    rows: Vec<(String, Outcome)>,
    diagnostics: &'d mut Diagnostics,
}

/// How many keys had which fate.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) translated: usize,
    pub(crate) approximated: usize,
    pub(crate) unsupported: usize,
    pub(crate) not_applicable: usize,
}

impl<'d> Ledger<'d> {
    pub(crate) fn new(diagnostics: &'d mut Diagnostics) -> Self {
        Self { rows: Vec::new(), diagnostics }
    }

    /// Enters a key that was written, and reports it if it has no counterpart.
    pub(crate) fn enter(&mut self, origin: &Origin, name: &'static str, outcome: Outcome) {
        if !origin.has(name) {
            return;
        }
        let place = origin.key(name);
        self.rows.push((place.path.clone(), outcome));
        if let Outcome::Unsupported(code, why) | Outcome::NotApplicable(code, why) = outcome {
            self.diagnostics.push(Diagnostic::new(code, place, format!("`{name}` {why}")));
        }
    }

    /// Counts the fates, once all builders have reported what they lost.
    pub(crate) fn tally(rows: &[(String, Outcome)], diagnostics: &Diagnostics) -> Tally {
        let mut tally = Tally::default();
        for (path, outcome) in rows {
            match outcome {
                Outcome::Unsupported(..) => tally.unsupported += 1,
                Outcome::NotApplicable(..) => tally.not_applicable += 1,
                Outcome::Translated | Outcome::Depends => match gravest(path, diagnostics) {
                    Some(Severity::Error | Severity::Warning) => tally.unsupported += 1,
                    Some(Severity::Note) => tally.approximated += 1,
                    None => tally.translated += 1,
                },
            }
        }
        tally
    }

    /// The keys that were entered.
    pub(crate) fn into_rows(self) -> Vec<(String, Outcome)> {
        self.rows
    }
}

/// The gravest loss that was reported exactly at a path.
fn gravest(path: &str, diagnostics: &Diagnostics) -> Option<Severity> {
    diagnostics.iter().filter(|diagnostic| diagnostic.place.path == path).map(|found| found.severity).min()
}

/// Every value of a kind that a field holds: none, one or many.
pub(crate) trait Each<T> {
    fn each(&self, visit: &mut dyn FnMut(&T));
}

impl<T> Each<T> for Option<T> {
    fn each(&self, visit: &mut dyn FnMut(&T)) {
        self.iter().for_each(visit);
    }
}

impl<T> Each<T> for Vec<T> {
    fn each(&self, visit: &mut dyn FnMut(&T)) {
        self.iter().for_each(visit);
    }
}

impl<T> Each<T> for OneOrMany<T> {
    fn each(&self, visit: &mut dyn FnMut(&T)) {
        self.0.iter().for_each(visit);
    }
}

impl<T> Each<T> for Map<T> {
    fn each(&self, visit: &mut dyn FnMut(&T)) {
        self.0.values().for_each(visit);
    }
}

impl<T> Each<T> for Map<Option<T>> {
    fn each(&self, visit: &mut dyn FnMut(&T)) {
        self.0.values().flatten().for_each(visit);
    }
}

/// Declares a function that enters every key of a struct of the model.
///
/// ```text
/// ledger! {
///     fn logging(Logging) {
///         driver: Depends;
///         options: Unsupported(LOGGING_UNSUPPORTED, "are options of a driver that is not used");
///         nested: Translated => function_for_its_struct;
///         kind as "type": Translated;
///     }
/// }
/// ```
macro_rules! ledger {
    ($(
        $(#[$meta:meta])*
        fn $function:ident($type:ident) {
            $( $field:ident $(as $key:literal)? : $outcome:expr $(=> $nested:ident)? ; )*
        }
    )*) => { $(
        $(#[$meta])*
        fn $function(value: &$type, ledger: &mut crate::coverage::Ledger<'_>) {
            #[allow(unused_imports, reason = "not every struct has keys of every outcome")]
            use crate::coverage::Outcome::{Depends, NotApplicable, Translated, Unsupported};
            let $type { origin, extensions: _, $($field),* } = value;
            $(
                ledger.enter(origin, ledger!(@key $field $($key)?), $outcome);
                ledger!(@nested $field ledger $($nested)?);
            )*
        }
    )* };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@nested $field:ident $ledger:ident) => { let _ = $field; };
    (@nested $field:ident $ledger:ident $nested:ident) => {
        crate::coverage::Each::each($field, &mut |inner| $nested(inner, $ledger));
    };
}

pub(crate) use ledger;
