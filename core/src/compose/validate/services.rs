//! Checks of one service by itself.

use std::net::IpAddr;

use crate::diagnostic::codes::compose as codes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Service;
use crate::source::Place;
use crate::yaml::Key;

pub(super) fn check(name: &Key, service: &Service, diagnostics: &mut Diagnostics) {
    source(name, service, diagnostics);
    networking(name, service, diagnostics);
    replicas(name, service, diagnostics);
    ports(service, diagnostics);
    env_files(service, diagnostics);
}

/// A service comes from an image, a build or a provider.
fn source(name: &Key, service: &Service, diagnostics: &mut Diagnostics) {
    if service.build.is_some() || service.provider.is_some() {
        return;
    }
    let (place, message) = match service.image.as_deref() {
        None => {
            let message =
                format!("the service `{name}` has neither `image` nor `build`, so there is nothing to run");
            (Place::new(format!("services.{name}"), name.span), message)
        }
        Some("") => {
            let message = format!(
                "the `image` of `{name}` is empty and there is no `build`, so there is nothing to run"
            );
            (service.origin.value("image"), message)
        }
        Some(_) => return,
    };
    let help = "name an image, such as `image: nginx:1.27`, or a folder to build, such as `build: .`";
    diagnostics.push(Diagnostic::new(codes::NO_IMAGE, place, message).help(help));
}

fn networking(name: &Key, service: &Service, diagnostics: &mut Diagnostics) {
    if service.network_mode.is_some() && !service.networks.is_empty() {
        let message =
            format!("the service `{name}` has both `network_mode` and `networks`, which exclude each other");
        let place = service.origin.key("network_mode");
        diagnostics.push(Diagnostic::new(codes::CONTRADICTION, place, message).help("keep one of the two"));
    }
}

fn replicas(name: &Key, service: &Service, diagnostics: &mut Diagnostics) {
    let deployed = service.deploy.as_ref().and_then(|deploy| deploy.replicas);
    if let (Some(scale), Some(replicas)) = (service.scale, deployed)
        && scale != replicas
    {
        let message = format!("`scale` is {} and `deploy.replicas` is {}", scale.0, replicas.0);
        let diagnostic = Diagnostic::new(codes::CONTRADICTION, service.origin.value("scale"), message);
        diagnostics.push(diagnostic.help("keep one of the two"));
    }
    let count = service.scale.or(deployed).map_or(1, |count| count.0);
    if count < 0 {
        let place = service.deploy.as_ref().filter(|_| service.scale.is_none());
        let place =
            place.map_or_else(|| service.origin.value("scale"), |deploy| deploy.origin.value("replicas"));
        let message = format!("the service `{name}` cannot have {count} containers");
        diagnostics.push(Diagnostic::new(codes::INVALID_VALUE, place, message));
    }
    if count > 1 && service.container_name.is_some() {
        let message = format!("{count} containers of `{name}` cannot all have the same `container_name`");
        let diagnostic = Diagnostic::new(codes::CONTRADICTION, service.origin.key("container_name"), message);
        diagnostics
            .push(diagnostic.help("take `container_name` out; the service's own name reaches all of them"));
    }
}

fn ports(service: &Service, diagnostics: &mut Diagnostics) {
    for (index, port) in service.ports.iter().enumerate() {
        if port.target.is_none() {
            let mut place = port.origin.whole();
            place.path = format!("{}.ports[{index}]", service.origin.path);
            let message = "a published port must name the port of the container as its `target`";
            let help = "write `target:` and the port that the container listens on, such as `target: 80`";
            diagnostics.push(Diagnostic::new(codes::MISSING_KEY, place, message).help(help));
        }
        if let Some(target) = port.target.filter(|target| target.0 < 0) {
            let message = format!("there is no port {}", target.0);
            let diagnostic = Diagnostic::new(codes::INVALID_VALUE, port.origin.value("target"), message);
            diagnostics.push(diagnostic.help("ports are whole numbers from 1 to 65535"));
        }
        if let Some(address) = port.host_ip.as_deref().filter(|address| address.parse::<IpAddr>().is_err()) {
            let message = format!("`{address}` is not an IP address");
            let diagnostic = Diagnostic::new(codes::INVALID_VALUE, port.origin.value("host_ip"), message);
            diagnostics.push(diagnostic.help("write an address such as `127.0.0.1`"));
        }
    }
}

fn env_files(service: &Service, diagnostics: &mut Diagnostics) {
    for file in &service.env_file {
        let Some(format) = file.format.as_deref().filter(|format| !matches!(*format, "" | "raw")) else {
            continue;
        };
        let message = format!("`{format}` is not a format of env files");
        let place = file.origin.value("format");
        let help = "`raw` takes values as they stand, quotes and all; leave the key out for the usual format";
        diagnostics.push(Diagnostic::new(codes::INVALID_VALUE, place, message).help(help));
    }
}
