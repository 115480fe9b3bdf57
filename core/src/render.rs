//! Objects to files.

mod json;
mod stack;
#[cfg(test)]
mod tests;
mod yaml;

pub(crate) use stack::stack;

use crate::conversion::OutputFile;
use crate::kubernetes::Object;
use crate::options::{Format, Layout, Options};
use crate::yaml::WriteError;

/// The files of the Kubernetes target, in the order of the objects.
///
/// # Errors
///
/// If an object cannot be written as text, which no object of the Kubernetes API does.
pub(crate) fn kubernetes(objects: &[Object], options: &Options) -> Result<Vec<OutputFile>, WriteError> {
    match options.layout {
        Layout::Directory => objects.iter().map(|object| single(object, options.format)).collect(),
        Layout::Stream if objects.is_empty() => Ok(Vec::new()),
        Layout::Stream => stream(objects, options.format).map(|file| vec![file]),
    }
}

/// The file of one object.
fn single(object: &Object, format: Format) -> Result<OutputFile, WriteError> {
    let contents = match format {
        Format::Yaml => yaml::document(object),
        Format::Json => json::document(object),
    }?;
    let path = format!("{}.{}", stem(object), extension(format));
    Ok(OutputFile { path, contents: contents.into_bytes(), secret: holds_secrets(object) })
}

/// One file with all objects.
fn stream(objects: &[Object], format: Format) -> Result<OutputFile, WriteError> {
    let contents = match format {
        Format::Yaml => yaml::stream(objects),
        Format::Json => json::list(objects),
    }?;
    let path = format!("manifests.{}", extension(format));
    Ok(OutputFile { path, contents: contents.into_bytes(), secret: objects.iter().any(holds_secrets) })
}

/// The name of a file, which no other object shares: a kind has no `-`, and a name is unique in its kind.
///
/// `kubectl apply -f` takes the files of a folder by name, and the namespace must come first.
fn stem(object: &Object) -> String {
    if matches!(object, Object::Namespace(_)) {
        return "00-namespace".to_owned();
    }
    format!("{}-{}", object.name(), object.kind().to_ascii_lowercase())
}

fn extension(format: Format) -> &'static str {
    match format {
        Format::Yaml => "yaml",
        Format::Json => "json",
    }
}

/// Whether the file of an object must not be read by everybody. Placeholders count: somebody will write the values there.
fn holds_secrets(object: &Object) -> bool {
    matches!(object, Object::Secret(_))
}
