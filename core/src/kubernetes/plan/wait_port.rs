//! The port by which others tell whether a service is ready.

use super::ports::Ports;
use super::references;
use crate::model::{Protocol, Service, Test};

/// The ports of well-known clients, by the program that a health check runs.
const CLIENTS: [(&str, u16); 11] = [
    ("pg_isready", 5432),
    ("psql", 5432),
    ("mysqladmin", 3306),
    ("mariadb-admin", 3306),
    ("redis-cli", 6379),
    ("valkey-cli", 6379),
    ("mongosh", 27017),
    ("mongo", 27017),
    ("rabbitmq-diagnostics", 5672),
    ("rabbitmqctl", 5672),
    ("cqlsh", 9042),
];

/// The ports of well-known images, by the last part of their names.
const IMAGES: [(&str, u16); 19] = [
    ("postgres", 5432),
    ("postgis", 5432),
    ("pgvector", 5432),
    ("timescaledb", 5432),
    ("mysql", 3306),
    ("mariadb", 3306),
    ("percona", 3306),
    ("redis", 6379),
    ("valkey", 6379),
    ("keydb", 6379),
    ("mongo", 27017),
    ("rabbitmq", 5672),
    ("memcached", 11211),
    ("elasticsearch", 9200),
    ("opensearch", 9200),
    ("nats", 4222),
    ("cassandra", 9042),
    ("etcd", 2379),
    ("minio", 9000),
];

/// The port, and whether it is only assumed from the software; `used` is what references show.
pub(super) fn port(service: &Service, ports: &Ports, used: Option<u16>) -> Option<(u16, bool)> {
    let words = check_words(service);
    let tcp = |port: &&super::ports::ServicePort| port.protocol == Protocol::Tcp;
    let declared = ports.declared.iter().find(tcp).map(|port| port.number);
    let known = [check_port(&words), declared, used];
    let assumed = [client_port(&words), image_port(service)];
    let known = known.into_iter().flatten().map(|port| (port, false));
    let assumed = assumed.into_iter().flatten().map(|port| (port, true));
    let reachable =
        |port: u16| ports.declared.is_empty() || ports.all().filter(tcp).any(|known| known.number == port);
    known.chain(assumed).find(|(port, _)| reachable(*port))
}

/// The words of the health check, a shell line cut at blanks.
fn check_words(service: &Service) -> Vec<&str> {
    match service.healthcheck.as_ref().and_then(|check| check.test.as_ref()) {
        Some(Test::Command(words) | Test::Shell(words)) => {
            words.iter().flat_map(|word| word.split_whitespace()).map(unquoted).collect()
        }
        Some(Test::None) | None => Vec::new(),
    }
}

fn unquoted(word: &str) -> &str {
    word.trim_matches(['"', '\'', '`', '(', ')', ';', '|', '&'])
}

/// The port that a health check names.
fn check_port(words: &[&str]) -> Option<u16> {
    let url = words.iter().find_map(|word| url_port(word));
    let option = || {
        words.iter().zip(words.iter().skip(1)).find_map(|(option, value)| {
            matches!(*option, "-p" | "--port").then(|| value.parse().ok()).flatten()
        })
    };
    let joined = || words.iter().find_map(|word| word.strip_prefix("--port=")?.parse().ok());
    let netcat = || {
        let at = words.iter().position(|word| matches!(*word, "nc" | "ncat" | "netcat"))?;
        words.iter().skip(at + 1).find_map(|word| word.parse::<u16>().ok().filter(|port| *port > 9))
    };
    url.or_else(option).or_else(joined).or_else(netcat)
}

fn url_port(word: &str) -> Option<u16> {
    let (scheme, rest) = word.split_once("://")?;
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let authority = rest.get(..end)?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let at = host.rfind(':').filter(|_| !host.ends_with(']'));
    match at.and_then(|at| host.get(at..)).and_then(references::port) {
        Some(port) => Some(port),
        None if scheme.ends_with("https") => Some(443),
        None if scheme.ends_with("http") => Some(80),
        None => None,
    }
}

fn client_port(words: &[&str]) -> Option<u16> {
    words.iter().find_map(|word| {
        let program = word.rsplit('/').next().unwrap_or(word);
        CLIENTS.iter().find(|(client, _)| program == *client).map(|(_, port)| *port)
    })
}

fn image_port(service: &Service) -> Option<u16> {
    let image = service.image.as_deref()?;
    let name = image.rsplit('/').next()?.split([':', '@']).next()?;
    IMAGES.iter().find(|(known, _)| *known == name).map(|(_, port)| *port)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_health_check_names_its_port() {
        let table = [
            ("curl -f http://localhost:8080/health", Some(8080)),
            ("curl -f https://localhost", Some(443)),
            ("wget -q http://[::1]:90/", Some(90)),
            ("nc -z localhost 5000", Some(5000)),
            ("pg_isready -U x -p 5433", Some(5433)),
            ("mysqladmin ping --port=3307", Some(3307)),
            ("pg_isready -U x", None),
        ];
        for (line, port) in table {
            let words: Vec<&str> = line.split(' ').collect();
            assert_eq!(check_port(&words), port, "{line}");
        }
    }
}
