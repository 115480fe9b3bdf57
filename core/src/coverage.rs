//! The ledger: what becomes of every key on a target.
//!
//! Each target lists every struct of the model in its own `coverage.rs` with [`ledger!`](crate::coverage).
//! The macro destructures the struct without `..`, so a key that nobody thought of does not compile. A key
//! without a counterpart is reported right here; how the others are translated is the builders' business.

mod fate;

pub(crate) use fate::fates;
pub use fate::{Fate, KeyFate};

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::options::Target;
use crate::source::Span;
use crate::yaml::Key;
use crate::yaml::decode::{Map, OneOrMany, Origin};

/// What becomes of a key on a target. The texts go on after the key's name: why, and what to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// It means there what it means in Compose.
    Translated,
    /// It depends on the value: the builders translate it, or report at its place what is lost.
    Depends,
    /// As `Depends`, but notes and calls for attention do not say that anything differs.
    Noted,
    /// It depends on the value, and whatever the builders report of it or of what is in it, most of it is kept.
    Differs,
    /// It depends on the value, and when the builders report something, however mild, nothing of it is kept.
    Lost,
    /// The target does nearly the same, and nobody has to be told.
    Nearly,
    /// The mapping that it stands in is reported as a whole, and this key with it.
    Inherited,
    /// The target does nearly the same whatever the value is.
    Approximated(Code, &'static str),
    /// It has no counterpart.
    Unsupported(Code, &'static str),
    /// It speaks to the Docker client, the builder or a developer's machine.
    NotApplicable(Code, &'static str),
}

impl Outcome {
    /// The message about the key, if it has the same for every value; keys below it are covered by it.
    fn message(self) -> Option<(Code, &'static str)> {
        match self {
            Self::Approximated(code, text)
            | Self::Unsupported(code, text)
            | Self::NotApplicable(code, text) => Some((code, text)),
            Self::Translated
            | Self::Depends
            | Self::Noted
            | Self::Differs
            | Self::Lost
            | Self::Nearly
            | Self::Inherited => None,
        }
    }
}

/// What became of one key that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    /// The dotted path of the key.
    pub(crate) path: Rc<str>,
    /// Where the key stands.
    pub(crate) key: Span,
    pub(crate) outcome: Outcome,
    /// The path at which its loss is reported: its own, or that of the key whose fate it shares.
    pub(crate) reported_at: Rc<str>,
}

/// What a target entered, for those who ask afterwards what became of each key.
#[derive(Debug, Clone, Default)]
pub struct Accounts {
    /// The target.
    pub(crate) target: Target,
    /// The keys.
    pub(crate) rows: Vec<Row>,
    /// Where the mappings start whose keys the target knows one by one.
    pub(crate) mappings: Vec<Span>,
    /// The services that no active profile starts.
    pub(crate) inactive: Vec<String>,
    /// The services that each object of Kubernetes comes from, by its kind and name.
    pub(crate) makers: BTreeMap<(&'static str, String), Vec<String>>,
}

impl Row {
    /// Whether the key shares the fate of the one above.
    fn is_inherited(&self) -> bool {
        !Rc::ptr_eq(&self.path, &self.reported_at)
    }

    /// Whether all that stands below the key shares its fate.
    fn covers_what_is_below(&self) -> bool {
        self.is_inherited() || self.outcome.message().is_some()
    }
}

/// The keys of a project and what became of them.
pub(crate) struct Ledger<'d> {
    /// The path that is being put together.
    path: String,
    rows: Vec<Row>,
    mappings: Vec<Span>,
    within: Option<Row>,
    diagnostics: &'d mut Diagnostics,
}

impl<'d> Ledger<'d> {
    pub(crate) fn new(diagnostics: &'d mut Diagnostics) -> Self {
        Self { path: String::new(), rows: Vec::new(), mappings: Vec::new(), within: None, diagnostics }
    }

    /// Enters a mapping, whose keys follow.
    pub(crate) fn open(&mut self, origin: &Origin) {
        self.mappings.extend(origin.span);
    }

    /// Enters a key if a file wrote it, and what stands below it; reports it if its outcome has a message.
    pub(crate) fn enter(
        &mut self,
        origin: &Origin,
        (name, outcome): (&'static str, Outcome),
        below: &dyn Fn(&mut Self),
    ) {
        if !origin.has(name) {
            return;
        }
        let row = self.row((&origin.path, name), origin.span_of(name), outcome);
        if let (false, Some((code, text))) = (row.is_inherited(), row.outcome.message()) {
            self.report(Diagnostic::new(code, origin.key(name), format!("`{name}` {text}")));
        }
        // What a short form says is counted as the one key that the file has.
        if origin.spells(name) {
            self.rows.push(row.clone());
        }
        let outer = self.within.replace(row);
        below(self);
        self.within = outer;
    }

    /// Enters a key of the user's own, such as a variable's name, with the outcome of the map.
    pub(crate) fn entry(&mut self, key: &Key) {
        if let (true, Some(map)) = (key.span != Span::default(), self.within.clone()) {
            let mut row = self.row((&map.path, &key.text), key.span, map.outcome);
            if matches!(map.outcome, Outcome::Differs | Outcome::Lost) {
                row.reported_at = map.reported_at;
            }
            self.rows.push(row);
        }
    }

    /// Reports what is lost of a key whose outcome depends on more than its own value.
    pub(crate) fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn row(&mut self, (above, name): (&str, &str), key: Span, outcome: Outcome) -> Row {
        self.path.clear();
        self.path.push_str(above);
        if !above.is_empty() {
            self.path.push('.');
        }
        self.path.push_str(name);
        let path: Rc<str> = self.path.as_str().into();
        match &self.within {
            Some(above) if outcome == Outcome::Inherited || above.covers_what_is_below() => {
                Row { path, key, outcome: above.outcome, reported_at: above.reported_at.clone() }
            }
            _ => Row { reported_at: path.clone(), path, key, outcome },
        }
    }

    /// The keys that were entered. Messages about a key get to name the keys below it, which share its fate.
    pub(crate) fn into_accounts(self) -> Accounts {
        let mut below: BTreeMap<(&str, &str), Vec<String>> = BTreeMap::new();
        for row in self.rows.iter().filter(|row| row.is_inherited()) {
            let Some((code, _)) = row.outcome.message() else { continue };
            let name = row.path.strip_prefix(&*row.reported_at).unwrap_or(&row.path);
            let names = below.entry((&row.reported_at, code.slug())).or_default();
            names.push(format!("`{}`", name.trim_start_matches('.')));
        }
        for diagnostic in self.diagnostics.iter_mut() {
            let key = (diagnostic.place.path.as_str(), diagnostic.code.slug());
            if let Some(names) = below.remove(&key) {
                let names = names.join(", ");
                diagnostic.message.extend(["; the same goes for ", &names, " below it"]);
            }
        }
        Accounts { rows: self.rows, mappings: self.mappings, ..Accounts::default() }
    }
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

impl<T> Each<T> for Option<Box<T>> {
    fn each(&self, visit: &mut dyn FnMut(&T)) {
        if let Some(inner) = self {
            visit(inner);
        }
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

/// The keys of the user's own that a field holds, such as the names of variables.
pub(crate) trait OwnKeys {
    fn own_keys(&self, _: &mut dyn FnMut(&Key)) {}
}

impl<T> OwnKeys for Map<T> {
    fn own_keys(&self, visit: &mut dyn FnMut(&Key)) {
        self.0.keys().for_each(visit);
    }
}

impl<T> OwnKeys for Option<T> {}
impl<T> OwnKeys for Vec<T> {}
impl<T> OwnKeys for OneOrMany<T> {}
impl OwnKeys for String {}

/// Declares a function that enters every key of a struct of the model.
///
/// ```text
/// ledger! {
///     fn logging(Logging) {
///         driver: values::driver(driver);                    // a function from the value to its outcome
///         options: Unsupported(LOGGING_UNSUPPORTED, "are options of a driver that is not used");
///         nested: Translated => self::function_for_its_struct;    // a path: fields hide functions of one word
///         kind as "type": Translated;
///     }
/// }
/// ```
///
/// The keys of maps are entered as well, with the outcome of the map. What stands below a key that has a
/// message shares its fate and is named in the message. A key without a value says nothing and is never reported.
macro_rules! ledger {
    ($(
        $(#[$meta:meta])*
        $visibility:vis fn $function:ident($type:ident) {
            $( $field:ident $(as $key:literal)? : $outcome:expr $(=> $nested:path)? ; )*
        }
    )*) => { $(
        $(#[$meta])*
        $visibility fn $function(value: &$type, ledger: &mut crate::coverage::Ledger<'_>) {
            #[allow(unused_imports, reason = "not every struct has keys of every outcome")]
            use crate::coverage::Outcome::{
                Approximated, Depends, Differs, Inherited, Lost, Nearly, NotApplicable, Noted, Translated,
                Unsupported,
            };
            let $type { origin, extensions: _, $($field),* } = value;
            ledger.open(origin);
            $(
                let absent = crate::yaml::decode::Absent::is_absent($field);
                let outcome = if absent { Translated } else { $outcome };
                ledger.enter(origin, (ledger!(@key $field $($key)?), outcome), &|ledger| {
                    crate::coverage::OwnKeys::own_keys($field, &mut |key| ledger.entry(key));
                    ledger!(@nested $field ledger $($nested)?);
                });
            )*
        }
    )* };
    (@key $field:ident) => { stringify!($field) };
    (@key $field:ident $key:literal) => { $key };
    (@nested $field:ident $ledger:ident) => {};
    (@nested $field:ident $ledger:ident $nested:path) => {
        crate::coverage::Each::each($field, &mut |inner| $nested(inner, $ledger));
    };
}

pub(crate) use ledger;
