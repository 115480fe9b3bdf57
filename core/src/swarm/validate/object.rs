//! Rules of volumes, secrets and configs.

use std::collections::{BTreeMap, BTreeSet};

use super::{Refuser, Rules};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::swarm as codes;
use crate::model::Project;
use crate::ordered::Ordered;
use crate::source::Place;
use crate::swarm::document::{Config, Secret, Volume};
use crate::swarm::naming::NAME_LENGTH;
use crate::swarm::object::Kind;
use crate::swarm::template;
use crate::swarm::text::Text;

/// What the rules look at of a secret or a config.
struct Object<'a> {
    kind: &'static str,
    key: &'a str,
    name: Option<&'a Text>,
    file: Option<&'a Text>,
    limit: usize,
}

impl Rules<'_> {
    pub(super) fn objects(&mut self, project: &Project) {
        let stack = self.stack;
        let secrets = stack.secrets.iter().map(|(key, secret)| Object {
            kind: "secrets",
            key,
            name: secret.name.as_ref(),
            file: secret.file.as_ref(),
            limit: Kind::Secret.limit(),
        });
        let configs = stack.configs.iter().map(|(key, config)| Object {
            kind: "configs",
            key,
            name: config.name.as_ref(),
            file: config.file.as_ref(),
            limit: Kind::Config.limit(),
        });
        let sizes: BTreeMap<&str, usize> =
            stack.files.iter().rev().map(|file| (file.path.as_str(), file.contents.len())).ordered_map();
        let mut names = BTreeSet::new();
        for object in secrets.chain(configs) {
            let name = self.full_name(&object);
            self.object_name(&object, &name, project);
            self.object_size(&object, &sizes, project);
            if !names.insert((object.kind, name.to_ascii_lowercase())) {
                let message = format!("two {} are called `{name}`", object.kind);
                self.refuse(
                    Diagnostic::new(codes::STACK_OBJECT_NAME, place(&object, project), message)
                        .help("give one another name; Swarm tells no `A` from `a`"),
                );
            }
        }
        self.external_objects();
    }

    /// The name that an object has in the swarm.
    fn full_name(&self, object: &Object<'_>) -> String {
        let own = || format!("{}_{}", self.stack.name, object.key);
        object.name.map_or_else(own, |name| name.as_str().to_owned())
    }

    fn object_name(&mut self, object: &Object<'_>, name: &str, project: &Project) {
        let known = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
        let edge = |character: char| character.is_ascii_alphanumeric();
        let right = name.starts_with(edge) && name.ends_with(edge) && name.bytes().all(known);
        if !right || name.len() > NAME_LENGTH {
            let message = format!("`{name}` is not a name that Swarm takes for {}", object.kind);
            let help =
                "use at most 64 letters, digits, `-`, `_` and `.`, with letters or digits at both ends";
            self.refuse(
                Diagnostic::new(codes::STACK_OBJECT_NAME, place(object, project), message).help(help),
            );
        }
    }

    fn object_size(&mut self, object: &Object<'_>, sizes: &BTreeMap<&str, usize>, project: &Project) {
        let Some(path) = object.file.map(Text::as_str) else { return };
        let Some(size) = path.strip_prefix("./").and_then(|path| sizes.get(path).copied()) else {
            let message = format!("`{path}`, the content of `{}`, is not in the output", object.key);
            return self.refuse(Diagnostic::new(codes::STACK_REFERENCE, place(object, project), message));
        };
        if size == 0 || size >= object.limit {
            let message = format!(
                "the content of `{}` has {size} bytes; Swarm takes 1 to {}",
                object.key,
                object.limit - 1
            );
            let help = "put large content into the image or a volume, and give small content only";
            self.refuse(
                Diagnostic::new(codes::STACK_OBJECT_SIZE, place(object, project), message).help(help),
            );
        }
    }

    /// What exists already has a name and nothing else.
    fn external_objects(&mut self) {
        for (key, volume) in &self.stack.volumes {
            let plain = Volume { external: true, name: volume.name.clone(), ..Volume::default() };
            self.external_keys("volumes", key, volume.external && *volume != plain);
        }
        for (key, config) in &self.stack.configs {
            let plain = Config { external: true, name: config.name.clone(), ..Config::default() };
            self.external_keys("configs", key, config.external && *config != plain);
        }
        for (key, secret) in &self.stack.secrets {
            let plain = Secret { external: true, name: secret.name.clone(), ..Secret::default() };
            self.external_keys("secrets", key, secret.external && *secret != plain);
        }
    }

    /// The schema refuses labels without a name.
    pub(super) fn nameless_labels(&mut self) {
        let stack = self.stack;
        let networks = stack.networks.iter().map(|(key, network)| ("networks", key, &network.labels));
        let volumes = stack.volumes.iter().map(|(key, volume)| ("volumes", key, &volume.labels));
        let secrets = stack.secrets.iter().map(|(key, secret)| ("secrets", key, &secret.labels));
        let configs = stack.configs.iter().map(|(key, config)| ("configs", key, &config.labels));
        let all = networks.chain(volumes).chain(secrets).chain(configs);
        for (kind, key, _) in all.filter(|(_, _, labels)| labels.contains_key("")) {
            let place = Place { path: format!("{kind}.{key}"), span: None };
            let message = format!("`labels` of `{key}` has a value without a name");
            self.refuse(Diagnostic::new(codes::STACK_SCHEMA, place, message).help("give it a name"));
        }
    }

    fn external_keys(&mut self, kind: &str, key: &str, broken: bool) {
        if broken {
            let message = format!("`{key}` of `{kind}` is external and has other keys");
            let place = Place { path: format!("{kind}.{key}"), span: None };
            // The client looks at volumes only; of others it loses what does not fit.
            let refuser = if kind == "volumes" { Refuser::Client } else { Refuser::Nobody };
            let diagnostic = Diagnostic::new(codes::STACK_EXTERNAL_KEYS, place, message);
            self.refuse_as(refuser, diagnostic.help("leave them out"));
        }
    }

    /// The engine refuses other names only when a task starts.
    pub(super) fn volume_names(&mut self, project: &Project) {
        for (key, volume) in &self.stack.volumes {
            let Some(name) = volume.name.as_ref().map(Text::as_str) else { continue };
            let known = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
            let starts = name.starts_with(|character: char| character.is_ascii_alphanumeric());
            // What a template becomes is known on the node only.
            let right = starts && name.len() > 1 && name.bytes().all(known);
            if !right && !name.contains("{{") {
                let place = project.volumes.get(key).map(|volume| volume.origin.whole()).unwrap_or_default();
                let message = format!("`{name}` is not a name that engines take for volumes");
                let help = "use two or more letters, digits, `-`, `_` and `.`, with a letter or digit first";
                let diagnostic = Diagnostic::new(codes::STACK_OBJECT_NAME, place, message);
                self.refuse_as(Refuser::Nobody, diagnostic.help(help));
            }
        }
    }

    pub(super) fn volume_templates(&mut self, project: &Project) {
        for (key, volume) in &self.stack.volumes {
            let values = volume.labels.values().chain(volume.driver_opts.values());
            let mistakes: Vec<String> =
                values.filter_map(|value| template::mistake(value.as_str())).collect();
            for reason in mistakes {
                let place = project.volumes.get(key).map(|volume| volume.origin.whole()).unwrap_or_default();
                let message = format!("a template of the volume `{key}` is refused: {reason}");
                self.refuse(Diagnostic::new(codes::STACK_TEMPLATE, place, message));
            }
        }
    }
}

/// Where the project declares what became an object; its key carries a checksum now.
fn place(object: &Object<'_>, project: &Project) -> Place {
    let declared = |key: &str| {
        object.key == key || object.key.strip_prefix(key).is_some_and(|rest| rest.starts_with('_'))
    };
    let origin = match object.kind {
        "secrets" => {
            project.secrets.iter().find(|(key, _)| declared(&key.text)).map(|(_, secret)| &secret.origin)
        }
        _ => project.configs.iter().find(|(key, _)| declared(&key.text)).map(|(_, config)| &config.origin),
    };
    origin.map_or_else(
        || Place { path: format!("{}.{}", object.kind, object.key), span: None },
        crate::yaml::decode::Origin::whole,
    )
}
