//! How the ports of a service are reached from outside: which of the sources decides.

use super::{Choices, LabelServiceType, Said};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::x_kubernetes::{XKubernetes, XServiceType, XTrafficPolicy};
use crate::options::Word;
use crate::options::kubernetes::Expose;
use crate::source::Place;

/// The type of a second Service, which publishes ports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Publication {
    LoadBalancer,
    NodePort,
}

/// What passes on HTTP requests to a service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FrontKind {
    Ingress,
    Gateway,
}

/// An Ingress or a route that is wanted, and the file that asks for it in so many words.
#[derive(Debug, Clone)]
pub(crate) struct FrontWish {
    pub(crate) kind: FrontKind,
    pub(crate) said: Option<Said<()>>,
}

impl Choices<'_> {
    /// The type of the Service that publishes the ports of a service, and where a file asks for it.
    pub(crate) fn publication(&self, key: &str) -> Option<(Publication, Option<Said<()>>)> {
        let service = self.service(key);
        if let Some((found, place)) = by_extension(&service.extension) {
            return found.map(|found| (found, Some(Said::by_extension((), place))));
        }
        let label = service.labels.service_type.as_ref();
        if let Some(given) = label.filter(|given| given.value != LabelServiceType::Headless) {
            let found = match given.value {
                LabelServiceType::ClusterIp | LabelServiceType::Headless => None,
                LabelServiceType::NodePort => Some(Publication::NodePort),
                LabelServiceType::LoadBalancer => Some(Publication::LoadBalancer),
            };
            return found.map(|found| (found, Some(Said::by_label(given.clone()).map(drop))));
        }
        match self.options.expose {
            Expose::LoadBalancer => Some((Publication::LoadBalancer, None)),
            Expose::NodePort => Some((Publication::NodePort, None)),
            Expose::None | Expose::Ingress | Expose::Gateway => None,
        }
    }

    /// The Ingress or route that a service wants.
    pub(crate) fn front(&self, key: &str) -> Option<FrontWish> {
        let service = self.service(key);
        let extension = &service.extension;
        let asked = |kind, place| Some(FrontWish { kind, said: Some(Said::by_extension((), place)) });
        match extension.expose {
            Some(Expose::Ingress) => return asked(FrontKind::Ingress, extension.origin.value("expose")),
            Some(Expose::Gateway) => return asked(FrontKind::Gateway, extension.origin.value("expose")),
            Some(Expose::None | Expose::LoadBalancer | Expose::NodePort) => return None,
            None => {}
        }
        let option = self.front_option();
        match (&extension.ingress, &extension.gateway) {
            (Some(ingress), None) => return asked(FrontKind::Ingress, ingress.origin.whole()),
            (None, Some(gateway)) => return asked(FrontKind::Gateway, gateway.origin.whole()),
            (Some(ingress), Some(_)) => {
                return asked(option.unwrap_or(FrontKind::Ingress), ingress.origin.whole());
            }
            (None, None) => {}
        }
        if let Some(label) = &service.labels.expose {
            let kind = option.unwrap_or(FrontKind::Ingress);
            return Some(FrontWish { kind, said: Some(Said::by_label(label.clone()).map(drop)) });
        }
        let label = service.labels.service_type.as_ref();
        let by_label = label.is_some_and(|given| given.value != LabelServiceType::Headless);
        let by_type = extension.service.as_ref().is_some_and(|service| service.r#type.is_some());
        option.filter(|_| !by_label && !by_type).map(|kind| FrontWish { kind, said: None })
    }

    /// What the option says about requests from outside.
    fn front_option(&self) -> Option<FrontKind> {
        match self.options.expose {
            Expose::Ingress => Some(FrontKind::Ingress),
            Expose::Gateway => Some(FrontKind::Gateway),
            Expose::None | Expose::LoadBalancer | Expose::NodePort => None,
        }
    }

    /// Whether the name of a service is to stand for its Pods themselves.
    pub(crate) fn headless(&self, key: &str) -> Option<Said<bool>> {
        let service = self.service(key);
        let extension = service.extension.service.as_ref().and_then(|service| {
            service.headless.map(|headless| Said::by_extension(headless, service.origin.value("headless")))
        });
        let label = service.labels.service_type.clone();
        let label = label.filter(|given| given.value == LabelServiceType::Headless);
        extension.or_else(|| label.map(|given| Said::by_label(given).map(|_| true)))
    }

    /// Where traffic from outside may go.
    pub(crate) fn traffic_policy(&self, key: &str) -> Option<Said<XTrafficPolicy>> {
        let service = self.service(key);
        let extension = service.extension.service.as_ref().and_then(|service| {
            let place = || service.origin.value("externalTrafficPolicy");
            service.external_traffic_policy.map(|policy| Said::by_extension(policy, place()))
        });
        extension.or_else(|| service.labels.external_traffic_policy.clone().map(Said::by_label))
    }

    /// Reports wishes of an extension that exclude each other.
    pub(crate) fn report_exposure(&self, key: &str, diagnostics: &mut Diagnostics) {
        let extension = &self.service(key).extension;
        let by_type = extension.service.as_ref().and_then(|service| Some((service, service.r#type?)));
        if let Some(((service, kind), expose)) = by_type.zip(extension.expose).filter(differ) {
            let place = service.origin.value("type");
            let message =
                format!("`type: {}` and `expose: {}` contradict each other", kind.word(), expose.word());
            diagnostics
                .push(Diagnostic::new(codes::OPTION_CONFLICT, place, message).help("keep one of them"));
        }
        let (ingress, gateway) = (extension.ingress.as_ref(), extension.gateway.as_ref());
        if let (Some(_), Some(gateway), None, None) =
            (ingress, gateway, extension.expose, self.front_option())
        {
            let message = "`ingress` and `gateway` are both given, and requests need one way only";
            diagnostics.push(
                Diagnostic::new(codes::OPTION_CONFLICT, gateway.origin.whole(), message)
                    .help("say which with `expose: ingress` or `expose: gateway` beside them"),
            );
        }
        let Some(expose) = extension.expose else { return };
        let ingress = ingress.filter(|_| expose != Expose::Ingress).map(|found| ("ingress", &found.origin));
        let gateway = gateway.filter(|_| expose != Expose::Gateway).map(|found| ("gateway", &found.origin));
        for (section, origin) in ingress.into_iter().chain(gateway) {
            let message = format!("`{section}` has no effect beside `expose: {}`", expose.word());
            diagnostics.push(
                Said::by_extension((), origin.whole())
                    .refused(message)
                    .help(format!("write `expose: {section}`, or remove `{section}`")),
            );
        }
    }
}

/// What the extension says about a Service that publishes ports, and where, if it speaks about it.
fn by_extension(extension: &XKubernetes) -> Option<(Option<Publication>, Place)> {
    let place = || extension.origin.value("expose");
    match extension.expose {
        Some(Expose::LoadBalancer) => return Some((Some(Publication::LoadBalancer), place())),
        Some(Expose::NodePort) => return Some((Some(Publication::NodePort), place())),
        Some(Expose::None | Expose::Ingress | Expose::Gateway) | None => {}
    }
    let by_type = extension.service.as_ref().and_then(|service| {
        let found = match service.r#type? {
            XServiceType::ClusterIp => None,
            XServiceType::NodePort => Some(Publication::NodePort),
            XServiceType::LoadBalancer => Some(Publication::LoadBalancer),
        };
        Some((found, service.origin.value("type")))
    });
    by_type.or_else(|| extension.expose.map(|_| (None, place())))
}

/// Whether the type of a Service and the way of exposure exclude each other.
fn differ<T>(((_, kind), expose): &((T, XServiceType), Expose)) -> bool {
    match expose {
        Expose::Ingress | Expose::Gateway => false,
        Expose::None => *kind != XServiceType::ClusterIp,
        Expose::LoadBalancer => *kind != XServiceType::LoadBalancer,
        Expose::NodePort => *kind != XServiceType::NodePort,
    }
}
