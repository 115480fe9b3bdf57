//! Checks that the kubelet can do by itself: those that do exactly what one of its own probes does.

use k8s_openapi::api::core::v1::{GRPCAction, HTTPGetAction, HTTPHeader, Probe, TCPSocketAction};
use k8s_openapi::apimachinery::pkg::util::intstr::IntOrString;

use crate::model::shell_words;

/// The handler that does the same as a line of a shell.
pub(super) fn of_line(line: &str) -> Option<Probe> {
    let line = line.trim();
    let line =
        line.strip_suffix("exit 1").and_then(|line| line.trim_end().strip_suffix("||")).unwrap_or(line);
    // Whatever a shell would do more than cut the line into words is beyond a handler.
    if line.contains(|character: char| "$`\\*~#(){}!\n".contains(character)) {
        return None;
    }
    let split = shell_words::split(line).ok().filter(|split| split.truncated_at.is_none())?;
    of_words(&split.words)
}

/// The handler that does the same as a program with its arguments.
pub(super) fn of_words(words: &[String]) -> Option<Probe> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (program, arguments) = words.split_first()?;
    match program.rsplit('/').next()? {
        "curl" => curl(arguments),
        "wget" => wget(arguments),
        "nc" => netcat(arguments),
        "grpc_health_probe" => grpc(arguments),
        _ => None,
    }
}

/// Without `-f`, curl is content with any answer, and a probe is not.
fn curl(arguments: &[&str]) -> Option<Probe> {
    let mut rest = arguments.iter();
    let (mut address, mut fails) = (None, false);
    while let Some(argument) = rest.next() {
        match *argument {
            "--fail" => fails = true,
            "--silent" | "--show-error" => {}
            long if long.starts_with("--") => return None,
            short if short.starts_with('-') => {
                let letters = short.get(1..).filter(|letters| !letters.is_empty())?;
                let (letters, file) = letters.split_once('o').map_or((letters, None), |(l, o)| (l, Some(o)));
                match file {
                    Some("") => rest.next().filter(|file| **file == "/dev/null").map(|_| ())?,
                    Some(file) if file != "/dev/null" => return None,
                    Some(_) | None => {}
                }
                fails |= letters.contains('f');
                letters.chars().all(|letter| "fsSL".contains(letter)).then_some(())?;
            }
            url => address = Some(url).filter(|_| address.is_none()).map(Some)?,
        }
    }
    address.filter(|_| fails).and_then(http)
}

/// Without an option for it, wget leaves a file behind, and the next check finds it in its way.
fn wget(arguments: &[&str]) -> Option<Probe> {
    let mut rest = arguments.iter();
    let (mut address, mut tidy) = (None, false);
    while let Some(argument) = rest.next() {
        match *argument {
            "-q" | "--tries=1" => {}
            "--spider" | "-O-" | "-O/dev/null" | "-qO-" | "-qO/dev/null" => tidy = true,
            "-O" | "-qO" => tidy = matches!(*rest.next()?, "-" | "/dev/null"),
            option if option.starts_with('-') => return None,
            url => address = Some(url).filter(|_| address.is_none()).map(Some)?,
        }
    }
    address.filter(|_| tidy).and_then(http)
}

