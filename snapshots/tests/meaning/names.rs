//! The names that services find each other by.

use std::collections::{BTreeMap, BTreeSet};

use kompose_snapshots::cluster::{self, Pod};
use kompose_snapshots::look::Look;
use serde_json::Value;

use super::subject::{Service, Subject, World};
use super::tally::{Exception, Verdict};

/// Codes that say that a further name is not there.
const SKIPPED: &[&str] = &["alias-skipped", "hostname-cut"];

/// Every service is reached by its Compose name.
pub(crate) fn services(world: World) {
    let mut tally = world.tally("services under their names");
    for service in world.services() {
        let found = leads_to(service.subject, service.name, &[service]);
        let verdict = if service.network_mode() == "none" {
            Verdict::of(service.subject.cluster.object("Service", &service.key()).is_none(), || {
                "there is a Service though it has no network".to_owned()
            })
        } else {
            found.or_reported(|| renamed(&service))
        };
        tally.of(&service, "name", verdict);
    }
    tally.finish(SERVICES);
}

const SERVICES: &[Exception] = &[(
    "kubernetes/an_old_name_stays_a_service Old_Name",
    "no Service can have the name, and the new one is the user's choice",
)];

/// Whether no Service can have the name of a service, and a message says so, and the new name leads there.
fn renamed(service: &Service) -> bool {
    let impossible = cluster::service_name(service.name) != Some(service.name.to_lowercase());
    impossible
        && service.says(&["service-renamed"], "")
        && leads_to(service.subject, &service.key(), &[*service]) == Verdict::Holds
}

/// Whether a name leads to the Pods of some services, and to no other.
fn leads_to(subject: &Subject, name: &str, services: &[Service]) -> Verdict {
    let name = name.to_lowercase();
    let Some(object) = subject.cluster.object("Service", &name) else {
        return Verdict::Fails(format!("there is no Service `{name}`"));
    };
    let containers = services.iter().filter_map(Service::container);
    let wanted: BTreeSet<_> = containers.map(|container| container.pod.name()).collect();
    let found: BTreeSet<_> = subject.cluster.behind(object).iter().map(Pod::name).collect();
    if wanted.is_empty() {
        return Verdict::Fails("the service has no container".to_owned());
    }
    Verdict::of(wanted == found, || format!("`{name}` leads to {found:?} and not {wanted:?}"))
}

/// Every alias, link, container name and host name leads to its services.
pub(crate) fn further(world: World) {
    let mut tally = world.tally("further names");
    for subject in world.subjects() {
        let mut users: BTreeMap<String, Vec<(Service, String)>> = BTreeMap::new();
        for service in subject.services() {
            for (name, owner, path) in further_names(&service) {
                users.entry(name.to_lowercase()).or_default().push((owner, path));
            }
        }
        for (name, users) in &users {
            let owners: Vec<Service> = users.iter().map(|(owner, _)| *owner).collect();
            for (owner, path) in users {
                let reported = || !possible(owner, name) && subject.says(SKIPPED, path);
                let verdict = leads_to(subject, name, &owners).or_reported(reported);
                tally.of(owner, &format!("{path}: {name}"), verdict);
            }
        }
    }
    tally.finish(&[]);
}

/// Whether Kubernetes can have a name as it is, and no other service has it.
fn possible(owner: &Service, name: &str) -> bool {
    let mut others = owner.subject.services().filter(|other| other.name != owner.name);
    cluster::service_name(name).as_deref() == Some(name) && !others.any(|other| other.key() == name)
}

/// The further names that a service gives: each with the service that it leads to and the path that says it.
fn further_names<'a>(service: &Service<'a>) -> Vec<(&'a str, Service<'a>, String)> {
    let mut names = Vec::new();
    let path = |key: &str| format!("services.{}.{key}", service.name);
    if matches!(service.network_mode(), "none" | "host") {
        return names;
    }
    for (network, value) in service.value.entries("/networks") {
        let aliases = value.texts("/aliases").into_iter().enumerate();
        names.extend(
            aliases.map(|(at, alias)| (alias, *service, path(&format!("networks.{network}.aliases[{at}]")))),
        );
    }
    for key in ["container_name", "hostname"] {
        names.extend(service.value.text(&format!("/{key}")).map(|name| (name, *service, path(key))));
    }
    for (at, link) in service.value.texts("/links").into_iter().enumerate() {
        let (target, alias) = link.split_once(':').unwrap_or((link, link));
        let target = service.subject.service(target);
        names.extend(target.map(|target| (alias, target, path(&format!("links[{at}]")))));
    }
    names
}

/// Every extra host has its address.
pub(crate) fn extra_hosts(world: World) {
    let mut tally = world.tally("extra hosts");
    for service in world.services() {
        for host in service.value.texts("/extra_hosts") {
            let Some((name, address)) = host.split_once('=') else { continue };
            let verdict = Verdict::of(has_host(&service, name, address), || "no host alias".to_owned());
            let reported = || service.says(&["alias-skipped", "host-gateway-unsupported"], ".extra_hosts");
            tally.of(&service, host, verdict.or_reported(reported));
        }
    }
    tally.finish(&[("networks/host-without-address web", "a variable without a value leaves no address")]);
}

fn has_host(service: &Service, name: &str, address: &str) -> bool {
    let spec = service.container().map_or(&Value::Null, |container| container.pod.spec());
    let address = address.trim_matches(['[', ']']);
    spec.items("/hostAliases")
        .iter()
        .any(|alias| alias.text("/ip") == Some(address) && alias.texts("/hostnames").contains(&name))
}

/// Every service that names itself finds itself, before it is ready too.
pub(crate) fn itself(world: World) {
    let mut tally = world.tally("services that name themselves");
    for service in world.services().filter(names_itself) {
        let Some(container) = service.container() else { continue };
        let name = service.subject.rewritten(service.name).to_lowercase();
        let found = container.pod.spec().text("/hostname").unwrap_or_default();
        tally.of(&service, "own name", Verdict::of(found == name, || format!("the host is `{found}`")));
    }
    tally.finish(ITSELF);
}

const ITSELF: &[Exception] = &[
    ("names/of-ones-own many", "the name leads to all of the Pods, as it does with Docker"),
    ("names/of-ones-own named", "a Pod has one host name, and the user has chosen it"),
];

/// Whether the words or variables of a service have its name with a port behind it.
fn names_itself(service: &Service) -> bool {
    let lists = ["/command", "/entrypoint", "/healthcheck/test"];
    let mut texts: Vec<&str> = lists.iter().flat_map(|key| service.value.texts(key)).collect();
    texts.extend(service.value.entries("/environment").filter_map(|(_, value)| value.as_str()));
    let start = |before: &str| before.is_empty() || before.ends_with([' ', '/', '@', '"', '\'', '=', ',']);
    texts.iter().any(|text| {
        text.match_indices(&format!("{}:", service.name)).any(|(at, found)| {
            let (before, after) =
                (text.get(..at).unwrap_or_default(), text.get(at + found.len()..).unwrap_or_default());
            start(before) && after.starts_with(|c: char| c.is_ascii_digit())
        })
    })
}
