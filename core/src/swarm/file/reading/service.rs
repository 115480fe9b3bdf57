//! Services of a stack file.

use std::collections::BTreeMap;

use super::Reader;
use super::values::{duration, entries, items, maybe_text, number, pairs, text, texts, truth, words};
use crate::diagnostic::codes::swarm as codes;
use crate::model::short_port::{self, ShortPort};
use crate::model::{PortMode, Protocol};
use crate::ordered::Ordered;
use crate::swarm::document::{Attachment, CredentialSpec, FileReference, HealthCheck, Port, Service, Ulimit};
use crate::swarm::file::Refuser;
use crate::swarm::text::Text;
use crate::yaml::Node;

impl Reader<'_, '_> {
    pub(super) fn service(&mut self, name: &str, node: &Node) -> Service {
        let path = format!("services.{name}");
        self.env_files(&path, node);
        self.restart(&path, node);
        Service {
            compose: name.to_owned(),
            image: text(node, "image"),
            cap_add: words(node.get("cap_add")),
            cap_drop: words(node.get("cap_drop")),
            configs: references(node.get("configs"), "/"),
            credential_spec: node.get("credential_spec").map(|spec| CredentialSpec {
                config: text(spec, "config"),
                file: text(spec, "file"),
                registry: text(spec, "registry"),
            }),
            deploy: node.get("deploy").filter(|node| !node.is_null()).map(|node| self.deploy(&path, node)),
            dns: words(node.get("dns")),
            dns_search: words(node.get("dns_search")),
            environment: pairs(node.get("environment")),
            healthcheck: node.get("healthcheck").map(healthcheck),
            hostname: text(node, "hostname"),
            labels: texts(node.get("labels")),
            networks: attachments(node.get("networks")),
            ports: items(node.get("ports")).iter().flat_map(|port| self.ports(&path, port)).collect(),
            secrets: references(node.get("secrets"), ""),
            ulimits: entries(node.get("ulimits"))
                .filter_map(|(name, node)| Some((name.to_owned(), ulimit(node)?)))
                .ordered_map(),
            volumes: items(node.get("volumes")).iter().map(|mount| self.mount(&path, mount)).collect(),
            ..Service::default()
        }
    }

    /// The client reads files with variables itself.
    fn env_files(&mut self, path: &str, node: &Node) {
        for file in words(node.get("env_file")) {
            let name = file.as_str().strip_prefix("./").unwrap_or(file.as_str());
            if self.surroundings.files.read(name).is_err() {
                let message = format!("the file `{name}` is not beside the stack file");
                self.find(codes::STACK_REFERENCE, Refuser::Client, (&format!("{path}.env_file"), &message));
            }
        }
    }

    /// The client uses `restart` where nothing else says when tasks are started again.
    fn restart(&mut self, path: &str, node: &Node) {
        let policy = node.get("deploy").and_then(|deploy| deploy.get("restart_policy"));
        let Some(restart) = node.get("restart").and_then(Node::as_str).filter(|_| policy.is_none()) else {
            return;
        };
        let (word, times) = restart.split_once(':').unwrap_or((restart, "0"));
        let known = match word {
            "on-failure" => times.parse::<u32>().is_ok(),
            "" | "no" | "always" | "unless-stopped" => times == "0",
            _ => false,
        };
        if !known {
            let message = format!("`{restart}` is no policy for restarts");
            let path = format!("{path}.restart");
            self.find(codes::STACK_RESTART_CONDITION, Refuser::Client, (&path, &message));
        }
    }

    /// The ports that an entry of the list publishes.
    fn ports(&mut self, path: &str, node: &Node) -> Vec<Port> {
        if node.as_mapping().is_some() {
            return vec![self.long_port(path, node)];
        }
        let written = maybe_text(node).unwrap_or_default();
        let Ok(ports) = short_port::parse(written.as_str()) else {
            let message = format!("`{}` is no port", written.as_str());
            self.find(codes::STACK_PORT, Refuser::Client, (&format!("{path}.ports"), &message));
            return Vec::new();
        };
        ports.iter().flat_map(each_port).collect()
    }

