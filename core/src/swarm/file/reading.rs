//! What a stack file means: the document as the types that stacks are made of. Short forms become long ones.

mod deploy;
mod mount;
mod service;
mod values;

use std::collections::BTreeMap;

use super::{Finding, Refuser, Surroundings};
use crate::diagnostic::codes::swarm as codes;
use crate::ordered::Ordered;
use crate::swarm::document::{Config, Ipam, IpamPool, Network, Secret, SideFile, Stack, Volume};
use crate::swarm::text::Text;
use crate::yaml::Node;
use values::{entries, items, maybe_text, text, texts, truth};

/// A reader of a document that has the form of its schema.
struct Reader<'r, 'f> {
    surroundings: &'r Surroundings<'r>,
    findings: &'f mut Vec<Finding>,
    files: Vec<SideFile>,
}

/// The stack that a document describes.
pub(super) fn stack(document: &Node, surroundings: &Surroundings<'_>, findings: &mut Vec<Finding>) -> Stack {
    let mut reader = Reader { surroundings, findings, files: Vec::new() };
    let services = entries(document.get("services"))
        .map(|(name, node)| (name.to_owned(), reader.service(name, node)))
        .ordered_map();
    Stack {
        name: surroundings.stack.to_owned(),
        version: crate::swarm::version(&services),
        services,
        networks: reader.each(document, "networks", Reader::network),
        volumes: reader.each(document, "volumes", Reader::volume),
        secrets: reader.each(document, "secrets", Reader::secret),
        configs: reader.each(document, "configs", Reader::config),
        files: reader.files,
        prerequisites: Vec::new(),
    }
}

/// What the file says about being there already.
struct Existing {
    external: bool,
    name: Option<Text>,
}

impl Reader<'_, '_> {
    fn each<T>(
        &mut self,
        document: &Node,
        section: &str,
        read: fn(&mut Self, &str, &Node) -> T,
    ) -> BTreeMap<String, T> {
        entries(document.get(section))
            .map(|(name, node)| (name.to_owned(), read(self, name, node)))
            .ordered_map()
    }

    fn find(&mut self, code: crate::diagnostic::Code, refuser: Refuser, (path, message): (&str, &str)) {
        self.findings.push(Finding::new(code, refuser, path, message));
    }

    /// Whether something is external, and its name; what is external must be there.
    fn existing(&mut self, section: &str, key: &str, node: &Node) -> Existing {
        let inner = node.get("external").and_then(|external| external.get("name"));
        let external = inner.is_some() || node.get("external").is_some_and(|node| truth(node) == Some(true));
        let name = inner.or_else(|| node.get("name")).and_then(maybe_text);
        if inner.is_some() && node.get("name").is_some() {
            let (path, message) = (format!("{section}.{key}"), "its name is said twice");
            self.find(codes::STACK_EXTERNAL_KEYS, Refuser::Client, (&path, message));
        }
        let full = name.as_ref().map_or(key, Text::as_str);
        if external && !(self.surroundings.exists)(section, full) {
            let (path, message) = (format!("{section}.{key}"), format!("`{full}` is not in the swarm"));
            self.find(codes::STACK_REFERENCE, Refuser::Client, (&path, &message));
        }
        Existing { external, name }
    }

    fn network(&mut self, key: &str, node: &Node) -> Network {
        let Existing { external, name } = self.existing("networks", key, node);
        let pools = items(node.get("ipam").and_then(|ipam| ipam.get("config")));
        let config = pools.iter().map(|pool| IpamPool { subnet: text(pool, "subnet") });
        let ipam = Ipam { config: config.collect(), driver: None };
        Network {
            attachable: node.get("attachable").and_then(truth),
            driver: text(node, "driver"),
            driver_opts: texts(node.get("driver_opts")),
            external,
            internal: node.get("internal").and_then(truth),
            ipam: node.get("ipam").map(|_| ipam),
            labels: texts(node.get("labels")),
            name,
        }
    }

    fn volume(&mut self, key: &str, node: &Node) -> Volume {
        // A volume that is missing is made when a task starts.
        let Existing { external, name } = Reader {
            surroundings: &Surroundings { exists: &|_, _| true, ..*self.surroundings },
            findings: self.findings,
            files: Vec::new(),
        }
        .existing("volumes", key, node);
        Volume {
            driver: text(node, "driver"),
            driver_opts: texts(node.get("driver_opts")),
            external,
            labels: texts(node.get("labels")),
            name,
            cluster: None,
        }
    }

    fn secret(&mut self, key: &str, node: &Node) -> Secret {
        let Existing { external, name } = self.existing("secrets", key, node);
        let driver = text(node, "driver");
        let file = self.file(("secrets", key), node, external || driver.is_some());
        if driver.is_some() && file.is_some() {
            let path = format!("secrets.{key}");
            let problem = (path.as_str(), "a secret has a driver or a file, not both");
            self.find(codes::STACK_SECRET_DRIVER, Refuser::Client, problem);
        }
        Secret {
            driver,
            driver_opts: texts(node.get("driver_opts")),
            external,
            file,
            labels: texts(node.get("labels")),
            name,
            template_driver: text(node, "template_driver"),
        }
    }

    fn config(&mut self, key: &str, node: &Node) -> Config {
        let Existing { external, name } = self.existing("configs", key, node);
        Config {
            external,
            file: self.file(("configs", key), node, external),
            labels: texts(node.get("labels")),
            name,
            template_driver: text(node, "template_driver"),
        }
    }

    /// The file with the content of a secret or a config, unless it comes from elsewhere.
    fn file(&mut self, (section, key): (&str, &str), node: &Node, elsewhere: bool) -> Option<Text> {
        let Some(file) = text(node, "file") else {
            if !elsewhere {
                let path = format!("{section}.{key}");
                self.find(codes::STACK_REFERENCE, Refuser::Client, (&path, "it has no file"));
            }
            return None;
        };
        let path = file.as_str().strip_prefix("./").unwrap_or(file.as_str()).to_owned();
        if let Ok(contents) = self.surroundings.files.read(&path) {
            self.files.push(SideFile { path: path.clone(), contents, secret: section == "secrets" });
        }
        Some(Text::from(format!("./{path}")))
    }
}
