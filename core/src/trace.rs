//! Which lines of the output each key makes, by ablation: without the key the project is converted again, and what then
//! differs is what the key made.
//!
//! That is exact by construction and costs the builders nothing; it costs one conversion for each key that is asked
//! about.

mod ablation;
mod default;
mod json;

pub use json::json;

use crate::conversion::Conversion;
use crate::input::Input;
use crate::options::Options;
use crate::pipeline::made_without;
use crate::source::{Cut, Files, Span};
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
    /// Whose default it is and why it is written, in words; nothing if a key says it.
    pub why: Option<String>,
}

/// Finds out what the keys at and below a path make; all keys if the path is empty.
///
/// A project that is refused has no map.
#[must_use]
pub fn source_map(input: &Input, options: &Options, files: &dyn Files, path: &str) -> SourceMap {
    let conversion = crate::pipeline::convert(input, options, files);
    let mut keys = Vec::new();
    if !conversion.has_errors() {
        let baseline = Baseline::new(&conversion, options);
        for (path, span, is_item) in asked(&conversion, path) {
            let file =
                conversion.sources.get(span.file).map(|source| source.name.clone()).unwrap_or_default();
            let cut = Cut { file, start: span.start, is_item };
            let makes = baseline.lacks(made_without(cut, input, options, files));
            keys.push(Traced { path, span, makes });
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
        for (path, span) in outline(&source.text, file).items.into_iter().filter(|(path, _)| is_meant(path)) {
            // An item stands before its own keys.
            let before = |other: &(String, Span, bool)| (other.1.file, other.1.start) < (file, span.start);
            asked.insert(asked.partition_point(before), (path, span, true));
        }
    }
    asked
}

impl SourceMap {
    /// Every line of the output that says something, and the keys that make it.
    #[must_use]
    pub fn lines(&self) -> Vec<Line> {
        let mut lines = Vec::new();
        for (file, output) in self.conversion.files.iter().enumerate() {
            let text = String::from_utf8_lossy(&output.contents);
            let says = |line: &str| line.contains(char::is_alphanumeric) && !line.starts_with('#');
            let numbers = text.lines().zip(1..).filter(|(line, _)| says(line)).map(|(_, number)| number);
            lines.extend(numbers.map(|line| Line {
                file,
                line,
                keys: Vec::new(),
                is_default: true,
                why: None,
            }));
        }
        for (number, key) in self.keys.iter().enumerate() {
            for made in &key.makes {
                let from = lines.partition_point(|line| (line.file, line.line) < (made.file, made.first));
                let made = |line: &&mut Line| (line.file, line.line) <= (made.file, made.last);
                for line in lines.iter_mut().skip(from).take_while(made) {
                    self.enter(number, key, line);
                }
            }
        }
        self.explain_defaults(&mut lines);
        lines
    }

    /// Says of each line that is a default whose it is, and why it is there.
    fn explain_defaults(&self, lines: &mut [Line]) {
        let mut lines = lines.iter_mut().peekable();
        for (file, output) in self.conversion.files.iter().enumerate() {
            let text = String::from_utf8_lossy(&output.contents);
            for (shown, number) in text.lines().zip(1..) {
                let Some(line) = lines.next_if(|line| (line.file, line.line) == (file, number)) else {
                    continue;
                };
                let least = line.keys.first().and_then(|key| self.keys.get(*key));
                let path = least.map(|key| key.path.as_str());
                line.why = line.is_default.then(|| default::why(path, shown));
            }
        }
    }

    /// Enters a key at a line, behind those that make less.
    fn enter(&self, number: usize, key: &Traced, line: &mut Line) {
        if line.keys.contains(&number) {
            return;
        }
        let size = |number: &usize| self.keys.get(*number).map_or(0, Traced::size);
        let at = line.keys.partition_point(|other| size(other) < key.size());
        line.is_default = if at == 0 { key.is_name() } else { line.is_default };
        line.keys.insert(at, number);
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
