//! What a conversion says about one key.

use kompose_core::source::Span;
use kompose_core::{Conversion, Diagnostic, Fate};

use crate::edit::{self, Path, Step};

/// Where a message stands, seen from a key.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// At the key itself.
    At,
    /// At a key that it stands in, which this path names: one message speaks of all that is in it.
    Above(String),
    /// At something in its value.
    Below,
    /// Elsewhere, but it points at the key too.
    PointsAt,
}

/// A key of a converted project.
#[derive(Debug)]
pub struct Evidence<'a> {
    /// What the project became.
    pub conversion: &'a Conversion,
    /// The way to the key.
    pub way: &'a Path,
    /// Where the key and its value stand in the file.
    pub region: Span,
}

impl Evidence<'_> {
    /// What the summary says of the key; nothing if the loader resolved it.
    #[must_use]
    pub fn fate(&self) -> Option<Fate> {
        let path = edit::describe(self.way);
        self.conversion.fates().into_iter().find(|key| key.path == path).map(|key| key.fate)
    }

    /// The message of a code that is nearest to the key.
    #[must_use]
    pub fn message(&self, code: &str) -> Option<(&Diagnostic, Relation)> {
        let said = self.conversion.diagnostics.iter().filter(|said| said.code.slug() == code);
        let related = said.filter_map(|said| self.relation(said).map(|relation| (said, relation)));
        related.min_by(|(_, one), (_, other)| one.cmp(other))
    }

    fn relation(&self, said: &Diagnostic) -> Option<Relation> {
        let own = edit::describe(self.way);
        let place = said.place.path.as_str();
        if place == own {
            return Some(Relation::At);
        }
        let above = (1..self.way.len()).filter_map(|end| self.way.get(..end)).map(edit::describe);
        if let Some(above) = above.into_iter().find(|above| above == place) {
            return Some(Relation::Above(above));
        }
        if place.strip_prefix(&own).is_some_and(|rest| rest.starts_with(['.', '['])) {
            return Some(Relation::Below);
        }
        let points = said.related.iter().any(|label| self.holds(label.span));
        points.then_some(Relation::PointsAt)
    }

    /// Whether a range of the Compose file starts in the key or in its value.
    #[must_use]
    pub fn holds(&self, span: Span) -> bool {
        self.conversion.sources.get(span.file).is_some_and(|source| source.name.ends_with("compose.yaml"))
            && (self.region.start..self.region.end).contains(&span.start)
    }
}

/// Where a key and its value stand in a document.
#[must_use]
pub(super) fn region(document: &kompose_core::yaml::Node, way: &[Step]) -> Option<Span> {
    let value = edit::at(document, way)?.span;
    let (last, parents) = way.split_last()?;
    let start = match (last, &edit::at(document, parents)?.value) {
        (Step::Key(name), kompose_core::yaml::Value::Mapping(entries)) => {
            entries.get_key_value(name.as_str())?.0.span.start
        }
        _ => value.start,
    };
    Some(Span { start, ..value })
}
