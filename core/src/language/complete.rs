//! What can be written at a place: keys, words of closed vocabularies, names that the project declares, variables.

use super::insert::{self, Place};
use super::names::{Names, Section, reference, variable};
use super::scan::{Entry, Scan, Step, Tail, scan};
use super::schema::{At, at};
use super::{Completion, Proposal, ProposalKind};
use crate::yaml::decode::{Form, Line};

/// What can be written at an offset of a text.
pub(super) fn complete(text: &str, offset: usize, names: &dyn Fn() -> Names) -> Completion {
    let Some((before, after)) = text.split_at_checked(offset) else { return Completion::default() };
    let mut scan = scan(before);
    let line = before.rsplit('\n').next().unwrap_or("");
    if line.trim_matches(' ').is_empty() {
        scan.close_blank(line.len());
    }
    let (Tail::Node(from) | Tail::Value(from)) = scan.tail else { return Completion::default() };
    let typed = before.get(from..).unwrap_or("");
    if let Some((start, is_braced)) = open_variable(typed) {
        return variables((from + start, offset), after, is_braced, &names());
    }
    let Some(found) = at(&scan.path()) else { return Completion::default() };
    let cursor = Cursor { text, scan: &scan, from, offset, typed, after, names };
    let proposals = match scan.tail {
        Tail::Value(_) => values(&found, &cursor),
        Tail::Node(_) | Tail::Nowhere if scan.is_filled() => Vec::new(),
        Tail::Node(_) | Tail::Nowhere => nodes(&found, &cursor),
    };
    let to = offset + cursor.rest_of_word().len();
    Completion { from, to, proposals }
}

/// Where something is being written.
struct Cursor<'t> {
    text: &'t str,
    scan: &'t Scan<'t>,
    from: usize,
    offset: usize,
    typed: &'t str,
    after: &'t str,
    names: &'t dyn Fn() -> Names,
}

impl<'t> Cursor<'t> {
    /// What stands behind the cursor and belongs to the word that is being written.
    fn rest_of_word(&self) -> &'t str {
        let ends = |c: char| matches!(c, '\n' | '\r' | ' ' | ',' | ']' | '}' | '"' | '\'' | ':' | '#');
        let end = self.after.find(ends).unwrap_or(self.after.len());
        self.after.get(..end).unwrap_or("")
    }

    /// Whether a colon makes a key of the word already.
    fn has_colon(&self) -> bool {
        let rest = self.after.get(self.rest_of_word().len()..).unwrap_or("");
        rest.trim_start_matches(['"', '\'']).starts_with(':')
    }

    /// Whether the word has a quote before it.
    fn is_quoted(&self) -> bool {
        self.text.get(..self.from).is_some_and(|before| before.ends_with(['"', '\'']))
    }

    /// The column of the word.
    fn column(&self) -> usize {
        let before = self.text.get(..self.from).unwrap_or("");
        before.rsplit('\n').next().map_or(0, |line| line.chars().count())
    }

    /// How a key of a form goes on behind its name.
    fn place(&self) -> Place {
        Place {
            column: self.column(),
            is_flow: self.scan.is_flow(),
            is_done: self.has_colon() || self.is_quoted(),
        }
    }

    /// The entries of the same mapping or list that stand in the text already.
    fn siblings(&self) -> Vec<Entry> {
        let path = self.scan.path();
        let is_sibling = |entry: &Entry| {
            entry.path.len() == path.len() + 1
                && entry.path.starts_with(&path)
                && !(entry.key.0 <= self.offset && self.offset <= entry.key.1)
        };
        scan(self.text).entries.into_iter().filter(is_sibling).collect()
    }

    /// What the other items of the list are in which the word stands.
    fn other_items(&self) -> Vec<&'t str> {
        let path = self.scan.path();
        let Some((Step::Item(_), list)) = path.split_last() else { return Vec::new() };
        let is_other = |entry: &Entry| {
            let is_item = matches!(entry.path.split_last(), Some((Step::Item(_), above)) if above == list);
            is_item && entry.path != path
        };
        let entries = scan(self.text).entries.into_iter().filter(is_other);
        entries.filter_map(|entry| entry.value).filter_map(|(from, to)| self.text.get(from..to)).collect()
    }

    /// Whether the word stands right behind a dash or between brackets.
    fn is_item(&self) -> bool {
        matches!(self.scan.path().last(), Some(Step::Item(_)))
    }
}

/// What can start where a key, an item or a value can.
fn nodes(at: &At, cursor: &Cursor<'_>) -> Vec<Proposal> {
    let siblings = cursor.siblings();
    let has_keys = siblings.iter().any(|entry| matches!(entry.path.last(), Some(Step::Key(_))));
    let is_list = !cursor.scan.is_flow() && !cursor.is_item() && !has_keys;
    let mut proposals = keys(at, cursor, &siblings);
    if has_keys && !at.is_named() {
        return proposals;
    }
    match at.form {
        // A list that has no dash yet.
        Form::Items(form) if is_list => {
            let item = At { pattern: [&at.pattern, "[]"].concat(), form: *form, line: at.line };
            proposals.extend(keys(&item, cursor, &[]).into_iter().map(insert::with_dash));
            proposals.extend(values(&item, cursor).into_iter().map(insert::with_dash));
        }
        Form::Entries(_) => proposals.extend(entries(at, cursor, &siblings, is_list)),
        Form::Text | Form::Flag | Form::Number | Form::Words(_) | Form::Mapping(_) | Form::Items(_) => {
            proposals.extend(values(at, cursor));
        }
    }
    proposals
}

