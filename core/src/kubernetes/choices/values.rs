//! The values of `kompose.*` labels: each reader gives the value, or says what the value may be.

use crate::kubernetes::names;
use crate::kubernetes::quantity;
use crate::kubernetes::schedule::is_schedule;
use crate::model::x_kubernetes::XAccessMode;
use crate::model::{Duration, shell_words};
use crate::options::Word;
use crate::options::kubernetes::AccessMode;

choices! {
    /// How a label says that the ports of a service are reached.
    pub(crate) enum LabelServiceType {
        /// Inside of the cluster.
        ClusterIp = "clusterip",
        /// By a port of each node.
        NodePort = "nodeport",
        /// By an address of its own.
        LoadBalancer = "loadbalancer",
        /// Inside of the cluster, by the addresses of the Pods.
        Headless = "headless",
    }

    /// The kinds of workloads that a label can ask for.
    pub(crate) enum LabelController {
        /// Pods that run for ever.
        Deployment = "deployment",
        /// A Pod on each node.
        DaemonSet = "daemonset",
        /// Pods with lasting names.
        StatefulSet = "statefulset",
        /// Pods that run to their end.
        Job = "job",
    }

    /// What a label makes of the volumes of a service.
    pub(crate) enum VolumeType {
        /// Claims.
        Claim = "persistentVolumeClaim",
        /// Empty folders that are gone with the Pod.
        EmptyDir = "emptyDir",
        /// Paths on the node.
        HostPath = "hostPath",
        /// ConfigMaps.
        ConfigMap = "configMap",
    }
}

/// The hosts of an Ingress.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Hosts {
    /// Those of the option `--host`.
    Option,
    /// These, each with a path.
    These(Vec<(String, Option<String>)>),
}

/// What an autoscaler aims at, in percent of what is requested.
pub(crate) type CpuTarget = i32;

/// What an autoscaler aims at for memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum MemoryTarget {
    /// A share of what is requested, in percent.
    Percent(i32),
    /// An amount for each Pod.
    Amount(String),
}

type Read<T> = Result<T, String>;

fn allowed<T>(value: Option<T>, allowed: &str) -> Read<T> {
    value.ok_or_else(|| allowed.to_owned())
}

fn one_of(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    format!("one of {}", words.join(", "))
}

/// A word of a closed vocabulary; letter case does not matter.
pub(super) fn word<T: Word>(text: &str) -> Read<T> {
    let known = T::WORDS.iter().find(|word| word.eq_ignore_ascii_case(text));
    known.and_then(|word| T::from_word(word)).ok_or_else(|| one_of(T::WORDS))
}

pub(super) fn access_mode(text: &str) -> Read<XAccessMode> {
    word::<AccessMode>(text).map(super::claim_mode)
}

pub(super) fn switch(text: &str) -> Read<bool> {
    allowed(text.to_ascii_lowercase().parse().ok(), "`true` or `false`")
}

pub(super) fn text(text: &str) -> Read<String> {
    allowed(Some(text.to_owned()).filter(|text| !text.is_empty()), "a name")
}

const NAME: &str = "a name of letters, digits, `-` and `.`, in lower case";

pub(super) fn name(text: &str) -> Read<String> {
    allowed(Some(text.to_owned()).filter(|text| names::is_subdomain(text)), NAME)
}

/// The name of a Secret; kompose once took `true` for a certificate that somebody else provides.
pub(super) fn secret_name(text: &str) -> Read<String> {
    if text == "true" { Err("the name of a Secret with a certificate".to_owned()) } else { name(text) }
}

pub(super) fn names(text: &str) -> Read<Vec<String>> {
    text.split(',').map(str::trim).map(name).collect()
}

fn number(text: &str, range: std::ops::RangeInclusive<i64>) -> Option<i64> {
    text.parse().ok().filter(|number| range.contains(number))
}

fn small(text: &str, range: std::ops::RangeInclusive<i64>) -> Option<i32> {
    number(text, range).and_then(|number| i32::try_from(number).ok())
}

pub(super) fn node_port(text: &str) -> Read<i32> {
    allowed(small(text, 30_000..=32_767), "a number from 30000 to 32767")
}

pub(super) fn port(text: &str) -> Read<i32> {
    allowed(small(text, 1..=65_535), "the number of a port, from 1 to 65535")
}

pub(super) fn count(text: &str) -> Read<i32> {
    allowed(small(text, 0..=i64::from(i32::MAX)), "a whole number, 0 or more")
}

pub(super) fn positive(text: &str) -> Read<i32> {
    allowed(small(text, 1..=i64::from(i32::MAX)), "a whole number, 1 or more")
}

pub(super) fn group(text: &str) -> Read<i64> {
    allowed(number(text, 0..=i64::from(i32::MAX)), "the number of a group")
}

pub(super) fn cpu_target(text: &str) -> Read<CpuTarget> {
    let percent = small(text.strip_suffix('%').unwrap_or(text), 1..=100);
    allowed(percent, "a share in percent, from 1 to 100")
}

pub(super) fn memory_target(text: &str) -> Read<MemoryTarget> {
    if let Ok(percent) = cpu_target(text) {
        return Ok(MemoryTarget::Percent(percent));
    }
    let amount = quantity::is_quantity(text).then(|| MemoryTarget::Amount(text.to_owned()));
    allowed(amount, "a share in percent, from 1 to 100, or an amount such as `512Mi`")
}

