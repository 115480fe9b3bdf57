//! The ports that are reached from outside, for each way of exposing them.

use std::net::IpAddr;

use kompose_snapshots::look::Look;
use serde_json::Value;

use super::ports::{Port, leads_to};
use super::subject::{Service, World, converted_with};
use super::tally::{Exception, Verdict};

/// By default nothing is reached from outside, and every published port is told about.
pub(crate) fn by_default(world: World) {
    let mut tally = world.tally("published ports, not exposed");
    for service in world.plain_services().filter(leaves_it_open) {
        for port in service.value.items("/ports") {
            tally.of(&service, &word(port), closed(&service, port));
        }
    }
    tally.finish(&[]);
}

/// Whether no option says how ports are exposed.
fn leaves_it_open(service: &Service) -> bool {
    let options = &service.subject.project.settings.kubernetes;
    options.expose == kompose_core::options::kubernetes::Expose::None
}

fn word(port: &Value) -> String {
    let published = port.text("/published").unwrap_or_default();
    format!("port {published}:{}", port.number("/target").unwrap_or_default())
}

/// What is said of a port that stays inside.
const INSIDE: &[&str] =
    &["published-port-internal", "loopback-port-not-exposed", "published-on-internal", "host-network"];

fn closed(service: &Service, port: &Value) -> Verdict {
    let cluster = &service.subject.cluster;
    let outer = |object: &Value| matches!(object.text("/spec/type"), Some("LoadBalancer" | "NodePort"));
    let open = cluster.of_kind("Service").any(outer)
        || ["Ingress", "HTTPRoute", "Gateway"].iter().any(|kind| cluster.of_kind(kind).next().is_some());
    let host_port = service.container().is_some_and(|container| {
        container.value.items("/ports").iter().any(|port| port.get("hostPort").is_some())
    });
    if open || host_port {
        return Verdict::Fails("something is open to the outside".to_owned());
    }
    let number = port.number("/target").unwrap_or_default().to_string();
    let path = format!("services.{}", service.name);
    let said = service.subject.said.iter().any(|said| {
        INSIDE.contains(&said.code.slug())
            && said.place.path.starts_with(&path)
            && (said.code.slug() == "host-network" || said.message.contains(&number))
    });
    let silent = service.network_mode() == "none" || service.network_mode().contains(':');
    Verdict::of(said || silent, || "nobody says that it stays inside".to_owned())
}

/// With Services of their own, published ports are open under their published numbers.
pub(crate) fn by_services() {
    let ways = [("loadbalancer", "LoadBalancer", " (LoadBalancer)"), ("nodeport", "NodePort", " (NodePort)")];
    for (option, kind, how) in ways {
        let subjects = converted_with(&[("expose", option)]);
        let world = World::of(&subjects, how);
        let mut tally = world.tally("published ports, by Services");
        for service in world.plain_services() {
            for port in service.value.items("/ports") {
                tally.of(&service, &word(port), open(&service, port, kind));
            }
        }
        tally.finish(BY_SERVICES);
    }
}

const BY_SERVICES: &[Exception] = &[(
    "exposure/shared-pod web: port",
    "another service has the name, so that this one is `web-published-2`",
)];

fn open(service: &Service, port: &Value, kind: &str) -> Verdict {
    let name = format!("{}-published", service.key());
    let object = service.subject.cluster.object("Service", &name);
    let leads = object.is_some_and(|object| {
        let Some((from, to)) = ends(port) else { return false };
        object.text("/spec/type") == Some(kind) && leads_to(&service.subject.cluster, object, (&from, &to))
    });
    if stays_inside(service, port) {
        return Verdict::of(!leads, || "a port of this machine is open to the outside".to_owned());
    }
    Verdict::of(leads, || format!("the Service `{name}` does not lead there"))
        .or_reported(|| service.says(INSIDE, ""))
}

/// The published port of an entry and the port of the container.
fn ends(port: &Value) -> Option<(Port, Port)> {
    let protocol = port.text("/protocol").unwrap_or("tcp").to_uppercase();
    let target = port.number("/target")?;
    let published = port.text("/published").and_then(|text| text.split('-').next()?.parse().ok());
    let published = published.filter(|number| *number != 0).unwrap_or(target);
    Some(((published, protocol.clone()), (target, protocol)))
}

/// Whether a port is open on this machine only, or not at all.
fn stays_inside(service: &Service, port: &Value) -> bool {
    let address = port.text("/host_ip").and_then(|text| text.trim_matches(['[', ']']).parse::<IpAddr>().ok());
    address.is_some_and(|address| address.is_loopback())
        || service.network_mode() == "host"
        || service.network_mode() == "none"
}

/// With an Ingress, ports that speak HTTP are reached under a host name, and the others are told about.
pub(crate) fn by_ingress() {
    let subjects = converted_with(&[("expose", "ingress"), ("host", "{service}.example.com")]);
    let world = World::of(&subjects, " (Ingress)");
    let mut tally = world.tally("published ports, by host names");
    for service in world.plain_services() {
        for port in service.value.items("/ports").iter().filter(|port| !stays_inside(&service, port)) {
            tally.of(&service, &word(port), by_host(&service, port));
        }
    }
    tally.finish(&[]);
}

/// What is said of a port that an Ingress does not lead to.
const NOT_HTTP: &[&str] = &["port-not-http", "http-port-chosen"];

fn by_host(service: &Service, port: &Value) -> Verdict {
    let target = port.number("/target");
    let object = service.subject.cluster.object("Ingress", &service.key()).unwrap_or(&Value::Null);
    let host = format!("{}.example.com", service.key());
    let leads = object.items("/spec/rules").iter().any(|rule| {
        rule.text("/host") == Some(host.as_str())
            && rule.items("/http/paths").iter().any(|path| {
                path.text("/backend/service/name") == Some(service.key().as_str())
                    && path.number("/backend/service/port/number") == target
            })
    });
    let alone = service.value.items("/ports").iter().filter(|other| speaks_http(other)).count() < 2;
    if speaks_http(port) && alone && !leads {
        return Verdict::Fails("no rule of an Ingress leads there".to_owned())
            .or_reported(|| service.says(&["published-on-internal"], ""));
    }
    Verdict::of(leads, || "no rule of an Ingress leads there".to_owned())
        .or_reported(|| service.says(NOT_HTTP, ".ports") || service.says(INSIDE, ""))
}

/// Targets that usually speak HTTP.
const HTTP: &[i64] = &[80, 443, 591, 3000, 4200, 5000, 5173, 8000, 8008, 8080, 8081, 8088, 8181, 8443, 8888];

/// Whether an entry is one for an Ingress.
fn speaks_http(port: &Value) -> bool {
    let word = |key: &str, words: &[&str]| port.text(key).is_some_and(|text| words.contains(&text));
    let named = port.text("/name").unwrap_or_default();
    let tcp = port.text("/protocol").unwrap_or("tcp") == "tcp";
    let number = port.number("/target").is_some_and(|target| HTTP.contains(&target));
    word("/app_protocol", &["http", "https", "http2", "h2c", "ws", "wss", "grpc"])
        || ["http", "https", "web", "grpc"].iter().any(|start| named.starts_with(start))
        || (tcp && (number || word("/published", &["80", "443"])))
}
