//! V82: which texts a field can have.

use std::net::IpAddr;

use super::grammar::{is_label, is_label_key, is_label_with_letter, is_subdomain};
use crate::kubernetes::schedule::is_schedule;

/// What tells the texts that a field can have.
type Grammar = fn(&str) -> bool;

/// The grammar of a field; nothing if every text is good, or other rules look after it.
pub(super) fn grammar(outer: &str, field: &str) -> Option<Grammar> {
    of_names(outer, field).or_else(|| of_addresses(outer, field)).or_else(|| of_paths(outer, field))
}

fn of_names(outer: &str, field: &str) -> Option<Grammar> {
    Some(match (outer, field) {
        (
            _,
            "priorityClassName" | "runtimeClassName" | "storageClassName" | "nodeName" | "ingressClassName",
        ) => is_name_or_nothing,
        (_, "serviceAccountName" | "claimName" | "secretName" | "volumeName" | "gatewayClassName")
        | ("imagePullSecrets" | "secretKeyRef" | "configMapKeyRef" | "parentRefs", "name") => {
            is_name_or_nothing
        }
        ("backendRefs" | "service", "name") => is_label_with_letter,
        (_, "hostname" | "subdomain") => is_label_or_nothing,
        ("tolerations", "key") => |text| text.is_empty() || is_label_key(text),
        (_, "appProtocol" | "loadBalancerClass") | ("listeners", "name") => is_label_key,
        ("sysctls", "name") => is_sysctl,
        (_, "schedule") => is_schedule,
        (_, "timeZone") => is_time_zone,
        _ => return None,
    })
}

fn of_addresses(outer: &str, field: &str) -> Option<Grammar> {
    Some(match (outer, field) {
        ("hostAliases", "ip") | (_, "nameservers" | "externalIPs") => is_address,
        (_, "clusterIP" | "clusterIPs") => |text| matches!(text, "" | "None") || is_address(text),
        (_, "cidr" | "except" | "loadBalancerSourceRanges") => is_range,
        (_, "externalName") => |text| is_subdomain(text.trim_end_matches('.')),
        (_, "searches") => |text| text == "." || is_subdomain(text.strip_suffix('.').unwrap_or(text)),
        ("hostAliases", "hostnames") => is_subdomain,
        ("rules", "host") | ("spec", "hostnames") | ("tls", "hosts") => is_host,
        _ => return None,
    })
}

fn of_paths(outer: &str, field: &str) -> Option<Grammar> {
    Some(match (outer, field) {
        ("hostPath", "path") => |text| !text.is_empty() && !climbs(text),
        ("nfs", "path") => |text| text.starts_with('/') && !climbs(text),
        ("local", "path") => |text| !text.is_empty() && !climbs(text),
        ("items" | "serviceAccountToken", "path") | (_, "localhostProfile") => is_inside,
        ("httpGet", "path") => |text| !text.is_empty(),
        ("paths", "path") => is_request_path,
        ("httpHeaders", "name") => is_header,
        ("emptyDir", "medium") => |text| matches!(text, "" | "Memory") || text.starts_with("HugePages"),
        _ => return None,
    })
}

fn is_name_or_nothing(text: &str) -> bool {
    text.is_empty() || is_subdomain(text)
}

fn is_label_or_nothing(text: &str) -> bool {
    text.is_empty() || is_label(text)
}

/// Names with dots or slashes between their parts.
fn is_sysctl(text: &str) -> bool {
    let is_word = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let part = |part: &str| {
        part.starts_with(is_word)
            && part.ends_with(is_word)
            && part.chars().all(|c| is_word(c) || matches!(c, '-' | '_'))
    };
    text.len() <= 253 && text.split(['.', '/']).all(part)
}

fn is_time_zone(text: &str) -> bool {
    let known = |c: char| c.is_ascii_alphanumeric() || "/_+-".contains(c);
    !text.is_empty() && text.chars().all(known) && !text.eq_ignore_ascii_case("local")
}

fn is_address(text: &str) -> bool {
    text.parse::<IpAddr>().is_ok()
}

/// Addresses with the number of bits that they share.
fn is_range(text: &str) -> bool {
    let Some((address, bits)) = text.split_once('/') else { return false };
    let most = match address.parse() {
        Ok(IpAddr::V4(_)) => 32,
        Ok(IpAddr::V6(_)) => 128,
        Err(_) => return false,
    };
    bits.parse::<u8>().is_ok_and(|bits| bits <= most)
}

/// A host name, perhaps with `*` in the place of its first part.
fn is_host(text: &str) -> bool {
    let name = text.strip_prefix("*.").unwrap_or(text);
    text.is_empty() || is_subdomain(name) && !is_address(text)
}

fn climbs(path: &str) -> bool {
    path.split('/').any(|step| step == "..")
}

/// A path inside of a folder.
fn is_inside(path: &str) -> bool {
    !path.is_empty() && !path.starts_with('/') && !path.starts_with("..") && !climbs(path)
}

/// A path that a server is asked for.
fn is_request_path(path: &str) -> bool {
    let lower = path.to_ascii_lowercase();
    let odd = ["//", "/./", "/../", "%2f", "%5c"].iter().any(|odd| lower.contains(odd));
    path.starts_with('/') && !odd && !path.ends_with("/..") && !path.ends_with("/.")
}

fn is_header(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_told_from_others() {
        let cases: &[(Grammar, &[&str], &[&str])] = &[
            (is_sysctl, &["net.core.somaxconn", "net/ipv4/ip_forward"], &["", "Net.a", "a..b", "a b"]),
            (is_time_zone, &["Etc/UTC", "Europe/Zurich"], &["", "Local", "a b"]),
            (is_address, &["10.0.0.1", "::1"], &["", "10.0.0", "a", "10.0.0.1/8"]),
            (is_range, &["10.0.0.0/8", "::/0"], &["10.0.0.0", "10.0.0.0/33", "a/8", "::/129"]),
            (is_host, &["a.io", "*.a.io", ""], &["*", "a.*", "10.0.0.1", "A.io"]),
            (is_inside, &["a", "a/b"], &["", "/a", "../a", "a/../b", "..a"]),
            (is_request_path, &["/", "/a"], &["", "a", "/a//b", "/a/../b", "/%2Fa", "/.."]),
            (is_header, &["X-Probe"], &["", "a b", "a:"]),
        ];
        for (index, (is_good, good, bad)) in cases.iter().enumerate() {
            assert!(good.iter().all(|text| is_good(text)), "{index}");
            assert!(bad.iter().all(|text| !is_good(text)), "{index}");
        }
    }
}
