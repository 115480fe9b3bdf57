//! `volume_driver` of a service: today each named volume has a driver of its own.

use super::keys::VOLUME_DRIVER;
use super::named_volumes;
use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{Place, Span};
use crate::yaml::{Key, Mapping, Node, Value};

/// Gives the driver of each service to its named volumes.
pub(super) fn relocate(root: &mut Node, diagnostics: &mut Diagnostics) {
    let Some(root) = root.as_mapping_mut() else { return };
    for Choice { place, driver, volumes } in choices(root) {
        let mut clash = None;
        for (name, span) in &volumes {
            clash = clash.or(give(root, name, *span, &driver));
        }
        let diagnostic = match clash {
            Some((name, other)) => {
                let message = format!("`{VOLUME_DRIVER}` and the volume `{name}` name different drivers");
                let diagnostic = Diagnostic::new(codes::CONTRADICTION, place, message);
                diagnostic.related(other, "the other driver").help("keep `driver` of the volume only")
            }
            None => moved(place, &driver, &volumes),
        };
        diagnostics.push(diagnostic);
    }
}

/// What a service says about the driver of its volumes.
struct Choice {
    place: Place,
    driver: Node,
    volumes: Vec<(String, Span)>,
}

/// Takes the old key out of every service that has it.
fn choices(root: &mut Mapping) -> Vec<Choice> {
    let services = root.get_mut("services").and_then(Node::as_mapping_mut).into_iter().flatten();
    let choice = |(name, service): (&Key, &mut Node)| {
        let (key, driver) = service.as_mapping_mut()?.shift_remove_entry(VOLUME_DRIVER)?;
        let place = Place::new(format!("services.{name}.{VOLUME_DRIVER}"), key.span);
        Some(Choice { place, driver, volumes: named_volumes(service) })
    };
    services.filter_map(choice).collect()
}

/// Gives a driver to a volume of the project; if the volume has another one, says which and where.
fn give(root: &mut Mapping, name: &str, span: Span, driver: &Node) -> Option<(String, Span)> {
    let volumes = root.entry(Key::new("volumes", span)).or_insert_with(|| Node::mapping(span));
    if volumes.is_null() {
        volumes.value = Value::Mapping(Mapping::new());
    }
    let volume = volumes.as_mapping_mut()?.entry(Key::new(name, span)).or_insert_with(|| Node::mapping(span));
    if volume.is_null() {
        volume.value = Value::Mapping(Mapping::new());
    }
    let entries = volume.as_mapping_mut()?;
    if let Some(other) = entries.get("driver") {
        return (other != driver).then(|| (name.to_owned(), other.span));
    }
    entries.insert(Key::new("driver", driver.span), driver.clone());
    None
}

fn moved(place: Place, driver: &Node, volumes: &[(String, Span)]) -> Diagnostic {
    let driver = driver.as_str().unwrap_or("…");
    let names: Vec<String> = volumes.iter().map(|(name, _)| format!("`{name}`")).collect();
    let (message, help) = match volumes.first() {
        Some((first, _)) => (
            format!(
                "`{VOLUME_DRIVER}` is a key of an older format; today the volume says its `driver`: {}",
                names.join(", ")
            ),
            format!(
                "write `volumes:` at the end of the file, below it `{first}:`, and below that `driver: {driver}`"
            ),
        ),
        None => (
            format!("`{VOLUME_DRIVER}` is a key of an older format, and this service has no named volume"),
            "take it out".to_owned(),
        ),
    };
    Diagnostic::new(codes::LEGACY_KEY, place, message).help(help)
}
