//! What an output lacks that another one has.

use super::Made;
use crate::conversion::OutputFile;
use crate::diff::{Chunk, Document, chunks, differences, texts, whole};
use crate::source::{Source, Sources, Span};
use crate::yaml::Node;

/// The output of the whole project, read once.
pub(super) struct Baseline {
    texts: Sources,
}

impl Baseline {
    pub(super) fn new(files: &[OutputFile]) -> Self {
        Self { texts: texts(files) }
    }

    /// What differs in another output, as ranges of this one.
    pub(super) fn lacks(&self, files: &[OutputFile]) -> Vec<Made> {
        let others = texts(files);
        let (ours, theirs) = (chunks(&self.texts), chunks(&others));
        let same: Vec<&str> = theirs.iter().map(|chunk| chunk.text).collect();
        let known: Vec<&str> = ours.iter().map(|chunk| chunk.text).collect();
        let theirs = theirs.into_iter().filter(|chunk| !known.contains(&chunk.text));
        let theirs: Vec<Document> = theirs.map(Chunk::document).collect();
        let ours = ours.into_iter().filter(|chunk| !same.contains(&chunk.text));
        let ours: Vec<Document> = ours.map(Chunk::document).collect();
        ours.iter().flat_map(|document| self.of(document, counterpart(document, &theirs))).collect()
    }

    fn of(&self, document: &Document<'_>, other: Option<&Document<'_>>) -> Vec<Made> {
        let length = u32::try_from(document.text.trim_end().len()).unwrap_or(u32::MAX);
        let all = Span::new(document.file, 0, length);
        let roots = other.and_then(|other| other.root.as_ref()).zip(document.root.as_ref());
        let Some((other, root)) = roots else {
            return self.made(document, all, String::new()).into_iter().collect();
        };
        let mut made = Vec::new();
        differences(root, other, &mut Vec::new(), &mut |pointer, ours, _| {
            made.extend(ours.and_then(|entry| self.made(document, whole(entry), pointer.concat())));
        });
        made
    }

    fn made(&self, document: &Document<'_>, span: Span, pointer: String) -> Option<Made> {
        let span = document.span(span);
        let source: &Source = self.texts.get(span.file)?;
        let text = source.text.get(span.start as usize..span.end as usize)?;
        let length = u32::try_from(text.trim_end().len()).ok()?;
        let line = |offset| source.line_column(offset).line;
        Some(Made {
            file: self.texts.iter().position(|(file, _)| file == span.file)?,
            first: line(span.start),
            last: line(span.start + length.saturating_sub(1)),
            object: document.object.clone(),
            pointer,
        })
    }
}

/// The same document in another output, or one whose name differs only in its end, which is a hash of its content.
fn counterpart<'d>(document: &Document<'_>, others: &'d [Document<'d>]) -> Option<&'d Document<'d>> {
    let stem = |id: &str| id.rsplit_once('-').map(|(stem, _)| stem.to_owned());
    let kind = |root: &Option<Node>| {
        root.as_ref().and_then(|root| root.get("kind")).and_then(Node::as_str).map(str::to_owned)
    };
    others.iter().find(|other| other.id == document.id).or_else(|| {
        let data = ["ConfigMap", "Secret"].map(str::to_owned);
        let is_hashed = kind(&document.root).is_some_and(|kind| data.contains(&kind));
        others
            .iter()
            .find(|other| is_hashed && stem(&document.id).is_some() && stem(&other.id) == stem(&document.id))
    })
}
