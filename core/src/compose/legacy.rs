//! Older file formats: what they say in another way than Compose does today is moved to where it stands today.
//!
//! Works on one document with its variables replaced and before the long forms, so that included and extended
//! files of any age can be merged with modern ones. Docker Compose refuses all of this.

mod first_format;
mod keys;
mod volume_driver;

use crate::diagnostic::Diagnostics;
use crate::model::short_volume::{self, Kind};
use crate::source::{Sources, Span};
use crate::yaml::{Node, Value};

/// Moves everything in a document that an older format wrote elsewhere.
pub(super) fn modernize(root: &mut Node, sources: &Sources, diagnostics: &mut Diagnostics) {
    first_format::wrap(root, diagnostics);
    keys::relocate(root, sources, diagnostics);
    volume_driver::relocate(root, diagnostics);
}

/// The named volumes that a service mounts, in short or in long form.
fn named_volumes(service: &Node) -> Vec<(String, Span)> {
    let items = service.get("volumes").and_then(Node::as_sequence).unwrap_or_default();
    items.iter().filter_map(|item| Some((named_volume(item)?, item.span))).collect()
}

fn named_volume(item: &Node) -> Option<String> {
    match &item.value {
        Value::String(text) => {
            short_volume::parse(text).ok().filter(|mount| mount.kind == Kind::Volume)?.source
        }
        Value::Mapping(_) => {
            let is_volume = item.get("type").and_then(Node::as_str) == Some("volume");
            item.get("source").filter(|_| is_volume)?.as_str().map(str::to_owned)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests;
