//! Which port of a service speaks HTTP.

use super::{Deciding, Subject};
use crate::diagnostic::Diagnostic;
use crate::diagnostic::codes::kubernetes as codes;
use crate::kubernetes::choices::{FrontKind, FrontWish, Said};
use crate::model::Protocol;
use crate::source::Place;
use crate::yaml::decode::Int;

use super::super::ports::Published;

/// What is spoken on a port.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Speech {
    Http,
    Https,
}

/// The ports of containers on which web servers usually listen.
const WEB_PORTS: &[u16] = &[80, 591, 3000, 4200, 5000, 5173, 8000, 8008, 8080, 8081, 8088, 8181, 8888];
const TLS_PORTS: &[u16] = &[443, 8443];

/// What is spoken on a published port, as far as it is HTTP.
pub(crate) fn speech(port: &Published) -> Option<Speech> {
    if port.protocol != Protocol::Tcp {
        return None;
    }
    let by_protocol = port.app_protocol.as_deref().and_then(|word| match word {
        "http" | "http2" | "h2c" | "ws" | "grpc" => Some(Speech::Http),
        "https" | "wss" => Some(Speech::Https),
        _ => None,
    });
    let by_name = || port.name.as_deref().and_then(|name| named(&name.to_ascii_lowercase()));
    let by_machine = || match port.on_machine {
        Some(80) => Some(Speech::Http),
        Some(443) => Some(Speech::Https),
        _ => None,
    };
    by_protocol.or_else(by_name).or_else(|| numbered(port.target)).or_else(by_machine)
}

fn named(name: &str) -> Option<Speech> {
    if name.starts_with("https") {
        return Some(Speech::Https);
    }
    ["http", "web", "grpc"].iter().any(|start| name.starts_with(start)).then_some(Speech::Http)
}

fn numbered(target: u16) -> Option<Speech> {
    if TLS_PORTS.contains(&target) {
        return Some(Speech::Https);
    }
    WEB_PORTS.contains(&target).then_some(Speech::Http)
}

/// A port of the container that speaks HTTP.
#[derive(Clone)]
pub(super) struct Candidate {
    pub(super) number: u16,
    pub(super) speech: Speech,
    pub(super) place: Place,
}

impl Deciding<'_, '_> {
    /// The port to which an Ingress or a route passes requests.
    pub(super) fn http_port(&mut self, subject: &Subject<'_, '_>, wish: &FrontWish) -> Option<Candidate> {
        let chosen = match self.wanted_port(subject.member.key, wish) {
            Some(wanted) => self.known_port(subject, wanted)?,
            None => self.found_port(subject, wish)?,
        };
        if chosen.speech == Speech::Https {
            let message = format!(
                "port {} speaks TLS itself, which whatever passes on requests must be told",
                chosen.number
            );
            self.diagnostics.push(
                Diagnostic::new(codes::HTTPS_BACKEND, chosen.place.clone(), message).help(
                    "add the annotation of your controller, such as `nginx.ingress.kubernetes.io/backend-protocol: HTTPS`, \
                     or use a port that speaks plain HTTP",
                ),
            );
        }
        Some(chosen)
    }

    /// The port that the extension names, if it names one.
    fn wanted_port(&self, key: &str, wish: &FrontWish) -> Option<(Int, Place)> {
        let extension = &self.choices.service(key).extension;
        match wish.kind {
            FrontKind::Ingress => {
                let ingress = extension.ingress.as_ref()?;
                Some((ingress.port?, ingress.origin.value("port")))
            }
            FrontKind::Gateway => {
                let gateway = extension.gateway.as_ref()?;
                Some((gateway.port?, gateway.origin.value("port")))
            }
        }
    }