/// The keys that are not there yet.
fn keys(at: &At, cursor: &Cursor<'_>, siblings: &[Entry]) -> Vec<Proposal> {
    let is_new = |line: &&Line| !siblings.iter().any(|entry| is_called(entry, line.name));
    at.lines().filter(is_new).map(|line| insert::key(line, &cursor.place())).collect()
}

fn is_called(entry: &Entry, name: &str) -> bool {
    matches!(entry.path.last(), Some(Step::Key(key)) if key == name)
}

/// The names that can be keys of a mapping of names, or items of the list that says the same.
fn entries(at: &At, cursor: &Cursor<'_>, siblings: &[Entry], is_list: bool) -> Vec<Proposal> {
    let Some((_, section)) = reference(&at.pattern) else { return Vec::new() };
    let Form::Entries(form) = at.form else { return Vec::new() };
    let place = cursor.place();
    let mut proposals = Vec::new();
    for name in referable(section, cursor) {
        if siblings.iter().any(|entry| is_called(entry, &name)) {
            continue;
        }
        let proposal = named(&name, section, at);
        if is_list && siblings.is_empty() {
            proposals.push(insert::with_dash(proposal.clone()));
        }
        proposals
            .push(Proposal { insert: [name.as_str(), &insert::behind(form, &place)].concat(), ..proposal });
    }
    proposals
}

/// The single values that can stand at a place.
fn values(at: &At, cursor: &Cursor<'_>) -> Vec<Proposal> {
    let meaning = at.line.map_or("", Line::meaning);
    let word = |word: &&'static str| Proposal {
        label: (*word).to_owned(),
        insert: insert::quoted(word, cursor.is_quoted()),
        kind: ProposalKind::Value,
        detail: String::new(),
        documentation: meaning.to_owned(),
    };
    let words: &[&'static str] = match at.form {
        Form::Words(words) => words,
        Form::Flag => &["true", "false"],
        Form::Text if at.pattern == "services.<name>.network_mode" => &["bridge", "host", "none"],
        Form::Text | Form::Number | Form::Mapping(_) | Form::Entries(_) | Form::Items(_) => &[],
    };
    let mut proposals: Vec<Proposal> = words.iter().map(word).collect();
    let is_inline = matches!(cursor.scan.tail, Tail::Value(_));
    let item = At { pattern: [&at.pattern, "[]"].concat(), form: Form::Text, line: at.line };
    let is_list = is_inline && matches!(at.form, Form::Items(_) | Form::Entries(_));
    let found = if is_list { reference(&item.pattern) } else { reference(&at.pattern) };
    let Some((before, section)) = found else { return proposals };
    for name in referable(section, cursor) {
        let text = [before, &name].concat();
        let insert = if is_list { format!("[{text}]") } else { text.clone() };
        proposals.push(Proposal { label: text, insert, ..named(&name, section, at) });
    }
    proposals
}

fn named(name: &str, section: Section, at: &At) -> Proposal {
    Proposal {
        label: name.to_owned(),
        insert: name.to_owned(),
        kind: ProposalKind::Reference,
        detail: section.kind().to_owned(),
        documentation: at.line.map_or("", Line::meaning).to_owned(),
    }
}

/// The names of a kind, without the service itself, what is there already and what is typed so far.
fn referable(section: Section, cursor: &Cursor<'_>) -> Vec<String> {
    let names = (cursor.names)();
    let path = cursor.scan.path();
    let own = match path.as_slice() {
        [_, Step::Key(name), ..] if section == Section::Services => name.as_str(),
        _ => "",
    };
    let typed = [cursor.typed, cursor.rest_of_word()].concat();
    let always = (section == Section::Networks).then_some("default");
    let all = names.all(section).chain(always.filter(|name| !names.all(section).any(|known| known == *name)));
    let is_typed = |name: &str| section == Section::Profiles && name == typed;
    let others = cursor.other_items();
    let is_new = |name: &&str| *name != own && !others.contains(name) && !is_typed(name);
    all.filter(is_new).map(str::to_owned).collect()
}

/// Where the name of a variable starts that is open at the end of a text, and whether it has a brace before it.
fn open_variable(typed: &str) -> Option<(usize, bool)> {
    let dollar = typed.rfind('$')?;
    let dollars = typed.get(..=dollar)?;
    let count = dollars.len() - dollars.trim_end_matches('$').len();
    let rest = typed.get(dollar + 1..)?;
    let name = rest.strip_prefix('{').unwrap_or(rest);
    // Two of them stand for one that is none.
    (count % 2 == 1 && variable(name) == name).then_some((typed.len() - name.len(), name.len() < rest.len()))
}

fn variables((from, offset): (usize, usize), after: &str, is_braced: bool, names: &Names) -> Completion {
    let rest = variable(&["_", after].concat()).len() - 1;
    let is_closed = after.get(rest..).is_some_and(|after| after.starts_with(['}', ':', '-', '?', '+']));
    let closing = if is_braced && !is_closed { "}" } else { "" };
    let proposals = names.variables.iter().map(|(name, origin)| Proposal {
        label: name.clone(),
        insert: [name, closing].concat(),
        kind: ProposalKind::Reference,
        detail: (*origin).to_owned(),
        documentation: String::new(),
    });
    Completion { from, to: offset + rest, proposals: proposals.collect() }
}
