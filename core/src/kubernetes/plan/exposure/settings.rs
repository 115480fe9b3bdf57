//! The options about ways into the cluster: whether Kubernetes could take them, and the Gateway that they name.

use super::rules::{SERVICE, is_host};
use super::{Exposure, FrontWay};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::gateway_api::ParentReference;
use crate::kubernetes::names;
use crate::options::KubernetesOptions;
use crate::source::Place;

/// An option, its value, whether that is good, and what it may be.
type Check<'c> = (&'c str, &'c Option<String>, &'c dyn Fn(&str) -> bool, &'c str);

/// Reports options that Kubernetes could not take.
pub(super) fn check(options: &KubernetesOptions, diagnostics: &mut Diagnostics) {
    let is_pattern = |host: &str| is_host(&host.replace(SERVICE, "service"));
    let is_gateway = |gateway: &str| {
        let (namespace, name) = split(gateway);
        namespace.is_none_or(names::is_label) && names::is_subdomain(name)
    };
    let checks: [Check<'_>; 4] = [
        ("host", &options.host, &is_pattern, "a host name such as `{service}.example.com`"),
        ("gateway", &options.gateway, &is_gateway, "NAME or NAMESPACE/NAME, in lower case"),
        ("gateway-class", &options.gateway_class, &names::is_subdomain, "the name of a GatewayClass"),
        ("ingress-class", &options.ingress_class, &names::is_subdomain, "the name of an IngressClass"),
    ];
    for (option, value, good, allowed) in checks {
        if let Some(value) = value.as_deref().filter(|value| !good(value)) {
            let message = format!("`--{option}` cannot be `{value}`");
            diagnostics.push(
                Diagnostic::new(codes::OPTION_INVALID, Place::default(), message)
                    .help(format!("it is {allowed}")),
            );
        }
    }
}

fn split(gateway: &str) -> (Option<&str>, &str) {
    gateway.split_once('/').map_or((None, gateway), |(namespace, name)| (Some(namespace), name))
}

/// The Gateway that routes belong to.
pub(super) enum Parent {
    /// One that exists.
    Named(ParentReference),
    /// One of this class that is written.
    Own { name: String, class: String },
    /// None; whether that is reported.
    Missing { reported: bool },
}

impl Parent {
    pub(super) fn of(options: &KubernetesOptions, project: &str, diagnostics: &mut Diagnostics) -> Self {
        if let (Some(gateway), Some(class)) = (&options.gateway, &options.gateway_class) {
            let message = format!(
                "`--gateway {gateway}` names a Gateway, and `--gateway-class {class}` asks for another one"
            );
            diagnostics.push(
                Diagnostic::new(codes::OPTION_CONFLICT, Place::default(), message).help(
                    "give `--gateway` if the cluster has a Gateway, and `--gateway-class` if it has none",
                ),
            );
        }
        if let Some(gateway) = &options.gateway {
            let (namespace, name) = split(gateway);
            let namespace = namespace.map(str::to_owned);
            return Self::Named(ParentReference { name: name.to_owned(), namespace, section_name: None });
        }
        let name = names::label(project, names::LABEL).unwrap_or_default();
        match options.gateway_class.clone() {
            Some(class) => Self::Own { name, class },
            None => Self::Missing { reported: false },
        }
    }

    /// How a route refers to it; that there is none is reported once.
    pub(super) fn reference(
        &mut self,
        place: &Place,
        diagnostics: &mut Diagnostics,
    ) -> Option<ParentReference> {
        match self {
            Self::Named(parent) => Some(parent.clone()),
            Self::Own { name, .. } => {
                Some(ParentReference { name: name.clone(), ..ParentReference::default() })
            }
            Self::Missing { reported } => {
                if !std::mem::replace(reported, true) {
                    let message = "a route needs a Gateway, and none is named";
                    diagnostics.push(Diagnostic::new(codes::GATEWAY_MISSING, place.clone(), message).help(
                        "name the Gateway of the cluster with `--gateway NAMESPACE/NAME`, or have one written with `--gateway-class CLASS`",
                    ));
                }
                None
            }
        }
    }

    /// The name and the class of the Gateway that is written, if a route belongs to it.
    pub(super) fn written<'e>(
        self,
        mut exposures: impl Iterator<Item = &'e Exposure>,
    ) -> Option<(String, String)> {
        let Self::Own { name, class } = self else { return None };
        let used = exposures.any(|exposure| match exposure.front.as_ref().map(|front| &front.way) {
            Some(FrontWay::Routes { parents, .. }) => {
                parents.iter().any(|parent| parent.name == name && parent.namespace.is_none())
            }
            Some(FrontWay::Ingress { .. }) | None => false,
        });
        used.then_some((name, class))
    }
}
