//! The short form of a port: `8080:80`, `127.0.0.1:3000-3005:3000-3005/udp`, `80`.

use std::net::IpAddr;
use std::ops::RangeInclusive;

use super::syntax::SyntaxError;

const HELP: &str = "write `HOST:CONTAINER`, such as `8080:80`, or only the container's port, such as `80`";

/// One published port. A short form with ranges stands for several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ShortPort {
    /// The address of the host to listen on; absent for all of them.
    pub(crate) host_ip: Option<String>,
    /// The port of the host, or a range to choose one from; absent for any free port.
    pub(crate) published: Option<String>,
    /// The port of the container.
    pub(crate) target: u16,
    /// The transport protocol in lower case.
    pub(crate) protocol: String,
}

/// Reads a short port. The ports of a range come in the order of their text, as in the canonical form.
pub(crate) fn parse(text: &str) -> Result<Vec<ShortPort>, SyntaxError> {
    let (host, container) = text.rsplit_once(':').unwrap_or(("", text));
    let (address, host) = host.rsplit_once(':').unwrap_or(("", host));
    let (container, protocol) = protocol(container)?;
    if container.is_empty() {
        return Err(SyntaxError::new(format!("`{text}` names no port of the container")).with_help(HELP));
    }
    let host_ip = host_ip(address)?;
    let targets = range(container, "port of the container")?;
    if *targets.start() == 0 {
        return Err(SyntaxError::new("a container cannot listen on port 0").with_help(HELP));
    }
    let hosts = if host.is_empty() { None } else { Some(range(host, "port of the host")?) };
    let pairs = pairs(&targets, hosts.as_ref()).ok_or_else(|| {
        SyntaxError::new(format!("`{host}` and `{container}` are ranges of different length"))
            .with_help("give both ranges the same number of ports, or publish to a single port")
    })?;
    let port = |(target, published)| ShortPort {
        host_ip: host_ip.clone(),
        published,
        target,
        protocol: protocol.clone(),
    };
    Ok(pairs.into_iter().map(port).collect())
}

/// The port of the container without its protocol, and the protocol. Only the first of several counts.
fn protocol(text: &str) -> Result<(&str, String), SyntaxError> {
    let mut parts = text.split('/');
    let port = parts.next().unwrap_or("");
    let protocol = match parts.next() {
        None | Some("") => "tcp".to_owned(),
        Some(protocol) => protocol.to_ascii_lowercase(),
    };
    if matches!(protocol.as_str(), "tcp" | "udp" | "sctp") {
        return Ok((port, protocol));
    }
    let message = format!("`{protocol}` is not a protocol that a port can have");
    Err(SyntaxError::new(message).with_help("write `tcp`, `udp` or `sctp`"))
}

/// The address, without the brackets that IPv6 addresses may stand in.
fn host_ip(text: &str) -> Result<Option<String>, SyntaxError> {
    let bare = text.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(text);
    if text.is_empty() {
        return Ok(None);
    }
    if bare.parse::<IpAddr>().is_ok() {
        return Ok(Some(bare.to_owned()));
    }
    let help = match text {
        "localhost" => "write the address itself: `127.0.0.1`",
        _ => "before the two ports there can only be an IP address of the host, such as `127.0.0.1`",
    };
    Err(SyntaxError::new(format!("`{text}` is not an IP address")).with_help(help))
}

fn range(text: &str, what: &str) -> Result<RangeInclusive<u16>, SyntaxError> {
    let (first, last) = text.split_once('-').unwrap_or((text, text));
    let range = number(first, what)?..=number(last, what)?;
    if range.is_empty() {
        let message = format!("the range `{text}` ends before it starts");
        return Err(SyntaxError::new(message).with_help(format!("write `{last}-{first}`")));
    }
    Ok(range)
}

fn number(text: &str, what: &str) -> Result<u16, SyntaxError> {
    let digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let number = digits.then(|| text.parse().ok()).flatten();
    number.ok_or_else(|| {
        let message = if digits {
            format!("`{text}` is too big for a {what}: ports end at 65535")
        } else {
            format!("`{text}` is not a {what}")
        };
        SyntaxError::new(message).with_help(HELP)
    })
}

/// Each port of the container with what it is published as; nothing if the ranges do not fit each other.
fn pairs(
    targets: &RangeInclusive<u16>,
    hosts: Option<&RangeInclusive<u16>>,
) -> Option<Vec<(u16, Option<String>)>> {
    let mut pairs: Vec<_> = match hosts {
        None => targets.clone().map(|target| (target, None)).collect(),
        Some(hosts) if hosts.len() == targets.len() => {
            let published = hosts.clone().map(|host| Some(host.to_string()));
            targets.clone().zip(published).collect()
        }
        Some(hosts) if targets.len() == 1 => {
            vec![(*targets.start(), Some(format!("{}-{}", hosts.start(), hosts.end())))]
        }
        Some(_) => return None,
    };
    pairs.sort_by_cached_key(|(target, _)| target.to_string());
    Some(pairs)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Writes ports as `ip|published|target/protocol`, which a table can show.
    fn shown(text: &str) -> Vec<String> {
        let show = |port: ShortPort| {
            let ip = port.host_ip.unwrap_or_default();
            let published = port.published.unwrap_or_default();
            format!("{ip}|{published}|{}/{}", port.target, port.protocol)
        };
        parse(text).unwrap_or_else(|error| panic!("{text}: {error}")).into_iter().map(show).collect()
    }

    #[test]
    fn reads_every_form() {
        let table: [(&str, &[&str]); 13] = [
            ("80", &["||80/tcp"]),
            ("080", &["||80/tcp"]),
            (":80", &["||80/tcp"]),
            ("::80", &["||80/tcp"]),
            ("80/", &["||80/tcp"]),
            ("53:53/UDP", &["|53|53/udp"]),
            ("80:80/tcp/udp", &["|80|80/tcp"]),
            ("0:80", &["|0|80/tcp"]),
            ("8000-8010:80", &["|8000-8010|80/tcp"]),
            ("9-10:9-10", &["|10|10/tcp", "|9|9/tcp"]),
            ("[::1]:6000:6001", &["::1|6000|6001/tcp"]),
            ("2001:db8::1:6000:6001", &["2001:db8::1|6000|6001/tcp"]),
            ("::1::80", &["::1||80/tcp"]),
        ];
        for (text, ports) in table {
            assert_eq!(shown(text), ports, "{text}");
        }
    }

    #[test]
    fn names_what_is_wrong() {
        let table = [
            ("", "names no port"),
            ("80:", "names no port"),
            ("/tcp", "names no port"),
            ("80/tpc", "`tpc` is not a protocol"),
            ("web", "`web` is not a port of the container"),
            ("+80", "`+80` is not a port of the container"),
            ("80:70000", "`70000` is too big"),
            ("99999:80", "`99999` is too big"),
            ("0", "port 0"),
            ("-1", "`` is not a port"),
            ("81-80", "`81-80` ends before"),
            ("1-2-3", "`2-3` is not a port"),
            ("80:80-81", "different length"),
            ("localhost:80:80", "`localhost` is not an IP address"),
            ("[::1:80:80", "`[::1` is not an IP address"),
            ("1.1.1.1:80", "`1.1.1.1` is not a port of the host"),
        ];
        for (text, message) in table {
            let error = parse(text).unwrap_err();
            assert!(error.message.contains(message), "{text}: {error}");
        }
    }

    proptest! {
        #[test]
        fn never_panics(text in ".*|[0-9:/.-]*") {
            let _ = parse(&text);
        }
    }
}
