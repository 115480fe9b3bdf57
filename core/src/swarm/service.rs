//! One Compose service as one service of the stack.

use std::collections::BTreeMap;

use super::Start;
use super::alias::Aliases;
use super::bind::Binds;
use super::connection::{attachments, texts};
use super::deploy::{Tasks, deploy};
use super::document::{Logging, Prerequisite, Service, Ulimit};
use super::environment::{environment, labels, report_models};
use super::healthcheck::healthcheck;
use super::image::image;
use super::job::Endings;
use super::mount::mounts;
use super::object::Objects;
use super::port::ports;
use super::reference;
use super::template;
use super::text::Text;
use crate::diagnostic::codes::swarm as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model;
use crate::ordered::Ordered;
use crate::yaml::decode::{Absent, OneOrMany, Spanned};

/// What is decided for all services before any is built.
pub(super) struct Plan<'a> {
    pub(super) start: Start<'a>,
    /// The services that run to their end.
    pub(super) endings: Endings<'a>,
    /// The secrets and configs.
    pub(super) objects: &'a Objects,
    /// What becomes of bind mounts.
    pub(super) binds: &'a Binds,
}

/// The service that is built.
pub(super) struct Subject<'a> {
    /// Its name in the project.
    pub(super) name: &'a str,
    pub(super) service: &'a model::Service,
    /// The further names of all services.
    pub(super) aliases: &'a Aliases,
}

impl Plan<'_> {
    /// One service.
    pub(super) fn service(
        &self,
        &Subject { name, service, aliases }: &Subject<'_>,
        prerequisites: &mut Vec<Prerequisite>,
        diagnostics: &mut Diagnostics,
    ) -> Service {
        let Start { application, options, .. } = self.start;
        let ending = self.endings.of_service(name, service);
        let bound = self.binds.references(self.start, (name, service));
        let credentials = service.credential_spec.as_ref();
        let text = |value: &Option<String>| value.as_deref().map(Text::from);
        report_models(service, options, diagnostics);
        Service {
            compose: name.to_owned(),
            image: image(self.start, (name, service), diagnostics),
            cap_add: unique(&service.cap_add),
            cap_drop: unique(&service.cap_drop),
            command: command(service, "command", service.command.as_ref(), diagnostics),
            configs: [reference::configs(&service.configs, &self.objects.config_keys), bound.configs]
                .concat(),
            credential_spec: credentials
                .map(|spec| reference::credential_spec(spec, &self.objects.config_keys)),
            deploy: deploy(&Tasks { service, ending, options }, prerequisites, diagnostics),
            dns: unique(&service.dns),
            dns_search: unique(&service.dns_search),
            entrypoint: command(service, "entrypoint", service.entrypoint.as_ref(), diagnostics),
            environment: environment((name, service), self.start, diagnostics),
            extra_hosts: extra_hosts(service),
            healthcheck: healthcheck(service, diagnostics).filter(|check| !check.is_absent()),
            hostname: hostname(service, diagnostics),
            init: service.init,
            isolation: text(&service.isolation),
            labels: labels(name, service, application, diagnostics),
            logging: service.logging.as_deref().map(logging).filter(|logging| !logging.is_absent()),
            networks: attachments(name, service, aliases, diagnostics),
            ports: ports(service, options.publish_loopback, diagnostics),
            read_only: service.read_only,
            secrets: [reference::secrets(&service.secrets, &self.objects.secret_keys), bound.secrets]
                .concat(),
            stdin_open: service.stdin_open,
            stop_grace_period: service.stop_grace_period,
            stop_signal: text(&service.stop_signal),
            sysctls: texts(&service.sysctls),
            tty: service.tty,
            ulimits: ulimits(service),
            user: text(&service.user),
            volumes: mounts((name, service), self.start, self.binds, diagnostics),
            working_dir: text(&service.working_dir),
        }
    }
}

/// The words of a list, each once: the schema refuses repetition.
fn unique(words: &[Spanned<String>]) -> Vec<Text> {
    let mut unique: Vec<Text> = Vec::new();
    for word in words {
        let text = Text::from(word.value.as_str());
        if !unique.contains(&text) {
            unique.push(text);
        }
    }
    unique
}

/// The words of a command. Swarm takes an empty one for the image's, so that cannot be said.
fn command(
    service: &model::Service,
    key: &'static str,
    command: Option<&model::Command>,
    diagnostics: &mut Diagnostics,
) -> Vec<Text> {
    let Some(command) = command else { return Vec::new() };
    if command.0.is_empty() {
        let message = format!("an empty `{key}` means the one of the image in Swarm");
        diagnostics.push(
            Diagnostic::new(codes::STACK_EMPTY_COMMAND, service.origin.key(key), message)
                .help(format!("write the whole `{key}` that the container is meant to run")),
        );
    }
    command.0.iter().map(|word| Text::from(word.as_str())).collect()
}

fn hostname(service: &model::Service, diagnostics: &mut Diagnostics) -> Option<Text> {
    let hostname = service.hostname.as_deref()?;
    Some(template::text(hostname, &service.origin.value("hostname"), diagnostics))
}

/// Host names with their addresses, IPv6 addresses without brackets.
fn extra_hosts(service: &model::Service) -> Vec<Text> {
    let mut hosts = Vec::new();
    for (host, OneOrMany(addresses)) in &service.extra_hosts {
        for address in addresses.iter().filter(|address| !address.is_empty()) {
            let address =
                address.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(address);
            let entry = Text::from(format!("{}:{address}", host.text));
            if !hosts.contains(&entry) {
                hosts.push(entry);
            }
        }
    }
    hosts
}

fn logging(logging: &model::Logging) -> Logging {
    Logging { driver: logging.driver.as_deref().map(Text::from), options: texts(&logging.options) }
}

fn ulimits(service: &model::Service) -> BTreeMap<String, Ulimit> {
    let limit = |limit: &model::Ulimit| match limit {
        model::Ulimit::Single(number) => Some(Ulimit::Single(number.0)),
        model::Ulimit::Range(range) => {
            let (hard, soft) = range.hard.zip(range.soft)?;
            Some(Ulimit::Range { hard: hard.0, soft: soft.0 })
        }
    };
    service.ulimits.iter().filter_map(|(key, value)| Some((key.text.clone(), limit(value)?))).ordered_map()
}
