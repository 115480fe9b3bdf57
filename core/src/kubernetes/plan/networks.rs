//! Who can reach whom, and whether policies are needed to keep it so.

use std::collections::{BTreeMap, BTreeSet};
use std::iter;

use super::names::Taken;
use super::pods;
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::kubernetes::names;
use crate::model::{Network, NetworkMode, Project, Service};
use crate::options::kubernetes::NetworkPolicies;
use crate::ordered::Ordered;

/// The networks of a service.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Attached {
    /// The network of the machine.
    Host,
    /// No network at all.
    Nothing,
    /// Networks by their Compose keys.
    To(BTreeSet<String>),
}

/// The networks of the Pod that a service runs in.
pub(crate) fn attached(project: &Project, key: &str) -> Attached {
    let Some(service) = project.services.get(pods::owner(project, key)) else { return Attached::Nothing };
    match service.network_mode {
        Some(NetworkMode::Host) => Attached::Host,
        Some(NetworkMode::None) => Attached::Nothing,
        Some(NetworkMode::Bridge) => Attached::To(iter::once("bridge".to_owned()).ordered_set()),
        Some(NetworkMode::Service(_) | NetworkMode::Container(_) | NetworkMode::Other(_)) | None => {
            let named: BTreeSet<String> =
                service.networks.iter().map(|(key, _)| key.text.clone()).ordered_set();
            Attached::To(if named.is_empty() {
                iter::once("default".to_owned()).ordered_set()
            } else {
                named
            })
        }
    }
}

/// Whether two services can reach each other.
pub(crate) fn share(project: &Project, a: &str, b: &str) -> bool {
    match (attached(project, a), attached(project, b)) {
        (Attached::Nothing, _) | (_, Attached::Nothing) => false,
        (Attached::Host, _) | (_, Attached::Host) => true,
        (Attached::To(a), Attached::To(b)) => !a.is_disjoint(&b),
    }
}

/// A network that services of the project use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Net {
    /// What stands for it in labels and in the name of its policy.
    pub(crate) label: String,
    pub(crate) internal: bool,
    pub(crate) external: bool,
}

/// The networks of the project, and whether policies keep them apart.
#[derive(Debug, Clone, Default)]
pub(crate) struct Networks {
    pub(crate) used: BTreeMap<String, Net>,
    pub(crate) policies: bool,
    /// Whether there are no policies at all, by the user's wish.
    pub(crate) never: bool,
    /// Whether policies would be needed to keep services as far apart as Compose does.
    apart: bool,
}

impl Networks {
    pub(crate) fn new(project: &Project, wish: NetworkPolicies) -> Self {
        let mut groups: BTreeSet<BTreeSet<String>> = BTreeSet::new();
        for (key, service) in &project.services {
            if let (None, Attached::To(nets)) = (&service.provider, attached(project, &key.text)) {
                groups.insert(nets);
            }
        }
        let keys: BTreeSet<&String> = groups.iter().flatten().ordered_set();
        let mut labels = Taken::default();
        let used: BTreeMap<String, Net> =
            keys.into_iter().map(|key| (key.clone(), net(project, key, &mut labels))).ordered_map();
        let internal = used.values().any(|net| net.internal);
        let apart = internal || some_are_apart(&groups);
        let policies = match wish {
            NetworkPolicies::Auto => apart,
            NetworkPolicies::Always => !used.is_empty(),
            NetworkPolicies::Never => false,
        };
        Self { used, policies, never: wish == NetworkPolicies::Never, apart }
    }

    /// The marks of a Pod on these networks.
    pub(crate) fn marks(&self, attached: &Attached) -> Vec<&Net> {
        match attached {
            Attached::To(keys) if self.policies => keys.iter().filter_map(|key| self.used.get(key)).collect(),
            Attached::To(_) | Attached::Host | Attached::Nothing => Vec::new(),
        }
    }

    /// Whether any network has no way out.
    pub(crate) fn has_internal(&self) -> bool {
        self.used.values().any(|net| net.internal)
    }

    /// Whether all networks of a service have no way out.
    pub(crate) fn only_internal(&self, attached: &Attached) -> bool {
        match attached {
            Attached::To(keys) => keys.iter().all(|key| self.used.get(key).is_some_and(|net| net.internal)),
            Attached::Host | Attached::Nothing => false,
        }
    }
}

/// Whether any two groups of networks have no network in common.
fn some_are_apart(groups: &BTreeSet<BTreeSet<String>>) -> bool {
    let everywhere = |net: &String| groups.iter().all(|group| group.contains(net));
    let together = groups.first().is_none_or(|first| first.iter().any(everywhere));
    let mut pairs = groups
        .iter()
        .enumerate()
        .flat_map(|(index, group)| groups.iter().skip(index + 1).map(move |other| (group, other)));
    !together && pairs.any(|(group, other)| group.is_disjoint(other))
}

