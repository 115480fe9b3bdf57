//! The Pod of one service, or of several that share one.

use k8s_openapi::api::core::v1::{
    Container, HostAlias, LocalObjectReference, PodDNSConfig, PodDNSConfigOption, PodOS, PodSpec,
    PodTemplateSpec,
};
use k8s_openapi::apimachinery::pkg::apis::meta::v1::ObjectMeta;

use super::metadata::some_pairs;
use super::plan::names::Taken;
use super::plan::pods::{Attempts, Kind};
use super::plan::{Plan, Pod};
use super::{container, hook, init, names, place, placement, security, seed, wait};
use crate::diagnostic::codes::kubernetes as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Duration, NamespaceMode, NetworkMode, Service};
use crate::yaml::decode::Spanned;

/// What Pods are made from.
pub(crate) fn template(pod: &Pod<'_>, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> PodTemplateSpec {
    PodTemplateSpec {
        metadata: Some(ObjectMeta {
            annotations: some_pairs(pod.annotations.clone()),
            labels: Some(pod.labels.clone()),
            ..ObjectMeta::default()
        }),
        spec: Some(spec(pod, plan, diagnostics)),
    }
}

fn spec(pod: &Pod<'_>, plan: &Plan<'_>, diagnostics: &mut Diagnostics) -> PodSpec {
    let owner = pod.owner;
    let services: Vec<&Service> = pod.members.iter().map(|member| member.service).collect();
    let secured: Vec<_> = pod.members.iter().map(|member| (member.service, &member.ports)).collect();
    let selector = plan.identity.selector(&pod.name);
    let host_network = owner.network_mode == Some(NetworkMode::Host);
    let chosen = &pod.chosen;
    let volumes: Vec<_> = pod.volumes.iter().cloned().chain(wait::token(pod)).collect();
    let level = security::Level::of(pod, plan);
    let (init_containers, containers) = containers(pod, plan, diagnostics);
    let all: Vec<&Container> = init_containers.iter().chain(&containers).collect();
    security::restricted::report(pod, plan, &all, diagnostics);
    PodSpec {
        affinity: placement::affinity(&services, &selector, &pod.together, diagnostics),
        automount_service_account_token: token(pod),
        containers,
        dns_config: dns(owner, diagnostics),
        dns_policy: host_network.then(|| "ClusterFirstWithHostNet".to_owned()),
        enable_service_links: Some(false),
        host_aliases: some(host_aliases(&services, diagnostics)),
        host_ipc: services.iter().any(|service| service.ipc == Some(NamespaceMode::Host)).then_some(true),
        host_network: host_network.then_some(true),
        host_pid: services.iter().any(|service| service.pid == Some(NamespaceMode::Host)).then_some(true),
        hostname: hostname(pod, diagnostics),
        image_pull_secrets: some(chosen.pull_secrets.iter().map(|name| secret(name)).collect()),
        init_containers: some(init_containers),
        node_selector: some_pairs(chosen.node_selector.clone()),
        os: security::is_windows(owner).then(|| PodOS { name: "windows".to_owned() }),
        priority_class_name: chosen.priority_class.clone(),
        restart_policy: restart_policy(pod.kind),
        runtime_class_name: runtime(owner, diagnostics),
        security_context: security::pod_security_context(&secured, pod.fs_group, level, diagnostics),
        service_account_name: pod.account().map(str::to_owned),
        share_process_namespace: shares_processes(&services, diagnostics).then_some(true),
        termination_grace_period_seconds: services.iter().filter_map(|service| grace(service)).max(),
        tolerations: some(chosen.tolerations.clone()),
        topology_spread_constraints: placement::spread(owner, &selector, diagnostics),
        volumes: some(volumes),
        ..PodSpec::default()
    }
}

fn secret(name: &str) -> LocalObjectReference {
    LocalObjectReference { name: name.to_owned() }
}

/// Whether the containers get a token of the account; the cluster decides for an account of the user.
fn token(pod: &Pod<'_>) -> Option<bool> {
    pod.chosen.account.as_ref().map_or(Some(false), |account| account.token)
}

fn some<T>(list: Vec<T>) -> Option<Vec<T>> {
    (!list.is_empty()).then_some(list)
}

