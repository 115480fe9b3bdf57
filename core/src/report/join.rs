//! Each key of a file and what the ledger has for it.

use std::collections::{BTreeMap, BTreeSet};

use super::said::Said;
use super::{Entry, Reason};
use crate::conversion::Conversion;
use crate::coverage::{Accounts, Fate, Row};
use crate::diagnostic::codes::shared::PROFILE_INACTIVE;
use crate::options::Target;
use crate::ordered::Ordered;
use crate::source::{FileId, Sources, Span};
use crate::yaml::outline::{Holds, Outline, Written, outline};

/// Lists that a later file replaces as a whole, as single values are.
const WHOLE_LISTS: [&str; 3] = ["command", "entrypoint", "test"];

/// The sections whose keys are names of the user's own.
const NAMING: [&str; 6] = ["services", "networks", "volumes", "secrets", "configs", "models"];

/// The keys of all files of a conversion.
pub(super) fn entries(conversion: &Conversion) -> Vec<Entry> {
    let accounts = &conversion.accounts;
    if accounts.rows.is_empty() {
        return Vec::new();
    }
    let originals = originals(&conversion.sources);
    let once = conversion.sources.iter().filter(|(file, _)| original(&originals, *file) == *file);
    let outlines: Vec<Outline> = once.map(|(file, source)| outline(&source.text, file)).collect();
    let book = Book::new(conversion, &originals, &outlines);
    outlines.iter().flat_map(|outline| outline.keys.iter().zip(lots(&book, outline)).map(entry)).collect()
}

fn entry((key, lot): (&Written, Lot)) -> Entry {
    let Lot { fate, reason, messages, used_as } = lot;
    // The ledger keeps quiet about what is nearly the same.
    let is_near = fate == Fate::Approximated && messages.is_empty();
    let reason = reason.or(is_near.then_some(Reason::Nearly));
    Entry { path: key.path.clone(), span: key.span, fate, used_as, reason, messages }
}

/// The fates of the keys of one file.
fn lots(book: &Book<'_>, outline: &Outline) -> Vec<Lot> {
    let mut users: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (holder, user) in &outline.aliases {
        users.entry(*holder).or_default().push(*user);
    }
    let count = outline.keys.len();
    Page { book, outline, users, is_used: vec![false; count], lots: vec![None; count] }.lots()
}

/// For each text the first one that is the same: a file that is included twice is read twice.
fn originals(sources: &Sources) -> Vec<(FileId, FileId)> {
    let first = |source| sources.iter().find(|(_, other)| *other == source).map(|(first, _)| first);
    sources.iter().map(|(file, source)| (file, first(source).unwrap_or(file))).collect()
}

fn original(originals: &[(FileId, FileId)], file: FileId) -> FileId {
    originals.iter().find(|(copy, _)| *copy == file).map_or(file, |(_, first)| *first)
}

/// What became of a key.
#[derive(Debug, Clone)]
struct Lot {
    fate: Fate,
    reason: Option<Reason>,
    messages: Vec<usize>,
    used_as: Vec<String>,
}

impl Lot {
    fn translated() -> Self {
        Self { fate: Fate::Translated, reason: None, messages: Vec::new(), used_as: Vec::new() }
    }

    fn because(reason: Reason) -> Self {
        Self { fate: Fate::NotApplicable, reason: Some(reason), ..Self::translated() }
    }

    /// The fate of what stands below, which is in the messages already.
    fn inherited(&self) -> Self {
        Self { used_as: Vec::new(), ..self.clone() }
    }
}

/// What was entered for a project.
struct Book<'a> {
    accounts: &'a Accounts,
    said: Said<'a>,
    by_place: BTreeMap<(FileId, u32), Vec<(&'a Row, Fate)>>,
    by_path: BTreeMap<&'a str, (&'a Row, Fate)>,
    mappings: BTreeSet<(FileId, u32)>,
    /// The keys with the tag `!override`.
    overriding: BTreeSet<(FileId, u32)>,
    /// The messages about services that are left out, by the path of their profiles.
    inactive: Vec<(&'a str, usize)>,
    target: Target,
}

