//! Who reaches whom.

use std::collections::BTreeSet;

use kompose_core::options::kubernetes::NetworkPolicies;
use kompose_snapshots::look::Look;

use super::subject::{Service, Subject, World};
use super::tally::Verdict;

/// Two services reach each other exactly if they share a network.
pub(crate) fn pairs(world: World) {
    let mut shared = world.tally("pairs that share a network");
    let mut apart = world.tally("pairs that share none");
    for subject in world.subjects() {
        let services: Vec<Service> = subject.services().collect();
        for from in &services {
            for to in services.iter().filter(|to| to.name != from.name) {
                let (Some(own), Some(other)) = (from.container(), to.container()) else { continue };
                if own.pod.name() == other.pod.name() || on_host(from) || on_host(to) {
                    continue;
                }
                let allowed = subject.cluster.allows(own.pod, other.pod);
                let meet = !networks(from).is_disjoint(&networks(to));
                let verdict = Verdict::of(allowed == meet, || format!("it is allowed: {allowed}"));
                let way = format!("to {}", to.name);
                let tally = if meet { &mut shared } else { &mut apart };
                tally.of(from, &way, verdict.or_reported(|| lost(subject)));
            }
        }
    }
    shared.finish(&[]);
    apart.finish(&[]);
}

/// Whether the user wants no policies.
fn lost(subject: &Subject) -> bool {
    let never = subject.project.settings.kubernetes.network_policies == NetworkPolicies::Never;
    never && subject.said.iter().any(|said| said.code.slug() == "network-isolation-lost")
}

fn on_host(service: &Service) -> bool {
    service.network_mode() == "host" || members(service).iter().any(|member| member.network_mode() == "host")
}

/// The services in the Pod of a service.
fn members<'a>(service: &Service<'a>) -> Vec<Service<'a>> {
    let Some(container) = service.container() else { return vec![*service] };
    let names: BTreeSet<&str> = container.pod.running().filter_map(|mate| mate.text("/name")).collect();
    service.subject.services().filter(|other| names.contains(other.key().as_str())).collect()
}

/// The networks of a service and of those that share its Pod.
fn networks(service: &Service) -> BTreeSet<String> {
    members(service)
        .iter()
        .flat_map(|member| {
            let listed = member.value.entries("/networks").map(|(name, _)| name.to_owned());
            let bridge = (member.network_mode() == "bridge").then(|| "the bridge of Docker".to_owned());
            listed.chain(bridge).collect::<Vec<_>>()
        })
        .collect()
}

/// A service on internal networks alone reaches no address outside, the others do.
pub(crate) fn outside(world: World) {
    let mut tally = world.tally("ways out of the cluster");
    for subject in world.subjects() {
        let internal = |name: &str| {
            let network = subject.compose.pointer("/networks").and_then(|networks| networks.get(name));
            network.is_some_and(|network| network.flag("/internal"))
        };
        for service in subject.services().filter(|service| !on_host(service)) {
            let Some(container) = service.container() else { continue };
            let own = networks(&service);
            let closed = service.network_mode() == "none"
                || (!own.is_empty() && own.iter().all(|name| internal(name)));
            let out = subject.cluster.reaches_outside(container.pod);
            let verdict = Verdict::of(out != closed, || format!("it gets out: {out}"));
            tally.of(&service, "way out", verdict.or_reported(|| lost(subject)));
        }
    }
    tally.finish(&[]);
}

/// A published port is open to everybody where policies keep services apart.
pub(crate) fn published(world: World) {
    let mut tally = world.tally("published ports through policies");
    for service in world.services().filter(|service| !on_host(service)) {
        let Some(container) = service.container() else { continue };
        let internal = |name: &str| {
            let network = service.subject.compose.pointer("/networks").and_then(|all| all.get(name));
            network.is_some_and(|network| network.flag("/internal"))
        };
        let own = networks(&service);
        if service.network_mode() == "none" || (!own.is_empty() && own.iter().all(|name| internal(name))) {
            continue;
        }
        for port in service.value.items("/ports") {
            let local =
                port.text("/host_ip").is_some_and(|address| address.starts_with("127.") || address == "::1");
            let number = port.number("/target").unwrap_or_default();
            let open = service.subject.cluster.lets_anybody_in(container.pod, number);
            if !local {
                let verdict = Verdict::of(open, || "a policy closes it".to_owned());
                tally.of(&service, &format!("port {number}"), verdict);
            }
        }
    }
    tally.finish(&[]);
}

/// Every kind of DNS setting is that of the Pod.
pub(crate) fn dns(world: World) {
    let mut tally = world.tally("DNS settings and host names");
    for service in world.services() {
        let Some(container) = service.container() else { continue };
        let spec = container.pod.spec();
        for (key, field) in [("/dns", "/dnsConfig/nameservers"), ("/dns_search", "/dnsConfig/searches")] {
            let found = spec.texts(field);
            for wanted in service.value.texts(key).into_iter().filter(|wanted| *wanted != ".") {
                let kept = found.iter().any(|found| found.eq_ignore_ascii_case(wanted));
                let verdict = Verdict::of(kept, || format!("it is not among {found:?}"));
                let path = key.replace('/', ".");
                let reported = || service.says(&["dns-setting-invalid"], &path);
                tally.of(&service, &format!("{key} {wanted}"), verdict.or_reported(reported));
            }
        }
        if let Some(name) = service.value.text("/hostname").filter(|name| !name.is_empty()) {
            let first = name.split('.').next().map(str::to_lowercase).unwrap_or_default().replace('_', "-");
            let found = spec.text("/hostname").unwrap_or_default();
            let fixed = container.pod.kind == "StatefulSet";
            let own = name == service.name && found == service.key();
            let verdict = Verdict::of(found == first || own || fixed, || format!("it is `{found}`"));
            tally.of(
                &service,
                "hostname",
                verdict.or_reported(|| service.says(&["shared-pod-conflict"], "")),
            );
        }
    }
    tally.finish(&[]);
}

/// Nothing reaches a service without a network.
pub(crate) fn without(world: World) {
    let mut tally = world.tally("services without a network");
    for service in world.services().filter(|service| service.network_mode() == "none") {
        let Some(container) = service.container() else { continue };
        let everybody = service.subject.cluster.pods();
        let alone = everybody.iter().filter(|other| other.name() != container.pod.name()).all(|other| {
            let cluster: &kompose_snapshots::cluster::Cluster = &service.subject.cluster;
            !cluster.allows(*other, container.pod) && !cluster.allows(container.pod, *other)
        });
        let verdict = Verdict::of(alone, || "something reaches it".to_owned());
        tally.of(&service, "network", verdict.or_reported(|| lost(service.subject)));
    }
    tally.finish(&[]);
}
