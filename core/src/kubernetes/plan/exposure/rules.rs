//! The hosts and paths whose requests belong to a service.

use super::http_port::Candidate;
use super::{Deciding, Subject};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::choices::{FrontKind, FrontWish, Hosts, Said};
use crate::kubernetes::names;
use crate::yaml::decode::Spanned;

/// What stands for the name of the service in `--host`.
pub(super) const SERVICE: &str = "{service}";

/// The requests for a host, or for every host, whose path starts in a certain way.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct HostPath {
    pub(crate) host: Option<String>,
    pub(crate) path: String,
}

/// Whether requests can name a host of this kind.
pub(super) fn is_host(text: &str) -> bool {
    names::is_subdomain(text.strip_prefix("*.").unwrap_or(text))
}

impl Deciding<'_, '_> {
    /// The requests that belong to a service; `apart` tells Gateways from each other.
    pub(super) fn rules(
        &mut self,
        subject: &Subject<'_, '_>,
        (wish, port): (&FrontWish, &Candidate),
        apart: &str,
    ) -> Vec<HostPath> {
        let own = self.own_rules(subject, wish);
        let common = own.is_none();
        let mut rules = own.unwrap_or_else(|| vec![self.common_rule(subject, wish)]);
        let all = rules.clone();
        let mut position = 0;
        rules.retain(|rule| {
            position += 1;
            !all.iter().take(position - 1).any(|earlier| earlier == rule)
        });
        let key = subject.member.key;
        let taken = rules.iter().find_map(|rule| {
            let other = self.requests.get(&(apart.to_owned(), rule.clone()))?;
            Some((rule.clone(), other.clone()))
        });
        if let Some((rule, other)) = taken {
            self.report_taken((key, &other), &rule, (common, wish, port));
        }
        for rule in &rules {
            self.requests.entry((apart.to_owned(), rule.clone())).or_insert_with(|| key.to_owned());
        }
        rules
    }

    /// The hosts that the service itself names.
    fn own_rules(&mut self, subject: &Subject<'_, '_>, wish: &FrontWish) -> Option<Vec<HostPath>> {
        let service = self.choices.service(subject.member.key);
        let hosts = match wish.kind {
            FrontKind::Ingress => {
                service.extension.ingress.as_ref().map(|found| (&found.hosts, &found.origin))
            }
            FrontKind::Gateway => {
                service.extension.gateway.as_ref().map(|found| (&found.hosts, &found.origin))
            }
        };
        let path = self.path(subject, wish);
        if let Some((hosts, origin)) = hosts.filter(|(hosts, _)| !hosts.is_empty()) {
            for (index, host) in hosts.iter().enumerate().filter(|(_, host)| !is_host(&host.value)) {
                let place = crate::kubernetes::place::item(origin, "hosts", index, host.span);
                let message = format!("`{}` is not the name of a host", host.value);
                let help = "write a name such as `shop.example.com`, in lower case and without `http://`";
                self.diagnostics.push(Said::by_extension((), place).refused(message).help(help));
            }
            let path = path.unwrap_or_else(root);
            let rule =
                |host: &Spanned<String>| HostPath { host: Some(host.value.clone()), path: path.clone() };
            return Some(hosts.iter().map(rule).collect());
        }
        let Hosts::These(hosts) = &service.labels.expose.as_ref()?.value else { return None };
        let rule = |(host, own): &(String, Option<String>)| HostPath {
            host: Some(host.clone()),
            path: path.clone().or_else(|| own.clone()).unwrap_or_else(root),
        };
        Some(hosts.iter().map(rule).collect())
    }

    /// The path that the extension names.
    fn path(&mut self, subject: &Subject<'_, '_>, wish: &FrontWish) -> Option<String> {
        let ingress = self.choices.service(subject.member.key).extension.ingress.as_ref()?;
        let path = ingress.path.as_ref().filter(|_| wish.kind == FrontKind::Ingress)?;
        if !path.value.starts_with('/') {
            let message = format!("`{}` is no path of a request", path.value);
            let said = Said::by_extension((), ingress.origin.value("path"));
            self.diagnostics.push(said.refused(message).help("write a path that starts with `/`"));
        }
        Some(path.value.clone())
    }

    /// The host that the option names; every host if there is none.
    fn common_rule(&mut self, subject: &Subject<'_, '_>, wish: &FrontWish) -> HostPath {
        let host = self.choices.options.host.as_ref();
        HostPath {
            host: host.map(|host| host.replace(SERVICE, &subject.member.name)),
            path: self.path(subject, wish).unwrap_or_else(root),
        }
    }

    /// Reports that two services want the same requests.
    fn report_taken(
        &mut self,
        (key, other): (&str, &str),
        rule: &HostPath,
        (common, wish, port): (bool, &FrontWish, &Candidate),
    ) {
        let requests = match &rule.host {
            Some(host) => format!("requests for `{host}{}`", rule.path),
            None => "all requests, because no host is named".to_owned(),
        };
        let place = wish.said.as_ref().map_or(&port.place, |said| &said.place).clone();
        let message = format!("`{other}` and `{key}` would both get {requests}");
        let code = if common { codes::INGRESS_HOST_MISSING } else { codes::OPTION_CONFLICT };
        self.diagnostics.push(Diagnostic::new(code, place, message).help(
            "give each service a host of its own: `--host \"{service}.example.com\"`, or the label `kompose.service.expose: NAME`",
        ));
    }
}

fn root() -> String {
    "/".to_owned()
}