pub(super) fn quantity(text: &str) -> Read<String> {
    allowed(quantity::is_quantity(text).then(|| text.to_owned()), "an amount such as `512Mi` or `10Gi`")
}

pub(super) fn size(text: &str) -> Read<String> {
    allowed(quantity::is_size(text).then(|| text.to_owned()), "an amount of storage such as `10Gi`")
}

pub(super) fn label_value(text: &str) -> Read<String> {
    allowed(Some(text.to_owned()).filter(|text| names::is_label_value(text)), "the value of a label")
}

pub(super) fn duration(text: &str) -> Read<Duration> {
    allowed(Duration::parse(text).ok(), "a time such as `10s` or `1m30s`")
}

pub(super) fn path(text: &str) -> Read<String> {
    allowed(Some(text.to_owned()).filter(|text| text.starts_with('/')), "a path that starts with `/`")
}

pub(super) fn sub_path(text: &str) -> Read<String> {
    let inside = !text.is_empty() && !text.starts_with('/') && text.split('/').all(|part| part != "..");
    allowed(
        inside.then(|| text.to_owned()),
        "a path inside of the volume, without `/` before it and without `..`",
    )
}

/// `true`, or host names with paths and commas between them.
pub(super) fn hosts(text: &str) -> Read<Hosts> {
    if text.eq_ignore_ascii_case("true") {
        return Ok(Hosts::Option);
    }
    let host = |item: &str| {
        let (host, path) = match item.split_once('/') {
            Some((host, path)) => (host, Some(format!("/{path}"))),
            None => (item, None),
        };
        let plain = host.strip_prefix("*.").unwrap_or(host);
        (names::is_subdomain(plain) && item != "false").then(|| (host.to_owned(), path))
    };
    let hosts: Option<Vec<_>> = text.split(',').map(|item| host(item.trim())).collect();
    allowed(
        hosts.map(Hosts::These),
        "`true`, or host names such as `shop.example.com/api`, with commas between them",
    )
}

/// Five fields of time, or a word such as `@daily`.
pub(super) fn schedule(text: &str) -> Read<String> {
    allowed(
        is_schedule(text).then(|| text.to_owned()),
        "five fields of time such as `0 3 * * *`, or a word such as `@daily`",
    )
}

/// A list in JSON, or words as in a shell.
pub(super) fn command(text: &str) -> Read<Vec<String>> {
    let words = if text.starts_with('[') {
        serde_json::from_str(text).ok()
    } else {
        shell_words::split(text).ok().map(|split| split.words)
    };
    allowed(words, "a list such as `[\"echo\", \"hello\"]`, or words as in a shell")
}

/// A list in JSON with or without `CMD`, or a line for a shell; nothing for `NONE`.
pub(super) fn test(text: &str) -> Read<Option<Vec<String>>> {
    let shell = |line: &str| Some(["/bin/sh", "-c", line].map(str::to_owned).to_vec());
    if text == "NONE" {
        return Ok(None);
    }
    if !text.starts_with('[') {
        return Ok(shell(text));
    }
    let mut words: Vec<String> = command(text)?;
    match words.first().map(String::as_str) {
        Some("NONE") => Ok(None),
        Some("CMD-SHELL") => Ok(shell(&words.split_off(1).join(" "))),
        Some("CMD") => Ok(Some(words.split_off(1))),
        _ => Ok(Some(words)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_true_or_names() {
        let host = |host: &str, path: Option<&str>| (host.to_owned(), path.map(str::to_owned));
        assert_eq!(hosts("true"), Ok(Hosts::Option));
        assert_eq!(
            hosts("a.io/x, *.b.io"),
            Ok(Hosts::These(vec![host("a.io", Some("/x")), host("*.b.io", None)]))
        );
        for text in ["", "false", "a b", "http://a.io"] {
            assert!(hosts(text).is_err(), "{text}");
        }
    }

    #[test]
    fn checks_keep_their_shell() {
        let words = |words: &[&str]| Ok(Some(words.iter().map(|word| (*word).to_owned()).collect()));
        assert_eq!(test("curl -f x || exit 1"), words(&["/bin/sh", "-c", "curl -f x || exit 1"]));
        assert_eq!(test(r#"["CMD", "a", "b"]"#), words(&["a", "b"]));
        assert_eq!(test(r#"["CMD-SHELL", "a | b"]"#), words(&["/bin/sh", "-c", "a | b"]));
        assert_eq!((test("NONE"), test(r#"["NONE"]"#)), (Ok(None), Ok(None)));
        assert!(test("[").is_err());
    }

    #[test]
    fn numbers_have_their_ranges() {
        assert_eq!((node_port("30000"), node_port("80").is_err()), (Ok(30_000), true));
        assert_eq!((cpu_target("80%"), cpu_target("0").is_err()), (Ok(80), true));
        assert_eq!(memory_target("512Mi"), Ok(MemoryTarget::Amount("512Mi".to_owned())));
        assert!(schedule("0 3 * * *").is_ok() && schedule("@daily").is_ok() && schedule("daily").is_err());
    }
}
