//! Text to trees.

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, Span as EventSpan, Tag};

use super::{Key, Mapping, Node, Value, explain, scalar, surprise};
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{FileId, Place, Span};

/// How many nodes all aliases of a text may stand for together.
const ALIAS_BUDGET: usize = 100_000;

/// The largest text that is read; real files are a thousand times smaller.
const LARGEST_TEXT: usize = 16 * 1024 * 1024;

/// The documents of a text.
///
/// Aliases and merge keys (`<<`) are resolved. Syntax errors, duplicate keys and excessive aliases become
/// diagnostics; what was read before a syntax error is not handed out.
pub fn parse(text: &str, file: FileId, diagnostics: &mut Diagnostics) -> Vec<Node> {
    if text.len() > LARGEST_TEXT {
        let place = Place::new("", Span::new(file, 0, 0));
        let message = format!("this file is larger than {} MiB", LARGEST_TEXT / (1024 * 1024));
        diagnostics.push(Diagnostic::new(codes::FILE_TOO_LARGE, place, message));
        return Vec::new();
    }
    let mut options = Options::default();
    options.emit_comments = false;
    let events = Parser::new_from_str_with_options(text, options);
    let mut reader = Reader { events, text, file, anchors: Vec::new(), aliased: 0, diagnostics };
    match reader.stream() {
        Ok(documents) => documents,
        Err(Stop::Syntax(error)) => {
            diagnostics.push(explain::syntax_error(&error, text, file));
            Vec::new()
        }
        Err(Stop::Reported) => Vec::new(),
    }
}

/// Why reading ended early.
enum Stop {
    Syntax(ScanError),
    Reported,
}

type Read<T> = Result<T, Stop>;

/// A node that aliases can name, with the number of nodes in it; absent while it is being read.
type Anchor = Option<(Node, usize)>;

struct Reader<'a, 'd, I: Iterator<Item = Result<(Event<'a>, EventSpan), ScanError>>> {
    events: I,
    text: &'a str,
    file: FileId,
    anchors: Vec<Anchor>,
    aliased: usize,
    diagnostics: &'d mut Diagnostics,
}

impl<'a, I: Iterator<Item = Result<(Event<'a>, EventSpan), ScanError>>> Reader<'a, '_, I> {
    fn next(&mut self) -> Read<(Event<'a>, Span)> {
        match self.events.next() {
            Some(Ok((event, span))) => Ok((event, self.span(&span))),
            Some(Err(error)) => Err(Stop::Syntax(error)),
            None => Ok((Event::StreamEnd, Span::new(self.file, 0, 0))),
        }
    }

    fn span(&self, span: &EventSpan) -> Span {
        let range = span.byte_range().unwrap_or(0..0);
        let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span::new(self.file, byte(range.start), byte(range.end))
    }

    fn stream(&mut self) -> Read<Vec<Node>> {
        let mut documents = Vec::new();
        loop {
            match self.next()? {
                (Event::StreamEnd, _) => return Ok(documents),
                (event @ (Event::Scalar(..) | Event::SequenceStart(..) | Event::MappingStart(..)), span) => {
                    documents.push(self.node(event, span)?.0);
                }
                _ => {}
            }
        }
    }

