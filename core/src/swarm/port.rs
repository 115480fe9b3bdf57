//! Published ports.

use std::collections::BTreeSet;
use std::net::IpAddr;
use std::ops::RangeInclusive;

use super::connection::{Connection, connection};
use super::document::Port;
use crate::diagnostic::codes::{shared, swarm as codes};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{self, DeployMode, PortMode, Protocol, Service, UpdateOrder};
use crate::source::Place;

/// The ports of a service, each number in an entry of its own.
pub(super) fn ports(service: &Service, loopback: bool, diagnostics: &mut Diagnostics) -> Vec<Port> {
    if matches!(connection(service), Connection::Host) {
        return Vec::new();
    }
    let mut ports: Vec<Port> = Vec::new();
    let mut known = BTreeSet::new();
    for port in &service.ports {
        let expanded = expand(port, diagnostics);
        report_mode(service, port, diagnostics);
        if is_published(port, loopback, diagnostics) {
            ports.extend(
                expanded
                    .into_iter()
                    .filter(|port| known.insert((port.mode, port.protocol, port.published, port.target))),
            );
        }
    }
    ports
}

/// The numbers that a published port stands for.
fn expand(port: &model::Port, diagnostics: &mut Diagnostics) -> Vec<Port> {
    let Some(target) = target(port, diagnostics) else { return Vec::new() };
    let published = match port.published.as_deref() {
        None | Some("" | "0") => None,
        Some(published) => match numbers(port, published, diagnostics) {
            None => return Vec::new(),
            range => range,
        },
    };
    let entry = |published: Option<u16>| Port {
        mode: Some(port.mode.unwrap_or(PortMode::Ingress)),
        protocol: Some(port.protocol.unwrap_or(Protocol::Tcp)),
        published,
        target: Some(target),
    };
    let Some(published) = published else { return vec![entry(None)] };
    if published.len() > 1 {
        let message = format!(
            "every port from {} to {} leads to port {target}, not just a free one of them",
            published.start(),
            published.end()
        );
        diagnostics.push(Diagnostic::new(codes::STACK_PORT_RANGE, port.origin.value("published"), message));
    }
    published.map(|published| entry(Some(published))).collect()
}

/// The port of the container.
fn target(port: &model::Port, diagnostics: &mut Diagnostics) -> Option<u16> {
    let target = port.target?.0;
    let number = u16::try_from(target).ok().filter(|number| *number > 0);
    if number.is_none() {
        diagnostics.push(no_port(port, "target", &target.to_string()));
    }
    number
}

fn no_port(port: &model::Port, key: &str, text: &str) -> Diagnostic {
    let message = format!("`{text}` is neither a port nor a range of ports");
    Diagnostic::new(shared::PORT_INVALID, port.origin.value(key), message)
        .help("ports are whole numbers from 1 to 65535")
}

/// The numbers of a port or a range that is published.
fn numbers(port: &model::Port, text: &str, diagnostics: &mut Diagnostics) -> Option<RangeInclusive<u16>> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let number = |text: &str| text.parse::<u16>().ok().filter(|number| *number > 0);
    let range = number(first).zip(number(last)).map(|(first, last)| first..=last);
    let range = range.filter(|range| !range.is_empty());
    if range.is_none() {
        diagnostics.push(no_port(port, "published", text));
    }
    range
}

/// Whether a port is published: one that only its own machine was meant to reach is not, unless `loopback` says so.
fn is_published(port: &model::Port, loopback: bool, diagnostics: &mut Diagnostics) -> bool {
    let Some(host_ip) = port.host_ip.as_deref() else { return true };
    let Ok(address) = host_ip.trim_matches(['[', ']']).parse::<IpAddr>() else { return true };
    let shown = shown(port);
    let place = port.origin.value("host_ip");
    if address.is_loopback() {
        diagnostics.push(loopback_port(&shown, loopback, place));
        return loopback;
    }
    if !address.is_unspecified() {
        let message = format!("port {shown} is open on all addresses of all nodes, not on `{host_ip}` alone");
        diagnostics
            .push(Diagnostic::new(codes::STACK_HOST_IP, place, message).help("let a firewall restrict it"));
    }
    true
}

/// Says what becomes of a port that was for one machine.
fn loopback_port(shown: &str, published: bool, place: Place) -> Diagnostic {
    let what = format!("port {shown} was for its own machine only;");
    let warning = |message| Diagnostic::new(codes::STACK_LOOPBACK_PORT, place, message);
    if published {
        return warning(format!("{what} Swarm opens it on every node, as you asked"))
            .help("let a firewall restrict it");
    }
    warning(format!("{what} Swarm would open it on every node, so it is left out"))
        .help("services of the stack reach each other without published ports")
        .help("to open it to everyone, publish it without the address, or say `--publish-loopback`")
}

/// The port as people name it.
fn shown(port: &model::Port) -> String {
    let published = port.published.as_deref().filter(|published| !matches!(*published, "" | "0"));
    let target = port.target.map(|target| target.0.to_string());
    published.map(str::to_owned).or(target).unwrap_or_default()
}

/// Says when a port of the node keeps tasks from sharing a node.
fn report_mode(service: &Service, port: &model::Port, diagnostics: &mut Diagnostics) {
    let deploy = service.deploy.as_ref();
    let replicas = service.scale.or_else(|| deploy.and_then(|deploy| deploy.replicas));
    let global = deploy.and_then(|deploy| deploy.mode).is_some_and(|mode| mode != DeployMode::Replicated);
    let update = deploy.and_then(|deploy| deploy.update_config.as_ref());
    let start_first = update.is_some_and(|update| update.order == Some(UpdateOrder::StartFirst));
    let several = !global && replicas.is_some_and(|replicas| replicas.0 > 1);
    if port.mode == Some(PortMode::Host) && (several || start_first) {
        let message =
            format!("each node has port {} once, so it can run one task of this service only", shown(port));
        diagnostics.push(Diagnostic::new(codes::STACK_HOST_PORT, port.origin.value("mode"), message));
    }
}
