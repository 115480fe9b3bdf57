//! Text to trees.

use granit_parser::{Event, Options, Parser, ScalarStyle, ScanError, Span as EventSpan, Tag as EventTag};
use indexmap::map::Entry;

use super::{Key, Mapping, Node, Tag, Value, explain, recover, scalar, surprise};
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Cut, FileId, Place, Span};

/// How many nodes all aliases of a text may stand for together.
const ALIAS_BUDGET: usize = 100_000;

/// How deep lists and mappings may stand in each other. Every later pass follows them by calling itself, and a
/// browser gives little room for that.
const DEEPEST: usize = 100;

/// The largest text that is read; real files are a thousand times smaller.
const LARGEST_TEXT: usize = 16 * 1024 * 1024;

/// The documents of a text.
///
/// Aliases and merge keys (`<<`) are resolved. Syntax errors, duplicate keys and excessive aliases become
/// diagnostics; what was read before a syntax error is not handed out.
pub fn parse(text: &str, file: FileId, diagnostics: &mut Diagnostics) -> Vec<Node> {
    parse_without(text, file, None, diagnostics)
}

/// The documents of a text, of which one key or item is left out.
pub(crate) fn parse_without(
    text: &str,
    file: FileId,
    cut: Option<&Cut>,
    diagnostics: &mut Diagnostics,
) -> Vec<Node> {
    if text.len() > LARGEST_TEXT {
        let place = Place::new("", Span::new(file, 0, 0));
        let message = format!("this file is larger than {} MiB", LARGEST_TEXT / (1024 * 1024));
        diagnostics.push(Diagnostic::new(codes::FILE_TOO_LARGE, place, message));
        return Vec::new();
    }
    let mut reader = Reader {
        events: events(text),
        text,
        file,
        cut,
        anchors: Vec::new(),
        aliased: 0,
        depth: 0,
        diagnostics,
    };
    match reader.stream() {
        Ok(documents) => documents,
        Err(Stop::Syntax(error)) => {
            diagnostics.extend(recover::syntax_errors(&error, text, file));
            Vec::new()
        }
        Err(Stop::Reported) => Vec::new(),
    }
}

pub(super) fn events(text: &str) -> impl Iterator<Item = Result<(Event<'_>, EventSpan), ScanError>> {
    let mut options = Options::default();
    options.emit_comments = false;
    Parser::new_from_str_with_options(text, options)
}

/// The range of an event in the text that it is of.
pub(super) fn byte_span(file: FileId, span: &EventSpan) -> Span {
    let range = span.byte_range().unwrap_or(0..0);
    let byte = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Span::new(file, byte(range.start), byte(range.end))
}

/// The error at which reading a text ends, if it does not end well.
pub(super) fn first_error(text: &str) -> Option<ScanError> {
    events(text).find_map(Result::err)
}

/// Why reading ended early.
enum Stop {
    Syntax(ScanError),
    Reported,
}

type Read<T> = Result<T, Stop>;

/// How much a node holds.
#[derive(Clone, Copy)]
struct Size {
    /// The number of nodes and keys in it.
    weight: usize,
    /// How deep lists and mappings stand in each other in it.
    height: usize,
}

impl Size {
    const SCALAR: Self = Self { weight: 1, height: 0 };

    /// Takes in the size of what stands inside.
    fn hold(&mut self, inner: Self) {
        self.weight += inner.weight;
        self.height = self.height.max(inner.height + 1);
    }

    /// Takes in the size of what stands beside, as `<<` says.
    fn merge(&mut self, other: Self) {
        self.weight += other.weight;
        self.height = self.height.max(other.height);
    }
}

/// A node that aliases can name, with its size; absent while it is being read.
type Anchor = Option<(Node, Size)>;