    /// A port that was asked for by its number; it needs no look of HTTP.
    fn known_port(&mut self, subject: &Subject<'_, '_>, (wanted, place): (Int, Place)) -> Option<Candidate> {
        let ports = &subject.member.ports;
        let fits =
            |number: &u16| ports.declares(*number, Protocol::Tcp) && !ports.is_of_this_machine(*number);
        let Some(number) = u16::try_from(wanted.0).ok().filter(fits) else {
            let message = format!("the service has no TCP port {} that others can reach", wanted.0);
            let help =
                "name a port of the container that `ports` or `expose` lists, and not on a loopback address";
            self.diagnostics.push(Said::by_extension((), place).refused(message).help(help));
            return None;
        };
        let published = subject.open.iter().find(|port| port.target == number);
        let speech = published.and_then(|port| speech(port)).or_else(|| numbered(number));
        Some(Candidate { number, speech: speech.unwrap_or(Speech::Http), place })
    }

    /// The first port that looks like HTTP, and one without TLS if there is any.
    fn found_port(&mut self, subject: &Subject<'_, '_>, wish: &FrontWish) -> Option<Candidate> {
        let found = candidates(subject, wish);
        let plain = found.iter().find(|port| port.speech == Speech::Http);
        let Some(chosen) = plain.or(found.first()).cloned() else {
            if let Some(said) = &wish.said {
                let message = format!("no port of `{}` looks like HTTP", subject.member.key);
                let help =
                    "publish the port with `app_protocol: http`, or name it with `port` in `x-kubernetes`";
                self.diagnostics.push(said.refused(message).help(help));
            }
            return None;
        };
        if found.len() > 1 {
            let list: Vec<String> = found.iter().map(|port| port.number.to_string()).collect();
            let message = format!("requests go to port {}, one of {}", chosen.number, list.join(", "));
            self.diagnostics.push(
                Diagnostic::new(codes::HTTP_PORT_CHOSEN, chosen.place.clone(), message)
                    .help("name another one with `port` in `x-kubernetes` if that is wrong"),
            );
        }
        Some(chosen)
    }
}

/// The ports that look like HTTP: published ones, or, where a file asks for it and none is published, any.
fn candidates(subject: &Subject<'_, '_>, wish: &FrontWish) -> Vec<Candidate> {
    let open = subject.open.iter().filter_map(|port| {
        Some(Candidate { number: port.target, speech: speech(port)?, place: port.place.clone() })
    });
    let said = wish.said.as_ref().filter(|_| subject.open.is_empty());
    let ports = &subject.member.ports;
    let listed = said.into_iter().flat_map(|said| {
        let tcp = ports.declared.iter().filter(|port| port.protocol == Protocol::Tcp);
        let inside = tcp.filter(|port| !ports.published.iter().any(|known| known.target == port.number));
        inside.filter_map(|port| {
            Some(Candidate { number: port.number, speech: numbered(port.number)?, place: said.place.clone() })
        })
    });
    let mut found: Vec<Candidate> = Vec::new();
    for candidate in open.chain(listed) {
        if !found.iter().any(|known| known.number == candidate.number) {
            found.push(candidate);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn http_is_known_by_word_name_or_number() {
        let port = |target, on_machine, name: &str, word: &str| Published {
            target,
            protocol: Protocol::Tcp,
            on_machine,
            address: None,
            on_node: false,
            name: Some(name.to_owned()),
            app_protocol: Some(word.to_owned()),
            place: Place::default(),
            machine_place: Place::default(),
            address_place: Place::default(),
        };
        let table = [
            (port(7000, None, "", "grpc"), Some(Speech::Http)),
            (port(7000, None, "", "wss"), Some(Speech::Https)),
            (port(443, None, "", "http"), Some(Speech::Http)),
            (port(7000, None, "Web UI", ""), Some(Speech::Http)),
            (port(7000, None, "https-admin", ""), Some(Speech::Https)),
            (port(8080, None, "", ""), Some(Speech::Http)),
            (port(8443, None, "", ""), Some(Speech::Https)),
            (port(7000, Some(80), "", ""), Some(Speech::Http)),
            (port(7000, Some(443), "", ""), Some(Speech::Https)),
            (port(3000, Some(443), "", ""), Some(Speech::Http)),
            (port(5432, Some(5432), "db", "postgres"), None),
            (Published { protocol: Protocol::Udp, ..port(443, Some(443), "https", "https") }, None),
        ];
        for (port, expected) in table {
            assert_eq!(speech(&port), expected, "{port:?}");
        }
    }
}
