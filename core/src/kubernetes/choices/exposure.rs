//! How the ports of a service are reached from outside: which of the sources decides.

use super::{Choices, Given, LabelServiceType};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::model::x_kubernetes::{XExpose, XServiceType, XTrafficPolicy};
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

/// Where a file asks for something, and how it is called if that cannot be.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) place: Place,
    code: Code,
}

impl Said {
    /// A label asks for it.
    pub(crate) fn label<T>(given: &Given<T>) -> Self {
        Self { place: given.place.clone(), code: codes::LABEL_VALUE_INVALID }
    }

    /// The extension asks for it.
    pub(crate) fn extension(place: Place) -> Self {
        Self { place, code: codes::X_KUBERNETES_INVALID }
    }

    /// What to say if it cannot be.
    pub(crate) fn refusal(&self, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, self.place.clone(), message)
    }
}

/// An Ingress or a route that is wanted, and the file that asks for it in so many words.
#[derive(Debug, Clone)]
pub(crate) struct FrontWish {
    pub(crate) kind: FrontKind,
    pub(crate) said: Option<Said>,
}

impl Choices<'_> {
    /// The type of the Service that publishes the ports of a service, and where a file asks for it.
    pub(crate) fn publication(&self, key: &str) -> Option<(Publication, Option<Said>)> {
        let service = self.service(key);
        let extension = &service.extension;
        let by_expose = match extension.expose {
            Some(XExpose::LoadBalancer) => Some(Publication::LoadBalancer),
            Some(XExpose::NodePort) => Some(Publication::NodePort),
            Some(XExpose::None | XExpose::Ingress | XExpose::Gateway) | None => None,
        };
        if let Some(found) = by_expose {
            return Some((found, Some(Said::extension(extension.origin.value("expose")))));
        }
        if let Some((found, said)) = extension.service.as_ref().and_then(|service| {
            service.r#type.map(|found| (found, Said::extension(service.origin.value("type"))))
        }) {
            return by_type(found).map(|found| (found, Some(said)));
        }
        if extension.expose.is_some() {
            return None;
        }
        let label = service.labels.service_type.as_ref();
        match label.map(|given| (given.value, Said::label(given))) {
            Some((LabelServiceType::ClusterIp, _)) => None,
            Some((LabelServiceType::NodePort, said)) => Some((Publication::NodePort, Some(said))),
            Some((LabelServiceType::LoadBalancer, said)) => Some((Publication::LoadBalancer, Some(said))),
            Some((LabelServiceType::Headless, _)) | None => match self.options.expose {
                Expose::LoadBalancer => Some((Publication::LoadBalancer, None)),
                Expose::NodePort => Some((Publication::NodePort, None)),
                Expose::None | Expose::Ingress | Expose::Gateway => None,
            },
        }
    }

    /// The Ingress or route that a service wants.
    pub(crate) fn front(&self, key: &str) -> Option<FrontWish> {
        let service = self.service(key);
        let extension = &service.extension;
        let asked = |kind, place| Some(FrontWish { kind, said: Some(Said::extension(place)) });
        match extension.expose {
            Some(XExpose::Ingress) => return asked(FrontKind::Ingress, extension.origin.value("expose")),
            Some(XExpose::Gateway) => return asked(FrontKind::Gateway, extension.origin.value("expose")),
            Some(XExpose::None | XExpose::LoadBalancer | XExpose::NodePort) => return None,
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
            return Some(FrontWish { kind, said: Some(Said::label(label)) });
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

    /// Whether the name of a service is to stand for its Pods themselves, and where a file says so.
    pub(crate) fn headless(&self, key: &str) -> Option<(bool, Said)> {
        let service = self.service(key);
        let extension = service.extension.service.as_ref().and_then(|service| {
            service.headless.map(|is| (is, Said::extension(service.origin.value("headless"))))
        });
        let label = service.labels.service_type.as_ref();
        let label = label.filter(|given| given.value == LabelServiceType::Headless);
        extension.or_else(|| label.map(|given| (true, Said::label(given))))
    }

    /// Where traffic from outside may go, and where a file says so.
    pub(crate) fn traffic_policy(&self, key: &str) -> Option<(XTrafficPolicy, Said)> {
        let service = self.service(key);
        let extension = service.extension.service.as_ref().and_then(|service| {
            let place = || service.origin.value("externalTrafficPolicy");
            service.external_traffic_policy.map(|policy| (policy, Said::extension(place())))
        });
        let label = service.labels.external_traffic_policy.as_ref();
        extension.or_else(|| label.map(|given| (given.value, Said::label(given))))
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
        let ingress = ingress.filter(|_| expose != XExpose::Ingress).map(|found| ("ingress", &found.origin));
        let gateway = gateway.filter(|_| expose != XExpose::Gateway).map(|found| ("gateway", &found.origin));
        for (section, origin) in ingress.into_iter().chain(gateway) {
            let message = format!("`{section}` has no effect beside `expose: {}`", expose.word());
            diagnostics.push(
                Said::extension(origin.whole())
                    .refusal(message)
                    .help(format!("write `expose: {section}`, or remove `{section}`")),
            );
        }
    }
}

fn by_type(found: XServiceType) -> Option<Publication> {
    match found {
        XServiceType::ClusterIp => None,
        XServiceType::NodePort => Some(Publication::NodePort),
        XServiceType::LoadBalancer => Some(Publication::LoadBalancer),
    }
}

/// Whether the type of a Service and the way of exposure exclude each other.
fn differ<T>(((_, kind), expose): &((T, XServiceType), XExpose)) -> bool {
    match expose {
        XExpose::Ingress | XExpose::Gateway => false,
        XExpose::None => *kind != XServiceType::ClusterIp,
        XExpose::LoadBalancer => *kind != XServiceType::LoadBalancer,
        XExpose::NodePort => *kind != XServiceType::NodePort,
    }
}
