//! Excerpts of the files: ranges underlined, and edits as a difference.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Patch, Snippet};

use crate::diagnostic::{Diagnostic, Edit};
use crate::source::{FileId, Source, Sources, Span};

/// One excerpt for each file that the diagnostic points into, its own place first.
pub(super) fn excerpts<'a>(
    diagnostic: &'a Diagnostic,
    sources: &'a Sources,
) -> Vec<Snippet<'a, Annotation<'a>>> {
    let primary =
        diagnostic.place.span.map(|span| (span, diagnostic.label.as_str(), AnnotationKind::Primary));
    let context =
        diagnostic.related.iter().map(|label| (label.span, label.text.as_str(), AnnotationKind::Context));
    let marks: Vec<_> = primary.into_iter().chain(context).collect();
    files(marks.iter().map(|(span, ..)| *span), sources)
        .map(|(file, source)| {
            let here = || marks.iter().filter(|(span, ..)| span.file == file);
            let window = Window::around(source, here().map(|(span, ..)| line_range(source, *span)));
            let annotations = here().map(|(span, label, kind)| {
                let range = window.relative(line_range(source, *span));
                kind.span(range).label((!label.is_empty()).then_some(*label))
            });
            let snippet = Snippet::source(window.text).line_start(window.line);
            snippet.path(source.name.as_str()).annotations(annotations)
        })
        .collect()
}

/// One excerpt for each file that the edits change.
pub(super) fn changes<'a>(edits: &[Edit], sources: &'a Sources) -> Vec<Snippet<'a, Patch<'a>>> {
    files(edits.iter().map(|edit| edit.span), sources)
        .map(|(file, source)| {
            let here = edits.iter().filter(|edit| edit.span.file == file);
            let mut ranges: Vec<_> = here.map(|edit| (range(&source.text, edit.span), edit)).collect();
            ranges.sort_by_key(|(range, _)| (range.start, range.end));
            ranges.dedup_by(|later, earlier| later.0.start < earlier.0.end);
            let window = Window::around(source, ranges.iter().map(|(range, _)| range.clone()));
            let patch =
                |(range, edit): (_, &Edit)| Patch::new(window.relative(range), edit.replacement.clone());
            let snippet = Snippet::source(window.text).line_start(window.line);
            snippet.path(source.name.as_str()).patches(ranges.into_iter().map(patch))
        })
        .collect()
}

/// The lines around some ranges. The renderer reads all of the text that it is given, so that a thousand
/// messages about a large file would take long without it.
struct Window<'a> {
    text: &'a str,
    start: usize,
    line: usize,
}

impl<'a> Window<'a> {
    /// How many lines stand before and after the ranges.
    const MARGIN: usize = 3;

    fn around(source: &'a Source, ranges: impl Iterator<Item = Range<usize>>) -> Self {
        let text = source.text.as_str();
        let whole = ranges.reduce(|all, one| all.start.min(one.start)..all.end.max(one.end)).unwrap_or(0..0);
        let before = text.get(..whole.start).unwrap_or("");
        let start = before.rmatch_indices('\n').nth(Self::MARGIN).map_or(0, |(at, _)| at + 1);
        let after = text.get(whole.end..).unwrap_or("");
        let end =
            after.match_indices('\n').nth(Self::MARGIN).map_or(text.len(), |(at, _)| whole.end + at + 1);
        let line = source.line_column(u32::try_from(start).unwrap_or(u32::MAX)).line;
        Self { text: text.get(start..end).unwrap_or(""), start, line }
    }

    fn relative(&self, range: Range<usize>) -> Range<usize> {
        range.start - self.start..range.end - self.start
    }
}

/// The texts that spans point into, each once, in the order of the spans.
fn files(spans: impl Iterator<Item = Span>, sources: &Sources) -> impl Iterator<Item = (FileId, &Source)> {
    let mut files: Vec<FileId> = Vec::new();
    for span in spans {
        if !files.contains(&span.file) {
            files.push(span.file);
        }
    }
    files.into_iter().filter_map(|file| sources.get(file).map(|source| (file, source)))
}

/// The bytes of a span, moved to where the text has characters.
fn range(text: &str, span: Span) -> Range<usize> {
    let start = boundary(text, span.start);
    let end = boundary(text, span.end);
    start..end.max(start)
}

/// The last start of a character at or before a byte.
fn boundary(text: &str, at: u32) -> usize {
    let at = (at as usize).min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// The first line of a span, which is enough to find a whole mapping by.
fn line_range(source: &Source, span: Span) -> Range<usize> {
    let Range { start, end } = range(&source.text, span);
    let covered = source.text.get(start..end).unwrap_or("");
    let line = covered.lines().next().unwrap_or("").trim_end();
    start..start + line.len()
}
