//! Other values for a key, of the same kind and as likely to be accepted.

use kompose_core::yaml::Value;

use super::Step;

/// Words that can stand for one another.
const WORDS: &[&[&str]] = &[
    &["always", "unless-stopped", "on-failure", "no"],
    &["always", "never", "missing"],
    &["service_started", "service_healthy", "service_completed_successfully"],
    &["tcp", "udp"],
    &["ingress", "host"],
    &["replicated", "global"],
    &["start-first", "stop-first"],
    &["pause", "continue", "rollback"],
    &["none", "on-failure", "any"],
    &["vip", "dnsrr"],
    &["volume", "bind", "tmpfs"],
    &["rprivate", "rslave", "rshared"],
    &["private", "host"],
    &["true", "false"],
    &["linux/amd64", "linux/arm64"],
    &["bridge", "overlay", "macvlan"],
    &["json-file", "syslog"],
    &["SIGTERM", "SIGQUIT"],
];

/// Other values to try in the place of one, the likeliest first; none for lists and mappings.
#[must_use]
pub fn changes(path: &[Step], value: &Value) -> Vec<Value> {
    match value {
        Value::Bool(value) => vec![Value::Bool(!value)],
        Value::Int(value) => vec![Value::Int(value.saturating_add(1)), Value::Int(value.saturating_sub(1))],
        Value::Float(value) => vec![Value::Float(value + 0.25), Value::Float(value + 1.0)],
        Value::String(text) => texts(path, text).into_iter().map(Value::String).collect(),
        Value::Null => vec![Value::String("changed".to_owned()), Value::Int(2)],
        Value::Sequence(_) | Value::Mapping(_) => Vec::new(),
    }
}

fn texts(path: &[Step], text: &str) -> Vec<String> {
    let mut found: Vec<String> = WORDS
        .iter()
        .filter(|words| words.contains(&text))
        .flat_map(|words| words.iter().filter(|word| **word != text).map(|word| (*word).to_owned()))
        .collect();
    found.extend(with_another_digit(text));
    if matches!(path.last(), Some(Step::Item(_))) {
        found.push(format!("changed-{text}"));
    }
    found.push(format!("{text}changed"));
    found.push("0".to_owned());
    found
}

/// The text with one more in its last digit, which keeps durations, sizes, addresses and versions what they are.
fn with_another_digit(text: &str) -> Option<String> {
    let at = text.rfind(|character: char| character.is_ascii_digit())?;
    let (before, rest) = text.split_at(at);
    let digit = rest.chars().next()?.to_digit(10)?;
    let other = if digit == 9 { 8 } else { digit + 1 };
    Some(format!("{before}{other}{}", rest.get(1..)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_change_into_their_like() {
        let first = |value: Value| changes(&[], &value).into_iter().next();
        let text = |text: &str| Value::String(text.to_owned());
        assert_eq!(first(Value::Bool(true)), Some(Value::Bool(false)));
        assert_eq!(first(Value::Int(3)), Some(Value::Int(4)));
        assert_eq!(first(text("30s")), Some(text("31s")));
        assert_eq!(first(text("9")), Some(text("8")));
        assert_eq!(first(text("stop-first")), Some(text("start-first")));
        assert_eq!(first(text("nginx")), Some(text("nginxchanged")));
        assert_eq!(first(Value::Sequence(Vec::new())), None);
    }
}
