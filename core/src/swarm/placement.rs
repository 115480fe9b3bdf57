//! On which nodes tasks run.

use super::document::{Constraint, Operator, Placement, Preference, Prerequisite};
use super::text::Text;
use super::{place, prerequisite};
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, Service};
use crate::yaml::decode::{Absent, Spanned};

/// The names of architectures in Docker and in Linux; Swarm compares those of Linux.
const ARCHITECTURES: [(&str, &str); 5] =
    [("amd64", "x86_64"), ("arm64", "aarch64"), ("arm/v7", "armv7l"), ("arm/v6", "armv6l"), ("386", "i686")];

/// On which nodes the tasks of a service run.
pub(super) fn placement(
    service: &Service,
    prerequisites: &mut Vec<Prerequisite>,
    diagnostics: &mut Diagnostics,
) -> Option<Placement> {
    let empty = model::Placement::default();
    let written = service.deploy.as_ref().and_then(|deploy| deploy.placement.as_ref()).unwrap_or(&empty);
    let mut constraints = service.platform.as_deref().map(platform).unwrap_or_default();
    for (index, text) in written.constraints.iter().enumerate() {
        match constraint(text) {
            Some(constraint) => {
                if let Some((label, needed)) = label(&constraint) {
                    let place = place::item(&written.origin, "constraints", index, text.span);
                    let message = format!("the service runs on nodes with the label `{label}` only");
                    diagnostics.push(needed.note(place, message));
                    prerequisites.push(needed);
                }
                if !constraints.contains(&constraint) {
                    constraints.push(constraint);
                }
            }
            None => diagnostics.push(refused(written, index, text)),
        }
    }
    let preferences = written.preferences.iter();
    let placement = Placement {
        constraints,
        max_replicas_per_node: written.max_replicas_per_node.map(|count| count.0),
        preferences: preferences
            .map(|preference| Preference { spread: preference.spread.as_deref().map(Text::from) })
            .collect(),
    };
    (!placement.is_absent()).then_some(placement)
}

/// The constraints that a platform such as `linux/arm64` means.
fn platform(platform: &str) -> Vec<Constraint> {
    let equal = |key: &str, value: &str| Constraint {
        key: key.to_owned(),
        operator: Operator::Equal,
        value: value.to_owned(),
    };
    match platform.split_once('/') {
        Some((system, machine)) => {
            vec![equal("node.platform.os", system), equal("node.platform.arch", architecture(machine))]
        }
        None if ARCHITECTURES.iter().any(|(docker, _)| *docker == platform) => {
            vec![equal("node.platform.arch", architecture(platform))]
        }
        None => vec![equal("node.platform.os", platform)],
    }
}

/// The name of an architecture in Linux, which has one for all variants of some.
fn architecture(name: &str) -> &str {
    let whole = ARCHITECTURES.iter().find(|(docker, _)| *docker == name);
    let family = || {
        let (family, _) = name.split_once("/v")?;
        ARCHITECTURES.iter().find(|(docker, _)| *docker == family)
    };
    whole.or_else(family).map_or(name, |(_, linux)| linux)
}

/// Reads `key == value` or `key != value`.
pub(super) fn constraint(text: &str) -> Option<Constraint> {
    let equal = text.split_once("==").map(|(key, value)| (key, Operator::Equal, value));
    let unequal = text.split_once("!=").map(|(key, value)| (key, Operator::NotEqual, value));
    let (key, operator, value) = equal.or(unequal)?;
    let (key, value) = (key.trim(), value.trim());
    let value = if key == "node.platform.arch" { architecture(value) } else { value };
    let whole = !key.is_empty() && !value.is_empty() && !value.contains("==") && !value.contains("!=");
    whole.then(|| Constraint { key: key.to_owned(), operator, value: value.to_owned() })
}

fn refused(placement: &model::Placement, index: usize, text: &Spanned<String>) -> Diagnostic {
    let message = format!("`{}` is not a constraint that Swarm understands", text.value);
    let place = place::item(&placement.origin, "constraints", index, text.span);
    Diagnostic::new(codes::STACK_CONSTRAINT, place, message)
        .help("write `PROPERTY == VALUE` or `PROPERTY != VALUE`, such as `node.role == manager`")
}

/// The label that nodes need for a constraint.
fn label(constraint: &Constraint) -> Option<(&str, Prerequisite)> {
    let label = constraint.key.strip_prefix("node.labels.")?;
    let equal = constraint.operator == Operator::Equal;
    equal.then(|| (label, prerequisite::node_label(label, &constraint.value)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn constraints_are_written_one_way() {
        let table = [
            ("node.role==manager", Some("node.role == manager")),
            (" node.labels.disk  !=  ssd ", Some("node.labels.disk != ssd")),
            ("node.platform.arch == amd64", Some("node.platform.arch == x86_64")),
            ("node.role", None),
            ("node.role = manager", None),
            ("== x", None),
            ("node.role ==", None),
        ];
        for (text, expected) in table {
            assert_eq!(
                constraint(text).map(|constraint| constraint.to_string()).as_deref(),
                expected,
                "{text}"
            );
        }
    }

    #[test]
    fn a_platform_is_a_system_and_an_architecture() {
        let table = [
            ("linux/amd64", vec!["node.platform.os == linux", "node.platform.arch == x86_64"]),
            ("linux/arm/v7", vec!["node.platform.os == linux", "node.platform.arch == armv7l"]),
            ("linux/arm64/v8", vec!["node.platform.os == linux", "node.platform.arch == aarch64"]),
            ("linux/amd64/v2", vec!["node.platform.os == linux", "node.platform.arch == x86_64"]),
            ("linux/riscv64", vec!["node.platform.os == linux", "node.platform.arch == riscv64"]),
            ("windows", vec!["node.platform.os == windows"]),
            ("arm64", vec!["node.platform.arch == aarch64"]),
        ];
        for (text, expected) in table {
            let constraints: Vec<String> = platform(text).iter().map(ToString::to_string).collect();
            assert_eq!(constraints, expected);
        }
    }
}
