//! What an output lacks that another one has.

use std::collections::{BTreeMap, BTreeSet};

use super::Made;
use crate::conversion::{Conversion, Output, OutputFile};
use crate::diff::{Chunk, Document, chunks, differences, texts, whole};
use crate::kubernetes::Object;
use crate::options::Options;
use crate::ordered::Ordered;
use crate::render;
use crate::source::{Source, Sources, Span};
use crate::yaml::Node;

/// The output of the whole project, read once.
pub(super) struct Baseline<'b> {
    texts: Sources,
    options: &'b Options,
    /// The objects by kind and name, each with the position of its text; none if texts hold anything else than one object.
    objects: BTreeMap<(&'static str, &'b str), (usize, &'b Object)>,
}

impl<'b> Baseline<'b> {
    pub(super) fn new(conversion: &'b Conversion, options: &'b Options) -> Self {
        let texts = texts(&conversion.files);
        let objects = match &conversion.output {
            Output::Kubernetes(objects) if objects.len() == chunks(&texts).len() => objects.as_slice(),
            Output::Kubernetes(_) | Output::Swarm(_) | Output::None => &[],
        };
        let named =
            |(position, object): (usize, &'b Object)| ((object.kind(), object.name()), (position, object));
        let objects = objects.iter().enumerate().map(named).ordered_map();
        Self { texts, options, objects }
    }

    /// What differs in another output, as ranges of this one.
    pub(super) fn lacks(&self, output: Output) -> Vec<Made> {
        let (same, files) = self.written(output);
        let others = texts(&files);
        let (ours, theirs) = (chunks(&self.texts), chunks(&others));
        let known: Vec<&str> = ours.iter().map(|chunk| chunk.text).collect();
        let found: Vec<&str> = theirs.iter().map(|chunk| chunk.text).collect();
        let ours = ours.into_iter().enumerate().filter(|(position, _)| !same.contains(position));
        let ours = ours.map(|(_, chunk)| chunk).filter(|chunk| !found.contains(&chunk.text));
        let ours: Vec<Document> = ours.map(Chunk::document).collect();
        let theirs = theirs.into_iter().filter(|chunk| !known.contains(&chunk.text));
        let theirs: Vec<Document> = theirs.map(Chunk::document).collect();
        ours.iter().flat_map(|document| self.of(document, counterpart(document, &theirs))).collect()
    }

    /// The positions of the texts that another output has as well, and its files. Objects that are equal are not written
    /// once more, because their texts are, too.
    fn written(&self, output: Output) -> (BTreeSet<usize>, Vec<OutputFile>) {
        let mut same = BTreeSet::new();
        let files = match output {
            Output::None => return (same, Vec::new()),
            Output::Swarm(stack) => render::stack(&stack, self.options),
            Output::Kubernetes(mut objects) => {
                objects.retain(|object| match self.objects.get(&(object.kind(), object.name())) {
                    Some((position, known)) if *known == object => {
                        same.insert(*position);
                        false
                    }
                    _ => true,
                });
                render::kubernetes(&objects, self.options)
            }
        };
        // What cannot be written has no lines.
        (same, files.unwrap_or_default())
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
