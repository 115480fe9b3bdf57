//! Keys of services that have other names today.

use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics, Edit};
use crate::source::{Place, Sources, Span};
use crate::yaml::{Key, Mapping, Node, Value};

/// A key of an older format and where its value stands today.
struct Old {
    name: &'static str,
    /// The mapping that the value is a part of today, if it is not a key of the service itself.
    section: Option<&'static str>,
    key: &'static str,
}

const KEYS: &[Old] = &[
    Old { name: "dockerfile", section: Some("build"), key: "dockerfile" },
    Old { name: "log_driver", section: Some("logging"), key: "driver" },
    Old { name: "log_opt", section: Some("logging"), key: "options" },
    Old { name: "net", section: None, key: "network_mode" },
    Old { name: "cgroupns_mode", section: None, key: "cgroup" },
];

/// The key that names the driver of a service's volumes.
pub(super) const VOLUME_DRIVER: &str = "volume_driver";

/// Whether a key belongs to a service of an older format.
pub(super) fn is_old(key: &str) -> bool {
    key == VOLUME_DRIVER || KEYS.iter().any(|old| old.name == key)
}

/// Moves the old keys of all services.
pub(super) fn relocate(root: &mut Node, sources: &Sources, diagnostics: &mut Diagnostics) {
    let services = root.as_mapping_mut().and_then(|root| root.get_mut("services"));
    let Some(services) = services.and_then(Node::as_mapping_mut) else { return };
    let names: Vec<String> = services.keys().map(|name| name.text.clone()).collect();
    for (name, service) in services.iter_mut() {
        let Some(entries) = service.as_mapping_mut() else { continue };
        for old in KEYS.iter().filter(|old| old.applies(entries)).collect::<Vec<_>>() {
            let place = format!("services.{name}.{}", old.name);
            let advice = old.advice(entries, &names, sources);
            if let Some(diagnostic) = old.relocate(entries, &names, &place) {
                diagnostics.push(advice.give(diagnostic));
            }
        }
    }
}

/// What to write instead, with the edits if a machine can make them.
struct Advice {
    text: String,
    edits: Vec<Edit>,
}

impl Advice {
    fn give(self, diagnostic: Diagnostic) -> Diagnostic {
        diagnostic.edits(self.text, self.edits)
    }
}

impl Old {
    /// Whether a service has the key, and room for its value where it belongs today.
    fn applies(&self, entries: &Mapping) -> bool {
        let room = |node: &Node| match &node.value {
            Value::Mapping(_) | Value::Null => true,
            Value::String(_) => self.section == Some("build"),
            _ => false,
        };
        let section = self.section.and_then(|section| entries.get(section));
        entries.contains_key(self.name) && section.is_none_or(room)
    }

    /// Moves the value, and says so; a value that stands at both places is an error.
    fn relocate(&self, entries: &mut Mapping, services: &[String], place: &str) -> Option<Diagnostic> {
        let (key, mut value) = entries.shift_remove_entry(self.name)?;
        let place = Place::new(place, key.span);
        let today = self.today();
        let shared = shared_service(&value, services).filter(|_| self.name == "net");
        if let Some(service) = shared.map(|service| format!("service:{service}")) {
            value.value = Value::String(service);
        }
        let target = match self.section {
            Some(section) => self::section(entries, section, key.span)?,
            None => entries,
        };
        if let Some((other, _)) = target.get_key_value(self.key) {
            let message = format!("`{}` is the old form of {today}, which is written as well", self.name);
            let diagnostic = Diagnostic::new(codes::CONTRADICTION, place, message);
            return Some(diagnostic.related(other.span, "the new form"));
        }
        target.insert(Key::new(self.key, key.span), value);
        let message = format!("`{}` is a key of an older format; today it is {today}", self.name);
        Some(Diagnostic::new(codes::LEGACY_KEY, place, message))
    }

    /// The key of today in words.
    fn today(&self) -> String {
        match self.section {
            Some(section) => format!("`{}` below `{section}`", self.key),
            None => format!("`{}`", self.key),
        }
    }

