//! What a text says so far, line by line. Unlike the parser of projects it takes text that is half typed: an unclosed
//! quote ends with its line, an unclosed bracket where the indentation says so, and a key may lack its colon.

use super::token::{self, Token};

/// One step of the way from the root of a file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// The value of a key.
    Key(String),
    /// An item of a list, counted from 0.
    Item(usize),
}

/// A key or an item, as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    /// The steps to it, its own included.
    pub(crate) path: Vec<Step>,
    /// Where the key stands; an item has the place where it starts.
    pub(crate) key: (usize, usize),
    /// Where its single value stands, if it has one.
    pub(crate) value: Option<(usize, usize)>,
}

/// What the end of a scanned text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tail {
    /// Nothing that could be completed: a comment, the inside of a block of text, the end of a value.
    Nowhere,
    /// Something that starts at an offset and can still become a key, or an item, or a single value.
    Node(usize),
    /// The single value of the last step, which starts at an offset.
    Value(usize),
}

/// A text as far as it was scanned.
#[derive(Debug)]
pub(crate) struct Scan<'t> {
    text: &'t str,
    /// The keys and items in their order.
    pub(crate) entries: Vec<Entry>,
    /// What the end is.
    pub(crate) tail: Tail,
    block: Vec<Frame>,
    flow: Vec<Flow>,
    /// The column of the key that the open brackets belong to.
    flow_column: usize,
    /// The column of the key whose block of text goes on.
    literal: Option<usize>,
}

/// A key or an item of the block style that is open.
#[derive(Debug)]
struct Frame {
    column: usize,
    step: Step,
    /// The number of items below.
    items: usize,
    /// Whether a single value stands behind it.
    filled: bool,
}

/// A pair of brackets that is open.
#[derive(Debug, Default)]
struct Flow {
    is_mapping: bool,
    /// The key whose value comes next.
    key: Option<String>,
    /// The number of items before.
    items: usize,
}

/// Scans a text.
pub(crate) fn scan(text: &str) -> Scan<'_> {
    let mut scan = Scan {
        text,
        entries: Vec::new(),
        tail: Tail::Nowhere,
        block: Vec::new(),
        flow: Vec::new(),
        flow_column: 0,
        literal: None,
    };
    let mut start = 0;
    for line in text.split('\n') {
        scan.line(start, line.trim_end_matches('\r'));
        start += line.len() + 1;
    }
    scan
}