impl<'a> Book<'a> {
    fn new(conversion: &'a Conversion, originals: &[(FileId, FileId)], outlines: &[Outline]) -> Self {
        let accounts = &conversion.accounts;
        let place = |span: Span| (original(originals, span.file), span.start);
        let fates = conversion.fates().into_iter().map(|key| key.fate);
        let rows: Vec<(&Row, Fate)> = accounts.rows.iter().zip(fates).collect();
        let mut by_place: BTreeMap<_, Vec<(&Row, Fate)>> = BTreeMap::new();
        for (row, fate) in &rows {
            by_place.entry(place(row.key)).or_default().push((row, *fate));
        }
        let overriding = outlines.iter().flat_map(|outline| &outline.keys).filter(|key| key.overrides);
        let messages = conversion.diagnostics.iter().enumerate();
        let inactive = messages.filter(|(_, message)| message.code == PROFILE_INACTIVE);
        Self {
            accounts,
            said: Said::new(&accounts.rows, &conversion.diagnostics),
            by_place,
            by_path: rows.iter().map(|(row, fate)| (&*row.path, (*row, *fate))).ordered_map(),
            mappings: accounts.mappings.iter().map(|span| place(*span)).ordered_set(),
            overriding: overriding.map(|key| place(key.span)).ordered_set(),
            inactive: inactive.map(|(at, message)| (message.place.path.as_str(), at)).collect(),
            target: accounts.target,
        }
    }

    /// What was entered for a key at this very place: the gravest outcome of all its uses.
    fn entered(&self, key: &Written) -> Option<Lot> {
        let rows = self.by_place.get(&(key.span.file, key.span.start))?;
        let fates = rows.iter().map(|(row, fate)| self.said.fate(row, *fate, key.holds));
        let fate = fates.max_by_key(|fate| fate.gravity())?;
        let messages: BTreeSet<usize> =
            rows.iter().flat_map(|(row, _)| self.said.messages(row)).ordered_set();
        let is_elsewhere = rows.iter().any(|(row, _)| *row.path != *key.path);
        let used_as: BTreeSet<String> = rows.iter().map(|(row, _)| row.path.to_string()).ordered_set();
        Some(Lot {
            fate,
            reason: None,
            messages: messages.into_iter().collect(),
            used_as: if is_elsewhere { used_as.into_iter().collect() } else { Vec::new() },
        })
    }

    /// The fate of what another file says at the same path.
    fn joined(&self, key: &Written) -> Option<Lot> {
        let (row, fate) = self.by_path.get(key.path.as_str())?;
        let fate = self.said.fate(row, *fate, key.holds);
        let messages = self.said.messages(row).into_iter().collect();
        Some(Lot { fate, messages, ..Lot::translated() })
    }

    /// Whether what counts at the path of a key is tagged `!override`.
    fn is_overridden(&self, key: &Written) -> bool {
        let row = self.by_path.get(key.path.as_str());
        row.is_some_and(|(row, _)| self.overriding.contains(&(row.key.file, row.key.start)))
    }

    /// Whether the service that a key belongs to is left out.
    fn left_out(&self, key: &Written) -> Option<Lot> {
        let below = key.path.strip_prefix("services.")?;
        let mut names = self.accounts.inactive.iter();
        let name = names.find(|name| {
            below.strip_prefix(name.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })?;
        let path = format!("services.{name}.profiles");
        let message = self.inactive.iter().find(|(about, _)| *about == path).map(|(_, message)| *message);
        Some(Lot { messages: message.into_iter().collect(), ..Lot::because(Reason::Inactive) })
    }
}

/// The keys of one file while their fates are found.
struct Page<'a> {
    book: &'a Book<'a>,
    outline: &'a Outline,
    /// For each key with an anchor in its value the keys that repeat it.
    users: BTreeMap<usize, Vec<usize>>,
    /// The keys with something in their values that counts.
    is_used: Vec<bool>,
    lots: Vec<Option<Lot>>,
}