/// What runs before, and what runs then.
fn containers(
    pod: &Pod<'_>,
    plan: &Plan<'_>,
    diagnostics: &mut Diagnostics,
) -> (Vec<Container>, Vec<Container>) {
    let level = security::Level::of(pod, plan);
    let mut shared = container::Shared::new(level);
    let mut before = wait::containers(pod, plan);
    let mut sidecars = Vec::new();
    let mut main = Vec::new();
    for member in &pod.members {
        let container = container::container(member, (pod, &mut shared), plan, diagnostics);
        before.extend(seed::containers(member, &container, &before));
        if let Some(first) = init::container((member, level), &container, plan, diagnostics) {
            let members = pod.members.iter().map(|member| &member.name);
            let mut taken = Taken::of(before.iter().map(|container| &container.name).chain(members));
            before.push(Container { name: taken.fresh(&first.name), ..first });
        }
        before.extend(hook::pre_start(member, &container, plan, diagnostics));
        if member.sidecar { sidecars.push(container) } else { main.push(container) }
    }
    before.extend(sidecars);
    (before, main)
}

fn restart_policy(kind: Kind) -> Option<String> {
    kind.attempts().map(|attempts| match attempts {
        Attempts::Once => "Never".to_owned(),
        Attempts::Again(_) | Attempts::Usual => "OnFailure".to_owned(),
    })
}

/// The seconds that a container may take to stop; 0 would delete the Pod while it still runs.
fn grace(service: &Service) -> Option<i64> {
    service.stop_grace_period.map(|time| Duration::seconds_ceil(time).max(1))
}

fn hostname(pod: &Pod<'_>, diagnostics: &mut Diagnostics) -> Option<String> {
    let service = pod.owner;
    let Some(written) = service.hostname.as_deref().filter(|name| !name.is_empty()) else {
        return pod.own_name.clone();
    };
    if pod.kind == Kind::StatefulSet {
        let message =
            format!("the Pods of a StatefulSet have host names of their own: `{}-0` and so on", pod.name);
        diagnostics.push(Diagnostic::new(codes::HOSTNAME_CUT, service.origin.value("hostname"), message));
        return None;
    }
    let first = written.split('.').next().unwrap_or(written);
    // A service whose host name is its own name keeps finding itself, though Kubernetes has another name for it.
    let own =
        pod.own_name.clone().filter(|_| pod.members.first().is_some_and(|member| member.key == written));
    let name = own.or_else(|| names::label(first, names::LABEL))?;
    if name != written.to_ascii_lowercase() {
        let message = format!("the host name of the Pod is `{name}`, because it is a single label");
        let place = service.origin.value("hostname");
        diagnostics.push(Diagnostic::new(codes::HOSTNAME_CUT, place, message));
    }
    Some(name)
}

fn runtime(service: &Service, diagnostics: &mut Diagnostics) -> Option<String> {
    let runtime = service.runtime.as_deref().filter(|runtime| !matches!(*runtime, "" | "runc"))?;
    let place = service.origin.value("runtime");
    let usable = names::is_subdomain(runtime);
    let message = if usable {
        format!("the cluster needs a RuntimeClass named `{runtime}`")
    } else {
        format!("`{runtime}` cannot be the name of a RuntimeClass, so the usual runtime is used")
    };
    diagnostics.push(
        Diagnostic::new(codes::RUNTIME_CLASS_REQUIRED, place, message)
            .help("ask the administrator of the cluster for the RuntimeClass"),
    );
    usable.then(|| runtime.to_owned())
}

/// Whether the containers see each other's processes, which also makes the Pod reap ended ones.
fn shares_processes(services: &[&Service], diagnostics: &mut Diagnostics) -> bool {
    let host = services.iter().any(|service| service.pid == Some(NamespaceMode::Host));
    let joined = services.iter().any(|service| matches!(service.pid, Some(NamespaceMode::Service(_))));
    let mut init = false;
    for service in services.iter().filter(|service| service.init == Some(true)) {
        init = true;
        let message = "the Pod reaps ended processes, and its containers share one process space";
        let place = service.origin.key("init");
        diagnostics.push(Diagnostic::new(codes::INIT_SHARED_PID, place, message));
    }
    !host && (joined || init)
}