impl Scan<'_> {
    /// The steps to what is open at the end.
    pub(crate) fn path(&self) -> Vec<Step> {
        let flow = self.flow.iter().filter_map(Flow::step);
        self.block.iter().map(|frame| frame.step.clone()).chain(flow).collect()
    }

    /// Whether brackets are open at the end.
    pub(crate) fn is_flow(&self) -> bool {
        !self.flow.is_empty()
    }

    /// Whether what is open at the end has a single value already, so that nothing can stand below it.
    pub(crate) fn is_filled(&self) -> bool {
        self.flow.is_empty() && self.block.last().is_some_and(|frame| frame.filled)
    }

    fn line(&mut self, start: usize, line: &str) {
        let column = line.len() - line.trim_start_matches(' ').len();
        let rest = line.get(column..).unwrap_or("");
        if self.literal.is_some_and(|above| column > above) {
            self.tail = Tail::Nowhere;
            return;
        }
        if !rest.is_empty() {
            self.literal = None;
        }
        let goes_on = column > self.flow_column || rest.is_empty() || rest.starts_with([']', '}']);
        if self.is_flow() && goes_on {
            return self.brackets(start + column, rest);
        }
        if rest.is_empty() {
            self.tail = Tail::Node(start + column);
        } else if rest.starts_with('#') {
            self.tail = Tail::Nowhere;
        } else if line.starts_with("---") || line.starts_with("...") {
            self.tail = Tail::Nowhere;
            self.block.clear();
        } else {
            self.flow.clear();
            self.close(column, is_dash(rest));
            self.items(start + column, rest, column);
        }
    }

    /// What is open at a blank line depends on the column alone.
    pub(crate) fn close_blank(&mut self, column: usize) {
        if !self.is_flow() {
            self.close(column, false);
        }
    }

    /// Closes what cannot hold something in a column; the items of a list may stand right below its key.
    fn close(&mut self, column: usize, dash: bool) {
        let holds = |frame: &Frame| {
            frame.column < column || (dash && frame.column == column && matches!(frame.step, Step::Key(_)))
        };
        while self.block.last().is_some_and(|frame| !holds(frame)) {
            self.block.pop();
        }
    }

    fn items(&mut self, mut at: usize, mut rest: &str, mut column: usize) {
        while is_dash(rest) {
            let number = self.block.last_mut().map_or(0, Frame::next_item);
            self.open(Step::Item(number), column, (at, at));
            let after = rest.get(1..).unwrap_or("");
            let content = after.trim_start_matches(' ');
            let skipped = 1 + after.len() - content.len();
            (at, column, rest) = (at + skipped, column + skipped, content);
            if rest.is_empty() {
                self.tail = if skipped > 1 { Tail::Node(at) } else { Tail::Nowhere };
                return;
            }
        }
        match token::key(rest) {
            Some(key) => {
                let (from, to) = (at + key.from, at + key.to);
                let name = rest.get(key.from..key.to).unwrap_or("").to_owned();
                self.open(Step::Key(name), column, (from, to));
                self.value(at + key.after, rest.get(key.after..).unwrap_or(""), column);
            }
            None => self.node(at, rest),
        }
    }

    /// What stands behind a colon.
    fn value(&mut self, at: usize, text: &str, column: usize) {
        if text.is_empty() {
            self.tail = Tail::Nowhere;
            return;
        }
        let content = token::without_properties(text);
        let start = at + text.len() - content.len();
        match content.chars().next() {
            None => self.tail = Tail::Value(start),
            Some('[' | '{') => {
                self.flow_column = column;
                self.brackets(start, content);
            }
            Some('|' | '>') => {
                self.literal = Some(column);
                self.fill(None);
            }
            Some('#' | '*') => self.fill(None),
            Some(_) => {
                let token = token::scalar(content, false);
                self.fill(Some((start + token.from, start + token.to)));
                self.tail = token.tail(start, Tail::Value);
            }
        }
    }

    /// What stands at the start of a line or behind a dash, and is no key yet.
    fn node(&mut self, at: usize, text: &str) {
        let continues = self.is_filled();
        let above = self.block.last().map_or(0, |frame| frame.column);
        let content = token::without_properties(text);
        let start = at + text.len() - content.len();
        match content.chars().next() {
            Some('[' | '{') => {
                self.flow_column = above;
                self.brackets(start, content);
            }
            Some('|' | '>') => {
                self.literal = Some(above);
                self.fill(None);
            }
            None | Some('#' | '*') => self.fill(None),
            Some(_) => {
                let token = token::scalar(content, false);
                if !continues {
                    self.record((start + token.from, start + token.to));
                }
                self.tail = if continues { Tail::Nowhere } else { token.tail(start, Tail::Node) };
            }
        }
    }

    /// What stands between brackets, as far as a line has it.
    fn brackets(&mut self, at: usize, text: &str) {
        self.tail = self.wanted(at + text.len());
        let mut position = 0;
        while let Some(rest) = text.get(position..).filter(|rest| !rest.is_empty()) {
            let start = at + position;
            let token = token::flow(rest, self.wants_key());
            position += token.length.max(1);
            let end = at + position;
            match token.kind {
                Token::Space => {}
                Token::Comment => {
                    self.tail = Tail::Nowhere;
                    return;
                }
                Token::Open(is_mapping) => {
                    self.flow.push(Flow { is_mapping, ..Flow::default() });
                    self.tail = self.wanted(at + text.len());
                }
                Token::Close => {
                    self.flow.pop();
                    self.tail = Tail::Nowhere;
                    if self.flow.is_empty() {
                        return;
                    }
                }
                Token::Comma => {
                    self.next();
                    self.tail = self.wanted(at + text.len());
                }
                Token::Key(from, to) => {
                    self.flow_key(start + from, start + to);
                    self.tail =
                        if end < at + text.len() { self.wanted(at + text.len()) } else { Tail::Nowhere };
                }
                Token::Scalar(scalar) => {
                    let wanted = if self.wants_value() { Tail::Value } else { Tail::Node };
                    if !self.wants_key() {
                        self.flow_item((start + scalar.from, start + scalar.to));
                    }
                    self.tail = scalar.tail(start, wanted);
                }
            }
        }
    }

    /// What comes next between brackets.
    fn wanted(&self, at: usize) -> Tail {
        if self.wants_value() { Tail::Value(at) } else { Tail::Node(at) }
    }

    fn wants_value(&self) -> bool {
        self.flow.last().is_some_and(|flow| flow.key.is_some())
    }

    fn wants_key(&self) -> bool {
        self.flow.last().is_some_and(|flow| flow.is_mapping && flow.key.is_none())
    }

    fn next(&mut self) {
        if let Some(flow) = self.flow.last_mut() {
            flow.key = None;
            flow.items += 1;
        }
    }

    fn flow_key(&mut self, from: usize, to: usize) {
        let name = self.text.get(from..to).unwrap_or("").to_owned();
        if let Some(flow) = self.flow.last_mut() {
            flow.key = Some(name);
        }
        self.entries.push(Entry { path: self.path(), key: (from, to), value: None });
    }

    fn flow_item(&mut self, value: (usize, usize)) {
        if self.wants_value() {
            self.record(value);
        } else {
            let key = (value.0, value.0);
            self.entries.push(Entry { path: self.path(), key, value: Some(value) });
        }
    }

    fn open(&mut self, step: Step, column: usize, key: (usize, usize)) {
        self.block.push(Frame { column, step, items: 0, filled: false });
        self.entries.push(Entry { path: self.path(), key, value: None });
    }

    /// Says that the last step has a single value.
    fn fill(&mut self, value: Option<(usize, usize)>) {
        self.tail = Tail::Nowhere;
        if let Some(frame) = self.block.last_mut() {
            frame.filled = true;
        }
        if let Some(value) = value {
            self.record(value);
        }
    }

    /// Gives the last entry its value.
    fn record(&mut self, value: (usize, usize)) {
        if let Some(entry) = self.entries.last_mut() {
            entry.value = Some(value);
        }
    }
}

impl Frame {
    fn next_item(&mut self) -> usize {
        self.items += 1;
        self.items - 1
    }
}

impl Flow {
    fn step(&self) -> Option<Step> {
        if self.is_mapping { self.key.clone().map(Step::Key) } else { Some(Step::Item(self.items)) }
    }
}

fn is_dash(text: &str) -> bool {
    text == "-" || text.starts_with("- ")
}