impl Page<'_> {
    fn lots(mut self) -> Vec<Lot> {
        for (number, key) in self.outline.keys.iter().enumerate() {
            self.settle(number, self.book.entered(key));
        }
        // What is used stands after what it is used through, so that the end comes first.
        for (number, key) in self.outline.keys.iter().enumerate().rev() {
            self.settle(number, self.through_others(number, key));
            let counts = self.lot(number).is_some_and(|lot| lot.reason.is_none());
            if let Some(above) = key.parent.and_then(|parent| self.is_used.get_mut(parent)) {
                *above |= counts;
            }
        }
        for (number, key) in self.outline.keys.iter().enumerate() {
            self.settle(number, Some(self.otherwise(key)));
        }
        self.lots.into_iter().map(|lot| lot.unwrap_or_else(|| Lot::because(Reason::Unused))).collect()
    }

    fn settle(&mut self, number: usize, lot: Option<Lot>) {
        if let Some(open) = self.lots.get_mut(number).filter(|lot| lot.is_none()) {
            *open = lot;
        }
    }

    fn lot(&self, number: usize) -> Option<&Lot> {
        self.lots.get(number)?.as_ref()
    }

    /// The fate of a key that counts through an alias of its value, or through keys in its value.
    fn through_others(&self, number: usize, key: &Written) -> Option<Lot> {
        let users = self.users.get(&number).into_iter().flatten();
        if let Some(user) = users.filter_map(|user| self.lot(*user)).max_by_key(|lot| lot.fate.gravity()) {
            return Some(user.inherited());
        }
        let is_used = self.is_used.get(number).is_some_and(|is_used| *is_used);
        is_used.then(|| self.book.joined(key).unwrap_or_else(Lot::translated))
    }

    /// The fate of a key for which nothing was entered.
    fn otherwise(&self, key: &Written) -> Lot {
        if let Some(lot) = self.book.left_out(key) {
            return lot;
        }
        let line: Vec<&Written> = self.line(key).collect();
        let has = |name: &str| line.iter().any(|key| key.text == name);
        if has("x-kubernetes") {
            return match self.book.target {
                Target::Kubernetes => Lot::translated(),
                Target::Swarm => Lot::because(Reason::OtherTarget),
            };
        }
        if line.iter().any(|key| key.text.starts_with("x-")) {
            return Lot::because(Reason::Extension);
        }
        if has("<<") || has("extends") || has("include") {
            return Lot::translated();
        }
        self.elsewhere(key)
    }

    /// The fate of a key that another place may have replaced.
    fn elsewhere(&self, key: &Written) -> Lot {
        let replaced = || Lot::because(Reason::Replaced);
        if let Some(joined) = self.book.joined(key) {
            let is_whole = matches!(key.holds, Holds::Scalar) || WHOLE_LISTS.contains(&key.text.as_str());
            return if is_whole || self.book.is_overridden(key) { replaced() } else { joined };
        }
        let above = key.parent.and_then(|parent| self.lot(parent));
        // What has a name counts if a service of the project uses it, and then it was entered.
        let is_named = self.line(key).nth(1).is_some_and(|above| NAMING.contains(&above.path.as_str()));
        match above {
            None => Lot::because(Reason::Unused),
            Some(_) if is_named => Lot::because(Reason::Unused),
            Some(above) if above.reason.is_some() => above.inherited(),
            Some(_) if self.book.mappings.contains(&(key.mapping.file, key.mapping.start)) => replaced(),
            Some(above) => above.inherited(),
        }
    }

    /// A key and those above it.
    fn line<'k>(&'k self, key: &'k Written) -> impl Iterator<Item = &'k Written> {
        let above = |key: &&'k Written| key.parent.and_then(|parent| self.outline.keys.get(parent));
        std::iter::successors(Some(key), above)
    }
}
