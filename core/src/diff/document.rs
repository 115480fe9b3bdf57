//! The documents of an output: the objects of Kubernetes, a stack, or a file that is none of these.

use crate::diagnostic::Diagnostics;
use crate::source::{FileId, Sources, Span};
use crate::yaml::{Node, Value, parse};

/// One document of a file.
#[derive(Debug)]
pub(crate) struct Document<'a> {
    /// What makes it the same document in another output.
    pub(crate) id: String,
    /// Its name for people, such as `Deployment/web`.
    pub(crate) object: String,
    /// The file.
    pub(crate) file: FileId,
    /// The name of the file.
    pub(crate) file_name: &'a str,
    /// Where it starts in the file.
    pub(crate) start: u32,
    /// The text.
    pub(crate) text: &'a str,
    /// What it says; nothing if it is no YAML.
    pub(crate) root: Option<Node>,
}

impl Document<'_> {
    /// A range of the document as a range of its file.
    pub(crate) fn span(&self, span: Span) -> Span {
        Span::new(self.file, self.start + span.start, self.start + span.end)
    }
}

/// The documents of all files.
pub(crate) fn documents(texts: &Sources) -> Vec<Document<'_>> {
    chunks(texts).into_iter().map(Chunk::document).collect()
}

/// A part of a file that is one document.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Chunk<'a> {
    file: FileId,
    file_name: &'a str,
    start: usize,
    /// The text.
    pub(crate) text: &'a str,
}

/// The documents of all files, not yet read.
pub(crate) fn chunks(texts: &Sources) -> Vec<Chunk<'_>> {
    const BETWEEN: &str = "\n---\n";
    let mut chunks = Vec::new();
    for (file, source) in texts.iter() {
        let mut start = 0;
        while let Some(rest) = source.text.get(start..).filter(|rest| !rest.is_empty()) {
            let is_yaml = has_ending(&source.name, &["yaml"]);
            let end = rest.find(BETWEEN).filter(|_| is_yaml).map_or(rest.len(), |end| end + 1);
            let text = rest.get(..end).unwrap_or(rest);
            chunks.push(Chunk { file, file_name: &source.name, start, text });
            start += end + if end < rest.len() { BETWEEN.len() - 1 } else { 0 };
        }
    }
    chunks
}

impl<'a> Chunk<'a> {
    /// Where it stands.
    pub(crate) fn span(self) -> Span {
        let offset = |at| u32::try_from(at).unwrap_or(u32::MAX);
        Span::new(self.file, offset(self.start), offset(self.start + self.text.len()))
    }

    /// The document, read.
    pub(crate) fn document(self) -> Document<'a> {
        let Self { file, file_name, start, text } = self;
        let is_read = has_ending(file_name, &["yaml", "yml", "json"]);
        let read = is_read.then(|| parse(text, file, &mut Diagnostics::new()).into_iter().next());
        let root = read.flatten().filter(|root| matches!(root.value, Value::Mapping(_)));
        let name = root.as_ref().and_then(identity);
        let object = name.clone().map_or_else(|| file_name.to_owned(), |(object, _)| object);
        let id =
            name.map_or_else(|| file_name.to_owned(), |(object, namespace)| format!("{namespace} {object}"));
        Document { id, object, file, file_name, start: u32::try_from(start).unwrap_or(u32::MAX), text, root }
    }
}

fn has_ending(name: &str, endings: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| endings.contains(&ending))
}

/// The kind and the name of an object, and its namespace.
fn identity(root: &Node) -> Option<(String, String)> {
    let text = |node: Option<&Node>| node.and_then(Node::as_str).map(str::to_owned);
    let metadata = root.get("metadata")?;
    let (kind, name) = (text(root.get("kind"))?, text(metadata.get("name"))?);
    Some((format!("{kind}/{name}"), text(metadata.get("namespace")).unwrap_or_default()))
}