struct Reader<'a, 'd, I: Iterator<Item = Result<(Event<'a>, EventSpan), ScanError>>> {
    events: I,
    text: &'a str,
    file: FileId,
    cut: Option<&'d Cut>,
    anchors: Vec<Anchor>,
    aliased: usize,
    /// How many lists and mappings are open.
    depth: usize,
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
        byte_span(self.file, span)
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

    /// The node that starts with an event, and how much it holds.
    fn node(&mut self, event: Event<'a>, span: Span) -> Read<(Node, Size)> {
        if self.depth > DEEPEST {
            return self.too_deep(span);
        }
        self.depth += 1;
        let read = self.value(event, span);
        self.depth -= 1;
        read
    }

    fn too_deep<T>(&mut self, span: Span) -> Read<T> {
        self.diagnostics.push(explain::nesting_limit(span));
        Err(Stop::Reported)
    }

    fn value(&mut self, event: Event<'a>, span: Span) -> Read<(Node, Size)> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                // The reader gives an absent value as `~` with an empty span.
                let absent = span.start == span.end && style == ScalarStyle::Plain;
                let text = if absent { "" } else { self.ended(&text, style, span) };
                let value = value(text, style == ScalarStyle::Plain, tag.as_deref());
                let node = Node { value, span, tag: own_tag(tag.as_deref()) };
                self.define(anchor, &node, Size::SCALAR);
                Ok((node, Size::SCALAR))
            }
            Event::SequenceStart(_, anchor, tag) => {
                self.open(anchor);
                let (items, end, size) = self.items(span)?;
                let span = Span { end, ..span };
                let node = Node { value: Value::Sequence(items), span, tag: own_tag(tag.as_deref()) };
                self.define(anchor, &node, size);
                Ok((node, size))
            }
            Event::MappingStart(_, anchor, tag) => {
                self.open(anchor);
                let (entries, end, size) = self.entries(span)?;
                let span = Span { end, ..span };
                let node = Node { value: Value::Mapping(entries), span, tag: own_tag(tag.as_deref()) };
                self.define(anchor, &node, size);
                Ok((node, size))
            }
            Event::Alias(anchor) => self.alias(anchor, span),
            _ => Ok((Node::new(Value::Null, span), Size::SCALAR)),
        }
    }

    /// A block that ends with the file and without a line break has none in its value either.
    fn ended<'t>(&self, text: &'t str, style: ScalarStyle, span: Span) -> &'t str {
        let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
        let last = span.end as usize >= self.text.len() && !self.text.ends_with(['\n', '\r']);
        if block && last { text.strip_suffix('\n').unwrap_or(text) } else { text }
    }

    fn items(&mut self, start: Span) -> Read<(Vec<Node>, u32, Size)> {
        let (mut items, mut end, mut size) = (Vec::new(), start.end, Size::SCALAR);
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd | Event::StreamEnd) {
                return Ok((items, end.max(self.trimmed(start, span)), size));
            }
            let (node, inner) = self.node(event, span)?;
            self.diagnostics.extend(surprise::octal(self.written(span), &node.value, span));
            end = end.max(span.end).max(if node.span.file == self.file { node.span.end } else { 0 });
            size.hold(inner);
            if !self.is_cut(span, true) {
                items.push(node);
            }
        }
    }

    fn entries(&mut self, start: Span) -> Read<(Mapping, u32, Size)> {
        let (mut entries, mut end, mut size) = (Mapping::new(), start.end, Size::SCALAR);
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::MappingEnd | Event::StreamEnd) {
                self.merge_keys(&mut entries);
                return Ok((entries, end.max(self.trimmed(start, span)), size));
            }
            let key = self.key(event, span)?;
            let (event, span) = self.next()?;
            let (node, inner) = self.node(event, span)?;
            // File modes are octal by custom.
            if key.text != "mode" {
                self.diagnostics.extend(surprise::octal(self.written(span), &node.value, span));
            }
            end = end.max(key.span.end).max(span.end).max(node.span.end);
            if key.text == "<<" {
                size.merge(inner);
            } else {
                size.hold(inner);
            }
            size.weight += 1;
            if self.is_cut(key.span, false) {
                continue;
            }
            let span = key.span;
            match entries.entry(key) {
                Entry::Occupied(first) => self.diagnostics.push(duplicate(first.key(), span)),
                Entry::Vacant(entry) => {
                    entry.insert(node);
                }
            }
        }
    }

    /// Whether the key or the item at a place is left out.
    fn is_cut(&self, span: Span, is_item: bool) -> bool {
        self.cut.is_some_and(|cut| cut.start == span.start && cut.is_item == is_item)
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

    fn define(&mut self, anchor: usize, node: &Node, size: Size) {
        if anchor > 0 {
            self.open(anchor);
            if let Some(slot) = self.anchors.get_mut(anchor) {
                *slot = Some((node.clone(), size));
            }
        }
    }

    fn alias(&mut self, anchor: usize, span: Span) -> Read<(Node, Size)> {
        let Some(Some((node, size))) = self.anchors.get(anchor) else {
            let message = "this alias stands inside the very value that it names";
            self.diagnostics.push(Diagnostic::new(codes::ALIAS_CYCLE, Place::new("", span), message));
            return Err(Stop::Reported);
        };
        let size = *size;
        self.aliased += size.weight;
        if self.depth + size.height > DEEPEST {
            return self.too_deep(span);
        }
        if self.aliased > ALIAS_BUDGET {
            let message = format!("the aliases of this file stand for more than {ALIAS_BUDGET} values");
            let place = Place::new("", span);
            let help = "write the repeated part out, or alias smaller parts";
            self.diagnostics.push(Diagnostic::new(codes::ALIAS_LIMIT, place, message).help(help));
            return Err(Stop::Reported);
        }
        Ok((node.clone(), size))
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

fn duplicate(first: &Key, again: Span) -> Diagnostic {
    let message = format!("`{}` is written twice in the same mapping", first.text);
    Diagnostic::new(codes::DUPLICATE_KEY, Place::new("", again), message)
        .label("again here")
        .related(first.span, "first here")
        .help("keep one of the two, or join their values under one key")
}

fn value(text: &str, plain: bool, tag: Option<&EventTag>) -> Value {
    match tag.filter(|tag| tag.is_yaml_core_schema()).map(EventTag::suffix) {
        Some("str") => Value::String(text.to_owned()),
        Some("int" | "float" | "bool" | "null") => scalar::resolve(text),
        _ if plain => scalar::resolve(text),
        _ => Value::String(text.to_owned()),
    }
}

/// A tag of the document's own (`!reset`), as opposed to one of YAML's (`!!str`).
fn own_tag(tag: Option<&EventTag>) -> Option<Tag> {
    match tag.filter(|tag| !tag.is_yaml_core_schema() && tag.handle() == "!")?.suffix() {
        "reset" => Some(Tag::Reset),
        "override" => Some(Tag::Override),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
