//! Where text comes from: the files of a conversion, and places in them.
//!
//! Nothing in this crate touches a disk. Compose files arrive as text in
//! [`Input`](crate::Input); every further file is asked for through [`Files`].

mod files;
mod span;

pub use files::{Files, MemoryFiles, PathKind, ReadError};
pub use span::{FileId, LineColumn, Place, Span};

/// One text that a [`Span`] can point into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The name to show, as the user wrote it on the command line or in the file.
    pub name: String,
    /// The whole text.
    pub text: String,
    line_starts: Vec<u32>,
}

impl Source {
    fn new(name: String, text: String) -> Self {
        let starts = text.bytes().enumerate().filter(|(_, byte)| *byte == b'\n');
        let line_starts = std::iter::once(0).chain(starts.map(|(at, _)| offset(at + 1))).collect();
        Self { name, text, line_starts }
    }

    /// The line and column of a byte offset; both count from 1, columns in characters.
    #[must_use]
    pub fn line_column(&self, offset: u32) -> LineColumn {
        let line = self.line_starts.partition_point(|start| *start <= offset).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start as usize..offset as usize).unwrap_or("");
        LineColumn { line, column: before.chars().count() + 1 }
    }
}

impl Source {
    /// The range of a line without its line break; lines count from 1.
    #[must_use]
    pub fn line_span(&self, file: FileId, line: usize) -> Span {
        let start = self.line_starts.get(line.saturating_sub(1)).copied().unwrap_or(0);
        let rest = self.text.get(start as usize..).unwrap_or("");
        let length = rest.find(['\n', '\r']).unwrap_or(rest.len());
        Span::new(file, start, start.saturating_add(offset(length)))
    }
}

fn offset(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// Every text of a conversion, in the order in which it was read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sources {
    sources: Vec<Source>,
    /// What is read as if it did not stand there.
    cut: Option<Cut>,
}

/// A key or an item that is left out while its file is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Cut {
    /// The name of the file.
    pub(crate) file: String,
    /// Where the key or the item starts.
    pub(crate) start: u32,
    /// Whether it is an item of a list, which may start where its first key starts.
    pub(crate) is_item: bool,
}

impl Sources {
    /// No texts yet, and something to leave out of one of them.
    pub(crate) fn without(cut: Cut) -> Self {
        Self { sources: Vec::new(), cut: Some(cut) }
    }

    /// What is left out of a file.
    pub(crate) fn cut(&self, file: FileId) -> Option<&Cut> {
        let name = self.get(file)?.name.as_str();
        self.cut.as_ref().filter(|cut| cut.file == name)
    }

    /// Whether something is left out, so that the rest need not be sound.
    pub(crate) fn has_cut(&self) -> bool {
        self.cut.is_some()
    }

    /// Adds a text and returns the number that spans use for it.
    pub fn add(&mut self, name: impl Into<String>, text: impl Into<String>) -> FileId {
        self.sources.push(Source::new(name.into(), text.into()));
        FileId(u16::try_from(self.sources.len() - 1).unwrap_or(u16::MAX))
    }

    /// The text behind a number, unless the number is of another conversion.
    #[must_use]
    pub fn get(&self, file: FileId) -> Option<&Source> {
        self.sources.get(usize::from(file.0))
    }

    /// All texts with their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.sources
            .iter()
            .enumerate()
            .map(|(index, source)| (FileId(u16::try_from(index).unwrap_or(u16::MAX)), source))
    }

    /// The text that a span covers; empty when the span does not fit.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.get(span.file)
            .and_then(|source| source.text.get(span.start as usize..span.end as usize))
            .unwrap_or("")
    }

    /// `file:line:column` of the start of a span.
    #[must_use]
    pub fn describe(&self, span: Span) -> String {
        self.get(span.file).map_or_else(String::new, |source| {
            let LineColumn { line, column } = source.line_column(span.start);
            format!("{}:{line}:{column}", source.name)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn line_and_column_count_characters_from_one() {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", "é: 1\n한글: x\n");
        let source = sources.get(file).unwrap();
        assert_eq!(source.line_column(0), LineColumn { line: 1, column: 1 });
        assert_eq!(source.line_column(3), LineColumn { line: 1, column: 3 });
        assert_eq!(source.line_column(6), LineColumn { line: 2, column: 1 });
        assert_eq!(source.line_column(12), LineColumn { line: 2, column: 3 });
        assert_eq!(source.line_column(999), LineColumn { line: 3, column: 1 });
    }

    #[test]
    fn a_span_gives_back_its_text() {
        let mut sources = Sources::default();
        let file = sources.add("a.yaml", "image: nginx");
        assert_eq!(sources.slice(Span::new(file, 7, 12)), "nginx");
        assert_eq!(sources.slice(Span::new(file, 7, 99)), "");
        assert_eq!(sources.describe(Span::new(file, 7, 12)), "a.yaml:1:8");
    }
}
