//! What differs between two outputs: object by object, and in each by its fields.
//!
//! Objects are matched by kind, namespace and name; items of lists by the field that names them, as Kubernetes
//! itself does.

mod document;
mod fields;

pub use fields::Field;

pub(crate) use document::{Chunk, Document, chunks, documents};
pub(crate) use fields::{differences, whole};

use crate::conversion::OutputFile;
use crate::source::Sources;

/// One object that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The object, such as `Deployment/web`, or the path of a file that holds none.
    pub object: String,
    /// The file that it is in, or was in.
    pub file: String,
    /// What became of it.
    pub kind: Kind,
}

/// What became of an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// It is new.
    Created,
    /// It is gone.
    Deleted,
    /// It has other fields.
    Changed(Vec<Field>),
}

/// What changes from one output to another, in the order of the new one; what is gone comes last.
///
/// Values of secrets are never told, only that they differ.
#[must_use]
pub fn changes(before: &[OutputFile], after: &[OutputFile]) -> Vec<Change> {
    let (old_texts, new_texts) = (texts(before), texts(after));
    let (old, new) = (documents(&old_texts), documents(&new_texts));
    let find = |documents: &[Document], id: &str| documents.iter().position(|found| found.id == id);
    let mut changes = Vec::new();
    for document in &new {
        let kind = match find(&old, &document.id).and_then(|at| old.get(at)) {
            None => Kind::Created,
            Some(earlier) if earlier.text == document.text => continue,
            Some(earlier) => Kind::Changed(fields::fields(earlier, document)),
        };
        let hidden = before.iter().chain(after).any(|file| file.secret && file.path == document.file_name);
        changes.push(change(document, if hidden { kind.without_values() } else { kind }));
    }
    let gone = old.iter().filter(|document| find(&new, &document.id).is_none());
    changes.extend(gone.map(|document| change(document, Kind::Deleted)));
    changes
}

impl Kind {
    fn without_values(self) -> Self {
        match self {
            Self::Changed(fields) => Self::Changed(fields.into_iter().map(Field::without_values).collect()),
            Self::Created | Self::Deleted => self,
        }
    }
}

fn change(document: &Document<'_>, kind: Kind) -> Change {
    Change { object: document.object.clone(), file: document.file_name.to_owned(), kind }
}

/// The texts of files; bytes that are no text are compared as far as they can be shown.
pub(crate) fn texts(files: &[OutputFile]) -> Sources {
    let mut sources = Sources::default();
    for file in files {
        sources.add(file.path.clone(), String::from_utf8_lossy(&file.contents).into_owned());
    }
    sources
}

#[cfg(test)]
mod tests;