/// The most name servers that a Pod can have.
const NAME_SERVERS: usize = 3;

fn dns(service: &Service, diagnostics: &mut Diagnostics) -> Option<PodDNSConfig> {
    let usable = |text: &str| (text.parse::<std::net::IpAddr>().is_ok()).then(|| text.to_owned());
    let servers = settings(service, ("dns", service.dns.iter()), usable, diagnostics);
    if !servers.is_empty() {
        let message =
            format!("{} are asked after the DNS of the cluster, {NAME_SERVERS} at most", servers.join(", "));
        diagnostics.push(Diagnostic::new(codes::DNS_FALLBACK, service.origin.key("dns"), message));
    }
    let domain = |text: &str| {
        let domain = text.to_ascii_lowercase();
        (domain == "." || names::is_subdomain(domain.trim_end_matches('.'))).then_some(domain)
    };
    let searches = settings(service, ("dns_search", service.dns_search.iter()), domain, diagnostics);
    let named = |text: &str| (!text.is_empty() && !text.starts_with(':')).then(|| text.to_owned());
    let options = settings(service, ("dns_opt", service.dns_opt.iter()), named, diagnostics);
    let option = |text: String| {
        let (name, value) =
            text.split_once(':').map_or((text.as_str(), None), |(name, value)| (name, Some(value)));
        PodDNSConfigOption { name: Some(name.to_owned()), value: value.map(str::to_owned) }
    };
    let config = PodDNSConfig {
        nameservers: some(servers.into_iter().take(NAME_SERVERS).collect()),
        options: some(options.into_iter().map(option).collect()),
        searches: some(searches.into_iter().filter(|domain| domain != ".").collect()),
    };
    (config != PodDNSConfig::default()).then_some(config)
}

/// The settings that a cluster takes, as it takes them; the others are reported.
fn settings<'s>(
    service: &Service,
    (key, written): (&str, impl Iterator<Item = &'s Spanned<String>>),
    usable: impl Fn(&str) -> Option<String>,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let mut found = Vec::new();
    for (index, text) in written.enumerate() {
        let setting = usable(&text.value);
        if setting.is_none() {
            let place = place::item(&service.origin, key, index, text.span);
            let message = format!("no cluster takes `{}` here, so it is left out", text.value);
            diagnostics.push(Diagnostic::new(codes::DNS_SETTING_INVALID, place, message).help(
                "name servers are addresses, search domains DNS names, options names such as `ndots:2`",
            ));
        }
        found.extend(setting);
    }
    found
}

/// Extra lines of `/etc/hosts`, one for each address.
fn host_aliases(services: &[&Service], diagnostics: &mut Diagnostics) -> Vec<HostAlias> {
    let mut found: Vec<(String, Vec<String>)> = Vec::new();
    for service in services {
        for (name, addresses) in &service.extra_hosts {
            let place = place::entry(&service.origin, "extra_hosts", name);
            for address in addresses.iter().filter(|address| !address.is_empty()) {
                let address = address.trim_matches(['[', ']']);
                if let Some(problem) = problem(&name.text, address) {
                    diagnostics.push(Diagnostic::new(problem.0, place.clone(), problem.1));
                    continue;
                }
                match found.iter_mut().find(|(known, _)| known == address) {
                    Some((_, names)) if names.contains(&name.text) => {}
                    Some((_, names)) => names.push(name.text.clone()),
                    None => found.push((address.to_owned(), vec![name.text.clone()])),
                }
            }
        }
    }
    found.into_iter().map(|(ip, names)| HostAlias { ip, hostnames: Some(names) }).collect()
}

fn problem(name: &str, address: &str) -> Option<(crate::Code, String)> {
    if address == "host-gateway" {
        let message = format!("`{name}` is left out: a Pod has no host with a fixed address");
        return Some((codes::HOST_GATEWAY_UNSUPPORTED, message));
    }
    if address.parse::<std::net::IpAddr>().is_err() {
        return Some((
            codes::ALIAS_SKIPPED,
            format!("`{name}` is left out: `{address}` is not an IP address"),
        ));
    }
    if !names::is_subdomain(name) {
        return Some((
            codes::ALIAS_SKIPPED,
            format!("`{name}` is left out: it is not a host name that a Pod can have"),
        ));
    }
    None
}
