//! Places in texts.

/// The number of a text in [`Sources`](super::Sources).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub(super) u16);

/// A range of bytes in one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The text.
    pub file: FileId,
    /// The first byte.
    pub start: u32,
    /// The byte after the last one.
    pub end: u32,
}

impl Span {
    /// A span from byte `start` up to and without byte `end`.
    #[must_use]
    pub fn new(file: FileId, start: u32, end: u32) -> Self {
        Self { file, start, end: end.max(start) }
    }

    /// The empty span at the start of this one.
    #[must_use]
    pub fn start(self) -> Self {
        Self { end: self.start, ..self }
    }
}

/// A line and a column, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineColumn {
    /// The line.
    pub line: usize,
    /// The column.
    pub column: usize,
}

/// Where in the project something was written: its dotted Compose path and, if a file says it, its span.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Place {
    /// The path, such as `services.web.ports[0].target`; empty for the project as a whole.
    pub path: String,
    /// The range in the text; absent for what no file says (an option, a default).
    pub span: Option<Span>,
}

impl Place {
    /// A place that a file says.
    #[must_use]
    pub fn new(path: impl Into<String>, span: Span) -> Self {
        Self { path: path.into(), span: Some(span) }
    }
}
