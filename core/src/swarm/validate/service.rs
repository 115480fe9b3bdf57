//! Rules of one service.

use std::collections::BTreeSet;
use std::net::IpAddr;

use super::{Rules, Subject};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::swarm as codes;
use crate::model::image::is_image_reference;
use crate::model::{Duration, EndpointMode, PortMode, Protocol};
use crate::swarm::document::{HealthCheck, Ulimit};
use crate::swarm::file::Refuser;
use crate::swarm::template;
use crate::swarm::text::Text;

/// How long the name of a service or of a network can be, the stack's name and `_` in front of it included.
const NAME_LENGTH: usize = 63;

/// The words that a check can start with.
const KINDS: [&str; 3] = ["NONE", "CMD", "CMD-SHELL"];

/// The shortest span of time between health checks, in nanoseconds.
const MILLISECOND: i64 = 1_000_000;

impl Rules<'_> {
    pub(super) fn service(&mut self, subject: &Subject<'_>) {
        self.service_name(subject);
        self.image(subject);
        self.references(subject);
        self.ports(subject);
        self.dns(subject);
        self.health_check(subject);
        self.ulimits(subject);
        self.templates(subject);
        self.unique_items(subject);
        self.empty_keys(subject);
        self.mounts(subject);
        self.deploy(subject);
    }

    fn service_name(&mut self, subject: &Subject<'_>) {
        let full = format!("{}_{}", self.stack.name, subject.name);
        let mistake = if subject.name.is_empty() { Some(NO_NAME.to_owned()) } else { name_mistake(&full) };
        let Some(reason) = mistake else { return };
        let message = format!("`{full}` {reason}");
        self.refuse(
            Diagnostic::new(codes::STACK_SERVICE_NAME, subject.whole(), message)
                .help("rename the service, or deploy under a shorter name: `--stack NAME`"),
        );
    }

    fn image(&mut self, subject: &Subject<'_>) {
        let image = subject.service.image.as_ref().map(Text::as_str);
        // A text of the user's that is no image was refused where it was read.
        if image.is_none_or(|image| subject.compose.is_none() && !is_image_reference(image)) {
            let message = format!("`{}` has no image", subject.service.compose);
            self.refuse(Diagnostic::new(codes::STACK_IMAGE, subject.whole(), message).help("add `image`"));
        }
    }

    fn references(&mut self, subject: &Subject<'_>) {
        let stack = self.stack;
        let service = subject.service;
        let networks =
            service.networks.keys().filter(|name| *name != "default" && !stack.networks.contains_key(*name));
        let secrets = service.secrets.iter().map(|secret| secret.source.as_str());
        let secrets = secrets.filter(|name| !stack.secrets.contains_key(*name));
        let credential = service.credential_spec.as_ref().and_then(|spec| spec.config.as_ref());
        let configs = service.configs.iter().map(|config| &config.source).chain(credential).map(Text::as_str);
        let configs = configs.filter(|name| !stack.configs.contains_key(*name));
        let missing: Vec<(&str, &str)> = networks
            .map(|name| ("networks", name.as_str()))
            .chain(secrets.map(|name| ("secrets", name)))
            .chain(configs.map(|name| ("configs", name)))
            .collect();
        for (kind, name) in missing {
            let message = format!("`{}` uses `{name}`, which `{kind}` does not declare", service.compose);
            self.refuse(
                Diagnostic::new(codes::STACK_REFERENCE, subject.place(kind), message)
                    .help("declare it at the top level"),
            );
        }
    }

    fn ports(&mut self, subject: &Subject<'_>) {
        let mut taken = BTreeSet::new();
        for port in &subject.service.ports {
            if port.target.is_none_or(|target| target == 0) || port.published == Some(0) {
                let message = format!("`{}` has a port that is none", subject.service.compose);
                self.refuse(Diagnostic::new(codes::STACK_PORT, subject.place("ports"), message));
            }
            let Some(published) = port.published else { continue };
            let protocol = port.protocol.unwrap_or(Protocol::Tcp);
            if !taken.insert((published, protocol)) {
                let message = format!("port {published}/{} is published twice", protocol.word());
                self.refuse(
                    Diagnostic::new(codes::STACK_DUPLICATE_PORT, subject.place("ports"), message)
                        .help("publish one of them as another port"),
                );
            }
        }
        let deploy = subject.service.deploy.as_ref();
        let direct = deploy.and_then(|deploy| deploy.endpoint_mode) == Some(EndpointMode::Dnsrr);
        if direct && subject.service.ports.iter().any(|port| port.mode != Some(PortMode::Host)) {
            let message = format!(
                "`{}` has no virtual address, so the mesh cannot publish its ports",
                subject.service.compose
            );
            self.refuse(
                Diagnostic::new(codes::STACK_DNSRR_PORTS, subject.place("ports"), message)
                    .help("publish them with `mode: host`, or leave `endpoint_mode` out"),
            );
        }
    }

    fn dns(&mut self, subject: &Subject<'_>) {
        for server in &subject.service.dns {
            if server.as_str().parse::<IpAddr>().is_err() {
                let message = format!("`{}` is not an IP address", server.as_str());
                self.refuse(
                    Diagnostic::new(codes::STACK_DNS_ADDRESS, subject.place("dns"), message)
                        .help("write the address of the server"),
                );
            }
        }
    }

    fn health_check(&mut self, subject: &Subject<'_>) {
        let Some(check) = &subject.service.healthcheck else { return };
        if let Some(reason) = health_mistake(check) {
            let message = format!("the health check of `{}` {reason}", subject.service.compose);
            let strange = |kind: &Text| !KINDS.contains(&kind.as_str());
            let refuser = match check.disable {
                Some(true) if !check.test.is_empty() => Refuser::Client,
                Some(true) => Refuser::Nobody,
                _ if check.test.first().is_some_and(strange) => Refuser::Nobody,
                _ => Refuser::Manager,
            };
            let place = subject.place("healthcheck");
            self.refuse_as(refuser, Diagnostic::new(codes::STACK_HEALTHCHECK, place, message));
        }
    }

    fn ulimits(&mut self, subject: &Subject<'_>) {
        for (name, limit) in &subject.service.ulimits {
            let word = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase());
            if !word {
                let message = format!("`{name}` is not the name of a limit");
                self.refuse(
                    Diagnostic::new(codes::STACK_ULIMIT, subject.place("ulimits"), message)
                        .help("limits are called `nofile`, `nproc` and so on"),
                );
            }
            if let Ulimit::Range { hard, soft } = limit
                && *hard >= 0
                && soft > hard
            {
                let message = format!("the soft limit of `{name}` is above the hard one");
                self.refuse(Diagnostic::new(codes::STACK_ULIMIT, subject.place("ulimits"), message));
            }
        }
    }

    fn templates(&mut self, subject: &Subject<'_>) {
        let service = subject.service;
        let variables = service.environment.values().flatten().map(|value| ("environment", value));
        let hostname = service.hostname.iter().map(|value| ("hostname", value));
        let mounts = service.volumes.iter().flat_map(|mount| mount.source.iter().chain([&mount.target]));
        let mounts = mounts.map(|value| ("volumes", value));
        let mistakes: Vec<(&str, String)> = variables
            .chain(hostname)
            .chain(mounts)
            .filter_map(|(key, value)| Some((key, template::mistake(value.as_str())?)))
            .collect();
        for (key, reason) in mistakes {
            let message = format!("a template in `{key}` of `{}` is refused: {reason}", service.compose);
            self.refuse(Diagnostic::new(codes::STACK_TEMPLATE, subject.place(key), message));
        }
    }

    /// The schema refuses names without a character.
    fn empty_keys(&mut self, subject: &Subject<'_>) {
        let service = subject.service;
        let deploy = service.deploy.as_ref();
        let keys = [
            ("environment", service.environment.contains_key("")),
            ("labels", service.labels.contains_key("")),
            ("sysctls", service.sysctls.contains_key("")),
            ("deploy", deploy.is_some_and(|deploy| deploy.labels.contains_key(""))),
        ];
        for (key, _) in keys.into_iter().filter(|(_, empty)| *empty) {
            let message = format!("`{key}` of `{}` has a value without a name", service.compose);
            self.refuse(
                Diagnostic::new(codes::STACK_SCHEMA, subject.place(key), message).help("give it a name"),
            );
        }
    }

    /// The schema refuses repetition in lists.
    fn unique_items(&mut self, subject: &Subject<'_>) {
        let service = subject.service;
        let lists = [
            ("cap_add", &service.cap_add),
            ("cap_drop", &service.cap_drop),
            ("dns", &service.dns),
            ("dns_search", &service.dns_search),
            ("extra_hosts", &service.extra_hosts),
        ];
        let aliases = service.networks.values().map(|attachment| ("networks", &attachment.aliases));
        for (key, list) in lists.into_iter().chain(aliases) {
            let mut seen = BTreeSet::new();
            if list.iter().any(|item| !seen.insert(item)) {
                let message = format!("`{key}` of `{}` says the same twice", service.compose);
                self.refuse(Diagnostic::new(codes::STACK_SCHEMA, subject.place(key), message));
            }
        }
    }
}