    fn long_port(&mut self, path: &str, node: &Node) -> Port {
        let written = |key: &str| text(node, key);
        let mode = written("mode").map_or(Some(PortMode::Ingress), |mode| match mode.as_str() {
            "host" => Some(PortMode::Host),
            "ingress" | "" => Some(PortMode::Ingress),
            _ => None,
        });
        let protocol = written("protocol").map_or(Some(Protocol::Tcp), |word| protocol(word.as_str()));
        let port =
            |key: &str| node.get(key).map(|port| number(port).and_then(|port| u16::try_from(port).ok()));
        let (target, published) = (port("target"), port("published"));
        if mode.is_none() || protocol.is_none() || target == Some(None) || published == Some(None) {
            let message = "a port has a number, a mode or a protocol that there is not";
            self.find(codes::STACK_PORT, Refuser::Nobody, (&format!("{path}.ports"), message));
        }
        Port { mode, protocol, published: published.flatten(), target: target.flatten() }
    }
}

/// The port, or all ports of a range that lead to one.
fn each_port(port: &ShortPort) -> Vec<Port> {
    let entry = |published| Port {
        mode: Some(PortMode::Ingress),
        protocol: protocol(&port.protocol),
        published,
        target: Some(port.target),
    };
    let Some(published) = port.published.as_deref() else { return vec![entry(None)] };
    let (first, last) = published.split_once('-').unwrap_or((published, published));
    let range = first.parse::<u16>().ok().zip(last.parse::<u16>().ok());
    range.into_iter().flat_map(|(first, last)| first..=last).map(|port| entry(Some(port))).collect()
}

fn protocol(word: &str) -> Option<Protocol> {
    let known = [Protocol::Tcp, Protocol::Udp, Protocol::Sctp];
    known.into_iter().find(|protocol| protocol.word().eq_ignore_ascii_case(word))
}

/// Secrets or configs as files; without a target they are in a folder, under their names.
fn references(node: Option<&Node>, folder: &str) -> Vec<FileReference> {
    let reference = |node: &Node| {
        let source = text(node, "source").or_else(|| maybe_text(node)).unwrap_or_default();
        let target =
            text(node, "target").unwrap_or_else(|| Text::from(format!("{folder}{}", source.as_str())));
        FileReference { source, target, ..FileReference::default() }
    };
    items(node).iter().map(reference).collect()
}

fn attachments(node: Option<&Node>) -> BTreeMap<String, Attachment> {
    let listed =
        items(node).iter().filter_map(|item| Some((item.as_str()?.to_owned(), Attachment::default())));
    let mapped = entries(node).map(|(name, node)| {
        let attachment =
            Attachment { aliases: words(node.get("aliases")), driver_opts: texts(node.get("driver_opts")) };
        (name.to_owned(), attachment)
    });
    mapped.chain(listed).ordered_map()
}

fn healthcheck(node: &Node) -> HealthCheck {
    let test = match node.get("test") {
        Some(test) if test.as_sequence().is_none() => {
            [vec![Text::from("CMD-SHELL")], words(Some(test))].concat()
        }
        test => words(test),
    };
    HealthCheck {
        disable: node.get("disable").and_then(truth),
        interval: duration(node, "interval"),
        retries: node.get("retries").and_then(number),
        start_interval: duration(node, "start_interval"),
        start_period: duration(node, "start_period"),
        test,
        timeout: duration(node, "timeout"),
    }
}

fn ulimit(node: &Node) -> Option<Ulimit> {
    match number(node) {
        Some(both) => Some(Ulimit::Single(both)),
        None => Some(Ulimit::Range { hard: number(node.get("hard")?)?, soft: number(node.get("soft")?)? }),
    }
}