    /// The node that starts with an event, and how many nodes it holds.
    fn node(&mut self, event: Event<'a>, span: Span) -> Read<(Node, usize)> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                // The reader gives an absent value as `~` with an empty span.
                let absent = span.start == span.end && style == ScalarStyle::Plain;
                let text = if absent { "" } else { &*text };
                let value = value(text, style == ScalarStyle::Plain, tag.as_deref());
                let node = Node { value, span, tag: own_tag(tag.as_deref()) };
                self.define(anchor, &node, 1);
                Ok((node, 1))
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.open(anchor);
                let (items, end, weight) = self.items(span)?;
                let span = Span { end, ..span };
                let node = Node { value: Value::Sequence(items), span, tag: own_tag(tag.as_deref()) };
                self.define(anchor, &node, weight);
                Ok((node, weight))
            }
            Event::MappingStart(_, anchor, tag) => {
                self.open(anchor);
                let (entries, end, weight) = self.entries(span)?;
                let span = Span { end, ..span };
                let node = Node { value: Value::Mapping(entries), span, tag: own_tag(tag.as_deref()) };
                self.define(anchor, &node, weight);
                Ok((node, weight))
            }
            Event::Alias(anchor) => self.alias(anchor, span),
            _ => Ok((Node::new(Value::Null, span), 1)),
        }
    }

    fn items(&mut self, start: Span) -> Read<(Vec<Node>, u32, usize)> {
        let (mut items, mut end, mut weight) = (Vec::new(), start.end, 1);
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd | Event::StreamEnd) {
                return Ok((items, end.max(self.trimmed(start, span)), weight));
            }
            let (node, nodes) = self.node(event, span)?;
            self.diagnostics.extend(surprise::octal(self.written(span), &node.value, span));
            end = end.max(span.end).max(if node.span.file == self.file { node.span.end } else { 0 });
            weight += nodes;
            items.push(node);
        }
    }

    fn entries(&mut self, start: Span) -> Read<(Mapping, u32, usize)> {
        let (mut entries, mut end, mut weight) = (Mapping::new(), start.end, 1);
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd | Event::StreamEnd) {
                self.merge_keys(&mut entries);
                return Ok((entries, end.max(self.trimmed(start, span)), weight));
            }
            let key = self.key(event, span)?;
            let (event, span) = self.next()?;
            let (node, nodes) = self.node(event, span)?;
            // File modes are octal by custom.
            if key.text != "mode" {
                self.diagnostics.extend(surprise::octal(self.written(span), &node.value, span));
            }
            end = end.max(key.span.end).max(span.end).max(node.span.end);
            weight += nodes + 1;
            if let Some((first, _)) = entries.get_key_value(key.text.as_str()) {
                self.diagnostics.push(duplicate(&key, first));
            } else {
                entries.insert(key, node);
            }
        }
    }

    /// The end of a flow collection; block collections end with their last item.
    fn trimmed(&self, start: Span, end: Span) -> u32 {
        let opened = self.text.as_bytes().get(start.start as usize);
        if matches!(opened, Some(b'[' | b'{')) { end.end } else { start.end }
    }

    fn key(&mut self, event: Event<'a>, span: Span) -> Read<Key> {
        let (node, _) = self.node(event, span)?;
        let written = self.written(span);
        self.diagnostics.extend(surprise::key(written, &node.value, span));
        match node.value {
            Value::String(text) => Ok(Key { text, span }),
            Value::Sequence(_) | Value::Mapping(_) => {
                let message = "a key must be a word, not a list or a mapping";
                let place = Place::new("", span);
                self.diagnostics.push(
                    Diagnostic::new(codes::YAML_SYNTAX, place, message)
                        .help("`{{ … }}` of a template must be quoted; a list item needs no key"),
                );
                Err(Stop::Reported)
            }
            // A number or a boolean as a key keeps the user's own spelling.
            Value::Null | Value::Bool(_) | Value::Int(_) | Value::Float(_) => {
                Ok(Key { text: written.to_owned(), span })
            }
        }
    }

    /// A part of the text.
    fn written(&self, span: Span) -> &'a str {
        self.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    fn open(&mut self, anchor: usize) {
        if anchor > 0 {
            self.anchors.resize(self.anchors.len().max(anchor + 1), None);
        }
    }

    fn define(&mut self, anchor: usize, node: &Node, weight: usize) {
        if anchor > 0 {
            self.open(anchor);
            if let Some(slot) = self.anchors.get_mut(anchor) {
                *slot = Some((node.clone(), weight));
            }
        }
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Read<(Node, usize)> {
        let Some(Some((node, weight))) = self.anchors.get(anchor) else {
            let message = "this alias stands inside the very value that it names";
            self.diagnostics.push(Diagnostic::new(codes::ALIAS_CYCLE, Place::new("", span), message));
            return Err(Stop::Reported);
        };
        self.aliased += weight;
        if self.aliased > ALIAS_BUDGET {
            let message = format!("the aliases of this file stand for more than {ALIAS_BUDGET} values");
            let place = Place::new("", span);
            let help = "write the repeated part out, or alias smaller parts";
            self.diagnostics.push(Diagnostic::new(codes::ALIAS_LIMIT, place, message).help(help));
            return Err(Stop::Reported);
        }
        Ok((node.clone(), *weight))
    }

    /// Takes in what `<<` names: explicit keys win, and of several sources the earlier one.
    fn merge_keys(&mut self, entries: &mut Mapping) {
        let Some((key, merged)) = entries.shift_remove_entry("<<") else { return };
        let span = merged.span;
        let sources = match merged.value {
            Value::Sequence(items) => items,
            value => vec![Node::new(value, span)],
        };
        for source in sources {
            let Value::Mapping(source) = source.value else {
                let message = format!("`<<` takes a mapping or a list of mappings, not {}", source.kind());
                let place = Place::new("", key.span);
                self.diagnostics.push(Diagnostic::new(codes::MERGE_KEY, place, message));
                return;
            };
            for (key, node) in source {
                entries.entry(key).or_insert(node);
            }
        }
    }
}

fn duplicate(key: &Key, first: &Key) -> Diagnostic {
    let message = format!("`{}` is written twice in the same mapping", key.text);
    Diagnostic::new(codes::DUPLICATE_KEY, Place::new("", key.span), message)
        .label("again here")
        .related(first.span, "first here")
        .help("keep one of the two, or join their values under one key")
}

fn value(text: &str, plain: bool, tag: Option<&Tag>) -> Value {
    match tag.filter(|tag| tag.is_yaml_core_schema()).map(Tag::suffix) {
        Some("str") => Value::String(text.to_owned()),
        Some("int" | "float" | "bool" | "null") => scalar::resolve(text),
        _ if plain => scalar::resolve(text),
        _ => Value::String(text.to_owned()),
    }
}

/// A tag of the document's own (`!reset`), as opposed to one of YAML's (`!!str`).
fn own_tag(tag: Option<&Tag>) -> Option<Box<str>> {
    tag.filter(|tag| !tag.is_yaml_core_schema() && tag.handle() == "!").map(|tag| tag.suffix().into())
}

#[cfg(test)]
mod tests;