fn net(project: &Project, key: &str, labels: &mut Taken) -> Net {
    let network = project.networks.get(key);
    let external = network.is_some_and(Network::is_external);
    let name = network.filter(|_| external).and_then(|network| network.name.as_deref()).unwrap_or(key);
    // The label's key is `network.` and the name, together at most 63 characters, with room for a number.
    let label = names::label(name, names::LABEL - "network.-99".len()).unwrap_or_default();
    let label = labels.fresh(&label);
    Net { label, internal: network.is_some_and(|network| network.internal == Some(true)), external }
}

/// Says what of the networks differs from Docker.
pub(crate) fn report(project: &Project, networks: &Networks, policies: usize, diagnostics: &mut Diagnostics) {
    report_lost(project, networks, diagnostics);
    for (key, network) in &project.networks {
        if !networks.used.contains_key(&key.text) {
            continue;
        }
        if network.is_external() {
            let name = network.name.as_deref().unwrap_or(key);
            let message = format!("the network `{name}` belongs to somebody else; nothing is created for it");
            diagnostics.push(Diagnostic::new(
                codes::EXTERNAL_NETWORK,
                network.origin.key("external"),
                message,
            ));
        }
        if !network.labels.is_empty() {
            let message =
                format!("the labels of `{}` are kept on its NetworkPolicy, if it has one", key.text);
            diagnostics.push(Diagnostic::new(codes::NETWORK_LABELS, network.origin.key("labels"), message));
        }
    }
    if policies > 0 {
        diagnostics.push(generated(project, networks, policies));
    }
}

/// Says that there are policies, and what they do.
fn generated(project: &Project, networks: &Networks, policies: usize) -> Diagnostic {
    let (subject, s) = if policies == 1 {
        ("1 NetworkPolicy".to_owned(), "s")
    } else {
        (format!("{policies} NetworkPolicies"), "")
    };
    let mut place = project.origin.key("networks");
    let what = if !networks.policies {
        let alone =
            project.services.0.values().find(|service| service.network_mode == Some(NetworkMode::None));
        place = alone.map_or(place, |service| service.origin.value("network_mode"));
        format!("keep{s} services off the network that ask for none")
    } else if networks.apart {
        format!("keep{s} services apart that share no network")
    } else {
        format!("name{s} who may connect")
    };
    Diagnostic::new(codes::NETWORK_POLICY_GENERATED, place, format!("{subject} {what}"))
        .help("check that the network plug-in of the cluster enforces NetworkPolicies")
}

/// Says what is lost when nobody wants policies.
fn report_lost(project: &Project, networks: &Networks, diagnostics: &mut Diagnostics) {
    const HELP: &str = "leave `--network-policies` at `auto` to keep them apart";
    let mut lost = |place, message: String| {
        diagnostics.push(Diagnostic::new(codes::NETWORK_ISOLATION_LOST, place, message).help(HELP));
    };
    if !networks.never {
        return;
    }
    if networks.apart {
        let outside = if networks.has_internal() { ", and internal ones the internet" } else { "" };
        let message = format!("services on different networks can reach each other{outside}");
        lost(project.origin.key("networks"), message);
    }
    for (key, service) in &project.services {
        if service.network_mode == Some(NetworkMode::None) {
            let message = format!("`{}` has a network, though it asks for none", key.text);
            lost(service.origin.value("network_mode"), message);
        }
    }
}

/// Says what of the network of one service differs from Docker.
pub(crate) fn report_service(project: &Project, service: &Service, diagnostics: &mut Diagnostics) {
    let place = service.origin.value("network_mode");
    let (code, message) = match &service.network_mode {
        Some(NetworkMode::Host) => {
            let targets = service.ports.iter().filter_map(|port| port.target);
            let ports: Vec<String> = targets.map(|target| target.0.to_string()).collect();
            let ignored = match ports.as_slice() {
                [] => String::new(),
                ports => format!("; `ports` ({}) has no effect", ports.join(", ")),
            };
            (codes::HOST_NETWORK, format!("the Pod uses the network of its node{ignored}"))
        }
        Some(NetworkMode::Bridge) => (
            codes::BRIDGE_NETWORK,
            "on Docker's default bridge services have no names; here they have".to_owned(),
        ),
        Some(NetworkMode::Container(name)) if pods::containing(project, name).is_none() => (
            codes::NETWORK_MODE_CONTAINER,
            format!("`{name}` is no service of this project, so its network is not shared"),
        ),
        Some(NetworkMode::Other(name)) => {
            (codes::NETWORK_MODE_CONTAINER, format!("`{name}` is no network mode that Kubernetes has"))
        }
        _ => return,
    };
    diagnostics.push(Diagnostic::new(code, place, message));
}