    fn advice(&self, entries: &Mapping, services: &[String], sources: &Sources) -> Advice {
        let plain = || {
            let text = match self.section {
                Some(section) => format!("write `{section}:` and below it `{}: …`", self.key),
                None => format!("write `{}: …`", self.key),
            };
            Advice { text, edits: Vec::new() }
        };
        let today = self.section.map_or(entries.contains_key(self.key), |section| {
            entries.get(section).is_some_and(|section| section.get(self.key).is_some())
        });
        if today {
            return Advice { text: "keep the new form only".to_owned(), edits: Vec::new() };
        }
        let edits = match self.name {
            "dockerfile" => build_edits(entries, sources),
            "log_driver" => logging_edits(entries, sources),
            "log_opt" => None,
            _ => renamed(self, entries, services),
        };
        edits.map_or_else(plain, |edits| Advice { text: "write it as Compose does today".to_owned(), edits })
    }
}

/// The service of which `container:NAME` shares the network, if it is one.
fn shared_service<'v>(value: &'v Node, services: &[String]) -> Option<&'v str> {
    let name = value.as_str()?.strip_prefix("container:")?;
    services.iter().any(|service| service == name).then_some(name)
}

/// The mapping under a key, made if there is none; a short `build` becomes a mapping.
fn section<'e>(entries: &'e mut Mapping, name: &str, span: Span) -> Option<&'e mut Mapping> {
    let slot = entries.entry(Key::new(name, span)).or_insert_with(|| Node::mapping(span));
    if slot.is_null() {
        slot.value = Value::Mapping(Mapping::new());
    }
    if slot.as_str().is_some() {
        let context = std::mem::replace(slot, Node::mapping(slot.span));
        *slot = Node::object(context.span, [("context", context)]);
    }
    slot.as_mapping_mut()
}

fn renamed(old: &Old, entries: &Mapping, services: &[String]) -> Option<Vec<Edit>> {
    let (key, value) = entries.get_key_value(old.name)?;
    let mut edits = vec![Edit { span: key.span, replacement: old.key.to_owned() }];
    if let Some(service) = shared_service(value, services) {
        edits.push(Edit { span: value.span, replacement: format!("service:{service}") });
    }
    Some(edits)
}

/// `build: {context: …, dockerfile: …}` for two lines.
fn build_edits(entries: &Mapping, sources: &Sources) -> Option<Vec<Edit>> {
    let (key, dockerfile) = entries.get_key_value("dockerfile")?;
    let context = entries.get("build").filter(|build| build.as_str().is_some())?;
    let both = (in_flow(context.span, sources)?, in_flow(dockerfile.span, sources)?);
    let replacement = format!("{{context: {}, dockerfile: {}}}", both.0, both.1);
    let line = whole_line(Span { end: dockerfile.span.end, ..key.span }, sources)?;
    Some(vec![Edit { span: context.span, replacement }, Edit { span: line, replacement: String::new() }])
}

/// `logging: {driver: …}`, if there is nothing else about logging.
fn logging_edits(entries: &Mapping, sources: &Sources) -> Option<Vec<Edit>> {
    if entries.contains_key("log_opt") || entries.contains_key("logging") {
        return None;
    }
    let (key, driver) = entries.get_key_value("log_driver")?;
    let replacement = format!("logging: {{driver: {}}}", in_flow(driver.span, sources)?);
    Some(vec![Edit { span: Span { end: driver.span.end, ..key.span }, replacement }])
}

/// A value as it is written, if it can stand in a mapping with braces.
fn in_flow(span: Span, sources: &Sources) -> Option<&str> {
    let text = sources.slice(span);
    let quoted = text.starts_with(['"', '\'']);
    let plain = !text.is_empty() && !text.contains([',', '[', ']', '{', '}']);
    (!text.contains('\n') && (quoted || plain)).then_some(text)
}

/// The line on which a range is all that stands, with its line break.
fn whole_line(range: Span, sources: &Sources) -> Option<Span> {
    let text = sources.get(range.file)?.text.as_str();
    let before = text.get(..range.start as usize)?;
    let after = text.get(range.end as usize..)?;
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let end = after.find('\n').map_or(after.len(), |at| at + 1);
    let alone = before.get(start..)?.trim().is_empty() && after.get(..end)?.trim().is_empty();
    let start = u32::try_from(start).ok().filter(|_| alone)?;
    Some(Span::new(range.file, start, range.end.checked_add(u32::try_from(end).ok()?)?))
}