/// A request to the container itself.
fn http(url: &str) -> Option<Probe> {
    let rest = url.strip_prefix("http://")?;
    let end = rest.find(['/', '?']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at_checked(end)?;
    let port = match own_host(authority)? {
        "" => 80,
        port => port_number(port.strip_prefix(':')?)?,
    };
    let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
    let plain = |character: char| character.is_ascii_graphic() && !"[]<>\"^|#".contains(character);
    path.chars().all(plain).then(|| Probe {
        http_get: Some(HTTPGetAction {
            path: Some(path),
            port: IntOrString::Int(port),
            http_headers: Some(vec![HTTPHeader { name: "Host".to_owned(), value: "localhost".to_owned() }]),
            ..HTTPGetAction::default()
        }),
        ..Probe::default()
    })
}

/// What follows the host, if that is the container itself.
fn own_host(authority: &str) -> Option<&str> {
    ["localhost", "127.0.0.1", "[::1]"].into_iter().find_map(|host| authority.strip_prefix(host))
}

fn port_number(text: &str) -> Option<i32> {
    text.parse::<u16>().ok().filter(|port| *port > 0).map(i32::from)
}

fn netcat(arguments: &[&str]) -> Option<Probe> {
    let ["-z", "localhost" | "127.0.0.1" | "::1", port] = arguments else { return None };
    let port = IntOrString::Int(port_number(port)?);
    Some(Probe { tcp_socket: Some(TCPSocketAction { port, host: None }), ..Probe::default() })
}

fn grpc(arguments: &[&str]) -> Option<Probe> {
    let [address] = arguments else { return None };
    let address =
        address.trim_start_matches('-').strip_prefix("addr=").filter(|_| address.starts_with('-'))?;
    let port = own_host(address).unwrap_or(address).strip_prefix(':').and_then(port_number)?;
    Some(Probe { grpc: Some(GRPCAction { port, service: None }), ..Probe::default() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(probe: Option<Probe>) -> String {
        let Some(probe) = probe else { return "exec".to_owned() };
        let http = probe.http_get.map(|get| format!("http {:?} {}", get.port, get.path.unwrap()));
        let tcp = probe.tcp_socket.map(|tcp| format!("tcp {:?}", tcp.port));
        let grpc = probe.grpc.map(|grpc| format!("grpc {}", grpc.port));
        http.or(tcp).or(grpc).unwrap().replace("Int(", "").replace(')', "")
    }

    #[test]
    fn only_what_is_equal_is_replaced() {
        let table = [
            ("curl -f http://localhost", "http 80 /"),
            ("curl -fsSL http://127.0.0.1:8080/health?x=1 || exit 1", "http 8080 /health?x=1"),
            ("curl --fail --silent -o /dev/null 'http://[::1]:90/a&b'||exit 1", "http 90 /a&b"),
            ("/usr/bin/curl -sfo /dev/null http://localhost:1/", "http 1 /"),
            ("curl http://localhost", "exec"),
            ("curl -f http://localhost/a&b", "exec"),
            ("curl -f https://localhost", "exec"),
            ("curl -f http://db:80/", "exec"),
            ("curl -f http://localhost:x/", "exec"),
            ("curl -f http://localhost:$PORT/", "exec"),
            ("curl -fk http://localhost/", "exec"),
            ("curl -f -o /tmp/x http://localhost/", "exec"),
            ("curl -f -X POST http://localhost/", "exec"),
            ("curl -f http://localhost/ | grep ok", "exec"),
            ("curl -f http://localhost/ http://localhost/b", "exec"),
            ("curl -f http://localhost.example.com/", "exec"),
            ("wget -q --spider http://localhost:3000/ready", "http 3000 /ready"),
            ("wget --tries=1 -qO- http://localhost/", "http 80 /"),
            ("wget -q -O /dev/null http://localhost/ || exit 1", "http 80 /"),
            ("wget -q http://localhost/", "exec"),
            ("wget -O page http://localhost/", "exec"),
            ("wget -q --post-data=x http://localhost/", "exec"),
            ("nc -z localhost 5432", "tcp 5432"),
            ("nc -z db 5432", "exec"),
            ("nc -zw1 localhost 5432", "exec"),
            ("nc -z localhost 0", "exec"),
            ("/bin/grpc_health_probe -addr=:5000", "grpc 5000"),
            ("grpc_health_probe --addr=localhost:5000", "grpc 5000"),
            ("grpc_health_probe -addr=:5000 -tls", "exec"),
            ("pg_isready -h localhost", "exec"),
            ("", "exec"),
        ];
        for (line, expected) in table {
            assert_eq!(shown(of_line(line)), expected, "{line}");
        }
    }
}
