//! Which lines of the output each key makes, by ablation: without the key the project is converted again, and what then
//! differs is what the key made.
//!
//! That is exact by construction and costs the builders nothing; it costs one conversion for each key that is asked
//! about.

mod ablation;
mod json;

pub use json::json;

use std::collections::BTreeMap;

use crate::conversion::Conversion;
use crate::input::Input;
use crate::options::Options;
use crate::pipeline::convert_from;
use crate::source::{Cut, Files, Sources, Span};
use crate::yaml::outline::outline;
use ablation::Baseline;

/// What the keys of a project make.
#[derive(Debug, Clone)]
pub struct SourceMap {
    /// The conversion of the whole project; its files are what the ranges lie in.
    pub conversion: Conversion,
    /// The keys and items that were asked about, in the order of the files.
    pub keys: Vec<Traced>,
}

/// One key or item of a list, and what it makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Traced {
    /// Its dotted path in its file, such as `services.web.ports[0]`.
    pub path: String,
    /// Where it stands.
    pub span: Span,
    /// What differs without it; nothing if it says what would be done anyway, or is not translated.
    pub makes: Vec<Made>,
}

/// A part of the output that a key makes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// The file, by its position in [`Conversion::files`].
    pub file: usize,
    /// Its first line, counted from 1.
    pub first: usize,
    /// Its last line.
    pub last: usize,
    /// The object, such as `Deployment/web`, or the path of the file.
    pub object: String,
    /// Its path in the object; empty for the whole of it.
    pub pointer: String,
}

/// One line of the output, and the keys that make it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The file, by its position in [`Conversion::files`].
    pub file: usize,
    /// The line, counted from 1.
    pub line: usize,
    /// The keys that it differs without, by their positions in [`SourceMap::keys`], those that make the least first.
    pub keys: Vec<usize>,
    /// Whether no key says it: it is written for every service, or for every project with such options.
    pub is_default: bool,
}

/// Finds out what the keys at and below a path make; all keys if the path is empty.
///
/// A project that is refused has no map.
#[must_use]
pub fn source_map(input: &Input, options: &Options, files: &dyn Files, path: &str) -> SourceMap {
    let conversion = crate::pipeline::convert(input, options, files);
    let mut keys = Vec::new();
    if !conversion.has_errors() {
        let baseline = Baseline::new(&conversion.files);
        for (path, span, is_item) in asked(&conversion, path) {
            let file =
                conversion.sources.get(span.file).map(|source| source.name.clone()).unwrap_or_default();
            let cut = Cut { file, start: span.start, is_item };
            let without = convert_from(Sources::without(cut), input, options, files);
            keys.push(Traced { path, span, makes: baseline.lacks(&without.files) });
        }
    }
    SourceMap { conversion, keys }
}

/// The keys and items that are meant, each with where it starts and whether it is an item.
fn asked(conversion: &Conversion, path: &str) -> Vec<(String, Span, bool)> {
    let is_meant = |found: &str| {
        found
            .strip_prefix(path)
            .is_some_and(|rest| path.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
    };
    let mut asked: Vec<(String, Span, bool)> = Vec::new();
    for key in conversion.report().keys {
        if is_meant(&key.path) || key.used_as.iter().any(|path| is_meant(path)) {
            asked.push((key.path, key.span, false));
        }
    }
    for (file, source) in conversion.sources.iter() {
        let items = outline(&source.text, file).items.into_iter();
        asked.extend(items.filter(|(path, _)| is_meant(path)).map(|(path, span)| (path, span, true)));
    }
    asked.sort_by_key(|(_, span, is_item)| (span.file, span.start, !is_item));
    asked
}

impl SourceMap {
    /// Every line of the output that says something, and the keys that make it.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let mut lines: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
        for (file, output) in self.conversion.files.iter().enumerate() {
            let text = String::from_utf8_lossy(&output.contents);
            let says = |line: &str| line.contains(char::is_alphanumeric) && !line.starts_with('#');
            let numbers = text.lines().zip(1..).filter(|(line, _)| says(line)).map(|(_, number)| number);
            lines.extend(numbers.map(|number| ((file, number), Vec::new())));
        }
        for (key, made) in self
            .keys
            .iter()
            .enumerate()
            .flat_map(|(key, traced)| traced.makes.iter().map(move |made| (key, made)))
        {
            for (_, keys) in lines.range_mut((made.file, made.first)..=(made.file, made.last)) {
                keys.push(key);
            }
        }
        lines.into_iter().map(|((file, line), keys)| self.line(file, line, keys)).collect()
    }

    fn line(&self, file: usize, line: usize, mut keys: Vec<usize>) -> Line {
        keys.sort_by_key(|key| (self.keys.get(*key).map_or(0, Traced::size), usize::MAX - key));
        keys.dedup();
        let is_default = keys.first().and_then(|key| self.keys.get(*key)).is_none_or(Traced::is_name);
        Line { file, line, keys, is_default }
    }
}

impl Traced {
    /// How many lines it makes.
    fn size(&self) -> usize {
        self.makes.iter().map(|made| made.last + 1 - made.first).sum()
    }

    /// Whether it is a section or a name in one: without it all that belongs to the name is gone.
    fn is_name(&self) -> bool {
        const SECTIONS: [&str; 6] = ["services", "networks", "volumes", "secrets", "configs", "models"];
        let mut steps = self.path.split('.');
        let is_section = steps.next().is_some_and(|section| SECTIONS.contains(&section));
        is_section && steps.nth(1).is_none()
    }
}

#[cfg(test)]
mod tests;