const NO_NAME: &str = "is not a name that Swarm takes";

/// What Swarm would refuse the whole name of a service or of a network for.
pub(super) fn name_mistake(full: &str) -> Option<String> {
    let known = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_';
    let edge = |character: char| character.is_ascii_alphanumeric();
    if !full.bytes().all(known) || !full.ends_with(edge) || !full.starts_with(edge) {
        Some(NO_NAME.to_owned())
    } else if full.len() > NAME_LENGTH {
        Some(format!("has {} characters; Swarm takes {NAME_LENGTH} at most", full.len()))
    } else {
        None
    }
}

/// What Swarm would refuse a health check for.
fn health_mistake(check: &HealthCheck) -> Option<String> {
    let spans = [
        ("interval", check.interval),
        ("timeout", check.timeout),
        ("start_period", check.start_period),
        ("start_interval", check.start_interval),
    ];
    let short = |span: Duration| span.as_nanos() != 0 && span.as_nanos() < MILLISECOND;
    if let Some((key, _)) = spans.into_iter().find(|(_, span)| span.is_some_and(short)) {
        return Some(format!("has a `{key}` of less than a millisecond"));
    }
    if check.retries.is_some_and(|retries| retries < 0) {
        return Some("has a negative number of `retries`".to_owned());
    }
    let alone = HealthCheck { disable: Some(true), ..HealthCheck::default() };
    if check.disable == Some(true) && *check != alone {
        return Some("is switched off and configured at once".to_owned());
    }
    let known = |kind: &Text| KINDS.contains(&kind.as_str());
    check
        .test
        .first()
        .filter(|kind| !known(kind))
        .map(|_| "does not start with `CMD` or `CMD-SHELL`".to_owned())
}
