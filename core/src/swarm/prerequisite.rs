//! What must exist before a stack can be deployed, and the commands that make it.

use super::document::Prerequisite;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::swarm as codes;
use crate::source::Place;

impl Prerequisite {
    /// Says that something must exist, and how to make it.
    pub(super) fn note(&self, place: Place, message: impl Into<String>) -> Diagnostic {
        let note = Diagnostic::new(codes::STACK_EXTERNAL, place, message);
        note.help(format!("make it with `{}`", self.command))
    }
}

/// A network that the stack does not make itself.
pub(super) fn network(name: &str, settings: &[(&'static str, String)]) -> Prerequisite {
    let flag = |(flag, value): &(&str, String)| {
        if value.is_empty() { (*flag).to_owned() } else { format!("{flag} {}", quoted(value)) }
    };
    let flags: Vec<String> = settings.iter().map(flag).collect();
    Prerequisite {
        comment: format!("The network {name}, on a manager."),
        command: format!("docker network create {} {}", flags.join(" "), quoted(name)),
        by_hand: false,
    }
}

/// A secret that the stack does not make itself; its value comes from a person.
pub(super) fn secret(name: &str) -> Prerequisite {
    Prerequisite {
        comment: format!("The secret {name}, on a manager, with its value in VALUE."),
        command: format!("printf %s \"$VALUE\" | docker secret create {} -", quoted(name)),
        by_hand: true,
    }
}

/// A config that the stack does not make itself; its content comes from a person.
pub(super) fn config(name: &str) -> Prerequisite {
    Prerequisite {
        comment: format!("The config {name}, on a manager, with its content in FILE."),
        command: format!("docker config create {} FILE", quoted(name)),
        by_hand: true,
    }
}

/// A volume that exists already.
pub(super) fn volume(name: &str) -> Prerequisite {
    Prerequisite {
        comment: format!("The volume {name}, on every node that can run its service."),
        command: format!("docker volume create {}", quoted(name)),
        by_hand: false,
    }
}

/// A cluster volume, whose making a stack describes but does not do.
pub(super) fn cluster_volume(name: &str) -> Prerequisite {
    Prerequisite {
        comment: format!("The cluster volume {name}, on a manager, with a CSI plug-in as DRIVER."),
        command: format!("docker volume create --type mount --driver DRIVER {}", quoted(name)),
        by_hand: true,
    }
}

/// A label of nodes that a constraint asks for.
pub(super) fn node_label(label: &str, value: &str) -> Prerequisite {
    let setting = quoted(&format!("{label}={value}"));
    Prerequisite {
        comment: format!("The label {label}, on the nodes that are meant."),
        command: format!("docker node update --label-add {setting} NODE"),
        by_hand: true,
    }
}

/// A countable resource that nodes must advertise.
pub(super) fn resource(kind: &str) -> Prerequisite {
    Prerequisite {
        comment: format!(
            "The resource {kind}: each node that has it says so in its daemon.json, once for each."
        ),
        command: format!("{{\"node-generic-resources\": [\"{kind}=ID\"]}}"),
        by_hand: true,
    }
}

/// A word for the shell.
fn quoted(word: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"_-./:=@,".contains(&byte);
    if !word.is_empty() && word.bytes().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}
