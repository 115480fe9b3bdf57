//! The ports that services reach each other by.

use kompose_snapshots::cluster::{Cluster, Pod};
use kompose_snapshots::look::Look;
use serde_json::Value;

use super::subject::{Service, World};
use super::tally::Verdict;

/// A port by its number and its protocol in capitals.
pub(crate) type Port = (i64, String);

/// Every port of a container is reached under its own number at the name of its service.
pub(crate) fn inside(world: World) {
    let mut tally = world.tally("ports inside of the cluster");
    for service in world.services().filter(|service| service.network_mode() != "none") {
        for port in declared(&service) {
            tally.of(&service, &format!("port {}/{}", port.0, port.1), reachable(&service, &port));
        }
    }
    tally.finish(&[]);
}

/// The ports of `ports` and `expose`; on the network of the host, `ports` means nothing to Docker either.
fn declared(service: &Service) -> Vec<Port> {
    let protocol = |text: Option<&str>| text.unwrap_or("tcp").to_uppercase();
    let published = service.value.items("/ports").iter();
    let published = published.filter(|_| service.network_mode() != "host");
    let mut ports: Vec<Port> = published
        .filter_map(|port| Some((port.number("/target")?, protocol(port.text("/protocol")))))
        .collect();
    for text in service.value.items("/expose") {
        let text = text.as_str().map_or_else(|| text.to_string(), str::to_owned);
        let (numbers, kind) = text.split_once('/').unwrap_or((&text, "tcp"));
        let (first, last) = numbers.split_once('-').unwrap_or((numbers, numbers));
        let (first, last) = (first.parse().unwrap_or_default(), last.parse().unwrap_or_default());
        ports.extend((first..=last).map(|number| (number, protocol(Some(kind)))));
    }
    ports.sort();
    ports.dedup();
    ports
}

fn reachable(service: &Service, port: &Port) -> Verdict {
    let cluster = &service.subject.cluster;
    let (Some(container), Some(object)) = (service.container(), cluster.object("Service", &service.key()))
    else {
        return Verdict::Fails("there is no container or no Service".to_owned());
    };
    let open =
        container.value.items("/ports").iter().any(|item| item.number("/containerPort") == Some(port.0));
    let headless = object.text("/spec/clusterIP") == Some("None");
    let listed = object.items("/spec/ports").is_empty();
    let leads = (headless && listed) || leads_to(cluster, object, (port, port));
    Verdict::of(open && leads, || "the Service does not lead there".to_owned())
        .or_reported(|| service.says(&["shared-pod-conflict"], ""))
}

/// Whether a port of a Service leads to a port of every Pod behind it.
pub(crate) fn leads_to(cluster: &Cluster, service: &Value, (from, to): (&Port, &Port)) -> bool {
    let protocol = |port: &Value| port.text("/protocol").unwrap_or("TCP").to_owned();
    let mut ports = service.items("/spec/ports").iter();
    let Some(port) = ports.find(|port| port.number("/port") == Some(from.0) && protocol(port) == from.1)
    else {
        return false;
    };
    let pods = cluster.behind(service);
    let aim = |pod: &Pod| match port.pointer("/targetPort") {
        None => Some(from.0),
        Some(Value::String(name)) => named(pod, name, &from.1),
        Some(number) => number.as_i64(),
    };
    !pods.is_empty() && pods.iter().all(|pod| aim(pod) == Some(to.0)) && from.1 == to.1
}

/// The number of the first port of a Pod that has a name and a protocol.
fn named(pod: &Pod, name: &str, protocol: &str) -> Option<i64> {
    let mut ports = pod.running().flat_map(|container| container.items("/ports"));
    let fits = |port: &&Value| {
        port.text("/name") == Some(name) && port.text("/protocol").unwrap_or("TCP") == protocol
    };
    ports.find(fits)?.number("/containerPort")
}
