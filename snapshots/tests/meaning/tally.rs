//! Counts of what holds, what is reported, and what is an exception.

use std::collections::BTreeMap;

use super::subject::{Origin, Service};

/// What became of one thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It means the same.
    Holds,
    /// It does not, and a message at its place says so.
    Reported,
    /// It does not, and nobody says so.
    Fails(String),
}

impl Verdict {
    /// Holds, or fails with these words.
    pub(crate) fn of(holds: bool, words: impl FnOnce() -> String) -> Self {
        if holds { Self::Holds } else { Self::Fails(words()) }
    }

    /// The same, but a failure is reported under a condition.
    pub(crate) fn or_reported(self, reported: impl FnOnce() -> bool) -> Self {
        match self {
            Self::Fails(_) if reported() => Self::Reported,
            Self::Holds | Self::Reported | Self::Fails(_) => self,
        }
    }

    /// The next verdict, if this one holds.
    pub(crate) fn and(self, next: impl FnOnce() -> Self) -> Self {
        if self == Self::Holds { next() } else { self }
    }

    /// Holds if two values are equal.
    pub(crate) fn equal<T: PartialEq + std::fmt::Debug>(ours: &T, theirs: &T) -> Self {
        Self::of(ours == theirs, || format!("the manifests say {ours:?}, Compose {theirs:?}"))
    }
}

/// A failure that is known, the start of its line, and why it may stay.
pub(crate) type Exception = (&'static str, &'static str);

#[derive(Debug, Default)]
struct Count {
    of: usize,
    held: usize,
    reported: usize,
}

/// The count of one property.
#[derive(Debug)]
pub(crate) struct Tally {
    title: &'static str,
    /// How the projects were converted, if not in the usual way.
    how: &'static str,
    counts: BTreeMap<Origin, Count>,
    failures: Vec<(Origin, String)>,
}

impl Tally {
    /// Nothing is counted yet.
    pub(crate) fn new(title: &'static str, how: &'static str) -> Self {
        Self { title, how, counts: BTreeMap::new(), failures: Vec::new() }
    }

    /// Counts one thing of a service.
    pub(crate) fn of(&mut self, service: &Service, word: &str, verdict: Verdict) {
        self.add(service.subject.origin, &service.place(word), verdict);
    }

    /// Counts one thing at a place.
    pub(crate) fn add(&mut self, origin: Origin, place: &str, verdict: Verdict) {
        let count = self.counts.entry(origin).or_default();
        count.of += 1;
        match verdict {
            Verdict::Holds => count.held += 1,
            Verdict::Reported => count.reported += 1,
            Verdict::Fails(words) => self.failures.push((origin, format!("{place}: {words}"))),
        }
    }

    /// Prints the count; fails if a failure has no exception, or an exception no failure.
    pub(crate) fn finish(self, exceptions: &[Exception]) {
        for (origin, count) in &self.counts {
            let from = if *origin == Origin::Corpus { "corpus" } else { "cases and examples" };
            let excepted = count.of - count.held - count.reported;
            let Count { of, held, reported } = count;
            println!(
                "{}{}, {from}: {} of {of} ({held} hold, {reported} reported, {excepted} exceptions)",
                self.title,
                self.how,
                held + reported
            );
        }
        let known = |line: &str| exceptions.iter().any(|(start, _)| line.starts_with(start));
        let unnamed: Vec<_> =
            self.failures.iter().map(|(_, line)| line.as_str()).filter(|line| !known(line)).collect();
        assert!(
            unnamed.is_empty(),
            "{}: {} without an exception:\n{}",
            self.title,
            unnamed.len(),
            unnamed.join("\n")
        );
        let all = self.counts.contains_key(&Origin::Corpus) && self.how.is_empty();
        let idle = |start: &str| !self.failures.iter().any(|(_, line)| line.starts_with(start));
        let idle: Vec<_> = exceptions.iter().map(|(start, _)| *start).filter(|start| idle(start)).collect();
        assert!(!all || idle.is_empty(), "{}: these exceptions are none any more: {idle:#?}", self.title);
    }
}
