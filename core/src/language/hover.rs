//! What there is to say about the key at a place: what it means, and what becomes of it on each target.

use super::scan::{Entry, scan};
use super::{Hover, outcome, schema};
use crate::conversion::Conversion;
use crate::input::Input;
use crate::options::{Options, Target};
use crate::report::{Entry as Row, Reason};
use crate::source::Files;
use crate::yaml::decode::Line;

/// What there is to say about an offset of a text, which is one of the files of a project.
pub(super) fn hover(
    (input, options, files): (&Input, &Options, &dyn Files),
    (file, text): (&str, &str),
    offset: usize,
) -> Option<Hover> {
    let entries = scan(text).entries;
    let at = entries.iter().rposition(|entry| covers(entry, offset))?;
    let entry = entries.get(at)?;
    let found = schema::at(&entry.path)?;
    let (from, to) = if holds(entry.key, offset) { entry.key } else { entry.value? };
    let said = |target: Target| {
        let options = Options { target, ..options.clone() };
        let conversion = crate::pipeline::convert(input, &options, files);
        in_project(&conversion, (file, text), entry).unwrap_or_else(|| outcome::usual(&found.pattern, target))
    };
    Some(Hover {
        from,
        to,
        path: schema::path(&entry.path),
        documentation: found.line.map_or("", Line::meaning).to_owned(),
        kubernetes: said(Target::Kubernetes),
        swarm: said(Target::Swarm),
    })
}

fn holds((from, to): (usize, usize), offset: usize) -> bool {
    from < to && from <= offset && offset <= to
}

fn covers(entry: &Entry, offset: usize) -> bool {
    holds(entry.key, offset) || entry.value.is_some_and(|value| holds(value, offset))
}

/// What became of the key in the project as it is; nothing if that cannot be converted.
fn in_project(conversion: &Conversion, (file, text): (&str, &str), entry: &Entry) -> Option<String> {
    // Files that others include go by their whole paths.
    let is_named =
        |name: &str| name.strip_suffix(file).is_some_and(|rest| rest.is_empty() || rest.ends_with('/'));
    let mut sources = conversion.sources.iter();
    let (id, _) = sources.find(|(_, source)| source.text == text && is_named(&source.name))?;
    let keys = conversion.report().keys;
    // An item of a list has the outcome of its list.
    let own = |row: &&Row| row.span.file == id && row.span.start as usize == entry.key.0;
    let above = |row: &&Row| {
        let path = schema::path(&entry.path);
        row.span.file == id && path.strip_prefix(&row.path).is_some_and(|rest| rest.starts_with('['))
    };
    let row = keys.iter().find(own).or_else(|| keys.iter().rfind(above))?;
    let messages = row.messages.iter().filter_map(|at| conversion.diagnostics.get(*at));
    let messages: Vec<&str> = messages.map(|message| message.message.as_str()).collect();
    let reason = row.reason.map(Reason::words);
    let why = reason.into_iter().chain(messages).collect::<Vec<_>>().join("; ");
    Some(if why.is_empty() { row.fate.words().to_owned() } else { format!("{}: {why}", row.fate.words()) })
}
