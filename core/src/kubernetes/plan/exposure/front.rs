//! The Ingress or route by which HTTP requests reach a service.

use super::rules::HostPath;
use super::{Deciding, Subject};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::choices::{FrontKind, Said};
use crate::kubernetes::gateway_api::ParentReference;
use crate::kubernetes::metadata::{self, Pairs};
use crate::kubernetes::names;
use crate::model::x_kubernetes::XGateway;
use crate::source::Place;

/// What passes on HTTP requests to a service.
#[derive(Debug)]
pub(crate) struct Front {
    /// The port of the container.
    pub(crate) port: u16,
    pub(crate) rules: Vec<HostPath>,
    pub(crate) way: FrontWay,
}

/// An Ingress, or routes of the Gateway API.
#[derive(Debug)]
pub(crate) enum FrontWay {
    Ingress {
        class: Option<String>,
        /// The Secret with the certificate.
        tls_secret: Option<String>,
        annotations: Pairs,
    },
    /// One route for each path, with its name, the path and the hosts.
    Routes { parents: Vec<ParentReference>, routes: Vec<(String, String, Vec<String>)> },
}

impl Deciding<'_, '_> {
    /// The Ingress or route, if one is wanted and the service has a port for it.
    pub(super) fn front(&mut self, subject: &Subject<'_, '_>) -> Option<Front> {
        let key = subject.member.key;
        let Some(wish) = self.choices.front(key) else {
            let overruled = self.choices.service(key).extension.expose.is_some();
            self.refuse_labels_of_ingress(key, !overruled);
            return None;
        };
        self.refuse_labels_of_ingress(key, wish.kind == FrontKind::Gateway);
        if !subject.reachable {
            let (message, help) = subject.closed();
            self.diagnostics.extend(wish.said.map(|said| said.refused(message).help(help)));
            return None;
        }
        let port = self.http_port(subject, &wish)?;
        let parents = match wish.kind {
            FrontKind::Ingress => Vec::new(),
            FrontKind::Gateway => {
                self.parents(key, wish.said.as_ref().map_or(&port.place, |said| &said.place))
            }
        };
        let rules = self.rules(subject, (&wish, &port), &format!("{parents:?}"));
        let way = match wish.kind {
            FrontKind::Ingress => self.ingress(key, &rules),
            FrontKind::Gateway => FrontWay::Routes { parents, routes: self.routes(subject, &rules) },
        };
        Some(Front { port: port.number, rules, way })
    }

    /// Reports labels that only an Ingress can follow.
    fn refuse_labels_of_ingress(&mut self, key: &str, refused: bool) {
        let labels = &self.choices.service(key).labels;
        let given = [&labels.tls_secret, &labels.ingress_class];
        for given in given.into_iter().flatten().filter(|_| refused) {
            let message = "this has no effect, because the service has no Ingress";
            let help = "ask for one with the label `kompose.service.expose`, or with `--expose ingress`";
            self.diagnostics.push(Said::by_label(given.clone()).refused(message).help(help));
        }
    }

    fn ingress(&mut self, key: &str, rules: &[HostPath]) -> FrontWay {
        let service = self.choices.service(key);
        let extension = service.extension.ingress.as_ref();
        let own_class = extension.and_then(|ingress| ingress.class_name.as_ref().map(|name| (ingress, name)));
        if let Some((ingress, name)) = own_class {
            self.require_name(&name.value, ingress.origin.value("className"));
        }
        let label = service.labels.ingress_class.as_ref().map(|given| &given.value);
        let class = own_class.map(|(_, name)| &name.value).or(label);
        let annotations = extension.map_or_else(Pairs::new, |ingress| {
            metadata::annotations(&ingress.annotations, &ingress.origin, "annotations", self.diagnostics)
        });
        FrontWay::Ingress {
            class: class.or(self.choices.options.ingress_class.as_ref()).cloned(),
            tls_secret: self.tls_secret(key, rules),
            annotations,
        }
    }

    /// The Secret with the certificate for the hosts.
    fn tls_secret(&mut self, key: &str, rules: &[HostPath]) -> Option<String> {
        let service = self.choices.service(key);
        let extension = service.extension.ingress.as_ref().and_then(|ingress| {
            let place = ingress.origin.value("tlsSecret");
            ingress.tls_secret.as_ref().map(|name| Said::by_extension(name.value.clone(), place))
        });
        let said = extension.or_else(|| service.labels.tls_secret.clone().map(Said::by_label))?;
        let name = &said.value;
        self.require_name(name, said.place.clone());
        if rules.iter().any(|rule| rule.host.is_none()) {
            let message = "a certificate is for host names, and no host is named";
            let help =
                "name one in `kompose.service.expose`, in `x-kubernetes.ingress.hosts` or with `--host`";
            self.diagnostics.push(said.refused(message).help(help));
            return None;
        }
        let message = format!("the Secret `{name}` with the certificate is not part of the output");
        self.diagnostics.push(Diagnostic::new(codes::EXTERNAL_REFERENCE, said.place.clone(), message).help(format!(
            "create it before you apply the manifests: kubectl create secret tls {name} --cert=FILE --key=FILE"
        )));
        Some(name.clone())
    }

    /// Reports a name in the extension that no object can have.
    fn require_name(&mut self, name: &str, place: Place) {
        if !names::is_subdomain(name) {
            let message = format!("no object can be called `{name}`");
            let help = "a name has letters in lower case, digits, `-` and `.`";
            self.diagnostics.push(Said::by_extension((), place).refused(message).help(help));
        }
    }

    /// The Gateways of a route.
    fn parents(&mut self, key: &str, place: &Place) -> Vec<ParentReference> {
        let extension = self.choices.service(key).extension.gateway.as_ref();
        if let Some(gateway) = extension.filter(|gateway| !gateway.parents.is_empty()) {
            return self.own_parents(gateway);
        }
        self.parent.reference(place, self.diagnostics).into_iter().collect()
    }

    fn own_parents(&mut self, gateway: &XGateway) -> Vec<ParentReference> {
        for parent in &gateway.parents {
            let places = ["name", "namespace", "sectionName"].map(|key| parent.origin.value(key));
            let values = [Some(&parent.name), parent.namespace.as_ref(), parent.section_name.as_ref()];
            for (value, place) in values.into_iter().zip(places) {
                if let Some(value) = value {
                    self.require_name(&value.value, place);
                }
            }
        }
        let parents = gateway.parents.iter().map(|parent| ParentReference {
            name: parent.name.value.clone(),
            namespace: parent.namespace.as_ref().map(|namespace| namespace.value.clone()),
            section_name: parent.section_name.as_ref().map(|section| section.value.clone()),
        });
        parents.collect()
    }

    /// One route for each path: all hosts of a route have all of its paths.
    fn routes(
        &mut self,
        subject: &Subject<'_, '_>,
        rules: &[HostPath],
    ) -> Vec<(String, String, Vec<String>)> {
        let mut routes: Vec<(String, String, Vec<String>)> = Vec::new();
        for rule in rules {
            let host = rule.host.clone();
            if let Some((_, _, hosts)) = routes.iter_mut().find(|(_, path, _)| *path == rule.path) {
                hosts.extend(host);
                continue;
            }
            let own = subject.member.name.as_str();
            let name = if routes.is_empty() { own.to_owned() } else { self.route_names.fresh(own) };
            routes.push((name, rule.path.clone(), host.into_iter().collect()));
        }
        routes
    }
}
